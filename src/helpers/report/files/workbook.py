"""All tables of a language's edition as one workbook, as accessible as its pages.

What the guidance of the British Government Analysis Function asks of statistical spreadsheets
("Releasing statistics in spreadsheets", 2021): a cover, one table a sheet starting in column A,
marked up as a table with one header row, no merged or empty cell, notes marked and gathered.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from helpers.exhibits.sheets import Cell, Sheet
from helpers.report.files.grid import LINE, Grid
from helpers.report.files.spreadsheet import TABLE_PREFIX, defused
from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.report.notebooks.outline import Outline
from helpers.report.pages.context import Shell
from helpers.survey.codebook import Language
from helpers.survey.spelling import shortened
from helpers.words import formats
from helpers.words.formats import SheetFormat as Format

WORKBOOK = "tables.xlsx"

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP archive can tell; says that no date is meant
_A4 = 9
_LONGEST_TIP = 255


def number_formats(language: Language) -> dict[Format, str]:
    """Return how a spreadsheet writes each kind of number in a language."""
    percent = formats.percent(0, language).replace("\N{NO-BREAK SPACE}", " ")
    return {
        "whole": "#,##0",
        "decimal": "#,##0.00",
        "signed": "+0.00;−0.00;0.00",
        "text": "General",
        "percent": percent,
        "points": f"+{percent};−{percent};{percent}",
        "p_value": f'[<0.001]"< {formats.decimal(0.001, language, 3)}";0.0000',
    }


def workbook(shell: Shell, outlines: Iterable[tuple[Appendix, Outline]], synthetic: bool) -> bytes:
    """Return a language's workbook, the same bytes on any day and machine.

    Parameters
    ----------
    shell
        The language's shared part.
    outlines
        The appendices in order, with what their pages hold.
    synthetic
        True where anything in the report rests on synthetic answers.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        writer = _Writer(book, shell, synthetic)
        writer.write([_Entry.of(exhibit, shell, outline.title)
                      for _, outline in outlines for exhibit in outline.exhibits
                      if exhibit.sheet is not None and exhibit.sheet.rows], synthetic)  # fmt: skip
    return _canonical(file.getvalue(), shell.language)


def table_name(identifier: str) -> str:
    """Return the name that a spreadsheet program knows an exhibit's table by."""
    return TABLE_PREFIX + identifier.replace("-", "_")


@dataclass(frozen=True)
class _Entry:
    """A sheet, and what the cover says of it."""

    exhibit: Exhibit
    sheet: Sheet
    name: str
    appendix: str

    @classmethod
    def of(cls, exhibit: Exhibit, shell: Shell, appendix: str) -> "_Entry":
        assert exhibit.sheet is not None, exhibit.id
        name = f"{shell.text(exhibit.kind)}_{exhibit.number}"
        return cls(exhibit, exhibit.sheet, name, appendix)


