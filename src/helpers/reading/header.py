"""Find the header of an export by the columns that the codebook names."""

import difflib
import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.folders.questionnaire.codes import item_column
from helpers.reading.sheet import DAMAGED, is_damaged
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault

SEARCHED = 20
"""Rows at the top of a file among which the header is looked for."""

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
    """

    first: int
    depth: int
    positions: dict[str, tuple[int, ...]]

    @property
    def found(self) -> int:
        """Number of declared columns found."""
        return len(self.positions)


def find_header(top: Sequence[Row], codebook: Codebook) -> Header:
    """Find the rows that hold the column names.

    The header is where most of the codebook's columns are. In a header of two rows a column is
    known by its upper cell, its lower cell, or both as ``upper / lower``, where an empty upper cell
    repeats the one to its left. LimeSurvey's ``Q1[SQ001]. Text`` is known by ``Q1[SQ001]``, and by
    ``Q1_SQ001``.

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
    for depth, first in itertools.product(depths, firsts):
        if best.found == len(_declared(codebook)):
            break
        rows = top[first : first + depth]
        candidate = Header(first, depth, _positions(rows, codebook))
        if candidate.found > best.found:
            best = candidate
    if export.header_rows is not None or not best.found:
        return best
    depth = best.depth
    while depth < 3 and _is_second_header(top, best, best.first + depth, codebook):
        depth += 1
    return Header(best.first, depth, best.positions)


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
    taken: dict[int, str] = {}
    for name in _declared(codebook):
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
                f"the column name occurs {len(places)} times; give each column its own name",
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


def _declared(codebook: Codebook) -> list[str]:
    columns = [name for name in codebook.export.columns.model_dump().values() if name is not None]
    return columns + [name for question in codebook.questions for name in question.columns]


def _positions(rows: Sequence[Row], codebook: Codebook) -> dict[str, tuple[int, ...]]:
    if not rows:
        return {}
    width = max(len(row) for row in rows)
    names: list[list[str]] = [[_key(cell) for cell in row] for row in rows]
    if len(names) == 2:
        upper = ""
        joined = []
        for index in range(width):
            upper = (names[0][index] if index < len(names[0]) else "") or upper
            lower = names[1][index] if index < len(names[1]) else ""
            joined.append(f"{upper} / {lower}")
        names.append(joined)
    indexes: list[dict[str, list[int]]] = []
    for line in names:
        index_of: dict[str, list[int]] = {}
        for place, cell in enumerate(line):
            index_of.setdefault(cell, []).append(place)
        indexes.append(index_of)
    positions = {}
    for name in _declared(codebook):
        key = _key(name)
        places = next((index[key] for index in indexes if key in index), None)
        item = item_column(key)
        if places is None and item is not None:
            # LimeSurvey writes an item as F4[1], or as F4_1 where asked for its expression codes.
            places = indexes[0].get(f"{item[0]}[{item[1]}]") or indexes[0].get("_".join(item))
        if places is None:
            keys = {key, f"{item[0]}[{item[1]}]"} if item else {key}
            starts = tuple(f"{one}{end}" for one in keys for end in (". ", ": "))
            places = [place for place, cell in enumerate(names[0]) if cell.startswith(starts)]
            places = places if len(places) == 1 else []
        if places:
            positions[name] = tuple(places)
    return positions


def _is_second_header(top: Sequence[Row], header: Header, index: int, codebook: Codebook) -> bool:
    """Return True where a row can be no respondent: no id, no date, and no answer that is known."""
    if index >= len(top):
        return False

    def cell(name: str) -> str:
        place = header.positions.get(name, (len(top[index]),))[0]
        return _key(top[index][place]) if place < len(top[index]) else ""

    columns = codebook.export.columns
    if any(character.isdigit() for character in cell(columns.respondent) + cell(columns.submitted)):
        return False
    if cell(columns.actor) in _texts(codebook.actors):
        return False
    return any(_key(text) for text in top[index]) and not any(
        cell(name) in _texts(question.levels)
        for question in codebook.questions
        if question.type in {"single", "ordinal"}
        for name in question.columns
    )


def _texts(parts: Sequence[object]) -> set[str]:
    texts: set[str] = set()
    for part in parts:
        label = getattr(part, "label", None)
        texts |= {_key(text) for text in (*getattr(part, "aliases", ()), *label.texts)}  # type: ignore[union-attr]
        texts.add(_key(getattr(part, "code", None) or label.first))  # type: ignore[union-attr]
    return texts


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).strip("\ufeff").split()).casefold()
