"""Confidence limits of sums and differences of finite-list proportions.

An exact one-sided interval at every level is a distribution of its limit (a confidence
distribution). For a list of ``N`` people of whom ``n`` answered and ``x`` said yes, the lower limit
``L`` of the number of holders ``M`` has ``P(L <= m) = P(X >= x | m)``, the upper limit ``U`` has
``P(U >= m) = P(X <= x | m)``. Both are negative hypergeometric: line the list up with the holders
first, and ``X >= x`` says that the ``x``-th who answered is one of them. Melding combines lists
that answered independently: the lower limit of a sum is a quantile of the sum of the ``L``; that
of a difference, of an ``L`` minus a ``U`` (Fay, Proschan & Brittain 2015; for weighted sums the
idea is Fay & Feuer's, 1997).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

from helpers.statistics.results import Interval

Floats = npt.NDArray[np.float64]

# Numbers of holders less likely than this to be a limit are left out: a million of them together
# are far below ROUNDING, and in a large list few others are left.
NEGLIGIBLE = 1e-20

# Pairs of numbers up to which a sum's distribution is added up pair by pair.
LISTED = 1_000_000

# A tail that is alpha/2 but for rounding counts as alpha/2, and its value stays inside.
ROUNDING = 1e-12


class LimitDistribution(NamedTuple):
    """Confidence distributions of one list's number of holders."""

    holders: npt.NDArray[np.int64]
    lower: Floats
    upper: Floats
    population: int


def limit_distribution(count: int, n: int, population: int) -> LimitDistribution:
    """Return the possible numbers of holders with their chances of being either limit."""
    low, high = _reach(count, n, population)[0], _reach(count + 1, n, population)[1]
    holders = np.arange(max(count, low), min(count + population - n, high) + 1, dtype=np.int64)
    # Nobody who said yes is needed for the lower limit 0, nobody who said no for the upper one.
    lower = _position(holders, count, n, population) if count else _only(holders, 0)
    upper = _position(holders + 1, count + 1, n, population) if count < n else _only(holders, -1)
    likely = np.flatnonzero((lower > NEGLIGIBLE) | (upper > NEGLIGIBLE))
    kept = slice(likely[0], likely[-1] + 1)
    return LimitDistribution(holders[kept], lower[kept], upper[kept], population)


def _reach(rank: int, n: int, population: int) -> tuple[int, int]:
    """Return limits beyond which places of the ``rank``-th who answered are negligible.

    Twelve standard deviations, and sixty places between two who answered for the first and last
    ones, whose places fall off more slowly.
    """
    apart = (population + 1) / (n + 1)
    deviation = math.sqrt(rank * (n + 1 - rank) * apart * (population - n) / (n + 1) / (n + 2))
    reach = 12 * deviation + 60 * apart
    return math.floor(rank * apart - reach), math.ceil(rank * apart + reach)


def _position(places: npt.NDArray[np.int64], rank: int, n: int, population: int) -> Floats:
    """Chance that the ``rank``-th who answered stands at each place of the list."""
    chance = _log_choose(places - 1, rank - 1) + _log_choose(population - places, n - rank)
    weights = np.exp(chance - chance.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _log_choose(total: npt.NDArray[np.int64], chosen: int) -> Floats:
    """Log of the binomial coefficient, without the part that ``chosen`` alone settles."""
    logs = special.gammaln(total + 1.0) - special.gammaln(total - chosen + 1.0)
    return np.asarray(logs, dtype=np.float64)


def _only(holders: npt.NDArray[np.int64], place: int) -> Floats:
    chances = np.zeros(len(holders))
    chances[place] = 1.0
    return chances


def share_of_all(lists: Sequence[LimitDistribution], confidence: float) -> Interval:
    """Limits of the share of holders among the members of all lists together."""
    lower, upper = np.ones(1), np.ones(1)
    for part in lists:
        lower, upper = _sum_of(lower, part.lower), _sum_of(upper, part.upper)
    first = sum(int(part.holders[0]) for part in lists)
    population = sum(part.population for part in lists)
    tail = (1 - confidence) / 2 - ROUNDING
    low = int(np.searchsorted(np.cumsum(lower), tail))
    high = len(upper) - 1 - int(np.searchsorted(np.cumsum(upper[::-1]), tail))
    return Interval((first + low) / population, (first + high) / population)


def _sum_of(first: Floats, second: Floats) -> Floats:
    """Distribution of the sum of two numbers, from those of each."""
    if len(first) * len(second) <= LISTED:
        return np.convolve(first, second)
    # By Fourier transform, whose rounding (1e-16) is far below ROUNDING.
    length = len(first) + len(second) - 1
    transformed = np.fft.rfft(first, length) * np.fft.rfft(second, length)
    return np.fft.irfft(transformed, length)


def difference_of_shares(
    first: LimitDistribution, second: LimitDistribution, confidence: float
) -> Interval:
    """Limits of the first list's share of holders minus the second's."""
    tail = (1 - confidence) / 2 - ROUNDING
    return Interval(_lowest(first, second, tail), -_lowest(second, first, tail))


def _lowest(first: LimitDistribution, second: LimitDistribution, tail: float) -> float:
    """Tail quantile of the first list's lower limit minus the second's upper one."""
    minuend = first.holders / first.population
    subtrahend = second.holders / second.population
    at_least = np.append(np.cumsum(second.upper[::-1])[::-1], 0.0)
    low, high = minuend[0] - subtrahend[-1], minuend[-1] - subtrahend[0]
    # Differences of shares are too many to list; halving finds the quantile to the last digit.
    while low < (middle := (low + high) / 2) < high:
        chance = first.lower @ at_least[np.searchsorted(subtrahend, minuend - middle)]
        low, high = (low, middle) if chance >= tail else (middle, high)
    return float(round(high, 12))  # halving leaves 5e-324 where the limit is zero
