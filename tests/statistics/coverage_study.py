"""How often do the intervals cover the truth at the study's real sizes?

Run from the project's root, other sectors as arguments if need be::

    python tests/statistics/coverage_study.py [SECTOR=INVITED/ANSWERED ...]

Coverage of proportions, differences and county totals is exact: every possible outcome is weighted
by its binomial or hypergeometric probability. Only where the outcomes are too many is it simulated,
and then its standard error is in the table. ``tests/statistics/test_coverage.py`` holds the default
intervals to the limits stated here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from itertools import combinations, product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import stats

from helpers.statistics import (
    Interval,
    cliffs_delta,
    cramers_v,
    holm,
    independence,
    kendall_tau_b,
    melding,
    poisson_rate,
    proportion,
)
from helpers.statistics.proportions import IntervalMethod, recovered

Floats = npt.NDArray[np.float64]
SLACK = 1e-9  # a limit equal to the truth but for rounding covers it

SECTORS = {
    "authorities": (30, 30),
    "businesses": (94, 57),
    "care_givers": (50, 40),
    "voluntary": (52, 37),
}
METHODS: tuple[IntervalMethod, ...] = ("wilson", "blaker", "equal_tails")


class Coverage(NamedTuple):
    """One row of the table; ``error`` is the standard error of a simulated coverage."""

    case: str
    method: str
    smallest: float
    mean: float
    width: float
    error: float = 0.0


def summary(case: str, method: str, covered: Floats, width: Floats) -> Coverage:
    return Coverage(case, method, float(covered.min()), float(covered.mean()), float(width.mean()))


def covers(intervals: Sequence[Interval], truths: Floats) -> Floats:
    """Whether each interval (rows) covers each truth (columns)."""
    limits = np.array(intervals)
    inside = (limits[:, :1] - SLACK <= truths) & (truths <= limits[:, 1:] + SLACK)
    return inside.astype(float)


def widths(intervals: Iterable[Interval]) -> Floats:
    return np.array([interval.width for interval in intervals])


@cache
def intervals_of(n: int, population: int | None, method: IntervalMethod) -> tuple[Interval, ...]:
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
    """The library's interval, from parts worked out once."""
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
    return tuple(
        melding.limit_distribution(count, answered, invited) for count in range(answered + 1)
    )


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


def simulated(
    case: str,
    method: str,
    truth: float,
    draw: Callable[[np.random.Generator], Interval],
    replicates: int,
) -> Coverage:
    """Coverage of one truth by intervals of seeded random tables."""
    generator = np.random.default_rng(20100101)
    intervals = [draw(generator) for _ in range(replicates)]
    share = float(covers(intervals, np.array([truth])).mean())
    error = (share * (1 - share) / replicates) ** 0.5
    return Coverage(case, method, share, share, float(widths(intervals).mean()), error)


def population_delta(p: Floats, q: Floats) -> float:
    levels = np.arange(len(p))
    return float(p @ np.sign(np.subtract.outer(levels, levels)) @ q)


def population_v(cells: Floats) -> float:
    independent = np.outer(cells.sum(axis=1), cells.sum(axis=0))
    return float((((cells - independent) ** 2 / independent).sum() / (min(cells.shape) - 1)) ** 0.5)


def population_tau(cells: Floats) -> float:
    rows = np.sign(np.subtract.outer(np.arange(cells.shape[0]), np.arange(cells.shape[0])))
    columns = np.sign(np.subtract.outer(np.arange(cells.shape[1]), np.arange(cells.shape[1])))
    untied = (1 - (cells.sum(axis=1) ** 2).sum()) * (1 - (cells.sum(axis=0) ** 2).sum())
    return float((cells * (rows @ cells @ columns.T)).sum() / untied**0.5)


def draw_delta(generator: np.random.Generator, p: Floats, q: Floats, n1: int, n2: int) -> Interval:
    return cliffs_delta(generator.multinomial(n1, p), generator.multinomial(n2, q)).interval


def draw_groups(
    generator: np.random.Generator, sizes: Sequence[int], profiles: Sequence[Floats]
) -> npt.NDArray[np.int64]:
    """A table of groups of given sizes."""
    return np.array([generator.multinomial(n, p) for n, p in zip(sizes, profiles, strict=True)])


def draw_v(
    generator: np.random.Generator, sizes: Sequence[int], profiles: Sequence[Floats]
) -> Interval:
    return cramers_v(draw_groups(generator, sizes, profiles)).interval


def draw_tau(generator: np.random.Generator, cells: Floats, n: int) -> Interval:
    return kendall_tau_b(generator.multinomial(n, cells.ravel()).reshape(cells.shape)).interval


EVEN = np.array([0.25, 0.25, 0.25, 0.25])
LOW = np.array([0.55, 0.25, 0.15, 0.05])
HIGH = np.array([0.10, 0.20, 0.30, 0.40])
RARE = np.array([0.90, 0.07, 0.02, 0.01])


