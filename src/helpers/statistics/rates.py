"""Rare events counted over a period: rates, their change, and ratios to them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy import stats

from helpers.statistics.checks import check_confidence
from helpers.statistics.results import Interval, Test


@dataclass(frozen=True, slots=True)
class Rate:
    """Events per unit of exposure (such as a year)."""

    method: str
    count: int
    estimate: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class RateRatio:
    """How many times higher the first rate is than the second, with its test."""

    method: str
    estimate: float | None
    interval: Interval
    test: Test


@dataclass(frozen=True, slots=True)
class CountRatio:
    """Ratio of an interval count to an event count.

    ``bounds`` divides by the count as it was; ``interval`` also carries the chance in that count.
    ``math.inf`` stands for "no upper limit".
    """

    method: str
    bounds: Interval
    interval: Interval


def poisson_rate(count: int, exposure: float = 1.0, *, confidence: float = 0.95) -> Rate:
    """Estimate a rate from a count of events.

    Parameters
    ----------
    count : int
        Events.
    exposure : float
        Length of the period, in the unit the rate is per.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Exact interval: Garwood (1936).
    """
    _check(count, exposure)
    check_confidence(confidence)
    limits = _garwood(count, confidence)
    return Rate(
        method="garwood_exact",
        count=count,
        estimate=count / exposure,
        interval=Interval(limits.low / exposure, limits.high / exposure),
    )


def compare_rates(
    first: tuple[int, float], second: tuple[int, float], *, confidence: float = 0.95
) -> RateRatio:
    """Compare the rates of two periods.

    Parameters
    ----------
    first, second : tuple
        ``(count, exposure)`` of each period.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Given the events of both periods, those of the first are binomial (Przyborowski & Wilenski
    1940); limits by Clopper & Pearson (1934).
    """
    check_confidence(confidence)
    for count, exposure in (first, second):
        _check(count, exposure)
    (count1, exposure1), (count2, exposure2) = first, second
    total = count1 + count2
    method = "poisson_conditional_exact"
    if total == 0:
        test = Test(method, None, None, None, 0)
        return RateRatio(method, None, Interval(0.0, math.inf), test)
    result = stats.binomtest(count1, total, exposure1 / (exposure1 + exposure2))
    limits = result.proportion_ci(confidence, method="exact")

    def as_ratio(share: float) -> float:
        return math.inf if share >= 1 else share / (1 - share) * exposure2 / exposure1

    return RateRatio(
        method=method,
        estimate=as_ratio(count1 / total),
        interval=Interval(as_ratio(float(limits.low)), as_ratio(float(limits.high))),
        test=Test(method, None, None, float(result.pvalue), total),
    )


def count_ratio(low: int, high: int | None, events: int, *, confidence: float = 0.95) -> CountRatio:
    """Divide a count known between two ends by a count of events.

    Parameters
    ----------
    low, high : int, int or None
        Ends of the interval count; ``None`` for an open upper end.
    events : int
        Events counted, the denominator.
    confidence : float
        Nominal coverage of the denominator's interval.

    Notes
    -----
    Garwood (1936) for the denominator; the numerator's ends are kept as they are, since nothing
    is known of how cases spread between them.
    """
    check_confidence(confidence)
    _check(events, 1.0)
    if low < 0 or (high is not None and high < low):
        raise ValueError(f"interval count is {low} to {high}: expected 0 <= low <= high")
    upper = math.inf if high is None else float(high)
    limits = _garwood(events, confidence)
    return CountRatio(
        method="garwood_denominator",
        bounds=Interval(_divide(low, events), _divide(upper, events)),
        interval=Interval(_divide(low, limits.high), _divide(upper, limits.low)),
    )


def _garwood(count: int, confidence: float) -> Interval:
    alpha = 1 - confidence
    low = float(stats.chi2.ppf(alpha / 2, 2 * count)) / 2 if count else 0.0
    return Interval(low, float(stats.chi2.ppf(1 - alpha / 2, 2 * count + 2)) / 2)


def _divide(numerator: float, denominator: float) -> float:
    if denominator == 0:
        return 0.0 if numerator == 0 else math.inf
    return numerator / denominator


def _check(count: int, exposure: float) -> None:
    if count < 0:
        raise ValueError(f"count is {count}: expected 0 or more")
    if not exposure > 0:
        raise ValueError(f"exposure is {exposure}: expected more than 0")
