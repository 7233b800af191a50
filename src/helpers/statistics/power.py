"""The smallest difference that groups of given sizes can show."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy import optimize, special, stats

from helpers.statistics.checks import check_confidence

Rejections = npt.NDArray[np.bool_]

# Pairs of counts up to which every one is tried, in about a second. Beyond it the approximation
# finds the same smallest difference to a thousandth for equal groups and shares near a half, and
# promises a few thousandths less for very unequal groups or rare answers.
LARGEST_EXACT = 200_000


@dataclass(frozen=True, slots=True)
class DetectableDifference:
    """Smallest difference between two proportions that the test finds with the given power.

    ``above`` and ``below`` are the nearest second proportions so found on either side of
    the first; ``None`` where not even 1, or 0, is far enough. ``difference`` is the smaller of
    the two distances, ``None`` where there is none.
    """

    method: str
    above: float | None
    below: float | None
    difference: float | None


def fisher_power(p1: float, n1: int, p2: float, n2: int, *, significance: float = 0.05) -> float:
    """Chance that Fisher's exact test tells two proportions apart.

    Parameters
    ----------
    p1, p2 : float
        True proportions.
    n1, n2 : int
        Group sizes.
    significance : float
        Two-sided level.

    Notes
    -----
    Summed over every pair of counts (Bennett & Hsu 1960). Where these are more than
    ``LARGEST_EXACT``: normal approximation with continuity correction, which stands for Fisher's
    test (Casagrande, Pike & Smith 1978; unequal groups: Fleiss, Tytun & Ury 1980).
    """
    _check(n1, n2)
    check_confidence(significance)
    return _power_of(n1, n2, significance)(p1, p2)


def detectable_difference(
    n1: int,
    n2: int,
    *,
    baseline: float = 0.5,
    significance: float = 0.05,
    power: float = 0.8,
) -> DetectableDifference:
    """Find the smallest difference that groups of these sizes can show.

    Parameters
    ----------
    n1, n2 : int
        Answers in each group.
    baseline : float
        True proportion of the first group; 0.5 where nothing is known.
    significance, power : float
        Two-sided level and required power of Fisher's exact test, found as in `fisher_power`.
    """
    _check(n1, n2)
    check_confidence(significance)
    check_confidence(power)
    if not 0 <= baseline <= 1:
        raise ValueError(f"baseline is {baseline}: expected a number between 0 and 1")
    power_at = _power_of(n1, n2, significance)

    def nearest(end: float) -> float | None:
        if power_at(baseline, end) < power:
            return None
        # Power need not rise evenly: walk from the far end to the first shortfall.
        grid = np.linspace(end, baseline, 201)
        for farther, nearer in pairwise(grid):
            if power_at(baseline, nearer) < power:
                return float(
                    optimize.brentq(
                        lambda p: power_at(baseline, p) - power,
                        farther,
                        nearer,
                        xtol=1e-12,
                    )
                )
        return baseline

    above = nearest(1.0) if baseline < 1 else None
    below = nearest(0.0) if baseline > 0 else None
    distances = [abs(p - baseline) for p in (above, below) if p is not None]
    return DetectableDifference(
        method="fisher_exact_power" if _is_exact(n1, n2) else "fisher_normal_power",
        above=above,
        below=below,
        difference=min(distances, default=None),
    )


def shows_any_difference(n1: int, n2: int, *, significance: float = 0.05) -> bool:
    """Return whether groups of these sizes can show a difference at all, whatever the shares.

    They can if that of 0 and 1 is found: no other tables are as far from alike.

    Parameters
    ----------
    n1, n2 : int
        Answers in each group.
    significance : float
        Two-sided level of Fisher's exact test.
    """
    return fisher_power(0.0, n1, 1.0, n2, significance=significance) > 0.5  # then it is 1


def _is_exact(n1: int, n2: int) -> bool:
    return (n1 + 1) * (n2 + 1) <= LARGEST_EXACT


def _power_of(n1: int, n2: int, significance: float) -> Callable[[float, float], float]:
    """Power as a function of the two true proportions."""
    if _is_exact(n1, n2):
        return partial(_exact_power, _rejections(n1, n2, significance))
    return partial(_normal_power, n1, n2, float(stats.norm.isf(significance / 2)))


def _normal_power(n1: int, n2: int, critical: float, p1: float, p2: float) -> float:
    if not n1 or not n2:
        return 0.0
    mean = (n1 * p1 + n2 * p2) / (n1 + n2)
    scale = 1 / n1 + 1 / n2
    distance = abs(p1 - p2) - scale / 2 - critical * math.sqrt(mean * (1 - mean) * scale)
    error = math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    return float(special.ndtr(distance / error)) if error else float(distance > 0)


def _exact_power(rejected: Rejections, p1: float, p2: float) -> float:
    n1, n2 = rejected.shape[0] - 1, rejected.shape[1] - 1
    return float(_binomial(n1, p1) @ rejected @ _binomial(n2, p2))


def _binomial(n: int, p: float) -> npt.NDArray[np.float64]:
    """Chances of 0 to ``n``; scipy.stats' own take several times as long, and a search many."""
    counts = np.arange(n + 1)
    logs = special.xlogy(counts, p) + special.xlog1py(n - counts, -p)
    return np.asarray(np.exp(logs - special.betaln(counts + 1, n - counts + 1)) / (n + 1))


@lru_cache(maxsize=64)
def _rejections(n1: int, n2: int, significance: float) -> Rejections:
    """Which pairs of counts Fisher's two-sided test finds significant."""
    rejected = np.zeros((n1 + 1, n2 + 1), dtype=np.bool_)
    for total in range(n1 + n2 + 1):
        counts = np.arange(max(0, total - n2), min(n1, total) + 1)
        mass = stats.hypergeom.pmf(counts, n1 + n2, n1, total)
        order = np.argsort(mass, kind="stable")
        ends = np.searchsorted(mass[order], mass * (1 + 1e-7), side="right")
        p = np.cumsum(mass[order])[ends - 1]
        rejected[counts, total - counts] = p <= significance
    return rejected


def _check(n1: int, n2: int) -> None:
    if min(n1, n2) < 0:
        raise ValueError(f"group sizes are {n1} and {n2}: expected 0 or more")
