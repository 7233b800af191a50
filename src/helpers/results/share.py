"""The headline share of one group among those whom the question is about, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import Counts, key, statistic
from helpers.disclosure.protection import ProtectedCounts
from helpers.results.asked import Asked, asked_in
from helpers.statistics import (
    Domain,
    Stratum,
    WorstBestCase,
    domain_proportion,
    proportion,
    stratified_proportion,
    worst_best_case,
)
from helpers.survey.codebook import Codebook, Comparison, Question


@dataclass(frozen=True)
class Share:
    """The share of one group that gave an answer.

    Parameters
    ----------
    group
        Sector id, or ``county`` for all together.
    n
        Respondents who answered the question; None where hidden: it may tell who was asked.
    asked
        Those of the people invited in the group whom the question is about.
    count
        Respondents who gave the answer; None where hidden.
    proportion, low, high
        The share with its 95 % interval for the finite list of those whom the question is about
        (Blaker, 2000); of all together weighted by sector (Cochran, 1977; interval Fay, Proschan
        & Brittain, 2015). None where hidden, or where a sector's share is not known.
    extremes
        The share among all of them if those who did not answer had all said no, or all yes.
    keys
        The published counts that the interval rests on.
    per_vote
        How many answers count as one where chance is reckoned with: more than 1 where several
        recipients answer for one organisation.
    """

    group: str
    n: int | None
    asked: Asked
    count: int | None
    proportion: float | None = None
    low: float | None = None
    high: float | None = None
    extremes: WorstBestCase | None = None
    keys: tuple[str, ...] = ()
    per_vote: float = 1.0

    @property
    def answered(self) -> int:
        """How many are known to have answered: none where that is hidden."""
        return self.n or 0

    @property
    def votes(self) -> tuple[int, int] | None:
        """The answers as independent votes: the headline, and how many; None where hidden."""
        return None if self.count is None else votes(self.count, self.answered, self.per_vote)

    @property
    def voters(self) -> int:
        """How many independent votes are known of."""
        return votes(0, self.answered, self.per_vote)[1]

    @property
    def limits(self) -> tuple[float, float] | None:
        """Both ends of the interval; None where hidden."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def of_answers(self) -> float | None:
        """The share of those who answered, each counted alike; None where hidden."""
        return None if self.count is None or not self.n else self.count / self.n

    @property
    def reached(self) -> float | None:
        """The part of those invited who answered, or are known not to have been asked."""
        if self.asked.reached is None:
            return None
        return self.asked.reached * (self.answered / self.asked.least if self.asked.least else 1)

    @property
    def weight(self) -> float:
        """How many the question is expected to be about; as many as possible where not known."""
        return self.asked.least / self.asked.reached if self.asked.reached else self.asked.most

    @property
    def rests_on(self) -> Counts:
        """What share and interval are worked out from."""
        return statistic(*self.keys)


def shares_of(counts: ProtectedCounts, codebook: Codebook, question: str) -> tuple[Share, ...]:
    """Return a question's headline share for every sector, then for all together."""
    answers = counts.answers
    mine = answers[(answers["question"] == question) & (answers["level"] == HEADLINE)]
    by_group = mine.set_index("group")

    def share_in(group: str) -> Share:
        asked = asked_in(counts, codebook, codebook.question(question), group)
        answered, counted = shown(by_group["n"][group]), shown(by_group["count"][group])
        n = answered or 0
        asked = replace(asked, least=max(asked.least, n))
        keys = (key("answer", question, group, HEADLINE), *asked.keys)
        per_vote = answers_per_vote(counts, codebook, group)
        if counted is None:
            return Share(group, answered, asked, None, keys=keys)
        extremes = worst_best_case(counted, n, asked.most)
        found = proportion(counted, n, population=asked.most)
        share = Share(group, n, asked, counted, found.estimate, *found.interval, extremes, keys)
        return replace(share, per_vote=per_vote)

    sectors = [share_in(sector.id) for sector in codebook.sectors]
    return (*sectors, _weighted(sectors, share_in(COUNTY), question))


def answers_per_vote(counts: ProtectedCounts, codebook: Codebook, group: str) -> float:
    """Return how many answers of a group count as one where chance is reckoned with.

    The answers of recipients who speak for one organisation may all be alike, and protected counts
    do not tell how alike they are: each organisation has one vote. The design effect is that of
    clusters of such sizes whose members answer alike (Kish, 1965).

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration.
    group
        Sector id, or ``county`` for all.
    """
    together = {one.id for one in codebook.actors if one.answers_for == "organisation"}
    if not together:
        return 1.0
    response = counts.response
    mine = response[(response["sector"] == group) | (group == COUNTY)]
    sizes = zip(mine["actor"], mine["answered"].astype(int), strict=True)
    squares = sum(size**2 if actor in together else size for actor, size in sizes)
    return squares / total if (total := int(mine["answered"].sum())) else 1.0


def votes(count: int, n: int, per_vote: float) -> tuple[int, int]:
    """Return answers as independent votes, in whole numbers (Rao & Scott, 1992).

    Parameters
    ----------
    count, n
        Respondents who gave the answer, and all who answered.
    per_vote
        How many answers are worth one.
    """
    if per_vote <= 1 or not n:
        return count, n
    effective = max(1, int(n / per_vote))
    return round(effective * count / n), effective


def _weighted(sectors: Sequence[Share], everyone: Share, question: str) -> Share:
    """Return the share of all together: each sector counts by how many the question is about.

    Where that is not known of everyone, sectors count by how many it is expected to be, and the
    interval makes allowance for that.
    """
    keys = (key("answer", question, "*", HEADLINE), *(k for one in sectors for k in one.asked.keys))
    everyone = replace(everyone, proportion=None, low=None, high=None, keys=keys)
    if any(one.count is None or one.asked.reached is None for one in sectors):
        return everyone
    if all(one.asked.is_known for one in sectors):
        strata = [Stratum(one.count or 0, one.answered, one.asked.most) for one in sectors]
        found = stratified_proportion(strata)
        estimate, interval = found.estimate, found.interval
    else:
        domain = [
            Domain(one.count or 0, one.answered, one.asked.invited, one.reached or 0)
            for one in sectors
        ]
        estimate, interval = domain_proportion(domain)
    if estimate is None:
        return everyone
    return replace(everyone, proportion=estimate, low=interval.low, high=interval.high)


def shown(counted: Any) -> int | None:
    """Return a count as a plain number, None where it is hidden."""
    return None if pd.isna(counted) else int(counted)


def unknown_in(answers: pd.DataFrame, question: Question) -> dict[str, int | None]:
    """Return how many of each group answered "don't know"; None where hidden.

    Parameters
    ----------
    answers
        Columns group, level, count, and question where they are of several.
    question
        The question; without such a level nobody can have answered so.
    """
    if "question" in answers:
        answers = answers[answers["question"] == question.id]
    names = {level.id for level in question.levels if level.unknown}
    found: dict[str, int | None] = {}
    for group, part in answers.groupby("group"):
        counts = [shown(one) for one in part.loc[part["level"].isin(names), "count"]]
        known = [counted for counted in counts if counted is not None]
        found[str(group)] = sum(known) if len(known) == len(counts) else None
    return found


def planned(codebook: Codebook, question: str) -> Comparison:
    """Return the plan's comparison of a question, or an exploratory one if it names none."""
    for plan in codebook.analysis:
        if plan.question == question and plan.against is None:
            return plan
    return Comparison(id=f"{question}_by_sector", question=question)
