"""Numbers of a built report that nobody declared: deny by default."""

import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from helpers.report.audit.read_back import HIDDEN, BuiltReport, PageExhibit
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import read_published

_WRITTEN = re.compile(r"\d[\d\u00a0]*(?:,\d{3})*(?:[.,]\d+)?")
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
    for entry in report.results:
        if entry.get("source") != "published":
            yield from _of_entry(report, entry)
    for (_, name), exhibit in report.exhibits.items():
        if exhibit.source != "published":
            place = f"{report.place(name)} ({exhibit.page}#{name})"
            rows = report.tables.get(name, [])
            for said in _of_exhibit(exhibit, rows, known):
                yield f"{place}: {said}"
        elif exhibit.page.partition("/")[2].startswith("01_"):
            yield f"{report.place(name)}: the appendix that cleans answers shows none but theirs"


class KnownTexts:
    """Texts with digits that tell of no respondent.

    Parameters
    ----------
    codebooks
        Of the survey, and of those it is compared with.
    folder
        The survey, with what was published before.
    """

    def __init__(self, codebooks: Iterable[Codebook], folder: SurveyFolder) -> None:
        texts = {text for codebook in codebooks for text in _texts(codebook)}
        for path in folder.published.glob("*.csv"):
            frame = read_published(folder, path.stem)
            texts |= {str(value) for name in frame for value in frame[name].dropna()}
        plain = {" ".join(text.split()) for text in texts if re.search(r"\d", text)}
        # A bare number might be anybody's count; one of four digits and more is a year.
        numbered = sorted((t for t in plain if not re.fullmatch(r"[\d.,]{1,3}", t)), key=len)
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
    for column in rows[0] if rows else ():
        counts = declared.get(column, [None] * len(rows))
        for row, declaration in zip(rows, counts, strict=True):
            text = row[column] or ""
            if report.is_published(name, column, row) or declaration or column == "source":
                continue
            if text in ("True", "False", "inf", "-inf") or re.search(r"\d", known.without(text)):
                told = "does not say what it counts"
                yield f"{report.place(name)}: tables/{name}.csv, column {column}, {text!r} {told}"
                break


def _of_entry(report: BuiltReport, entry: dict[str, Any]) -> Iterator[str]:
    declared = report.declared.get("results", {}).get(entry["id"], {})
    for place, estimate in enumerate(entry.get("estimates", ())):
        for column, value in estimate.items():
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and not (column in declared and declared[column][place]):
                told = f"{column} {value} does not say what it counts"
                yield f"results.json, {entry['id']}: {told}"
    beside = {"id", "appendix", "question", "theme", "source", "n", "estimates", "test", "effect"}
    for column in entry.keys() - beside:
        yield f"results.json, {entry['id']}: {column} is no part of a result"


def _of_exhibit(
    exhibit: PageExhibit, rows: list[dict[str, str]], known: KnownTexts
) -> Iterator[str]:
    said = _seen(value for number in exhibit.numbers for value in number.values)
    in_rows = [_values(row) | said for row in rows]
    if len(exhibit.rows) != len(rows) and exhibit.header:
        yield "the page's table has other rows than its CSV file"
        in_rows = []
    for cells, values in zip(exhibit.rows, in_rows, strict=False):
        for cell in cells:
            for written in _strange(known.without(cell), values):
                yield f"the cell {cell!r} tells {written}, which its CSV file does not"
    for number in exhibit.numbers:
        finite = [value for value in number.values if not math.isinf(value)]
        if any(_strange(number.text, _seen(finite))):
            yield f"{number.text!r} is declared as {number.values}"
    for written in _written(known.without(exhibit.loose)):
        yield f"{written} in a sentence does not say what it counts"
    everywhere = said | {value for values in in_rows for value in values}
    for written in _strange(known.without(exhibit.alt), everywhere):
        yield f"the description tells {written}, which the figure's table does not"
    for text in exhibit.drawn:
        for written in _strange(known.without(text), everywhere):
            yield f"the drawing tells {written}, which its table does not"
    if not all(map(_even, exhibit.ticks.values())):
        yield "the marks of an axis are no even steps"


def _values(row: dict[str, str]) -> set[float]:
    """Return what a row's numbers may look like on a page: as they are, in per cent, as a share."""
    numbers = [float(text) for text in row.values() if text and _NUMERIC.fullmatch(text)
               and text not in ("True", "False")]  # fmt: skip
    finite = [number for number in numbers if not math.isinf(number)]
    shares = {one / other for one in finite for other in finite if 0 <= one <= other and other}
    return _seen(finite) | _seen(shares)


def _seen(values: Iterable[float]) -> set[float]:
    return {seen for value in values for seen in (abs(value), abs(100 * value))}


def _strange(text: str, values: Iterable[float]) -> Iterator[str]:
    """Yield the numbers of a text that are none of some values, rounded as they are written."""
    known = sorted(set(values))
    for number in _written(text):
        digits = len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0
        step = 10.0**-digits
        value = _read(number)
        # Bounds are rounded outwards: by less than a step.
        if not any(abs(one - value) < step + 1e-9 for one in known):
            yield number


def _written(text: str) -> Iterator[str]:
    for found in _WRITTEN.finditer(text.replace(HIDDEN, "")):
        yield found[0].rstrip("\u00a0")


def _read(number: str) -> float:
    """Return a number's value: a comma marks decimals, or thousands after a digit other than 0."""
    thousands = r"(?<![^\d]0),(?=\d{3}(?:\D|$))" if not number.startswith("0,") else r"(?!)"
    return float(re.sub(rf"\u00a0|{thousands}", "", number).replace(",", "."))


def _even(ticks: list[str]) -> bool:
    """Return whether the numbers of an axis are even steps, either way from zero."""
    values = sorted({_read(number) for text in ticks for number in _written(text)})
    steps = {round(later - one, 6) for one, later in pairwise(values)}
    return len(steps) <= 1
