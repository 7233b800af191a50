"""What an appendix shows: numbered tables and figures, computed sentences, and headings.

An exhibit knows its content in one language. Displayed by a notebook it becomes HTML for the
reader, together with its data (CSV and entries of ``results.json``) for the report builder.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jinja2
import pandas as pd
from markupsafe import Markup

from helpers import formats
from helpers.alignment import paddings, without_unit
from helpers.codebook import Language
from helpers.edition import Edition
from helpers.provenance import Source
from helpers.sheets import Format, Sheet, sheet

MIME_TYPE = "application/vnd.survey-report.exhibit+json"
Kind = Literal["table", "figure", "statement", "heading"]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    names
        Names in the data frame and in the CSV file, the same in both languages: one, or several
        that the reader sees as one (both ends of an interval).
    header
        What the reader sees above it.
    write
        Turns the values into text in the edition's language; None leaves text as it is.
    numeric
        Aligned as numbers.
    missing
        What a missing value means: ``hidden`` (disclosure control) or ``none`` (no such value).
    language
        Of texts that stand as they came, whatever the edition's language.
    formats
        How a spreadsheet shows each value, where ``write`` does not tell it.
    """

    names: str | tuple[str, ...]
    header: str
    write: Callable[..., str] | None = None
    numeric: bool = True
    missing: Literal["hidden", "none"] = "hidden"
    language: Language | None = None
    formats: tuple[Format, ...] = ()

    @property
    def fields(self) -> list[str]:
        """The names as a list."""
        return [self.names] if isinstance(self.names, str) else list(self.names)


@dataclass(frozen=True)
class Table:
    """A table before it has a number.

    Parameters
    ----------
    id
        Unique in the report: anchor on the page, name of the CSV file.
    caption
        What to see in it.
    source
        Where its figures come from.
    source_line
        The same in words.
    columns
        In order; the first holds the row headers.
    frame
        Values by column name, in machine form and the same in every language; what the reader
        does not see of it (texts in the other language) still goes into the CSV file.
    row_kinds
        CSS class of each row: empty, ``group`` (a sector above its actors) or ``total``.
    row_ids
        Anchor of each row; none where rows are not linked to.
    row_order
        Places of the frame's rows in the order shown, where that depends on the language (the
        alphabet). Kinds and anchors follow the order shown.
    notes
        Shown under the table, or under the drawing that shows its values.
    data_notes
        Those about what only the table shows, not the drawing.
    results
        Entries for ``results.json`` that the table shows.
    """

    id: str
    caption: str
    source: Source
    source_line: str
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    row_kinds: tuple[str, ...] = ()
    row_ids: tuple[str, ...] = ()
    row_order: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    data_notes: tuple[str, ...] = ()
    results: tuple[Mapping[str, Any], ...] = ()

    @property
    def records(self) -> list[dict[Hashable, Any]]:
        """The rows in the order shown."""
        rows = self.frame.to_dict("records")
        return [rows[place] for place in self.row_order] or rows

    @property
    def csv(self) -> str:
        """The values in machine form; a hidden value is empty."""
        return self.frame.to_csv(index=False, lineterminator="\n")


@dataclass(frozen=True)
class Figure:
    """A figure before it has a number.

    Parameters
    ----------
    title
        What it shows: the finding, or plainly that there is none.
    svg
        The drawing, as an ``svg`` element without role or label.
    alt
        What a sighted reader takes away from it.
    data
        The values drawn; its id, source and notes are the figure's, and its caption says what is
        measured.
    small
        The same as a small picture without words, for the cover; empty for none.
    """

    title: str
    svg: str
    alt: str
    data: Table
    small: str = ""


