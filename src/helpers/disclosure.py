"""Disclosure control: hide what could tell a respondent's answer, and prove that it is hidden.

A cell is hidden when fewer than ``threshold`` respondents stand behind it, when all but fewer
than that gave the answer (a headline share tells as much about the others), or when a whole group
gave it. Further cells are hidden so that nobody can work a hidden cell out from the sums: the
cheapest such set is found by integer programming (Fischetti and Salazar, 2001, with sliding
protection), over all linked tables at once. Zeros are shown unless needed as cover: that nobody
gave an answer points at nobody. How many left a question unanswered is no answer, and is shown.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_array, coo_array, csr_array

from helpers.codebook import Codebook
from helpers.counts import (
    ANSWER_COLUMNS,
    COUNTY,
    HEADLINE,
    PAIR_COLUMNS,
    Block,
    Counts,
    count_blocks,
    count_cases,
    count_items,
    count_response,
    whole_numbers,
)
from helpers.provenance import Source

# What it costs to hide a cell: totals and headline shares are what readers come for.
_COUNTY_COST = 20.0
_HEADLINE_COST = 8.0


class ProtectedCounts(Counts):
    """Counts that are safe to publish: hidden cells are missing. Made by :func:`protect` alone."""


@dataclass(frozen=True)
class Suppression:
    """How much was hidden.

    Parameters
    ----------
    cells
        Publishable cells.
    primary
        Hidden because of the respondents behind them.
    secondary
        Hidden to cover the first.
    """

    cells: int
    primary: int
    secondary: int


class DisclosureError(Exception):
    """No set of hidden cells gives the protection demanded."""


def protect(
    responses: pd.DataFrame,
    codebook: Codebook,
    source: Source,
    *,
    cases_are_published: bool = False,
) -> tuple[ProtectedCounts, Suppression]:
    """Count responses and hide what must not be shown.

    Parameters
    ----------
    responses
        One row a respondent, as ``helpers.cleaning.clean`` returns them.
    codebook
        The survey's declaration, with the threshold.
    source
        Where the answers come from.
    cases_are_published
        True where the sums of count answers are public already and are shown as published.

    Returns
    -------
    ProtectedCounts
        Counts for the appendices.
    Suppression
        How many cells were hidden.

    Raises
    ------
    DisclosureError
        The protection demanded cannot be reached.
    """
    threshold = codebook.disclosure.threshold
    frames: dict[str, list[tuple[object, ...]]] = {"answers": [], "pairs": []}
    cells = primary = hidden_in_all = 0
    for block in count_blocks(responses, codebook):
        needed = primary_cells(block, threshold)
        hidden = choose_hidden(block, needed, width=threshold, fixed=_gates(block, codebook))
        cells += len(block.cells)
        primary += int(needed.sum())
        hidden_in_all += int(hidden.sum())
        for cell, n, value, is_hidden in zip(
            block.cells, block.totals, block.values, hidden, strict=True
        ):
            frames[cell.table].append((*cell.key, n, None if is_hidden else value))
    answers = whole_numbers(pd.DataFrame(frames["answers"], columns=ANSWER_COLUMNS))
    protected = ProtectedCounts(
        survey=codebook.survey,
        source=source,
        response=count_response(responses, codebook),
        answers=answers,
        pairs=whole_numbers(pd.DataFrame(frames["pairs"], columns=PAIR_COLUMNS)),
        items=_protect_items(count_items(responses, codebook), answers, codebook),
        cases=_protect_cases(count_cases(responses, codebook), threshold, cases_are_published),
    )
    return protected, Suppression(cells, primary, hidden_in_all - primary)


def primary_cells(block: Block, threshold: int) -> np.ndarray:
    """Return which cells must be hidden for their own sake.

    Parameters
    ----------
    block
        Linked questions with their cells.
    threshold
        Fewest respondents that may stand behind a published cell.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell.
    """
    values, totals = block.values, block.totals
    rest = totals - values
    is_headline = np.array([cell.key[-1] == HEADLINE for cell in block.cells])
    few = (values > 0) & (values < threshold)
    few_others = is_headline & (rest > 0) & (rest < threshold)
    everybody = (values == totals) & (totals > 0)
    needed: np.ndarray = few | few_others | everybody
    return needed


def choose_hidden(
    block: Block, primary: np.ndarray, *, width: float, fixed: np.ndarray | None = None
) -> np.ndarray:
    """Choose the cheapest set of hidden cells that keeps every hidden cell uncertain.

    Parameters
    ----------
    block
        Linked questions with their cells.
    primary
        Boolean, one element a cell: must be hidden.
    width
        How far apart the smallest and largest possible value of each hidden cell must be.
    fixed
        Boolean, one element a cell: must stay visible where it is not primary.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell: the primary cells and those that cover them.

    Raises
    ------
    DisclosureError
        No set of cells gives that width.
    """
    if not primary.any():
        return primary.copy()
    kept = np.zeros_like(primary) if fixed is None else fixed & ~primary
    to_protect = primary.copy()
    while True:
        hidden = _cheapest(block, primary, to_protect, width, kept)
        ranges = audit(block, hidden)
        exposed = hidden.copy()
        exposed[hidden] = ranges[:, 1] - ranges[:, 0] < width - 1e-6
        if not exposed.any():
            return hidden
        to_protect = to_protect | exposed


def audit(block: Block, hidden: np.ndarray) -> np.ndarray:
    """Work out what a reader could learn of each hidden cell from all that is shown.

    Parameters
    ----------
    block
        Linked questions with their cells; only the values of cells that are not hidden, and of
        every n, are used.
    hidden
        Boolean, one element a cell.

    Returns
    -------
    numpy.ndarray
        Shape (hidden cells, 2): smallest and largest possible value, by linear programming.
    """
    known, values = _known(block, hidden)
    ranges = []
    for index in np.flatnonzero(hidden):
        ends = []
        for sign in (1, -1):
            cost = sign * block.cells[index].members.astype(float)
            solution = linprog(cost, A_eq=known, b_eq=values, bounds=(0, None), method="highs")
            if solution.status == 3:  # unbounded
                ends.append(np.inf)
            else:
                ends.append(sign * float(solution.fun or 0))
        ranges.append(ends)
    return np.array(ranges).reshape(-1, 2)


def _known(block: Block, hidden: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the equations a reader can set up: every n and every visible cell."""
    shown = [
        cell.members for cell, is_hidden in zip(block.cells, hidden, strict=True) if not is_hidden
    ]
    equations = np.unique(np.array([*block.bases, *_sectors(block), *shown]), axis=0)
    return equations.astype(float), equations @ block.joint.to_numpy()


