"""One file of an export as a sheet of text, and the limits that every file must keep to."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault

LONGEST_CELL = 100_000
"""Characters in a cell; a spreadsheet holds 32 767."""

DAMAGED = (
    "å, ä and ö are damaged: the text is UTF-8 in part, or was saved in the wrong encoding at some "
    "time. Export it again as UTF-8"
)
_MISREAD = re.compile("Ã[¥¤¶…„–©]")

CODED = pa.dictionary(pa.int32(), pa.string())


@dataclass(frozen=True, eq=False)
class Sheet:
    """The declared columns of one file.

    Parameters
    ----------
    file
        Name of the file.
    table
        Text columns under the codebook's names.
    row_numbers
        Row of the file each row stands in, from 1.
    """

    file: str
    table: pa.Table
    row_numbers: NDArray[np.int64]

    def without_empty_rows(self) -> "Sheet":
        """Leave out the rows that are empty in every column."""
        kept = np.zeros(self.table.num_rows, dtype=bool)
        for name in self.table.column_names:
            if kept.all():
                return self
            column = self.table[name].combine_chunks()
            if pa.types.is_dictionary(column.type):
                filled = np.array(
                    [text.strip() != "" for text in column.dictionary.to_pylist()], dtype=bool
                )
                kept |= filled[column.indices.to_numpy()] if len(filled) else False
            else:
                kept |= pc.not_equal(pc.utf8_trim_whitespace(column), "").to_numpy(
                    zero_copy_only=False
                )
        return Sheet(self.file, self.table.filter(pa.array(kept)), self.row_numbers[kept])

    def faults(self) -> list[Fault]:
        """Return the cells that no survey answer can be: far too long, or of damaged letters."""
        return [fault for name in self.table.column_names for fault in self._column_faults(name)]

    def _column_faults(self, name: str) -> Iterator[Fault]:
        column = self.table[name].combine_chunks()
        coded = pa.types.is_dictionary(column.type)
        values = column.dictionary if coded else column

        def fault(index: int, expected: str, value: str | None = None) -> Fault:
            row = np.flatnonzero(column.indices.to_numpy() == index)[0] if coded else index
            return Fault(self.file, expected, int(self.row_numbers[row]), name, value)

        if len(values) and pc.max(pc.binary_length(values)).as_py() > LONGEST_CELL:
            yield fault(
                int(np.argmax(pc.binary_length(values).to_numpy())),
                f"the cell holds more than {LONGEST_CELL} characters: look for a quotation mark "
                "that is never closed, and export the file again",
            )
        for index, text in enumerate(values.to_pylist() if coded else ()):
            if is_damaged(text):
                yield fault(index, DAMAGED, text)
                break


def as_cell(value: object) -> str:
    """Return a cell's value as text: numbers without a needless decimal part, nothing as empty."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ")
    return "" if value is None else str(value)


def is_damaged(text: str) -> bool:
    """Return True for Swedish letters that were read in the wrong encoding at some time."""
    return "Ã" in text and _MISREAD.search(text) is not None


def column_types(codebook: Codebook) -> dict[str, pa.DataType]:
    """Return how each declared column is held: few distinct values as codes, others as text.

    Parameters
    ----------
    codebook
        The survey's declaration.
    """
    columns = codebook.export.columns
    types: dict[str, pa.DataType] = {
        name: CODED for name in columns.model_dump().values() if name is not None
    }
    types |= {name: pa.string() for name in (columns.respondent, columns.submitted) if name}
    for question in codebook.questions:
        for name in question.columns:
            types[name] = pa.string() if question.type == "free_text" else CODED
    return dict.fromkeys(codebook.export.leave_out, CODED) | types


def sheet_of_columns(
    file: str, columns: Mapping[str, pa.ChunkedArray], first_row: int, codebook: Codebook
) -> Sheet:
    """Build a sheet from columns of text.

    Parameters
    ----------
    file
        Name of the file.
    columns
        The declared columns, under the codebook's names.
    first_row
        Row number of the first row.
    codebook
        The survey's declaration.
    """
    types = column_types(codebook)
    table = pa.table(
        {
            name: column.dictionary_encode() if types[name] == CODED else column
            for name, column in columns.items()
        }
    )
    numbers = np.arange(first_row, first_row + table.num_rows, dtype=np.int64)
    return Sheet(file, table, numbers)
