"""Which sectors differ from which, and how small a difference the survey could have shown."""

from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from helpers.comparison.sector_comparison import SIGNIFICANCE, SectorComparison
from helpers.comparison.shares import Share, shown
from helpers.statistics import (
    Effect,
    Test,
    cliffs_delta,
    detectable_difference,
    difference_of_proportions,
    holm,
    independence,
    kruskal_wallis,
)

POWER = 0.8


@dataclass(frozen=True)
class SectorPair:
    """Two sectors compared.

    Parameters
    ----------
    first, second
        Sector ids.
    difference
        The first's headline share minus the second's; None where a share is hidden.
    p_adjusted
        Fisher's exact test of that difference, after Holm's method over all pairs.
    delta
        Cliff's delta over the ordered levels, without "don't know"; None where a level is hidden.
    """

    first: str
    second: str
    difference: Effect | None
    p_adjusted: float | None
    delta: Effect | None

    @property
    def differs(self) -> bool:
        """True where the data show a difference between the two."""
        return self.p_adjusted is not None and self.p_adjusted < SIGNIFICANCE


@dataclass(frozen=True)
class OrderedTest:
    """Kruskal and Wallis' test over all ordered levels, of the sectors that show them all."""

    test: Test
    sectors: tuple[str, ...]
    complete: bool

    @property
    def differs(self) -> bool:
        """True where the data show a difference between them."""
        return self.test.p is not None and self.test.p < SIGNIFICANCE


def sector_pairs(comparison: SectorComparison) -> tuple[SectorPair, ...]:
    """Compare every pair of sectors.

    Parameters
    ----------
    comparison
        A question compared across sectors.

    Returns
    -------
    tuple of SectorPair
        Intervals and tests both speak of chance, not of the finite list (Zou and Donner, 2008;
        Fisher, 1935), so that they agree; a hidden pair counts in Holm's family as p = 1.
    """
    pairs = list(combinations(comparison.sectors, 2))
    tests = [_p(comparison, first, second) for first, second in pairs]
    adjusted = holm([1.0 if p is None else p for p in tests])
    levels = _ordered_counts(comparison)
    return tuple(
        SectorPair(
            first.group,
            second.group,
            _difference(first, second),
            None if p is None else p_adjusted,
            _delta(levels.get(first.group), levels.get(second.group)),
        )
        for (first, second), p, p_adjusted in zip(pairs, tests, adjusted, strict=True)
    )


def ordered_test(comparison: SectorComparison) -> OrderedTest | None:
    """Compare sectors over all ordered levels, "don't know" left out.

    Returns
    -------
    OrderedTest or None
        None for a question without order, or where fewer than three sectors show all levels, if
        some do not: of two, Cliff's delta tells.
    """
    levels = _ordered_counts(comparison)
    complete = len(levels) == len(comparison.sectors)
    if len(levels) < (2 if complete else 3):
        return None
    test = kruskal_wallis(list(levels.values()), seed=f"{comparison.id}/ordered")
    return OrderedTest(test, tuple(levels), complete)


def detectable(comparison: SectorComparison) -> tuple[float | None, float | None]:
    """Return the smallest differences that could be found, in the best and in the worst pair.

    Returns
    -------
    tuple
        Difference of two shares that Fisher's test finds with a chance of 80 per cent at the
        level that Holm's method leaves the first of all pairs, if one sector's share is that of
        all respondents; None where no difference is large enough.
    """
    baseline = comparison.county.proportion
    pairs = list(combinations(comparison.sectors, 2))
    found = [
        detectable_difference(
            first.n,
            second.n,
            baseline=0.5 if baseline is None else baseline,
            significance=SIGNIFICANCE / len(pairs),
            power=POWER,
        ).difference
        for first, second in pairs
    ]
    known = [difference for difference in found if difference is not None]
    worst = max(known) if len(known) == len(found) and known else None
    return min(known, default=None), worst


def _p(comparison: SectorComparison, first: Share, second: Share) -> float | None:
    if first.count is None or second.count is None:
        return None
    table = [[share, n - share] for share, n in ((first.count, first.n), (second.count, second.n))]
    test = independence(table, seed=f"{comparison.id}/{first.group}/{second.group}")
    return 1.0 if test.p is None else test.p


def _difference(first: Share, second: Share) -> Effect | None:
    if first.count is None or second.count is None:
        return None
    return difference_of_proportions((first.count, first.n), (second.count, second.n))


def _ordered_counts(comparison: SectorComparison) -> dict[str, list[int]]:
    """Return each sector's counts by ordered level, of the sectors that show them all."""
    if comparison.question.type != "ordinal":
        return {}
    levels: pd.DataFrame = comparison.levels
    order = [level.id for level in comparison.question.ordered_levels]
    found = {}
    for share in comparison.sectors:
        mine = levels[levels["group"] == share.group].set_index("level")["count"]
        counts = [shown(mine[level]) for level in order]
        known = [count for count in counts if count is not None]
        if len(known) == len(order):
            found[share.group] = known
    return found


def _delta(first: list[int] | None, second: list[int] | None) -> Effect | None:
    return None if first is None or second is None else cliffs_delta(first, second)