def _sectors(block: Block) -> list[np.ndarray]:
    names = block.joint.index.get_level_values("sector")
    return [np.asarray(names == name) for name in names.unique()]


def _cheapest(
    block: Block, primary: np.ndarray, to_protect: np.ndarray, width: float, kept: np.ndarray
) -> np.ndarray:
    """Solve the integer program: hide cells so that two tables far apart both fit what is shown.

    Variables are one choice a cell, and for each cell to protect two whole tables ("low" and
    "high") that agree with every shown cell and differ by the width in that cell.
    """
    cells = np.array([cell.members for cell in block.cells], dtype=float)
    values = block.values.astype(float)
    reach = np.maximum(block.totals.astype(float), 1)
    everything_hidden, known_values = _known(block, np.ones(len(cells), dtype=bool))
    base = cells.shape[1]
    targets = np.flatnonzero(to_protect)
    tables = 2 * len(targets)
    count = len(cells)

    rows: list[list[Any]] = []
    low: list[np.ndarray] = []
    high: list[np.ndarray] = []
    infinite = np.full(count, np.inf)
    slack = coo_array((reach, (np.arange(count), np.arange(count))), shape=(count, count))
    for table in range(tables):
        own: list[Any] = [None] * (tables + 1)
        own[1 + table] = csr_array(cells)
        rows += [[-slack, *own[1:]], [slack, *own[1:]]]
        low += [-infinite, values]
        high += [values, infinite]
        own = [None] * (tables + 1)
        own[1 + table] = csr_array(everything_hidden)
        own[0] = csr_array((everything_hidden.shape[0], count))
        rows.append(own)
        low.append(known_values)
        high.append(known_values)
    for position, target in enumerate(targets):
        apart: list[Any] = [None] * (tables + 1)
        apart[0] = csr_array((1, count))
        apart[1 + 2 * position] = csr_array(-cells[[target]])
        apart[2 + 2 * position] = csr_array(cells[[target]])
        rows.append(apart)
        low.append(np.array([width]))
        high.append(np.array([np.inf]))
    matrix = block_array(rows, format="csr")

    costs = np.concatenate([_costs(block), np.zeros(tables * base)])
    lower = np.zeros(len(costs))
    lower[:count] = primary
    upper = np.full(len(costs), np.inf)
    upper[:count] = ~kept
    integrality = np.zeros(len(costs), dtype=int)
    integrality[:count] = 1
    solution = milp(
        costs,
        constraints=LinearConstraint(matrix, np.concatenate(low), np.concatenate(high)),
        bounds=Bounds(lower, upper),
        integrality=integrality,
    )
    if solution.x is None:
        raise DisclosureError(
            f"the tables of {block.joint.index.names[1:]} cannot be protected to a width of {width}"
        )
    return np.round(solution.x[:count]).astype(bool)


