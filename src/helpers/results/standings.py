"""Which counts are larger than which, whatever the truth inside their bounds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.survey.intervals import IntervalCount, total


@dataclass(frozen=True)
class Standing:
    """Where one count stands among others.

    Parameters
    ----------
    count
        The count.
    above, below, level
        How many others it surely exceeds, is surely smaller than, or surely equals.
    undecided
        How many others may be larger or smaller: it depends on the truth inside the bounds.
    share_low, share_high
        Bounds of its share of the sum; None where nothing was counted.
    """

    count: IntervalCount
    above: int
    below: int
    level: int
    undecided: int
    share_low: float | None
    share_high: float | None

    @property
    def places(self) -> tuple[int, int]:
        """Best and worst place that the truth may give it; equals share the better place."""
        return 1 + self.below, 1 + self.below + self.undecided


def standings(counts: Mapping[str, IntervalCount]) -> dict[str, Standing]:
    """Compare every count with every other.

    Parameters
    ----------
    counts
        Counts known within bounds, by name.

    Returns
    -------
    dict
        The standing of each; orders and shares hold for any truth inside the bounds.
    """
    return {name: _standing(name, counts) for name in counts}


def _standing(name: str, counts: Mapping[str, IntervalCount]) -> Standing:
    mine = counts[name]
    others = [count for other, count in counts.items() if other != name]
    above = sum(mine.surely_exceeds(other) for other in others)
    below = sum(other.surely_exceeds(mine) for other in others)
    level = sum(mine.is_exact and other.is_exact and mine.low == other.low for other in others)
    rest = total(others)
    return Standing(
        count=mine,
        above=above,
        below=below,
        level=level,
        undecided=len(others) - above - below - level,
        share_low=_share(mine.low, rest.upper),
        share_high=_share(mine.upper, rest.low),
    )


def _share(part: float, rest: float) -> float | None:
    """Return part of the sum; an endless part is all of it, an endless rest leaves nothing."""
    if part == 0 and rest == 0:
        return None
    return 1.0 if math.isinf(part) else part / (part + rest)
