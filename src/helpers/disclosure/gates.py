"""Who answered a follow-up gave one of the answers that open it: what one hides, the other must.

One relation for every type of question and for gates of gates: the number of answers to a
follow-up, and whatever is counted of them, is shown of a group only where the number of those who
were asked can be seen there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpers.disclosure.blocks import Block, Cell
from helpers.disclosure.counts import COUNTY, HEADLINE, Counts
from helpers.survey.codebook import AskedIf, Codebook, Question
from helpers.survey.gates import gates_of


@dataclass(frozen=True)
class Visible:
    """Which answers are shown of which group.

    Parameters
    ----------
    shown
        Question, group and level of every shown cell.
    codebook
        The survey's declaration.
    """

    shown: frozenset[tuple[str, ...]]
    codebook: Codebook

    def opening(self, question: Question, group: str) -> bool:
        """Return whether it can be seen how many of a group were asked a question.

        Parameters
        ----------
        question
            Any question; one without a gate is put to everyone.
        group
            Sector id or ``county``.
        """
        return all(self._counted(gate, group) for gate in gates_of(question, self.codebook))

    def _counted(self, asked_if: AskedIf, group: str) -> bool:
        """Return whether it can be seen how many gave one of a gate's opening answers."""
        gate = self.codebook.question(asked_if.question)
        wanted = set(asked_if.levels)
        others = {level.id for level in gate.levels} - wanted
        seen = {level for level in (*wanted, *others) if (gate.id, group, level) in self.shown}
        return (
            wanted <= seen
            or others <= seen
            or (set(gate.headline) in (wanted, others) and (gate.id, group, HEADLINE) in self.shown)
        )

    def whole(self, question: Question, group: str) -> bool:
        """Return whether nothing of a question is hidden of a group, nor who was asked it."""
        told = all((question.id, group, level.id) in self.shown for level in question.levels)
        return told and self.opening(question, group)

    def base(self, cell: Cell) -> bool:
        """Return whether the n of a cell may be shown."""
        if cell.table == "answers":
            asked = [cell.key[0]]
        else:
            plan = next(plan for plan in self.codebook.analysis if plan.id == cell.key[0])
            asked = [plan.question, plan.against or ""]
            if self._crosses_gates(*asked):
                return False
        return all(self.opening(self.codebook.question(name), cell.key[1]) for name in asked)

    def _crosses_gates(self, first: str, second: str) -> bool:
        """Return whether neither question is put to part of those whom the other is put to."""
        gates, others = (
            set(gates_of(self.codebook.question(name), self.codebook)) for name in (first, second)
        )
        return not (gates <= others or others <= gates)


def visible_answers(
    blocks: Sequence[Block], hidden: Sequence[np.ndarray], codebook: Codebook
) -> Visible:
    """Return what is shown of the answers.

    Parameters
    ----------
    blocks
        Linked questions with their cells.
    hidden
        For every block, which cells are hidden.
    codebook
        The survey's declaration.
    """
    shown = {
        cell.key
        for block, mask in zip(blocks, hidden, strict=True)
        for cell, is_hidden in zip(block.cells, mask, strict=True)
        if cell.table == "answers" and not is_hidden
    }
    return Visible(frozenset(shown), codebook)


def visible_counts(counts: Counts, codebook: Codebook) -> Visible:
    """Return what protected counts show of the answers, items of all together included.

    Parameters
    ----------
    counts
        Protected counts.
    codebook
        The survey's declaration.
    """
    answers = counts.answers.dropna(subset=["count"])
    items = counts.items.dropna(subset=["count"])
    return Visible(
        frozenset(zip(answers["question"], answers["group"], answers["level"], strict=True))
        | frozenset(
            (name, COUNTY, level)
            for name, level in zip(items["question"], items["level"], strict=True)
        ),
        codebook,
    )
