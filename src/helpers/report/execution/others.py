"""Before a survey is compared with others: their counts, made as their own reports make them."""

import json
from pathlib import Path

from helpers.disclosure.count_files import FILE_NAME
from helpers.report.sources import checksum, combined_checksum
from helpers.results.compared_surveys import compared_folders
from helpers.survey.codebook import read_codebook
from helpers.survey.paths import SurveyFolder

_STAMP = "compared.json"


def prepare_compared(folder: SurveyFolder, sources: dict[str, str], build_folder: Path) -> None:
    """Clean, count and protect every survey that a survey is compared with, where that is due.

    Parameters
    ----------
    folder
        The survey.
    sources
        SHA-256 of every source.
    build_folder
        Where the survey's builds keep what they need again.

    Raises
    ------
    InputError
        A survey named is missing or not fit to run, or shares no question or sector.
    """
    stamp = build_folder / _STAMP
    known = _read(stamp)
    made = {}
    for other in compared_folders(read_codebook(folder)):
        belongs = (f"data/raw/{other.name}/", "src/helpers/")
        key = combined_checksum(
            {name: value for name, value in sources.items() if name.startswith(belongs)}
        )
        counts = other.processed / FILE_NAME
        if known.get(other.name) != [key, _checksum(counts)]:
            from helpers.cleaning.prepare import prepare_counts  # noqa: PLC0415  (slow to import)

            prepare_counts(other)
        made[other.name] = [key, _checksum(counts)]
    if made != known:
        stamp.write_text(json.dumps(made, indent=1), encoding="utf-8")


def _checksum(path: Path) -> str | None:
    return checksum(path) if path.exists() else None


def _read(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
