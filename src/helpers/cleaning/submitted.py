"""The column that says when each questionnaire was sent in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from helpers.cleaning.cells import Reader
from helpers.cleaning.columns import ReadColumn, read_column
from helpers.cleaning.dates import day_order, read_date
from helpers.cleaning.names import Reading, RefusalError
from helpers.cleaning.rules import Rule
from helpers.reading.raw import RawExport
from helpers.survey.codebook import Codebook
from helpers.survey.spelling import folded

_TYPE = pa.timestamp("ms")
_NO_DATE = "1980-01-01 00:00:00"
"""What LimeSurvey writes where a survey keeps no dates."""


@dataclass(frozen=True, eq=False)
class Submitted:
    """Times of submission.

    Parameters
    ----------
    times
        One for each row; not a time where the cell is empty.
    sent
        For each row, whether a time is given, be it one that says nothing; None where no row has
        one, so that nothing is known.
    column
        The column read value by value; None where every cell was an ISO date already.
    """

    times: NDArray[np.datetime64]
    sent: NDArray[np.bool_] | None
    column: ReadColumn | None


def read_submitted(raw: RawExport, codebook: Codebook) -> Submitted:
    """Read the times of submission: all at once where they are ISO dates of the survey's time.

    Parameters
    ----------
    raw
        The export.
    codebook
        The survey's declaration. A submission lies within a year of the survey's year.
    """
    name = codebook.export.columns.submitted
    if name is None:
        return Submitted(np.full(len(raw), np.datetime64("NaT", "ms")), None, None)
    text = raw.table[name].combine_chunks()
    first = datetime(codebook.year - 1, 1, 1)
    last = datetime(codebook.year + 2, 1, 1)
    try:
        if pa.types.is_dictionary(text.type):
            text = text.dictionary_decode()
        times = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text).cast(_TYPE)
        ends = pc.min_max(times).as_py()
        if ends["min"] is None or (first <= ends["min"] and ends["max"] < last):
            found = times.to_numpy(zero_copy_only=False)
            return Submitted(found, _if_any(~np.isnat(found)), None)
    except pa.ArrowInvalid:
        pass  # at least one cell is written differently, or no date at all
    order = codebook.export.date_order or day_order(raw.coded(name).values)
    column = read_column(raw, name, _reader(order, first, last, codebook.export.no_answer))
    values = np.array([reading.text or "NaT" for reading in column.readings], "datetime64[ms]")
    given = zip(column.coded.values, column.readings, strict=True)
    sent = np.array([bool(one.text) or value == _NO_DATE for value, one in given], dtype=bool)
    return Submitted(values[column.coded.codes], _if_any(sent[column.coded.codes]), column)


def _if_any(sent: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    return sent if sent.any() else None


def _reader(order: str | None, first: datetime, last: datetime, no_answer: Iterable[str]) -> Reader:
    missing = {folded(code) for code in no_answer}

    def read(text: str) -> Reading:
        if not folded(text):
            return Reading("", Rule.BLANKS if text else None)
        if text == _NO_DATE or folded(text) in missing:
            return Reading("", Rule.MISSING_CODE)
        try:
            time = read_date(text, order)
        except ValueError as error:
            raise RefusalError(
                f"{error}: correct the cell, or leave the column submitted out of codebook.yml"
            ) from None
        if not first <= time < last:
            raise RefusalError(
                f"lies outside {first.year} to {last.year - 1}: correct year in codebook.yml or "
                "the export"
            )
        return Reading(time.isoformat(sep=" "), None if _is_iso(text) else Rule.DATE_FORMAT)

    return read


def _is_iso(text: str) -> bool:
    try:
        pa.scalar(text).cast(_TYPE)
    except pa.ArrowInvalid:
        return False
    return True