def _costs(block: Block) -> np.ndarray:
    """Cost of hiding each cell; the small last part makes the best choice unique."""
    costs = []
    for position, (cell, value, n) in enumerate(
        zip(block.cells, block.values, block.totals, strict=True)
    ):
        cost = 1.0 + value / max(n, 1)
        if cell.key[1] == COUNTY:
            cost *= _COUNTY_COST
        if cell.key[-1] == HEADLINE:
            cost *= _HEADLINE_COST
        costs.append(cost + position * 1e-5)
    return np.array(costs)


def _gates(block: Block, codebook: Codebook) -> np.ndarray:
    """Return the county cells that a follow-up question's n gives away: they must stay visible."""
    gates = {
        (question.asked_if.question, level)
        for question in codebook.questions
        if question.asked_if and question.type == "multiple"
        for level in (*question.asked_if.levels, HEADLINE)
    }
    return np.array(
        [
            cell.table == "answers"
            and cell.key[1] == COUNTY
            and (cell.key[0], cell.key[2]) in gates
            for cell in block.cells
        ]
    )


def _protect_items(items: pd.DataFrame, answers: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Hide items few ticked or few left, and all items where the filter's own count is hidden."""
    threshold = codebook.disclosure.threshold
    rest = items["n"] - items["count"]
    few = items["count"].between(1, threshold - 1) | rest.between(0, threshold - 1)
    gate_hidden = pd.Series(False, index=items.index)
    for question in codebook.questions:
        if question.type == "multiple" and question.asked_if:
            gate = (
                (answers["question"] == question.asked_if.question)
                & (answers["group"] == COUNTY)
                & answers["level"].isin(question.asked_if.levels)
            )
            if answers.loc[gate, "count"].isna().any():
                gate_hidden |= items["question"] == question.id
    return items.assign(
        n=items["n"].mask(gate_hidden), count=items["count"].mask(few | gate_hidden)
    )


def _protect_cases(cases: pd.DataFrame, threshold: int, published: bool) -> pd.DataFrame:
    """Hide the sums of a question where one rests on few respondents; its n goes with them."""
    if published:
        return cases.drop(columns="reporters")
    few = cases["reporters"].between(1, threshold - 1)
    unsafe = cases["question"].isin(cases.loc[few, "question"])
    ends = {name: cases[name].mask(unsafe) for name in ("reporters", "low", "high")}
    return cases.assign(**ends, open=cases["open"].astype("boolean").mask(unsafe))
