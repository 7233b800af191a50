"""Tables of a comparison between surveys."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from helpers.comparison.compared_surveys import Survey
from helpers.comparison.survey_comparison import (
    Funnel,
    QuestionDifference,
    SurveyComparison,
    least_certain,
)
from helpers.disclosure.counts import HEADLINE
from helpers.exhibits import Column, Table, exhibit_id
from helpers.words.edition import Edition


def surveys_source(surveys: Sequence[Survey], edition: Edition) -> str:
    """Say where the answers of several surveys come from."""
    lines = []
    for survey in surveys:
        line = Edition(survey.codebook, edition.language).source_line(survey.counts.source)
        lines.append(f"{survey.label(edition.language)}: {line}")
    return " ".join(lines)


def surveys_table(here: Survey, others: Sequence[Survey], edition: Edition) -> Table:
    """Show the surveys compared: whom they asked and how many answered.

    Parameters
    ----------
    here
        The survey of the report.
    others
        The surveys it is compared with.
    edition
        The language.
    """
    surveys = (here, *others)
    rows = [
        (survey.name, survey.codebook.year, survey.invited, survey.answered,
         survey.answered / survey.invited, survey.counts.source)
        for survey in surveys
    ]  # fmt: skip
    names = {survey.name: survey.label(edition.language) for survey in surveys}
    return Table(
        id="across-surveys",
        caption=edition.choose(
            "Undersökningarna som jämförs", "The surveys that are compared"
        ),
        source=least_certain(surveys),
        source_line=surveys_source(surveys, edition),
        columns=(
            _named("survey", edition.label("across_survey"), names),
            Column("invited", edition.label("across_invited"), edition.whole),
            Column("answered", edition.label("across_answered"), edition.whole),
            Column("response_rate", edition.label("across_response_rate"), edition.percent),
            Column("source", edition.label("source"), lambda kind: edition.label(f"kind_{kind}"),
                   numeric=False),
        ),
        frame=pd.DataFrame(
            rows, columns=["survey", "year", "invited", "answered", "response_rate", "source"]
        ),
        notes=(edition.label("across_nonresponse_note"),),
    )  # fmt: skip


def questions_result(comparison: SurveyComparison) -> str:
    """Return the id of the result that holds the questions of a comparison."""
    return f"across_{comparison.there.name.replace('-', '_')}"


def questions_table(comparison: SurveyComparison, edition: Edition) -> Table:
    """Show how the headline share of every question differs between two surveys.

    Parameters
    ----------
    comparison
        Two surveys.
    edition
        The language.

    Returns
    -------
    Table
        A row for each question: both shares, sectors weighted alike, their difference with its
        interval, and the test within sectors after Holm's method.
    """
    rows = [
        (
            one.question.id,
            one.here,
            one.there,
            one.difference,
            *(one.interval or (None, None)),
            one.p_adjusted,
        )
        for one in comparison.questions
    ]
    names = ["question", "here", "there", "difference", "ci_low", "ci_high", "p_adjusted"]
    return Table(
        id=exhibit_id("across", comparison.there.name),
        caption=edition.choose(
            f"Andelen i {_label(comparison.here, edition)} jämfört med "
            f"{_label(comparison.there, edition)}, fråga för fråga",
            f"The share in {_label(comparison.here, edition)} compared with "
            f"{_label(comparison.there, edition)}, question by question",
        ),
        source=comparison.source,
        source_line=surveys_source((comparison.here, comparison.there), edition),
        columns=(_question_column(comparison, edition), *_share_columns(comparison, edition)),
        frame=pd.DataFrame(rows, columns=names),
        notes=(
            edition.label("across_difference_note"),
            edition.label("across_test_note"),
            edition.label("across_caveat_note"),
            *_wording_note(comparison.questions, edition),
        ),
        results=tuple(_question_entries(comparison)),
    )


def sectors_table(comparison: SurveyComparison, edition: Edition) -> Table:
    """Show how the headline share of every question differs in every sector.

    Parameters
    ----------
    comparison
        Two surveys.
    edition
        The language.

    Returns
    -------
    Table
        A row for each question and sector.
    """
    rows = []
    for one in comparison.questions:
        for sector in one.sectors:
            effect = sector.effect
            known = effect is not None and effect.value is not None
            rows.append(
                (
                    one.question.id,
                    sector.here.group,
                    sector.here.proportion,
                    sector.there.proportion,
                    effect.value if effect else None,
                    *(effect.interval if effect and known else (None, None)),
                    *(sector.of_invited or (None, None)),
                    sector.p_adjusted,
                )
            )
    names = ["question", "group", "here", "there", "difference", "ci_low", "ci_high",
             "invited_low", "invited_high", "p_adjusted"]  # fmt: skip
    share_columns = _share_columns(comparison, edition)
    questions = {one.question.id: one.question for one in comparison.questions}
    return Table(
        id=exhibit_id("across", comparison.there.name, "sectors"),
        caption=edition.choose(
            f"Andelen i {_label(comparison.here, edition)} jämfört med "
            f"{_label(comparison.there, edition)}, i varje sektor",
            f"The share in {_label(comparison.here, edition)} compared with "
            f"{_label(comparison.there, edition)}, in every sector",
        ),
        source=comparison.source,
        source_line=surveys_source((comparison.here, comparison.there), edition),
        columns=(
            Column(
                ("question", "group"),
                edition.choose("Fråga och sektor", "Question and sector"),
                lambda question, group: (
                    f"{edition.question(questions[question])}: {edition.inside(group)}"
                ),
                numeric=False,
            ),
            *share_columns[:-1],
            Column(
                ("invited_low", "invited_high"),
                edition.label("across_of_invited"),
                edition.points_interval,
            ),
            share_columns[-1],
        ),
        frame=pd.DataFrame(rows, columns=names),
        notes=(
            edition.label("across_sector_note"),
            edition.label("across_caveat_note"),
        ),
        results=(_sector_entry(comparison),),
    )


def funnel_table(found: Funnel, edition: Edition) -> Table:
    """Show every survey's share with the limits within which chance would keep it.

    Parameters
    ----------
    found
        A question in every survey compared.
    edition
        The language.

    Returns
    -------
    Table
        A row for each survey: answers, share, inner and outer limits.
    """
    rows = [
        (
            point.survey.name,
            point.share.n,
            point.share.proportion,
            *(point.warning or (None, None)),
            *(point.alarm or (None, None)),
        )
        for point in found.points
    ]
    names = ["survey", "n", "proportion", "warning_low", "warning_high", "alarm_low", "alarm_high"]
    labels = {point.survey.name: _label(point.survey, edition) for point in found.points}
    question = found.question
    notes = [edition.label("across_funnel_note")]
    if found.target is not None:
        notes.insert(0, edition.label("across_target_note").format(
            share=edition.percent(found.target)))  # fmt: skip
    areas = [point.survey.codebook.area for point in found.points]
    if len(areas) > len({area["sv"] for area in areas}):
        notes.append(edition.label("across_wave_note"))
    return Table(
        id=exhibit_id("funnel", question.id),
        caption=edition.choose(
            f"{edition.question(question)}: {edition.share_of(question)} i varje undersökning, "
            "mot antalet svar",
            f"{edition.question(question)}: {edition.share_of(question)} in every survey, "
            "against the number of answers",
        ),
        source=found.source,
        source_line=surveys_source([point.survey for point in found.points], edition),
        columns=(
            _named("survey", edition.label("across_survey"), labels),
            Column("n", edition.label("n"), edition.whole),
            Column("proportion", edition.label("share"), edition.percent),
            Column(("warning_low", "warning_high"), edition.label("across_warning"),
                   edition.percent_interval),
            Column(("alarm_low", "alarm_high"), edition.label("across_alarm"),
                   edition.percent_interval),
        ),
        frame=pd.DataFrame(rows, columns=names),
        notes=tuple(notes),
        results=(_funnel_entry(found),),
    )  # fmt: skip


def funnel_result(found: Funnel) -> str:
    """Return the id of the result that holds a funnel."""
    return f"funnel_{found.question.id}"


def _label(survey: Survey, edition: Edition) -> str:
    return survey.label(edition.language)


def _named(name: str, header: str, labels: dict[str, str]) -> Column:
    return Column(name, header, lambda value: labels[value], numeric=False)


def _question_column(comparison: SurveyComparison, edition: Edition) -> Column:
    labels = {one.question.id: edition.question(one.question) for one in comparison.questions}
    return _named("question", edition.choose("Fråga", "Question"), labels)


def _share_columns(comparison: SurveyComparison, edition: Edition) -> tuple[Column, ...]:
    return (
        Column("here", _label(comparison.here, edition), edition.percent),
        Column("there", _label(comparison.there, edition), edition.percent),
        Column(
            ("difference", "ci_low", "ci_high"),
            edition.choose("Skillnad, procentenheter", "Difference, percentage points"),
            edition.points_with_interval,
        ),
        Column("p_adjusted", edition.choose("p-värde", "p-value"), edition.p_value),
    )


def _wording_note(questions: Sequence[QuestionDifference], edition: Edition) -> list[str]:
    changed = [edition.question(one.question) for one in questions if not one.same_wording]
    if not changed:
        return []
    named = edition.series([name.lower() for name in changed])
    return [edition.label("across_wording_note").format(questions=named)]


def _question_entries(comparison: SurveyComparison) -> list[dict[str, Any]]:
    """Return an entry for each question: the shares' difference, and the test within sectors."""
    entries = []
    for one in comparison.questions:
        hidden = one.difference is None
        low, high = one.interval or (None, None)
        estimate: dict[str, Any] = {
            "group": "shared_sectors_weighted",
            "level": HEADLINE,
            "difference": one.difference,
            "ci_low": low,
            "ci_high": high,
            "suppressed": hidden,
        }
        entry: dict[str, Any] = {
            "id": f"{questions_result(comparison)}_{one.question.id}",
            "question": f"{one.question.id}: {comparison.here.name} - {comparison.there.name}",
            "theme": one.question.theme,
            "source": comparison.source,
            "estimates": [estimate | ({"count": None} if hidden else {})],
        }
        test = one.association.test if one.association else None
        if test is not None and test.p is not None:
            entry["n"] = test.n
            entry["test"] = {"method": test.method, "p": test.p, "p_adjusted": one.p_adjusted}
        entries.append(entry)
    return entries


