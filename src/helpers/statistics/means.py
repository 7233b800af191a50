"""Means and medians of numbers, of a finite list or of a sample, with their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from helpers.statistics.checks import check_confidence
from helpers.statistics.results import Interval

Floats = NDArray[np.float64]

EVERYTHING = Interval(-math.inf, math.inf)
_FEWEST = 2  # answers from which a spread can be estimated


@dataclass(frozen=True, slots=True)
class Location:
    """A mean or a median, with its interval.

    Parameters
    ----------
    method : str
        Stable name of the method.
    estimate : float or None
        None without answers.
    interval : Interval
        Without limits where too few answered.
    n : int
        Number of answers.
    rank : int
        Of a median: how many answers lie at or below the lower limit, and at or above the upper
        one, at least.
    """

    method: str
    estimate: float | None
    interval: Interval
    n: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A stratum: the numbers stated in it, and its weight among all, such as its size.

    Parameters
    ----------
    values : numpy.ndarray
        The numbers stated.
    weight : float
        What the stratum's mean counts for, relative to the others'.
    population : int or None
        How many belong to it, where that is known.
    """

    values: Floats
    weight: float
    population: int | None = None


def mean(values: ArrayLike, *, population: int | None = None, confidence: float = 0.95) -> Location:
    """Estimate a mean with Student's t interval.

    Parameters
    ----------
    values : array_like of float
        The numbers stated.
    population : int or None
        Size of the finite list that those who answered belong to; None for a sample of no list.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Finite population correction: Cochran (1977), section 2.8.
    """
    check_confidence(confidence)
    stated = np.asarray(values, dtype=float)
    n = len(stated)
    if not n:
        return Location("mean_t", None, EVERYTHING, 0)
    estimate = float(stated.mean())
    if n == population:
        return Location("mean_t", estimate, Interval(estimate, estimate), n)
    if n < _FEWEST:
        return Location("mean_t", estimate, EVERYTHING, n)
    half = _t(n - 1, confidence) * math.sqrt(_variance(stated, population))
    return Location("mean_t", estimate, Interval(estimate - half, estimate + half), n)


def stratified_mean(parts: Sequence[Part], *, confidence: float = 0.95) -> Location:
    """Estimate the mean of all from strata of which each counts by its size.

    Parameters
    ----------
    parts : sequence of Part
        Strata with fewer than two answers are put together with the next smallest.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Cochran (1977), sections 5.3 to 5.4, with Satterthwaite's degrees of freedom; strata put
    together: section 5A.12.
    """
    check_confidence(confidence)
    used = _collapsed(parts)
    n = sum(len(part.values) for part in used)
    if not n:
        return Location("mean_stratified_t", None, EVERYTHING, 0)
    whole = math.fsum(part.weight for part in used)
    shares = [part.weight / whole for part in used]
    estimate = math.fsum(w * float(p.values.mean()) for w, p in zip(shares, used, strict=True))
    if any(len(part.values) < _FEWEST for part in used):
        return Location("mean_stratified_t", estimate, EVERYTHING, n)
    variances = [
        w**2 * _variance(p.values, p.population) for w, p in zip(shares, used, strict=True)
    ]
    variance = math.fsum(variances)
    if variance == 0:
        return Location("mean_stratified_t", estimate, Interval(estimate, estimate), n)
    freedom = variance**2 / math.fsum(
        one**2 / (len(part.values) - 1) for one, part in zip(variances, used, strict=True)
    )
    half = _t(freedom, confidence) * math.sqrt(variance)
    return Location("mean_stratified_t", estimate, Interval(estimate - half, estimate + half), n)