class _Writer:
    """Writes sheets into a workbook."""

    def __init__(self, book: xlsxwriter.Workbook, shell: Shell, synthetic: bool) -> None:
        self._book = book
        self._shell = shell
        self._text = shell.text
        self._formats: dict[tuple[object, ...], CellFormat] = {}
        self._notes: dict[str, int] = {}
        book.set_properties({
            "title": f"{shell.title}: {shell.text('workbook')}",
            "author": f"{shell.text('basis')}: {shell.authority}" if synthetic else shell.authority,
            "created": datetime(*_EARLIEST),
        })  # fmt: skip

    def write(self, entries: list[_Entry], synthetic: bool) -> None:
        cover = self._book.add_worksheet(self._text("cover"))
        for entry in entries:
            self._exhibit(self._book.add_worksheet(entry.name), entry)
        if self._notes:
            self._note_sheet(self._book.add_worksheet(self._text("notes")))
        self._cover(cover, entries, synthetic)
        cover.activate()

    def _cover(self, page: Worksheet, entries: list[_Entry], synthetic: bool) -> None:
        shell, text = self._shell, self._text
        lines = [
            shell.title,
            f"{text('basis')}: {shell.authority}" if synthetic else shell.authority,
            f"{shell.codebook.area[shell.language]}, {shell.codebook.year}. "
            f"{text('version')} {shell.record.version}.",
        ]
        if synthetic:
            lines.append(f"{text('synthetic_mark')}. {text('synthetic_report')}")
        hidden = next((entry.sheet.hidden_note for entry in entries if entry.sheet.hidden_note), "")
        lines += [text("workbook_about"), text("workbook_numbers"), text("workbook_marks"), hidden,
                  text("workbook_totals")]  # fmt: skip
        top = self._lines(page, [line for line in lines if line])
        header = [text("sheet"), text("title"), text("appendix"), text("source")]
        rows: list[list[Cell]] = [
            [entry.name, entry.sheet.title, entry.appendix,
             text(f"kind_{entry.exhibit.source}")] for entry in entries
        ]  # fmt: skip
        if not rows:  # a table needs a row
            return
        self._grid(page, top, Grid("cover_sheets", shell.title, header, ["text"] * 4, rows))
        link = self._format("text", link=True)
        for row, entry in enumerate(entries, start=top + 1):
            address = f"internal:'{entry.name}'!A1"
            page.write_url(row, 0, address, link, entry.name,
                           shortened(entry.sheet.title, _LONGEST_TIP))  # fmt: skip

    def _exhibit(self, page: Worksheet, entry: _Entry) -> None:
        sheet, text = entry.sheet, self._text
        numbers = [self._notes.setdefault(note, len(self._notes) + 1) for note in sheet.notes]
        marks = "".join(f" [{text('note')} {number}]" for number in numbers)
        synthetic = entry.exhibit.source == "synthetic"
        mark = f"{text('synthetic_mark')}. " if synthetic else ""
        lines = [f"{sheet.title}{marks}", f"{mark}{sheet.source_line}"]
        top = self._lines(page, [line for line in (*lines, sheet.hidden_note) if line])
        ways = [("to_cover", "cover"), *([("see_notes", "notes")] if numbers else [])]
        for said, place in ways:
            self._way(page, top, said, place)
            top += 1
        name = table_name(entry.exhibit.id)
        grid = Grid(name, sheet.title, sheet.header, sheet.formats, sheet.rows, sheet.kinds)
        self._grid(page, top, grid)

    def _note_sheet(self, page: Worksheet) -> None:
        text = self._text
        top = self._lines(page, [text("notes")])
        self._way(page, top, "to_cover", "cover")
        rows: list[list[Cell]] = [
            [f"[{text('note')} {number}]", note] for note, number in self._notes.items()
        ]
        header = [text("note").capitalize(), text("meaning")]
        self._grid(page, top + 1, Grid("note_texts", text("notes"), header, ["text"] * 2, rows))

    def _way(self, page: Worksheet, row: int, said: str, place: str) -> None:
        """Write a link to the cover or the notes."""
        style = self._format("text", link=True, wrap=False)
        page.write_url(row, 0, f"internal:'{self._text(place)}'!A1", style, self._text(said))

    def _lines(self, page: Worksheet, lines: list[str]) -> int:
        """Write lines above a table, the first as its heading; return the next row."""
        for row, line in enumerate(lines):
            style = self._format("text", bold=row == 0, size=14 if row == 0 else 11, wrap=False)
            page.write_string(row, 0, defused(line), style)
        page.set_row(0, 1.4 * LINE)
        return len(lines)

    def _grid(self, page: Worksheet, top: int, grid: Grid) -> None:
        for row, cells in enumerate(grid.rows, start=top + 1):
            bold = grid.kinds is not None and grid.kinds[row - top - 1] != ""
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    aside = grid.formats[column] != "text"
                    page.write_string(row, column, defused(cell),
                                      self._format("text", bold=bold, right=aside))  # fmt: skip
                else:
                    page.write_number(row, column, cell,
                                      self._format(grid.formats[column], bold=bold))  # fmt: skip
        page.add_table(top, 0, top + len(grid.rows), len(grid.header) - 1, {
            "name": grid.name,
            "title": grid.title,
            "style": None,
            "autofilter": False,
            "columns": [
                {"header": header, "header_format": self._format("text", bold=True, rule=True,
                                                                 right=shown != "text")}
                for header, shown in zip(grid.header, grid.formats, strict=True)
            ],
        })  # fmt: skip
        for column, width in enumerate(grid.widths()):
            page.set_column(column, column, width)
        for row, height in enumerate(grid.heights(), start=top):
            page.set_row(row, height)
        page.freeze_panes(top + 1, 1)
        page.repeat_rows(top)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L{shortened(self._shell.title, 110).replace('&', '&&')}&R&P / &N")

    def _format(
        self,
        shown: Format,
        *,
        bold: bool = False,
        right: bool = False,
        wrap: bool = True,
        link: bool = False,
        rule: bool = False,
        size: int = 11,
    ) -> CellFormat:
        key = (shown, bold, right, wrap, link, rule, size)
        if key not in self._formats:
            # A share of a count is shown as any other share.
            known: Format = "percent" if shown == "share" else shown
            numbers = number_formats(self._shell.language)
            properties: dict[str, object] = {
                "num_format": numbers[known], "bold": bold, "font_size": size, "valign": "top",
                "text_wrap": shown == "text" and wrap,
            }  # fmt: skip
            if right:
                properties["align"] = "right"
            if link:
                properties |= {"font_color": "#0F4C75", "underline": 1}
            if rule:
                properties["bottom"] = 1
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


def _canonical(content: bytes, language: Language) -> bytes:
    """Pack a workbook anew: with its language, and without what differs between machines.

    Stored, not compressed: compressors differ between builds of Python.
    """
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                stated = f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
                part = part.replace(b"</cp:coreProperties>", stated.encode())
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.create_system = 3
            member.external_attr = 0o644 << 16
            after.writestr(member, part)
    return file.getvalue()
