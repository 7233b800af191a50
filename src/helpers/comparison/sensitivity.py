"""Whether a result holds if "don't know" is counted otherwise, or had everybody answered."""

from dataclasses import dataclass

from helpers.comparison.sector_comparison import SIGNIFICANCE, SectorComparison
from helpers.comparison.shares import Share, shown
from helpers.statistics import Interval, independence

# How "don't know" may be counted.
AS_OTHER, LEFT_OUT, AS_HEADLINE = "unknown_as_other", "unknown_left_out", "unknown_as_headline"
TREATMENTS = (AS_OTHER, LEFT_OUT, AS_HEADLINE)


@dataclass(frozen=True)
class Alternative:
    """One group's headline share, counted in every way.

    Parameters
    ----------
    share
        As the report counts it: "don't know" is an answer other than the headline.
    unknown
        How many answered "don't know"; None where hidden.
    """

    share: Share
    unknown: int | None

    def table(self, treatment: str) -> tuple[int, int] | None:
        """Return the headline count and all answers that count; None where hidden."""
        count, n = self.share.count, self.share.n
        if count is None or (self.unknown is None and treatment != AS_OTHER):
            return None
        unknown = self.unknown or 0
        return {
            AS_OTHER: (count, n),
            LEFT_OUT: (count, n - unknown),
            AS_HEADLINE: (count + unknown, n),
        }[treatment]

    def proportion(self, treatment: str) -> float | None:
        """Return the headline share; None where hidden or without answers."""
        table = self.table(treatment)
        return None if table is None or table[1] == 0 else table[0] / table[1]

    @property
    def nonresponse(self) -> Interval | None:
        """Bounds of the share among all invited, whatever the silent ones would have said."""
        return self.share.extremes.interval if self.share.extremes else None


@dataclass(frozen=True)
class Sensitivity:
    """A comparison, counted in every way.

    Parameters
    ----------
    comparison
        The comparison as the report makes it.
    alternatives
        Every sector, then all respondents.
    verdicts
        By treatment of "don't know": whether sectors differ; None where a count is hidden.
    """

    comparison: SectorComparison
    alternatives: tuple[Alternative, ...]
    verdicts: dict[str, bool | None]

    @property
    def treatments(self) -> tuple[str, ...]:
        """The ways to count that the question allows: one where nobody could say "don't know"."""
        has_unknown = any(level.unknown for level in self.comparison.question.levels)
        return TREATMENTS if has_unknown else (AS_OTHER,)

    @property
    def nonresponse_may_turn(self) -> bool | None:
        """Whether the silent ones could turn the order of the highest and the lowest sector."""
        bounds = [a.nonresponse for a in self.alternatives[:-1]]
        known = [interval for interval in bounds if interval is not None]
        if len(known) < len(bounds):
            return None
        shares = [share.proportion or 0.0 for share in self.comparison.sectors]
        highest, lowest = shares.index(max(shares)), shares.index(min(shares))
        return known[highest].low <= known[lowest].high


def sensitivity(comparison: SectorComparison) -> Sensitivity:
    """Count a question's headline share in every way.

    Parameters
    ----------
    comparison
        The question compared across sectors.

    Returns
    -------
    Sensitivity
        Shares with "don't know" as another answer, left out, or as the headline answer; bounds
        for non-response (Manski, 1989); and whether sectors differ under each.
    """
    unknown = _unknown(comparison)
    alternatives = tuple(Alternative(share, unknown[share.group]) for share in comparison.shares)
    verdicts = {
        treatment: _verdict(comparison, alternatives[:-1], treatment) for treatment in TREATMENTS
    }
    return Sensitivity(comparison, alternatives, verdicts)


def _unknown(comparison: SectorComparison) -> dict[str, int | None]:
    """Return how many of each group answered "don't know"."""
    names = {level.id for level in comparison.question.levels if level.unknown}
    found: dict[str, int | None] = {}
    for group, part in comparison.levels.groupby("group"):
        counts = [shown(count) for count in part.loc[part["level"].isin(names), "count"]]
        known = [count for count in counts if count is not None]
        found[str(group)] = sum(known) if len(known) == len(counts) else None
    return found


def _verdict(
    comparison: SectorComparison, sectors: tuple[Alternative, ...], treatment: str
) -> bool | None:
    tables = [sector.table(treatment) for sector in sectors]
    known = [(count, n - count) for count, n in (table for table in tables if table is not None)]
    if len(known) < len(tables):
        return None
    test = independence(known, seed=f"{comparison.id}/{treatment}")
    return test.p is not None and comparison.judge(test.p) < SIGNIFICANCE
