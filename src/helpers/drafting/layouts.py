"""From a file's cells to named columns: the headings of the tools that make exports."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from helpers.drafting.columns import Column, Defined
from helpers.drafting.words import WORDS, holds
from helpers.reading.formats import NAMES
from helpers.reading.headings import heading_key
from helpers.reading.whole import Whole
from helpers.survey.spelling import collapsed, folded

_LIME = re.compile(
    r"(?P<code>[A-Za-z][A-Za-z0-9]*(?:\[[^\]]*\])*)(?:\. ?|: )(?P<text>.+)", re.DOTALL
)
_CODED = re.compile(r"(?P<stem>.*[^\W_])(?:_+|\.|/)-?[^\W_]+|(?P<question>.+?)\[[^\]]+\]")
_CHOICE = re.compile(r"(?P<stem>.+?)\s*\((?:choice|val|valg)=(?P<item>.+)\)", re.DOTALL)
_ROW = re.compile(r"(?P<stem>.+?)\s*\[(?P<item>[^\]]+)\]", re.DOTALL)
_BETWEEN = (" - Selected Choice - ", " - ", " – ", " / ", ": ")
_IMPORT_ID = re.compile(r'\{"importid"', re.IGNORECASE)
_MOST = 0.8  # share of the columns that LimeSurvey's code and text stand above
_RESPONSE = {"response", "svar", "open-ended response", "svar:", "vastaus", "antwoord"}


def columns_of(whole: Whole, defined: Mapping[str, Defined]) -> tuple[list[Column], int]:
    """Return a file's columns, and how many rows their names take.

    Parameters
    ----------
    whole
        The file.
    defined
        What a definition tells of each question, by its code.
    """
    depth = _depth(whole.rows)
    upper = [collapsed(cell) for cell in whole.rows[0]]
    second = [collapsed(cell) for cell in whole.rows[1]] if depth > 1 else [""] * len(upper)
    names = list(_names(upper, second, depth))
    limes = [_LIME.fullmatch(name) for name in names]
    is_lime = sum(map(bool, limes)) > len(names) * _MOST
    columns = []
    for place, (name, lime) in enumerate(zip(names, limes, strict=True)):
        heading = upper[place] if depth != 2 else name
        code, heading = (lime["code"], lime["text"]) if lime and is_lime else (name, heading)
        found = defined.get(code, Defined())
        if whole.variables:
            found = _of_variable(whole, place, found)
        text = found.text or (second[place] if depth == 3 else heading) or code
        stem, item = _split(text)
        if depth == 2 and " / " in name:
            stem, _, item = name.rpartition(" / ")
        values = [row[place].strip() for row in whole.rows[depth:]]
        stem = stem if item else _coded_stem(code)
        columns.append(Column(code, text, values, stem, found.item or item, found))
    return _with_shared_stems(columns), depth


def _depth(rows: Sequence[Sequence[str]]) -> int:
    """Return how many rows hold names: three of Qualtrics, two of SurveyMonkey, one of others."""
    for depth in (3, 2):
        if len(rows) > depth and any(map(_IMPORT_ID.search, rows[depth - 1])):
            return depth
    if len(rows) < 3:
        return 1
    upper, lower = rows[0], rows[1]
    below_blanks = [low for up, low in zip(upper[1:], lower[1:], strict=True) if not up.strip()]
    marked = sum(folded(cell) in _RESPONSE for cell in lower)
    return 2 if marked or (below_blanks and all(below_blanks) and not lower[0].strip()) else 1


def _names(upper: Sequence[str], second: Sequence[str], depth: int) -> Iterator[str]:
    """Yield what a codebook calls each column; of equal names each has its number."""
    alike, seen = Counter(map(heading_key, upper)), Counter[str]()
    last = ""
    for up, low in zip(upper, second, strict=True):
        seen[heading_key(up)] += 1
        last = up or last
        if depth == 2 and low and folded(low) not in _RESPONSE:
            yield f"{last} / {low}"
        elif not up or alike[heading_key(up)] > 1:
            yield f"{up} #{seen[heading_key(up)]}".strip()
        else:
            yield up


def _split(text: str) -> tuple[str, str]:
    """Return the question and the item of a heading that holds both; else nothing."""
    for pattern in (_CHOICE, _ROW):
        if (found := pattern.fullmatch(text)) and " " in found["stem"]:
            return found["stem"], found["item"]
    for mark in _BETWEEN:
        stem, between, item = text.partition(mark) if mark == ": " else text.rpartition(mark)
        if between and len(stem.split()) > 1:
            return stem.removesuffix(" - Selected Choice").strip(), item.strip()
    return "", ""


def _coded_stem(name: str) -> str:
    """Return the question of a name such as ``q4_1``, ``q4___1``, ``F4[SQ001]``; else nothing."""
    found = _CODED.fullmatch(name)
    return (found["stem"] or found["question"]) if found and " " not in name else ""


def _of_variable(whole: Whole, place: int, defined: Defined) -> Defined:
    """Join what a statistics program's file says of a column to what a definition says."""
    variable = whole.variables[place]
    labels = [label for label in variable.options if label not in variable.missing]
    return replace(
        defined,
        text=defined.text or variable.label,
        options=defined.options or {label: label for label in labels},
        kind=defined.kind or ("ordinal" if variable.measure == "ordinal" and labels else None),
        missing=frozenset(variable.missing) | defined.missing,
        by=defined.by or f"the labels of {NAMES[whole.kind]}",
    )


def _with_shared_stems(columns: Sequence[Column]) -> list[Column]:
    """Keep a stem only where the column beside has it too, or the wording asks for several."""
    kept = []
    for place, column in enumerate(columns):
        beside = {one.stem for one in columns[max(0, place - 1) : place + 2] if one is not column}
        several = bool(column.item) and holds(column.stem, WORDS["all_that_apply"])
        shares = bool(column.stem) and (column.stem in beside or several)
        kept.append(column if shares else replace(column, stem="", item=""))
    return kept
