"""Confidence limits of a proportion in an endless population (binomial counts)."""

from __future__ import annotations

import math

from scipy import optimize, special, stats

from helpers.statistics.results import Interval
from helpers.statistics.search import first


def wilson(proportion: float, n: float, confidence: float) -> Interval:
    """Score interval (Wilson 1927); ``n`` may be an effective, non-integer sample size."""
    z2 = float(stats.norm.ppf((1 + confidence) / 2)) ** 2
    centre = (proportion + z2 / (2 * n)) / (1 + z2 / n)
    half = math.sqrt(z2) / (1 + z2 / n)
    half *= math.sqrt(proportion * (1 - proportion) / n + z2 / (4 * n * n))
    # Rounding must not push the limits past the estimate at 0 and 1.
    return Interval(
        max(0.0, min(centre - half, proportion)) if proportion > 0 else 0.0,
        min(1.0, max(centre + half, proportion)) if proportion < 1 else 1.0,
    )


def clopper_pearson(count: int, n: int, confidence: float) -> Interval:
    """Exact interval with equal tails (Clopper & Pearson 1934)."""
    limits = stats.binomtest(count, n).proportion_ci(confidence, method="exact")
    return Interval(float(limits.low), float(limits.high))


def blaker(count: int, n: int, confidence: float) -> Interval:
    """Exact interval inside Clopper and Pearson's (Blaker 2000).

    It holds every proportion whose acceptability exceeds ``1 - confidence``: the smaller tail
    probability of the observed count plus the largest opposite tail not above it.
    """
    return Interval(
        _blaker_low(count, n, 1 - confidence), 1 - _blaker_low(n - count, n, 1 - confidence)
    )


def _blaker_low(count: int, n: int, alpha: float) -> float:
    if count == 0:
        return 0.0

    # scipy.special's own functions: a search asks thousands of times, and those of scipy.stats
    # take fifty times as long to begin.
    def upper_tail(p: float) -> float:
        return float(special.bdtrc(count - 1, n, p))

    def lower_tail(y: int, p: float) -> float:
        return float(special.bdtr(y, n, p)) if y >= 0 else 0.0

    def enters(y: int) -> float:
        """Proportion from which on the counts up to ``y`` are the opposite tail's."""
        return float(
            optimize.brentq(lambda p: upper_tail(p) - lower_tail(y, p), 0.0, 1.0, xtol=1e-15)
        )

    # Below Clopper and Pearson's limit even twice the upper tail is at most alpha.
    start = float(stats.beta.ppf(alpha / 2, count, n - count + 1))
    tail = upper_tail(start)
    mirrored = round(2 * n * start) - count
    y = first(lambda y: lower_tail(y, start) > tail, 0, count, mirrored) - 1
    # Between two entries acceptability is continuous and falls, then rises; at an entry it jumps
    # up. So the limit is the first entry, or the first root before the next entry, above alpha.
    while True:
        if upper_tail(start) + lower_tail(y, start) > alpha:
            return start
        end = enters(y + 1) if y + 1 < count else count / n
        excess_at_end = upper_tail(end) + lower_tail(y, end) - alpha
        if excess_at_end > 0:
            return float(
                optimize.brentq(
                    lambda p, y=y: upper_tail(p) + lower_tail(y, p) - alpha,
                    start,
                    end,
                    xtol=1e-15,
                )
            )
        start, y = end, y + 1
