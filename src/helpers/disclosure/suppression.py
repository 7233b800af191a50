"""Choose which cells to hide.

A set of hidden cells is safe when every hidden cell could still be numbers that are far enough
apart. The set that hides least is found by integer programming (Fischetti and Salazar, 2001, with
sliding protection) over all linked tables at once: a choice that an adversary can see through adds
a condition that every safe choice fulfils, until none is added any more. Where that takes many
rounds a choice nearly as cheap will do, and what proves needless is shown again at the end: just as
safe, though a few cells more may be hidden than the fewest possible.
"""

from itertools import count

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from helpers.disclosure.blocks import Block
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.feasible import Adversary, Cut, feasible_ranges

# What it costs to hide a cell: totals and headline shares are what readers come for. The cost does
# not depend on the count, so that the choice itself tells nothing of it.
_COUNTY_COST = 20.0
_HEADLINE_COST = 8.0
_UNIQUE = 1e-5
# Rounds in which the best choice is sought, then one nearly as cheap; after that cells stay hidden.
_BEST, _GOOD = 25, 60
_NEARLY = 0.05


class DisclosureError(Exception):
    """No set of hidden cells gives the protection demanded."""


def widths(block: Block, threshold: int) -> np.ndarray:
    """Return how far apart the possible values of each cell must be.

    Parameters
    ----------
    block
        Linked questions with their cells.
    threshold
        The disclosure threshold.

    Returns
    -------
    numpy.ndarray
        The threshold; in a group of fewer respondents their number, since no more is possible.
    """
    width: np.ndarray = np.minimum(threshold, block.totals)
    return width


def choose_hidden(
    block: Block, primary: np.ndarray, *, width: np.ndarray, fixed: np.ndarray | None = None
) -> np.ndarray:
    """Choose the cheapest set of hidden cells that keeps every hidden cell uncertain.

    Parameters
    ----------
    block
        Linked questions with their cells.
    primary
        Boolean, one element a cell: must be hidden.
    width
        How far apart the smallest and largest possible value of each cell must be if it is hidden.
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
    adversary = Adversary(block)
    cuts: list[Cut] = []
    needed = primary
    for round_number in count():
        gap = 0.0 if round_number < _BEST else _NEARLY
        hidden = _cheapest(block, needed, kept, cuts, gap)
        found = adversary.cuts(hidden, width)
        if not found:
            if not exposed_cells(block, hidden, width).any():
                break
            # Only fractions could be so far apart; with fewer cells hidden still less could be.
            found = [Cut((~hidden).astype(float), 1.0)]
        cuts += found
        if round_number >= _GOOD:
            needed = (
                hidden  # what was hidden once stays hidden: an end is near, the best may not be
            )
    if round_number > _BEST:
        hidden = _without_needless(block, adversary, primary, hidden, width)
    return hidden


def _without_needless(
    block: Block, adversary: Adversary, primary: np.ndarray, hidden: np.ndarray, width: np.ndarray
) -> np.ndarray:
    """Show again every cell that is not needed as cover, the dearest first."""
    costs = _costs(block)
    for position in sorted(np.flatnonzero(hidden & ~primary), key=lambda cell: -costs[cell]):
        fewer = hidden.copy()
        fewer[position] = False
        if not adversary.cuts(fewer, width) and not exposed_cells(block, fewer, width).any():
            hidden = fewer
    return hidden


def exposed_cells(block: Block, hidden: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Return which hidden cells a reader could work out more closely than allowed.

    Parameters
    ----------
    block
        Linked questions with their cells.
    hidden
        Boolean, one element a cell.
    width
        How far apart the possible values of each cell must be.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell.
    """
    ranges = feasible_ranges(block, hidden)
    exposed = hidden.copy()
    exposed[hidden] = ranges[:, 1] - ranges[:, 0] < width[hidden]
    return exposed


def _cheapest(
    block: Block, primary: np.ndarray, kept: np.ndarray, cuts: list[Cut], gap: float
) -> np.ndarray:
    weights = np.array([cut.weights for cut in cuts]).reshape(len(cuts), len(primary))
    least = np.array([cut.least for cut in cuts])
    solution = milp(
        _costs(block),
        constraints=LinearConstraint(weights, least, np.inf) if cuts else [],
        bounds=Bounds(primary.astype(float), (~kept).astype(float)),
        integrality=np.ones(len(primary), dtype=int),
        options={"mip_rel_gap": gap},
    )
    if solution.x is None:
        raise DisclosureError(
            f"the tables of {', '.join(map(str, block.joint.index.names[1:]))} cannot be "
            "protected: too few respondents stand behind them. Leave the question out, or join "
            "sectors"
        )
    return np.round(solution.x).astype(bool)


def _costs(block: Block) -> np.ndarray:
    """Cost of hiding each cell; the small last part makes the best choice unique."""
    costs = np.ones(len(block.cells))
    for position, cell in enumerate(block.cells):
        costs[position] *= _COUNTY_COST if cell.key[1] == COUNTY else 1.0
        costs[position] *= _HEADLINE_COST if cell.key[-1] == HEADLINE else 1.0
        costs[position] += position * _UNIQUE
    return costs
