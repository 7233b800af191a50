"""Figures that were public before this report: the tidy CSV files of ``published/``."""

import pandas as pd

from helpers.survey.faults import Fault, InputError
from helpers.survey.intervals import IntervalCount
from helpers.survey.paths import SurveyFolder


def has_published(folder: SurveyFolder, name: str) -> bool:
    """Return whether the survey has this published table, with at least one row."""
    return (folder.published / f"{name}.csv").exists() and not read_published(folder, name).empty


def read_published(folder: SurveyFolder, name: str) -> pd.DataFrame:
    """Read a published table.

    Parameters
    ----------
    folder
        The survey.
    name
        File name without ending, such as ``reported_crimes``.

    Returns
    -------
    pandas.DataFrame
        The table as it stands in the file.

    Raises
    ------
    InputError
        The file is missing or is not UTF-8 CSV.
    """
    file = f"published/{name}.csv"
    try:
        return pd.read_csv(
            folder.raw / file, encoding="utf-8", keep_default_na=False, na_values=[""]
        )
    except FileNotFoundError as error:
        raise InputError([Fault(file, "the report needs this file")]) from error
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise InputError([Fault(file, "must be comma-separated text in UTF-8")]) from error


def slides_of(frame: pd.DataFrame) -> str | None:
    """Return the slides that a published table comes from, such as "4, 5"; None where not told."""
    if "slide" not in frame:
        return None
    slides = sorted(set(frame["slide"].dropna().astype(int)))
    return ", ".join(str(slide) for slide in slides) or None


def interval(row: pd.Series) -> IntervalCount:
    """Return the count of a row with columns low, high (empty where open) and open."""
    high = row["low"] if pd.isna(row["high"]) else row["high"]
    return IntervalCount(int(row["low"]), int(high), bool(row["open"]))
