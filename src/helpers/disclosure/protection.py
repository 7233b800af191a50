"""Disclosure control: count respondents and hide what could tell a respondent's answer.

A cell is hidden when fewer than ``threshold`` respondents stand behind it, when all but fewer
than that gave the answer (a headline share tells as much about the others), or when a whole group
gave it. Further cells are hidden so that nobody can work a hidden cell out (see
``helpers.disclosure.suppression``). Zeros are shown unless needed as cover: that nobody gave an
answer points at nobody. How many left a question unanswered is no answer, and is shown.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.disclosure.blocks import Block, count_blocks
from helpers.disclosure.counts import (
    ANSWER_COLUMNS,
    COUNTY,
    HEADLINE,
    PAIR_COLUMNS,
    Counts,
    count_cases,
    count_items,
    count_response,
    whole_numbers,
)
from helpers.survey.codebook import AskedIf, Codebook
from helpers.survey.provenance import Source


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
    answers, answers_shown
        Answers to questions with levels, counted by sector and level; and how many of them stand in
        cells that are shown.
    coarse_cells, coarse_hidden
        The same publication without single levels (headline shares only): cells, and how many of
        them are hidden.
    """

    cells: int
    primary: int
    secondary: int
    answers: int = 0
    answers_shown: int = 0
    coarse_cells: int = 0
    coarse_hidden: int = 0

    @property
    def hidden(self) -> int:
        """All hidden cells."""
        return self.primary + self.secondary


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
        True where the sums of the codebook's ``cases`` are public already.

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
    cases = count_cases(responses, codebook)
    declared = codebook.cases.counts.values() if codebook.cases else ()
    public = set(declared) if cases_are_published else set()
    shown_cases = _protect_cases(cases, threshold, public)
    blocks = count_blocks(responses, codebook, _reporters(cases, shown_cases, public))
    hidden = [hidden_cells(block, codebook) for block in blocks]
    frames: dict[str, list[tuple[object, ...]]] = {"answers": [], "pairs": []}
    for block, mask in zip(blocks, hidden, strict=True):
        for cell, n, value, is_hidden in zip(
            block.cells, block.totals, block.values, mask, strict=True
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
        cases=shown_cases.drop(columns="reporters") if public else shown_cases,
    )
    return protected, _suppression(blocks, hidden, codebook)


def hidden_cells(block: Block, codebook: Codebook) -> np.ndarray:
    """Return which cells of a block are hidden, by the survey's threshold.

    Parameters
    ----------
    block
        Linked questions with their cells.
    codebook
        The survey's declaration.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell.
    """
    from helpers.disclosure.suppression import choose_hidden, widths  # noqa: PLC0415  (needed by one notebook)

    threshold = codebook.disclosure.threshold
    primary = primary_cells(block, threshold)
    return choose_hidden(
        block, primary, width=widths(block, threshold), fixed=_gates(block, codebook)
    )


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


def _suppression(blocks: list[Block], hidden: list[np.ndarray], codebook: Codebook) -> Suppression:
    threshold = codebook.disclosure.threshold
    primary = sum(int(primary_cells(block, threshold).sum()) for block in blocks)
    answers = shown = 0
    for block, mask in zip(blocks, hidden, strict=True):
        for cell, value, is_hidden in zip(block.cells, block.values, mask, strict=True):
            if cell.table == "answers" and cell.key[1] != COUNTY and cell.key[2] != HEADLINE:
                answers += int(value)
                shown += 0 if is_hidden else int(value)
    coarse = [block.without_levels() for block in blocks]
    return Suppression(
        cells=sum(len(block.cells) for block in blocks),
        primary=primary,
        secondary=sum(int(mask.sum()) for mask in hidden) - primary,
        answers=answers,
        answers_shown=shown,
        coarse_cells=sum(len(block.cells) for block in coarse),
        coarse_hidden=sum(int(hidden_cells(block, codebook).sum()) for block in coarse),
    )


def _gates(block: Block, codebook: Codebook) -> np.ndarray:
    """Return the county cells that a follow-up question's n gives away: they must stay visible."""
    gates = {
        (gate.question, level)
        for gate in _filters(codebook).values()
        for level in (*gate.levels, HEADLINE)
    }
    return np.array(
        [
            cell.table == "answers"
            and cell.key[1] == COUNTY
            and (cell.key[0], cell.key[2]) in gates
            for cell in block.cells
        ]
    )


def _filters(codebook: Codebook) -> dict[str, AskedIf]:
    """Return the filter of every multiple-response question that has one."""
    return {
        question.id: question.asked_if
        for question in codebook.questions
        if question.type == "multiple" and question.asked_if is not None
    }


def _protect_items(items: pd.DataFrame, answers: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Hide items few ticked or few left, and all items where the filter's own count is hidden."""
    threshold = codebook.disclosure.threshold
    rest = items["n"] - items["count"]
    few = items["count"].between(1, threshold - 1) | rest.between(0, threshold - 1)
    gate_hidden = pd.Series(False, index=items.index)
    for name, gate in _filters(codebook).items():
        opening = (
            (answers["question"] == gate.question)
            & (answers["group"] == COUNTY)
            & answers["level"].isin(gate.levels)
        )
        if answers.loc[opening, "count"].isna().any():
            gate_hidden |= items["question"] == name
    return items.assign(
        n=items["n"].mask(gate_hidden), count=items["count"].mask(few | gate_hidden)
    )


def _protect_cases(cases: pd.DataFrame, threshold: int, public: set[str]) -> pd.DataFrame:
    """Hide the sums of a question where one rests on few respondents; its n goes with them.

    The sums of ``public`` questions are known already and stay.
    """
    few = cases["reporters"].between(1, threshold - 1) & ~cases["question"].isin(public)
    unsafe = cases["question"].isin(cases.loc[few, "question"])
    ends = {name: cases[name].mask(unsafe) for name in ("reporters", "low", "high")}
    return cases.assign(**ends, open=cases["open"].astype("boolean").mask(unsafe))


def _reporters(cases: pd.DataFrame, shown: pd.DataFrame, public: set[str]) -> pd.DataFrame:
    """Return the cases a reader sees, with how many respondents stand behind them at least."""
    visible = cases[shown["reporters"].notna()]
    # Of sums that were public before only that there are cases is known, not how many told.
    known = visible["reporters"].clip(upper=1)
    return visible.assign(
        reporters=visible["reporters"].mask(visible["question"].isin(public), known)
    )
