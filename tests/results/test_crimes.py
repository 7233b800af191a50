"""Reported crime: when the finding vanishes from the reports, so does the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.results.beside import Beside
from helpers.results.cases import Cases
from helpers.results.crime_changes import CrimeChanges
from helpers.results.crimes import ALL, Crimes
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import IntervalCount
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import read_published
from helpers.words.edition import Edition, plain
from helpers.words.formats import DECIMAL, DECIMAL_LIMITS, SHORT_DECIMAL

from ..kronoberg_cases import cases_of, shipped_cases
from .told import told


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


@pytest.fixture
def crimes(folder: SurveyFolder, codebook: Codebook) -> Crimes:
    return Crimes(read_published(folder, "reported_crimes"), codebook)


@pytest.fixture
def cases(codebook: Codebook) -> Cases:
    return shipped_cases(codebook)


def trafficking(crimes: Crimes, *reports: int) -> Crimes:
    """The published reports, but of trafficking year by year as stated."""
    changed = crimes.reports.copy()
    changed.loc[changed["crime"] == "trafficking", "reports"] = list(reports)
    return Crimes(changed, crimes.codebook)


def strong(codebook: Codebook, count: IntervalCount) -> Cases:
    return cases_of(codebook, {"police": {"strong": count, "doubtful": IntervalCount(0, 0)}})


def starts(edition: Edition, key: str, **values: object) -> str:
    """What a message says before its first gap that is not filled here."""
    gaps = dict.fromkeys(("early", "late", "crimes", "rate", "limits", "reports", "p"), "|")
    return edition.say(key, **(gaps | values)).split("|")[0]


def test_exact_intervals_of_single_years(crimes: Crimes, edition: Edition) -> None:
    """Garwood's limits of 0, 1 and 2 events, from the tables of Pearson and Hartley."""
    frame = crimes.years_table(edition).frame
    assert frame["reports"].tolist() == [0, 1, 2]
    assert frame["years"].tolist() == [15, 7, 2]
    assert frame["ci_low"].tolist() == pytest.approx([0, 0.0253, 0.2422], abs=5e-5)
    assert frame["ci_high"].tolist() == pytest.approx([3.6889, 5.5716, 7.2247], abs=5e-5)


def test_the_halves_of_slide_6(crimes: Crimes, edition: Edition) -> None:
    found = {change.crime: change for change in CrimeChanges(crimes).changes}
    counted = {name: (change.first.count, change.second.count) for name, change in found.items()}
    assert counted == {
        "trafficking": (2, 0), "purchase_of_sex": (3, 4), "procuring": (1, 1), ALL: (6, 5)
    }  # fmt: skip
    # All of two reports in one half: the chance is 2 · (1/2)².
    assert found["trafficking"].ratio.test.p == pytest.approx(0.5)
    frame = CrimeChanges(crimes).table(edition).frame.set_index("crime")
    assert frame.loc["trafficking", "first_high"] == pytest.approx(7.2247 / 4, abs=1e-4)
    assert frame.loc[ALL, "whole_rate"] == pytest.approx(11 / 8)


def test_a_change_is_told_only_where_chance_does_not_make_it(
    crimes: Crimes, edition: Edition
) -> None:
    none = starts(edition, "crimes_unchanged")
    even = trafficking(crimes, 3, 3, 3, 3, 3, 3, 3, 3)
    for alike in (crimes, even):
        assert CrimeChanges(alike).sentence(edition).text.startswith(none)
    risen = trafficking(crimes, 0, 0, 0, 0, 3, 3, 3, 3)
    text = plain(CrimeChanges(risen).sentence(edition).text)
    name = risen.labels(edition)["trafficking"].lower()
    assert edition.say("crimes_changed_one", crime=name, first="0", second="12") in text
    assert not text.startswith(none)


def test_how_many_reports_could_show_a_change(crimes: Crimes) -> None:
    """Seven in one half: 2 · (1/2)^7 = 0.0156, three times which is below 0.05; of six not."""
    six, seven = (CrimeChanges(trafficking(crimes, more, *[0] * 6, 1)) for more in (5, 6))
    assert six.extreme_p == pytest.approx(3 * 2 * 0.5**6)
    assert (six.power, seven.power) == ("crimes_powerless", "crimes_powerful")


