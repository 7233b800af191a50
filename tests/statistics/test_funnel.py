"""Control limits of the funnel plot: against R, and what must hold of any."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from helpers.statistics import control_limits

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "reference/surveys.json").read_text("utf-8")
)["funnel"]
TARGETS = st.floats(0.01, 0.99)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['target']}-{case['n']}")
def test_against_r(case: dict[str, Any]) -> None:
    limits = control_limits(case["target"], case["n"], case["level"])
    assert limits == pytest.approx((case["low"], case["high"]), abs=1e-9)


@given(TARGETS, st.integers(1, 2000))
def test_the_outer_limits_hold_the_inner(target: float, n: int) -> None:
    inner, outer = (control_limits(target, n, level) for level in (0.95, 0.998))
    assert 0 <= outer.low <= inner.low <= inner.high <= outer.high <= 1


@given(TARGETS, st.integers(20, 300))
def test_chance_keeps_inside_about_as_often_as_said(target: float, n: int) -> None:
    # Limits between two counts: at most one count's chance beyond the level at either side.
    limits = control_limits(target, n, 0.95)
    inside = [count for count in range(n + 1) if count / n in limits]
    chances = np.asarray(stats.binom.pmf(range(n + 1), n, target)).tolist()
    chance = sum(chances[count] for count in inside)
    largest = max(chances)
    assert abs(chance - 0.95) <= 2 * largest


def test_without_chance_the_limits_are_the_target() -> None:
    assert control_limits(0.0, 9, 0.95) == (0, 0)
    assert control_limits(1.0, 9, 0.95) == (1, 1)


@pytest.mark.parametrize(("target", "n", "level"), [(1.2, 9, 0.95), (0.5, 0, 0.95), (0.5, 9, 1)])
def test_what_cannot_be_is_refused(target: float, n: int, level: float) -> None:
    with pytest.raises(ValueError, match="expected"):
        control_limits(target, n, level)
