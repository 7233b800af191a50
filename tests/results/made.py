"""Counts made up for the tests of results: any answers, any crossings, some of them hidden."""

from collections.abc import Collection, Mapping, Sequence

from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.disclosure.protection import ProtectedCounts
from helpers.results.certainty import Family
from helpers.results.crossed import Crossed
from helpers.results.family import confirmatory_family
from helpers.results.pairs import compare_questions
from helpers.results.questions import Answers
from helpers.survey.codebook import Codebook

from ..figures.made import NAMES, answers, protected

Numbers = Mapping[str, tuple[int, int | None]]
"""By group how many answered, and how many of them with the headline; None where hidden."""

Cells = tuple[int, int, int, int]
"""How many gave both answers, the first only, the second only, neither."""

SECTORS = ("authorities", "businesses", "care_givers", "voluntary")


def crowded(codebook: Codebook) -> Codebook:
    """The shipped survey with eight sectors of long names."""
    content = codebook.model_dump(mode="json")
    content["sectors"] = [
        {
            "id": f"sector_{place}",
            "label": {"sv": name, "en": name},
            "actors": [
                {
                    "id": f"actor_{place}",
                    "invited": 80,
                    "label": {"sv": f"{name} A", "en": f"{name} A"},
                }
            ],
        }
        for place, name in enumerate(NAMES)
    ]
    return Codebook.model_validate(content)


def by_sector(*numbers: tuple[int, int | None]) -> dict[str, tuple[int, int | None]]:
    """Numbers of the shipped survey's sectors in their order, then perhaps of all respondents."""
    return dict(zip((*SECTORS, COUNTY), numbers, strict=False))


EVEN = by_sector(*((20, 10),) * 4)
FAR = by_sector((20, 18), (20, 2), (20, 10), (20, 9))
HIDDEN = by_sector(*((20, None),) * 4, (80, 40))


def survey(
    codebook: Codebook,
    crossed: Mapping[str, Cells] | None = None,
    hide: Collection[str] = (),
    **headlines: Numbers,
) -> ProtectedCounts:
    """Counts with chosen headline shares and crossings; what is not named is even everywhere.

    Parameters
    ----------
    codebook
        A survey in which suspicion is set against preparedness.
    crossed
        The crossings of those two.
    hide
        Sectors whose crossing is hidden.
    headlines
        The numbers of a question.
    """
    sectors = [sector.id for sector in codebook.sectors]
    even: Numbers = dict.fromkeys(sectors, (20, 10))
    rows: list[tuple[object, ...]] = []
    for question in codebook.questions:
        if question.headline:
            rows += _headline_rows(codebook, question.id, headlines.get(question.id, even))
    tables: dict[str, Cells] = dict.fromkeys(sectors, (7, 7, 7, 7)) | dict(crossed or {})
    both, first, second, neither = (sum(cells) for cells in zip(*tables.values(), strict=True))
    tables[COUNTY] = (both, first, second, neither)
    levels = [(one, other) for one in (HEADLINE, OTHER) for other in (HEADLINE, OTHER)]
    pairs: list[tuple[object, ...]] = [
        ("suspicion_and_preparedness", group, *which, None if group in hide else counted)
        for group, cells in tables.items()
        for which, counted in zip(levels, cells, strict=True)
    ]
    return protected(codebook, rows, pairs, source="survey")


def asked(counts: ProtectedCounts, codebook: Codebook, question: str) -> Answers:
    """All that is told of one question."""
    family = confirmatory_family(counts, codebook)
    return Answers(codebook.question(question), counts, codebook, family)


def made(codebook: Codebook, question: str, numbers: Numbers) -> Answers:
    """All that is told of one question with chosen headline shares; the others are even."""
    return asked(survey(codebook, None, (), **{question: numbers}), codebook, question)


def answered(
    codebook: Codebook,
    question: str,
    levels: Mapping[str, Sequence[int]],
    hidden: Collection[tuple[str, str]] = (),
) -> Answers:
    """All that is told of one question by itself, outside any plan, with chosen counts of levels.

    Parameters
    ----------
    codebook
        The survey.
    question
        The only question asked.
    levels
        By sector, how many gave each answer.
    hidden
        Groups and levels whose counts are hidden.
    """
    asked = codebook.question(question)
    rows = answers(codebook, question, levels, hidden)
    alone = codebook.model_copy(update={"analysis": ()})
    return Answers(asked, protected(alone, rows, source="survey"), alone, Family(dict))


def set_against(counts: ProtectedCounts, codebook: Codebook) -> Crossed:
    """Suspicion set against preparedness."""
    family = confirmatory_family(counts, codebook)
    return Crossed(compare_questions(counts, codebook, "suspicion_and_preparedness", family))


def crossing(codebook: Codebook, **tables: Cells) -> Crossed:
    """Suspicion set against preparedness, with chosen crossings."""
    return set_against(survey(codebook, tables), codebook)


def _headline_rows(codebook: Codebook, question: str, numbers: Numbers) -> list[tuple[object, ...]]:
    """Rows in which the rest of the answers are all of the first level."""
    known = [(n, counted) for n, counted in numbers.values() if counted is not None]
    if len(known) == len(numbers):
        numbers = {**numbers, COUNTY: (sum(n for n, _ in known), sum(count for _, count in known))}
    asked = codebook.question(question)
    rows: list[tuple[object, ...]] = []
    for group, (n, counted) in numbers.items():
        rows.append((question, group, HEADLINE, n, counted))
        for level in asked.levels:
            is_first = level.id == asked.headline[0]
            rest = None if counted is None else n - counted if level is asked.levels[0] else 0
            rows.append((question, group, level.id, n, counted if is_first else rest))
    return rows
