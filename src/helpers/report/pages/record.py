"""What a report, or one of its pages, was built from: inputs, code and environment."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.report.execution.store import Run, Store
from helpers.report.sources import (
    LOCK_FILE,
    combined_checksum,
    project_version,
    source_name,
)
from helpers.survey.codebook import read_codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.provenance import data_files

_CODE = ("src/helpers/", "notebooks/")
_RENDERING = "src/helpers/report/"


@dataclass(frozen=True)
class BuildRecord:
    """What something was built from.

    Parameters
    ----------
    inputs
        SHA-256 of every input file, by its path inside the survey folder; a file of a survey that
        this one is compared with, by its path inside ``data/raw``.
    version
        The project's version.
    code
        SHA-256 over the notebooks and helpers.
    environment
        SHA-256 of the lock file; None where there is none.
    """

    inputs: dict[str, str]
    version: str
    code: str
    environment: str | None


def report_record(folder: SurveyFolder, sources: dict[str, str]) -> BuildRecord:
    """Return what a whole report is built from.

    Parameters
    ----------
    folder
        The survey.
    sources
        SHA-256 of every source.
    """
    others = [SurveyFolder(name) for name in read_codebook(folder).compared_with]
    inputs = {
        str(source_name(path))
        for one in (folder, *others)
        for path in (one.codebook, one.provenance, *data_files(one))
    }
    return BuildRecord(
        inputs=dict(sorted((_input_name(name, folder.name), sources[name]) for name in inputs)),
        version=project_version(),
        code=_code(sources, sources.keys()),
        environment=sources.get(LOCK_FILE),
    )


def page_record(
    whole: BuildRecord, sources: dict[str, str], store: Store, run: Run, first: Run
) -> BuildRecord:
    """Return what one page is built from, so that it changes with nothing else.

    Parameters
    ----------
    whole
        The report's record.
    sources
        SHA-256 of every source.
    store
        Knows what each run read.
    run
        The page's.
    first
        The run that prepares the data that the others read.
    """
    read = set(store.entry(run)["inputs"])
    for survey in {name.split("/")[2] for name in read if name.startswith("data/processed/")}:
        # Counts are made from the whole folder of their survey.
        known = store.entry(first)["inputs"] if survey == store.survey else sources
        read |= {name for name in known if name.startswith(f"data/raw/{survey}/")}
    files = {_input_name(name, store.survey) for name in read if name.startswith("data/raw/")}
    code = {name for name in read if name.startswith(_CODE)}
    code |= {name for name in sources if name.startswith(_RENDERING)}
    return replace(
        whole,
        inputs={name: known for name, known in whole.inputs.items() if name in files},
        code=_code(sources, code),
    )


def _input_name(source: str, survey: str) -> str:
    """Return what a report calls an input."""
    return source.removeprefix("data/raw/").removeprefix(f"{survey}/")


def _code(sources: dict[str, str], names: Iterable[str]) -> str:
    return combined_checksum({name: sources[name] for name in names if name.startswith(_CODE)})
