"""Titles follow the data: another finding, another title; no finding, and the title says so."""

import re
from collections.abc import Collection
from typing import Any

import pandas as pd
import pytest

from helpers.results.crime_changes import CrimeChanges
from helpers.results.crimes import Crimes
from helpers.results.crossed import Crossed
from helpers.results.pieces import LONGEST
from helpers.survey.codebook import LANGUAGES, Codebook, Language
from helpers.survey.intervals import ZERO, IntervalCount
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT, POINTS

from .all_figures import all_figures
from .made import by_sector, cases_of, crossed, made_codebook, response


@pytest.fixture(params=LANGUAGES)
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


def said(edition: Edition, *keys: str, **values: Any) -> tuple[str, ...]:
    """The messages that a title may be."""
    return tuple(plain(edition.say(key, **values)) for key in keys)


# Suspicion: no, yes, don't know
APART = {"authorities": [25, 3, 2], "businesses": [50, 5, 2], "care_givers": [10, 28, 2],
         "voluntary": [20, 12, 5]}  # fmt: skip
ALIKE = {"authorities": [20, 8, 2], "businesses": [38, 15, 4], "care_givers": [26, 11, 3],
         "voluntary": [25, 10, 2]}  # fmt: skip


def asked(
    edition: Edition, counts: dict[str, list[int]], hidden: Collection[tuple[str, str]] = ()
) -> tuple[str, str]:
    """The titles of the shares and of every answer."""
    found = by_sector(edition.codebook, counts, hidden=hidden)
    return plain(found.shares.title(edition)), plain(found.levels.title(edition))


def test_shares_state_both_ends_or_that_nothing_is_sure(edition: Edition) -> None:
    low, high = edition.write(PERCENT, 5 / 57), edition.write(PERCENT, 28 / 40)
    ends = [low, edition.among("businesses"), high, edition.among("care_givers")]
    assert re.search(".+".join(map(re.escape, ends)), asked(edition, APART)[0])
    turned = APART | {"businesses": [10, 44, 3], "care_givers": [30, 4, 2]}
    low, high = edition.write(PERCENT, 3 / 30), edition.write(PERCENT, 44 / 57)
    ends = [low, edition.among("authorities"), high, edition.among("businesses")]
    assert re.search(".+".join(map(re.escape, ends)), asked(edition, turned)[0])
    label = edition.question(edition.codebook.question("suspicion"))
    keys = ("title_shares_alike_of", "title_shares_alike")
    assert asked(edition, ALIKE)[0] in said(edition, *keys, label=label)


def test_sectors_that_read_alike_stand_together(edition: Edition) -> None:
    both = APART | {"authorities": [26, 2, 2], "businesses": [52, 4, 4]}
    together = edition.series([edition.among("authorities"), edition.among("businesses")])
    assert plain(together) in asked(edition, both)[0]


def test_a_hidden_share_leaves_no_number_in_the_title(edition: Edition) -> None:
    hidden = [("authorities", "headline"), ("care_givers", "headline")]
    title = asked(edition, APART, hidden)[0]
    assert title in said(edition, "title_shares_hidden")
    assert not re.search(r"\d", title)


def test_levels_name_the_most_common_answer_only_where_it_is_sure(edition: Edition) -> None:
    question = edition.codebook.question("suspicion")
    label = edition.question(question)
    level = edition.quoted(edition.level(question, "no").lower())
    share = edition.write(PERCENT, 105 / 164)
    told = said(edition, "title_levels_top_differ", label=label, level=level, share=share)
    assert asked(edition, APART)[1] in told
    # Of all respondents "no" is hidden: what is shown may or may not be more than that.
    masked = [("county", "no"), ("county", "dont_know")]
    unsure = said(edition, "title_levels_differ", label=label)
    assert asked(edition, APART, masked)[1] in unsure


# both, first only, second only, neither
BEHIND = {"authorities": [3, 20, 1, 6], "businesses": [5, 9, 8, 35],
          "care_givers": [7, 8, 7, 18], "voluntary": [4, 6, 6, 20]}  # fmt: skip


def test_pairs_tell_where_one_is_surely_more_common(edition: Edition) -> None:
    def pair(*authorities: int) -> Crossed:
        return crossed(edition.codebook, BEHIND | {"authorities": authorities})

    behind, ahead, even = pair(3, 20, 1, 6), pair(3, 1, 20, 6), pair(10, 3, 3, 14)
    names = behind.pair.names(edition)
    first = {"more": names["First"], "less": names["second"]}
    second = {"more": names["Second"], "less": names["first"]}
    none = {"more": names["first"], "less": names["second"]}
    where, group = edition.among("authorities"), edition.group("authorities")
    for crossing, key, told in (
        (behind, "title_pair", first | {"where": where}),
        (ahead, "title_pair", second | {"where": where}),
        (even, "title_pair_none", none),
    ):
        assert plain(crossing.title(edition)) in said(edition, key, **told)
    for crossing, key, told in (
        (behind, "title_plane", first | {"groups": group}),
        (ahead, "title_plane_none", none),
    ):
        assert plain(crossing.plane_title(edition)) in said(edition, key, **told)
    points = edition.write(POINTS, 19 / 30)
    assert points in plain(behind.gaps.title(edition))
    assert points not in plain(even.gaps.title(edition))


