"""The plain rule to compare with: a threshold, then covering cells row by row, column by column."""

from collections.abc import Iterator

import numpy as np

from helpers.disclosure.blocks import Block
from helpers.disclosure.counts import HEADLINE


def plain_hidden(block: Block, primary: np.ndarray) -> np.ndarray:
    """Hide a second cell, the smallest, in every sum where a single one is hidden.

    A sum is a row (the levels of a question in a sector), a column (a level over sectors and
    county), or the headline share with its levels. The rule looks at one sum at a time, as one
    would by hand.
    """
    hidden = primary.copy()
    values = block.values
    while True:
        alone = [
            sum_ for sum_ in sums(block) if hidden[sum_].sum() == 1 and len(sum_) > 1
        ]  # fmt: skip
        if not alone:
            return hidden
        shown = [cell for cell in alone[0] if not hidden[cell]]
        positive = [cell for cell in shown if values[cell] > 0] or shown
        hidden[min(positive, key=lambda cell: (values[cell], cell))] = True


def sums(block: Block) -> Iterator[list[int]]:
    """Cells that add up to something a reader knows."""
    place = {cell.key: position for position, cell in enumerate(block.cells)}
    groups = list(dict.fromkeys(cell.key[1] for cell in block.cells))
    rest = list(dict.fromkeys((cell.key[0], *cell.key[2:]) for cell in block.cells))
    for name, *levels in rest:
        yield [place[name, group, *levels] for group in groups]
    tables = list(dict.fromkeys(cell.key[0] for cell in block.cells))
    for table in tables:
        for group in groups:
            mine = [key for key in place if key[0] == table and key[1] == group]
            yield [place[key] for key in mine if key[2:] != (HEADLINE,)]
            headline = place.get((table, group, HEADLINE))
            if headline is not None:
                whole = block.cells[headline].members
                parts = [
                    place[key]
                    for key in mine
                    if key[2:] != (HEADLINE,)
                    and not (block.cells[place[key]].members & ~whole).any()
                ]
                yield [headline, *parts]
