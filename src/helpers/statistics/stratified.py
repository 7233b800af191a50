"""Association within strata, and whether it turns when the strata are thrown together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, stats

from helpers.statistics.checks import Counts, Table, as_table, check_confidence
from helpers.statistics.noncentral import Noncentral, possible_cells
from helpers.statistics.results import Interval, Test

# Possible values of all strata's upper left cells up to which the exact distribution takes well
# under a second. So many are possible only where every margin is large, and there large-sample
# inference agrees with it.
LARGEST_EXACT = 20_000


@dataclass(frozen=True, slots=True)
class OddsRatio:
    """An odds ratio with its interval; 0 and ``math.inf`` are possible values.

    ``direction`` is the sign of the association (-1, 0, 1), known even where the ratio is not.
    """

    method: str
    value: float | None
    interval: Interval
    direction: int
    n: int


@dataclass(frozen=True, slots=True)
class StratifiedAssociation:
    """Association of two yes/no answers, stratum by stratum, common, and crude.

    Parameters
    ----------
    test : Test
        Exact conditional test that the odds ratio is 1 in every stratum, in large tables
        asymptotic; ``statistic`` is the Cochran–Mantel–Haenszel chi-square with continuity
        correction.
    homogeneity : Test
        Breslow and Day's test, with Tarone's correction, that strata share one odds ratio.
    common : OddsRatio
        Conditional maximum-likelihood estimate with exact interval; in large tables Mantel and
        Haenszel's with large-sample interval.
    crude : OddsRatio
        The same estimate of the strata thrown together.
    reverses : bool
        Whether the crude association points the other way than the common one (Simpson 1951).
    """

    test: Test
    homogeneity: Test
    common: OddsRatio
    crude: OddsRatio
    reverses: bool


def stratified_association(
    tables: Sequence[Table], *, confidence: float = 0.95
) -> StratifiedAssociation:
    """Measure the association of two yes/no answers within strata.

    Parameters
    ----------
    tables : sequence of array_like of int, shape (2, 2)
        One table a stratum: rows yes/no of the first answer, columns yes/no of the second.
    confidence : float
        Nominal coverage of every interval.

    Notes
    -----
    Cochran (1954); Mantel & Haenszel (1959); its variance: Robins, Breslow & Greenland (1986);
    homogeneity: Breslow & Day (1980), Tarone (1985). Where more than ``LARGEST_EXACT`` upper left
    cells are possible, the large-sample test and ratio stand in for the exact ones.
    """
    check_confidence(confidence)
    strata = [as_table(table) for table in tables]
    for table in strata:
        if table.shape != (2, 2):
            raise ValueError(f"stratum has shape {table.shape}: expected (2, 2)")
    if not strata:
        raise ValueError("no strata: expected at least one table")
    crude_table = np.sum(strata, axis=0)
    n = int(crude_table.sum())
    informative = [table for table in strata if _is_informative(table)]
    common = _odds_ratio(informative, n, confidence)
    crude = _odds_ratio([crude_table], n, confidence)
    statistic, p_asymptotic = _mantel_haenszel_test(informative)
    is_exact = _is_feasible(informative)
    p = Noncentral(informative).p() if informative and is_exact else p_asymptotic
    return StratifiedAssociation(
        test=Test(
            method=f"cochran_mantel_haenszel_{'exact' if is_exact else 'asymptotic'}",
            statistic=statistic,
            df=1 if informative else None,
            p=p,
            n=n,
        ),
        homogeneity=_homogeneity(informative),
        common=common,
        crude=crude,
        reverses=crude.direction * common.direction < 0,
    )


def _is_informative(table: Counts) -> bool:
    """Whether the margins leave anything free: no row and no column is empty."""
    return bool((table.sum(axis=0) > 0).all() and (table.sum(axis=1) > 0).all())


def _is_feasible(tables: Sequence[Counts]) -> bool:
    """Whether the exact distribution is: few enough upper left cells are possible."""
    ranges = [possible_cells(table) for table in tables]
    return sum(high - low for low, high in ranges) <= LARGEST_EXACT


def _direction(tables: Sequence[Counts]) -> int:
    """Sign of Mantel and Haenszel's log odds ratio."""
    excess = sum(
        float(t[0, 0] * t[1, 1] - t[0, 1] * t[1, 0]) / float(t.sum()) for t in tables if t.sum()
    )
    return 0 if abs(excess) < 1e-12 else int(math.copysign(1, excess))


