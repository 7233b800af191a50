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
        Two-sided p-value; ``None`` where no test exists.
    n : int
        Number of answers the test rests on.
    """

    __test__ = False  # not a pytest class

    method: str
    statistic: float | None
    df: int | None
    p: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect size with its interval.

    ``value`` is ``None`` where it cannot be computed; ``interval`` is then the whole range of the
    measure.
    """

    name: str
    method: str
    value: float | None
    interval: Interval
    n: int
