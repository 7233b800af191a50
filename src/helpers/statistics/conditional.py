"""How often a table with the same margins, filled by chance, is as extreme as the observed one.

The null distribution of every exact test here: given row and column totals, independent answers
make a table with probability ``prod(row!) prod(column!) / (n! prod(cell!))``. A test ranks tables
by a score that is a sum over rows; ``p`` is the chance of a score at least the observed one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special, stats

from helpers.statistics.checks import Counts
from helpers.statistics.seeds import seeded_generator

Floats = npt.NDArray[np.float64]

# Score of candidate rows (any leading shape, levels last), given the row's total.
RowScore = Callable[[Counts, Counts], Floats]

# The exact computation lists every filling of either half of the rows; beyond this number of
# fillings (about a second and 100 MB) chance tables are drawn instead.
LARGEST_HALF = 2_000_000

# Scores that differ by rounding only are ties.
TOLERANCE = 1e-9


class TailProbability(NamedTuple):
    """A p-value, and how it was found."""

    p: float
    method: Literal["exact", "monte_carlo", "asymptotic"]


class _Half(NamedTuple):
    """Every filling of some rows: column totals used, log-probability weight and score."""

    used: Counts
    log_weight: Floats
    score: Floats


def tail_probability(
    table: Counts,
    row_score: RowScore,
    large_sample: Callable[[float], float],
    *,
    large_expected: int,
    seed: str,
    replicates: int,
    largest_half: int,
) -> TailProbability:
    """Chance of a row-score sum at least the observed one, given the margins.

    Parameters
    ----------
    table : array of int, shape (rows, columns)
        Observed counts, no row or column empty.
    row_score : callable
        ``row_score(cells, row_totals)``; the table's score is the sum over its rows.
    large_sample : callable
        The chance by large-sample theory, given the observed score.
    large_expected : int
        Answers that the smallest cell must expect for it.
    seed : str
        Id of the result, from which Monte Carlo draws are seeded.
    replicates : int
        Tables drawn where the exact computation is not feasible.
    largest_half : int
        Feasible number of fillings of either half of the rows.

    Notes
    -----
    Exact: rows are split into two halves, either half is enumerated, and the two are joined on
    their column totals. Monte Carlo: Patefield (1981) tables, ``p = (1 + hits) / (1 + draws)``
    (Davison & Hinkley 1997).
    """
    score = float(row_score(table, table.sum(axis=1)).sum())
    # Sorted, so that the draws do not depend on the order in which groups are listed.
    rows, columns = np.sort(table.sum(axis=1)), table.sum(axis=0)
    threshold = score - TOLERANCE * max(1.0, abs(score))
    halves = _split(rows, columns, largest_half)
    if halves is not None:
        first, second = (_fill(half, columns, row_score) for half in halves)
        return TailProbability(_join(first, second, columns, threshold), "exact")
    if rows.min() * columns.min() >= large_expected * columns.sum():
        return TailProbability(large_sample(score), "asymptotic")
    draws = stats.random_table(rows, columns, seed=seeded_generator(seed)).rvs(size=replicates)
    hits = int((row_score(np.asarray(draws, dtype=np.int64), rows).sum(axis=-1) >= threshold).sum())
    return TailProbability((1 + hits) / (1 + replicates), "monte_carlo")


def halves_are_feasible(table: Counts, largest_half: int = LARGEST_HALF) -> bool:
    """Whether the rows of ``table`` can be split into two halves that can be enumerated."""
    return _split(table.sum(axis=1), table.sum(axis=0), largest_half) is not None


def _split(rows: Counts, columns: Counts, largest: int) -> tuple[Counts, Counts] | None:
    """Deal the rows into two halves with few fillings each, largest rows first."""
    sizes, halves = [1, 1], ([0][:0], [0][:0])
    for total in sorted((int(row) for row in rows), reverse=True):
        smaller = 0 if sizes[0] <= sizes[1] else 1
        sizes[smaller] *= _number_of_fillings(total, columns, largest)
        halves[smaller].append(total)
        if sizes[smaller] > largest:
            return None
    return np.array(halves[0], dtype=np.int64), np.array(halves[1], dtype=np.int64)


def _number_of_fillings(total: int, columns: Counts, largest: int) -> int:
    """Ways to spread ``total`` answers over the levels, none above its column total.

    Counted up to ``largest + 1``, which is as good as any larger number.
    """
    # As many ways as to spread what the row leaves of each column.
    total = min(total, int(columns.sum()) - total)
    small, next_small, *others = (int(column) for column in np.sort(columns))
    if not others:
        # Two levels: what one takes settles the other.
        return min(min(small, total) - max(0, total - next_small), largest) + 1
    if sum(others) >= total:
        # The others take whatever the two smallest columns leave.
        ways_of_two = (min(small, total // 2) + 1) * (min(next_small, total // 2) + 1)
        if ways_of_two > largest:
            return largest + 1
    ways = np.zeros(total + 1, dtype=np.int64)
    ways[0] = 1
    for column in columns:
        sums = np.cumsum(ways)
        ways = sums.copy()
        ways[column + 1 :] -= sums[: max(0, total - column)]
        ways = np.minimum(ways, largest + 1)
    return int(ways[total])


def _fillings(total: int, columns: Counts) -> Counts:
    """Every such spread, one a row."""
    cells = np.zeros((1, 0), dtype=np.int64)
    for position, column in enumerate(columns):
        left = total - cells.sum(axis=1)
        room_after = int(columns[position + 1 :].sum())
        low, high = np.maximum(0, left - room_after), np.minimum(left, column)
        repeats = high - low + 1
        offsets = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        values = np.repeat(low, repeats) + offsets
        cells = np.column_stack([np.repeat(cells, repeats, axis=0), values])
    return cells


def _fill(rows: Counts, columns: Counts, row_score: RowScore) -> _Half:
    half = _Half(np.zeros((1, len(columns)), dtype=np.int64), np.zeros(1), np.zeros(1))
    for total in rows:
        cells = _fillings(int(total), columns)
        log_weight = special.gammaln(total + 1) - special.gammaln(cells + 1).sum(axis=1)
        score = row_score(cells, np.full(len(cells), total))
        used = half.used[:, None, :] + cells[None, :, :]
        fits = (used <= columns).all(axis=2)
        half = _Half(
            used[fits],
            (half.log_weight[:, None] + log_weight[None, :])[fits],
            (half.score[:, None] + score[None, :])[fits],
        )
    return half


def _join(first: _Half, second: _Half, columns: Counts, threshold: float) -> float:
    radix = np.concatenate([[1], np.cumprod(columns[:-1] + 1)])
    key1, key2 = first.used @ radix, (columns - second.used) @ radix
    order = np.lexsort((second.score, key2))
    key2, score2 = key2[order], second.score[order]
    # Either half's weights are chances of answers drawn by the columns' shares: against overflow.
    log_share = np.log(columns / columns.sum())
    weight1 = np.exp(first.log_weight + first.used @ log_share)
    weight2 = np.exp(second.log_weight + second.used @ log_share)[order]
    log_constant = special.gammaln(columns + 1).sum() - special.gammaln(columns.sum() + 1)
    constant = math.exp(log_constant - columns @ log_share)

    order1 = np.argsort(key1, kind="stable")
    key1, score1, weight1 = key1[order1], first.score[order1], weight1[order1]
    keys, starts1 = np.unique(key1, return_index=True)
    ends1 = np.append(starts1[1:], len(key1))
    starts2, ends2 = np.searchsorted(key2, keys), np.searchsorted(key2, keys, side="right")
    if len(keys) == len(key1) and len(np.unique(key2)) == len(key2):
        # One row a half: one filling of either fits one of the other, so no loop is needed.
        pair = starts2[starts2 < ends2]
        score1, weight1 = score1[starts2 < ends2], weight1[starts2 < ends2]
        reached = score2[pair] >= threshold - score1
        return min(1.0, constant * math.fsum((weight1 * weight2[pair])[reached]))
    parts = []
    for a, b, c, d in zip(starts1, ends1, starts2, ends2, strict=True):
        from_here_up = np.append(np.cumsum(weight2[c:d][::-1])[::-1], 0.0)
        position = np.searchsorted(score2[c:d], threshold - score1[a:b])
        parts.append(float((weight1[a:b] * from_here_up[position]).sum()))
    return min(1.0, constant * math.fsum(parts))