def _odds_ratio(tables: Sequence[Counts], n: int, confidence: float) -> OddsRatio:
    method = "conditional_exact"
    tables = [table for table in tables if _is_informative(table)]
    if not _is_feasible(tables):
        return _mantel_haenszel(tables, n, confidence)
    if not tables:
        return OddsRatio(method, None, Interval(0.0, math.inf), 0, n)
    distribution = Noncentral(tables, _near_log_odds_ratio(tables))
    interval = distribution.interval(confidence)
    return OddsRatio(method, distribution.estimate(), interval, _direction(tables), n)


def _near_log_odds_ratio(tables: Sequence[Counts]) -> float:
    """Mantel and Haenszel's log odds ratio, kept finite by half an answer."""
    r = sum(float(t[0, 0]) * float(t[1, 1]) / float(t.sum()) for t in tables)
    s = sum(float(t[0, 1]) * float(t[1, 0]) / float(t.sum()) for t in tables)
    return math.log((r + 0.5) / (s + 0.5))


def _mantel_haenszel_test(tables: Sequence[Counts]) -> tuple[float | None, float | None]:
    if not tables:
        return None, None
    excess, variance = 0.0, 0.0
    for table in tables:
        n = int(table.sum())
        row, column = table.sum(axis=1), table.sum(axis=0)
        excess += float(table[0, 0]) - float(row[0]) * float(column[0]) / n
        variance += float(row.prod()) * float(column.prod()) / (n * n * (n - 1))
    # Yates' correction, left out where it would pass the expected value (as R does).
    correction = 0.5 if abs(excess) >= 0.5 else 0.0
    statistic = (abs(excess) - correction) ** 2 / variance
    return statistic, float(stats.chi2.sf(statistic, 1))


def _mantel_haenszel(tables: Sequence[Counts], n: int, confidence: float) -> OddsRatio:
    method = "mantel_haenszel"
    whole = Interval(0.0, math.inf)
    t = np.array(tables, dtype=float).reshape(-1, 2, 2)
    totals = t.sum(axis=(1, 2))
    r = t[:, 0, 0] * t[:, 1, 1] / totals
    s = t[:, 0, 1] * t[:, 1, 0] / totals
    total_r, total_s = float(r.sum()), float(s.sum())
    direction = _direction(tables)
    if total_r == 0 or total_s == 0:
        value = None if total_r == total_s else math.inf if total_s == 0 else 0.0
        return OddsRatio(method, value, whole, direction, n)
    p = (t[:, 0, 0] + t[:, 1, 1]) / totals
    q = 1 - p
    variance = (
        float((p * r).sum()) / (2 * total_r**2)
        + float((p * s + q * r).sum()) / (2 * total_r * total_s)
        + float((q * s).sum()) / (2 * total_s**2)
    )
    factor = math.exp(float(stats.norm.ppf((1 + confidence) / 2)) * math.sqrt(variance))
    value = total_r / total_s
    return OddsRatio(method, value, Interval(value / factor, value * factor), direction, n)


def _homogeneity(tables: Sequence[Counts]) -> Test:
    method = "breslow_day_tarone"
    n = sum(int(table.sum()) for table in tables)
    ratio = _mantel_haenszel(tables, n, 0.95).value if tables else None
    if len(tables) < 2 or ratio is None or ratio in {0.0, math.inf}:
        return Test(method, None, None, None, n)
    statistic, total_excess, total_variance = 0.0, 0.0, 0.0
    for table in tables:
        expected = _expected_cell(table, ratio)
        row, column = int(table[0].sum()), int(table[:, 0].sum())
        rest = int(table.sum()) - row - column + expected
        cells = (expected, row - expected, column - expected, rest)
        variance = 1 / sum(1 / cell for cell in cells)
        excess = float(table[0, 0]) - expected
        statistic += excess**2 / variance
        total_excess += excess
        total_variance += variance
    statistic -= total_excess**2 / total_variance
    df = len(tables) - 1
    return Test(method, statistic, df, float(stats.chi2.sf(statistic, df)), n)


def _expected_cell(table: Counts, ratio: float) -> float:
    """Upper left cell that has the margins of ``table`` and the given odds ratio."""
    n, row, column = int(table.sum()), int(table[0].sum()), int(table[:, 0].sum())

    def excess(cell: float) -> float:
        return cell * (n - row - column + cell) - ratio * (row - cell) * (column - cell)

    return float(optimize.brentq(excess, *possible_cells(table), xtol=1e-14, rtol=1e-14))
