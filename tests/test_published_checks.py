"""A published table that does not fit the codebook: which file, row and column, and why."""

import shutil
from pathlib import Path

import pytest

from helpers.appendix import Appendix
from helpers.folders.checking import check_survey
from helpers.survey.faults import InputError
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder
from helpers.survey.published_checks import PUBLISHED

from .conftest import ROOT, SURVEY


@pytest.fixture
def survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SurveyFolder:
    """A copy of the shipped survey that can be spoilt; its record tells no checksums."""
    shutil.copytree(ROOT / "data/raw", tmp_path / "data/raw")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    folder = SurveyFolder(SURVEY)
    record = folder.provenance.read_text("utf-8").split("published/", 1)
    lines = [line for line in record[1].splitlines(True) if "sha256" not in line]
    folder.provenance.write_text(record[0] + "published/" + "".join(lines), encoding="utf-8")
    return folder


def test_every_table_of_the_shipped_survey_that_is_shown_is_checked(survey: SurveyFolder) -> None:
    names = {path.stem for path in survey.published.glob("*.csv")}
    assert names <= PUBLISHED.keys()
    assert check_survey(survey) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("interview_statements", ",concerned,", ",concern,",
         "row 2, column survey_question: found 'concern'; the codebook has no question concern"),
        ("interview_statements", ",few,", ",many,", "expected most, few or nothing"),
        ("interview_statements", "s11,experience", "s11,experiences", "column topic"),
        ("challenges", "concerned suspicion", "concerned suspect", "no question suspect"),
        ("response_rates", "businesses,61", "business,61", "the codebook has no such sector"),
        ("reported_crimes", ",2003,1,", ",2003,one,", "expected a whole number"),
        ("reported_crimes", "label_en", "english", "column label_en: the column is missing"),
        ("suspected_cases", "police,strong", "police,firm", "police with certainty strong"),
        ("suspected_cases", "taxi,strong", "cabs,strong", "no such actor"),
    ],
)  # fmt: skip
def test_faults_are_named(survey: SurveyFolder, name: str, old: str, new: str, said: str) -> None:
    path = survey.published / f"{name}.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = "\n".join(str(fault) for fault in check_survey(survey))
    assert f"{name}.csv" in told
    assert said in told


def test_a_notebook_says_the_same(survey: SurveyFolder) -> None:
    path = survey.published / "key_persons.csv"
    path.write_text("slide,organisation\n9,x\n", encoding="utf-8")
    with pytest.raises(InputError, match="organisation_sv: the column is missing"):
        Appendix("B", SURVEY, "sv").published("key_persons")


def test_a_table_without_rows_is_no_fault_and_not_there(survey: SurveyFolder) -> None:
    path = survey.published / "key_persons.csv"
    path.write_text(path.read_text("utf-8").splitlines(True)[0], encoding="utf-8")
    assert check_survey(survey) == ()
    assert Appendix("B", SURVEY, "sv").published("key_persons") is None
    path.write_text("", encoding="utf-8")
    assert any("needs a header" in str(fault) for fault in check_survey(survey))
