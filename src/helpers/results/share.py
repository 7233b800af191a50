"""The headline share of one group, with its interval for a finite list of people invited."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.protection import ProtectedCounts
from helpers.statistics import WorstBestCase, proportion, worst_best_case
from helpers.survey.codebook import Codebook, Comparison


@dataclass(frozen=True)
class Share:
    """The share of one group that gave an answer.

    Parameters
    ----------
    group
        Sector id, or ``county`` for all respondents together.
    n
        Respondents who answered the question.
    invited
        People invited in the group.
    count, proportion, low, high
        The share with its 95 % interval for the finite list of those invited (Blaker, 2000); None
        where hidden.
    extremes
        The share among all invited if those who did not answer had all said no, or all yes.
    """

    group: str
    n: int
    invited: int
    count: int | None
    proportion: float | None = None
    low: float | None = None
    high: float | None = None
    extremes: WorstBestCase | None = None

    @property
    def limits(self) -> tuple[float, float] | None:
        """Both ends of the interval; None where hidden."""
        return None if self.low is None or self.high is None else (self.low, self.high)


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


def shown(counted: Any) -> int | None:
    """Return a count as a plain number, None where it is hidden."""
    return None if pd.isna(counted) else int(counted)


def planned(codebook: Codebook, question: str) -> Comparison:
    """Return the plan's comparison of a question, or an exploratory one if it names none."""
    for plan in codebook.analysis:
        if plan.question == question and plan.against is None:
            return plan
    return Comparison(id=f"{question}_by_sector", question=question)


def _share(group: str, invited: int, n: int, counted: int | None) -> Share:
    if counted is None:
        return Share(group, n, invited, None)
    estimate = proportion(counted, n, population=invited)
    limits = estimate.interval
    extremes = worst_best_case(counted, n, invited)
    return Share(group, n, invited, counted, estimate.estimate, limits.low, limits.high, extremes)
