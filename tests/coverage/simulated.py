"""Simulated coverage, where the outcomes are too many to list; its standard error is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from helpers.statistics.contingency import independence
from helpers.statistics.effects import cliffs_delta, cramers_v, kendall_tau_b
from helpers.statistics.multiplicity import holm
from helpers.statistics.results import Interval
from helpers.statistics.stratified import stratified_association

from .table import Coverage, Floats, covers, widths


def simulated(
    case: str,
    method: str,
    truth: float,
    draw: Callable[[np.random.Generator], Interval],
    replicates: int,
) -> Coverage:
    """Coverage of one truth by intervals of seeded random tables."""
    generator = np.random.default_rng(20100101)
    intervals = [draw(generator) for _ in range(replicates)]
    share = float(covers(intervals, np.array([truth])).mean())
    error = (share * (1 - share) / replicates) ** 0.5
    return Coverage(case, method, share, share, float(widths(intervals).mean()), error)


def population_delta(p: Floats, q: Floats) -> float:
    """Return the true Cliff's delta of two level distributions."""
    levels = np.arange(len(p))
    return float(p @ np.sign(np.subtract.outer(levels, levels)) @ q)


def population_v(cells: Floats) -> float:
    """Return the true Cramér's V of a joint distribution."""
    independent = np.outer(cells.sum(axis=1), cells.sum(axis=0))
    return float((((cells - independent) ** 2 / independent).sum() / (min(cells.shape) - 1)) ** 0.5)


def population_tau(cells: Floats) -> float:
    """Return the true tau-b of a joint distribution."""
    rows = np.sign(np.subtract.outer(np.arange(cells.shape[0]), np.arange(cells.shape[0])))
    columns = np.sign(np.subtract.outer(np.arange(cells.shape[1]), np.arange(cells.shape[1])))
    untied = (1 - (cells.sum(axis=1) ** 2).sum()) * (1 - (cells.sum(axis=0) ** 2).sum())
    return float((cells * (rows @ cells @ columns.T)).sum() / untied**0.5)


def draw_groups(
    generator: np.random.Generator, sizes: Sequence[int], profiles: Sequence[Floats]
) -> npt.NDArray[np.int64]:
    """Draw a table of groups of given sizes."""
    return np.array([generator.multinomial(n, p) for n, p in zip(sizes, profiles, strict=True)])


EVEN = np.array([0.25, 0.25, 0.25, 0.25])
LOW = np.array([0.55, 0.25, 0.15, 0.05])
HIGH = np.array([0.10, 0.20, 0.30, 0.40])
RARE = np.array([0.90, 0.07, 0.02, 0.01])


def effects(sizes: dict[str, tuple[int, int]], replicates: int) -> list[Coverage]:
    """Simulate the coverage of effect sizes for four ordered levels."""
    answered = sorted((size[1] for size in sizes.values()), reverse=True)
    return [
        *_deltas([answered[0], answered[-1]], replicates),
        *_vs(answered, replicates),
        *_taus([answered[0], answered[-1]], replicates),
    ]


def _deltas(answered: Sequence[int], replicates: int) -> Iterator[Coverage]:
    for name, pair in {
        "alike": (EVEN, EVEN),
        "far apart": (LOW, HIGH),
        "rare": (RARE, LOW),
    }.items():

        def draw(generator: np.random.Generator, pair: Sequence[Floats] = pair) -> Interval:
            return cliffs_delta(*draw_groups(generator, answered, pair)).interval

        case = f"Cliff's delta, {name}, {answered[0]} and {answered[1]}"
        truth = population_delta(*pair)
        yield simulated(case, "cliff_consistent_variance", truth, draw, replicates)


