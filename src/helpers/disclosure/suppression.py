"""Choose which cells to hide.

A set of hidden cells is safe when every hidden cell could still be numbers that are far enough
apart, and could hide for another's sake (``helpers.disclosure.possible``). The cheapest safe set is
found by integer programming (Fischetti and Salazar, 2001, with sliding protection) over all linked
tables at once: a choice that a reader can see through adds a condition that every safe choice
fulfils, until none is added any more. Where that takes many rounds a choice nearly as cheap
will do, then what was hidden once stays hidden: just as safe, with a few cells more hidden.

Costs, and some cells that are hidden for no reason, are drawn with a key that only the holder of
the answers has. Without it nobody can rerun the choice, and a hidden cell proves nothing.
"""

from hashlib import blake2b
from itertools import count

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from helpers.disclosure.blocks import Block
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.feasible import Adversary, Cut
from helpers.disclosure.possible import PossibleTables
from helpers.disclosure.reasons import primary_cells

# What it costs to hide a cell: totals and headline shares are what readers come for. The cost does
# not depend on the count, so that the choice itself tells nothing of it.
_COUNTY_COST = 20.0
_HEADLINE_COST = 8.0
_GATE_COST = 3.0
# The key makes one cell this much dearer than another at most, and draws one more cell to hide
# with this chance, and then another.
_DRAWN_COST = 1.5
_DRAWN_CELL = 0.5
# Rounds in which the best choice is sought, then one nearly as cheap; after that cells stay hidden,
# and in the end all are.
_BEST, _GOOD, _LAST = 25, 50, 100
_NEARLY = 0.05


def choose_hidden(
    block: Block,
    threshold: int,
    key: bytes,
    *,
    forced: np.ndarray | None = None,
    drawn: np.ndarray | None = None,
) -> np.ndarray:
    """Choose which cells of a block to hide.

    Parameters
    ----------
    block
        Linked questions with their cells.
    threshold
        The disclosure threshold.
    key
        What nobody but the holder of the answers knows.
    forced
        Boolean, one element a cell: must be hidden, as everybody can see.
    drawn
        Boolean, one element a cell: in place of the cells that the key would draw.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell: every cell that must be hidden, and those that cover it. Where
        no choice gives the protection asked for, every cell.
    """
    public = np.zeros(len(block.cells), dtype=bool) if forced is None else forced
    needed: np.ndarray = primary_cells(block, threshold) | public
    if not needed.any():
        return needed
    random = random_of(key, "/".join(map(str, block.joint.index.names)))
    costs = _costs(block) * random.uniform(1.0, _DRAWN_COST, len(block.cells))
    needed = needed | (_draw(costs, random) if drawn is None else drawn)
    width = widths(block, threshold)
    adversary = Adversary(block)
    cuts: list[Cut] = []
    for round_number in count():
        gap = 0.0 if round_number < _BEST else _NEARLY
        hidden = _cheapest(costs, needed, cuts, gap)
        if hidden is None or hidden.all() or round_number == _LAST:
            return np.ones_like(needed)
        found = adversary.cuts(hidden, width)
        if not found:
            possible = PossibleTables(block, hidden, threshold, for_a_reason=not public.any())
            exposed = possible.exposed(width)
            if not exposed.any():
                return hidden
            found = [Cut(_near(block, exposed, hidden), 1.0)]
        cuts += found
        if round_number >= _GOOD:
            needed = hidden
    raise AssertionError("the last round returns")


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


def _near(block: Block, exposed: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Return the shown cells, one of which must be hidden: of the same tables if there are any."""
    tables = np.array([cell.key[0] for cell in block.cells])
    near = ~hidden & np.isin(tables, tables[exposed])
    return (near if near.any() else ~hidden).astype(float)


def _cheapest(
    costs: np.ndarray, needed: np.ndarray, cuts: list[Cut], gap: float
) -> np.ndarray | None:
    weights = np.array([cut.weights for cut in cuts]).reshape(len(cuts), len(needed))
    least = np.array([cut.least for cut in cuts])
    solution = milp(
        costs,
        constraints=LinearConstraint(weights, least, np.inf) if cuts else [],
        bounds=Bounds(needed.astype(float), 1.0),
        integrality=np.ones(len(needed), dtype=int),
        options={"mip_rel_gap": gap},
    )
    return None if solution.x is None else np.round(solution.x).astype(bool)


def _costs(block: Block) -> np.ndarray:
    """Cost of hiding each cell."""
    costs = np.ones(len(block.cells))
    for position, cell in enumerate(block.cells):
        costs[position] *= _COUNTY_COST if cell.key[1] == COUNTY else 1.0
        costs[position] *= _HEADLINE_COST if cell.key[-1] == HEADLINE else 1.0
        costs[position] *= _GATE_COST if cell.opens else 1.0
    return costs


def _draw(costs: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Draw cells to hide for no reason, the cheap ones more often."""
    drawn = np.zeros(len(costs), dtype=bool)
    while random.random() < _DRAWN_CELL:
        drawn[random.choice(len(costs), p=(1 / costs) / (1 / costs).sum())] = True
    return drawn


def random_of(key: bytes, name: str) -> np.random.Generator:
    """Return what draws the cover of one table: the same for the same key, of any length.

    Parameters
    ----------
    key
        What nobody but the holder of the answers knows.
    name
        Of the table.
    """
    seed = blake2b(name.encode(), key=blake2b(key).digest()).digest()
    return np.random.default_rng(int.from_bytes(seed))