@dataclass(frozen=True)
class Statement:
    """A computed sentence.

    Parameters
    ----------
    id
        Unique in the report: anchor on the page.
    text
        The sentence, in the edition's language.
    source
        Where its figures come from.
    key_finding
        True to show it on the cover as well.
    result
        Id of the entry of ``results.json`` that it tells; None where it tells no result.
    brief
        The same in fewer words, for the cover; empty where the cover shows it as it stands.
    """

    id: str
    text: str
    source: Source
    key_finding: bool = False
    result: str | None = None
    brief: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading that depends on the survey, such as a question's name.

    Parameters
    ----------
    id
        Unique in the report: anchor on the page.
    text
        The heading, in the edition's language.
    note
        What to know before reading on; may be empty.
    """

    id: str
    text: str
    note: str = ""


Content = Table | Figure | Statement | Heading


@dataclass(frozen=True)
class Exhibit:
    """A heading, or a numbered table or figure, or a sentence, ready to be displayed."""

    html: str = field(repr=False)
    record: Mapping[str, Any] = field(repr=False)

    def __repr__(self) -> str:
        return f"<{self.record['kind']} {self.record['id']}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {"text/html": self.html, "text/plain": repr(self), MIME_TYPE: dict(self.record)}


def exhibit(
    content: Content, edition: Edition, number: str, *, hidden_told: bool = False
) -> Exhibit:
    """Give a table or figure its number and write it, or a sentence or heading, as HTML.

    Parameters
    ----------
    content
        What to show.
    edition
        The language it is written in.
    number
        Number within the report, such as ``C1``; not shown for a sentence or heading.
    hidden_told
        True where the page has explained the mark of a hidden value already.

    Returns
    -------
    Exhibit
        Shows itself as HTML where a notebook displays it.
    """
    if isinstance(content, Heading):
        html = _html("heading", {"id": content.id, "text": content.text, "note": content.note})
        return Exhibit(html, _heading_record(content))
    if isinstance(content, Statement):
        mark = _mark(content.source, edition)
        html = _html(
            "statement",
            {"id": content.id, "text": content.text, "result": content.result, "mark": mark},
        )
        return Exhibit(html, _record("statement", content, None, None))
    table = content.data if isinstance(content, Figure) else content
    kind: Kind = "figure" if isinstance(content, Figure) else "table"
    numbering = f"{edition.label(kind)} {number}"
    hidden_note = _hidden_note(table, edition)
    short_note = edition.label("hidden_note_again") if hidden_told else hidden_note
    context = {
        "id": table.id,
        "caption": table.caption,
        "numbering": numbering,
        "mark": _mark(table.source, edition),
        **_grid(table, edition),
        "notes": [*table.notes, *([short_note] if hidden_note else [])],
        "data_notes": table.data_notes,
        "source_label": edition.label("source"),
        "source_line": table.source_line,
        "data_label": edition.label("figure_data"),
    }
    if isinstance(content, Figure):
        context["title"] = content.title
        label = f'<svg role="img" aria-label="{Markup.escape(content.alt)}" '
        context["svg"] = Markup(content.svg.replace("<svg ", label, 1))
    html = _html(kind, context)
    # A sheet of numbers is named by what is measured; the finding belongs to the drawing.
    cells = sheet(table, f"{numbering}. {table.caption}", hidden_note, edition)
    record = _record(kind, table, number, cells)
    if isinstance(content, Figure):
        record |= {"title": content.title, "small": content.small}
    return Exhibit(html, record)


def _html(kind: Kind, context: Mapping[str, Any]) -> str:
    return formats.keep_together(str(getattr(_macros(), kind)(context)))


def _mark(source: Source, edition: Edition) -> str:
    return edition.label("synthetic_mark") if source == "synthetic" else ""


def _record(
    kind: Kind, content: Table | Statement, number: str | None, cells: Sheet | None
) -> dict[str, Any]:
    table = content if isinstance(content, Table) else None
    return {
        "kind": kind,
        "id": content.id,
        "number": number,
        "caption": table.caption if table else "",
        "source": content.source,
        "csv": table.csv if table else None,
        "sheet": asdict(cells) if cells else None,
        "results": [dict(result) for result in table.results] if table else [],
        "key_finding": isinstance(content, Statement) and content.key_finding,
        "brief": content.brief if isinstance(content, Statement) else "",
    }


def _heading_record(heading: Heading) -> dict[str, Any]:
    # A heading states nothing; its source is that of the questionnaire, which is no secret.
    statement = Statement(heading.id, heading.text, "published")
    return _record("heading", statement, None, None) | {"caption": heading.text}


def _grid(table: Table, edition: Edition) -> dict[str, Any]:
    """Return a table's header and rows, each column set as a whole."""
    records = table.records
    headers, columns = [], []
    for column in table.columns:
        cells = [_cell(column, record, edition) for record in records]
        header = column.header
        if column.numeric:
            texts, unit = without_unit([cell["text"] for cell in cells])
            header += f", {unit}" if unit else ""
            for cell, text, pad in zip(
                cells, texts, paddings(texts, edition.language), strict=True
            ):
                cell |= {"text": text, "pad": pad}
        headers.append({"text": header, "numeric": column.numeric})
        columns.append(cells)
    kinds = table.row_kinds or ("",) * len(records)
    ids = table.row_ids or ("",) * len(records)
    rows = [
        {"kind": kind, "id": identifier, "cells": cells}
        for kind, identifier, cells in zip(kinds, ids, zip(*columns, strict=True), strict=True)
    ]
    return {"header": headers, "rows": rows, "wordy": _is_wordy(columns)}


def _is_wordy(columns: list[list[dict[str, Any]]]) -> bool:
    """Return True for much text in many columns, which a narrow page sets row by row."""
    longest = [
        max(len(Markup(cell["text"]).striptags()) for cell in cells)
        for cells in columns
        if cells and not cells[0]["numeric"]
    ]
    long = sum(length > 60 for length in longest)
    return long > 1 or (long == 1 and len(longest) > 2)


def _cell(column: Column, row: Mapping[Any, Any], edition: Edition) -> dict[str, Any]:
    values = [row[name] for name in column.fields]
    missing = any(bool(pd.isna(value)) for value in values)
    hidden = missing and column.missing == "hidden"
    if missing:
        text = formats.HIDDEN if hidden else formats.NOTHING
    else:
        text = column.write(*values) if column.write else str(values[0])
    return {
        "text": text,
        "numeric": column.numeric,
        "hidden": edition.label("hidden") if hidden else "",
        "pad": "",
        "language": column.language if column.language != edition.language else None,
    }


def hides(table: Table) -> bool:
    """Return True where a table marks any value as hidden."""
    return any(
        column.missing == "hidden" and table.frame[column.fields].isna().any(axis=None)
        for column in table.columns
    )


def _hidden_note(table: Table, edition: Edition) -> str:
    threshold = edition.codebook.disclosure.threshold
    return edition.label("hidden_note").format(threshold=threshold) if hides(table) else ""


@cache
def _macros() -> Any:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=False)
    return environment.get_template("exhibits.html.j2").module
