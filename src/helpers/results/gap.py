"""How much more common one answer is than another in one group, as far as anybody can tell."""

from dataclasses import dataclass

from helpers.results.pairs import Pair
from helpers.results.share import Share
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
    paired
        Whether the same people's two answers were compared; otherwise the two shares were, with
        an interval that holds however the answers hang together.
    value, interval
        First share minus second, with its 95 % interval for all invited; None where hidden.
    """

    group: str
    n: int
    paired: bool
    value: float | None
    interval: Interval | None

    @property
    def direction(self) -> str:
        """``behind`` (the first answer surely more common), ``ahead``, ``unsure``, ``hidden``."""
        if self.interval is None:
            return "hidden"
        if self.interval.low > 0:
            return "behind"
        return "ahead" if self.interval.high < 0 else "unsure"


def gap_of(pair: Pair, first: Share, second: Share) -> Gap:
    """Return how much more common the first answer is, of both shares of one group."""
    table = pair.tables[first.group]
    if table is not None:
        n = int(table.sum())
        most = max(n, min(first.asked.most, second.asked.most))
        effect = paired_difference(int(table[0, 1]), int(table[1, 0]), n, most)
        return Gap(first.group, n, True, effect.value, effect.interval)
    n = min(first.n, second.n)
    if first.proportion is None or second.proportion is None:
        return Gap(first.group, n, False, None, None)
    one, other = _limits(first), _limits(second)
    interval = Interval(one.low - other.high, one.high - other.low)
    return Gap(first.group, n, False, first.proportion - second.proportion, interval)


def _limits(share: Share) -> Interval:
    """Limits that fail half as often: of two together at most one in twenty (Bonferroni)."""
    counted = share.count or 0
    return proportion(counted, share.n, population=share.asked.most, confidence=0.975).interval
