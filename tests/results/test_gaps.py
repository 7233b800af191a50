"""The gap of two answers: which way it goes, where it is largest, and whether that is sure."""

from dataclasses import replace

import pandas as pd
import pytest

from helpers.results.crossed import Crossed
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition

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


def test_the_largest_gap_is_certain_only_where_intervals_lie_apart(codebook: Codebook) -> None:
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
