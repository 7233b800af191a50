"""Gaps: how often a gap is found, and how often the difference of two gaps is covered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
from scipy import stats

from helpers.statistics.paired import paired_difference
from helpers.statistics.proportions import recovered
from helpers.statistics.results import Effect

from .table import SLACK, Coverage

Disagreements = tuple[float, float]
"""The shares of members who say yes to the first question only, and to the second only."""

UNLIKE: tuple[Disagreements, ...] = (
    (0.08, 0.01),
    (0.15, 0.05),
    (0.2, 0.1),
    (0.25, 0.1),
    (0.35, 0.2),
)


@cache
def gap(first_only: int, second_only: int, answered: int, invited: int) -> Effect:
    """Return a gap with its interval."""
    return paired_difference(first_only, second_only, answered, invited)


def found(invited: int, answered: int, members: Disagreements) -> tuple[float, float]:
    """Exact chance that a gap's interval leaves out zero, and that a sign test finds it at 0.05."""
    first, second = (round(share * invited) for share in members)
    by_interval = by_sign = 0.0
    law = stats.multivariate_hypergeom([first, second, invited - first - second], answered)
    for x in range(min(first, answered) + 1):
        for y in range(min(second, answered - x) + 1):
            chance = float(np.nan_to_num(law.pmf([x, y, answered - x - y])))
            if chance < 1e-9:
                continue
            low, high = gap(x, y, answered, invited).interval
            by_interval += chance * (low > 0 or high < 0)
            by_sign += chance * (x + y > 0 and stats.binomtest(x, max(1, x + y)).pvalue < 0.05)
    return by_interval, by_sign


def difference_of_gaps(
    lists: Mapping[str, tuple[int, int]],
    members: tuple[Disagreements, Disagreements],
    replicates: int,
) -> Coverage:
    """Simulated coverage of the difference between the gaps of two lists: invited, answered."""
    drawn, truths = [], []
    for place, (size, shares) in enumerate(zip(lists.values(), members, strict=True)):
        invited, answered = size
        first, second = (round(share * invited) for share in shares)
        kinds = [first, second, invited - first - second]
        law = stats.multivariate_hypergeom(kinds, answered, seed=place)
        drawn.append([gap(int(x), int(y), answered, invited) for x, y, _ in law.rvs(replicates)])
        truths.append((first - second) / invited)
    truth = truths[0] - truths[1]
    limits = np.array([
        recovered(one.value or 0.0, one.interval, other.value or 0.0, other.interval)
        for one, other in zip(*drawn, strict=True)
    ])  # fmt: skip
    inside = (limits[:, 0] - SLACK <= truth) & (truth <= limits[:, 1] + SLACK)
    covered = float(inside.mean())
    told = ", ".join(f"{one:.0%} and {other:.0%}" for one, other in members)
    return Coverage(
        f"difference of gaps, {' and '.join(lists)}, {told}", "recovered from the gaps' limits",
        covered, covered,
        float((limits[:, 1] - limits[:, 0]).mean()), (covered * (1 - covered) / replicates) ** 0.5,
    )  # fmt: skip


def power_table(sizes: Iterable[tuple[int, int]]) -> str:
    """Return as Markdown how often gaps of some sizes are found."""
    lines = ["| answered of invited | first only, second only | interval | sign test |",
             "|---|---|---|---|"]  # fmt: skip
    for invited, answered in sizes:
        for one, other in UNLIKE:
            ours, sign = found(invited, answered, (one, other))
            lines.append(
                f"| {answered} of {invited} | {one:.0%}, {other:.0%} | {ours:.3f} | {sign:.3f} |"
            )
    return "\n".join(lines)