def test_the_largest_gap_is_told_as_sure_only_where_no_other_may_be_as_large(
    edition: Edition,
) -> None:
    alone = {"authorities": [2, 26, 0, 2], "businesses": [20, 3, 4, 30],
             "care_givers": [15, 2, 3, 20], "voluntary": [15, 2, 2, 18]}  # fmt: skip
    rival = alone | {"care_givers": [2, 34, 0, 4]}
    sure, unsure = (
        plain(crossed(edition.codebook, tables).gaps.title(edition)) for tables in (alone, rival)
    )
    told = {"group": edition.among("authorities"), "gap": edition.write(POINTS, 26 / 30)}
    assert sure in said(edition, "title_gap", **told)
    assert unsure in said(edition, "title_gap_rivals", "title_gap_rivals_short", **told)


def test_hidden_sectors_are_not_spoken_for(edition: Edition) -> None:
    tables = BEHIND | {"authorities": [3, 2, 12, 6]}
    pair = crossed(edition.codebook, tables, hidden=["businesses", "voluntary"])
    names = pair.pair.names(edition)
    told = said(edition, "title_plane_none_shown", more=names["first"], less=names["second"])
    assert plain(pair.plane_title(edition)) in told
    everything = crossed(edition.codebook, tables, hidden=list(tables))
    assert plain(everything.gaps.title(edition)) in said(edition, "title_gap_hidden")


def test_cases_are_sure_only_if_no_open_count_may_be_larger(edition: Edition) -> None:
    two, many, open_two = IntervalCount(2, 2), IntervalCount(6, 8), IntervalCount(2, 2, open=True)
    taxi, both = edition.group("taxi"), [edition.group("police"), edition.inside("taxi")]
    for police, other, key, told in (
        (two, many, "title_cases", {"actor": taxi, "count": "6–8"}),
        (open_two, many, "title_cases_unsure", {"actor": taxi, "count": "6–8"}),
        (two, two, "title_cases_level", {"actors": edition.series(both), "count": "2"}),
        (ZERO, ZERO, "title_cases_none", {}),
    ):
        counts = {"police": {"strong": police}, "taxi": {"strong": other}}
        cases = cases_of(edition.codebook, counts)
        told |= {"unit": cases.unit_of(edition)}
        assert plain(cases.title(edition)) in said(edition, key, **told)


def crimes(codebook: Codebook, **reports: list[int]) -> Crimes:
    """Reports by year; no cases are set beside them."""
    rows = [
        {"crime": crime, "label_sv": crime.capitalize(), "label_en": crime.capitalize(),
         "year": 2003 + year, "reports": count}
        for crime, counts in reports.items() for year, count in enumerate(counts)
    ]  # fmt: skip
    return Crimes(pd.DataFrame(rows), codebook.model_copy(update={"cases": None}))


def test_reports_are_counted_and_changes_must_be_sure(edition: Edition) -> None:
    few = crimes(edition.codebook, theft=[1, 1, 0, 0], fraud=[0, 0, 1, 0])
    most = edition.say("crimes_most", name="theft", reports="2")
    told = {"reports": "3", "years": "2003–2006"}
    assert plain(few.timeline_title(edition)) in said(
        edition, "title_timeline_most", most=most, **told
    )
    assert plain(CrimeChanges(few).title(edition)) in said(edition, "title_periods_alike")
    level = crimes(edition.codebook, theft=[1, 0, 0, 0], fraud=[0, 0, 1, 0])
    told["reports"] = "2"
    assert plain(level.timeline_title(edition)) in said(edition, "title_timeline", **told)
    changed = crimes(edition.codebook, theft=[0, 1, 14, 15], fraud=[0, 0, 1, 0])
    more = said(edition, "title_periods_more", crime="Theft")
    assert plain(CrimeChanges(changed).title(edition)) in more
    none = crimes(edition.codebook, theft=[0, 0], fraud=[0, 0])
    nothing = said(edition, "title_timeline_none", reports="0", years="2003–2004")
    assert plain(none.timeline_title(edition)) in nothing


def test_response_rates_differ_or_not(edition: Edition) -> None:
    apart = response(edition.codebook, {"authorities": (41, 41), "businesses": (61, 100)})
    ends = {
        "lowest": edition.among("businesses"),
        "lowest_share": edition.write(PERCENT, 0.61),
        "highest": edition.among("authorities"),
        "highest_share": edition.write(PERCENT, 1),
    }
    share = edition.write(PERCENT, 102 / 141)
    assert plain(apart.title(edition)) in said(edition, "title_response", share=share, **ends)
    alike = response(edition.codebook, {"authorities": (7, 10), "businesses": (14, 20)})
    same = said(edition, "title_response_alike", share=edition.write(PERCENT, 0.7))
    assert plain(alike.title(edition)) in same


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_stay_short_with_eight_sectors_of_long_names(
    codebook: Codebook, language: Language
) -> None:
    drawn = all_figures(Edition(made_codebook(codebook, 8), language))
    for title in (plain(figure.title) for figure in drawn.values()):
        assert len(title) <= LONGEST, title
        assert not title.endswith("."), title
        assert title[0].isupper() or title[0].isdigit(), title
