"""Rows of the coverage table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from helpers.statistics.results import Interval

Floats = npt.NDArray[np.float64]
SLACK = 1e-9  # a limit equal to the truth but for rounding covers it


class Coverage(NamedTuple):
    """One row of the table; ``error`` is the standard error of a simulated coverage."""

    case: str
    method: str
    smallest: float
    mean: float
    width: float
    error: float = 0.0


def summary(case: str, method: str, covered: Floats, width: Floats) -> Coverage:
    """Return a row from the coverage and width at every truth."""
    return Coverage(case, method, float(covered.min()), float(covered.mean()), float(width.mean()))


def covers(intervals: Sequence[Interval], truths: Floats) -> Floats:
    """Whether each interval (rows) covers each truth (columns)."""
    limits = np.array(intervals)
    inside = (limits[:, :1] - SLACK <= truths) & (truths <= limits[:, 1:] + SLACK)
    return inside.astype(float)


def widths(intervals: Iterable[Interval]) -> Floats:
    """Return the width of each interval."""
    return np.array([interval.width for interval in intervals])


def markdown(rows: Iterable[Coverage]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| case | method | smallest coverage | mean coverage | mean width |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        error = f" ± {row.error:.4f}" if row.error else ""
        lines.append(
            f"| {row.case} | {row.method} | {row.smallest:.4f}{error} | {row.mean:.4f} "
            f"| {row.width:.3f} |"
        )
    return "\n".join(lines)
