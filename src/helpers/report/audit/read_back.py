"""Read a built report back: what a reader of its files can see, whatever made them."""

import csv
import json
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from python_calamine import load_workbook

from helpers.report.files.collect import DECLARED
from helpers.report.files.spreadsheet import TABLE_PREFIX

HIDDEN = ".."

# A workbook of plain tables has no other parts: no comments, drawings, caches or programs.
_PART = re.compile(
    r"\[Content_Types\]\.xml|(.*/)?_rels/.*\.rels|docProps/(app|core)\.xml|"
    r"xl/(workbook|styles|sharedStrings|theme/theme1|worksheets/sheet\d+|tables/table\d+)\.xml"
)


@dataclass(frozen=True)
class Number:
    """A number in running text: how it is written, its values, and what it is declared to count."""

    text: str
    values: tuple[float, ...]
    counts: str


@dataclass
class PageExhibit:
    """A figure, table or sentence as it stands on a page.

    Parameters
    ----------
    page
        The file, relative to the report.
    header, rows
        The table's cells as text, each number with its unit.
    cells
        Those of the rows without numbers that say themselves what they count.
    alt
        The drawing's description.
    drawn, ticks
        Texts inside the drawing, and those of the marks of each axis.
    text, loose
        Everything else that is read: caption, notes, sentence, header; and the same without its
        numbers that say what they count.
    numbers
        Those that do.
    source
        Where its figures come from.
    """

    page: str
    source: str = "synthetic"
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    alt: str = ""
    drawn: list[str] = field(default_factory=list)
    ticks: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""
    loose: str = ""
    numbers: list[Number] = field(default_factory=list)


@dataclass(frozen=True)
class SheetTable:
    """A table of a workbook.

    Parameters
    ----------
    place
        File and table.
    header, rows
        Its cells, numbers as numbers.
    """

    place: str
    header: list[str]
    rows: list[list[Any]]


@dataclass(frozen=True)
class BuiltReport:
    """The parts of a built report.

    Parameters
    ----------
    results
        The entries of ``results.json``.
    tables
        Rows of each CSV file, by its stem.
    exhibits
        What each page shows under each id, by language and id.
    sheets
        What each workbook's tables hold, by language and id.
    strays
        Places in a workbook that hold something besides its tables.
    declared
        What each number of a table or result counts (``declared.json``).
    """

    results: list[dict[str, Any]]
    tables: dict[str, list[dict[str, str]]]
    exhibits: dict[tuple[str, str], PageExhibit]
    sheets: dict[tuple[str, str], SheetTable] = field(default_factory=dict)
    strays: list[str] = field(default_factory=list)
    declared: dict[str, Any] = field(default_factory=dict)

    def is_published(self, table: str, column: str, row: dict[str, str]) -> bool:
        """Return whether a number was public before this report."""
        if self.sees_respondents(table):
            return False
        own = self.declared.get("sources", {}).get(table, {})
        return bool(own.get(column, row.get("source")) == "published")

    def sees_respondents(self, exhibit: str) -> bool:
        """Return whether an exhibit stands where answers are cleaned, or on no page at all."""
        return self._cleaning.get(exhibit, True)

    @cached_property
    def _cleaning(self) -> dict[str, bool]:
        """Whether each exhibit stands where answers are cleaned."""
        found: dict[str, bool] = {}
        for (_, name), exhibit in self.exhibits.items():
            cleans = exhibit.page.rpartition("/")[2].startswith("01_")
            found[name] = cleans or found.get(name, False)
        return found

    def place(self, exhibit: str) -> str:
        """Return which cell of which notebook shows an exhibit."""
        return str(self.declared.get("cells", {}).get(exhibit.removesuffix(", cover"), exhibit))


