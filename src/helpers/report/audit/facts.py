"""What a built report states about respondents, one fact at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Key = tuple[str, ...]
"""What a figure counts. ``("answer", question, group, level)``: gave the answer; ``("n", question,
group)``: answered the question; ``("pair", comparison, group, level, against)``: gave both answers;
``("respondents", group)``; ``("item", question, level)`` and ``("item_n", question)``: ticked, and
answered, in the whole county; ``("cases", question, actor, sector or total, low or high)``: an end
of the sum of what they stated."""

ROUNDED = 0.005 + 1e-9
EXACT = 1e-6


@dataclass(frozen=True)
class Fact:
    """A statement about a sum of counts.

    Parameters
    ----------
    terms
        What is summed, each with its weight.
    low, high
        Between which values the sum lies; both None where the file says that it is hidden.
    place
        Where it stands.
    """

    terms: tuple[tuple[Key, float], ...]
    low: float | None
    high: float | None
    place: str

    @property
    def key(self) -> Key | None:
        """The single count that the fact is about; None for a sum."""
        (key, weight), *others = self.terms
        return None if others or weight != 1 else key

    @property
    def value(self) -> int | None:
        """The count, where the fact gives a single one exactly."""
        if self.key is None or self.low is None or self.high is None:
            return None
        return round(self.low) if self.high - self.low <= 2 * EXACT else None


def count_fact(key: Key, value: Any, place: str) -> Fact:
    """Return the fact of a count, hidden where there is no value."""
    if value in (None, ""):
        return Fact(((key, 1.0),), None, None, place)
    return Fact(((key, 1.0),), float(value), float(value), place)


def share_facts(key: Key, share: Any, n: Any, place: str, off: float = 0.0) -> Iterator[Fact]:
    """Yield the fact that a share of n tells, rounded by at most ``off``."""
    if share not in (None, "") and n not in (None, ""):
        low, high = (float(n) * (float(share) + end * off) for end in (-1, 1))
        yield Fact(((key, 1.0),), low - EXACT, high + EXACT, place)
