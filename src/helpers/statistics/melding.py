"""Confidence limits of sums and differences of finite-list proportions.

An exact one-sided interval at every level is a distribution of its limit (a confidence
distribution). For a list of ``N`` people of whom ``n`` answered and ``x`` said yes, the lower limit
``L`` of the number of holders ``M`` has ``P(L <= m) = P(X >= x | m)``, the upper limit ``U`` has
``P(U >= m) = P(X <= x | m)``. Melding combines lists that answered independently: the lower limit
of a sum is a quantile of the sum of the ``L``; that of a difference, of an ``L`` minus a ``U``
(Fay, Proschan & Brittain 2015; for weighted sums the idea is Fay & Feuer's, 1997).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from helpers.statistics.hypergeometric import tails
from helpers.statistics.results import Interval

Floats = npt.NDArray[np.float64]


class LimitDistribution(NamedTuple):
    """Confidence distributions of one list's number of holders."""

    holders: npt.NDArray[np.int64]
    lower: Floats
    upper: Floats
    population: int


def limit_distribution(count: int, n: int, population: int) -> LimitDistribution:
    """Return the possible numbers of holders with their chances of being either limit."""
    holders, at_most, at_least = tails(count, n, population)
    # However strict the level, the limits stay among the possible numbers.
    at_least[-1], at_most[0] = 1.0, 1.0
    return LimitDistribution(
        holders,
        np.diff(at_least, prepend=0.0).clip(min=0.0),
        -np.diff(at_most, append=0.0).clip(max=0.0),
        population,
    )


def share_of_all(lists: Sequence[LimitDistribution], confidence: float) -> Interval:
    """Limits of the share of holders among the members of all lists together."""
    lower, upper = np.ones(1), np.ones(1)
    for part in lists:
        lower, upper = np.convolve(lower, part.lower), np.convolve(upper, part.upper)
    holders = np.arange(len(lower)) + sum(int(part.holders[0]) for part in lists)
    shares = holders / sum(part.population for part in lists)
    return _quantiles(shares, lower, upper, confidence)


def difference_of_shares(
    first: LimitDistribution, second: LimitDistribution, confidence: float
) -> Interval:
    """Limits of the first list's share of holders minus the second's."""
    differences = np.subtract.outer(
        first.holders / first.population, second.holders / second.population
    ).ravel()
    order = np.argsort(differences, kind="stable")
    return _quantiles(
        differences[order],
        np.outer(first.lower, second.upper).ravel()[order],
        np.outer(first.upper, second.lower).ravel()[order],
        confidence,
    )


def _quantiles(values: Floats, lower: Floats, upper: Floats, confidence: float) -> Interval:
    """Lower tail quantile by one distribution, upper by the other; ``values`` ascend."""
    # A tail that is alpha/2 but for rounding counts as alpha/2, and its value stays inside.
    tail = (1 - confidence) / 2 - 1e-12
    low = int(np.searchsorted(np.cumsum(lower), tail))
    high = len(values) - 1 - int(np.searchsorted(np.cumsum(upper[::-1]), tail))
    return Interval(float(values[low]), float(values[high]))
