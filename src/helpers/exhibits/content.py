"""The content of exhibits, before they have numbers: tables, figures, sentences, headings."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from helpers.survey.codebook import Language
from helpers.survey.provenance import Source

Format = Literal["whole", "decimal", "signed", "percent", "points", "p_value", "share", "text"]
"""How a spreadsheet shows a value. ``share``: what the column's first value is of this one."""


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
