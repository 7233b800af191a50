"""Columns read value by value, kept as codes until the very end."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.cleaning.cells import Reader, read_values
from helpers.cleaning.names import Reading
from helpers.reading.raw import Coded, RawExport
from helpers.survey.faults import Fault

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class ReadColumn:
    """A column whose distinct values have been read.

    Parameters
    ----------
    name
        The export's column.
    coded
        Its distinct values and, for each row, which it holds.
    readings
        What each distinct value was read as.
    refused
        Index of each value that could not be read, and why.
    """

    name: str
    coded: Coded
    readings: list[Reading]
    refused: list[tuple[int, str]]

    def where(self, accepted: Callable[[Reading], bool]) -> Mask:
        """Return for each row whether its reading is accepted."""
        values = np.fromiter((accepted(reading) for reading in self.readings), dtype=bool)
        return _take(values, self.coded.codes)

    def reads(self, texts: Container[str]) -> Mask:
        """Return for each row whether it was read as one of some texts."""
        return self.where(lambda reading: reading.text in texts)

    def categorical(self, categories: Sequence[str]) -> pd.Categorical:
        """Return the readings as categories; what is none of them is missing."""
        place = {category: index for index, category in enumerate(categories)}
        kind = np.int8 if len(categories) < 128 else np.int32
        codes = np.array([place.get(reading.text, -1) for reading in self.readings], dtype=kind)
        index: pd.Index = pd.Index(categories)
        return pd.Categorical.from_codes(_take(codes, self.coded.codes), index)

    def faults(self, raw: RawExport, among: Mask) -> Iterator[Fault]:
        """Yield a fault for each distinct value refused among some rows, at its first row."""
        for index, reason in self.refused:
            rows = np.flatnonzero((self.coded.codes == index) & among)
            if not len(rows):
                continue
            more = f" (and {len(rows) - 1} more rows)" if len(rows) > 1 else ""
            yield Fault(
                raw.files[raw.file_codes[rows[0]]],
                reason + more,
                row=int(raw.row_numbers[rows[0]]),
                column=self.name,
                value=self.coded.values[index],
            )


def read_column(raw: RawExport, name: str, reader: Reader) -> ReadColumn:
    """Read a column of an export.

    Parameters
    ----------
    raw
        The export.
    name
        The column.
    reader
        How one of its distinct values is read.
    """
    coded = raw.coded(name)
    readings, refused = read_values(coded.values, reader)
    return ReadColumn(name, coded, readings, refused)


def _take(values: NDArray[Any], codes: NDArray[np.int32]) -> NDArray[Any]:
    return values[codes] if len(values) else np.zeros(0, dtype=values.dtype)
