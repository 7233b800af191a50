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


class _Limits(NamedTuple):
    """Possible numbers of holders, with the probabilities of being the lower and upper limit."""

    holders: npt.NDArray[np.int64]
    lower: Floats
    upper: Floats


def sum_of_holders(lists: Sequence[tuple[int, int, int]], confidence: float) -> Interval:
    """Limits of the number of holders in all lists, each ``(count, n, population)``."""
    parts = [_limits(*part) for part in lists]
    lower, upper = np.ones(1), np.ones(1)
    for part in parts:
        lower, upper = np.convolve(lower, part.lower), np.convolve(upper, part.upper)
    holders = np.arange(len(lower)) + sum(int(part.holders[0]) for part in parts)
    return _quantiles(holders.astype(float), lower, upper, confidence)


def difference_of_shares(
    first: tuple[int, int, int], second: tuple[int, int, int], confidence: float
) -> Interval:
    """Limits of the first list's share of holders minus the second's."""
    a, b = _limits(*first), _limits(*second)
    differences = np.subtract.outer(a.holders / first[2], b.holders / second[2]).ravel()
    order = np.argsort(differences, kind="stable")
    return _quantiles(
        differences[order],
        np.outer(a.lower, b.upper).ravel()[order],
        np.outer(a.upper, b.lower).ravel()[order],
        confidence,
    )


def _limits(count: int, n: int, population: int) -> _Limits:
    holders, at_most, at_least = tails(count, n, population)
    # However strict the level, the limits stay among the possible numbers.
    at_least[-1], at_most[0] = 1.0, 1.0
    return _Limits(
        holders,
        np.diff(at_least, prepend=0.0).clip(min=0.0),
        -np.diff(at_most, append=0.0).clip(max=0.0),
    )


def _quantiles(values: Floats, lower: Floats, upper: Floats, confidence: float) -> Interval:
    """Lower tail quantile by one distribution, upper by the other; ``values`` ascend."""
    # A tail that is alpha/2 but for rounding counts as alpha/2, and its value stays inside.
    tail = (1 - confidence) / 2 - 1e-12
    low = int(np.searchsorted(np.cumsum(lower), tail))
    high = len(values) - 1 - int(np.searchsorted(np.cumsum(upper[::-1]), tail))
    return Interval(float(values[low]), float(values[high]))
