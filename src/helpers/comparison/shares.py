"""Headline shares of sectors, with intervals for a finite list of people invited."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.protection import ProtectedCounts
from helpers.statistics import WorstBestCase, proportion, worst_best_case
from helpers.survey.codebook import Codebook


@dataclass(frozen=True)
class Share:
    """The share of one group that gave an answer.

    Parameters
    ----------
    group
        Sector id, or ``county`` for all respondents together.
    level
        Level id, or ``headline``.
    n
        Respondents who answered the question.
    invited
        People invited in the group.
    count, proportion, low, high
        The share with its 95 % interval for the finite list of those invited; None where hidden.
    extremes
        The share among all invited if those who did not answer had all said no, or all yes.
    """

    group: str
    level: str
    n: int
    invited: int
    count: int | None
    proportion: float | None = None
    low: float | None = None
    high: float | None = None
    extremes: WorstBestCase | None = None

    @property
    def suppressed(self) -> bool:
        """True where disclosure control hides the share."""
        return self.count is None


def shares_of(counts: ProtectedCounts, codebook: Codebook, question: str) -> tuple[Share, ...]:
    """Return a question's headline share for every sector, then for all respondents."""
    answers = counts.answers
    mine = answers[(answers["question"] == question) & (answers["level"] == HEADLINE)]
    by_group = mine.set_index("group")
    groups = [(sector.id, sector.invited) for sector in codebook.sectors]
    groups.append((COUNTY, sum(invited for _, invited in groups)))
    return tuple(
        _share(group, invited, int(by_group["n"][group]), shown(by_group["count"][group]))
        for group, invited in groups
    )


def shown(count: Any) -> int | None:
    """Return a count as a plain number, None where it is hidden."""
    return None if pd.isna(count) else int(count)


def _share(group: str, invited: int, n: int, count: int | None) -> Share:
    if count is None:
        return Share(group, HEADLINE, n, invited, None)
    estimate = proportion(count, n, population=invited)
    return Share(
        group,
        HEADLINE,
        n,
        invited,
        count,
        estimate.estimate,
        estimate.interval.low,
        estimate.interval.high,
        worst_best_case(count, n, invited),
    )
