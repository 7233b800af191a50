"""A workbook tells nothing that the report's tables do not: every column is looked for in them."""

import math
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from typing import Any

from helpers.report.audit.read_back import HIDDEN, BuiltReport
from helpers.report.files.spreadsheet import defused
from helpers.words.catalogue import languages, message

_NOTHING = "–"
_INFINITE = {"∞": math.inf, "−∞": -math.inf}
_CLOSE = 1e-12  # a workbook keeps sixteen digits of a number


@cache
def _said() -> dict[str, str]:
    """Return how a table's truths read in every language."""
    return {
        message(key, language): value
        for language in languages()
        for key, value in (("yes", "True"), ("no", "False"))
    }


def sheet_faults(report: BuiltReport) -> Iterator[tuple[str, str]]:
    """Yield what a workbook tells beyond the CSV files, as the exhibit's id and what is wrong.

    Parameters
    ----------
    report
        The built files, read back.
    """
    for place in report.strays:
        yield place, "holds something outside its table"
    for language in {language for language, _ in report.sheets}:
        for name, rows in sorted(report.tables.items()):
            # A table without rows has no sheet: there is nothing to tell.
            if rows and (language, name) not in report.sheets:
                yield name, f"tables/{name}.csv has no sheet ({language})"
    for (language, name), sheet in report.sheets.items():
        known = report.tables.get(name)
        if known is None or len(known) != len(sheet.rows):
            yield name, f"{sheet.place} has other rows than tables/{name}.csv"
            continue
        page = report.exhibits.get((language, name))
        shown = {_plain(defused(cell)) for row in page.rows for cell in row} if page else set()
        for column, header in enumerate(sheet.header):
            cells = [row[column] for row in sheet.rows]
            if not (_in_table(cells, known) or _on_page(cells, shown)):
                yield name, f"{sheet.place}, column {header!r} is not in tables/{name}.csv"


def _in_table(cells: list[Any], rows: list[dict[str, str]]) -> bool:
    """Return whether cells are a column of a CSV file, or the shares that two of them give."""
    fields = list(rows[0]) if rows else []
    if any(
        all(_same(cell, row[field]) for cell, row in zip(cells, rows, strict=True))
        for field in fields
    ):
        return True
    return any(
        all(_same(cell, _share(row[one], row[of])) for cell, row in zip(cells, rows, strict=True))
        for one, of in permutations(fields, 2)
    )


def _same(cell: Any, value: str) -> bool:
    if not isinstance(cell, str):
        number = _number(value)
        return number is not None and math.isclose(cell, number, rel_tol=_CLOSE, abs_tol=_CLOSE)
    if cell in (HIDDEN, _NOTHING):
        return value == ""
    if cell in _INFINITE:
        return _number(value) == _INFINITE[cell]
    return value in (cell, _said().get(cell))


def _share(one: str, of: str) -> str:
    part, whole = _number(one), _number(of)
    return str(part / whole) if part is not None and whole else ""


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _on_page(cells: list[Any], shown: set[str]) -> bool:
    """Return whether cells are texts of the page's table, which may have its rows in any order."""
    return all(isinstance(cell, str) and (cell == _NOTHING or _plain(cell) in shown)
               for cell in cells)  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(text.split())