def median(
    values: ArrayLike, *, population: int | None = None, confidence: float = 0.95
) -> Location:
    """Estimate a median; its interval ends at two of the numbers stated.

    Parameters
    ----------
    values : array_like of float
        The numbers stated.
    population : int or None
        Size of the finite list that those who answered belong to; None for a sample of no list.
    confidence : float
        At least this often the median of all lies within.

    Notes
    -----
    As many of those who answered lie below the median as a binomial count, or for a finite list a
    hypergeometric one (Sedransk & Meyer 1978), allows.
    """
    check_confidence(confidence)
    stated = np.sort(np.asarray(values, dtype=float))
    n = len(stated)
    if not n:
        return Location("median_order_statistics", None, EVERYTHING, 0)
    estimate, method = float(np.median(stated)), "median_order_statistics"
    if n == population:
        return Location(method, estimate, Interval(estimate, estimate), n, n // 2)
    counts = np.arange(n // 2)
    if population is None:
        below = stats.binom.cdf(counts, n, 0.5)
    else:
        below = stats.hypergeom.cdf(counts, population, (population + 1) // 2, n)
    rank = int((below <= (1 - confidence) / 2).sum())
    limits = Interval(float(stated[rank - 1]), float(stated[n - rank])) if rank else EVERYTHING
    return Location(method, estimate, limits, n, rank)


def quartiles(values: ArrayLike, weights: ArrayLike | None = None) -> tuple[float, float, float]:
    """Return lower quartile, median and upper quartile.

    Parameters
    ----------
    values : array_like of float
        The numbers stated, at least one.
    weights : array_like of float, optional
        What each counts for; alike where none are given.

    Notes
    -----
    The inverse of the cumulative distribution, averaged where it is level (definition 2 of Hyndman
    & Fan 1996).
    """
    stated = np.asarray(values, dtype=float)
    counted = np.ones(len(stated)) if weights is None else np.asarray(weights, dtype=float)
    order = np.argsort(stated, kind="stable")
    stated, reached = stated[order], np.cumsum(counted[order])
    found = []
    for part in (0.25, 0.5, 0.75):
        wanted, slack = part * reached[-1], 1e-9 * reached[-1]
        low = int(np.searchsorted(reached, wanted - slack))
        high = int(np.searchsorted(reached, wanted + slack))
        found.append((stated[low] + stated[min(high, len(stated) - 1)]) / 2)
    return float(found[0]), float(found[1]), float(found[2])


def difference_of_means(
    groups: Sequence[ArrayLike],
    first: int,
    second: int,
    *,
    populations: Sequence[int | None] | None = None,
    confidence: float = 0.95,
) -> tuple[float, Interval]:
    """Return by how much a group's mean exceeds another's, with limits that hold for every pair.

    Parameters
    ----------
    groups : sequence of array_like of float
        The numbers stated in each group, two or more.
    first, second : int
        Places of the two compared.
    populations : sequence of int or None, optional
        Sizes of the finite lists that the groups are.
    confidence : float
        How often all pairs' intervals hold at the same time.

    Notes
    -----
    Games & Howell (1976); of two groups Welch's interval. Which pair is told may therefore be
    chosen after a look at the means.
    """
    check_confidence(confidence)
    sizes = populations or [None] * len(groups)
    pair = [(np.asarray(groups[one], dtype=float), sizes[one]) for one in (first, second)]
    (one, _), (other, _) = pair
    value = float(one.mean() - other.mean())
    if min(len(one), len(other)) < _FEWEST:
        return value, EVERYTHING
    variances = [_variance(stated, size) for stated, size in pair]
    variance = sum(variances)
    if variance == 0:
        return value, Interval(value, value)
    freedom = variance**2 / sum(
        v**2 / (len(stated) - 1) for v, (stated, _) in zip(variances, pair, strict=True)
    )
    limit = float(stats.studentized_range.ppf(confidence, len(groups), freedom)) / math.sqrt(2)
    half = limit * math.sqrt(variance)
    return value, Interval(value - half, value + half)


def _variance(stated: Floats, population: int | None) -> float:
    """Return the estimated variance of a mean."""
    n = len(stated)
    left = 1.0 if population is None else max(0.0, 1 - n / population)
    return float(stated.var(ddof=1)) / n * left


def _t(freedom: float, confidence: float) -> float:
    return float(stats.t.ppf((1 + confidence) / 2, freedom))


def _collapsed(parts: Sequence[Part]) -> list[Part]:
    """Put strata with fewer than two answers together with the smallest other one."""
    used = sorted((part for part in parts if part.weight > 0), key=lambda part: len(part.values))
    while len(used) > 1 and len(used[0].values) < _FEWEST:
        small, other, *rest = used
        sizes = (small.population, other.population)
        known = None if None in sizes else sum(size or 0 for size in sizes)
        both = Part(
            np.concatenate([small.values, other.values]), small.weight + other.weight, known
        )
        used = sorted([both, *rest], key=lambda part: len(part.values))
    return used
