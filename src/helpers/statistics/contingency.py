"""Do groups answer alike? Tests for tables of groups (rows) by levels (columns)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import special, stats

from helpers.statistics.checks import Counts, Table, as_table, too_small, without_empty
from helpers.statistics.conditional import (
    LARGEST_HALF,
    Floats,
    TailProbability,
    halves_are_feasible,
    tail_probability,
)
from helpers.statistics.multiplicity import holm
from helpers.statistics.results import Test
from helpers.statistics.search import first

REPLICATES = 100_000

# Where an exact computation is not feasible and no cell expects fewer answers than this, the
# large-sample distribution takes the place of drawing: it is then nearer to the truth than a
# hundred thousand draws, and costs nothing however many answered.
LARGE_EXPECTED = 1_000

# Answers up to which every table of two by two is listed, as larger tables are.
LISTED = 2_000

# Difference of log-probabilities within which they are ties, as R's exact tests use it.
TIE = 1e-7


@dataclass(frozen=True, slots=True)
class PairwiseTest:
    """One pair of groups, with the p-value adjusted over all pairs (Holm 1979)."""

    first: str
    second: str
    test: Test
    p_adjusted: float | None


def independence(
    table: Table,
    *,
    seed: str,
    replicates: int = REPLICATES,
    largest_half: int = LARGEST_HALF,
) -> Test:
    """Test whether groups differ in an answer whose levels have no order.

    Parameters
    ----------
    table : array_like of int, shape (groups, levels)
        Counts; empty rows and columns are dropped.
    seed : str
        Id of the result; seeds the Monte Carlo draws.
    replicates : int
        Draws where exact computation is not feasible.
    largest_half : int
        Feasibility bound of the exact computation (see ``helpers.statistics.conditional``).

    Returns
    -------
    Test
        ``p`` is that of Fisher, Freeman and Halton's test: the chance of a table no more probable
        than the observed one. ``statistic`` and ``df`` are Pearson's chi-square, as description.

    Notes
    -----
    Fisher (1935); Freeman & Halton (1951), who also give the large-sample distribution; Monte
    Carlo after Patefield (1981).
    """
    counts = without_empty(as_table(table))
    if too_small(counts):
        return Test("fisher_freeman_halton_exact", None, None, None, int(counts.sum()))
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    df = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    if counts.shape == (2, 2) and counts.sum() > LISTED:
        tail = TailProbability(_fisher(counts), "exact")
    else:
        tail = _tail(counts, seed, replicates, largest_half)
    return Test(
        method=f"fisher_freeman_halton_{tail.method}",
        statistic=float(((counts - expected) ** 2 / expected).sum()),
        df=df,
        p=tail.p,
        n=int(counts.sum()),
    )


def _tail(counts: Counts, seed: str, replicates: int, largest_half: int) -> TailProbability:
    # The test treats rows and columns, and their order, alike: the longer side makes the cheaper
    # enumeration, and sorted columns make draws that do not depend on the order of levels.
    upright = counts if counts.shape[0] >= counts.shape[1] else counts.T
    if not halves_are_feasible(upright, largest_half):
        upright = upright.T
    upright = upright[:, np.argsort(upright.sum(axis=0), kind="stable")]
    rows, columns = upright.sum(axis=1), upright.sum(axis=0)
    df = (len(rows) - 1) * (len(columns) - 1)
    # Freeman and Halton's: minus twice the log-probability, beside that of the likeliest table.
    least = (
        special.gammaln(rows + 1).sum()
        + special.gammaln(columns + 1).sum()
        - special.gammaln(rows.sum() + 1)
        + (df * np.log(2 * np.pi) - (upright.size - 1) * np.log(rows.sum())) / 2
        + ((len(columns) - 1) * np.log(rows).sum() + (len(rows) - 1) * np.log(columns).sum()) / 2
    )
    return tail_probability(
        upright,
        _improbability,
        lambda score: float(stats.chi2.sf(2 * (score - least), df)),
        large_expected=LARGE_EXPECTED,
        seed=seed,
        replicates=replicates,
        largest_half=largest_half,
    )


def _fisher(table: Counts) -> float:
    """Fisher's two-sided p of a table of two by two, found without listing all tables."""
    n, row, column = int(table.sum()), int(table[0].sum()), int(table[:, 0].sum())
    law = stats.hypergeom(n, column, row)
    low, high = max(0, row + column - n), min(row, column)
    likeliest = (row + 1) * (column + 1) // (n + 2)
    limit = float(law.logpmf(table[0, 0])) + TIE
    below = first(lambda cell: law.logpmf(cell) > limit, low, likeliest)
    above = first(lambda cell: law.logpmf(cell) <= limit, likeliest, high + 1)
    return min(1.0, float(law.cdf(below - 1) + law.sf(above - 1)))


