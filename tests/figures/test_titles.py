"""Titles follow the data: another finding, another title; no finding, and the title says so."""

import re

import pandas as pd
import pytest

from helpers.figures import titles
from helpers.survey.codebook import LANGUAGES, Codebook
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition

from .made import by_sector, crossed, made_codebook


@pytest.fixture(params=LANGUAGES)
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


@pytest.fixture(params=LANGUAGES)
def crowded(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(made_codebook(codebook, 8), request.param)


# Suspicion: no, yes, don't know
APART = {"authorities": [25, 3, 2], "businesses": [50, 5, 2], "care_givers": [10, 28, 2],
         "voluntary": [20, 12, 5]}  # fmt: skip
ALIKE = {"authorities": [20, 8, 2], "businesses": [38, 15, 4], "care_givers": [26, 11, 3],
         "voluntary": [25, 10, 2]}  # fmt: skip


def test_shares_state_both_ends_or_that_nothing_is_sure(edition: Edition) -> None:
    title = titles.shares_title(by_sector(edition.codebook, APART), edition)
    for text in (edition.among("businesses"), edition.percent(5 / 57),
                 edition.among("care_givers"), edition.percent(28 / 40)):  # fmt: skip
        assert text in title
    told = edition.choose("från {} {} till {} {}", "from {} {} to {} {}").format(
        edition.percent(5 / 57), edition.among("businesses"),
        edition.percent(28 / 40), edition.among("care_givers"),
    )  # fmt: skip
    assert told in title
    turned = APART | {"businesses": [10, 44, 3], "care_givers": [30, 4, 2]}
    assert titles.shares_title(by_sector(edition.codebook, turned), edition) != title
    none = titles.shares_title(by_sector(edition.codebook, ALIKE), edition)
    assert edition.choose("ingen säkerställd skillnad", "no clear difference") in none
    assert not re.search(r"\d", none)


def test_sectors_that_read_alike_stand_together(edition: Edition) -> None:
    both = APART | {"authorities": [26, 2, 2], "businesses": [52, 4, 4]}
    title = titles.shares_title(by_sector(edition.codebook, both), edition)
    assert edition.series([edition.among("authorities"), edition.among("businesses")]) in title


def test_a_hidden_share_leaves_no_number_in_the_title(edition: Edition) -> None:
    hidden = [("authorities", "headline"), ("care_givers", "headline")]
    comparison = by_sector(edition.codebook, APART, hidden=hidden)
    title = titles.shares_title(comparison, edition)
    assert edition.choose("dold", "hidden") in title
    assert not re.search(r"\d", title)


def test_levels_name_the_most_common_answer_only_where_it_is_sure(edition: Edition) -> None:
    title = titles.levels_title(by_sector(edition.codebook, APART), edition)
    assert edition.choose("”nej”", "“no”") in title
    assert edition.percent(105 / 164) in title
    assert edition.choose("svarar olika", "differently") in title
    # Of all respondents "no" is hidden: what is shown may or may not be more than that.
    masked = [("county", "no"), ("county", "dont_know")]
    unsure = titles.levels_title(by_sector(edition.codebook, APART, hidden=masked), edition)
    assert not re.search(r"\d", unsure)


def test_pairs_tell_where_one_is_surely_more_common(edition: Edition) -> None:
    book = edition.codebook
    # both, first only, second only, neither
    behind = {"authorities": [3, 20, 1, 6], "businesses": [5, 9, 8, 35],
              "care_givers": [7, 8, 7, 18], "voluntary": [4, 6, 6, 20]}  # fmt: skip
    title = titles.pair_title(crossed(book, behind), edition)
    experience = edition.choose("Erfarenhet är vanligare", "Experience is more common")
    assert title.startswith(experience)
    assert title.endswith(edition.among("authorities"))
    assert edition.group("authorities") in titles.plane_title(crossed(book, behind), edition)
    assert edition.points(19 / 30) in titles.gap_title(crossed(book, behind), edition)
    ahead = behind | {"authorities": [3, 1, 20, 6]}
    title = titles.pair_title(crossed(book, ahead), edition)
    assert title.startswith(edition.choose("Beredskap är vanligare", "Preparedness is more"))
    nowhere = edition.choose("I ingen sektor", "In no sector")
    assert titles.plane_title(crossed(book, ahead), edition).startswith(nowhere)
    even = behind | {"authorities": [10, 3, 3, 14]}
    nothing = edition.choose("Ingen säkerställd skillnad", "No clear difference")
    assert titles.pair_title(crossed(book, even), edition).startswith(nothing)
    assert edition.points(19 / 30) not in titles.gap_title(crossed(book, even), edition)


def test_the_largest_gap_is_told_as_sure_only_where_no_other_may_be_as_large(
    edition: Edition,
) -> None:
    book = edition.codebook
    # both, first only, second only, neither
    alone = {"authorities": [2, 26, 0, 2], "businesses": [20, 3, 4, 30],
             "care_givers": [15, 2, 3, 20], "voluntary": [15, 2, 2, 18]}  # fmt: skip
    as_large = edition.choose("lika stort", "as large")
    title = titles.gap_title(crossed(book, alone), edition)
    assert edition.points(26 / 30) in title
    assert as_large not in title
    rival = alone | {"care_givers": [2, 34, 0, 4]}
    title = titles.gap_title(crossed(book, rival), edition)
    assert as_large in title or edition.choose("inte att säga", "cannot be told") in title


def test_hidden_sectors_are_not_spoken_for(edition: Edition) -> None:
    tables = {"authorities": [3, 2, 12, 6], "businesses": [5, 9, 8, 35],
              "care_givers": [7, 8, 7, 18], "voluntary": [4, 6, 6, 20]}  # fmt: skip
    pair = crossed(edition.codebook, tables, hidden=["businesses", "voluntary"])
    shown = edition.choose("som visas", "shown")
    assert shown in titles.plane_title(pair, edition)
    everything = crossed(edition.codebook, tables, hidden=list(tables))
    assert edition.choose("dolda", "hidden") in titles.gap_title(everything, edition)


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
    suspicion = {sector: [40 - 4 * i, 5 + 4 * i, 3] for i, sector in enumerate(sectors)}
    levels = {sector: [5, 6, 7, 8 + i, 20 - i, 4] for i, sector in enumerate(sectors)}
    tables = {sector: [5, 3 + 4 * i, 9, 40 - 5 * i] for i, sector in enumerate(sectors)}
    pair = crossed(book, tables)
    written = [
        titles.shares_title(by_sector(book, suspicion), crowded),
        titles.levels_title(by_sector(book, levels, "preparedness"), crowded),
        titles.pair_title(pair, crowded),
        titles.plane_title(pair, crowded),
        titles.gap_title(pair, crowded),
        titles.cases_title(
            {a.id: IntervalCount(2, 2, open=True) for a in book.actors}, "fall", crowded
        ),
        titles.response_title({s: 0.4 + i / 20 for i, s in enumerate(sectors)}, 0.6, crowded),
    ]
    for title in written:
        assert len(title) <= titles.LONGEST, title
        assert not title.endswith("."), title
        assert title[0].isupper() or title[0].isdigit(), title
