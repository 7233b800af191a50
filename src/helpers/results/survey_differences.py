"""Compare surveys: counties with each other, or a county with itself at another time.

Only protected counts are read, so no comparison tells more than its surveys' own reports do. Where
a share is hidden, what rests on it is withheld.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.results.certainty import is_clear
from helpers.results.compared_surveys import Survey, comparable, shared_sectors
from helpers.results.sector_pair import difference_of, votes_table
from helpers.results.share import Share, shares_of
from helpers.statistics import (
    Effect,
    Interval,
    StratifiedAssociation,
    difference_of_proportions,
    holm,
    independence,
    stratified_association,
)
from helpers.survey.codebook import Question


@dataclass(frozen=True)
class SectorDifference:
    """A question's headline share in one sector of two surveys.

    Parameters
    ----------
    here, there
        The shares.
    effect
        The first minus the second; None where a share is hidden. Its interval asks what chance may
        give, as the test does, so that they agree.
    of_invited
        Limits of the difference between the two finite lists of people invited.
    p
        Fisher's exact test: whether the difference is more than chance may give.
    p_adjusted
        The same after Holm's method over every sector, question and survey compared.
    """

    here: Share
    there: Share
    effect: Effect | None = None
    of_invited: Interval | None = None
    p: float | None = None
    p_adjusted: float | None = None

    @property
    def numbers(self) -> tuple[float, float, float] | tuple[()]:
        """The difference and its limits; none where a share is hidden."""
        effect = self.effect
        if effect is None or effect.value is None:
            return ()
        return effect.value, *effect.interval

    @property
    def differs(self) -> bool:
        """True where the data show a difference."""
        return is_clear(self.p_adjusted)


@dataclass(frozen=True)
class QuestionDifference:
    """A question compared between two surveys.

    Parameters
    ----------
    question
        As this survey declares it.
    sectors
        The difference in every sector that both surveys have.
    here, there
        The share of those sectors together, weighted in both by how many this survey invited, so
        that another mix of sectors does not show as a difference; None where one is hidden.
    difference
        ``here`` minus ``there``.
    interval
        Its limits, from those of the sectors' differences (Zou, Huang and Zhang 2009).
    association
        Survey and answer compared within sectors (Cochran, Mantel and Haenszel, exact).
    p_adjusted
        Its p-value after Holm's method over every question and survey compared.
    same_wording
        Whether both surveys ask it in the same words.
    """

    question: Question
    sectors: tuple[SectorDifference, ...]
    here: float | None = None
    there: float | None = None
    difference: float | None = None
    interval: Interval | None = None
    association: StratifiedAssociation | None = None
    p_adjusted: float | None = None
    same_wording: bool = True

    @property
    def differs(self) -> bool:
        """True where the data show a difference within sectors."""
        return is_clear(self.p_adjusted)

    @property
    def uneven(self) -> bool:
        """True where the data show that the difference is not alike in all sectors."""
        return is_clear(self.association.homogeneity.p if self.association else None)

    @property
    def direction(self) -> str:
        """``uneven``, ``higher`` or ``lower`` here, of a question that differs."""
        ratio = self.association.common if self.association else None
        if self.uneven:
            return "uneven"
        return "higher" if ratio is not None and ratio.direction > 0 else "lower"


def survey_differences(
    here: Survey, others: Sequence[Survey]
) -> tuple[tuple[QuestionDifference, ...], ...]:
    """Compare a survey with others, question by question.

    Parameters
    ----------
    here
        The survey of the report.
    others
        The surveys that its codebook names.

    Returns
    -------
    tuple of tuple of QuestionDifference
        The questions that both ask alike, for each other survey. p-values are adjusted over all
        of them together: those of questions as one family, those of single sectors as another.
        What is hidden counts as p = 1.

    Notes
    -----
    The groups are taken to be independent: Fisher (1935); intervals of a difference Zou & Donner
    (2008), in finite lists Fay, Proschan & Brittain (2015), of a weighted sum Zou, Huang & Zhang
    (2009). People who answered in both surveys, if there are any,
    cannot be matched.
    """
    return _adjusted([_compared(here, there) for there in others])


def _compared(here: Survey, there: Survey) -> tuple[QuestionDifference, ...]:
    questions, _ = comparable(here.codebook, there.codebook)
    sectors = [sector.id for sector in shared_sectors(here.codebook, there.codebook)]
    return tuple(_question(here, there, question, sectors) for question in questions)


def _question(
    here: Survey, there: Survey, question: Question, sectors: list[str]
) -> QuestionDifference:
    ours, theirs = (_by_sector(survey, question) for survey in (here, there))
    differences = tuple(_sector(ours[sector], theirs[sector]) for sector in sectors)
    other = there.codebook.question(question.id)
    plain = QuestionDifference(question, differences, same_wording=question.text == other.text)
    if any(difference.effect is None for difference in differences):
        return plain
    tables = [votes_table(one.here, one.there) or [] for one in differences]
    weights = [one.here.weight for one in differences]
    mine, other_share = (
        math.fsum(
            weight * (share.proportion or 0) for weight, share in zip(weights, shares, strict=True)
        )
        / sum(weights)
        for shares in ([one.here for one in differences], [one.there for one in differences])
    )
    return replace(
        plain,
        here=mine,
        there=other_share,
        difference=mine - other_share,
        interval=_limits(mine - other_share, differences),
        association=stratified_association(tables),
    )


def _limits(value: float, sectors: Sequence[SectorDifference]) -> Interval:
    """Limits of a weighted sum of differences, from the distances of the single limits."""
    below = above = 0.0
    whole = sum(one.here.weight for one in sectors)
    for one in sectors:
        if one.numbers:
            difference, low, high = one.numbers
            weight = one.here.weight / whole
            below += (weight * (difference - low)) ** 2
            above += (weight * (high - difference)) ** 2
    return Interval(max(-1.0, value - math.sqrt(below)), min(1.0, value + math.sqrt(above)))


def _by_sector(survey: Survey, question: Question) -> dict[str, Share]:
    return {share.group: share for share in shares_of(survey.counts, survey.codebook, question.id)}


def _sector(here: Share, there: Share) -> SectorDifference:
    if here.count is None or there.count is None or not here.n or not there.n:
        return SectorDifference(here, there)
    shares = (here.count, here.n), (there.count, there.n)
    lists = (here.asked.most, there.asked.most)
    of_invited = difference_of_proportions(*shares, populations=lists)
    found = SectorDifference(here, there, difference_of(here, there), of_invited.interval)
    test = independence(votes_table(here, there) or [], seed=f"across/{here.group}")
    return replace(found, p=1.0 if test.p is None else test.p)


def _adjusted(
    comparisons: list[tuple[QuestionDifference, ...]],
) -> tuple[tuple[QuestionDifference, ...], ...]:
    """Adjust all p-values by Holm's method: one family of questions, one of single sectors."""
    questions = [one for compared in comparisons for one in compared]
    sectors = [sector for one in questions for sector in one.sectors]
    of_questions = iter(holm([_p(one) for one in questions]))
    of_sectors = iter(holm([1.0 if sector.p is None else sector.p for sector in sectors]))

    def adjusted(one: QuestionDifference) -> QuestionDifference:
        p = next(of_questions)
        parts = []
        for sector in one.sectors:
            p_sector = next(of_sectors)
            parts.append(replace(sector, p_adjusted=None if sector.effect is None else p_sector))
        return replace(one, sectors=tuple(parts), p_adjusted=None if one.association is None else p)

    return tuple(tuple(adjusted(one) for one in compared) for compared in comparisons)


def _p(one: QuestionDifference) -> float:
    p = one.association.test.p if one.association else None
    return 1.0 if p is None else p
