"""Confidence limits of a proportion in a finite list of which ``n`` of ``population`` answered.

The number of list members who would give the answer is whole, and its tails rise or fall with it,
so the limits are found by bisection, in lists of any size. Nobody who answered is uncertain: the
limits never pass what the answers already settle.
"""

from __future__ import annotations

from functools import partial

from scipy import stats

from helpers.statistics.binomial import wilson
from helpers.statistics.results import Interval
from helpers.statistics.search import first

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
    alpha = 1 - confidence
    low = _equal_tails_low(count, n, population, alpha)
    high = population - _equal_tails_low(n - count, n, population, alpha)
    return Interval(low / population, high / population)


def blaker_finite(count: int, n: int, population: int, confidence: float) -> Interval:
    """Exact interval inside the one with equal tails (Blaker 2000, hypergeometric counts)."""
    alpha = 1 - confidence
    low = _blaker_low(count, n, population, alpha)
    high = population - _blaker_low(n - count, n, population, alpha)
    return Interval(low / population, high / population)


def _at_most(count: int, n: int, population: int, holders: int) -> float:
    return float(stats.hypergeom.cdf(count, population, holders, n)) if count >= 0 else 0.0


def _at_least(count: int, n: int, population: int, holders: int) -> float:
    return float(stats.hypergeom.sf(count - 1, population, holders, n))


def _equal_tails_low(count: int, n: int, population: int, alpha: float) -> int:
    """Smallest number of holders at which as many as observed are not too rare."""
    near = population * wilson_finite(count, n, population, 1 - alpha).low if n else 0
    return first(
        lambda holders: _at_least(count, n, population, holders) > alpha / 2,
        count,
        count + population - n,
        round(near),
    )


def _blaker_low(count: int, n: int, population: int, alpha: float) -> int:
    """Smallest number of holders whose acceptability exceeds ``alpha``.

    Acceptability is the chance of at least ``count`` plus the largest opposite tail not above it.
    """
    largest = count + population - n

    def is_opposite(answers: int, holders: int) -> bool:
        limit = _at_least(count, n, population, holders) * RELATIVE_TOLERANCE
        return _at_most(answers, n, population, holders) <= limit

    def opposite(holders: int, known: int) -> int:
        """Largest count of the opposite tail, at least ``known``."""
        mirrored = round(2 * n * holders / population) - count
        return first(lambda more: not is_opposite(more, holders), known + 1, count, mirrored) - 1

    def is_accepted(answers: int, holders: int) -> bool:
        below = _at_most(answers, n, population, holders)
        return min(_at_least(count, n, population, holders) + below, 1.0) > alpha

    # Below the limit with equal tails even twice the tail is at most alpha.
    start = _equal_tails_low(count, n, population, alpha)
    answers = opposite(start, -1)
    # While the opposite tail keeps its counts acceptability falls, then rises, with the number of
    # holders; where it takes in one more count it jumps up (as in ``binomial.blaker``).
    while start < largest and not is_accepted(answers, start):
        if answers + 1 < count:
            entry = first(partial(is_opposite, answers + 1), start + 1, largest, start + 1)
        else:
            entry = largest
        if is_accepted(answers, entry - 1):
            return first(partial(is_accepted, answers), start + 1, entry - 1)
        start = entry
        answers = opposite(entry, answers)
    return start
