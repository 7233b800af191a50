"""What every statistic returns: frozen records, with ``None`` for what cannot be computed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Interval(NamedTuple):
    """Lower and upper limit, both included.

    Where nothing can be said, the limits are those of the whole parameter range, so an interval
    is never missing. A ratio without upper limit has ``high == math.inf``.
    """

    low: float
    high: float

    def __contains__(self, value: object) -> bool:
        """Whether ``value`` lies between the limits."""
        return isinstance(value, int | float) and self.low <= value <= self.high

    def including(self, value: float) -> Interval:
        """Return the interval, stretched where needed to hold ``value``.

        Limits for a finite list are whole numbers of its members; an estimate need not be.
        """
        return Interval(min(self.low, value), max(self.high, value))

    @property
    def width(self) -> float:
        """Distance between the limits."""
        return self.high - self.low


class Assumption(NamedTuple):
    """Something a method takes for granted.

    ``met`` is ``None`` where the counts alone cannot tell.
    """

    name: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Test:
    """Result of a significance test.

    Parameters
    ----------
    method : str
        Stable name of the method, such as ``"fisher_freeman_halton_exact"``.
    statistic, df : float or None, int or None
        Descriptive statistic and its degrees of freedom.
    p : float or None
        Two-sided p-value; ``None`` where no test exists (see ``reason``).
    p_standard_error : float
        Standard error of a Monte Carlo ``p``; 0 where ``p`` is exact or asymptotic.
    n : int
        Number of answers the test rests on.
    assumptions : tuple of Assumption
        What the method takes for granted.
    reason : str or None
        Why ``p`` is ``None``.
    """

    __test__ = False  # not a pytest class

    method: str
    statistic: float | None
    df: int | None
    p: float | None
    p_standard_error: float
    n: int
    assumptions: tuple[Assumption, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect size with its interval.

    ``value`` is ``None`` where it cannot be computed; ``reason`` then says why and ``interval``
    is the whole range of the measure.
    """

    name: str
    method: str
    value: float | None
    interval: Interval
    confidence: float
    n: int
    assumptions: tuple[Assumption, ...] = ()
    reason: str | None = None
