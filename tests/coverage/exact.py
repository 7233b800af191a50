"""Exact coverage: every possible outcome weighted by its probability."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import stats

from helpers.statistics import melding
from helpers.statistics.paired import paired_difference
from helpers.statistics.proportions import IntervalMethod, proportion, recovered
from helpers.statistics.rates import poisson_rate
from helpers.statistics.results import Interval

from .table import SLACK, Coverage, Floats, covers, summary, widths


@cache
def intervals_of(n: int, population: int | None, method: IntervalMethod) -> tuple[Interval, ...]:
    """Return the interval of every possible count."""
    return tuple(
        proportion(count, n, population=population, method=method).interval
        for count in range(n + 1)
    )


def finite_proportion(invited: int, answered: int, method: IntervalMethod) -> tuple[Floats, Floats]:
    """Exact coverage and mean width for every possible number of list members."""
    holders = np.arange(invited + 1)
    mass = stats.hypergeom.pmf(np.arange(answered + 1)[:, None], invited, holders, answered)
    intervals = intervals_of(answered, invited, method)
    covered = (mass * covers(intervals, holders / invited)).sum(axis=0)
    return covered, widths(intervals) @ mass


def endless_proportion(answered: int, method: IntervalMethod) -> tuple[Floats, Floats]:
    """Exact coverage and mean width for proportions in steps of 0.001."""
    truths = np.linspace(0, 1, 1001)
    mass = stats.binom.pmf(np.arange(answered + 1)[:, None], answered, truths)
    intervals = intervals_of(answered, None, method)
    return (mass * covers(intervals, truths)).sum(axis=0), widths(intervals) @ mass


def grid_of(invited: int, answered: int, points: int) -> npt.NDArray[np.int64]:
    """Numbers of list members from none to all, the rare ends included."""
    even = np.linspace(0, invited, points).round()
    return np.unique(np.concatenate([even, [1, 2, invited - 2, invited - 1]])).astype(np.int64)


def difference(
    first: tuple[int, int], second: tuple[int, int], method: str
) -> tuple[Floats, Floats]:
    """Exact coverage of the difference of two proportions, over a grid of both truths."""
    finite = method == "melded"
    masses, truths = [], []
    for invited, answered in (first, second):
        holders = grid_of(invited, answered, 21)
        masses.append(masses_of(invited, answered, holders, finite=finite))
        truths.append(holders / invited)
    pairs = product(range(first[1] + 1), range(second[1] + 1))
    limits = np.array([difference_interval(*pair, first, second, method) for pair in pairs])
    limits = limits.reshape(first[1] + 1, second[1] + 1, 2)
    covered, width = [], []
    for i, j in product(range(len(truths[0])), range(len(truths[1]))):
        truth = truths[0][i] - truths[1][j]
        inside = (limits[..., 0] - SLACK <= truth) & (truth <= limits[..., 1] + SLACK)
        covered.append(masses[0][:, i] @ inside @ masses[1][:, j])
        width.append(masses[0][:, i] @ (limits[..., 1] - limits[..., 0]) @ masses[1][:, j])
    return np.array(covered), np.array(width)


def masses_of(
    invited: int, answered: int, holders: npt.NDArray[np.int64], *, finite: bool
) -> Floats:
    """Probability of every count of yes answers (rows) at every truth (columns)."""
    counts = np.arange(answered + 1)[:, None]
    if finite:
        return np.asarray(stats.hypergeom.pmf(counts, invited, holders, answered), dtype=float)
    return np.asarray(stats.binom.pmf(counts, answered, holders / invited), dtype=float)


def difference_interval(
    count1: int, count2: int, first: tuple[int, int], second: tuple[int, int], method: str
) -> Interval:
    """Return the library's interval, from parts worked out once."""
    value = count1 / first[1] - count2 / second[1]
    if method == "melded":
        parts = (limits_of(*first)[count1], limits_of(*second)[count2])
        return melding.difference_of_shares(*parts, 0.95).including(value)
    source: IntervalMethod = "wilson" if method == "newcombe" else "blaker"
    one = intervals_of(first[1], None, source)[count1]
    two = intervals_of(second[1], None, source)[count2]
    return recovered(count1 / first[1], one, count2 / second[1], two)


