"""How large is a difference? Effect sizes with intervals, from counts."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

from helpers.statistics.checks import (
    Counts,
    Table,
    as_counts,
    as_table,
    check_confidence,
    too_small,
    without_empty,
)
from helpers.statistics.results import Effect, Interval


def cramers_v(table: Table, *, confidence: float = 0.95) -> Effect:
    """Strength of association in a table whose levels have no order: 0 none, 1 complete.

    Parameters
    ----------
    table : array_like of int, shape (groups, levels)
        Counts; empty rows and columns are dropped.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Value: bias-corrected (Bergsma 2013). Interval: the noncentrality parameters that the observed
    chi-square does not reject (Steiger & Fouladi 1997; Smithson 2003), on the same scale. A table
    more even than chance would make it would give an upper limit of 0; it gets that of a table
    with the chi-square expected by chance instead.
    """
    check_confidence(confidence)
    counts = without_empty(as_table(table))
    n = int(counts.sum())
    method = "bergsma_noncentral_chi_square"
    r, c = counts.shape
    scale = 0.0
    if n > 1 and not too_small(counts):
        scale = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    if scale <= 0:  # fewer answers than categories
        return Effect("cramers_v", method, None, Interval(0, 1), n)
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / n
    chi2 = float(((counts - expected) ** 2 / expected).sum())
    df = (r - 1) * (c - 1)
    alpha = 1 - confidence

    def as_v(phi_squared: float) -> float:
        return min(1.0, math.sqrt(max(0.0, phi_squared) / scale))

    value = as_v(chi2 / n - df / (n - 1))
    low = as_v(_noncentrality(chi2, df, 1 - alpha / 2) / n)
    high = as_v(_noncentrality(max(chi2, df), df, alpha / 2) / n)
    return Effect(
        name="cramers_v",
        method=method,
        value=value,
        interval=Interval(low, high),
        n=n,
    )


def _noncentrality(chi2: float, df: int, probability: float) -> float:
    """Noncentrality at which a chi-square up to ``chi2`` has ``probability``, else 0."""

    def excess(noncentrality: float) -> float:
        return float(stats.ncx2.cdf(chi2, df, noncentrality)) - probability

    if float(stats.chi2.cdf(chi2, df)) <= probability:
        return 0.0
    high = chi2 + 1.0
    while excess(high) > 0:
        high *= 2
    return float(optimize.brentq(excess, 0.0, high, xtol=1e-12, rtol=1e-14))


def cliffs_delta(
    first: Sequence[int] | Counts, second: Sequence[int] | Counts, *, confidence: float = 0.95
) -> Effect:
    """How much more often the first group's answer is the higher one; also the rank-biserial.

    Parameters
    ----------
    first, second : sequence of int
        Counts per level, levels in order and the same for both.
    confidence : float
        Nominal coverage.

    Returns
    -------
    Effect
        ``P(first > second) - P(first < second)``: 1 if every answer of the first group is higher.

    Notes
    -----
    Consistent variance: Cliff (1996), never taken below its bound ``(1 - d²) / (n1 n2 - 1)``.
    Asymmetric interval with Student's t on ``n1 + n2 - 2`` degrees of freedom: Feng & Cliff
    (2004); for ``|d| = 1`` the limit is ``(m - t²) / (m + t²)`` with ``m`` the smaller group.
    """
    check_confidence(confidence)
    a, b = as_counts(first), as_counts(second)
    if a.shape != b.shape:
        raise ValueError(f"groups have {len(a)} and {len(b)} levels: expected as many")
    n1, n2 = int(a.sum()), int(b.sum())
    # The dominance of a level over the other group's answers.
    sign = np.sign(np.subtract.outer(np.arange(len(a)), np.arange(len(b))))
    value = float(a @ sign @ b) / (n1 * n2) if min(n1, n2) else None
    interval = Interval(-1.0, 1.0)
    if value is not None and min(n1, n2) > 1:
        rows, columns = sign @ b / n2, a @ sign / n1
        variance_rows = float(a @ (rows - value) ** 2) / (n1 - 1)
        variance_columns = float(b @ (columns - value) ** 2) / (n2 - 1)
        variance_cells = float(a @ (sign - value) ** 2 @ b) / ((n1 - 1) * (n2 - 1))
        variance = (n2 - 1) * variance_rows + (n1 - 1) * variance_columns + variance_cells
        variance = max(variance / (n1 * n2), (1 - value**2) / (n1 * n2 - 1))
        interval = _cliff_interval(value, variance, (n1, n2), confidence)
    return Effect(
        name="cliffs_delta",
        method="cliff_consistent_variance",
        value=value,
        interval=interval,
        n=n1 + n2,
    )


def _cliff_interval(
    delta: float, variance: float, sizes: tuple[int, int], confidence: float
) -> Interval:
    t2 = float(stats.t.ppf((1 + confidence) / 2, sum(sizes) - 2)) ** 2
    smaller = min(sizes)
    if abs(delta) == 1:
        limit = (smaller - t2) / (smaller + t2)
        return Interval(limit, 1.0) if delta > 0 else Interval(-1.0, -limit)
    root = math.sqrt(t2 * variance * ((1 - delta**2) ** 2 + t2 * variance))
    denominator = 1 - delta**2 + t2 * variance
    centre = delta - delta**3
    return Interval(
        max(-1.0, (centre - root) / denominator), min(1.0, (centre + root) / denominator)
    )


def kendall_tau_b(table: Table, *, confidence: float = 0.95) -> Effect:
    """Association of two ordered answers: -1 opposite, 0 none, 1 the same order.

    Parameters
    ----------
    table : array_like of int, shape (levels, levels)
        Counts, both sets of levels in order; empty rows and columns are dropped.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Kendall (1945). Interval: large-sample variance not assuming independence (Brown & Benedetti
    1977), on the scale ``atanh`` with Student's t on ``n - 2`` degrees of freedom. Value and
    variance are taken from the table with one answer more, spread as independence would (Fienberg
    & Holland 1973): without it the interval of a nearly complete association is far too short.
    """
    check_confidence(confidence)
    counts = without_empty(as_table(table))
    n = int(counts.sum())
    value, interval = None, Interval(-1.0, 1.0)
    if not too_small(counts):
        value, _ = _tau_b(counts.astype(float))
        if n > 2:
            interval = _tau_interval(counts, value, n, confidence)
    return Effect(
        name="kendall_tau_b",
        method="brown_benedetti_smoothed",
        value=value,
        interval=interval,
        n=n,
    )


def _tau_interval(counts: Counts, value: float, n: int, confidence: float) -> Interval:
    smoothed = counts + np.outer(counts.sum(axis=1), counts.sum(axis=0)) / n**2
    centre, error = _tau_b(smoothed)
    half = float(stats.t.ppf((1 + confidence) / 2, n - 2)) * error / (1 - centre**2)
    low, high = math.tanh(math.atanh(centre) - half), math.tanh(math.atanh(centre) + half)
    return Interval(low, high).including(value)


def _tau_b(cells: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Tau-b and its large-sample standard error."""
    n = float(cells.sum())
    rows, columns = cells.sum(axis=1), cells.sum(axis=0)
    order_of_rows = np.sign(np.subtract.outer(np.arange(len(rows)), np.arange(len(rows))))
    order_of_columns = np.sign(np.subtract.outer(np.arange(len(columns)), np.arange(len(columns))))
    # Concordant minus discordant answers, seen from each cell.
    balance = order_of_rows @ cells @ order_of_columns.T
    untied_rows = n**2 - float((rows**2).sum())
    untied_columns = n**2 - float((columns**2).sum())
    root = math.sqrt(untied_rows * untied_columns)
    value = float((cells * balance).sum()) / root
    influence = 2 * balance * root + value * (
        rows[:, None] * untied_columns + columns[None, :] * untied_rows
    )
    spread = float((cells * influence**2).sum())
    spread -= n**3 * value**2 * (untied_rows + untied_columns) ** 2
    return max(-1.0, min(1.0, value)), math.sqrt(max(0.0, spread)) / root**2