reports_by_year = st.lists(st.integers(0, 3), min_size=8, max_size=8)


@given(reports_by_year)
def test_what_would_have_been_is_not_said_of_what_was(
    folder: SurveyFolder, codebook: Codebook, years: list[int]
) -> None:
    """All in one half is told as a fact where it is one, and nothing beside a shown change."""
    shipped = Crimes(read_published(folder, "reported_crimes"), codebook)
    changes = CrimeChanges(trafficking(shipped, *years))
    edition = Edition(codebook, "en")
    sentence = changes.power_sentence(edition)
    halves = sum(years[:4]), sum(years[4:])
    in_one = 0 in halves and halves != (0, 0)
    if halves == (0, 0) or changes.of_focus.is_shown:
        assert sentence is None
        return
    assert sentence is not None
    key, said = told(
        sentence.text, edition, "crimes_powerless", "crimes_powerful", "crimes_together"
    )
    assert (key == "crimes_together") == in_one
    if in_one:
        assert said["years"] == ("2003–2006" if halves[0] else "2007–2010")


def test_the_dark_figure_follows_the_ratio(crimes: Crimes, cases: Cases, edition: Edition) -> None:
    few = strong(edition.codebook, IntervalCount(2, 2))
    many = trafficking(crimes, 20, 20, 20, 20, 20, 20, 20, 20)
    more, unsure = (
        edition.say(f"crimes_dark_figure_{name}", cases="", leading="", reports="", crime="",
                    years="", unit=cases.unit_of(edition)).split(". ")[1]
        for name in ("more", "unsure")
    )  # fmt: skip
    assert more in Beside(cases, crimes).sentence(edition).text
    for beside in (Beside(few, crimes), Beside(cases, many)):
        text = beside.sentence(edition).text
        assert unsure in text
        assert more not in text


def test_the_ratio_keeps_its_bounds(crimes: Crimes, cases: Cases, edition: Edition) -> None:
    """46 or more to 2 reports: at least 23; 46 over Garwood's upper limit 7.22: at least 6.3."""
    beside = Beside(cases, crimes)
    text = plain(beside.ratio_sentence(edition).text)
    for number in (23, 6.3):
        assert edition.say("at_least", low=edition.write(SHORT_DECIMAL, number)) in text
    assert beside.table(edition).frame.set_index("suspicion").loc["all", "ratio_low"] == 26
    closed = Beside(strong(edition.codebook, IntervalCount(4, 6)), crimes)
    limits = f"{edition.write(SHORT_DECIMAL, 2)}–{edition.write(SHORT_DECIMAL, 3)}"
    assert limits in plain(closed.ratio_sentence(edition).text)
    without = Beside(cases, trafficking(crimes, *[0] * 8))
    none = edition.say("crimes_ratio_none", limits="|").split("|")[0]
    assert without.ratio_sentence(edition).text.startswith(none)


def test_years_that_differ_from_the_slides_title_are_told(crimes: Crimes, edition: Edition) -> None:
    """Slide 6 is called 2003-2009; its columns run to 2010."""
    told = crimes.discrepancy_sentence(edition)
    assert told is not None
    assert plain(told.text) == plain(
        edition.say("crimes_discrepancy", first="2003", titled="2009", last="2010")
    )
    agreeing = Crimes(crimes.reports.assign(title_last_year=2010), crimes.codebook)
    assert agreeing.discrepancy_sentence(edition) is None


def test_few_reports_are_called_few(crimes: Crimes, edition: Edition) -> None:
    many = trafficking(crimes, *[9] * 8)
    for one, key in ((crimes, "crimes_interval"), (many, "crimes_interval_many")):
        expected = edition.say(
            key,
            crime=one.focus_name(edition),
            rate=edition.write(DECIMAL, one.rate.estimate),
            limits=edition.write(DECIMAL_LIMITS, *one.rate.interval),
        )
        assert plain(one.interval_sentence(edition).text) == plain(expected)
