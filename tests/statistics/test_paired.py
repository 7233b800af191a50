"""The exact interval of a paired difference: against listing every sample, and its coverage."""

from __future__ import annotations

import math
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, special, stats

from helpers.statistics import paired_difference


@cache
def score(x: int, y: int, n: int, difference: float) -> float:
    """Tango's score with the likeliest number of disagreements found by search, not by formula."""

    def unlikely(less: float) -> float:
        chances = (less + difference, less, 1 - 2 * less - difference)
        counts = (x, y, n - x - y)
        return -sum(
            float(special.xlogy(count, max(chance, 0.0)))
            for count, chance in zip(counts, chances, strict=True)
        )

    low, high = max(0.0, -difference), (1 - difference) / 2
    found = optimize.minimize_scalar(
        unlikely, bounds=(low, high), method="bounded", options={"xatol": 1e-12}
    )
    less = min((low, high, float(found.x)), key=unlikely)
    spread = n * (2 * less + difference - difference**2)
    distance = x - y - n * difference
    if spread < 1e-6:
        return 0.0 if abs(distance) < 1e-6 else math.copysign(math.inf, distance)
    return distance / math.sqrt(spread)


def listed(more: int, less: int, n: int, population: int) -> tuple[float, float]:
    """Keep every list of members from which so high, so low a score is not too rare."""
    low, high = [], []
    for first, second in product(range(more, population + 1), range(less, population + 1)):
        neither = population - first - second
        if neither < n - more - less:
            continue
        law = stats.multivariate_hypergeom([first, second, neither], n)
        at_least = at_most = 0.0
        observed = score(more, less, n, (first - second) / population)
        for x, y in product(range(n + 1), range(n + 1)):
            if x + y <= n:
                chance = float(law.pmf([x, y, n - x - y]))
                away = score(x, y, n, (first - second) / population)
                at_least += chance * (away >= observed - 1e-5)
                at_most += chance * (away <= observed + 1e-5)
        low += [first - second] if at_least > 0.025 else []
        high += [first - second] if at_most > 0.025 else []
    return min(low) / population, max(high) / population


@pytest.mark.parametrize(
    "counts", [(2, 1, 6, 10), (0, 4, 7, 12), (0, 0, 5, 9), (3, 3, 8, 8), (5, 0, 5, 8)]
)
def test_agrees_with_listing_every_sample(counts: tuple[int, int, int, int]) -> None:
    assert paired_difference(*counts).interval == pytest.approx(listed(*counts))


@pytest.mark.parametrize(("n", "population"), [(7, 9), (6, 12)])
def test_covers_every_truth(n: int, population: int) -> None:
    samples = [(x, y) for x, y in product(range(n + 1), repeat=2) if x + y <= n]
    limits = {sample: paired_difference(*sample, n, population).interval for sample in samples}
    for first, second in product(range(population + 1), repeat=2):
        if first + second > population:
            continue
        law = stats.multivariate_hypergeom([first, second, population - first - second], n)
        truth = (first - second) / population
        covered = sum(
            float(law.pmf([x, y, n - x - y]))
            for (x, y), (low, high) in limits.items()
            if low - 1e-9 <= truth <= high + 1e-9
        )
        assert covered >= 0.95


cells = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 20))


@given(cells)
def test_turns_with_the_questions_and_holds_what_is_settled(cell: tuple[int, ...]) -> None:
    more, less, agreed, silent = cell
    n, population = more + less + agreed, more + less + agreed + silent
    result = paired_difference(more, less, n, population)
    turned = paired_difference(less, more, n, population)
    assert result.interval == pytest.approx((-turned.interval.high, -turned.interval.low))
    if n:
        assert result.value is not None
        assert result.interval.low <= result.value <= result.interval.high
    if n and silent == 0:
        assert result.interval == pytest.approx((result.value, result.value))


def test_nobody_answered() -> None:
    result = paired_difference(0, 0, 0, 5)
    assert result.value is None
    assert result.interval == (-1.0, 1.0)


@pytest.mark.parametrize("counts", [(3, 3, 5, 9), (1, 1, 10, 9), (-1, 0, 5, 9)])
def test_impossible_counts(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="expected 0 <="):
        paired_difference(*counts)


def test_a_coarse_grid_of_disagreement_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The chance is smooth in the number who disagree, so few of them need to be tried."""
    fine = paired_difference(20, 35, 150, 260).interval
    monkeypatch.setattr("helpers.statistics.paired.LARGEST_GRID", 500)
    every = paired_difference(20, 35, 150, 260).interval
    assert np.abs(np.subtract(fine, every)).max() <= 1 / 260
