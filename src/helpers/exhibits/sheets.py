"""A table as a sheet of a workbook: values where a page has text, one value a cell."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.exhibits.content import Column, Table
from helpers.survey.spelling import shortened
from helpers.words import formats
from helpers.words.edition import Edition, plain
from helpers.words.formats import SheetFormat as Format

Cell = int | float | str

_LONGEST_HEADER = 240  # characters of a table's heading; a spreadsheet takes 255
_PARTS = ("low", "high", "open", "best", "worst")


@dataclass(frozen=True)
class Sheet:
    """A table or a figure's data, in one language.

    Parameters
    ----------
    title
        Number and caption.
    source_line
        Where the figures come from.
    notes
        What is said under the table.
    hidden_note
        What the mark of a hidden value means; empty where none is hidden.
    header
        A different text for each column.
    formats
        How each column's values are shown.
    rows
        Numbers, texts, and the marks ``..`` (hidden) and ``–`` (no such value).
    kinds
        Of each row: empty, ``group`` or ``total``.
    """

    title: str
    source_line: str
    notes: list[str]
    hidden_note: str
    header: list[str]
    formats: list[Format]
    rows: list[list[Cell]]
    kinds: list[str]


def sheet(table: Table, title: str, hidden_note: str, edition: Edition) -> Sheet:
    """Return a table as a sheet.

    Parameters
    ----------
    table
        What to show; a column of several values (both ends of an interval) becomes several.
    title
        Its number and caption.
    hidden_note
        What the mark of a hidden value means; empty where none is hidden.
    edition
        The language.
    """
    columns = [part for column in table.columns for part in _parts(column, edition)]
    records = table.records
    return Sheet(
        title=title,
        source_line=f"{edition.say('source')}: {plain(table.source_line)}",
        notes=[plain(note) for note in (*table.notes, *table.data_notes)],
        hidden_note=hidden_note,
        header=_unique([plain(column.header) for column in columns]),
        formats=[column.format for column in columns],
        rows=[[column.cell(row, edition) for column in columns] for row in records],
        kinds=list(table.row_kinds or ("",) * len(records)),
    )


@dataclass(frozen=True)
class _Part:
    """A column of the sheet: one value of a column of the page."""

    column: Column
    field: str
    header: str
    format: Format

    def cell(self, row: Mapping[Any, Any], edition: Edition) -> Cell:
        fields = self.column.fields if self.format in ("text", "share") else [self.field]
        values = [row[name] for name in fields]
        if any(bool(pd.isna(value)) for value in values):
            return formats.HIDDEN if self.column.hides(row) else formats.NOTHING
        if self.format == "text":
            write = self.column.write
            text = write(*values) if write else str(values[0])
            return plain(text)
        if isinstance(values[0], bool):
            return edition.say("yes" if values[0] else "no")
        if self.format == "share":
            return float(values[0] / values[1]) if values[1] else formats.NOTHING
        if math.isinf(values[0]):
            return formats.decimal(values[0], edition.language)
        return int(values[0]) if float(values[0]).is_integer() else float(values[0])


def _parts(column: Column, edition: Edition) -> list[_Part]:
    if column.format is None:
        return [_Part(column, column.fields[0], column.header, "text")]
    return [
        _Part(column, field, _header(column, field, format_, edition), format_)
        for field, format_ in zip(column.fields, column.format.sheet, strict=True)
    ]


def _header(column: Column, field: str, format_: Format, edition: Edition) -> str:
    """Return the column's header, and which of its values this is."""
    if format_ == "share":
        return f"{column.header}, {edition.say('share').lower()}"
    part = next((part for part in _PARTS if part in field.split("_")), None)
    if part is None or len(column.fields) == 1:
        return column.header
    return f"{column.header}, {edition.say(f'part_{part}')}"


def _unique(headers: list[str]) -> list[str]:
    """Tell headers apart that are alike, and cut them: a spreadsheet's tables demand it."""
    headers = [shortened(header, _LONGEST_HEADER) for header in headers]
    return [
        f"{header} ({headers[:place].count(header) + 1})" if header in headers[:place] else header
        for place, header in enumerate(headers)
    ]
