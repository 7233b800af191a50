"""Whether groups state different numbers: their means, compared with those of chance groupings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from helpers.statistics.means import Floats
from helpers.statistics.results import Test
from helpers.statistics.seeds import seeded_generator

DRAWS = 9_999
_TOLERANCE = 1e-9  # spreads that differ by rounding only are the same
_AT_ONCE = 1_000_000  # values shuffled
_MOST_STEPS = 5e7  # of the exact distribution; and values shuffled at most
_TWO = 2


def compare_means(groups: Sequence[ArrayLike], result_id: str) -> Test | None:
    """Test whether groups' means differ more than those of groups made by chance.

    Parameters
    ----------
    groups : sequence of array_like of float
        The numbers stated in each group; a group without any is ignored.
    result_id : str
        Seeds the draws.

    Returns
    -------
    Test or None
        ``permutation_exact`` for two groups of numbers on a grid, ``permutation_monte_carlo``
        otherwise; the statistic is F. None for fewer than two groups, or where all stated the same.

    Notes
    -----
    Fisher (1935), Pitman (1937). Of two groups the sum of one has a distribution that is counted
    answer by answer (Pagano & Tritchler 1983). A drawn p-value counts the groups as they are as one
    draw (Phipson & Smyth 2010).
    """
    stated = [one for one in (np.asarray(group, dtype=float) for group in groups) if len(one)]
    if len(stated) < _TWO:
        return None
    pooled = np.concatenate(stated)
    n = len(pooled)
    if pooled.min() == pooled.max():
        return None
    sizes = np.array([len(one) for one in stated])
    between = _between(np.array([one.sum() for one in stated]), sizes, pooled.sum())
    within = float(((pooled - pooled.mean()) ** 2).sum()) - between
    freedom = len(stated) - 1
    statistic = None
    if within > _TOLERANCE and n > len(stated):
        statistic = between / freedom / (within / (n - len(stated)))
    p = _exact(pooled, len(stated[0]), float(stated[0].sum())) if len(stated) == _TWO else None
    method = "permutation_exact"
    if p is None:
        p, method = _drawn(pooled, sizes, between, result_id), "permutation_monte_carlo"
    return Test(method, statistic, freedom, p, n)


def _between(sums: Floats, sizes: np.ndarray, total: float) -> float:
    """Return the sum of squares between groups."""
    return float((sums**2 / sizes).sum() - total**2 / sizes.sum())


def _exact(pooled: Floats, size: int, observed: float) -> float | None:
    """Return the share of groupings whose sum lies as far from what is expected; None if many."""
    unit = grid_of(pooled)
    if unit is None:
        return None
    n, low = len(pooled), pooled.min()
    grid = np.rint((pooled - low) / unit).astype(np.int64)
    reach = int(np.sort(grid)[-size:].sum()) + 1
    if float(n) * size * reach > _MOST_STEPS:
        return None
    # chances[k, s]: that of the answers seen so far k fall into the first group and add up to s.
    chances = np.zeros((size + 1, reach))
    chances[0, 0] = 1.0
    for seen, value in enumerate(grid.tolist()):
        left = n - seen
        taken = np.arange(size + 1)
        joins = np.clip((size - taken) / left, 0, 1)[:, None]
        moved = np.zeros_like(chances)
        moved[1:, value:] = (chances * joins)[:-1, : reach - value]
        chances = chances * (1 - joins) + moved
    expected = size * grid.mean()
    distance = abs((observed - size * low) / unit - expected)
    far = np.abs(np.arange(reach) - expected) >= distance - _TOLERANCE * max(1.0, distance)
    return min(1.0, float(chances[size, far].sum()))


def grid_of(pooled: Floats) -> float | None:
    """Return the grid that numbers stand on: 1, 0.1, 0.01 or 0.001; None for a finer one.

    Parameters
    ----------
    pooled : numpy.ndarray
        All numbers stated.
    """
    for digits in range(4):
        if np.allclose(pooled, np.round(pooled, digits), rtol=0, atol=1e-9):
            return 10.0**-digits
    return None


def _drawn(pooled: Floats, sizes: np.ndarray, between: float, result_id: str) -> float:
    random = seeded_generator(result_id)
    draws = int(min(DRAWS, max(999, _MOST_STEPS // len(pooled))))
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    squares = between + pooled.sum() ** 2 / len(pooled)
    limit = squares - _TOLERANCE * max(1.0, abs(squares))
    hits, at_once = 0, int(max(1, _AT_ONCE // len(pooled)))
    for start in range(0, draws, at_once):
        shuffled = random.permuted(np.tile(pooled, (min(at_once, draws - start), 1)), axis=1)
        sums = np.add.reduceat(shuffled, starts, axis=1)
        hits += int(((sums**2 / sizes).sum(axis=1) >= limit).sum())
    return (hits + 1) / (draws + 1)
