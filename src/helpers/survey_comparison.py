"""Compare surveys: counties with each other, or a county with itself at another time.

Only protected counts are read, so no comparison tells more than its surveys' own reports do. Where
a share is hidden, what rests on it is withheld.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.codebook import Question
from helpers.compared import Survey, comparable, shared_sectors
from helpers.comparison import SIGNIFICANCE
from helpers.counts import COUNTY
from helpers.provenance import Source
from helpers.shares import Share, shares_of
from helpers.statistics import (
    Effect,
    Interval,
    StratifiedAssociation,
    StratifiedProportion,
    Stratum,
    control_limits,
    difference_of_proportions,
    holm,
    independence,
    stratified_association,
    stratified_proportion,
)
from helpers.statistics.proportions import recovered

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
        The first minus the second, with its interval for the two lists of people invited; None
        where a share is hidden.
    p
        Fisher's exact test: whether the difference is more than chance may give.
    p_adjusted
        The same after Holm's method over every sector, question and survey compared.
    """

    here: Share
    there: Share
    effect: Effect | None
    p: float | None
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
        The share of those sectors together, each sector weighted by how many were invited; None
        where a sector's share is hidden.
    difference
        ``here`` minus ``there``.
    interval
        Its limits, from those of the two shares (Zou and Donner 2008).
    association
        Survey and answer compared within sectors (Cochran, Mantel and Haenszel, exact).
    p_adjusted
        Its p-value after Holm's method over every question and survey compared.
    same_wording
        Whether both surveys ask it in the same words.
    """

    question: Question
    sectors: tuple[SectorDifference, ...]
    here: StratifiedProportion | None = None
    there: StratifiedProportion | None = None
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

    @property
    def is_wave(self) -> bool:
        """True for the same area at another time."""
        return self.here.codebook.area == self.there.codebook.area


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
    The groups are taken to be independent. People who answered in both surveys, if there are any,
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
    tables = [
        [[share.count or 0, share.n - (share.count or 0)] for share in (one.here, one.there)]
        for one in differences
    ]
    mine = _weighted([difference.here for difference in differences])
    other_share = _weighted([difference.there for difference in differences])
    if mine.estimate is None or other_share.estimate is None:
        return plain
    return replace(
        plain,
        here=mine,
        there=other_share,
        difference=mine.estimate - other_share.estimate,
        interval=recovered(
            mine.estimate, mine.interval, other_share.estimate, other_share.interval
        ),
        association=stratified_association(tables),
    )


def _by_sector(survey: Survey, question: Question) -> dict[str, Share]:
    return {share.group: share for share in shares_of(survey.counts, survey.codebook, question.id)}


def _county(survey: Survey, question: Question) -> Share:
    return _by_sector(survey, question)[COUNTY]


def _sector(here: Share, there: Share) -> SectorDifference:
    if here.count is None or there.count is None or not here.n or not there.n:
        return SectorDifference(here, there, None, None)
    effect = difference_of_proportions(
        (here.count, here.n),
        (there.count, there.n),
        populations=(here.invited, there.invited),
    )
    table = [[share.count or 0, share.n - (share.count or 0)] for share in (here, there)]
    test = independence(table, seed=f"across/{here.group}")
    return SectorDifference(here, there, effect, 1.0 if test.p is None else test.p)


def _weighted(shares: Sequence[Share]) -> StratifiedProportion:
    return stratified_proportion(
        [Stratum(share.count or 0, share.n, share.invited) for share in shares]
    )


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
