"""Titles follow the data: another finding, another title; no finding, and the title says so."""

import pandas as pd
import pytest

from helpers.figures import titles
from helpers.survey.codebook import LANGUAGES, Codebook
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition

from .made import made_codebook


@pytest.fixture(params=LANGUAGES)
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


@pytest.fixture(params=LANGUAGES)
def crowded(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(made_codebook(codebook, 8), request.param)


def test_cases_are_sure_only_if_no_open_count_may_be_larger(edition: Edition) -> None:
    counts = {"police": IntervalCount(2, 2), "taxi": IntervalCount(6, 8)}
    sure = titles.cases_title(counts, "fall", edition)
    assert edition.group("taxi") in sure
    assert edition.choose("andra", "others") not in sure
    counts["police"] = IntervalCount(2, 2, open=True)
    assert edition.choose("andra", "others") in titles.cases_title(counts, "fall", edition)
    none = dict.fromkeys(counts, IntervalCount(0, 0))
    assert titles.cases_title(none, "fall", edition).startswith(edition.choose("Ingen", "No actor"))


def crimes(**reports: list[int]) -> pd.DataFrame:
    return pd.DataFrame(
        [{"crime": crime, "year": 2003 + year, "reports": count}
         for crime, counts in reports.items() for year, count in enumerate(counts)]
    )  # fmt: skip


def test_reports_are_counted_and_changes_must_be_sure(edition: Edition) -> None:
    labels = {"theft": "Theft", "fraud": "Fraud", "all_crimes": "All"}
    few = crimes(theft=[1, 1, 0, 0], fraud=[0, 0, 1, 0])
    assert "3" in titles.timeline_title(few, labels, edition)
    assert "theft (2)" in titles.timeline_title(few, labels, edition)
    level = crimes(theft=[1, 0, 0, 0], fraud=[0, 0, 1, 0])
    assert "(" not in titles.timeline_title(level, labels, edition)
    nothing = edition.choose("Ingen säkerställd förändring", "No clear change")
    assert nothing in titles.periods_title(few, labels, edition)
    changed = crimes(theft=[0, 1, 14, 15], fraud=[0, 0, 1, 0])
    title = titles.periods_title(changed, labels, edition)
    assert title == edition.choose("Theft: fler anmälningar i den senare perioden",
                                   "Theft: more reports in the later period")  # fmt: skip
    none = titles.timeline_title(crimes(theft=[0, 0], fraud=[0, 0]), labels, edition)
    assert none.startswith(edition.choose("Inga", "No reported"))


def test_response_rates_differ_or_not(edition: Edition) -> None:
    apart = titles.response_title({"authorities": 1.0, "businesses": 0.61}, 0.77, edition)
    assert edition.percent(0.61) in apart
    alike = titles.response_title({"authorities": 0.7, "businesses": 0.7}, 0.7, edition)
    assert edition.choose("lika hög", "the same") in alike


def test_titles_stay_short_with_eight_sectors_of_long_names(crowded: Edition) -> None:
    book = crowded.codebook
    sectors = [sector.id for sector in book.sectors]
    written = [
        titles.cases_title(
            {a.id: IntervalCount(2, 2, open=True) for a in book.actors}, "fall", crowded
        ),
        titles.response_title({s: 0.4 + i / 20 for i, s in enumerate(sectors)}, 0.6, crowded),
    ]
    for title in written:
        assert len(title) <= titles.LONGEST, title
        assert not title.endswith("."), title
        assert title[0].isupper() or title[0].isdigit(), title
