"""Why a cell must be hidden for its own sake, as conditions on the table that it is part of.

Each reason is written once, so that what is hidden (:func:`primary_cells`) and what a reader who
holds this program can conclude from it (``helpers.disclosure.possible``) are the same rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from helpers.disclosure.blocks import Block, Cell
from helpers.disclosure.counts import HEADLINE


@dataclass(frozen=True)
class Condition:
    """That the respondents in ``members`` number ``low`` to ``high``.

    Parameters
    ----------
    members
        Boolean array over the block's joint counts.
    low, high
        Both ends, included; ``high`` None where there is no upper end.
    """

    members: np.ndarray
    low: int
    high: int | None = None

    def holds(self, joint: np.ndarray) -> bool:
        """Return whether a table fulfils the condition."""
        count = joint[self.members].sum()
        return bool(count >= self.low and (self.high is None or count <= self.high))


Case = tuple[Condition, ...]
"""Conditions that hold together."""


def reasons(block: Block, threshold: int) -> list[list[Case]]:
    """Return, for every cell, each case in which it must be hidden.

    A cell is hidden when 1 to threshold - 1 respondents stand behind it, or, being a headline
    share, behind its rest; when the whole group gave the answer; and in a crossed table when it
    tells of everybody in its row or its column, by holding them all or none of them.

    Parameters
    ----------
    block
        Linked questions with their cells.
    threshold
        Fewest respondents that may stand behind a published cell.
    """

    def cases(position: int, cell: Cell) -> Iterator[Case]:
        base, mine = block.bases[position], cell.members
        yield (Condition(mine, 1, threshold - 1),)
        yield (Condition(base & ~mine, 0, 0), Condition(mine, 1))
        if cell.table == "answers" and cell.key[-1] == HEADLINE:
            yield (Condition(base & ~mine, 1, threshold - 1),)
        for partner in block.partners.get(cell.key, ()):
            yield (Condition(mine, 1), Condition(partner, 0, 0))
            yield (Condition(mine, 0, 0), Condition(partner, 1))

    return [
        [] if cell.harmless else list(cases(position, cell))
        for position, cell in enumerate(block.cells)
    ]


def innocent(block: Block, position: int, threshold: int) -> list[Case]:
    """Return the cases in which a cell need not be hidden for its own sake.

    Parameters
    ----------
    block
        Linked questions with their cells.
    position
        Which cell.
    threshold
        The disclosure threshold.
    """
    cell, base = block.cells[position], block.bases[position]
    partners = block.partners.get(cell.key, ())
    least = threshold if cell.table == "answers" and cell.key[-1] == HEADLINE else 1
    enough = (Condition(cell.members, threshold), Condition(base & ~cell.members, least))
    none = (Condition(cell.members, 0, 0),)
    return [
        (*enough, *(Condition(partner, 1) for partner in partners)),
        (*none, *(Condition(partner, 0, 0) for partner in partners)),
    ]


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
    joint = block.joint.to_numpy()
    return np.array(
        [
            any(all(condition.holds(joint) for condition in case) for case in cases)
            for cases in reasons(block, threshold)
        ],
        dtype=bool,
    )
