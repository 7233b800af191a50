"""Other ways to count, and what the silent could change."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from helpers.results.sensitivity import Sensitivity
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT

from .made import EVEN, answered, asked, by_sector, made, survey
from .test_sector_pairs import LEVELS


def test_non_response_bounds(codebook: Codebook, edition: Edition) -> None:
    """226 invited, 80 answered, 40 yes: from 40/226 to (40+146)/226."""
    sensitivity = made(codebook, "suspicion", EVEN).sensitivity
    extremes = sensitivity.shares.county.extremes
    assert extremes is not None
    assert extremes.interval == pytest.approx((40 / 226, 186 / 226))
    text = plain(sensitivity.nonresponse_sentence(edition).text)
    for number in ("146", "226", *(edition.write(PERCENT, end) for end in extremes.interval)):
        assert number in text
    assert sensitivity.nonresponse_may_turn is None  # there is no order to turn


@pytest.mark.parametrize(
    ("authorities", "businesses", "turns"), [((30, 30), (90, 1), False), ((20, 20), (20, 1), True)]
)
def test_non_response_may_turn_an_order(
    codebook: Codebook, authorities: tuple[int, int], businesses: tuple[int, int], turns: bool
) -> None:
    """30 authorities and 94 businesses are invited: most of them answered, or are silent."""
    far = by_sector(authorities, businesses, (50, 20), (52, 20))
    assert made(codebook, "suspicion", far).sensitivity.nonresponse_may_turn is turns


def with_unknown(codebook: Codebook, unknown: Mapping[str, int | None]) -> Sensitivity:
    """Suspicion 12 of 20 everywhere but 3 of 20 in businesses, and some "don't know"."""
    headline = by_sector((20, 12), (20, 3), (20, 12), (20, 12))
    counts = survey(codebook, suspicion=headline)
    frame = counts.answers.copy()
    for group, count in unknown.items():
        mine = (frame["question"] == "suspicion") & (frame["group"] == group)
        frame.loc[mine & (frame["level"] == "dont_know"), "count"] = (
            pd.NA if count is None else count
        )
    return asked(replace(counts, answers=frame), codebook, "suspicion").sensitivity


@pytest.mark.parametrize(
    ("in_businesses", "verdict"), [(0, "robust_differ"), (9, "matters"), (None, "hidden")]
)
def test_dont_know_may_decide(codebook: Codebook, in_businesses: int | None, verdict: str) -> None:
    """With 9 of 20 counted in, businesses have 12 of 20 as everybody else."""
    sensitivity = with_unknown(codebook, {"businesses": in_businesses})
    assert sensitivity.verdict == verdict
    if in_businesses == 9:
        businesses = sensitivity.alternatives[1]
        assert businesses.proportion("unknown_left_out") == pytest.approx(3 / 11)
        assert businesses.proportion("unknown_as_headline") == pytest.approx(12 / 20)


def test_without_difference_dont_know_changes_nothing(codebook: Codebook) -> None:
    assert made(codebook, "suspicion", EVEN).sensitivity.verdict == "robust_alike"


def test_sensitivity_by_hand(codebook: Codebook) -> None:
    """Authorities: 13 of 28, 3 don't know, 30 invited."""
    authorities = answered(codebook, "collaboration", LEVELS).sensitivity.alternatives[0]
    assert authorities.proportion("unknown_as_other") == pytest.approx(13 / 28)
    assert authorities.proportion("unknown_left_out") == pytest.approx(13 / 25)
    assert authorities.proportion("unknown_as_headline") == pytest.approx(16 / 28)
    assert authorities.nonresponse == pytest.approx((13 / 30, 15 / 30))


def test_a_hidden_share_is_withheld_in_every_way(codebook: Codebook) -> None:
    hidden = [("voluntary", level) for level in ("headline", "none", "occasional", "regular")]
    sensitivity = answered(codebook, "collaboration", LEVELS, hidden).sensitivity
    assert sensitivity.verdict == "hidden"
    assert sensitivity.nonresponse_may_turn is None
    voluntary = sensitivity.frame.set_index("group").loc["voluntary"]
    assert voluntary.isna().all()
