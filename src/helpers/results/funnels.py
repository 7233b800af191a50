"""Which questions get a funnel plot: the main ones that all of enough surveys ask alike."""

from collections.abc import Sequence

from helpers.disclosure.declared import NOTHING
from helpers.exhibits import Statement
from helpers.results.compared_surveys import least_certain
from helpers.results.funnel import Funnel, funnel
from helpers.results.survey_pair import SurveyPair
from helpers.words.edition import Edition
from helpers.words.formats import WHOLE

FUNNEL_FROM = 3
"""Fewest surveys of which a funnel plot is drawn."""


def funnels(comparisons: Sequence[SurveyPair]) -> tuple[Funnel, ...]:
    """Return a funnel for every main question of the analysis plan that all surveys ask alike.

    None where fewer than three surveys are compared: two have no spread to speak of. Where the
    plan has no main question that all ask, one for every question that they do.
    """
    if len(comparisons) + 1 < FUNNEL_FROM:
        return ()
    surveys = [comparisons[0].here, *(comparison.there for comparison in comparisons)]
    asked = [[one.question for one in comparison.questions] for comparison in comparisons]
    common = set.intersection(*({question.id for question in questions} for questions in asked))
    shared = [question for question in asked[0] if question.id in common]
    planned = {
        name
        for plan in surveys[0].codebook.analysis
        if plan.confirmatory
        for name in (plan.question, plan.against)
    }
    chosen = [question for question in shared if question.id in planned] or shared
    return tuple(funnel(surveys, question) for question in chosen)


def funnel_scope_sentence(comparisons: Sequence[SurveyPair], edition: Edition) -> Statement:
    """Say how many surveys there are to set against each other, and whether that is enough."""
    surveys = [comparisons[0].here, *(comparison.there for comparison in comparisons)]
    text = edition.say(
        "funnel_scope" if len(surveys) >= FUNNEL_FROM else "funnel_too_few",
        number=WHOLE(len(surveys), counts=NOTHING),
        needed=WHOLE(FUNNEL_FROM, counts=NOTHING),
    )
    return Statement("funnel-scope", text, least_certain(surveys))
