"""How much more often the same people say yes to one question than to another."""

from __future__ import annotations

import math

import numpy as np
from scipy import stats

from helpers.statistics.checks import check_confidence
from helpers.statistics.results import Effect, Interval
from helpers.statistics.search import first

# Numbers of people tried who said yes to both or to neither; more are spread evenly over these.
LARGEST_GRID = 40
# Members of a list, or respondents, up to which the exact interval takes about a second. In longer
# lists the normal law gives the same limits to a thousandth or two if some hundreds answered.
LARGEST_EXACT = 1_000
FEW_RESPONDENTS = 30
NEGLIGIBLE = 1e-12  # chances too small to matter to a tail of a few per cent


def paired_difference(
    first_only: int, second_only: int, n: int, population: int, *, confidence: float = 0.95
) -> Effect:
    """Estimate the difference between two shares of the same list.

    Parameters
    ----------
    first_only, second_only : int
        Respondents who said yes to the first question only, to the second only.
    n : int
        Respondents who answered both.
    population : int
        Members of the list they come from.
    confidence : float
        Nominal coverage.

    Returns
    -------
    Effect
        Share of the first answer minus share of the second. The interval is that of the
        difference among all members of the list and closes when all have answered.

    Raises
    ------
    ValueError
        Unless ``0 <= first_only + second_only <= n <= population``.

    Notes
    -----
    Exact and unconditional, with equal tails: a difference is left out when the observed one is
    too far away whatever the number of members on whom both questions agree (Suissa & Shuster
    1991; here counts are multivariate hypergeometric). Replacing one member who said yes to the
    second only by one who said yes to neither raises the difference, so the chance of a
    difference at least as large rises with the true one and each limit is found by bisection.

    In lists of more than ``LARGEST_EXACT`` members of whom more than ``FEW_RESPONDENTS`` answered
    the same tails come from the normal law with finite-population and continuity corrections
    (Cochran 1977): a score interval as Wilson's (1927), at the largest disagreement that the
    answers allow.
    """
    check_confidence(confidence)
    counts = (first_only, second_only, n, population)
    if min(counts) < 0 or first_only + second_only > n or n > population:
        raise ValueError(
            f"counts are {first_only} and {second_only} of {n}, list of {population}: "
            "expected 0 <= first_only + second_only <= n <= population"
        )
    value, interval = None, Interval(-1.0, 1.0)
    is_exact = population <= LARGEST_EXACT or n <= FEW_RESPONDENTS or n == population
    if n:
        value = (first_only - second_only) / n
        tail = (1 - confidence) / 2
        smallest = _smallest if is_exact else _normal_low
        low = smallest(first_only, second_only, n, population, tail)
        high = -smallest(second_only, first_only, n, population, tail)
        interval = Interval(low / population, high / population).including(value)
    return Effect(
        name="paired_difference",
        method="unconditional_exact_finite" if is_exact else "unconditional_normal_finite",
        value=value,
        interval=interval,
        n=n,
    )


def _smallest(more: int, less: int, n: int, population: int, tail: float) -> int:
    """Smallest true difference, in members, at which one as large as observed is not too rare."""
    silent = population - n
    lowest, highest = more - less - silent, more - less + silent

    def is_possible(difference: int) -> bool:
        return _largest_tail(difference, more, less, n, population) > tail

    return first(is_possible, lowest, highest)


def _largest_tail(difference: int, more: int, less: int, n: int, population: int) -> float:
    """Chance of a difference at least as large as observed, at the likeliest disagreement."""
    # Members of either kind: at least as many as answered so; those who agreed are settled too.
    smallest = max(less, more - difference)
    largest = (population - (n - more - less) - difference) // 2
    choices = np.linspace(smallest, largest, min(LARGEST_GRID, largest - smallest + 1))
    less_members = choices.round().astype(np.int64)[:, None]
    more_members = less_members + difference
    answers = np.broadcast_to(np.arange(n + 1), (len(choices), n + 1))
    chance = np.asarray(stats.hypergeom.pmf(answers, population, more_members, n))
    row, said = np.nonzero(chance > NEGLIGIBLE)
    below = stats.hypergeom.cdf(
        np.minimum(said - (more - less), n - said),
        np.maximum(population - more_members[row, 0], 1),  # nobody is left where nobody is drawn
        less_members[row, 0],
        n - said,
    )
    return float(np.bincount(row, chance[row, said] * np.nan_to_num(below)).max())


def _normal_low(more: int, less: int, n: int, population: int, tail: float) -> float:
    """Smallest true difference, in members: as `_smallest`, its tails taken from the normal law."""
    silent = population - n
    settled = more - less - silent
    # The difference is the likeliest to be far away where as many disagree as the answers allow.
    disagree = (silent + more + less) / population
    factor = float(stats.norm.isf(tail)) ** 2 * silent / (population - 1) / n
    centre = (more - less - 0.5) / n
    root = math.sqrt(max(0.0, factor * (disagree * (1 + factor) - centre**2)))
    return max(settled, (centre - root) / (1 + factor) * population)
