"""Counts known only within bounds: "6-8", "2 or more". Both ends stay through every sum."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class IntervalCount:
    """A whole number known to lie between two ends.

    Parameters
    ----------
    low
        Smallest possible value.
    high
        Largest value given; where the count is open, the largest that was named.
    open
        True for "or more": the true value may exceed ``high``.

    Raises
    ------
    ValueError
        Where the ends are negative or in the wrong order.

    Examples
    --------
    >>> IntervalCount(6, 8) + IntervalCount(2, 2, open=True)
    IntervalCount(low=8, high=10, open=True)
    """

    low: int
    high: int
    open: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"{self.low} to {self.high} is no interval of counts")

    def __add__(self, other: Self) -> "IntervalCount":
        return IntervalCount(self.low + other.low, self.high + other.high, self.open or other.open)

    @property
    def is_exact(self) -> bool:
        """True where both ends are the same and closed."""
        return self.low == self.high and not self.open

    @property
    def upper(self) -> float:
        """Largest possible value; infinite where open."""
        return float("inf") if self.open else self.high

    def surely_exceeds(self, other: Self) -> bool:
        """Return True where this count is larger whatever the truth inside the bounds."""
        return self.low > other.upper

    def __str__(self) -> str:
        ends = str(self.low) if self.low == self.high else f"{self.low}–{self.high}"
        return ends + ("+" if self.open else "")


ZERO = IntervalCount(0, 0)


def total(counts: Iterable[IntervalCount]) -> IntervalCount:
    """Return the sum of interval counts, with both ends and openness kept."""
    return sum(counts, start=ZERO)
