"""What numbers imply of the answers before: who answered a follow-up gave an opening answer."""

from collections.abc import Iterable, Iterator

from helpers.cleaning.rules import IMPLIES, Rule
from helpers.disclosure.counts import COUNTY
from helpers.report.audit.declared_facts import numbers_told
from helpers.report.audit.facts import Fact, Key
from helpers.report.audit.read_back import BuiltReport
from helpers.survey.codebook import AskedIf, Codebook, Question
from helpers.survey.gates import gates_of


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


def follow_up_facts(facts: Iterable[Fact], codebook: Codebook) -> Iterator[Fact]:
    """Yield that as many as answered a follow-up gave, of each gate before, an opening answer.

    Parameters
    ----------
    facts
        What is told.
    codebook
        The survey's declaration.
    """
    known = {question.id for question in codebook.questions}
    plans = {plan.id: [plan.question, plan.against or ""] for plan in codebook.analysis}
    for fact in facts:
        if fact.key is None or fact.low is None:
            continue
        kind, *names = fact.key
        asked: list[str] = []
        if kind in ("n", "item_n", "answer", "item"):
            asked = [names[0]]
        elif kind in ("pair", "pair_n"):
            asked = plans.get(names[0], [])
        group = names[1] if kind in ("n", "answer", "pair", "pair_n") else COUNTY
        for name in known.intersection(asked):
            for gate in gates_of(codebook.question(name), codebook):
                yield _gated(gate, group, fact.low, fact.place)


def _case_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield that who states cases gave the answers that opened the question."""
    stated = {
        told.key[1:3]
        for told in numbers_told(report, published=True)
        if told.key[0] == "cases" and told.value
    }
    for question in codebook.questions:
        for sector in codebook.sectors if question.type == "count" else ():
            actors = sum((question.id, actor.id) in stated for actor in sector.actors)
            for gate in gates_of(question, codebook) if actors else ():
                yield _gated(gate, sector.id, actors, f"cases of {question.id}, {sector.id}")


def _log_facts(report: BuiltReport, codebook: Codebook) -> Iterator[Fact]:
    """Yield what a change of a cell implies: that somebody was asked, or was not."""
    owner: dict[str, Question] = {
        column: question for question in codebook.questions for column in question.columns
    }
    for told in numbers_told(report):
        kind, *names = told.key
        question = owner.get(names[0]) if kind == "log" and len(names) > 1 else None
        if question is None or not told.value or names[1] not in set(Rule):
            continue
        implied = IMPLIES[Rule(names[1])]
        if implied == "asked":
            for gate in gates_of(question, codebook):
                yield _gated(gate, COUNTY, told.value, told.place)
        elif implied == "not_asked" and question.asked_if is not None:
            everyone: tuple[tuple[Key, float], ...] = tuple(
                (("respondents", sector.id), 1.0) for sector in codebook.sectors
            )
            opening = tuple((key, -weight) for key, weight in _opening(question.asked_if, COUNTY))
            yield Fact((*everyone, *opening), told.value, float("inf"), told.place)
        if question.headline and names[1] == Rule.ALIAS:
            terms = tuple(
                (("answer", question.id, COUNTY, level.id), 1.0)
                for level in question.levels
                if level.aliases
            )
            if terms:
                yield Fact(terms, told.value, float("inf"), told.place)


def _opening(gate: AskedIf, group: str) -> tuple[tuple[Key, float], ...]:
    return tuple((("answer", gate.question, group, level), 1.0) for level in gate.levels)


def _gated(gate: AskedIf, group: str, least: float, place: str) -> Fact:
    return Fact(_opening(gate, group), least, float("inf"), place)
