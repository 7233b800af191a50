"""Numbers that groups stated, and what they come to: means, medians, and how far they lie apart."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpers.disclosure.counts import COUNTY
from helpers.statistics import (
    Interval,
    Location,
    Part,
    compare_means,
    difference_of_means,
    mean,
    median,
    quartiles,
    stratified_mean,
)

Floats = NDArray[np.float64]
Told = dict[str, float | None]
"""Mean, median, quartiles and limits by column; None for what cannot be told."""


@dataclass(frozen=True)
class Stated:
    """The numbers that one question's groups stated.

    Parameters
    ----------
    values
        By group, every group of the codebook.
    weights
        What a group counts for among all together, such as how many were invited.
    populations
        How many belong to a group; None where nobody knows.
    id
        Seeds what is drawn.
    """

    values: Mapping[str, Floats]
    weights: Mapping[str, float]
    populations: Mapping[str, int | None]
    id: str

    def located(self, group: str) -> Told:
        """Return mean, median, quartiles and limits of a group, or of all together."""
        if group == COUNTY:
            parts = [
                Part(self.values[one], self.weights[one], self.populations[one])
                for one in self.values
            ]
            return _told(stratified_mean(parts), None, *self.contributions(self.values))
        values, size = self.values[group], self.populations[group]
        middle = median(values, population=size)
        return _told(mean(values, population=size), middle, values, None)

    def contributions(self, groups: Sequence[str] | Mapping[str, Floats]) -> tuple[Floats, Floats]:
        """Return the numbers of some groups, and what each counts for among all together."""
        values = [self.values[group] for group in groups]
        weights = [
            np.full(len(one), self.weights[group] / max(1, len(one)))
            for group, one in zip(groups, values, strict=True)
        ]
        return np.concatenate([*values, []]), np.concatenate([*weights, []])

    def compared(self, groups: Sequence[str]) -> dict[str, object] | None:
        """Return the test across groups, and the difference of the two furthest apart."""
        told = [group for group in groups if len(self.values[group])]
        values = [self.values[group] for group in told]
        test = compare_means(values, self.id)
        if test is None or test.p is None:
            return None
        means = [float(one.mean()) for one in values]
        first, last = int(np.argmax(means)), int(np.argmin(means))
        # As the test: of whoever may state such numbers, not of this list alone.
        found, limits = difference_of_means(values, first, last)
        return {
            "method": test.method, "p": test.p, "n": test.n, "first": told[first],
            "last": told[last], "difference": found,
            "difference_low": _finite(limits.low), "difference_high": _finite(limits.high),
        }  # fmt: skip


def _told(middle: Location, half: Location | None, values: Floats, weights: Floats | None) -> Told:
    told: Told = {
        "mean": middle.estimate,
        "mean_low": _finite(middle.interval.low),
        "mean_high": _finite(middle.interval.high),
    }
    if len(values):
        told |= dict(
            zip(("lower_quartile", "median", "upper_quartile"), quartiles(values, weights),
                strict=True)
        )  # fmt: skip
    limits = half.interval if half is not None else Interval(-math.inf, math.inf)
    return told | {"median_low": _finite(limits.low), "median_high": _finite(limits.high)}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
