"""Compare surveys: counties with each other, or a county with itself at another time.

Only protected counts are read, so no comparison tells more than its surveys' own reports do. Where
a share is hidden, what rests on it is withheld.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.comparison.compared_surveys import Survey, comparable, shared_sectors
from helpers.comparison.sector_comparison import SIGNIFICANCE
from helpers.comparison.shares import Share, shares_of
from helpers.disclosure.counts import COUNTY
from helpers.statistics import (
    Effect,
    Interval,
    StratifiedAssociation,
    control_limits,
    difference_of_proportions,
    holm,
    independence,
    stratified_association,
)
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source

_ORDER: tuple[Source, ...] = ("synthetic", "survey", "published")
FUNNEL_FROM = 3
"""Fewest surveys of which a funnel plot is drawn."""

WARNING, ALARM = 0.95, 0.998
"""Levels of the funnel's two pairs of limits (Spiegelhalter 2005)."""


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
    def differs(self) -> bool:
        """True where the data show a difference."""
        return self.p_adjusted is not None and self.p_adjusted < SIGNIFICANCE


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
        return self.p_adjusted is not None and self.p_adjusted < SIGNIFICANCE

    @property
    def uneven(self) -> bool:
        """True where the data show that the difference is not alike in all sectors."""
        p = self.association.homogeneity.p if self.association else None
        return p is not None and p < SIGNIFICANCE


@dataclass(frozen=True)
class SurveyComparison:
    """A survey compared with another.

    Parameters
    ----------
    here, there
        The surveys.
    questions
        The questions that both ask alike.
    left_out
        Why each other question with a headline share is not compared, by id.
    """

    here: Survey
    there: Survey
    questions: tuple[QuestionDifference, ...]
    left_out: dict[str, str]

    @property
    def source(self) -> Source:
        """The less certain of the two surveys' sources."""
        return least_certain((self.here, self.there))


@dataclass(frozen=True)
class FunnelPoint:
    """A survey in a funnel plot: its share among all respondents, and what chance may give.

    Parameters
    ----------
    survey
        The survey.
    share
        Of all its respondents; hidden ones have no proportion.
    warning, alarm
        Limits within which 95 and 99.8 per cent of surveys of its size would lie if all had the
        common share; None where the share is hidden.
    """

    survey: Survey
    share: Share
    warning: Interval | None = None
    alarm: Interval | None = None


@dataclass(frozen=True)
class Funnel:
    """A question in every survey compared.

    Parameters
    ----------
    question
        As this survey declares it.
    target
        The common share: yes of all surveys that show it, out of all their answers.
    points
        The surveys, this one first.
    """

    question: Question
    target: float | None
    points: tuple[FunnelPoint, ...]

    @property
    def source(self) -> Source:
        """The least certain of the surveys' sources."""
        return least_certain([point.survey for point in self.points])

    @property
    def outside(self) -> tuple[FunnelPoint, ...]:
        """The surveys outside the outer limits."""
        return tuple(
            point
            for point in self.points
            if point.alarm is not None and point.share.proportion not in point.alarm
        )


def least_certain(surveys: Sequence[Survey]) -> Source:
    """Return the least certain source of several surveys: synthetic if any is."""
    sources = {survey.counts.source for survey in surveys}
    return next(source for source in _ORDER if source in sources)


def compare_surveys(here: Survey, others: Sequence[Survey]) -> tuple[SurveyComparison, ...]:
    """Compare a survey with others.

    Parameters
    ----------
    here
        The survey of the report.
    others
        The surveys that its codebook names.

    Returns
    -------
    tuple of SurveyComparison
        One for each other survey. p-values are adjusted over all of them together: those of
        questions as one family, those of single sectors as another. What is hidden counts as
        p = 1.

    Notes
    -----
    The groups are taken to be independent: Fisher (1935); intervals of a difference Zou & Donner
    (2008), in finite lists Fay, Proschan & Brittain (2015), of a weighted sum Zou, Huang & Zhang
    (2009). People who answered in both surveys, if there are any,
    cannot be matched.
    """
    return _adjusted([_compared(here, there) for there in others])


def funnel(here: Survey, others: Sequence[Survey], question: Question) -> Funnel:
    """Set every survey's share against its number of answers.

    Parameters
    ----------
    here, others
        The surveys; all ask the question alike.
    question
        The question.

    Notes
    -----
    Spiegelhalter (2005): exact binomial control limits around the common share.
    """
    surveys = (here, *others)
    shares = [_county(survey, question) for survey in surveys]
    shown = [(share.count, share.n) for share in shares if share.count is not None and share.n]
    n = sum(size for _, size in shown)
    target = sum(count for count, _ in shown) / n if n else None
    points = []
    for survey, share in zip(surveys, shares, strict=True):
        if target is None or share.proportion is None:
            points.append(FunnelPoint(survey, share))
        else:
            limits = (control_limits(target, share.n, level) for level in (WARNING, ALARM))
            points.append(FunnelPoint(survey, share, *limits))
    return Funnel(question, target, tuple(points))