def _sector_entry(comparison: SurveyComparison) -> dict[str, Any]:
    estimates = []
    for one in comparison.questions:
        for sector in one.sectors:
            effect = sector.effect
            hidden = effect is None
            estimate: dict[str, Any] = {
                "group": f"{one.question.id}: {sector.here.group}",
                "level": "first minus second",
                "difference": effect.value if effect else None,
                "ci_low": effect.interval.low if effect else None,
                "ci_high": effect.interval.high if effect else None,
                "invited_low": sector.of_invited.low if sector.of_invited else None,
                "invited_high": sector.of_invited.high if sector.of_invited else None,
                "p_adjusted": sector.p_adjusted,
                "suppressed": hidden,
            }
            estimates.append(estimate | ({"count": None} if hidden else {}))
    return {
        "id": f"{questions_result(comparison)}_sectors",
        "question": f"{comparison.here.name} - {comparison.there.name}",
        "theme": "comparison",
        "source": comparison.source,
        "estimates": estimates,
    }


def _funnel_entry(found: Funnel) -> dict[str, Any]:
    estimates = []
    for point in found.points:
        share = point.share
        low, high = point.alarm or (None, None)
        estimates.append(
            {
                "group": point.survey.name,
                "level": HEADLINE,
                "n": share.n,
                "count": share.count,
                "proportion": share.proportion,
                "limit_low": low,
                "limit_high": high,
                "suppressed": share.suppressed,
            }
        )
    return {
        "id": funnel_result(found),
        "question": f"{found.question.id} across surveys",
        "theme": found.question.theme,
        "source": found.source,
        "estimates": estimates,
    }
