"""How much more common one answer is than another in one group, as far as anybody can tell."""

from dataclasses import dataclass

import numpy as np

from helpers.results.certainty import side
from helpers.results.pairs import Pair
from helpers.results.share import Share
from helpers.statistics import Interval, paired_difference, proportion, recovered


@dataclass(frozen=True)
class Gap:
    """How much more common one answer is than another in one group.

    Parameters
    ----------
    group
        Sector id.
    n
        Respondents it rests on, None where hidden; who answered both questions where ``paired``.
    paired
        Whether the same people's two answers were compared; otherwise the two shares were, with
        an interval that holds however the answers hang together.
    value, interval
        First share minus second, with its 95 % interval for all invited; None where hidden.
    holds
        Whether a clear direction is as clear if "don't know" is left out, and if it is counted in;
        None where that is hidden.
    """

    group: str
    n: int | None
    paired: bool
    value: float | None
    interval: Interval | None
    holds: bool | None = True

    @property
    def direction(self) -> str:
        """``behind`` (the first answer surely more common), ``ahead``, ``unsure``, ``hidden``."""
        if self.interval is None:
            return "hidden"
        return ("unsure", "behind", "ahead")[side(self.interval)]

    def exceeds(self, other: "Gap") -> bool:
        """Return whether it is surely larger: by the interval of their difference.

        Its limits are recovered from those of the two gaps (Zou & Donner, 2008).
        """
        if None in (self.value, other.value) or self.interval is None or other.interval is None:
            return False
        values = (self.value or 0.0, other.value or 0.0)
        return side(recovered(values[0], self.interval, values[1], other.interval)) > 0


def gap_of(pair: Pair, first: Share, second: Share) -> Gap:
    """Return how much more common the first answer is, of both shares of one group."""
    table, unknown = pair.tables[first.group], pair.unknown.get(first.group, (0, 0))
    if table is not None:
        n = int(table.sum())
        most = max(n, min(first.asked.most, second.asked.most))
        effect = paired_difference(int(table[0, 1]), int(table[1, 0]), n, most)
        holds = _holds(table, most, side(effect.interval), (first, second), unknown)
        return Gap(first.group, n, True, effect.value, effect.interval, holds)
    least = None if first.n is None or second.n is None else min(first.n, second.n)
    if first.proportion is None or second.proportion is None:
        return Gap(first.group, least, False, None, None)
    interval = _of_shares((first, second), (0, 0), (0, 0))
    holds = _holds(table, 0, side(interval), (first, second), unknown)
    return Gap(first.group, least, False, first.proportion - second.proportion, interval, holds)


def _of_shares(
    shares: tuple[Share, Share], counted_in: tuple[int, int], left_out: tuple[int, int]
) -> Interval:
    """Limits of a difference that hold however the two answers hang together.

    Each share's fail half as often: of two together at most one in twenty (Bonferroni).
    """
    one, other = (
        proportion(
            (share.count or 0) + more,
            share.answered - less,
            population=share.asked.most,
            confidence=0.975,
        ).interval
        for share, more, less in zip(shares, counted_in, left_out, strict=True)
    )
    return Interval(one.low - other.high, one.high - other.low)


def _holds(
    table: np.ndarray | None,
    most: int,
    clear: int,
    shares: tuple[Share, Share],
    unknown: tuple[int | None, int | None],
) -> bool | None:
    """Return whether a side of zero is as clear without "don't know", and if it is counted in.

    Which of the other answers those who did not know gave is not published: of all that they may
    have given, those count that speak least clearly.
    """
    if not clear:
        return True
    if unknown[0] is None or unknown[1] is None:
        return None
    counts = (unknown[0], unknown[1])
    if table is None:
        alternatives = [_of_shares(shares, counts, (0, 0)), _of_shares(shares, (0, 0), counts)]
        return all(side(one) == clear for one in alternatives)
    n, neither = int(table.sum()), int(table[1, 1])
    kinds = [(int(table[0, 1]), shares[0], counts[0]), (int(table[1, 0]), shares[1], counts[1])]
    (more, share, theirs), (less, _, others) = kinds[::clear]  # the more common answer first
    surely = max(0, theirs - (share.answered - n))  # the rest may have answered one question only
    crowded = max(0, surely + others - neither)
    counted_in = (max(0, more + surely - crowded), max(0, less + others - crowded), n)
    fewer = max(0, more - others)
    left_out = (fewer, less, max(n - theirs - others, fewer + less))
    return all(
        side(paired_difference(one, other, size, max(size, most)).interval) > 0
        for one, other, size in (counted_in, left_out)
        if one + other <= size
    )
