"""Every format, encoding and dialect gives the same cleaned responses, to the byte.

The cleaned responses themselves are written out once by hand in ``test_clean.py``.
"""

import copy
import csv
import io
import itertools
from pathlib import Path

import pytest

from .exports import (
    COLUMNS,
    ROWS,
    Survey,
    codebook,
    delimited,
    packed_workbook,
    sheet_xml,
    spss,
    stored,
    workbook,
)

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be with mark",
             "utf-16-le without mark")  # fmt: skip
DELIMITERS = (";", ",", "\t", "|")
LINE_ENDS = ("\r\n", "\n", "\r")
HEADERS = ("names", "names and labels", "title and names")


@pytest.fixture
def expected(survey: Survey) -> bytes:
    declared = survey.write({"reference.csv": delimited()})
    return stored(survey.cleaned(declared).responses)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_delimited(survey: Survey, expected: bytes, encoding: str, delimiter: str) -> None:
    declared = survey.write({"responses.csv": b""})
    dialects = itertools.product(LINE_ENDS, HEADERS, (csv.QUOTE_MINIMAL, csv.QUOTE_ALL), ",.")
    for newline, header, quoting, decimal in dialects:
        data = delimited(
            encoding=encoding,
            delimiter=delimiter,
            newline=newline,
            header=header,
            quoting=quoting,
            decimal=decimal,
        )
        (survey.raw / "responses.csv").write_bytes(data)
        cleaned = survey.cleaned(declared)
        assert stored(cleaned.responses) == expected, (newline, header, quoting, decimal)


@pytest.mark.parametrize("header", ["names", "names and labels"])
@pytest.mark.parametrize("sheets", [1, 2])
def test_workbook(survey: Survey, expected: bytes, header: str, sheets: int) -> None:
    declared = survey.write({"responses.xlsx": workbook(header=header, sheets=sheets)})
    assert stored(survey.cleaned(declared).responses) == expected


def test_spss(survey: Survey, expected: bytes, tmp_path: Path) -> None:
    declared = survey.write({"responses.sav": spss(tmp_path)})
    assert stored(survey.cleaned(declared).responses) == expected


LIME = {
    "Id": "id", "Inskickad": "submitdate", "Aktör": "Akt", "Tid": "interviewtime", "Klar": "slut",
    "F1": "Q1", "F2": "Q2", "F3": "Q3", "F4_1": "Q4[SQ001]", "F4_2": "Q4[SQ002]",
    "F4_3": "Q4[SQ003]", "F5": "Q5", "F6": "Q6", "Fritext": "Q7",
}  # fmt: skip


@pytest.mark.parametrize("answers", ["codes", "full"])
@pytest.mark.parametrize("headings", ["code", "code and text"])
def test_limesurvey(survey: Survey, expected: bytes, answers: str, headings: str) -> None:
    declared = codebook(
        files=["results.csv"],
        columns={
            "respondent": "id",
            "actor": "Akt",
            "submitted": "submitdate",
            "duration": "interviewtime",
            "finished": "slut",
        },
        duration_unit="seconds",
    )
    for question in declared["questions"]:
        question["levels"] = copy.deepcopy(question.get("levels", []))
        for part in (question, *question["levels"]):
            if "column" in part:
                part["column"] = LIME[part["column"]]
    codes = {
        "F1": {"Berörd": "A3", " Inte berörd": "A1", "DELVIS BERÖRD": "A2", "Delvis berörd": "A2",
               "Vet\u00a0ej": "A8"},
        "F2": {"Ja": "A2", "ja": "A2", "Nej": "A1", "Vet ej": "A8"},
        "F6": {"inte alls": "A1", "Vet ej": "A8", "Berörd": "A3"},
        "Aktör": {"Å klagarmyndigheten": "P1", "Åklagarmyndigheten": "P1", "kommun": "P2",
                  "KOMMUNER": "P2", "Kommuner": "P2", "Kyrkor / samfund": "P3",
                  "Kyrkor/samfund": "P3"},
    }  # fmt: skip
    out = io.StringIO()
    writer = csv.writer(out)
    text = ". Frågans text" if headings == "code and text" else ""
    writer.writerow(["lastpage", *(name + (text if "Q" in name else "") for name in LIME.values())])
    for row in ROWS:
        cells = dict(row)
        minutes = cells["Tid"].replace(",", ".")
        cells["Tid"] = str(float(minutes) * 60) if minutes else ""
        cells |= {name: "Y" if cells[name] else "N" for name in ("F4_1", "F4_2", "F4_3")
                  if cells["F2"] == "Ja" and cells["Klar"] == "Ja"}  # fmt: skip
        if answers == "codes":
            cells |= {name: code.get(cells[name], cells[name]) for name, code in codes.items()}
        writer.writerow(["4", *cells.values()])
    read = survey.write({"results.csv": out.getvalue().encode("utf-8-sig")}, declared)
    assert stored(survey.cleaned(read).responses) == expected


