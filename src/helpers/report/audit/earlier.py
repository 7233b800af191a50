"""What a report gives away together with an earlier one of the same survey.

What was public before stays known. Who holds two reports sees what those who answered in between
said: the difference of the two is attacked as if they were a survey of their own.
"""

from dataclasses import replace
from pathlib import Path

from helpers.disclosure.count_files import read_counts, read_released
from helpers.report.audit.attack import linked, narrowed, rule_breakers
from helpers.report.audit.count_facts import counted_facts
from helpers.report.audit.declared_facts import declared_facts
from helpers.report.audit.exposure import Exposure
from helpers.report.audit.facts import Fact, Key
from helpers.report.audit.possible_tables import PossibleTables
from helpers.report.audit.read_back import read_back
from helpers.report.audit.stated import too_few_between
from helpers.results.compared_surveys import compared_folders
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder

ENOUGH = 10
"""Fewest counts that both surveys show for their likeness to be no accident."""


def attack_releases(facts: list[Fact], folder: SurveyFolder, codebook: Codebook) -> list[Exposure]:
    """Return what a list of facts gives away together with each release, and each survey compared.

    A survey with the same people may stand under another name: one whose counts are all as large as
    this one's, but for those who answered in between, is held to be an earlier export of it.

    Parameters
    ----------
    facts
        What is published.
    folder
        The survey.
    codebook
        Its declaration.
    """
    exposures = []
    for number, before in enumerate(read_released(folder), 1):
        then = list(counted_facts(before))
        exposures += attack_difference(facts, then, codebook, f"release {number}")
    for other in compared_folders(codebook):
        there = list(counted_facts(read_counts(other)[0]))
        for now, then in ((facts, there), (there, facts)):
            if may_hold_the_same_people(now, then, codebook):
                exposures += attack_difference(now, then, codebook, other.name)
    return exposures


def attack_reports(new: Path, old: Path, codebook: Codebook) -> list[Exposure]:
    """Return what two reports of a survey give away together.

    Parameters
    ----------
    new, old
        Their folders.
    codebook
        The survey's declaration.
    """
    now, then = (declared_facts(read_back(report), codebook) for report in (new, old))
    return attack_difference(now, then, codebook, old.name)


def attack_difference(
    now: list[Fact], then: list[Fact], codebook: Codebook, earlier: str
) -> list[Exposure]:
    """Return what two reports give away together: the answers of those between them.

    Parameters
    ----------
    now, then
        What is published, and what was published before.
    codebook
        The survey's declaration.
    earlier
        What the former is called in a message.
    """
    place = f"compared with {earlier}"
    changes = _changes(now, then)
    told = [Fact(((key, 1.0),), abs(more), abs(more), place) for key, more in changes.items()]
    shown = {key: abs(more) for key, more in changes.items()}
    exposures = [*rule_breakers(shown, codebook), *too_few_between(_values(now), _values(then))]
    sectors = {sector.id for sector in codebook.sectors}
    for key, more in shown.items():
        if key[0] == "cases" and more:
            reason = "tells what those who answered in between stated"
            exposures.append(Exposure(key, more, more, reason))
        few = 0 < more < codebook.disclosure.threshold
        if key[0] == "respondents" and key[1] in sectors and few:
            exposures.append(Exposure(key, more, more, "so few answered in between"))
    if all(more >= 0 for key, more in changes.items() if key[0] != "cases"):
        # As if those who came later were a survey of their own.
        for questions in linked(codebook):
            tables = PossibleTables(questions, codebook, told)
            exposures += narrowed(tables, shown, codebook, alike=False)
    return [replace(one, reason=f"{one.reason}, {place}") for one in exposures]


def _changes(now: list[Fact], then: list[Fact]) -> dict[Key, int]:
    """Return by how much each count grew that both tell."""
    before, after = _values(then), _values(now)
    return {key: value - before[key] for key, value in after.items() if key in before}


def _values(facts: list[Fact]) -> dict[Key, int]:
    """Return every single count that is told."""
    return {fact.key: fact.value for fact in facts if fact.key and fact.value is not None}


def may_hold_the_same_people(now: list[Fact], then: list[Fact], codebook: Codebook) -> bool:
    """Return whether no answer grew by more than the respondents did, and none fell.

    Of surveys that show few counts alike that says nothing.

    Parameters
    ----------
    now, then
        What two surveys publish.
    codebook
        The declaration of one of them.
    """
    changes = _changes(now, then)
    more = sum(changes.get(("respondents", sector.id), 0) for sector in codebook.sectors)
    answers = [grown for key, grown in changes.items() if key[0] in ("answer", "n", "item", "pair")]
    return len(answers) >= ENOUGH and any(answers) and all(0 <= one <= more for one in answers)
