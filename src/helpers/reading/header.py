"""Find the header of an export by the columns that the codebook names."""

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from helpers.reading.headings import by_texts, texts_above
from helpers.reading.headings import heading_key as _key
from helpers.reading.sheet import DAMAGED, is_damaged
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault

SEARCHED = 20
"""Rows at the top of a file among which the header is looked for."""

_ITEM_COLUMN = re.compile(
    r"(?P<question>[^_\[]+)(?:_(?P<item>[^_\[\]]+)|\[(?P<bracketed>[^\]]+)\])"
)

Row = Sequence[str]


@dataclass(frozen=True)
class Header:
    """Where the column names stand.

    Parameters
    ----------
    first
        Index of the header's first row, from 0.
    depth
        Number of rows it takes.
    positions
        Where each declared column stands, from 0; a column that stands twice has two.
    doubtful
        Whether the row below may be one more row of the header or a respondent.
    """

    first: int
    depth: int
    positions: dict[str, tuple[int, ...]]
    doubtful: bool = False

    @property
    def found(self) -> int:
        """Number of declared columns found."""
        return len(self.positions)


def find_header(top: Sequence[Row], codebook: Codebook) -> Header:
    """Find the rows that hold the column names.

    The header is where most of the codebook's columns are. In a header of two rows a column is
    known by its upper cell, its lower cell, or both as ``upper / lower``, where an empty upper cell
    repeats the one to its left. Of columns with one name the second is ``name #2``, the first one
    without a name is ``#1``. LimeSurvey's ``Q1[SQ001]. Text`` is known by ``Q1[SQ001]``, and by
    ``Q1_SQ001``; its other headings, the questions' texts whole or abbreviated, by the codebook's
    texts.

    Parameters
    ----------
    top
        The first rows of the file.
    codebook
        The survey's declaration; its ``header_row`` and ``header_rows`` override the search.
    """
    export = codebook.export
    firsts = range(min(len(top), SEARCHED))
    if export.header_row is not None:
        firsts = range(export.header_row - 1, min(export.header_row, len(top)))
    depths = (export.header_rows,) if export.header_rows is not None else (1, 2)
    best = Header(firsts.start, depths[0], {})
    columns = texts_above(declared_columns(codebook), codebook)
    for depth, first in itertools.product(depths, firsts):
        if best.found == len(columns):
            break
        rows = top[first : first + depth]
        candidate = Header(first, depth, _positions(rows, columns))
        if candidate.found > best.found:
            best = candidate
    if export.header_rows is not None or not best.found:
        return best
    depth, below = best.depth, _below(top, best, best.first + best.depth, codebook)
    while depth < 3 and below == "header":
        depth += 1
        below = _below(top, best, best.first + depth, codebook)
    return Header(best.first, depth, best.positions, below == "doubtful")


def item_column(column: str) -> tuple[str, str] | None:
    """Return question and item of a column such as ``F4_1`` or ``F4[1]``, None for others."""
    found = _ITEM_COLUMN.fullmatch(column)
    return (found["question"], found["item"] or found["bracketed"]) if found else None


def header_faults(
    file: str, top: Sequence[Row], header: Header, codebook: Codebook
) -> Iterator[Fault]:
    """Yield a fault for each declared column that is missing or stands twice."""
    row = header.first + 1
    damaged = next((cell for line in top for cell in line if is_damaged(cell)), None)
    if damaged is not None:
        yield Fault(file, DAMAGED, row=row, value=damaged)
        return
    cells = [cell for line in top[header.first : header.first + header.depth] for cell in line]
    if not header.found:
        shown = next((" ".join(line) for line in top if any(line)), "")
        yield Fault(
            file,
            "none of the codebook's columns is in the file: check the delimiter, the encoding and "
            "the column names under export and questions in codebook.yml",
            row=1,
            value=shown,
        )
        return
    if header.doubtful:
        yield Fault(
            file,
            "may be a respondent or one more row of column names: say how many rows the names take "
            f"by header_rows: {header.depth} or header_rows: {header.depth + 1} under export in "
            "codebook.yml",
            row=row + header.depth,
            value=" ".join(top[header.first + header.depth]),
        )
    taken: dict[int, str] = {}
    for name in declared_columns(codebook):
        places = header.positions.get(name, ())
        other = taken.setdefault(places[0], name) if places else name
        if other != name:
            yield Fault(
                file,
                f"is the column that {other} stands for too: correct the names in codebook.yml",
                row=row,
                column=name,
            )
        if len(places) > 1:
            yield Fault(
                file,
                f"the column name occurs {len(places)} times: say which is meant, by {name} #1 or "
                f"{name} #2, in codebook.yml",
                row=row,
                column=name,
            )
        elif not places:
            near = difflib.get_close_matches(name, [cell for cell in cells if cell], 1)
            hint = f" (the file has {near[0]!r})" if near else ""
            yield Fault(
                file,
                f"the column is missing{hint}: correct its name in codebook.yml or export it again",
                row=row,
                column=name,
            )


