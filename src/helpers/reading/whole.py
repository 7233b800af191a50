"""Read every column of a file that no codebook describes yet."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

from helpers.reading.delimited import DELIMITERS, named_delimiter
from helpers.reading.encodings import utf8
from helpers.reading.formats import Format, recognise
from helpers.reading.statistical import OLD_ENCODING, Variable
from helpers.survey.faults import Fault, InputError

_LONGEST_CELL = 1 << 24
_SEARCHED = 20  # rows from which delimiter and header are told
_HEADING = 0.5  # share of the widest row's cells that a row of names fills; a title fills fewer


@dataclass(frozen=True)
class Whole:
    """One file, cell by cell.

    Parameters
    ----------
    file, kind
        Its name, and what it is.
    rows
        Every row as text, from the first one that names columns; all of one length.
    variables
        What a statistics program's file says of each column; empty for other files.
    sheet
        The sheet that was read, where a workbook has several.
    encoding
        The encoding of its texts, where the file says another.
    """

    file: str
    kind: Format
    rows: list[list[str]]
    variables: tuple[Variable, ...] = ()
    sheet: str | None = None
    encoding: str | None = None


def read_whole(file: str, data: bytes) -> Whole:
    """Read every column of a file.

    Parameters
    ----------
    file
        Its name.
    data
        Its content.

    Raises
    ------
    InputError
        Where it is damaged, of a kind that is not read, or has no row below the names.
    """
    if not data.strip():
        raise InputError([Fault(file, "is empty; export it again")])
    kind, sheet, encoding = recognise(file, data), None, None
    variables: tuple[Variable, ...] = ()
    if kind in ("xlsx", "ods"):
        from helpers.reading.excel import read_sheets  # noqa: PLC0415

        sheets = read_sheets(file, data)
        filled = {
            name: sum(1 for row in rows for cell in row if cell) for name, rows in sheets.items()
        }
        chosen = max(filled, key=lambda name: filled[name], default="")
        rows = sheets.get(chosen, [])
        sheet = chosen if sum(map(bool, filled.values())) > 1 else None
    elif kind == "csv":
        try:
            rows = _delimited(utf8(file, data))
        except csv.Error as error:
            raise InputError([Fault(file, f"cannot be read as text: {error}")]) from error
    elif kind == "parquet":
        from helpers.reading.parquet import read_table as read_parquet  # noqa: PLC0415

        table = read_parquet(file, data)
        rows = [table.column_names, *_transposed(table)]
    else:
        from helpers.reading.statistical import read_table  # noqa: PLC0415

        try:
            table, variables = read_table(file, data, kind)
        except InputError:
            encoding = OLD_ENCODING  # raises again for what is damaged indeed
            table, variables = read_table(file, data, kind, encoding)
        rows = [[one.name for one in variables], *_transposed(table)]
    rows = _from_the_names(rows)
    if len(rows) < 2:
        raise InputError([Fault(file, "has no respondents below the column names")])
    return Whole(file, kind, rows, variables, sheet, encoding)


def _transposed(table: object) -> list[list[str]]:
    columns = [column.to_pylist() for column in table.columns]  # type: ignore[attr-defined]
    return [list(row) for row in zip(*columns, strict=True)]


def _delimited(text: bytes) -> list[list[str]]:
    plain = text.decode()
    named = named_delimiter(text)
    if named is not None:
        plain = plain.split("\n", 1)[1]
    top = plain[: 1 << 16]
    delimiter = named or max(DELIMITERS, key=lambda one: _columns(_rows(top, one)[:_SEARCHED]))
    return _rows(plain, delimiter)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _columns(rows: list[list[str]]) -> tuple[int, int]:
    """Return how many rows have the commonest width above one, and that width."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((number, width) for width, number in widths.items()), default=(0, 0))


def _from_the_names(rows: list[list[str]]) -> list[list[str]]:
    """Leave out what stands above the names, and what is empty; make rows equally long."""
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    widest = max(filled[:_SEARCHED], default=0)
    first = next((place for place, n in enumerate(filled) if n and n >= _HEADING * widest), 0)
    kept = [row for row, number in zip(rows[first:], filled[first:], strict=True) if number]
    width = max((len(row) for row in kept), default=0)
    return [[*row, *[""] * (width - len(row))] for row in kept]
