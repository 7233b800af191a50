"""Proportions, their differences, and what non-response could change."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from helpers.statistics import binomial, hypergeometric, melding
from helpers.statistics.checks import check_confidence, check_count
from helpers.statistics.results import Effect, Interval

IntervalMethod = Literal["blaker", "equal_tails", "wilson"]

_NAMES: dict[tuple[IntervalMethod, bool], str] = {
    ("blaker", False): "blaker_exact",
    ("blaker", True): "blaker_exact_finite",
    ("equal_tails", False): "clopper_pearson_exact",
    ("equal_tails", True): "equal_tails_exact_finite",
    ("wilson", False): "wilson",
    ("wilson", True): "wilson_finite",
}


@dataclass(frozen=True, slots=True)
class Proportion:
    """A proportion with its interval; ``estimate`` is ``None`` when nobody answered."""

    method: str
    count: int
    n: int
    population: int | None
    estimate: float | None
    interval: Interval


@dataclass(frozen=True, slots=True)
class WorstBestCase:
    """Bounds of the proportion among all invited, whatever the silent ones would have said."""

    method: str
    count: int
    n: int
    invited: int
    estimate: float | None
    interval: Interval


def proportion(
    count: int,
    n: int,
    *,
    population: int | None = None,
    confidence: float = 0.95,
    method: IntervalMethod = "blaker",
) -> Proportion:
    """Estimate a proportion.

    Parameters
    ----------
    count : int
        Respondents who gave the answer.
    n : int
        Respondents who answered the question.
    population : int, optional
        Members of the list the respondents come from. With it the interval speaks of those
        members (finite population) and closes when all have answered; without it, of an endless
        population of their like.
    confidence : float
        Nominal coverage.
    method : {"blaker", "equal_tails", "wilson"}
        The default never covers less than nominally and lies inside the one with equal tails.
        Wilson's covers nominally on average, but far less near 0 and 1.

    Raises
    ------
    ValueError
        Unless ``0 <= count <= n <= population``.

    Notes
    -----
    Wilson (1927); Clopper & Pearson (1934); Blaker (2000); hypergeometric counts: Buonaccorsi
    (1987).
    """
    check_count(count, n, population)
    check_confidence(confidence)
    estimate = count / n if n else None
    limits = _interval(count, n, population, confidence, method)
    return Proportion(
        method=_NAMES[method, population is not None],
        count=count,
        n=n,
        population=population,
        estimate=estimate,
        interval=limits if estimate is None else limits.including(estimate),
    )


def worst_best_case(count: int, n: int, invited: int) -> WorstBestCase:
    """Bound the proportion among all invited without assuming anything of the silent ones.

    Parameters
    ----------
    count, n, invited : int
        Respondents who gave the answer, who answered, and people invited.

    Notes
    -----
    Manski (1989): every silent one says no, or every one says yes.
    """
    check_count(count, n, invited)
    return WorstBestCase(
        method="manski_bounds",
        count=count,
        n=n,
        invited=invited,
        estimate=count / n if n else None,
        interval=hypergeometric.settled(count, n, invited) if invited else Interval(0.0, 1.0),
    )


def difference_of_proportions(
    first: tuple[int, int],
    second: tuple[int, int],
    *,
    populations: tuple[int, int] | None = None,
    confidence: float = 0.95,
    method: Literal["blaker", "wilson"] | None = None,
) -> Effect:
    """Estimate how much larger the first of two independent proportions is.

    Parameters
    ----------
    first, second : tuple of int
        ``(count, n)`` of each group.
    populations : tuple of int, optional
        Members of the list behind each group. With them the interval is that of the difference
        between the two lists.
    confidence : float
        Nominal coverage.
    method : {"blaker", "wilson"}, optional
        Without ``populations``, the interval of the single proportions from which that of the
        difference is made; ``"wilson"`` is Newcombe's, shorter but covering less near 0 and 1.

    Raises
    ------
    ValueError
        Unless ``0 <= count <= n <= population``, or if a method is given with populations.

    Notes
    -----
    Endless population: Zou & Donner (2008); with Wilson's limits: Newcombe (1998), method 10.
    Finite lists: melded exact limits (Fay, Proschan & Brittain 2015).
    """
    check_confidence(confidence)
    if populations is not None and method is not None:
        raise ValueError(f"method is {method}: expected none, since populations are given")
    sizes = (None, None) if populations is None else populations
    for (count, n), size in zip((first, second), sizes, strict=True):
        check_count(count, n, size)
    (count1, n1), (count2, n2) = first, second
    if populations is not None:
        name = "melded_exact_finite"
    else:
        name = "newcombe" if method == "wilson" else "mover_blaker"
    value, interval = None, Interval(-1.0, 1.0)
    if n1 and n2:
        value = count1 / n1 - count2 / n2
        if populations is not None:
            interval = melding.difference_of_shares(
                melding.limit_distribution(count1, n1, populations[0]),
                melding.limit_distribution(count2, n2, populations[1]),
                confidence,
            ).including(value)
        else:
            limits = [
                _interval(*group, None, confidence, method or "blaker") for group in (first, second)
            ]
            interval = recovered(count1 / n1, limits[0], count2 / n2, limits[1])
    return Effect(
        name="difference_of_proportions",
        method=name,
        value=value,
        interval=interval,
        n=n1 + n2,
    )


def recovered(p1: float, limits1: Interval, p2: float, limits2: Interval) -> Interval:
    """Limits of a difference from the distances of the single limits (Zou & Donner 2008)."""
    return Interval(
        p1 - p2 - math.hypot(p1 - limits1.low, limits2.high - p2),
        p1 - p2 + math.hypot(limits1.high - p1, p2 - limits2.low),
    )


def _interval(
    count: int, n: int, population: int | None, confidence: float, method: IntervalMethod
) -> Interval:
    if n == 0:
        return Interval(0.0, 1.0)
    if population is None:
        if method == "wilson":
            return binomial.wilson(count / n, n, confidence)
        limits = binomial.blaker if method == "blaker" else binomial.clopper_pearson
        return limits(count, n, confidence)
    limits_finite = {
        "blaker": hypergeometric.blaker_finite,
        "equal_tails": hypergeometric.equal_tails_finite,
        "wilson": hypergeometric.wilson_finite,
    }[method]
    return limits_finite(count, n, population, confidence)