def declared_columns(codebook: Codebook) -> list[str]:
    """Return the names of the columns that a codebook speaks of."""
    columns = [name for name in codebook.export.columns.model_dump().values() if name is not None]
    columns += [name for question in codebook.questions for name in question.columns]
    return list(dict.fromkeys((*columns, *codebook.export.leave_out)))


def _positions(rows: Sequence[Row], columns: Mapping[str, set[str]]) -> dict[str, tuple[int, ...]]:
    """Return where each declared column, given with its texts, stands, of those found."""
    if not rows:
        return {}
    names = [[_key(cell) for cell in row] for row in rows]
    if len(names) == 2:
        names.append(_joined(*names))
    found = {name: _places(_key(name), names) for name in columns}
    missing = {name: columns[name] for name, places in found.items() if not places}
    if missing and len(rows) == 1:
        found |= by_texts(names[0], missing)
    return {name: tuple(places) for name, places in found.items() if places}


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the names ``upper / lower``, where an empty upper cell repeats the one before it."""
    joined, last = [], ""
    for above, below in itertools.zip_longest(upper, lower, fillvalue=""):
        last = above or last
        joined.append(f"{last} / {below}")
    return joined


def _places(key: str, names: Sequence[Sequence[str]]) -> list[int]:
    """Return where a column stands: by its own name in any line of the header, or LimeSurvey's."""
    for line in names:
        if places := [place for place, cell in enumerate(line) if cell == key]:
            return places
    # Of columns that have one name, or none, each is known by its number among them.
    name, _, number = key.rpartition("#")
    if number.isdecimal():
        alike = [place for place, cell in enumerate(names[0]) if cell == name.strip()]
        return alike[int(number) - 1 : int(number)] if int(number) else []
    # LimeSurvey writes an item as F4[1], or as F4_1 where asked for its expression codes.
    item = item_column(key)
    codes = [f"{item[0]}[{item[1]}]", "_".join(item)] if item else []
    for code in codes:
        if places := [place for place, cell in enumerate(names[0]) if cell == code]:
            return places
    starts = tuple(f"{one}{end}" for one in (key, *codes[:1]) for end in (". ", ": "))
    places = [place for place, cell in enumerate(names[0]) if cell.startswith(starts)]
    return places if len(places) == 1 else []


def _below(
    top: Sequence[Row], header: Header, index: int, codebook: Codebook
) -> Literal["header", "doubtful", "respondent"]:
    """Tell what the row below the header is: no respondent is taken for a header.

    A header names columns: where a date or a duration ought to be stands a text without a digit, or
    the question's own words, or Qualtrics' import id.
    """
    if index >= len(top):
        return "respondent"

    def cell(name: str | None) -> str:
        place = header.positions.get(name or "", (len(top[index]),))[0]
        return _key(top[index][place]) if place < len(top[index]) else ""

    columns = codebook.export.columns
    if any('{"importid"' in _key(text) for text in top[index]):
        return "header"
    if any(character.isdigit() for character in cell(columns.respondent) + cell(columns.submitted)):
        return "respondent"
    answers = [cell(name) for question in codebook.questions for name in question.columns]
    if cell(columns.actor) in _texts(codebook.actors) or not any([cell(columns.actor), *answers]):
        return "respondent"
    if any(
        cell(name) in _texts(question.levels)
        for question in codebook.questions
        if question.type in {"single", "ordinal"}
        for name in question.columns
    ):
        return "respondent"
    worded = any(
        cell(name) in {_key(text) for text in (*question.text.texts, *question.label.texts)}
        for question in codebook.questions
        for name in question.columns
    )
    named = any(
        cell(name) and not any(character.isdigit() for character in cell(name))
        for name in (columns.submitted, columns.duration)
    )
    return "header" if worded or named else "doubtful"


def _texts(parts: Sequence[object]) -> set[str]:
    texts: set[str] = set()
    for part in parts:
        label = getattr(part, "label", None)
        texts |= {_key(text) for text in (*getattr(part, "aliases", ()), *label.texts)}  # type: ignore[union-attr]
        texts.add(_key(getattr(part, "code", None) or label.first))  # type: ignore[union-attr]
    return texts
