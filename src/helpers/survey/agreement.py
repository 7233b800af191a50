"""Does a codebook agree with itself? What its parts cannot see one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpers.survey.parts import repeated
from helpers.survey.spelling import folded

if TYPE_CHECKING:
    from helpers.survey.codebook import Codebook
    from helpers.survey.questions import Question

ALL_TOGETHER = {"county", "county_weighted", "total"}
"""What tables call everyone together."""


def grouping_problems(codebook: Codebook) -> Iterator[str]:
    """Yield why it is not known who is compared with whom.

    Parameters
    ----------
    codebook
        Whose parts are each in order.
    """
    if codebook.groups is not None:
        yield from codebook.groups.problems(codebook.questions)
        if codebook.sectors or codebook.export.columns.actor:
            yield "groups: stands in place of sectors and of actor under export.columns"
    elif not codebook.sectors:
        yield "needs sectors, or groups made from the answers to a question"
    elif not codebook.export.columns.actor:
        yield "export: columns lacks actor: which actor the respondent belongs to"


def disagreements(codebook: Codebook) -> Iterator[str]:
    """Yield every other problem, once the groups are made.

    Parameters
    ----------
    codebook
        Whose parts are each in order.
    """
    for rule in (_names, _compared, _levels, _follow_ups, _counted, _plan):
        yield from rule(codebook)


def _names(codebook: Codebook) -> Iterator[str]:
    """Yield every name that stands for two things."""
    groups = [sector.id for sector in codebook.sectors] + [actor.id for actor in codebook.actors]
    yield from (
        f"the sector or actor id {name} is reserved" for name in groups if name in ALL_TOGETHER
    )
    columns = [column for question in codebook.questions for column in question.columns]
    columns += [name for name in codebook.export.columns.model_dump().values() if name]
    for language in codebook.languages:
        for parts, problem in (
            (codebook.sectors, "two sectors are called {}: readers cannot tell them apart"),
            (codebook.questions, "two questions have the label {}: readers cannot tell them apart"),
        ):
            labels = (folded(part.label.root.get(language, part.id)) for part in parts)
            yield from map(problem.format, repeated(labels))
    spoken = [name for actor in codebook.actors for name in actor.names]
    for names, problem in (
        (groups, "sector or actor id {} occurs twice"),
        ([question.id for question in codebook.questions], "question id {} occurs twice"),
        (columns, "column {} is used twice"),
        (spoken, "actor name, code or alias {} stands for two actors"),
        (codebook.languages, "languages names {} twice"),
        ([comparison.id for comparison in codebook.analysis], "comparison id {} occurs twice"),
    ):
        yield from map(problem.format, repeated(names))


def _compared(codebook: Codebook) -> Iterator[str]:
    yield from (f"compared_with names {name} twice" for name in repeated(codebook.compared_with))
    if codebook.survey in codebook.compared_with:
        yield "compared_with names the survey itself"


def _levels(codebook: Codebook) -> Iterator[str]:
    for question in codebook.questions:
        told = question.headline and question.headline_label is not None
        if question.type in {"single", "ordinal"} and not told:
            yield f"question {question.id}: needs headline (levels) and headline_label"


def _follow_ups(codebook: Codebook) -> Iterator[str]:
    before: dict[str, Question] = {}
    for question in codebook.questions:
        if question.asked_if is not None:
            gate = before.get(question.asked_if.question)
            if codebook.grouping is not None and question.asked_if.question == codebook.grouping.id:
                yield (
                    f"question {question.id}: asked_if names the question that makes the "
                    "groups, which opens nothing: leave asked_if out"
                )
            elif gate is None or gate.type not in {"single", "ordinal"}:
                yield (
                    f"question {question.id}: asked_if must name a single or ordinal question "
                    "that stands before it"
                )
            elif not set(question.asked_if.levels) <= {level.id for level in gate.levels}:
                yield f"question {question.id}: asked_if names no level of {gate.id}"
        before[question.id] = question


def _counted(codebook: Codebook) -> Iterator[str]:
    counts = {question.id for question in codebook.questions if question.type == "count"}
    for counted in codebook.cases.counts.values() if codebook.cases else ():
        if counted not in counts:
            yield f"cases: {counted} is not a count question"


def _plan(codebook: Codebook) -> Iterator[str]:
    leveled = {question.id for question in codebook.questions if question.headline}
    for comparison in codebook.analysis:
        for name in (comparison.question, comparison.against):
            if name is not None and name not in leveled:
                yield f"comparison {comparison.id}: {name} is not a question with levels"