def funnels(comparisons: Sequence[SurveyComparison]) -> tuple[Funnel, ...]:
    """Return a funnel for every main question of the analysis plan that all surveys ask alike.

    Parameters
    ----------
    comparisons
        A survey compared with others.

    Returns
    -------
    tuple of Funnel
        None where fewer than three surveys are compared: two have no spread to speak of. Where the
        plan has no main question that all ask, one for every question that they do.
    """
    if len(comparisons) + 1 < FUNNEL_FROM:
        return ()
    here, others = comparisons[0].here, [comparison.there for comparison in comparisons]
    planned = {
        name
        for plan in here.codebook.analysis
        if plan.confirmatory
        for name in (plan.question, plan.against)
    }
    shared = common_questions(comparisons)
    chosen = [question for question in shared if question.id in planned] or shared
    return tuple(funnel(here, others, question) for question in chosen)


def common_questions(comparisons: Sequence[SurveyComparison]) -> tuple[Question, ...]:
    """Return the questions that every survey asks alike."""
    asked = [{one.question.id for one in comparison.questions} for comparison in comparisons]
    shared = set.intersection(*asked) if asked else set()
    first = comparisons[0].questions if comparisons else ()
    return tuple(one.question for one in first if one.question.id in shared)


def _compared(here: Survey, there: Survey) -> SurveyComparison:
    questions, left_out = comparable(here.codebook, there.codebook)
    sectors = [sector.id for sector in shared_sectors(here.codebook, there.codebook)]
    compared = tuple(_question(here, there, question, sectors) for question in questions)
    return SurveyComparison(here, there, compared, left_out)


def _question(
    here: Survey, there: Survey, question: Question, sectors: list[str]
) -> QuestionDifference:
    ours, theirs = (_by_sector(survey, question) for survey in (here, there))
    differences = tuple(_sector(ours[sector], theirs[sector]) for sector in sectors)
    other = there.codebook.question(question.id)
    plain = QuestionDifference(question, differences, same_wording=question.text == other.text)
    if any(difference.effect is None for difference in differences):
        return plain
    tables = [_table(one) for one in differences]
    weights = [one.here.invited for one in differences]
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
    invited = sum(one.here.invited for one in sectors)
    for one in sectors:
        if one.effect is not None and one.effect.value is not None:
            weight = one.here.invited / invited
            below += (weight * (one.effect.value - one.effect.interval.low)) ** 2
            above += (weight * (one.effect.interval.high - one.effect.value)) ** 2
    return Interval(max(-1.0, value - math.sqrt(below)), min(1.0, value + math.sqrt(above)))


def _table(one: SectorDifference) -> list[list[int]]:
    """Return survey by answer: rows here and there, columns yes and no."""
    return [[share.count or 0, share.n - (share.count or 0)] for share in (one.here, one.there)]


def _by_sector(survey: Survey, question: Question) -> dict[str, Share]:
    return {share.group: share for share in shares_of(survey.counts, survey.codebook, question.id)}


def _county(survey: Survey, question: Question) -> Share:
    return _by_sector(survey, question)[COUNTY]


def _sector(here: Share, there: Share) -> SectorDifference:
    if here.count is None or there.count is None or not here.n or not there.n:
        return SectorDifference(here, there)
    shares = (here.count, here.n), (there.count, there.n)
    of_invited = difference_of_proportions(*shares, populations=(here.invited, there.invited))
    found = SectorDifference(here, there, difference_of_proportions(*shares), of_invited.interval)
    test = independence(_table(found), seed=f"across/{here.group}")
    return replace(found, p=1.0 if test.p is None else test.p)


def _adjusted(comparisons: Sequence[SurveyComparison]) -> tuple[SurveyComparison, ...]:
    """Adjust all p-values by Holm's method: one family of questions, one of single sectors."""
    questions = [one for comparison in comparisons for one in comparison.questions]
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

    return tuple(
        replace(comparison, questions=tuple(adjusted(one) for one in comparison.questions))
        for comparison in comparisons
    )


def _p(one: QuestionDifference) -> float:
    p = one.association.test.p if one.association else None
    return 1.0 if p is None else p
