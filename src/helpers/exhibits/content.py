"""The content of exhibits, before they have numbers: tables, figures, sentences, headings."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from helpers.disclosure.declared import Counts, statistic
from helpers.survey.codebook import Language
from helpers.survey.provenance import Source
from helpers.words.formats import Format

Row = Mapping[Any, Any]
Missing = Literal["hidden", "none"]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Parameters
    ----------
    names
        Names in the data frame and in the CSV file, the same in every language: one, or several
        that the reader sees as one (both ends of an interval).
    header
        What the reader sees above it.
    format
        How numbers are written; None for text.
    counts
        What the first value counts, in every row or by row; or the same for each value. Where one
        is given for several values, the others are worked out from what the first counts.
    write
        Turns text in machine form (an id) into words; None leaves it as it is.
    missing
        What a missing value means, in every row or by row: ``hidden`` (disclosure control) or
        ``none`` (no such value).
    language
        Of texts that stand as they came, whatever the edition's language.
    source
        Where its values come from, if not from where the table's do.
    """

    names: str | tuple[str, ...]
    header: str
    format: Format | None = None
    counts: Counts | Callable[[Row], Counts] | tuple[Counts, ...] | None = None
    write: Callable[..., str] | None = None
    missing: Missing | Callable[[Row], Missing] = "hidden"
    language: Language | None = None
    source: Source | None = None

    @property
    def numeric(self) -> bool:
        """True where it is aligned as numbers."""
        return self.format is not None

    @property
    def fields(self) -> list[str]:
        """The names as a list."""
        return [self.names] if isinstance(self.names, str) else list(self.names)

    def hides(self, row: Row) -> bool:
        """Return True where a row's value is missing because it is hidden."""
        meaning = self.missing(row) if callable(self.missing) else self.missing
        return meaning == "hidden" and any(bool(pd.isna(row[name])) for name in self.fields)

    def declared(self, row: Row) -> tuple[Counts | None, ...]:
        """Return what each value of a row counts; None where it is not declared."""
        if isinstance(self.counts, tuple):
            return tuple(counts.at(row) for counts in self.counts)
        counts = self.counts(row) if callable(self.counts) else self.counts
        if counts is None:
            return (None,) * len(self.fields)
        first = counts.at(row)
        rest = first if first.kind == "nothing" else statistic(*first.keys)
        return (first, *(rest,) * (len(self.fields) - 1))


@dataclass(frozen=True)
class Entry:
    """A result as ``results.json`` holds it: a tidy frame and what was tested.

    Parameters
    ----------
    id
        Unique in the report.
    question, theme
        What was asked, and which part of the study it belongs to.
    source
        Where the figures come from.
    frames
        A row for each estimate: ``group``, ``level`` and numbers. A missing number is hidden. A
        column whose name starts with ``_`` only serves the declarations, and ``_hidden`` says that
        all of an estimate is hidden.
    counts
        What each numeric column counts, in every row or by row.
    n
        How many answers it rests on, where it is one number.
    test, effect
        As ``results.json`` names their parts; empty without.
    optional
        Columns left out of a row where they have no value.
    """

    id: str
    question: str
    theme: str
    source: Source
    frames: tuple[pd.DataFrame, ...]
    counts: Mapping[str, Counts | Callable[[Row], Counts]]
    n: int | None = None
    test: Mapping[str, Any] = field(default_factory=dict)
    effect: Mapping[str, Any] = field(default_factory=dict)
    optional: tuple[str, ...] = ()


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
        does not see of it (texts in the other languages) still goes into the CSV file.
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
    entries
        Of ``results.json``, that the table shows.
    sources
        Where the values of columns that are not shown come from, if not from where the table's do.
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
    entries: tuple[Entry, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def records(self) -> list[dict[Hashable, Any]]:
        """The rows in the order shown."""
        rows = self.frame.to_dict("records")
        return [rows[place] for place in self.row_order] or rows

    @property
    def csv(self) -> str:
        """The values in machine form; a hidden value is empty."""
        return self.frame.to_csv(index=False, lineterminator="\n")

    @property
    def shown(self) -> list[list[str]]:
        """The columns of the CSV that each column of the page shows."""
        return [column.fields for column in self.columns]

    @property
    def declared(self) -> dict[str, list[str | None]]:
        """What each number counts, by column of the CSV and row; None where it is not said."""
        found: dict[str, list[str | None]] = {}
        for row in self.frame.to_dict("records"):
            told: dict[str, str | None] = {}
            for column in self.columns:
                if column.numeric or column.counts is not None:
                    for name, counts in zip(column.fields, column.declared(row), strict=True):
                        absent = bool(pd.isna(row[name])) and not column.hides(row)
                        told.setdefault(name, None if counts is None or absent else str(counts))
            for name, said in told.items():
                found.setdefault(name, []).append(said)
        return found


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
        The sentence, in the edition's language; its numbers say what they count.
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
