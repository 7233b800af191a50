"""Numbers of a built report that nobody declared: deny by default."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel

from helpers.report.audit.declared_facts import numbers_told, read_declaration
from helpers.report.audit.read_back import HIDDEN, BuiltReport, Number, PageExhibit
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.provenance import Source
from helpers.survey.published import read_published
from helpers.words.catalogue import message

_PARTS = {
    "test": {"method", "statistic", "df", "p", "p_adjusted"},
    "effect": {"name", "value", "ci_low", "ci_high"},
}
_ENTRY = {"id", "appendix", "question", "theme", "source", "n", "estimates", *_PARTS}
_WRITTEN = re.compile(r"\d[\d\u00a0]*(?:,\d{3}(?!\d))*(?:[.,]\d+)?")
_NUMERIC = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|-?inf|True|False")


def undeclared(report: BuiltReport, known: "KnownTexts") -> Iterator[str]:
    """Yield every number of survey or synthetic origin that does not say what it counts.

    Parameters
    ----------
    report
        Its files, read back.
    known
        What may hold digits that count nobody: the codebook's own texts and published tables.
    """
    for name, rows in report.tables.items():
        yield from _of_table(report, name, rows, known)
    bases = _bases(report)
    for entry in report.results:
        if entry.get("appendix") == "A":
            told = "where answers are cleaned, nothing is a result"
            yield f"{report.place(entry['id'])}: results.json, {entry['id']}: {told}"
        if entry.get("source") != "published":
            place = f"{report.place(entry['id'])}: results.json, {entry['id']}"
            for said in _of_entry(report, entry, bases, known):
                yield f"{place}: {said}"
    for (_, name), exhibit in report.exhibits.items():
        if exhibit.source != "published" or report.sees_respondents(name):
            place = f"{report.place(name)} ({exhibit.page}#{name})"
            for said in _of_exhibit(report, name, exhibit, known):
                yield f"{place}: {said}"


class KnownTexts:
    """Texts with digits that tell of no respondent.

    Parameters
    ----------
    codebooks
        Of the survey first, and of those it is compared with.
    folder
        The survey, with what was published before.
    """

    def __init__(self, codebooks: Sequence[Codebook], folder: SurveyFolder) -> None:
        self.rules = {"nothing rule/disclosure/threshold": codebooks[0].disclosure.threshold}
        texts = {text for codebook in codebooks for text in _texts(codebook)}
        for path in folder.published.glob("*.csv"):
            frame = read_published(folder, path.stem)
            texts |= {str(value) for name in frame for value in frame[name].dropna()}
        plain = {" ".join(text.split()) for text in texts if re.search(r"\d", text)}
        # A bare number might be anybody's count, unless it stands in quotation marks, as labels do;
        # one of four digits is a year, and a label such as "18-29", "> 60" or "$25,000" is none.
        marks = {message("quoted", language) for one in codebooks for language in one.languages}
        plain |= {mark.format(text=text) for mark in marks for text in plain}
        numbered = sorted((t for t in plain if re.search(r"[^\d\s.,%]|\d{4}", t)), key=len)
        self._pattern = re.compile(
            "|".join(rf"(?<![\d.,]){re.escape(text)}(?![.,]?\d)" for text in reversed(numbered))
            or "(?!)",
            re.IGNORECASE,
        )

    def without(self, text: str) -> str:
        """Return a text without what is known of it."""
        return self._pattern.sub("", " ".join(text.split(" ")).replace("\u00a0", " "))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, BaseModel):
        part = part.model_dump()
    if isinstance(part, dict):
        for name, value in part.items():
            yield from (str(name), *_texts(value))
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _texts(value)
    elif isinstance(part, str) or (isinstance(part, int) and part > 1000):
        yield str(part)  # a year is an int; a small number might be anybody's count


def _of_table(
    report: BuiltReport, name: str, rows: list[dict[str, str]], known: KnownTexts
) -> Iterator[str]:
    declared = report.declared.get("tables", {}).get(name, {})
    cleans = report.sees_respondents(name)
    if cleans:
        yield from _listed(report, name, rows, declared)
    for column in rows[0] if rows else ():
        counts = declared.get(column, [None] * len(rows))
        for row, declaration in zip(rows, counts, strict=True):
            text = row[column] or ""
            named = column == "source" and text in get_args(Source)
            if named or report.is_published(name, column, row):
                continue
            if declaration and not (cleans and read_declaration(declaration)[0] == "nothing"):
                continue
            if text in ("True", "False", "inf", "-inf") or re.search(r"\d", known.without(text)):
                told = "does not say what it counts"
                yield f"{report.place(name)}: tables/{name}.csv, column {column}, {text!r} {told}"
                break


def _listed(
    report: BuiltReport, name: str, rows: list[dict[str, str]], declared: dict[str, Any]
) -> Iterator[str]:
    """Yield what looks like a list of respondents: texts, where a row stands for a category."""
    texts = [one for one in (rows[0] if rows else ()) if one not in declared and one != "source"]
    several = len({tuple(row[one] for one in texts[:1]) for row in rows}) < len(rows)
    if len(texts) > 1 or several or (rows and not declared):
        told = "where answers are cleaned, a table counts: a row for each category, named once"
        yield f"{report.place(name)}: tables/{name}.csv, columns {', '.join(texts)}: {told}"


def _of_entry(
    report: BuiltReport,
    entry: dict[str, Any],
    bases: Mapping[str, set[float | None]],
    known: KnownTexts,
) -> Iterator[str]:
    declared = report.declared.get("results", {}).get(entry["id"], {})
    for place, estimate in enumerate(entry.get("estimates", ())):
        for column, value in estimate.items():
            is_named = isinstance(value, str) and not re.search(r"\d", known.without(value))
            is_told = column in declared and declared[column][place]
            if not (value is None or isinstance(value, bool) or is_named or is_told):
                yield f"{column} {value} does not say what it counts"
    across = any("survey/" in (said or "") for counts in declared.values() for said in counts)
    told = bases.get(entry["id"], set()) | bases.get(entry.get("question", ""), set())
    if not across and entry.get("n") not in (None, *told):
        yield f"n {entry['n']} is no number of answers that the report tells"
    strange = [
        f"{part}, {one}" for part in _PARTS for one in entry.get(part, {}).keys() - _PARTS[part]
    ]
    for column in sorted({*(entry.keys() - _ENTRY), *strange}):
        yield f"{column} is no part of a result"


def _bases(report: BuiltReport) -> dict[str, set[float | None]]:
    """Return how many the report says answered each question, or both of each comparison."""
    bases: dict[str, set[float | None]] = {}
    for one in numbers_told(report, published=True):
        if one.kind == "count" and one.key[0] in ("n", "pair_n", "item_n"):
            bases.setdefault(one.key[1], set()).add(one.value)
    return bases


def _of_exhibit(
    report: BuiltReport, name: str, exhibit: PageExhibit, known: KnownTexts
) -> Iterator[str]:
    rows = report.tables.get(name, [])
    shown = report.declared.get("shown", {}).get(name, [])
    if len(exhibit.cells) != len(rows) and exhibit.header:
        yield "the page's table has other rows than its CSV file"
    for cells, row in zip(exhibit.cells, rows, strict=False):
        for place, cell in enumerate(cells):
            fields = shown[place] if place < len(shown) else ()
            values = _forms([row[one] for one in fields if one in row])
            for written in _strange(known.without(cell), values):
                yield f"the cell {cell!r} tells {written}, which its CSV file does not"
    yield from _of_numbers(exhibit.numbers, known, cleans=report.sees_respondents(name))
    for written in _written(known.without(exhibit.loose)):
        yield f"{written} in a sentence does not say what it counts"
    everywhere = {
        value
        for row in rows
        for fields in (*shown, *([one] for one in row))
        for value in _forms([row[one] for one in fields if one in row])
    }
    everywhere |= {one for number in exhibit.numbers for one in _forms(map(str, number.values))}
    for text in exhibit.drawn:
        for written in _strange(known.without(text), everywhere):
            yield f"the drawing tells {written}, which its table does not"
    if not all(map(_even, exhibit.ticks.values())):
        yield "the marks of an axis are no even steps"


def _forms(texts: Iterable[str]) -> set[float]:
    """Return how a cell may write its values: as they are, in per cent, as a share of the other."""
    values = [float(text) for text in texts if text and _NUMERIC.fullmatch(text)
              and text not in ("True", "False")]  # fmt: skip
    values = [abs(value) for value in values if not math.isinf(value)]
    forms = {*values, *(100 * value for value in values if value <= 1)}
    if len(values) == 2 and values[1]:
        forms.add(100 * values[0] / values[1])
    return forms


def _strange(text: str, values: Iterable[float]) -> Iterator[str]:
    """Yield the numbers of a text that are none of some values, rounded as they are written."""
    known = sorted(set(values))
    for number in _written(text):
        digits = len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0
        value = _read(number)
        if re.search(rf"<\s{re.escape(number)}", text) and any(one < value for one in known):
            continue
        if not any(_rounds(one, value, digits) for one in known):
            yield number


def _rounds(value: float, written: float, digits: int) -> bool:
    """Return whether a value may be written so: a whole number as it is, bounds outwards."""
    if float(value).is_integer():
        return value == written
    step = 10.0**-digits
    return abs(value - written) <= (step if digits == 1 else step / 2) + 1e-9


def _written(text: str) -> Iterator[str]:
    for found in _WRITTEN.finditer(text.replace(HIDDEN, "")):
        yield found[0].rstrip("\u00a0")


def _read(number: str) -> float:
    """Return a number's value: a comma marks decimals, or thousands after a digit other than 0."""
    thousands = r"(?<![^\d]0),(?=\d{3}(?:\D|$))" if not number.startswith("0,") else r"(?!)"
    return float(re.sub(rf"\u00a0|{thousands}", "", number).replace(",", "."))


def _of_numbers(numbers: Iterable[Number], known: KnownTexts, *, cleans: bool) -> Iterator[str]:
    for number in numbers:
        if any(_strange(number.text, _forms(map(str, number.values)))):
            yield f"{number.text!r} is declared as {number.values}"
        told = any(_written(known.without(number.text)))
        if number.counts in known.rules:
            if number.values != (known.rules[number.counts],):
                yield f"{number.text!r} is not the rule that it is declared to be"
        elif told and read_declaration(number.counts)[0] == "nothing" and cleans:
            yield f"{number.text!r} is declared to count nothing, where answers are cleaned"


def _even(ticks: list[str]) -> bool:
    """Return whether the numbers of an axis are even steps, either way from zero."""
    values = sorted({_read(number) for text in ticks for number in _written(text)})
    steps = {round(later - one, 6) for one, later in pairwise(values)}
    return len(steps) <= 1
