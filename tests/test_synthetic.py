"""The synthetic export: reproducible, and true to what was published."""

from pathlib import Path

import pandas as pd

from helpers.cleaning import clean
from helpers.codebook import Codebook
from helpers.counts import count_cases, count_response
from helpers.paths import SurveyFolder
from helpers.provenance import read_provenance
from helpers.reading import read_export
from helpers.synthetic import synthetic_export

from .kronoberg_cases import shipped_cases


def test_the_shipped_export_is_what_the_generator_makes(folder: SurveyFolder) -> None:
    assert synthetic_export(folder) == (folder.raw / "responses.csv").read_bytes()


def test_its_provenance_says_synthetic(folder: SurveyFolder) -> None:
    assert read_provenance(folder).source_of("responses.csv") == "synthetic"


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
