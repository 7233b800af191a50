"""Sentences on how surveys differ; nothing is told that the data do not show."""

from collections.abc import Sequence

from helpers.comparison.compared_surveys import Survey
from helpers.comparison.survey_comparison import (
    FUNNEL_FROM,
    Funnel,
    QuestionDifference,
    SurveyComparison,
    least_certain,
)
from helpers.exhibits import Statement, exhibit_id
from helpers.tables.survey_tables import funnel_result, questions_result
from helpers.words.edition import Edition

_LEFT_OUT = ("missing", "type", "levels", "headline", "asked_if")


def scope_sentence(comparison: SurveyComparison, edition: Edition) -> Statement:
    """Say what is compared, and which questions are not, and why."""
    here = comparison.here.codebook
    sectors = comparison.questions[0].sectors if comparison.questions else ()
    parts = [
        edition.sentence(
            "across_scope",
            there=comparison.there.label(edition.language),
            questions=edition.whole(len(comparison.questions)),
            sectors=edition.whole(len(sectors)),
            all_sectors=edition.whole(len(here.sectors)),
        )
    ]
    for reason in _LEFT_OUT:
        names = [
            edition.question(here.question(name)).lower()
            for name, why in comparison.left_out.items()
            if why == reason
        ]
        if names:
            key = f"across_left_out_{reason}"
            parts.append(edition.sentence(key, questions=edition.series(names)))
    identifier = exhibit_id("across", comparison.there.name, "scope")
    return Statement(identifier, " ".join(parts), comparison.source)


def questions_sentence(comparison: SurveyComparison, edition: Edition) -> Statement:
    """Say which questions differ within sectors, for how many the data show nothing."""
    differing = [one for one in comparison.questions if one.differs]
    hidden = [one for one in comparison.questions if one.association is None]
    alike = len(comparison.questions) - len(differing) - len(hidden)
    there = comparison.there.label(edition.language)
    parts = []
    for one in differing:
        key = "across_uneven" if one.uneven else _direction(one)
        parts.append(
            edition.sentence(
                key,
                named=edition.share_of(one.question),
                here=comparison.here.label(edition.language),
                there=there,
                p=edition.p_value(one.p_adjusted or 0, adjusted=True),
            )
        )
    if not differing and alike:
        parts.append(edition.sentence("across_nothing", there=there))
    elif alike:
        parts.append(edition.sentence("across_rest", number=edition.whole(alike)))
    if hidden:
        names = [edition.question(one.question).lower() for one in hidden]
        parts.append(edition.sentence("across_hidden", questions=edition.series(names)))
    identifier = exhibit_id("across", comparison.there.name, "told")
    first = (differing or list(comparison.questions))[0]
    result = f"{questions_result(comparison)}_{first.question.id}"
    return Statement(identifier, " ".join(parts), comparison.source, result=result)


def sectors_sentence(comparison: SurveyComparison, edition: Edition) -> Statement:
    """Say in which sectors a question differs, after Holm's method over all of them."""
    told = []
    number = 0
    for one in comparison.questions:
        for sector in one.sectors:
            number += sector.effect is not None
            if sector.differs and sector.effect is not None and sector.effect.value is not None:
                told.append(
                    edition.sentence(
                        "across_sector",
                        question=edition.question(one.question).lower(),
                        among=edition.among(sector.here.group),
                        difference=edition.points_with_interval(
                            sector.effect.value, *sector.effect.interval
                        ),
                    )
                )
    key = "across_sectors_differ" if told else "across_sectors_alike"
    text = edition.sentence(key, number=edition.whole(number), cases=edition.series(told))
    identifier = exhibit_id("across", comparison.there.name, "which")
    result = f"{questions_result(comparison)}_sectors"
    return Statement(identifier, text, comparison.source, result=result)


def funnel_scope_sentence(comparisons: Sequence[SurveyComparison], edition: Edition) -> Statement:
    """Say how many surveys there are to set against each other, and whether that is enough."""
    number = len(comparisons) + 1
    key = "funnel_scope" if number >= FUNNEL_FROM else "funnel_too_few"
    text = edition.sentence(key, number=edition.whole(number), needed=edition.whole(FUNNEL_FROM))
    surveys = [comparisons[0].here, *(comparison.there for comparison in comparisons)]
    return Statement("funnel-scope", text, least_certain(surveys))


def funnel_sentence(found: Funnel, edition: Edition) -> Statement:
    """Say which surveys lie outside the outer limits; no order among those inside."""
    names = [point.survey.label(edition.language) for point in found.outside]
    hidden = [
        point.survey.label(edition.language) for point in found.points if point.share.suppressed
    ]
    if found.target is None or len(hidden) == len(found.points):
        text = edition.sentence("funnel_hidden")
    elif names:
        text = edition.sentence("funnel_outside", surveys=edition.series(names))
    else:
        text = edition.sentence("funnel_inside")
    if hidden and found.target is not None:
        text += " " + edition.sentence("funnel_missing", surveys=edition.series(hidden))
    identifier = exhibit_id("funnel", found.question.id, "told")
    return Statement(identifier, text, found.source, result=funnel_result(found))


def response_sentence(here: Survey, others: Sequence[Survey], edition: Edition) -> Statement:
    """Say how far the response rates lie apart: silence may differ from survey to survey."""
    surveys = sorted((here, *others), key=lambda survey: survey.answered / survey.invited)
    lowest, highest = surveys[0], surveys[-1]
    text = edition.sentence(
        "across_response",
        low=edition.percent(lowest.answered / lowest.invited),
        lowest=lowest.label(edition.language),
        high=edition.percent(highest.answered / highest.invited),
        highest=highest.label(edition.language),
    )
    return Statement("across-response", text, least_certain(surveys))


def _direction(one: QuestionDifference) -> str:
    ratio = one.association.common if one.association else None
    return "across_higher" if ratio is not None and ratio.direction > 0 else "across_lower"
