"""Is a survey's folder fit to run? Every fault at once."""

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from helpers.cleaning import clean
from helpers.folders.clashes import clashing_ids
from helpers.folders.exposures import exposure_faults
from helpers.folders.survey_folders import demand_fit_name
from helpers.reading import read_export
from helpers.results.compared_surveys import compared_folders
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import Fault, InputError, told_once
from helpers.survey.paths import SurveyFolder, survey_names
from helpers.survey.provenance import read_provenance
from helpers.survey.published import read_published
from helpers.survey.published_cases import published_counts
from helpers.survey.published_checks import PUBLISHED, published_faults
from helpers.words.catalogue import language_faults

Result = TypeVar("Result")


def check_survey(folder: SurveyFolder) -> tuple[Fault, ...]:
    """Find what is wrong with a survey's folder; of faults of a kind three are told, and how many.

    Parameters
    ----------
    folder
        The survey.

    Returns
    -------
    tuple of Fault
        Empty for a folder that is fit to run.
    """
    return told_once(every_fault(folder))


def every_fault(folder: SurveyFolder) -> tuple[Fault, ...]:
    """Find every fault of a survey's folder: codebook, provenance, published figures, export.

    Nothing is written. The export can only be checked once the codebook is in order.

    Parameters
    ----------
    folder
        The survey.

    Returns
    -------
    tuple of Fault
        Empty for a folder that is fit to run.
    """
    if not folder.raw.is_dir():
        known = ", ".join(survey_names()) or "none"
        return (
            Fault(
                f"data/raw/{folder.name}",
                f"there is no such folder; surveys: {known}. Make the folder with a codebook.yml, "
                "or correct SURVEY",
            ),
        )
    faults: list[Fault] = []
    _collect(faults, lambda: demand_fit_name(folder.name))
    codebook = _collect(faults, lambda: _codebook(folder))
    files = codebook.export.files if codebook is not None else ()
    _collect(faults, lambda: _source(folder, files))
    faults += _published_faults(folder)
    if codebook is not None:
        faults += [*language_faults(codebook.languages), *clashing_ids(codebook)]
        _collect(faults, lambda: compared_folders(codebook))
        faults += _content_faults(folder, codebook)
        raw = _collect(faults, lambda: read_export(folder, codebook))
        cleaned = None if raw is None else _collect(faults, lambda: clean(raw, codebook))
        if cleaned is not None:
            faults += exposure_faults(folder, codebook, cleaned.responses)
    return tuple(dict.fromkeys(faults))


def _collect(faults: list[Fault], step: Callable[[], Result]) -> Result | None:
    try:
        return step()
    except InputError as error:
        faults += error.faults
        return None


def _source(folder: SurveyFolder, files: tuple[str, ...]) -> object:
    """Read the record of origins; raise where it does not say where the export comes from."""
    provenance = read_provenance(folder)
    present = [name for name in files if (folder.raw / name).is_file()]  # what is missing is told
    return provenance.source_of(*present) if present else None


def _codebook(folder: SurveyFolder) -> Codebook:
    codebook = read_codebook(folder)
    if codebook.survey != folder.name:
        raise InputError(
            [
                Fault(
                    folder.codebook.name,
                    f"must be the folder's name, {folder.name}: correct one of them",
                    column="survey",
                    value=codebook.survey,
                )
            ]
        )
    return codebook


def _published_faults(folder: SurveyFolder) -> Iterator[Fault]:
    for path in sorted(folder.published.glob("*.csv")):
        yield from _csv_faults(path.relative_to(folder.raw).as_posix(), path)


def _content_faults(folder: SurveyFolder, codebook: Codebook) -> Iterator[Fault]:
    """Yield what published tables lack, or name that the codebook does not know."""
    for name in PUBLISHED:
        if (folder.published / f"{name}.csv").exists():
            try:
                frame = read_published(folder, name)
            except InputError:
                continue  # told already
            yield from published_faults(name, frame, codebook)
            if name == "suspected_cases" and not frame.empty:
                faults: list[Fault] = []
                _collect(faults, partial(published_counts, frame, codebook))
                yield from faults


def _csv_faults(name: str, path: Path) -> Iterator[Fault]:
    """Yield what keeps a published CSV from being read: the project's own files are strict."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        yield Fault(name, "must be saved as UTF-8 text")
        return
    except OSError as error:
        yield Fault(name, f"cannot be read ({error.strerror}): check that you may read it")
        return
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        yield Fault(name, f"is not a valid CSV file ({error}): export it again")
        return
    if not rows:
        yield Fault(name, "needs a header; a table without rows is left out of the report")
        return
    header = rows[0]
    for column in sorted({column for column in header if header.count(column) > 1}):
        yield Fault(name, "the column name occurs twice; rename one", row=1, column=column)
    for number, row in enumerate(rows[1:], 2):
        if row and len(row) != len(header):
            yield Fault(
                name,
                f"the row has {len(row)} cells where the header has {len(header)}: separate by "
                "commas, and put text that holds a comma in quotation marks",
                row=number,
            )
