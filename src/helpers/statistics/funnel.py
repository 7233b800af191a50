"""Control limits of a funnel plot: how far from a common share chance alone takes a unit."""

from scipy import stats

from helpers.statistics.checks import check_confidence
from helpers.statistics.results import Interval


def control_limits(target: float, n: int, level: float) -> Interval:
    """Return limits between which a share of ``n`` answers lies with the chance ``level``.

    Parameters
    ----------
    target : float
        The share that all units have in common, between 0 and 1.
    n : int
        Answers of the unit, at least 1.
    level : float
        Such as 0.95 or 0.998.

    Returns
    -------
    Interval
        Limits of the share. Counts are whole, so that limits at just this level are found between
        two of them.

    Raises
    ------
    ValueError
        Unless ``0 <= target <= 1``, ``n >= 1`` and ``0 < level < 1``.

    Notes
    -----
    Spiegelhalter (2005), appendix A.1.1: exact binomial quantiles, interpolated.
    """
    check_confidence(level)
    if not 0 <= target <= 1:
        raise ValueError(f"target is {target}: expected a share between 0 and 1")
    if n < 1:
        raise ValueError(f"n is {n}: expected at least 1")
    if target in (0, 1):
        return Interval(float(target), float(target))  # chance has nothing to do
    tail = (1 - level) / 2
    low, high = (min(1.0, max(0.0, _limit(target, n, chance))) for chance in (tail, 1 - tail))
    return Interval(low, high)


def _limit(target: float, n: int, chance: float) -> float:
    count = int(stats.binom.ppf(chance, n, target))
    up_to = float(stats.binom.cdf(count, n, target))
    below = float(stats.binom.cdf(count - 1, n, target))
    return (count - (up_to - chance) / (up_to - below)) / n
