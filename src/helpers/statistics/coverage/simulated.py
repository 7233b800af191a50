"""Simulated coverage, where the outcomes are too many to list; its standard error is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from helpers.statistics.contingency import independence
from helpers.statistics.coverage.table import Coverage, Floats, covers, widths
from helpers.statistics.effects import cliffs_delta, cramers_v, kendall_tau_b
from helpers.statistics.multiplicity import holm
from helpers.statistics.results import Interval
from helpers.statistics.stratified import stratified_association


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


def draw_delta(generator: np.random.Generator, p: Floats, q: Floats, n1: int, n2: int) -> Interval:
    """Interval of two random groups."""
    return cliffs_delta(generator.multinomial(n1, p), generator.multinomial(n2, q)).interval


def draw_groups(
    generator: np.random.Generator, sizes: Sequence[int], profiles: Sequence[Floats]
) -> npt.NDArray[np.int64]:
    """Draw a table of groups of given sizes."""
    return np.array([generator.multinomial(n, p) for n, p in zip(sizes, profiles, strict=True)])


def draw_v(
    generator: np.random.Generator, sizes: Sequence[int], profiles: Sequence[Floats]
) -> Interval:
    """Interval of a random table of groups."""
    return cramers_v(draw_groups(generator, sizes, profiles)).interval


def draw_tau(generator: np.random.Generator, cells: Floats, n: int) -> Interval:
    """Interval of a random table of two answers."""
    return kendall_tau_b(generator.multinomial(n, cells.ravel()).reshape(cells.shape)).interval


EVEN = np.array([0.25, 0.25, 0.25, 0.25])
LOW = np.array([0.55, 0.25, 0.15, 0.05])
HIGH = np.array([0.10, 0.20, 0.30, 0.40])
RARE = np.array([0.90, 0.07, 0.02, 0.01])


def effects(sizes: dict[str, tuple[int, int]], replicates: int) -> list[Coverage]:
    """Simulate the coverage of effect sizes for four ordered levels."""
    rows = []
    answered = sorted((size[1] for size in sizes.values()), reverse=True)
    truths = {"alike": (EVEN, EVEN), "far apart": (LOW, HIGH), "rare": (RARE, LOW)}
    for name, (p, q) in truths.items():
        n1, n2 = answered[0], answered[-1]
        rows.append(
            simulated(
                f"Cliff's delta, {name}, {n1} and {n2}",
                "cliff_consistent_variance",
                population_delta(p, q),
                partial(draw_delta, p=p, q=q, n1=n1, n2=n2),
                replicates,
            )
        )
    shares = np.array(answered) / sum(answered)
    for name, profiles in {
        "alike": [EVEN] * len(answered),
        "some apart": [LOW, *[EVEN] * (len(answered) - 2), HIGH],
        "far apart": [(LOW, HIGH)[position % 2] for position in range(len(answered))],
    }.items():
        cells = shares[:, None] * np.array(profiles)
        rows.append(
            simulated(
                f"Cramér's V, {name}, all sectors",
                "bergsma_noncentral_chi_square",
                population_v(cells),
                partial(draw_v, sizes=answered, profiles=profiles),
                replicates,
            )
        )
    joint = {"none": np.outer(EVEN, LOW), "some": 0.7 * np.outer(EVEN, LOW) + 0.3 * np.diag(EVEN)}
    joint["strong"] = 0.2 * np.outer(EVEN, EVEN) + 0.8 * np.diag(EVEN)
    for (name, cells), n in product(joint.items(), (answered[0], answered[-1])):
        rows.append(
            simulated(
                f"Kendall's tau-b, {name}, {n}",
                "brown_benedetti_smoothed",
                population_tau(cells),
                partial(draw_tau, cells=cells, n=n),
                replicates,
            )
        )
    return rows


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
    share = wrong / replicates
    return share, (share * (1 - share) / replicates) ** 0.5


def _planned_p(
    part: Planned, answers: Mapping[str, Sequence[npt.NDArray[np.bool_]]], seed: str
) -> float | None:
    first = answers[part.question]
    if part.against is None:
        table = [[int(said.sum()), int((~said).sum())] for said in first]
        return independence(table, seed=f"{seed}/{part.question}").p
    tables = [
        [[int((one & other).sum()), int((one & ~other).sum())],
         [int((~one & other).sum()), int((~one & ~other).sum())]]
        for one, other in zip(first, answers[part.against], strict=True)
    ]  # fmt: skip
    return stratified_association(tables).test.p
