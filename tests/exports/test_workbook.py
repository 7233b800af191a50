"""The workbook holds the tables' own numbers, hides what they hide, and is fit for everyone."""

import csv
import io
import json
import locale
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import load_workbook

from helpers.exhibits.sheets import Sheet
from helpers.report.audit.attack import attack
from helpers.report.audit.read_back import read_back
from helpers.report.audit.sheet_audit import sheet_faults
from helpers.report.files.workbook import workbook
from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.report.notebooks.outline import Outline
from helpers.report.pages.context import Shell
from helpers.report.pages.record import BuildRecord
from helpers.survey.codebook import LANGUAGES, Codebook, Language
from helpers.words.formats import SheetFormat as Format

built = pytest.mark.report
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def opened(report: Path, language: Language) -> Workbook:
    """A workbook to be read, not changed."""
    return openpyxl.load_workbook(report / language / "tables.xlsx")


def table_cells(page: Worksheet) -> tuple[str, list[list[Cell]]]:
    """The name and the cells of a sheet's only table."""
    (name,) = page.tables
    rows = page[page.tables[name].ref]
    return name, [[cell for cell in row if isinstance(cell, Cell)] for row in rows]


def exhibit_tables(book: Workbook) -> Iterator[tuple[str, list[list[Cell]]]]:
    for page in book.worksheets:
        name, cells = table_cells(page)
        if name.startswith("t_"):
            yield name.removeprefix("t_").replace("_", "-"), cells


def csv_rows(report: Path, name: str) -> list[dict[str, str]]:
    text = (report / f"tables/{name}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@built
@each_language
def test_every_table_has_its_sheet(built_report: Path, language: Language) -> None:
    names = sorted(path.stem for path in (built_report / "tables").glob("*.csv"))
    assert sorted(name for name, _ in exhibit_tables(opened(built_report, language))) == names
    assert len(names) > 40


@built
@each_language
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("suspicion-shares", ["", "n", "count", "proportion", "ci_low", "ci_high"]),
        ("cues", ["", "n", "count", "proportion", "ci_low", "ci_high"]),
        ("suspicion-and-preparedness", ["", "both", "first_only", "second_only", "neither"]),
        (
            "suspected-cases",
            ["", "strong_low", "strong_high", "", "doubtful_low", "doubtful_high", ""],
        ),
        ("reported-crimes", ["", *map(str, range(2003, 2011)), "total"]),
    ],
)
def test_columns_hold_the_values_of_the_csv_file(
    built_report: Path, language: Language, name: str, fields: list[str]
) -> None:
    cells = dict(exhibit_tables(opened(built_report, language)))[name][1:]
    rows = csv_rows(built_report, name)
    assert len(cells) == len(rows)
    for found, row in zip(cells, rows, strict=True):
        for cell, field in zip(found, fields, strict=True):
            if field and row[field]:
                assert cell.value == pytest.approx(float(row[field]), rel=1e-14), cell
            elif field:
                assert cell.value in ("..", "–"), cell


@built
@each_language
def test_no_sheet_has_a_number_that_its_csv_file_does_not_give(
    built_report: Path, language: Language
) -> None:
    seen = 0
    for name, (_, *cells) in exhibit_tables(opened(built_report, language)):
        for found, row in zip(cells, csv_rows(built_report, name), strict=True):
            numbers = [float(value) for value in row.values() if re.fullmatch(r"-?[\d.e-]+", value)]
            shares = [one / of for one in numbers for of in numbers if of]
            for cell in found:
                if not isinstance(cell.value, str):
                    assert any(cell.value == pytest.approx(one) for one in numbers + shares), cell
                    seen += 1
    assert seen > 1000


@built
@each_language
def test_another_reader_finds_the_same(built_report: Path, language: Language) -> None:
    path = built_report / language / "tables.xlsx"
    other = load_workbook(path)
    for page in opened(built_report, language).worksheets:
        expected = [["" if cell.value is None else cell.value for cell in row] for row in page.rows]
        assert other.get_sheet_by_name(page.title).to_python() == expected