def kruskal_wallis(
    table: Table,
    *,
    seed: str,
    replicates: int = REPLICATES,
    largest_half: int = LARGEST_HALF,
) -> Test:
    """Test whether groups differ in an answer whose levels are ordered.

    Parameters
    ----------
    table : array_like of int, shape (groups, levels)
        Counts, levels in order; empty rows and columns are dropped.
    seed, replicates, largest_half
        As in `independence`.

    Returns
    -------
    Test
        ``statistic`` is Kruskal and Wallis' H corrected for ties, ``p`` its permutation p-value:
        exact, Monte Carlo where too large, of the chi-square distribution where no cell is small.
        For two groups this is the two-sided exact Wilcoxon–Mann–Whitney test with mid-ranks.

    Notes
    -----
    Kruskal & Wallis (1952).
    """
    counts = without_empty(as_table(table))
    if too_small(counts):
        return Test("kruskal_wallis_exact", None, None, None, int(counts.sum()))
    columns = counts.sum(axis=0)
    midranks = np.cumsum(columns) - (columns - 1) / 2
    centred = midranks - (counts.sum() + 1) / 2

    def squared_rank_sum(cells: Counts, totals: Counts) -> Floats:
        return np.asarray((cells @ centred) ** 2 / totals, dtype=np.float64)

    # H, corrected for ties, from counts: between groups' share of all the midranks' variation.
    scale = (counts.sum() - 1) / float(columns @ centred**2)
    df = counts.shape[0] - 1
    tail = tail_probability(
        counts,
        squared_rank_sum,
        lambda score: float(stats.chi2.sf(scale * score, df)),
        # One rank sum takes fewer values than several: it comes later to a smooth distribution.
        large_expected=LARGE_EXPECTED if df > 1 else 10 * LARGE_EXPECTED,
        seed=seed,
        replicates=replicates,
        largest_half=largest_half,
    )
    statistic = scale * float(squared_rank_sum(counts, counts.sum(axis=1)).sum())
    return Test(
        method=f"kruskal_wallis_{tail.method}",
        statistic=statistic,
        df=df,
        p=tail.p,
        n=int(counts.sum()),
    )


def pairwise(
    table: Table,
    groups: Sequence[str],
    *,
    seed: str,
    test: Callable[..., Test] = independence,
) -> tuple[PairwiseTest, ...]:
    """Compare every pair of groups, p-values adjusted by Holm's method.

    Parameters
    ----------
    table : array_like of int, shape (groups, levels)
        Counts.
    groups : sequence of str
        Names of the rows.
    seed : str
        Id of the result; each pair's own id is made from it.
    test : callable
        `independence`, or `kruskal_wallis` where levels are ordered.

    Notes
    -----
    Holm (1979). Pairs that cannot be tested keep ``None`` and do not count as comparisons.
    """
    counts = as_table(table)
    if len(groups) != len(counts):
        raise ValueError(f"{len(groups)} group names for {len(counts)} rows: expected as many")
    pairs = list(combinations(range(len(groups)), 2))
    tests = [test(counts[[i, j]], seed=f"{seed}/{groups[i]}/{groups[j]}") for i, j in pairs]
    adjusted = holm([result.p for result in tests])
    return tuple(
        PairwiseTest(groups[i], groups[j], result, p)
        for (i, j), result, p in zip(pairs, tests, adjusted, strict=True)
    )


def _improbability(cells: Counts, totals: Counts) -> Floats:
    """Minus the log-probability of rows, up to a constant the margins fix."""
    return np.asarray(special.gammaln(cells + 1).sum(axis=-1), dtype=np.float64)
