"""Keep protected counts between appendices: notebook 01 writes them, all others read them."""

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.disclosure.counts import whole_numbers
from helpers.disclosure.protection import ProtectedCounts, Suppression
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder

FILE_NAME = "counts.json"
_TABLES = ("response", "answers", "pairs", "items", "cases")
_STATED = ("numbers", "differences")  # which releases of long ago do not have


def write_counts(folder: SurveyFolder, counts: ProtectedCounts, hidden: Suppression) -> None:
    """Write protected counts to the survey's processed folder, in one step.

    Parameters
    ----------
    folder
        The survey.
    counts
        Counts with hidden cells missing.
    hidden
        How many cells were hidden.
    """
    content: dict[str, Any] = {
        "survey": counts.survey,
        "source": counts.source,
        "suppression": asdict(hidden),
    }
    for name in (*_TABLES, *_STATED):
        content[name] = json.loads(getattr(counts, name).to_json(orient="split", index=False))
    folder.processed.mkdir(parents=True, exist_ok=True)
    # Two reports may need these counts, and write them, at the same time.
    handle, name = tempfile.mkstemp(dir=folder.processed, prefix=f".{FILE_NAME}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(content, indent=1, ensure_ascii=False))
    Path(name).replace(folder.processed / FILE_NAME)


def read_counts(folder: SurveyFolder) -> tuple[ProtectedCounts, Suppression]:
    """Read the protected counts of a survey.

    Parameters
    ----------
    folder
        The survey.

    Returns
    -------
    ProtectedCounts
        Counts; a missing count is a hidden one.
    Suppression
        How many cells were hidden.

    Raises
    ------
    InputError
        Notebook 01 has not been run for this survey.
    """
    path = folder.processed / FILE_NAME
    if not path.exists():
        expected = "is made by notebook 01_clean_survey; run that first"
        raise InputError([Fault(f"data/processed/{folder.name}/{FILE_NAME}", expected)])
    return _read(path)


def read_released(folder: SurveyFolder) -> list[ProtectedCounts]:
    """Read the protected counts of every release of a survey, the first one first.

    Parameters
    ----------
    folder
        The survey.
    """
    return [_read(place / FILE_NAME)[0] for place in release_places(folder)]


def release_places(folder: SurveyFolder) -> list[Path]:
    """Return the folder of every release of a survey, the first one first."""
    numbered = (path for path in folder.releases.glob("*") if path.name.isdecimal())
    return sorted(numbered, key=lambda path: int(path.name))


def _read(path: Path) -> tuple[ProtectedCounts, Suppression]:
    content = json.loads(path.read_text(encoding="utf-8"))
    tables = {
        name: whole_numbers(
            pd.DataFrame(content[name]["data"], columns=content[name]["columns"], dtype=object)
        )
        for name in _TABLES
    }
    tables |= {name: _stated(content[name]) for name in _STATED if name in content}
    counts = ProtectedCounts(survey=content["survey"], source=content["source"], **tables)
    return counts, Suppression(**content["suppression"])


def _stated(content: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(content["data"], columns=content["columns"])
    texts = {"question", "group", "method", "first", "last", "n"}
    numbers = {name: float for name in frame.columns if name not in texts}
    return whole_numbers(frame.astype(numbers))