@built
@each_language
def test_what_is_hidden_stands_nowhere(built_report: Path, language: Language) -> None:
    path = built_report / language / "tables.xlsx"
    hidden = 0
    tables = dict(exhibit_tables(opened(built_report, language)))
    for name in ("suspicion-levels", "concerned-levels", "knowledge-levels"):
        fields = [field for field in csv_rows(built_report, name)[0] if field not in ("source",)]
        for found, row in zip(tables[name][1:], csv_rows(built_report, name), strict=True):
            empty = [field for field in fields if row[field] == ""]
            # A count and its share are hidden together.
            assert [cell.value for cell in found].count("..") == 2 * len(empty)
            hidden += len(empty)
    assert hidden > 5
    with zipfile.ZipFile(path) as archive:
        parts = archive.namelist()
        sheets = [archive.read(part).decode() for part in parts if "worksheets/sheet" in part]
        core = archive.read("docProps/core.xml").decode()
        app = archive.read("docProps/app.xml").decode()
    assert not [part for part in parts if re.search("comment|drawing|external|pivot|custom", part)]
    assert not [text for text in sheets if re.search(r"<f>|<f |t=\"str\"", text)]
    assert not {"hidden", "veryHidden"} & {
        page.sheet_state for page in opened(built_report, language).worksheets
    }
    assert f"<dc:language>{language}</dc:language>" in core
    assert set(re.findall(r"<dcterms:[^>]*>([^<]*)", core)) == {"1980-01-01T00:00:00Z"}
    assert "1980" not in app


@built
@each_language
def test_the_workbook_is_accessible(built_report: Path, language: Language) -> None:
    book = opened(built_report, language)
    assert book.properties.language == language
    assert book.properties.title
    for page in book.worksheets:
        assert not page.merged_cells.ranges, page.title
        assert not [name for name, column in page.column_dimensions.items() if column.hidden]
        _, cells = table_cells(page)
        header = [cell.value for cell in cells[0]]
        first, last = cells[0][0], cells[-1][-1]
        assert first.column_letter == "A", page.title
        assert (last.row, last.column) == (page.max_row, page.max_column), page.title
        assert len(set(header)) == len(header) and all(header), page.title
        assert all(cell.value not in (None, "") for row in cells for cell in row), page.title
        assert all(page.cell(row, 1).value for row in range(1, first.row)), page.title
        assert page.freeze_panes == f"B{first.row + 1}", page.title
        assert page.print_title_rows == f"${first.row}:${first.row}", page.title


@built
@each_language
def test_the_cover_leads_to_every_sheet(
    built_report: Path, codebook: Codebook, language: Language
) -> None:
    book = opened(built_report, language)
    cover, *others = book.worksheets
    _, (_, *rows) = table_cells(cover)
    places = [row[0].hyperlink.location for row in rows if row[0].hyperlink]
    titles = [page.title for page in others if page.title not in ("Noter", "Notes")]
    assert places == [f"'{title}'!A1" for title in titles]
    lines = [str(cover.cell(row, 1).value) for row in range(1, rows[0][0].row)]
    assert lines[0] == codebook.title[language]
    # The authority published the figures that the report rests on, not the made-up answers.
    basis = {"sv": "Underlag", "en": "Material from"}[language]
    assert lines[1] == f"{basis}: {codebook.authority[language]}"
    assert any("syntetiska" in line.lower() or "synthetic" in line.lower() for line in lines)
    assert any(line.startswith(".. =") for line in lines)


