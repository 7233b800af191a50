"""Exact inference on the odds ratio that tables of two by two share, given all their margins.

The sum of the upper left cells then follows Fisher's noncentral hypergeometric distribution, with
several tables a convolution of theirs (Gart 1970; Mehta, Patel & Gray 1985).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy import optimize, stats

from helpers.statistics.checks import Counts
from helpers.statistics.results import Interval

# Relative error within which probabilities are ties, as R's exact tests use it.
TIE = 1 + 1e-7


def possible_cells(table: Counts) -> tuple[int, int]:
    """Smallest and largest upper left cell that has the margins of ``table``."""
    n, row, column = int(table.sum()), int(table[0].sum()), int(table[:, 0].sum())
    return max(0, row + column - n), min(row, column)


class Noncentral:
    """Distribution of the sum of upper left cells given all margins, at any odds ratio.

    It is worked out at ``reference``, a log odds ratio near those that will be asked for: in large
    tables the chances far from there are too small for a number to hold.
    """

    def __init__(self, tables: Sequence[Counts], reference: float = 0.0) -> None:
        self.reference = reference
        density = np.ones(1)
        for table in tables:
            n, row, column = int(table.sum()), int(table[0].sum()), int(table[:, 0].sum())
            low, high = possible_cells(table)
            cells = np.arange(low, high + 1)
            logs = stats.hypergeom.logpmf(cells, n, row, column) + cells * reference
            density = np.convolve(density, np.exp(logs - logs.max()))
        self.observed = sum(int(table[0, 0]) for table in tables)
        low = sum(possible_cells(table)[0] for table in tables)
        self.values = np.arange(low, low + len(density))
        self.density: npt.NDArray[np.float64] = density / density.sum()
        with np.errstate(divide="ignore"):
            self._log_density = np.log(self.density)

    def p(self) -> float:
        """Two-sided p-value of the odds ratio at the reference: sums as unlikely or more so."""
        observed = self.density[self.values == self.observed]
        return min(1.0, float(self.density[self.density <= observed * TIE].sum()))

    def estimate(self) -> float:
        """Conditional maximum-likelihood estimate of the odds ratio: 0 or infinite at the ends."""
        if self._at_lowest:
            return 0.0
        if self._at_highest:
            return math.inf
        return math.exp(_root(lambda t: float(self.values @ self._at(t)) - self.observed))

    def interval(self, confidence: float) -> Interval:
        """Exact limits of the odds ratio, with equal tails."""
        tail, low, high = (1 - confidence) / 2, 0.0, math.inf
        at_least, at_most = self.values >= self.observed, self.values <= self.observed
        if not self._at_lowest:
            low = math.exp(_root(lambda t: float(self._at(t)[at_least].sum()) - tail))
        if not self._at_highest:
            high = math.exp(_root(lambda t: tail - float(self._at(t)[at_most].sum())))
        return Interval(low, high)

    @property
    def _at_lowest(self) -> bool:
        return self.observed == int(self.values[0])

    @property
    def _at_highest(self) -> bool:
        return self.observed == int(self.values[-1])

    def _at(self, log_odds_ratio: float) -> npt.NDArray[np.float64]:
        exponents = self._log_density + self.values * (log_odds_ratio - self.reference)
        weights = np.exp(exponents - exponents.max())
        return np.asarray(weights / weights.sum(), dtype=np.float64)


def _root(increasing: Callable[[float], float]) -> float:
    """Root of an increasing function of the log odds ratio."""
    half = 1.0
    while increasing(half) < 0 or increasing(-half) > 0:
        half *= 2
    return float(optimize.brentq(increasing, -half, half, xtol=1e-13, rtol=1e-14))
