"""The gap of two answers: which way it goes, where it is largest, and whether that is sure."""

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.results.asked import Asked
from helpers.results.certainty import side
from helpers.results.crossed import Crossed
from helpers.results.gap import Gap, gap_of
from helpers.results.share import Share
from helpers.statistics import Interval, paired_difference
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, capital, plain

if TYPE_CHECKING:
    from helpers.results.pairs import Pair

from .made import EVEN, SECTORS, Cells, crossing, set_against, survey

GAPS: dict[str, Cells] = {
    "ahead": (2, 0, 16, 2),
    "behind": (2, 16, 0, 2),
    "unsure": (5, 5, 6, 4),
}


@pytest.mark.parametrize("direction", GAPS)
def test_which_answer_is_more_common(codebook: Codebook, direction: str) -> None:
    gaps = crossing(codebook, voluntary=GAPS[direction]).gaps
    assert "voluntary" in gaps.groups(direction)
    leads = {"ahead": ("second", ["voluntary"]), "behind": ("first", ["voluntary"]), "unsure": None}
    assert gaps.leads == leads[direction]


def test_the_first_answer_leads_wherever_it_is_surely_more_common(codebook: Codebook) -> None:
    both = crossing(codebook, authorities=GAPS["ahead"], voluntary=GAPS["behind"]).gaps
    assert both.leads == ("first", ["voluntary"])
    assert both.groups("ahead") == ["authorities"]


def test_the_largest_gap_is_certain_only_where_differences_are(codebook: Codebook) -> None:
    sure = crossing(codebook, voluntary=(2, 40, 0, 10)).gaps
    assert (sure.ranked[0].group, sure.largest, sure.rivals) == ("voluntary", "clear", [])
    even = crossing(codebook, voluntary=(5, 6, 5, 4)).gaps
    assert (even.largest, even.ranked[0].group) == ("unsure", "voluntary")
    rivals = crossing(codebook, authorities=(2, 26, 0, 2), care_givers=(2, 34, 0, 4)).gaps
    assert rivals.largest == "rivals"
    assert rivals.rivals == ["care_givers"]
    nowhere = crossing(codebook, **dict.fromkeys(SECTORS, GAPS["ahead"])).gaps
    assert nowhere.largest == "none"


def test_a_hidden_crossing_gives_a_wider_gap_or_none(codebook: Codebook) -> None:
    """Where the crossing is hidden the shares decide; where they are, nothing is said."""
    counts = survey(
        codebook,
        hide=["voluntary"],
        suspicion=EVEN | {"voluntary": (20, 19)},
        preparedness=EVEN | {"voluntary": (20, 0)},
    )
    gaps = set_against(counts, codebook).gaps
    assert (gaps.groups("behind"), gaps.ranked[0].paired) == (["voluntary"], False)
    frame = counts.answers.copy()
    mine = (frame["question"] == "suspicion") & (frame["group"] == "voluntary")
    frame.loc[mine, "count"] = pd.NA
    gaps = set_against(replace(counts, answers=frame), codebook).gaps
    assert gaps.groups("hidden") == ["voluntary"]
    assert gaps.groups("behind") == []
    assert gaps.ranked[-1].group == "voluntary"


def test_a_hidden_sector_may_have_the_largest_gap(codebook: Codebook) -> None:
    assert hidden(codebook, "voluntary").gaps.rivals[-1] == "voluntary"
    assert hidden(codebook, *SECTORS).gaps.largest == "hidden"


def hidden(codebook: Codebook, *sectors: str) -> Crossed:
    """The gap is large among authorities; of some sectors nothing is shown."""
    headlines = EVEN | dict.fromkeys(sectors, (20, None)) | {"county": (80, 40)}
    counts = survey(
        codebook, {"authorities": (2, 26, 0, 2)}, sectors,
        suspicion=headlines, preparedness=headlines,
    )  # fmt: skip
    return set_against(counts, codebook)