@built
@each_language
def test_each_sheet_says_what_it_rests_on(built_report: Path, language: Language) -> None:
    marks = {"sv": "Syntetiska svar", "en": "Synthetic answers"}
    said = {"sv": {True: "syntetisk", False: "publicerad"},
            "en": {True: "synthetic", False: "published"}}  # fmt: skip
    cover, *pages = opened(built_report, language).worksheets
    listed = {row[0].value: row[3].value for row in table_cells(cover)[1][1:]}
    seen = set()
    for page in pages:
        name, _ = table_cells(page)
        if not name.startswith("t_"):
            continue
        rows = csv_rows(built_report, name.removeprefix("t_").replace("_", "-"))
        synthetic = name != "t_sources" and {row["source"] for row in rows} == {"synthetic"}
        assert str(page["A2"].value).startswith(f"{marks[language]}. ") == synthetic, name
        assert listed[page.title] == said[language][synthetic], name
        seen.add(synthetic)
    assert seen == {True, False}


@built
@each_language
def test_numbers_are_shown_as_on_the_page(built_report: Path, language: Language) -> None:
    seen = 0
    tables = dict(exhibit_tables(opened(built_report, language)))
    for path in sorted((built_report / language).glob("0*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for exhibit in soup.select(".exhibit[id]"):
            for head, *_ in [exhibit.select("thead th")]:
                assert head.get_text() == tables[str(exhibit["id"])][0][0].value
            for head in exhibit.select("thead th"):
                name, percent, _ = head.get_text().partition(", %")
                cells = tables[str(exhibit["id"])]
                names = [cell.value for cell in cells[0]]
                if not percent or name not in names:  # an interval has a column for each end
                    continue
                at = names.index(name)
                for row in cells[1:]:
                    value = row[at].value
                    if isinstance(value, int | float):
                        shown = row[at].number_format
                        assert "%" in shown or value > 1, (exhibit["id"], shown)
                        seen += 1
    assert seen > 50


def saved_again(report: Path, target: Path, language: Language) -> tuple[Path, Workbook]:
    copy = Path(shutil.copytree(report, target / "report"))
    return copy, opened(copy, language)


@built
def test_a_hidden_number_put_back_is_found(
    built_report: Path, codebook: Codebook, tmp_path: Path
) -> None:
    report, book = saved_again(built_report, tmp_path, "sv")
    path = report / "sv/tables.xlsx"
    book.save(path)
    assert list(sheet_faults(read_back(report))) == [], "saving alone changes nothing"
    rows = dict(exhibit_tables(book))["suspicion-levels"]
    cell = next(cell for row in rows for cell in row if cell.value == "..")
    cell.value = 2
    book.save(path)
    assert attack(read_back(report), codebook)


@built
@pytest.mark.parametrize("what", ["cell", "comment", "sheet"])
def test_something_beside_the_tables_is_found(
    built_report: Path, tmp_path: Path, what: str
) -> None:
    report, book = saved_again(built_report, tmp_path, "en")
    page = book.worksheets[3]
    if what == "cell":
        page.cell(1, 9).value = 2
    elif what == "comment":
        page.cell(1, 1).comment = Comment("2", "x")
    else:
        extra = book.create_sheet("extra")
        extra.sheet_state = "veryHidden"
        extra["A1"] = 2
    book.save(report / "en/tables.xlsx")
    assert list(sheet_faults(read_back(report)))


@pytest.fixture
def small(codebook: Codebook) -> bytes:
    return small_workbook(codebook)


def small_workbook(codebook: Codebook) -> bytes:
    sheet = Sheet(
        title="Table C1. Words & <signs>",
        source_line="Source: none",
        notes=["A note", "=1+1"],
        hidden_note=".. = hidden",
        header=["Group", "Share", "p"],
        formats=["text", "percent", "p_value"],
        rows=[["=HYPERLINK(1)", 0.25, 0.0001], ["a" * 300, "..", "–"]],
        kinds=["", "total"],
    )
    return workbook_of(sheet, codebook, "en")


def workbook_of(sheet: Sheet, codebook: Codebook, language: Language) -> bytes:
    appendix = Appendix(3, Path("03_cases.ipynb"))
    exhibit = Exhibit(
        appendix, "table", "cases", "C1", "Words", "survey", "", "", (), False, sheet=sheet
    )
    record = BuildRecord(inputs={}, version="1", code="c", environment=None)
    outline = Outline(title="Appendix C", purpose="", entries=(exhibit,))
    return workbook(Shell(language, codebook, record), [(appendix, outline)], synthetic=False)


def test_the_same_bytes_on_another_day_and_place(
    small: bytes, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(*_: object) -> time.struct_time:
        return time.gmtime(2_000_000_000)

    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    if hasattr(time, "tzset"):
        time.tzset()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", later)
    before = locale.setlocale(locale.LC_ALL)
    for name in ("sv_SE.UTF-8", "de_DE.UTF-8", "C.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
            break
        except locale.Error:
            continue
    try:
        assert small_workbook(codebook) == small
    finally:
        locale.setlocale(locale.LC_ALL, before)
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()
    with zipfile.ZipFile(io.BytesIO(small)) as archive:
        members = archive.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    # Compressors differ between builds of Python; stored parts do not.
    assert {member.compress_type for member in members} == {zipfile.ZIP_STORED}


# Codes of ECMA-376 (18.8.31), in which a comma or point is the reader's own: a plus before what is
# not negative, a true minus, "less than" below a thousandth, a blank before the Swedish per cent.
NUMBER_FORMATS: dict[Language, list[tuple[Format, str]]] = {
    "sv": [("whole", "#,##0"), ("decimal", "#,##0.00"), ("signed", "+0.00;−0.00;0.00"),
           ("percent", "0 %"), ("share", "0 %"), ("points", "+0 %;−0 %;0 %"),
           ("p_value", '[<0.001]"< 0,001";0.0000')],
    "en": [("whole", "#,##0"), ("decimal", "#,##0.00"), ("signed", "+0.00;−0.00;0.00"),
           ("percent", "0%"), ("share", "0%"), ("points", "+0%;−0%;0%"),
           ("p_value", '[<0.001]"< 0.001";0.0000')],
}  # fmt: skip


@each_language
def test_how_each_kind_of_number_is_shown(codebook: Codebook, language: Language) -> None:
    kinds = NUMBER_FORMATS[language]
    sheet = Sheet("T", "S", [], "", [kind for kind, _ in kinds], [kind for kind, _ in kinds],
                  [[0.5] * len(kinds)], [""])  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(sheet, codebook, language)))
    _, (_, cells) = table_cells(book.worksheets[1])
    assert [cell.number_format for cell in cells] == [shown for _, shown in kinds]


def test_a_hidden_value_and_each_note_are_explained(codebook: Codebook) -> None:
    sheet = Sheet("T", "S", ["One.", "Other."], ".. = hidden", ["a"], ["whole"], [[".."]], [""])
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(sheet, codebook, "en")))
    page = book.worksheets[1]
    assert page["A1"].value == "T [note 1] [note 2]"
    assert ".. = hidden" in [page.cell(row, 1).value for row in range(1, 5)]
    _, (_, *notes) = table_cells(book.worksheets[2])
    told = [[cell.value for cell in row] for row in notes]
    assert told == [["[note 1]", "One."], ["[note 2]", "Other."]]


def test_a_formula_stays_text(small: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(small))
    texts = [cell for page in book.worksheets for row in page.rows for cell in row if cell.value]
    assert {cell.data_type for cell in texts} == {"s", "n"}
    values = [cell.value for cell in texts]
    assert "'=HYPERLINK(1)" in values
    assert "'=1+1" in values
    assert "a" * 300 in values
    assert book.properties.created == datetime(1980, 1, 1)


@built
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@each_language
def test_libreoffice_opens_it(built_report: Path, tmp_path: Path, language: Language) -> None:
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
               "--convert-to", "pdf", "--outdir", str(tmp_path),
               str(built_report / language / "tables.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert (tmp_path / "tables.pdf").read_bytes().startswith(b"%PDF")


def test_a_record_is_a_sheet() -> None:
    """What a notebook hands over as JSON comes back as it was."""
    sheet = Sheet("t", "s", [], "", ["a"], ["whole"], [[1], ["–"]], ["", ""])
    assert Sheet(**json.loads(json.dumps(sheet.__dict__))) == sheet
