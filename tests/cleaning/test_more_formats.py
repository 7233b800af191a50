"""Exports as OpenDocument, Stata, SAS and Parquet; columns of one name; what respondents wrote."""

from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from helpers.survey.faults import InputError

from ..drafting.tools import spreadsheet, text
from .exports import COLUMNS, ROWS, Survey, codebook, stored


@pytest.fixture
def expected(survey: Survey) -> bytes:
    table = [COLUMNS, *(tuple(row.values()) for row in ROWS)]
    declared = survey.write({"responses.csv": text(table, ";")})
    return stored(survey.cleaned(declared).responses)


def as_parquet(folder: Path) -> bytes:
    path = folder / "export.parquet"
    frame = pd.DataFrame([row | {"Inskickad": pd.Timestamp(row["Inskickad"])} for row in ROWS])
    frame.to_parquet(path)
    return path.read_bytes()


def as_stata(folder: Path) -> bytes:
    path = folder / "export.dta"
    pyreadstat.write_dta(pd.DataFrame(ROWS), path)
    return path.read_bytes()


def as_sas(folder: Path) -> bytes:
    """Names of columns are short in SAS: they are known by their labels."""
    path = folder / "export.xpt"
    frame = pd.DataFrame([row.values() for row in ROWS])
    frame.columns = pd.Index([f"V{place}" for place in range(len(COLUMNS))])
    pyreadstat.write_xport(frame, path, column_labels=list(COLUMNS))
    return path.read_bytes()


def as_opendocument(folder: Path) -> bytes:
    assert folder.is_dir()
    return spreadsheet([COLUMNS, *(tuple(row.values()) for row in ROWS)])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("responses.parquet", as_parquet),
        ("responses.dta", as_stata),
        ("responses.xpt", as_sas),
        ("responses.ods", as_opendocument),
    ],
)
def test_every_format_reads_alike(
    survey: Survey, expected: bytes, tmp_path: Path, name: str, written: object
) -> None:
    assert callable(written)
    declared = survey.write({name: written(tmp_path)})
    assert stored(survey.cleaned(declared).responses) == expected


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("responses.dta", b"<stata_dta>" + bytes(300), "damaged or incomplete Stata file"),
        ("responses.xpt", b"HEADER RECORD*******LIB" + bytes(300), "damaged or incomplete SAS"),
        ("responses.parquet", b"PAR1" + bytes(30) + b"PAR1", "damaged or incomplete Parquet"),
        ("responses.ods", spreadsheet([["a"]])[:-60], "damaged or incomplete workbook"),
        ("responses.ods", spreadsheet([["a"] * 900], 900_000), "more cells than any survey"),
        ("responses.csv", as_opendocument(Path()), "though its name ends in .csv"),
    ],
)
def test_a_damaged_file_is_told(survey: Survey, name: str, data: bytes, told: str) -> None:
    declared = survey.write({name: data})
    with pytest.raises(InputError, match=told):
        survey.cleaned(declared)


def test_columns_of_one_name_have_numbers(survey: Survey) -> None:
    table = [["", "Ort", "F1", "F1"], *([str(n), "kommun", "Ja", "Nej"] for n in range(4))]
    declared = codebook(columns={"respondent": "#1", "actor": "Ort"}, files=["a.csv"])
    closed = next(one for one in declared["questions"] if one["id"] == "suspicion")
    again = closed | {"id": "again", "column": "F1 #2",
                      "label": {"sv": "Igen", "en": "Again"}}  # fmt: skip
    declared["questions"] = [closed | {"column": "F1 #1"}, again]
    responses = survey.cleaned(survey.write({"a.csv": text(table)}, declared)).responses
    assert set(responses["suspicion"]) == {"yes"}
    assert set(responses["again"]) == {"no"}
    declared["questions"] = [closed]
    read = survey.write({"a.csv": text([row[:4] for row in table])}, declared | {"questions": [
        closed | {"column": "F1"}]})  # fmt: skip
    with pytest.raises(InputError, match="F1 #1 or F1 #2"):
        survey.cleaned(read)


def test_what_respondents_wrote_is_another_answer_and_stands_nowhere(survey: Survey) -> None:
    said = ["Ja", "Nej", "Fråga Anna Berg", "ring 070", "Vet ej"]
    table = [["Ort", "F2", "F5"], *(["kommun", one, f"Telefon;{one}"] for one in said)]
    declared = codebook(columns={"actor": "Ort"}, files=["a.csv"])
    written = {"id": "written", "label": {"sv": "Annat", "en": "Another"}, "write_in": True}
    asked = {one["id"]: one for one in declared["questions"]}
    declared["questions"] = [asked["suspicion"], asked["channels"]]
    for question in declared["questions"]:
        question["levels"] = [*question["levels"], written]
    cleaned = survey.cleaned(survey.write({"a.csv": text(table)}, declared))
    assert list(cleaned.responses["suspicion"]) == ["yes", "no", "written", "written", "dont_know"]
    assert list(cleaned.responses["channels.written"]) == [True] * 5
    everywhere = cleaned.responses.to_csv() + cleaned.log.to_csv()
    assert "Berg" not in everywhere
    assert "070" not in everywhere