def effects(sizes: dict[str, tuple[int, int]], replicates: int) -> list[Coverage]:
    """Simulated coverage of effect sizes for four ordered levels."""
    rows = []
    answered = sorted((size[1] for size in sizes.values()), reverse=True)
    truths = {"alike": (EVEN, EVEN), "far apart": (LOW, HIGH), "rare": (RARE, LOW)}
    for name, (p, q) in truths.items():
        n1, n2 = answered[0], answered[-1]
        rows.append(
            simulated(
                f"Cliff's delta, {name}, {n1} and {n2}",
                "cliff_consistent_variance",
                population_delta(p, q),
                partial(draw_delta, p=p, q=q, n1=n1, n2=n2),
                replicates,
            )
        )
    shares = np.array(answered) / sum(answered)
    for name, profiles in {
        "alike": [EVEN] * len(answered),
        "some apart": [LOW, EVEN, EVEN, HIGH][: len(answered)],
        "far apart": [LOW, HIGH, LOW, HIGH][: len(answered)],
    }.items():
        cells = shares[:, None] * np.array(profiles)
        rows.append(
            simulated(
                f"Cramér's V, {name}, all sectors",
                "bergsma_noncentral_chi_square",
                population_v(cells),
                partial(draw_v, sizes=answered, profiles=profiles),
                replicates,
            )
        )
    joint = {"none": np.outer(EVEN, LOW), "some": 0.7 * np.outer(EVEN, LOW) + 0.3 * np.diag(EVEN)}
    joint["strong"] = 0.2 * np.outer(EVEN, EVEN) + 0.8 * np.diag(EVEN)
    for (name, cells), n in product(joint.items(), (answered[0], answered[-1])):
        rows.append(
            simulated(
                f"Kendall's tau-b, {name}, {n}",
                "brown_benedetti_smoothed",
                population_tau(cells),
                partial(draw_tau, cells=cells, n=n),
                replicates,
            )
        )
    return rows


def poisson() -> Coverage:
    """Exact coverage of Garwood's interval for means from 0 to 20."""
    means = np.linspace(0, 20, 401)[1:]
    counts = np.arange(80)
    mass = stats.poisson.pmf(counts[:, None], means)
    intervals = [poisson_rate(int(count)).interval for count in counts]
    covered = (mass * covers(intervals, means)).sum(axis=0)
    return summary("Poisson count, mean 0-20", "garwood_exact", covered, widths(intervals) @ mass)


def family_error(
    sizes: Sequence[int], *, comparisons: int, levels: int, replicates: int
) -> tuple[float, float]:
    """Chance that a family of true null hypotheses has any Holm-adjusted p below 0.05.

    Every comparison is of independent answers with the same level probabilities in all sectors.
    """
    generator = np.random.default_rng(20100102)
    wrong = 0
    for replicate in range(replicates):
        p_values = []
        for comparison in range(comparisons):
            profile = generator.dirichlet(np.ones(levels))
            table = draw_groups(generator, sizes, [profile] * len(sizes))
            seed = f"family/{replicate}/{comparison}"
            p_values.append(independence(table, seed=seed, replicates=2_000).p)
        wrong += any(p is not None and p < 0.05 for p in holm(p_values))
    share = wrong / replicates
    return share, (share * (1 - share) / replicates) ** 0.5


def study(sectors: dict[str, tuple[int, int]], replicates: int) -> list[Coverage]:
    """Every row of the table."""
    rows = []
    sampled = {name: size for name, size in sectors.items() if size[0] != size[1]}
    for (name, (invited, answered)), method in product(sampled.items(), METHODS):
        covered, width = finite_proportion(invited, answered, method)
        case = f"proportion, {name}, {answered} of {invited}"
        rows.append(summary(case, f"{method}, finite list", covered, width))
    for (name, (_, answered)), method in product(sectors.items(), METHODS):
        covered, width = endless_proportion(answered, method)
        rows.append(
            summary(f"proportion, {name}, {answered}", f"{method}, endless", covered, width)
        )
    for (name1, size1), (name2, size2) in combinations(sectors.items(), 2):
        for label in ("melded, finite list", "mover_blaker, endless", "newcombe, endless"):
            covered, width = difference(size1, size2, label.split(",")[0])
            rows.append(summary(f"difference, {name1} and {name2}", label, covered, width))
    rows.append(summary("county proportion", "melded, finite list", *county([*sectors.values()])))
    rows.append(poisson())
    rows.extend(effects(sectors, replicates))
    return rows


def markdown(rows: Iterable[Coverage]) -> str:
    lines = [
        "| case | method | smallest coverage | mean coverage | mean width |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        error = f" ± {row.error:.4f}" if row.error else ""
        lines.append(
            f"| {row.case} | {row.method} | {row.smallest:.4f}{error} | {row.mean:.4f} "
            f"| {row.width:.3f} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the table and the family's type I error."""
    sectors = SECTORS
    if arguments:
        parts = [argument.replace("=", "/").split("/") for argument in arguments]
        sectors = {name: (int(invited), int(answered)) for name, invited, answered in parts}
    print(markdown(study(sectors, replicates=4_000)))
    sizes = [answered for _, answered in sectors.values()]
    error, uncertainty = family_error(sizes, comparisons=6, levels=2, replicates=2_000)
    print(f"\nSix true null hypotheses, 2 levels: type I error {error:.4f} ± {uncertainty:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