def read_back(report: Path) -> BuiltReport:
    """Read the files of a built report.

    Parameters
    ----------
    report
        Its folder.
    """
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))["results"]
    tables = {}
    for path in sorted(report.glob("tables/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    exhibits = {}
    for path in sorted(report.glob("*/*.html")):
        reader = _ExhibitReader(path.relative_to(report).as_posix())
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        for name, exhibit in reader.found.items():
            exhibits[path.parent.name, name] = exhibit
    sheets: dict[tuple[str, str], SheetTable] = {}
    strays: list[str] = []
    for path in sorted(report.glob("*/*.xlsx")):
        found, outside = _read_workbook(path, path.relative_to(report).as_posix())
        sheets |= {(path.parent.name, name): table for name, table in found.items()}
        strays += outside
    declared = json.loads((report / DECLARED).read_text(encoding="utf-8"))
    for place, exhibit in exhibits.items():
        _describe(exhibit, declared.get("descriptions", {}).get(place[0], {}).get(place[1], ""))
    return BuiltReport(results, tables, exhibits, sheets, strays, declared)


def _describe(exhibit: PageExhibit, description: str) -> None:
    """Take in what the numbers of a drawing's description count."""
    reader = _ExhibitReader(exhibit.page)
    reader.feed(f'<p class="statement" id="alt">{description}</p>')
    reader.close()
    declared = reader.found["alt"]
    exhibit.numbers += declared.numbers
    # What is not declared in so many words is a sentence like any other.
    same = declared.text.split() == exhibit.alt.split()
    exhibit.loose += "\n" + (declared.loose if same else exhibit.alt)


def _read_workbook(path: Path, name: str) -> tuple[dict[str, SheetTable], list[str]]:
    """Return a workbook's tables by exhibit, and its numbers that stand outside any."""
    with zipfile.ZipFile(path) as archive:
        strays = [f"{name}, {part}" for part in archive.namelist() if not _PART.fullmatch(part)]
    book = load_workbook(path, load_tables=True)
    tables: dict[str, SheetTable] = {}
    inside: Counter[str] = Counter()
    for table in map(book.get_table_by_name, book.table_names or ()):
        rows = table.to_python()
        inside[table.sheet] += _numbers(rows)
        if table.name.startswith(TABLE_PREFIX):
            identifier = table.name.removeprefix(TABLE_PREFIX).replace("_", "-")
            tables[identifier] = SheetTable(f"{name}, {table.sheet}", table.columns, rows)
    strays += [
        f"{name}, {sheet}"
        for sheet in book.sheet_names
        if _numbers(book.get_sheet_by_name(sheet).to_python()) > inside[sheet]
    ]
    return tables, strays


def _numbers(rows: list[list[Any]]) -> int:
    return sum(not isinstance(cell, str) for row in rows for cell in row)


class _ExhibitReader(HTMLParser):
    """Gathers figures with an id, and sentences with an id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, PageExhibit] = {}
        self._page = page
        self._inside: PageExhibit | None = None
        self._ends_with = ""
        self._cell: list[str] | None = None
        self._bare: list[str] = []
        self._drawn: list[str] | None = None
        self._number: tuple[list[str], str, str] | None = None
        self._groups: list[str] = []
        self._unread = ""  # the end of what names the exhibit itself: its number, its download

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        classes = values.get("class", "").split()
        if self._inside is None:
            name = values.get("data-of", values.get("id", ""))
            if name and {"exhibit", "statement", "computed"} & set(classes):
                source = values.get("data-source", "synthetic")
                self._inside = self.found[name] = PageExhibit(self._page, source)
                self._ends_with = tag
        elif tag == "svg":
            self._inside.alt = values.get("aria-label", "")
        elif (tag == "a" and "number" in classes) or "download" in classes:
            self._unread = tag
        elif tag == "g":
            self._groups.append(next((one for one in classes if one.startswith("tick-")), ""))
        elif tag == "data":
            self._number = ([], values.get("value", ""), values.get("data-counts", ""))
        elif tag in {"text", "title", "desc"}:
            self._drawn = []
        elif tag == "tr":
            self._inside.rows.append([])
            self._inside.cells.append([])
        elif tag in {"td", "th"}:
            self._cell, self._bare = [], []

    def handle_endtag(self, tag: str) -> None:
        if self._inside is None:
            return
        if tag in {"td", "th"} and self._cell is not None:
            self._inside.rows[-1].append("".join(self._cell).strip())
            self._inside.cells[-1].append("".join(self._bare).strip())
            self._cell = None
        elif tag in {"text", "title", "desc"} and self._drawn is not None:
            axis, text = "".join(self._groups), "".join(self._drawn).strip()
            place = self._inside.ticks.setdefault(axis, []) if axis else self._inside.drawn
            place.append(text)
            self._drawn = None
        elif tag == self._unread:
            self._unread = ""
        elif tag == "g" and self._groups:
            self._groups.pop()
        elif tag == "data" and self._number is not None:
            told, value, counts = self._number
            values = tuple(
                float({"True": "1", "False": "0"}.get(one, one)) for one in value.split()
            )
            self._inside.numbers.append(Number("".join(told), values, counts))
            self._number = None
        elif tag == "thead":
            self._inside.header = self._inside.rows.pop()
            self._inside.loose += "\n" + "\n".join(self._inside.cells.pop())
        elif tag == self._ends_with:
            _give_units_back(self._inside)
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is None:
            return
        if self._number is not None:
            self._number[0].append(data)
        if self._cell is not None:
            self._cell.append(data)
            self._bare += [] if self._number is not None else [data]
        elif self._drawn is not None:
            self._drawn.append(data)
        else:
            self._inside.text += data
            self._inside.loose += "" if self._number is not None or self._unread else data


def _give_units_back(exhibit: PageExhibit) -> None:
    """Write the unit that a column's header names behind each number of the column."""
    for column, heading in enumerate(exhibit.header):
        if heading.endswith(", %"):
            for row in [*exhibit.rows, *exhibit.cells]:
                if any(letter.isdigit() for letter in row[column]):
                    row[column] += "\N{NO-BREAK SPACE}%"
