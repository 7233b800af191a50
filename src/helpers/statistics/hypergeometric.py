"""Confidence limits of a proportion in a finite list of which ``n`` of ``population`` answered.

The number of list members who would give the answer is whole, so the limits are found by trying
every possible number. Nobody who answered is uncertain: the limits never pass what the answers
already settle.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import stats

from helpers.statistics.binomial import wilson
from helpers.statistics.results import Interval

# Probabilities that differ by rounding only are the same probability.
RELATIVE_TOLERANCE = 1 + 1e-10


def settled(count: int, n: int, population: int) -> Interval:
    """Limits if every member who did not answer said no, or yes (Manski 1989)."""
    return Interval(count / population, (count + population - n) / population)


def wilson_finite(count: int, n: int, population: int, confidence: float) -> Interval:
    """Score interval with finite-population correction, cut to what the answers settle.

    Inverts ``|p̂ - p| <= z sqrt(p (1 - p) / n · (N - n) / (N - 1))``, which is Wilson's interval at
    the effective size ``n (N - 1) / (N - n)``.
    """
    certain = settled(count, n, population)
    if n == population:
        return certain
    limits = wilson(count / n, n * (population - 1) / (population - n), confidence)
    return Interval(max(certain.low, limits.low), min(certain.high, limits.high))


def equal_tails_finite(count: int, n: int, population: int, confidence: float) -> Interval:
    """Exact interval with equal tails (Buonaccorsi 1987)."""
    holders, lower, upper = tails(count, n, population)
    alpha = 1 - confidence
    accepted = (lower > alpha / 2) & (upper > alpha / 2)
    return _hull(holders[accepted], population)


def blaker_finite(count: int, n: int, population: int, confidence: float) -> Interval:
    """Exact interval inside the one with equal tails (Blaker 2000, hypergeometric counts)."""
    holders, lower, upper = tails(count, n, population)
    observed = np.minimum(lower, upper)
    answers = np.arange(n + 1)[:, None]
    # The largest opposite tail that is not above the observed one.
    below = stats.hypergeom.cdf(answers, population, holders[None, :], n)
    above = stats.hypergeom.sf(answers - 1, population, holders[None, :], n)
    limit = observed * RELATIVE_TOLERANCE
    opposite = np.where(
        lower <= upper,
        np.where(above <= limit, above, 0.0).max(axis=0),
        np.where(below <= limit, below, 0.0).max(axis=0),
    )
    accepted = np.minimum(observed + opposite, 1.0) > 1 - confidence
    return _hull(holders[accepted], population)


def tails(
    count: int, n: int, population: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Possible numbers of holders, with the chances of at most, at least ``count`` of them."""
    holders = np.arange(count, count + population - n + 1, dtype=np.int64)
    lower = np.asarray(stats.hypergeom.cdf(count, population, holders, n), dtype=float)
    upper = np.asarray(stats.hypergeom.sf(count - 1, population, holders, n), dtype=float)
    return holders, lower, upper


def _hull(holders: npt.NDArray[np.int64], population: int) -> Interval:
    return Interval(float(holders.min()) / population, float(holders.max()) / population)
