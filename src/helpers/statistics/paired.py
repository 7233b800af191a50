"""How much more often the same people say yes to one question than to another."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import optimize, special, stats

from helpers.statistics.checks import check_confidence
from helpers.statistics.results import Effect, Interval
from helpers.statistics.search import first

Floats = npt.NDArray[np.float64]

# Numbers of people tried who said yes to both or to neither; more are spread evenly over these.
LARGEST_GRID = 60
# Respondents up to which the exact interval takes some tenths of a second. With more of them the
# normal law gives the same limits to a few thousandths.
LARGEST_EXACT = 200
TIE = 1e-9  # scores that differ by less are equal but for rounding


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
    Exact and unconditional, with equal tails: a difference is left out when answers that speak as
    strongly against it are too rare whatever the number of members on whom both questions agree.
    How strongly answers speak is their score (Tango 1998), which divides the distance from the
    difference by what it would vary with so many who disagree; the search over that number is
    Suissa & Shuster's (1991), here for counts that are multivariate hypergeometric.

    Of more than ``LARGEST_EXACT`` respondents the score is taken to be normal, with
    finite-population and continuity corrections (Cochran 1977).
    """
    check_confidence(confidence)
    counts = (first_only, second_only, n, population)
    if min(counts) < 0 or first_only + second_only > n or n > population:
        raise ValueError(
            f"counts are {first_only} and {second_only} of {n}, list of {population}: "
            "expected 0 <= first_only + second_only <= n <= population"
        )
    value, interval = None, Interval(-1.0, 1.0)
    is_exact = n <= LARGEST_EXACT or n == population
    if n:
        value = (first_only - second_only) / n
        tail = (1 - confidence) / 2
        smallest = _smallest if is_exact else _normal_low
        low = smallest(first_only, second_only, n, population, tail)
        high = -smallest(second_only, first_only, n, population, tail)
        interval = Interval(low / population, high / population).including(value)
    return Effect(
        name="paired_difference",
        method="unconditional_score_finite" if is_exact else "score_normal_finite",
        value=value,
        interval=interval,
        n=n,
    )


def _smallest(more: int, less: int, n: int, population: int, tail: float) -> int:
    """Smallest true difference, in members, against which the answers do not speak too strongly."""
    silent = population - n
    lowest, highest = more - less - silent, more - less + silent

    def is_possible(difference: int) -> bool:
        return _largest_tail(difference, more, less, n, population) > tail

    return first(is_possible, lowest, highest)


def _largest_tail(difference: int, more: int, less: int, n: int, population: int) -> float:
    """Chance of answers that score at least as observed, at the likeliest disagreement."""
    # Members of either kind: at least as many as answered so; those who agreed are settled too.
    smallest = max(less, more - difference)
    largest = (population - (n - more - less) - difference) // 2
    choices = np.linspace(smallest, largest, min(LARGEST_GRID, largest - smallest + 1))
    less_members = choices.round().astype(np.int64)
    more_members = less_members + difference
    x, y = _answers(n)
    scores = _score(x, y, n, difference / population)
    observed = _score(np.array([more]), np.array([less]), n, difference / population)[0]
    as_strong = scores >= observed - TIE
    x, y = x[as_strong], y[as_strong]
    logs = (
        _log_choose(more_members, n)[:, x]
        + _log_choose(less_members, n)[:, y]
        + _log_choose(population - more_members - less_members, n)[:, n - x - y]
        - _log_choose(np.array([population]), n)[0, n]
    )
    return float(np.exp(logs).sum(axis=1).max())


@lru_cache(maxsize=8)
def _answers(n: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All numbers of either kind among those who answered."""
    x, y = np.indices((n + 1, n + 1))
    possible = x + y <= n
    return x[possible], y[possible]


def _score(x: npt.NDArray[np.int64], y: npt.NDArray[np.int64], n: int, difference: float) -> Floats:
    """Tango's score of either kind's numbers against a true difference of shares."""
    distance = x - y - n * difference
    spread = n * (2 * _less_share(x, y, n, difference) + difference * (1 - difference))
    # Without spread the difference is certain, and any distance from it as strong as can be.
    at_once = np.where(np.abs(distance) < TIE, 0.0, np.copysign(np.inf, distance))
    scored = distance / np.sqrt(np.maximum(spread, TIE))
    return np.asarray(np.where(spread < TIE, at_once, scored), dtype=np.float64)


def _less_share(
    x: npt.NDArray[np.int64], y: npt.NDArray[np.int64], n: int, difference: float
) -> Floats:
    """Return the likeliest share of the second kind among all, if the difference is true."""
    linear = (2 * n - x + y) * difference - x - y
    constant = -y * difference * (1 - difference)
    root = np.sqrt(np.maximum(linear**2 - 8 * n * constant, 0.0))
    return np.asarray((root - linear) / (4 * n), dtype=np.float64)


def _log_choose(members: npt.NDArray[np.int64], n: int) -> Floats:
    """Log of how many ways 0 to ``n`` can be chosen of each number of members."""
    total, chosen = members[:, None].astype(np.float64), np.arange(n + 1.0)
    left = total - chosen
    logs = special.gammaln(total + 1) - special.gammaln(chosen + 1)
    possible = logs - special.gammaln(np.maximum(left, 0.0) + 1)
    return np.asarray(np.where(left < 0, -np.inf, possible), dtype=np.float64)


def _normal_low(more: int, less: int, n: int, population: int, tail: float) -> float:
    """Smallest true difference, in members: as `_smallest`, the score taken to be normal."""
    silent = population - n
    lowest = more - less - silent
    critical = float(stats.norm.isf(tail)) * math.sqrt(silent / (population - 1))
    x, y = np.array([more]), np.array([less])

    def excess(difference: float) -> float:
        spread = n * (2 * _less_share(x, y, n, difference)[0] + difference * (1 - difference))
        distance = more - less - 0.5 - n * difference
        return float(distance - critical * math.sqrt(max(spread, 0.0)))

    value = (more - less) / n
    if excess(-1.0) <= 0:
        return lowest
    return max(lowest, population * float(optimize.brentq(excess, -1.0, value, xtol=1e-12)))
