"""What sums and logs imply of the answers before: who was asked gave the answer that asks."""

from collections.abc import Iterator

from helpers.report.audit.declared_facts import numbers_told
from helpers.report.audit.facts import Fact
from helpers.report.audit.read_back import BuiltReport
from helpers.survey.codebook import AskedIf, Codebook, Question


def implied_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield what a report's declared numbers imply of answers that they do not count.

    Parameters
    ----------
    report
        Its files, read back.
    codebook
        The survey's declaration.
    """
    yield from _case_facts(report, codebook)
    yield from _log_facts(report, codebook)


def _case_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield that who states cases gave the answer that opened the question."""
    gates = {
        question.id: question.asked_if
        for question in codebook.questions
        if question.type == "count" and question.asked_if is not None
    }
    stated = {
        told.key[1:3]
        for told in numbers_told(report, published=True)
        if told.key[0] == "cases" and told.value
    }
    for question, gate in gates.items():
        for sector in codebook.sectors:
            actors = sum((question, actor.id) in stated for actor in sector.actors)
            if actors:
                yield _gated(gate, sector.id, actors, f"cases of {question}, {sector.id}")


def _log_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield that who has an answer changed gave one, and was asked the question."""
    owner: dict[str, Question] = {
        column: question for question in codebook.questions for column in question.columns
    }
    for told in numbers_told(report):
        kind, *names = told.key
        question = owner.get(names[0]) if kind == "log" and len(names) > 1 else None
        if question is None or not told.value:
            continue
        if question.asked_if is not None:
            yield _gated(question.asked_if, "county", told.value, told.place)
        elif question.headline and names[1] == "alias":
            terms = tuple(
                (("answer", question.id, "county", level.id), 1.0)
                for level in question.levels
                if level.aliases
            )
            if terms:
                yield Fact(terms, told.value, float("inf"), told.place)


def _gated(gate: AskedIf, group: str, least: float, place: str) -> Fact:
    terms = tuple((("answer", gate.question, group, level), 1.0) for level in gate.levels)
    return Fact(terms, least, float("inf"), place)
