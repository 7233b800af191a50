"""Much experience, little preparedness: the gap between two questions, sector by sector."""

from dataclasses import dataclass

from helpers.comparison.sector_comparison import PairComparison
from helpers.comparison.shares import Share
from helpers.disclosure.counts import COUNTY
from helpers.statistics import Interval, paired_difference, proportion


@dataclass(frozen=True)
class Gap:
    """How much more common one answer is than another in one group.

    Parameters
    ----------
    group
        Sector id.
    n
        Respondents it rests on; those who answered both questions where ``paired``.
    invited
        People invited in the group.
    paired
        Whether the same people's two answers were compared; otherwise the two shares were, with
        an interval that holds however the answers hang together.
    value, interval
        First share minus second, with its 95 % interval for all invited; None where hidden.
    """

    group: str
    n: int
    invited: int
    paired: bool
    value: float | None
    interval: Interval | None

    @property
    def is_behind(self) -> bool:
        """True where the first answer is surely more common: experience without preparedness."""
        return self.interval is not None and self.interval.low > 0

    @property
    def is_ahead(self) -> bool:
        """True where the second answer is surely more common."""
        return self.interval is not None and self.interval.high < 0


def gaps(pair: PairComparison) -> tuple[Gap, ...]:
    """Rank sectors by how much the first answer exceeds the second.

    Parameters
    ----------
    pair
        Two questions compared with each other.

    Returns
    -------
    tuple of Gap
        Largest first; hidden ones last.
    """
    shares = zip(pair.first_shares, pair.second_shares, strict=True)
    found = [_gap(pair, first, second) for first, second in shares if first.group != COUNTY]
    return tuple(sorted(found, key=lambda gap: (gap.value is None, -(gap.value or 0))))


def places(ranked: tuple[Gap, ...]) -> dict[str, tuple[int, int]]:
    """Return the best and worst place of each gap whose interval is known.

    Two gaps change places unless their intervals lie apart, which is stricter than 95 %.
    """
    known = [(gap.group, gap.interval) for gap in ranked if gap.interval is not None]
    return {
        group: (
            1 + sum(other.low > mine.high for _, other in known),
            len(known) - sum(other.high < mine.low for _, other in known),
        )
        for group, mine in known
    }


def _gap(pair: PairComparison, first: Share, second: Share) -> Gap:
    table = pair.tables[first.group]
    if table is not None:
        n = int(table.sum())
        effect = paired_difference(int(table[0, 1]), int(table[1, 0]), n, first.invited)
        return Gap(first.group, n, first.invited, True, effect.value, effect.interval)
    n = min(first.n, second.n)
    if first.proportion is None or second.proportion is None:
        return Gap(first.group, n, first.invited, False, None, None)
    one, other = _limits(first), _limits(second)
    interval = Interval(one.low - other.high, one.high - other.low)
    value = first.proportion - second.proportion
    return Gap(first.group, n, first.invited, False, value, interval)


def _limits(share: Share) -> Interval:
    """Limits that fail half as often: of two together at most one in twenty (Bonferroni)."""
    count = share.count or 0
    return proportion(count, share.n, population=share.invited, confidence=0.975).interval