def test_several_files_of_different_formats_are_joined(survey: Survey, expected: bytes) -> None:
    files = {
        "north.csv": delimited(ROWS[:3], encoding="cp1252"),
        "south.xlsx": workbook(ROWS[3:6]),
        "west.csv": delimited(ROWS[6:], encoding="utf-16", delimiter="\t"),
    }
    cleaned = survey.cleaned(survey.write(files))
    assert stored(cleaned.responses) == expected
    assert set(cleaned.log["file"]) == {"north.csv", "south.xlsx", "west.csv"}


def test_columns_in_another_order_and_columns_not_declared(survey: Survey, expected: bytes) -> None:
    names = [*reversed(COLUMNS), "IP-adress"]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([[row.get(name, "192.0.2.1") for name in names] for row in ROWS])
    declared = survey.write({"responses.csv": out.getvalue().encode()})
    assert stored(survey.cleaned(declared).responses) == expected


def test_upper_and_lower_names_of_two_header_rows(survey: Survey, expected: bytes) -> None:
    upper = list(COLUMNS)
    upper[8:11] = ["Tecken", "", ""]
    lower = ["", "", "", "", "", "Svar", "", "", "fel", "rädd", "ung", "", "", ""]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([upper, lower, *(row.values() for row in ROWS)])
    declared = codebook()
    for level, name in zip(declared["questions"][3]["levels"], ("fel", "rädd", "ung"), strict=True):
        level["column"] = f"Tecken / {name}"
    read = survey.write({"responses.csv": out.getvalue().encode()}, declared)
    assert stored(survey.cleaned(read).responses) == expected


def test_the_codebook_overrides_what_is_recognised(survey: Survey, expected: bytes) -> None:
    declared = survey.write(
        {"responses.dat": delimited(encoding="cp1252", delimiter=";", header="title and names")},
        format="csv",
        encoding="cp1252",
        delimiter=";",
        header_row=2,
        header_rows=1,
    )
    assert stored(survey.cleaned(declared).responses) == expected


def test_a_sheet_can_be_named(survey: Survey, expected: bytes) -> None:
    stray = packed_workbook([sheet_xml("")])
    assert stray != workbook()
    declared = survey.write({"responses.xlsx": workbook(sheets=3)}, sheet="Blad3")
    assert stored(survey.cleaned(declared).responses) == expected


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(survey: Survey) -> None:
    text = delimited(header="title and names", newline="\n").decode()
    text = text.replace("\n2;", "\n;;;;;;;;;;;;;\n\n2;")
    log = survey.cleaned(survey.write({"responses.csv": text.encode()})).log
    # title, header, respondent 1 (a line break inside), an empty row, an empty line
    assert log.loc[log["raw"] == "kommun", "row"].tolist() == [6]
    assert log.loc[log["raw"] == "KOMMUNER", "row"].empty  # replaced by a later submission
    assert log.loc[log["rule"] == "duplicate", "row"].tolist() == [7]