def _vs(answered: Sequence[int], replicates: int) -> Iterator[Coverage]:
    shares = np.array(answered) / sum(answered)
    for name, profiles in {
        "alike": [EVEN] * len(answered),
        "some apart": [LOW, *[EVEN] * (len(answered) - 2), HIGH],
        "far apart": [(LOW, HIGH)[position % 2] for position in range(len(answered))],
    }.items():

        def draw(generator: np.random.Generator, profiles: list[Floats] = profiles) -> Interval:
            return cramers_v(draw_groups(generator, answered, profiles)).interval

        case = f"Cramér's V, {name}, all sectors"
        truth = population_v(shares[:, None] * np.array(profiles))
        yield simulated(case, "bergsma_noncentral_chi_square", truth, draw, replicates)


def _taus(answered: Sequence[int], replicates: int) -> Iterator[Coverage]:
    independent, diagonal = np.outer(EVEN, LOW), np.diag(EVEN)
    strong = 0.2 * np.outer(EVEN, EVEN) + 0.8 * diagonal
    joint = {"none": independent, "some": 0.7 * independent + 0.3 * diagonal, "strong": strong}
    for (name, cells), n in product(joint.items(), answered):

        def draw(generator: np.random.Generator, cells: Floats = cells, n: int = n) -> Interval:
            table = generator.multinomial(n, cells.ravel()).reshape(cells.shape)
            return kendall_tau_b(table).interval

        case = f"Kendall's tau-b, {name}, {n}"
        truth = population_tau(cells)
        yield simulated(case, "brown_benedetti_smoothed", truth, draw, replicates)


def family_error(
    sizes: Sequence[int], *, comparisons: int, levels: int, replicates: int
) -> tuple[float, float]:
    """Chance that a family of true null hypotheses has any Holm-adjusted p below 0.05.

    Every comparison is of independent answers with the same level probabilities in all sectors.
    """
    generator = np.random.default_rng(20100102)
    wrong = 0
    for replicate in range(replicates):
        p_values = []
        for comparison in range(comparisons):
            profile = generator.dirichlet(np.ones(levels))
            table = draw_groups(generator, sizes, [profile] * len(sizes))
            seed = f"family/{replicate}/{comparison}"
            result = independence(table, seed=seed, replicates=2_000, largest_half=20_000)
            p_values.append(result.p)
        wrong += any(p is not None and p < 0.05 for p in holm(p_values))
    return _share(wrong, replicates)


def _share(wrong: int, replicates: int) -> tuple[float, float]:
    """Return the share of replicates that went wrong, and its standard error."""
    share = wrong / replicates
    return share, (share * (1 - share) / replicates) ** 0.5


class Planned(NamedTuple):
    """A comparison of an analysis plan: a question across sectors, or against another."""

    question: str
    against: str | None


def planned_family_error(
    sizes: Sequence[int], plan: Sequence[Planned], *, replicates: int
) -> tuple[float, float]:
    """Chance that a plan whose null hypotheses are all true has any Holm-adjusted p below 0.05.

    Every respondent gives each question's headline answer with the same probability in all
    sectors, drawn anew for each question and replicate, and independently of other answers.
    Comparisons that share a question are tested on the same answers, as in the report.
    """
    generator = np.random.default_rng(20100103)
    questions = sorted({name for part in plan for name in part if name is not None})
    wrong = 0
    for replicate in range(replicates):
        answers = {
            name: [generator.random(size) < probability for size in sizes]
            for name, probability in zip(
                questions, generator.uniform(0.05, 0.95, len(questions)), strict=True
            )
        }
        p_values = [_planned_p(part, answers, f"plan/{replicate}") for part in plan]
        wrong += any(p is not None and p < 0.05 for p in holm(p_values))
    return _share(wrong, replicates)


def _planned_p(
    part: Planned, answers: Mapping[str, Sequence[npt.NDArray[np.bool_]]], seed: str
) -> float | None:
    first = answers[part.question]
    if part.against is None:
        table = [[int(said.sum()), int((~said).sum())] for said in first]
        return independence(table, seed=f"{seed}/{part.question}").p
    tables = [
        [[int((row & column).sum()) for column in (other, ~other)] for row in (one, ~one)]
        for one, other in zip(first, answers[part.against], strict=True)
    ]
    return stratified_association(tables).test.p
