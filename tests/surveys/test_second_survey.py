"""A survey of another make goes through reading, cleaning and counting by its codebook alone."""

import shutil
from pathlib import Path

import pytest

from helpers.cleaning import Cleaned, clean
from helpers.cleaning.processed import read_cleaned, write_cleaned
from helpers.cleaning.quality import count_completeness, count_flags, count_submissions
from helpers.disclosure.counts import count_cases, count_items, count_response
from helpers.folders.checking import check_survey
from helpers.reading import read_export
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

SURVEY = SurveyFolder("kusten-2013")


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(Path(__file__).parent / "data", tmp_path / "data")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.fixture
def codebook() -> Codebook:
    return read_codebook(SURVEY)


@pytest.fixture
def cleaned(codebook: Codebook) -> Cleaned:
    return clean(read_export(SURVEY, codebook), codebook)


def test_the_folder_is_fit_to_run() -> None:
    assert check_survey(SURVEY) == ()


def test_responses(cleaned: Cleaned) -> None:
    # respondent 106 answered twice, 108 wrote a remark and answered nothing
    shown = cleaned.responses.astype(object).where(cleaned.responses.notna(), None)
    columns = ["_actor", "routines", "met", "victims.low", "victims.high", "victims.open"]
    assert shown[columns].values.tolist() == [
        ["primary", "well", "yes", 3, 3, False],
        ["primary", "very_well", "no", None, None, None],
        ["primary", "dont_know", "yes", 2, 3, False],
        ["upper", "badly", "no", None, None, None],
        ["upper", "no_answer", "yes", None, None, None],
        ["emergency", "badly", "yes", 6, 8, False],
        ["emergency", "well", "yes", 0, 2, False],
        ["primary", "neither", "no", None, None, None],
    ]
    items = [f"contacted.{item}" for item in ("police", "social_services", "helpline", "nobody")]
    assert shown[items].values.tolist() == [
        [True, True, False, False],
        [None] * 4,
        [False, False, False, True],
        [None] * 4,
        [None] * 4,  # broke off before the block
        [True, True, True, False],
        [False] * 4,  # asked, finished, and ticked nothing
        [None] * 4,  # not asked: the tick is set aside
    ]


def test_one_answer_more_than_invited_is_too_many(codebook: Codebook) -> None:
    """Two of the upper schools answered."""
    for invited, fits in ((2, True), (1, False)):
        content = codebook.model_dump(mode="json")
        actors = [actor for sector in content["sectors"] for actor in sector["actors"]]
        next(actor for actor in actors if actor["id"] == "upper")["invited"] = invited
        changed = Codebook.model_validate(content)
        if fits:
            clean(read_export(SURVEY, changed), changed)
        else:
            with pytest.raises(InputError, match="2 respondents answered where 1 were invited"):
                clean(read_export(SURVEY, changed), changed)


def test_log(cleaned: Cleaned) -> None:
    assert cleaned.log[["row", "column", "raw", "clean", "rule"]].values.tolist() == [
        [3, "Q4", "ett par", "2–3", "count_reading"],
        [5, "Q1", "Ej svar", "no_answer", "missing_code"],
        [6, "", "", "", "duplicate"],
        [7, "Q4", "6-8", "6–8", "count_wording"],
        [8, "Q4", "högst 2", "0–2", "count_wording"],
        [9, "", "", "", "nothing_answered"],
        [10, "Q3_1", "Vald", "", "not_asked"],
        [10, "Q3_2", "Ej vald", "", "not_asked"],
        [10, "Q3_3", "Ej vald", "", "not_asked"],
        [10, "Q3_4", "Ej vald", "", "not_asked"],
        [10, "Q4", "0", "", "not_asked"],
    ]


def test_counts(cleaned: Cleaned, codebook: Codebook) -> None:
    response = count_response(cleaned.responses, codebook)
    assert response[["actor", "invited", "answered"]].values.tolist() == [
        ["primary", 8, 4],
        ["upper", 3, 2],
        ["emergency", 4, 2],
    ]
    items = count_items(cleaned.responses, codebook)
    assert items[["level", "n", "count"]].values.tolist() == [
        ["police", 4, 2],
        ["social_services", 4, 2],
        ["helpline", 4, 1],
        ["nobody", 4, 1],
    ]
    cases = count_cases(cleaned.responses, codebook)
    assert cases[["actor", "low", "high", "open"]].values.tolist() == [
        ["primary", 5, 6, False],
        ["upper", 0, 0, False],
        ["emergency", 6, 10, False],
    ]


def test_quality(cleaned: Cleaned, codebook: Codebook) -> None:
    assert dict(count_submissions(cleaned).values.tolist()) == {
        "received": 10,
        "outside_frame": 0,
        "duplicate": 1,
        "nothing_answered": 1,
        "kept": 8,
    }
    assert count_completeness(cleaned, codebook).values.tolist() == [
        ["routines", "schools", 5, 1, 0, 0],
        ["routines", "clinics", 2, 0, 0, 0],
        ["met", "schools", 6, 0, 0, 0],
        ["met", "clinics", 2, 0, 0, 0],
        ["contacted", "schools", 2, 0, 1, 3],
        ["contacted", "clinics", 2, 0, 0, 0],
        ["victims", "schools", 2, 0, 1, 3],
        ["victims", "clinics", 2, 0, 0, 0],
    ]
    assert count_flags(cleaned, codebook).values.tolist() == [
        ["schools", 6, 1, 0],
        ["clinics", 2, 0, 0],
    ]


def test_the_store_is_private_and_gives_back_what_was_stored(cleaned: Cleaned) -> None:
    write_cleaned(SURVEY, cleaned)
    again = read_cleaned(SURVEY)
    assert again.responses.equals(cleaned.responses)
    assert again.received == cleaned.received
    assert again.log.astype(str).equals(cleaned.log.astype(str))
    assert SURVEY.processed.stat().st_mode & 0o777 == 0o700
    files = sorted(SURVEY.processed.iterdir())
    assert [path.name for path in files] == ["cleaning_log.csv", "responses.parquet"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert b"070" not in b"".join(path.read_bytes() for path in files)
