"""The county as a whole: strata weighted by how many were invited, not by how many answered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.statistics import melding
from helpers.statistics.checks import check_confidence, check_count
from helpers.statistics.results import Assumption, Interval


@dataclass(frozen=True, slots=True)
class Stratum:
    """Respondents who gave the answer, who answered, and people invited, in one stratum."""

    count: int
    n: int
    invited: int


@dataclass(frozen=True, slots=True)
class StratifiedProportion:
    """Proportion of all invited, estimated stratum by stratum.

    ``standard_error`` is ``None`` where a stratum that was not answered in full has fewer than
    two answers; ``estimate`` where a stratum has none. ``total`` is the estimated number of
    invited who would give the answer.
    """

    method: str
    estimate: float | None
    total: float | None
    standard_error: float | None
    interval: Interval
    confidence: float
    n: int
    invited: int
    assumptions: tuple[Assumption, ...]
    reason: str | None = None


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
    Estimate and standard error: Cochran (1977), chapter 5, with finite-population correction;
    weighting classes for non-response: Oh & Scheuren (1983). Interval: the strata's exact
    confidence distributions melded (Fay, Proschan & Brittain 2015), which holds in strata where
    all or none gave the answer and Cochran's standard error is 0.
    """
    check_confidence(confidence)
    for stratum in strata:
        check_count(stratum.count, stratum.n, stratum.invited)
    used = [stratum for stratum in strata if stratum.invited > 0]
    invited, n = sum(s.invited for s in used), sum(s.n for s in used)
    complete = n == invited
    empty = any(s.n == 0 for s in used)
    reason = "no_strata" if not used else "stratum_without_answers" if empty else None
    estimate, error, interval = None, None, Interval(0.0, 1.0)
    if reason is None:
        estimate = math.fsum(s.invited / invited * s.count / s.n for s in used)
        limits = [melding.limit_distribution(s.count, s.n, s.invited) for s in used]
        interval = melding.share_of_all(limits, confidence).including(estimate)
        error = _standard_error(used, invited)
    return StratifiedProportion(
        method="stratified_melded_finite",
        estimate=estimate,
        total=None if estimate is None else estimate * invited,
        standard_error=error,
        interval=interval,
        confidence=confidence,
        n=n,
        invited=invited,
        assumptions=(
            Assumption("respondents_represent_their_stratum", True if complete else None),
        ),
        reason=reason,
    )


def _standard_error(strata: Sequence[Stratum], invited: int) -> float | None:
    variance = 0.0
    for stratum in strata:
        count, n, size = stratum.count, stratum.n, stratum.invited
        if n == size:
            continue
        if n < 2:
            return None
        p = count / n
        variance += (size / invited) ** 2 * (1 - n / size) * p * (1 - p) / (n - 1)
    return math.sqrt(variance)
