"""An exhibit as a notebook displays it: HTML for the reader, data for the report builder.

An exhibit knows its content in one language. With its HTML go its CSV, the sheet of a workbook and
entries of ``results.json``.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jinja2
import pandas as pd
from markupsafe import Markup, escape

from helpers.disclosure.declared import THRESHOLD
from helpers.exhibits.alignment import paddings, without_unit
from helpers.exhibits.content import Column, Content, Figure, Heading, Statement, Table
from helpers.exhibits.entries import entry_declared, entry_record
from helpers.exhibits.sheets import Sheet, sheet
from helpers.survey.provenance import Source
from helpers.words import formats
from helpers.words.edition import Edition, plain
from helpers.words.formats import WHOLE

MIME_TYPE = "application/vnd.survey-report.exhibit+json"
VIEW_TYPE = "application/vnd.survey-report.view"
"""Marks what an analyst sees in a notebook and no reader does: it is meant not to be published."""

Kind = Literal["table", "figure", "statement", "heading"]


@dataclass(frozen=True)
class Exhibit:
    """A heading, or a numbered table or figure, or a sentence, in one language."""

    html: str
    record: Mapping[str, Any]


@dataclass(frozen=True)
class Editions:
    """An exhibit in every language of the report; a notebook displays one of them.

    Parameters
    ----------
    exhibits
        By language.
    shown
        The language that JupyterLab shows.
    """

    exhibits: Mapping[str, Exhibit] = field(repr=False)
    shown: str

    def __repr__(self) -> str:
        record = self.exhibits[self.shown].record
        return f"<{record['kind']} {record['id']}>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        records = {
            language: {**exhibit.record, "html": exhibit.html}
            for language, exhibit in self.exhibits.items()
        }
        html = self.exhibits[self.shown].html
        return {"text/html": html, "text/plain": repr(self), MIME_TYPE: records}


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
        HTML for the reader, and what the report builder needs.
    """
    if isinstance(content, Heading):
        html = _html("heading", {"id": content.id, "text": content.text, "note": content.note})
        return Exhibit(html, _heading_record(content))
    if isinstance(content, Statement):
        mark = _mark(content.source, edition)
        html = _html(
            "statement",
            {
                "id": content.id,
                "text": content.text,
                "result": content.result,
                "mark": mark,
                "source": content.source,
            },
        )
        return Exhibit(html, _record("statement", content, None, None))
    table = content.data if isinstance(content, Figure) else content
    kind: Kind = "figure" if isinstance(content, Figure) else "table"
    numbering = f"{edition.say(kind)} {number}"
    hidden_note = _hidden_note(table, edition)
    short_note = edition.say("hidden_note_again") if hidden_told else hidden_note
    context = {
        "id": table.id,
        "source": table.source,
        "caption": table.caption,
        "numbering": numbering,
        "mark": _mark(table.source, edition),
        **_grid(table, edition),
        "notes": [*table.notes, *([short_note] if hidden_note else [])],
        "data_notes": table.data_notes,
        "source_label": edition.say("source"),
        "source_line": table.source_line,
        "data_label": edition.say("figure_data"),
    }
    if isinstance(content, Figure):
        context["title"] = content.title
        label = f'<svg role="img" aria-label="{Markup.escape(plain(content.alt))}" '
        context["svg"] = Markup(content.svg.replace("<svg ", label, 1))
    html = _html(kind, context)
    # A sheet of numbers is named by what is measured; the finding belongs to the drawing.
    cells = sheet(table, f"{numbering}. {plain(table.caption)}", hidden_note, edition)
    record = _record(kind, table, number, cells)
    if isinstance(content, Figure):
        alt = str(escape(content.alt))
        record |= {"title": plain(content.title), "small": content.small, "alt": alt}
    return Exhibit(html, record)


def _html(kind: Kind, context: Mapping[str, Any]) -> str:
    return formats.keep_together(str(getattr(_macros(), kind)(context)))


def _mark(source: Source, edition: Edition) -> str:
    return edition.say("synthetic_mark") if source == "synthetic" else ""


def _record(
    kind: Kind, content: Table | Statement, number: str | None, cells: Sheet | None
) -> dict[str, Any]:
    table = content if isinstance(content, Table) else None
    return {
        "kind": kind,
        "id": content.id,
        "number": number,
        "caption": plain(table.caption) if table else "",
        "source": content.source,
        "csv": table.csv if table else None,
        "sheet": asdict(cells) if cells else None,
        "results": [entry_record(entry) for entry in table.entries] if table else [],
        "declared": table.declared if table else {},
        "shown": table.shown if table else [],
        "sources": _own_sources(table) if table else {},
        "declared_results": (
            {entry.id: entry_declared(entry) for entry in table.entries} if table else {}
        ),
        "key_finding": isinstance(content, Statement) and content.key_finding,
        "brief": _brief(content) if isinstance(content, Statement) else "",
    }


def _brief(statement: Statement) -> str:
    """Return what the cover shows of a key finding."""
    return str(escape(statement.brief or statement.text)) if statement.key_finding else ""


def _own_sources(table: Table) -> dict[str, str]:
    """Return where the values of columns come from, that are not from where the table's are."""
    shown = [column for column in table.columns if column.source is not None]
    own = {name: str(column.source) for column in shown for name in column.fields}
    return {**table.sources, **own}


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
    hidden = column.hides(row)
    if missing:
        text = formats.HIDDEN if hidden else formats.NOTHING
    elif column.format:
        text = column.format.write(edition, *values)
    else:
        text = column.write(*values) if column.write else str(values[0])
    return {
        "text": text,
        "numeric": column.numeric,
        "hidden": edition.say("hidden") if hidden else "",
        "pad": "",
        "language": column.language if column.language != edition.language else None,
    }


def hides(table: Table) -> bool:
    """Return True where a table marks any value as hidden."""
    return any(
        column.hides(row) for column in table.columns for row in table.frame.to_dict("records")
    )


def _hidden_note(table: Table, edition: Edition) -> str:
    threshold = edition.codebook.disclosure.threshold
    return (
        edition.say("hidden_note", threshold=WHOLE(threshold, counts=THRESHOLD))
        if hides(table)
        else ""
    )


@cache
def _macros() -> Any:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=False)
    return environment.get_template("exhibits.html.j2").module
