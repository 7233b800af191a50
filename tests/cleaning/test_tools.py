"""What survey tools and spreadsheets do to an export, and what the program makes of it."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from helpers.cleaning import Cleaned, clean
from helpers.reading.export import join, read_sheet
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError

from .exports import (
    COLUMNS,
    ROWS,
    Row,
    Survey,
    codebook,
    delimited,
    packed_workbook,
    sheet_xml,
    stored,
    workbook,
)

DECLARED = Codebook.model_validate(codebook())


def _cleaned(name: str, data: bytes, declared: Codebook = DECLARED) -> Cleaned:
    return clean(join([read_sheet(name, data, declared)]), declared)


def _with_names(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    for row in rows:
        out.write(";".join(f'"{cell}"' for cell in row) + "\n")
    return out.getvalue().encode()


@pytest.mark.parametrize("mark", ["sep=~\r\n", '"sep=~"\n', "SEP=~\n"])
def test_a_file_that_names_its_delimiter(mark: str) -> None:
    assert stored(_cleaned("a.csv", mark.encode() + delimited(delimiter="~")).responses) == stored(
        _cleaned("a.csv", delimited()).responses
    )


def test_zeros_of_a_page_that_nobody_saw_are_no_answer() -> None:
    """Respondent 7 suspected something and broke off: REDCap writes 0 for every box."""
    zeros = dict.fromkeys(("F4_1", "F4_2", "F4_3"), "0")
    blank = _cleaned("a.csv", delimited()).responses
    rows: list[Row] = [*ROWS[:7], ROWS[7] | zeros]
    assert stored(_cleaned("a.csv", delimited(rows)).responses) == stored(blank)
    rows[7] |= {"F6": "Berörd"}  # who answered the next page saw the boxes
    assert not _cleaned("a.csv", delimited(rows)).responses["cues.wrong"].iloc[-1]


def test_an_excel_error_is_told_as_in_text() -> None:
    names = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in COLUMNS)
    cells = "".join(
        f'<c r="{chr(65 + n)}2" t="inlineStr"><is><t>{ROWS[1][name]}</t></is></c>'
        if name != "F1"
        else f'<c r="{chr(65 + n)}2" s="0" t="e"><f>VLOOKUP(A1,B:C,2)</f><v>#N/A</v></c>'
        for n, name in enumerate(COLUMNS)
    )
    data = packed_workbook([sheet_xml(f'<row r="1">{names}</row><row r="2">{cells}</row>')])
    with pytest.raises(InputError, match=r"row 2, column F1: found '#N/A'; is an Excel error"):
        _cleaned("a.xlsx", data)
    declared = Codebook.model_validate(codebook(no_answer=["#N/A"]))
    assert _cleaned("a.xlsx", data, declared).responses["concerned"].tolist() == ["no_answer"]


def test_several_sheets_with_answers_are_told() -> None:
    sheets = [workbook(ROWS[:3]), workbook(ROWS[3:])]
    bodies = [
        zipfile.ZipFile(io.BytesIO(one)).read("xl/worksheets/sheet1.xml").decode() for one in sheets
    ]
    with pytest.raises(InputError, match=r"sheets Blad1, Blad2: name the one to read by sheet: "):
        _cleaned("a.xlsx", packed_workbook(bodies))
    named = Codebook.model_validate(codebook(sheet="Blad1"))
    assert stored(_cleaned("a.xlsx", packed_workbook(bodies), named).responses) == stored(
        _cleaned("a.xlsx", sheets[0]).responses
    )


@pytest.mark.parametrize("cut", [None, 15, 25])
def test_limesurveys_headings_of_texts(survey: Survey, cut: int | None) -> None:
    declared = codebook()
    texts = {"F1": "Är din verksamhet berörd av detta?", "F2": "Har du misstänkt något sådant?",
             "F3": "Hur många fall har du misstänkt?", "F5": "Hur når vi dig lättast?",
             "F6": "Vilken beredskap har ni för det?",
             "Fritext": "Något mer du vill berätta?"}  # fmt: skip
    for question in declared["questions"]:
        column = question.get("column", "F4")
        text = texts.get(column, "Vad väckte misstanken?")
        question["text"] = {"sv": text, "en": f"en {column}"}
        for level in question.get("levels", []):
            if "column" in level:
                texts[level["column"]] = f"{text} [{level['label']['sv']}]"
    declared["export"]["columns"] |= {"respondent": "id", "submitted": "submitdate"}
    names = ["Svars-ID", "Datum inskickad", "Vilken verksamhet arbetar du i?", "Tid", "Klar"]
    names += [texts[name] for name in COLUMNS[5:]]
    if cut is not None:  # the middle of a long heading is left out
        names = [
            one if len(one) <= cut else f"{one[: cut * 3 // 5]}..{one[-(cut - cut * 3 // 5) :]}"
            for one in names
        ]
    data = _with_names(
        [names, *([cell.replace('"', "'") for cell in row.values()] for row in ROWS)]
    )
    book = Codebook.model_validate(declared)
    responses = _cleaned("a.csv", data, book).responses
    assert stored(responses) == stored(_cleaned("a.csv", delimited()).responses)


def test_an_spss_file_in_an_encoding_that_it_does_not_name(tmp_path: Path) -> None:
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(pd.DataFrame({"Id": ["å"] * 3, "F1": ["Berörd"] * 3}), path)
    data = path.read_bytes().replace("å".encode(), b"\xe5 ").replace("ö".encode(), b"\xf6 ")
    with pytest.raises(InputError, match="set encoding: latin1 under export"):
        read_sheet("a.sav", data, DECLARED)


def test_submissions_that_contradict_each_other_are_told() -> None:
    other = ROWS[1] | {"Aktör": "Kyrkor/samfund"}
    rows = [*ROWS, other]
    with pytest.raises(
        InputError, match=r"row 3, column Id: contradicts row 10, which has the same"
    ):
        _cleaned("a.csv", delimited(rows))
    changed = ROWS[1] | {"F1": "Berörd", "F2": "Ja", "F6": "Vet ej"}
    with pytest.raises(InputError, match="contradicts row 10"):
        _cleaned("a.csv", delimited([*ROWS, changed]))
    once = Codebook.model_validate(codebook(repeated="last"))
    assert len(_cleaned("a.csv", delimited(rows), once).responses) == 6
    declared = codebook()
    del declared["export"]["columns"]["respondent"]
    apart = Codebook.model_validate(declared)
    assert len(_cleaned("a.csv", delimited(rows), apart).responses) == 8
