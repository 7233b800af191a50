"""Surveys made up for the figures: any number of sectors, long names, any counts, some hidden."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER, whole_numbers
from helpers.disclosure.protection import ProtectedCounts
from helpers.results.case_sums import Counted, Kind
from helpers.results.cases import Cases
from helpers.results.certainty import Family
from helpers.results.crossed import Crossed
from helpers.results.family import confirmatory_family
from helpers.results.pairs import compare_questions
from helpers.results.questions import Answers
from helpers.results.response import Response, response_of
from helpers.survey.codebook import Codebook
from helpers.survey.provenance import Source

NAMES = (
    "Mottagande av asylsökande",
    "Frivilligorganisationer",
    "Kyrkor och religiösa samfund",
    "Kommunernas socialtjänster",
    "Hotell- och restaurangbranschen",
    "Polis- och åklagarmyndigheter",
    "Skolor",
    "Vårdgivare i regionens regi",
)
SCALE = [
    {"id": "very_badly", "label": {"sv": "Mycket dåligt", "en": "Very badly"}},
    {"id": "badly", "label": {"sv": "Ganska dåligt", "en": "Rather badly"}},
    {"id": "neither", "label": {"sv": "Varken bra eller dåligt", "en": "Neither well nor badly"}},
    {"id": "well", "label": {"sv": "Ganska bra", "en": "Rather well"}},
    {"id": "very_well", "label": {"sv": "Mycket bra", "en": "Very well"}},
    {"id": "dont_know", "label": {"sv": "Vet ej", "en": "Don't know"}, "unknown": True},
]


def made_codebook(codebook: Codebook, sectors: int, invited: int = 80) -> Codebook:
    """The shipped survey with other sectors, and with preparedness on a scale of five."""
    content = codebook.model_dump(mode="json")
    content["sectors"] = [
        {
            "id": f"sector_{place}",
            "label": {"sv": name, "en": name},
            "actors": [{"id": f"actor_{place}_{number}", "invited": invited // 2,
                        "label": {"sv": f"{name} {number}", "en": f"{name} {number}"}}
                       for number in (1, 2)],
        }
        for place, name in enumerate(NAMES[:sectors])
    ]  # fmt: skip
    for question in content["questions"]:
        if question["id"] == "preparedness":
            question["levels"] = SCALE
            question["headline"] = ["well", "very_well"]
    return Codebook.model_validate(content)


def answers(
    codebook: Codebook,
    question: str,
    counts: Mapping[str, Sequence[int]],
    hidden: Collection[tuple[str, str]] = (),
) -> list[tuple[object, ...]]:
    """Rows of the answers to one question: counts of its levels by sector, some hidden."""
    declared = codebook.question(question)
    everyone = {**counts, COUNTY: [sum(part) for part in zip(*counts.values(), strict=True)]}
    rows: list[tuple[object, ...]] = []
    for group, numbers in everyone.items():
        told = {level.id: n for level, n in zip(declared.levels, numbers, strict=True)}
        told[HEADLINE] = sum(told[level] for level in declared.headline)
        rows += [
            (question, group, level, sum(numbers), None if (group, level) in hidden else count)
            for level, count in told.items()
        ]
    return rows


def protected(
    codebook: Codebook,
    rows: list[tuple[object, ...]],
    pairs: list[tuple[object, ...]] | None = None,
    response: pd.DataFrame | None = None,
    source: Source = "synthetic",
) -> ProtectedCounts:
    """Counts as a notebook sees them."""
    columns = ["question", "group", "level", "n", "count"]
    crossed = ["comparison", "group", "level", "against_level", "count"]
    empty = pd.DataFrame()
    return ProtectedCounts(
        survey=codebook.survey, source=source,
        response=empty if response is None else response,
        answers=whole_numbers(pd.DataFrame(rows, columns=columns)),
        pairs=whole_numbers(pd.DataFrame(pairs or [], columns=crossed)),
        items=empty, cases=empty,
    )  # fmt: skip


def by_sector(
    codebook: Codebook,
    counts: Mapping[str, Sequence[int]],
    question: str = "suspicion",
    hidden: Collection[tuple[str, str]] = (),
) -> Answers:
    """What is told of one question, by sector; its comparison is exploratory."""
    found = protected(codebook, answers(codebook, question, counts, hidden))
    alone = codebook.model_copy(update={"analysis": ()})
    return Answers(codebook.question(question), found, alone, Family(dict))


def crossed(
    codebook: Codebook, tables: Mapping[str, Sequence[int]], hidden: Collection[str] = ()
) -> Crossed:
    """Suspicion against preparedness: of each sector both, first only, second only, neither."""
    plan = next(plan for plan in codebook.analysis if plan.against)
    alone = codebook.model_copy(update={"analysis": (plan,)})
    between = [0] * (len(codebook.question("preparedness").levels) - 3)
    first = {group: [c + d, a + b, 0] for group, (a, b, c, d) in tables.items()}
    second = {group: [b + d, *between, a + c, 0] for group, (a, b, c, d) in tables.items()}
    masked = [(group, level) for group in hidden for level in (HEADLINE, "yes", "no")]
    masked += [(group, level.id) for group in hidden
               for level in codebook.question("preparedness").levels]  # fmt: skip
    rows = answers(codebook, "suspicion", first, masked)
    rows += answers(codebook, "preparedness", second, masked)
    everyone = {**tables, COUNTY: [sum(part) for part in zip(*tables.values(), strict=True)]}
    levels = [(one, other) for one in (HEADLINE, OTHER) for other in (HEADLINE, OTHER)]
    pairs: list[tuple[object, ...]] = [
        (plan.id, group, *level, None if group in hidden else count)
        for group, numbers in everyone.items()
        for level, count in zip(levels, numbers, strict=True)
    ]
    counts = protected(codebook, rows, pairs)
    family = confirmatory_family(counts, alone)
    return Crossed(compare_questions(counts, alone, plan.id, family))


def cases_of(codebook: Codebook, counts: Counted) -> Cases:
    """Counts of cases as the codebook declares them."""
    declared = codebook.cases
    assert declared is not None
    kinds = {
        kind: Kind(name, codebook.question(name).label, declared.unit)
        for kind, name in declared.counts.items()
    }
    return Cases(
        declared.id, declared.label, declared.unit, "experience", kinds, counts,
        tuple(codebook.sectors), "published",
    )  # fmt: skip


def response(codebook: Codebook, answered: Mapping[str, tuple[int, int]]) -> Response:
    """Who answered, of those invited, by sector."""
    rows = [
        (sector, codebook.sector(sector).actors[0].id, invited, number)
        for sector, (number, invited) in answered.items()
    ]
    frame = pd.DataFrame(rows, columns=["sector", "actor", "invited", "answered"])
    return response_of(protected(codebook, [], response=frame), None)