def test_a_sector_without_answers_may_have_any_gap(codebook: Codebook) -> None:
    gaps = crossing(codebook, voluntary=(0, 0, 0, 0)).gaps
    assert gaps.ranked[-1].group == "voluntary"
    assert gaps.ranked[-1].value is None
    assert "voluntary" in gaps.groups("unsure")
    assert "voluntary" in gaps.rivals


def test_a_sector_without_answers_has_no_point(codebook: Codebook, edition: Edition) -> None:
    some = EVEN | {"voluntary": (0, 0)}
    counts = survey(codebook, {"voluntary": (0, 0, 0, 0)}, suspicion=some, preparedness=some)
    plane = set_against(counts, codebook).plane(edition)
    assert edition.group("authorities") in plane.svg
    assert edition.group("voluntary") not in plane.svg
    assert edition.group("voluntary") in plane.data.caption


# Yes, no and "don't know" to either question: how many gave each two answers.
joint = st.lists(st.integers(0, 12), min_size=9, max_size=9)


@settings(max_examples=60)
@given(joint, st.integers(0, 30))
def test_a_direction_said_to_hold_holds_whoever_did_not_know(cells: list[int], silent: int) -> None:
    """Against the answers themselves, of which the gap is told the published numbers alone."""
    (yy, yn, yd), (ny, nn, nd), (dy, dn, dd) = (cells[at : at + 3] for at in (0, 3, 6))
    n = sum(cells)
    asked = Asked(n + silent, n + silent, n + silent)
    shares = [Share("made", n, asked, count, 0.5) for count in (yy + yn + yd, yy + ny + dy)]
    table = np.array([[yy, yn + yd], [ny + dy, nn + nd + dn + dd]])
    pair = cast(
        "Pair",
        SimpleNamespace(tables={"made": table}, unknown={"made": (dy + dn + dd, yd + nd + dd)}),
    )
    gap = gap_of(pair, *shares)
    if gap.direction not in ("behind", "ahead") or not gap.holds:
        return
    left_out = paired_difference(yn, ny, yy + yn + ny + nn, n + silent)
    counted_in = paired_difference(yn + dn, ny + nd, n, n + silent)
    for alternative in (left_out, counted_in):
        assert side(alternative.interval) == (1 if gap.direction == "behind" else -1)


def test_a_direction_that_dont_know_decides_is_told_so(
    codebook: Codebook, edition: Edition
) -> None:
    """Preparedness is behind among volunteers unless those who do not know are counted as yes."""
    crossed = crossing(codebook, voluntary=(2, 16, 0, 2))
    held = crossed.gaps.direction_sentence(edition).text
    assert plain(edition.say("gap_unknown_holds")) in plain(held)
    unknown = {group: (0, 14 if group == "voluntary" else 0) for group in crossed.pair.tables}
    turned = Crossed(replace(crossed.pair, unknown=unknown)).gaps.direction_sentence(edition).text
    assert plain(edition.say("gap_unknown_holds")) not in plain(turned)
    where = edition.among("voluntary")
    said = edition.say("gap_unknown_may_turn", groups=where, Groups=capital(where))
    assert plain(said) in plain(turned)


def test_overlapping_intervals_may_differ_clearly() -> None:
    """The shipped survey's businesses and voluntary sector: +4 and −22 points, 17 and −8 apart."""
    businesses = paired_difference(7, 5, 53, 94)
    voluntary = paired_difference(3, 11, 36, 52)
    one, other = (
        Gap(name, found.n, True, found.value, found.interval)
        for name, found in (("businesses", businesses), ("voluntary", voluntary))
    )
    assert one.exceeds(other)
    touching = (Interval(-0.10, 0.17), Interval(-0.35, -0.08))  # those of the earlier method
    assert Gap("a", 53, True, 0.04, touching[0]).exceeds(Gap("b", 36, True, -0.22, touching[1]))
    assert not Gap("a", 53, True, 0.04, touching[0]).exceeds(Gap("b", 9, True, 0.0, touching[0]))
