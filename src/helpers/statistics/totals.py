"""The county as a whole: strata weighted by how many were invited, not by how many answered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.statistics import melding
from helpers.statistics.checks import check_confidence, check_count
from helpers.statistics.results import Interval


@dataclass(frozen=True, slots=True)
class Stratum:
    """Respondents who gave the answer, who answered, and people invited, in one stratum."""

    count: int
    n: int
    invited: int


@dataclass(frozen=True, slots=True)
class StratifiedProportion:
    """Proportion of all invited, estimated stratum by stratum.

    ``estimate`` is ``None`` where a stratum has no answers. ``total`` is the estimated number of
    invited who would give the answer.
    """

    method: str
    estimate: float | None
    total: float | None
    interval: Interval
    n: int
    invited: int


@dataclass(frozen=True, slots=True)
class Domain:
    """A stratum's part of a domain: a group that only those who answered are known to belong to.

    ``count`` of ``n`` members who answered gave the answer; ``reached`` is the part of the
    ``invited`` people in the stratum whose membership, and whose answer if members, is known.
    """

    count: int
    n: int
    invited: int
    reached: float


def domain_proportion(
    strata: Sequence[Domain], *, confidence: float = 0.95
) -> tuple[float | None, Interval]:
    """Estimate a proportion of a domain whose size in each stratum is not known.

    Parameters
    ----------
    strata : sequence of Domain
        One for each sector.
    confidence : float
        Nominal coverage.

    Returns
    -------
    float or None
        Each stratum counts by the members it is expected to have; None without any.
    Interval
        Limits for all members on the list.

    Notes
    -----
    Estimate: the ratio of two totals (Cochran 1977, sections 2.13 and 5A.14). Interval: the
    proportion rises with the number of members who would give the answer and falls with the
    number who would not. Each is a sum over strata with melded exact limits (Fay, Proschan &
    Brittain 2015); both hold together by Bonferroni's inequality, however unlike strata are.
    """
    check_confidence(confidence)
    known = [max(s.n, math.floor(s.invited * s.reached + melding.ROUNDING)) for s in strata]
    for stratum, answered in zip(strata, known, strict=True):
        check_count(stratum.count, stratum.n, answered)
    if not any(s.n for s in strata) or not all(known):
        return None, Interval(0.0, 1.0)
    size = math.fsum(s.n / s.reached for s in strata)
    estimate = math.fsum(s.count / s.reached for s in strata) / size
    yes, no = (
        melding.share_of_all(
            [
                melding.limit_distribution(count, answered, s.invited)
                for s, count, answered in zip(strata, counts, known, strict=True)
            ],
            1 - (1 - confidence) / 2,
        )
        for counts in ([s.count for s in strata], [s.n - s.count for s in strata])
    )
    low = yes.low / (yes.low + no.high) if yes.low else 0.0
    high = yes.high / (yes.high + no.low) if no.low else 1.0
    return estimate, Interval(low, high).including(estimate)


def stratified_proportion(
    strata: Sequence[Stratum], *, confidence: float = 0.95
) -> StratifiedProportion:
    """Estimate a proportion of the whole list from strata with differing response rates.

    Parameters
    ----------
    strata : sequence of Stratum
        One for each sector or actor; a stratum nobody was invited from is ignored. Strata are
        the weighting classes: each answer stands for ``invited / n`` people.
    confidence : float
        Nominal coverage.

    Notes
    -----
    Estimate: Cochran (1977), chapter 5; weighting classes for non-response: Oh & Scheuren (1983).
    Interval: the strata's exact confidence distributions melded (Fay, Proschan & Brittain 2015),
    which holds in strata where all or none gave the answer and Cochran's standard error is 0.
    """
    check_confidence(confidence)
    for stratum in strata:
        check_count(stratum.count, stratum.n, stratum.invited)
    used = [stratum for stratum in strata if stratum.invited > 0]
    invited, n = sum(s.invited for s in used), sum(s.n for s in used)
    estimate, interval = None, Interval(0.0, 1.0)
    if used and all(s.n > 0 for s in used):
        estimate = math.fsum(s.invited / invited * s.count / s.n for s in used)
        limits = [melding.limit_distribution(s.count, s.n, s.invited) for s in used]
        interval = melding.share_of_all(limits, confidence).including(estimate)
    return StratifiedProportion(
        method="stratified_melded_finite",
        estimate=estimate,
        total=None if estimate is None else estimate * invited,
        interval=interval,
        n=n,
        invited=invited,
    )