@cache
def limits_of(invited: int, answered: int) -> tuple[melding.LimitDistribution, ...]:
    """Return the limits' distributions of every possible count."""
    return tuple(
        melding.limit_distribution(count, answered, invited) for count in range(answered + 1)
    )


def paired(invited: int, answered: int, points: int = 9) -> tuple[Floats, Floats]:
    """Exact coverage of a paired difference, over a grid of both ways to disagree."""
    pairs = [(x, y) for x in range(answered + 1) for y in range(answered + 1 - x)]
    samples = np.array(pairs)
    more, less = samples.T
    limits = np.array([paired_difference(x, y, answered, invited).interval for x, y in pairs])
    covered, width = [], []
    for first, second in product(grid_of(invited, answered, points), repeat=2):
        if first + second > invited:
            continue
        chance = stats.hypergeom.pmf(more, invited, first, answered)
        others = max(invited - first, 1)  # nobody is left where nobody is drawn
        rest = stats.hypergeom.pmf(less, others, second, answered - more)
        chance = chance * np.nan_to_num(rest)
        truth = (first - second) / invited
        inside = (limits[:, 0] - SLACK <= truth) & (truth <= limits[:, 1] + SLACK)
        covered.append(float(chance @ inside))
        width.append(float(chance @ (limits[:, 1] - limits[:, 0])))
    return np.array(covered), np.array(width)


def county(sectors: Sequence[tuple[int, int]], points: int = 7) -> tuple[Floats, Floats]:
    """Exact coverage of the county proportion, over a grid of every sector's truth.

    Sectors answered in full add the same number to truth and limits and are left out.
    """
    sampled = [sector for sector in sectors if sector[0] != sector[1]]
    invited = sum(size for size, _ in sampled)
    shape = [answered + 1 for _, answered in sampled]
    limits = np.empty((*shape, 2))
    for counts in np.ndindex(*shape):
        parts = [limits_of(*sector)[count] for sector, count in zip(sampled, counts, strict=True)]
        estimate = sum(
            size * count / answered for (size, answered), count in zip(sampled, counts, strict=True)
        )
        limits[counts] = melding.share_of_all(parts, 0.95).including(estimate / invited)
    grids = [grid_of(size, answered, points) for size, answered in sampled]
    masses = [
        masses_of(size, answered, grid, finite=True)
        for (size, answered), grid in zip(sampled, grids, strict=True)
    ]
    covered, width = [], []
    for position in product(*(range(len(grid)) for grid in grids)):
        truth = sum(int(grid[i]) for grid, i in zip(grids, position, strict=True)) / invited
        inside = ((limits[..., 0] - SLACK <= truth) & (truth <= limits[..., 1] + SLACK)).astype(
            float
        )
        expected = limits[..., 1] - limits[..., 0]
        for mass, i in zip(reversed(masses), reversed(position), strict=True):
            inside, expected = inside @ mass[:, i], expected @ mass[:, i]
        covered.append(float(inside))
        width.append(float(expected))
    return np.array(covered), np.array(width)


def poisson() -> Coverage:
    """Exact coverage of Garwood's interval for means from 0 to 20."""
    means = np.linspace(0, 20, 401)[1:]
    counts = np.arange(80)
    mass = stats.poisson.pmf(counts[:, None], means)
    intervals = [poisson_rate(int(count)).interval for count in counts]
    covered = (mass * covers(intervals, means)).sum(axis=0)
    return summary("Poisson count, mean 0-20", "garwood_exact", covered, widths(intervals) @ mass)
