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
