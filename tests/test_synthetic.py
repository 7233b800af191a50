"""The synthetic export: reproducible, and true to what was published."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers.cleaning import clean
from helpers.disclosure.counts import count_cases, count_response
from helpers.folders.checking import check_survey
from helpers.reading import read_export
from helpers.survey.codebook import LANGUAGES, Codebook, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder
from helpers.survey.provenance import read_provenance
from helpers.survey.published import has_published
from helpers.survey.yaml_files import read_yaml
from helpers.synthetic.export import RECIPE, Recipe, export_of, synthetic_export

from .kronoberg_cases import shipped_cases
from .workflow.county import make_county

SHIPPED = ("kronoberg-2010", "kronoberg-2013", "exempellan-2012")
INVENTED = ("Påhittat", "Påhittad", "Syntetiskt", "Invented", "Synthetic")


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_export_is_what_the_generator_makes(name: str) -> None:
    folder = SurveyFolder(name)
    assert synthetic_export(folder) == (folder.raw / "responses.csv").read_bytes()


@pytest.mark.parametrize("name", SHIPPED)
def test_its_provenance_says_synthetic(name: str) -> None:
    assert read_provenance(SurveyFolder(name)).source_of("responses.csv") == "synthetic"


@pytest.mark.parametrize("name", SHIPPED[1:])
def test_an_invented_survey_says_so_in_its_title_and_publishes_nothing(name: str) -> None:
    folder = SurveyFolder(name)
    codebook = read_codebook(folder)
    for language in LANGUAGES:
        assert codebook.title[language].startswith(INVENTED)
        assert codebook.authority[language].startswith(INVENTED)
    tables = [path.stem for path in folder.published.glob("*.csv")]
    assert tables and not [table for table in tables if has_published(folder, table)]
    assert all(question.slide is None for question in codebook.questions)


def test_every_survey_has_its_own_respondents() -> None:
    """No respondent id stands in two shipped surveys."""
    seen: set[str] = set()
    for name in SHIPPED:
        path = SurveyFolder(name).raw / "responses.csv"
        ids = set(pd.read_csv(path, sep=";", encoding="cp1252")["SvarsID"])
        assert not ids & seen
        seen |= ids


def test_a_county_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SurveyFolder(SHIPPED[0]).raw, tmp_path / "data/raw" / SHIPPED[0])
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    like = SurveyFolder(SHIPPED[0])
    made = [
        make_county(like, number, tmp_path / "data/raw" / name)
        for number, name in ((7, "county-07"), (8, "county-08"))
    ]
    for folder in made:
        assert check_survey(folder) == ()
        assert synthetic_export(folder) == (folder.raw / "responses.csv").read_bytes()
    seven, eight = ([actor.invited for actor in read_codebook(folder).actors] for folder in made)
    assert seven != eight
    again = make_county(like, 7, tmp_path / "elsewhere/county-07")
    for path in made[0].raw.rglob("*"):
        if path.is_file():
            copy = tmp_path / "elsewhere/county-07" / path.relative_to(made[0].raw)
            assert copy.read_bytes() == path.read_bytes()
    assert again.name == "county-07"
    with pytest.raises(InputError, match="is there already"):
        make_county(like, 7, made[0].raw)


def test_a_recipe_that_does_not_fit_its_codebook_is_told_in_full(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    recipe = read_yaml(folder.raw / RECIPE, Recipe)
    broken = recipe.model_copy(
        update={
            "answered": recipe.answered | {"taxi": 99} | {"hotels": 0},
            "weights": recipe.weights | {"knowledge": {"voluntary": (1.0,)}},
        }
    )
    with pytest.raises(InputError) as caught:
        export_of(codebook, broken)
    told = [fault.column for fault in caught.value.faults]
    assert told == [
        "answered.taxi",
        "answered.hotels",
        *(f"weights.knowledge.{sector.id}" for sector in codebook.sectors),
    ]


def test_response_rates_of_slide_8(folder: SurveyFolder, codebook: Codebook) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    sums = count_response(responses, codebook).groupby("sector")[["invited", "answered"]].sum()
    percent = (100 * sums["answered"] / sums["invited"]).round().astype(int).to_dict()
    assert percent == {"authorities": 100, "businesses": 61, "care_givers": 80, "voluntary": 71}


def test_suspected_cases_of_slide_13(folder: SurveyFolder, codebook: Codebook) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    counted = {
        (row["actor"], row["question"]): (row["low"], row["high"], row["open"])
        for row in count_cases(responses, codebook).to_dict("records")
    }
    for actor, cases in shipped_cases(codebook).counts.items():
        for certainty, case in cases.items():
            assert counted[actor, f"{certainty}_cases"] == (case.low, case.high, case.open), actor


def test_the_mess_is_there(folder: SurveyFolder) -> None:
    raw = (folder.raw / "responses.csv").read_bytes()
    text = raw.decode("cp1252")
    assert "\xa0" in text
    assert "2 eller fler" in text
    assert "070-174" in text
    ids = pd.read_csv(Path(folder.raw / "responses.csv"), sep=";", encoding="cp1252")["SvarsID"]
    assert ids.duplicated().any()
