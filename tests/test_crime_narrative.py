"""Reported crime: when the finding vanishes from the reports, so does the sentence."""

import pandas as pd
import pytest

from helpers.comparison.case_counts import Cases
from helpers.comparison.crimes import ALL, changes
from helpers.narrative.crime_narrative import (
    change_sentence,
    crimes_sentences,
    dark_figure_sentence,
    power_sentence,
    ratio_sentence,
)
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import IntervalCount
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import read_published
from helpers.tables.crime_tables import periods_table, ratio_table, years_table
from helpers.words.edition import Edition

from .kronoberg_cases import cases_of, shipped_cases


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


@pytest.fixture
def crimes(folder: SurveyFolder) -> pd.DataFrame:
    return read_published(folder, "reported_crimes")


@pytest.fixture
def cases(codebook: Codebook) -> Cases:
    return shipped_cases(codebook)


def trafficking(crimes: pd.DataFrame, *reports: int) -> pd.DataFrame:
    """The published reports, but of trafficking year by year as stated."""
    changed = crimes.copy()
    changed.loc[changed["crime"] == "trafficking", "reports"] = list(reports)
    return changed


def strong(codebook: Codebook, count: IntervalCount) -> Cases:
    return cases_of(codebook, {"police": {"strong": count, "doubtful": IntervalCount(0, 0)}})


def test_exact_intervals_of_single_years(crimes: pd.DataFrame, edition: Edition) -> None:
    """Garwood's limits of 0, 1 and 2 events, from the tables of Pearson and Hartley."""
    frame = years_table(crimes, edition).frame
    assert frame["reports"].tolist() == [0, 1, 2]
    assert frame["years"].tolist() == [15, 7, 2]
    assert frame["ci_low"].tolist() == pytest.approx([0, 0.0253, 0.2422], abs=5e-5)
    assert frame["ci_high"].tolist() == pytest.approx([3.6889, 5.5716, 7.2247], abs=5e-5)


def test_the_halves_of_slide_6(crimes: pd.DataFrame, edition: Edition) -> None:
    found = {change.crime: change for change in changes(crimes)}
    counted = {name: (change.first.count, change.second.count) for name, change in found.items()}
    assert counted == {
        "trafficking": (2, 0), "purchase_of_sex": (3, 4), "procuring": (1, 1), ALL: (6, 5)
    }  # fmt: skip
    # All of two reports in one half: the chance is 2 · (1/2)².
    assert found["trafficking"].ratio.test.p == pytest.approx(0.5)
    frame = periods_table(crimes, edition).frame.set_index("crime")
    assert frame.loc["trafficking", "first_high"] == pytest.approx(7.2247 / 4, abs=1e-4)
    assert frame.loc[ALL, "whole_rate"] == pytest.approx(11 / 8)


def test_a_change_is_told_only_where_chance_does_not_make_it(
    crimes: pd.DataFrame, edition: Edition
) -> None:
    none = edition.choose("Inget av brotten", "None of the crimes")
    assert change_sentence(crimes, edition).text.startswith(none)
    risen = trafficking(crimes, 0, 0, 0, 0, 3, 3, 3, 3)
    text = change_sentence(risen, edition).text
    assert not text.startswith(none)
    assert edition.choose("från 0 till 12", "from 0 to 12") in text
    even = trafficking(crimes, 3, 3, 3, 3, 3, 3, 3, 3)
    assert change_sentence(even, edition).text.startswith(none)


def test_how_many_reports_could_show_a_change(crimes: pd.DataFrame, edition: Edition) -> None:
    """Six in one half and none in the other: 2 · (1/2)^6 = 0.03; five: 0.06."""
    powerless = edition.choose("för få för att visa", "too few to show")
    assert powerless in power_sentence(crimes, edition).text
    assert powerless in power_sentence(trafficking(crimes, 5, 0, 0, 0, 0, 0, 0, 0), edition).text
    six = trafficking(crimes, 6, 0, 0, 0, 0, 0, 0, 0)
    assert powerless not in power_sentence(six, edition).text


def test_the_dark_figure_follows_the_ratio(
    crimes: pd.DataFrame, cases: Cases, edition: Edition
) -> None:
    more = edition.choose("Det är fler fall än", "There are more cases than")
    assert more in dark_figure_sentence(crimes, edition, cases).text
    few = dark_figure_sentence(crimes, edition, strong(edition.codebook, IntervalCount(2, 2))).text
    assert more not in few
    assert edition.choose("visar inte att", "do not show that") in few
    many = trafficking(crimes, 20, 20, 20, 20, 20, 20, 20, 20)
    assert more not in dark_figure_sentence(many, edition, cases).text


def test_the_ratio_keeps_its_bounds(crimes: pd.DataFrame, cases: Cases, edition: Edition) -> None:
    """46 or more to 2 reports: at least 23; 46 over Garwood's upper limit 7.22: at least 6.3."""
    text = ratio_sentence(crimes, edition, cases).text
    for number in (edition.decimal(23, 1), edition.decimal(6.3, 1)):
        assert f"{edition.choose('minst', 'at least')} {number}" in text
    frame = ratio_table(crimes, edition, cases).frame.set_index("suspicion")
    assert frame.loc["all", "ratio_low"] == 26
    closed = ratio_sentence(crimes, edition, strong(edition.codebook, IntervalCount(4, 6))).text
    assert f"{edition.decimal(2, 1)}–{edition.decimal(3, 1)}" in closed
    none = trafficking(crimes, *[0] * 8)
    assert edition.choose("Utan någon anmälan", "Without a report") in (
        ratio_sentence(none, edition, cases).text
    )


def test_years_that_differ_from_the_slides_title_are_told(
    crimes: pd.DataFrame, edition: Edition
) -> None:
    """Slide 6 is called 2003-2009; its columns run to 2010."""
    told = {sentence.id: sentence.text for sentence in crimes_sentences(crimes, edition)}
    for year in ("2009", "2010"):
        assert year in told["crimes-discrepancy"]
    agreeing = crimes.assign(title_last_year=2010)
    assert "crimes-discrepancy" not in {one.id for one in crimes_sentences(agreeing, edition)}


def test_few_reports_are_called_few(crimes: pd.DataFrame, edition: Edition) -> None:
    word = edition.choose("så få händelser", "so few events")
    assert word in crimes_sentences(crimes, edition)[1].text
    many = trafficking(crimes, *[9] * 8)
    assert word not in crimes_sentences(many, edition)[1].text
