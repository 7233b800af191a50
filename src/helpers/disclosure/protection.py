"""Hide what could reveal what a respondent answered: too small, unanimous, or derivable.

Everything counted of a survey passes here, and only what passes is seen outside notebook 01. The
reasons for hiding a cell stand in ``helpers.disclosure.reasons``; which further cells cover it is
chosen in ``helpers.disclosure.suppression``. A cell that counts nobody is shown: unless everybody
gave another answer it points at nobody. How many left a question unanswered is no answer, and is
shown, except of a follow-up: how many answered it says how many gave the answer before, and goes
where that is hidden.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd

from helpers.disclosure.blocks import Block, count_blocks
from helpers.disclosure.counts import (
    ANSWER_COLUMNS,
    COUNTY,
    PAIR_COLUMNS,
    Counts,
    count_cases,
    count_items,
    count_response,
    whole_numbers,
)
from helpers.disclosure.gates import Visible, visible_answers
from helpers.disclosure.magnitudes import protect_cases, public_reporters
from helpers.disclosure.numbers import protect_numbers
from helpers.disclosure.releases import (
    compromised,
    compromised_items,
    hide_changed_sums,
    release_faults,
)
from helpers.disclosure.suppression import choose_hidden, random_of
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError
from helpers.survey.provenance import Source


class ProtectedCounts(Counts):
    """Counts that are safe to publish: hidden cells are missing. Made by :func:`protect` alone."""


@dataclass(frozen=True)
class Suppression:
    """How much was hidden: no more than a reader of the tables can count.

    Parameters
    ----------
    cells
        Publishable cells.
    hidden
        How many of them are hidden.
    """

    cells: int
    hidden: int


def protect(
    responses: pd.DataFrame,
    codebook: Codebook,
    source: Source,
    *,
    key: bytes | None = None,
    cases_are_published: bool = False,
    released: Sequence[Counts] = (),
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
    key
        What only the holder of the answers knows: the covering cells are drawn with it. Made from
        the responses themselves where none is given: every column of every row, in their order.
    cases_are_published
        True where the sums of the codebook's ``cases`` are public already.
    released
        What was made public of the same survey before.

    Returns
    -------
    ProtectedCounts
        Counts for the appendices.
    Suppression
        How many cells were hidden.

    Raises
    ------
    InputError
        Too few respondents differ from an earlier release.
    """
    response = count_response(responses, codebook)
    if faults := list(release_faults(response, released, codebook)):
        raise InputError(faults)
    cases = count_cases(responses, codebook)
    declared = codebook.cases.counts.values() if codebook.cases else ()
    public = set(declared) if cases_are_published else set()
    blocks = count_blocks(responses, codebook, public_reporters(cases, public))
    key = key_of(responses) if key is None else key
    hidden = _hidden(blocks, codebook, key, released)
    visible = visible_answers(blocks, hidden, codebook)
    frames: dict[str, list[tuple[object, ...]]] = {"answers": [], "pairs": []}
    for block, mask in zip(blocks, hidden, strict=True):
        for cell, n, value, is_hidden in zip(
            block.cells, block.totals, block.values, mask, strict=True
        ):
            n = n if visible.base(cell) else None  # noqa: PLW2901
            frames[cell.table].append((*cell.key, n, None if is_hidden else value))
    numbers, differences = protect_numbers(responses, visible, codebook, released)
    protected = ProtectedCounts(
        survey=codebook.survey,
        source=source,
        response=response,
        answers=whole_numbers(pd.DataFrame(frames["answers"], columns=ANSWER_COLUMNS)),
        pairs=whole_numbers(pd.DataFrame(frames["pairs"], columns=PAIR_COLUMNS)),
        numbers=whole_numbers(numbers),
        differences=whole_numbers(differences),
        items=_protect_items(count_items(responses, codebook), visible, codebook, key, released),
        cases=hide_changed_sums(
            protect_cases(cases, responses, visible, codebook, public, key), released
        ),
    )
    cells = sum(map(len, hidden))
    return protected, Suppression(cells, hidden=sum(int(mask.sum()) for mask in hidden))


def key_of(responses: pd.DataFrame) -> bytes:
    """Return a key that whoever holds the same responses can make, and nobody else.

    It does not depend on the format of the export, nor on the pseudonyms of one machine.

    Parameters
    ----------
    responses
        One row a respondent.
    """
    known = responses.drop(columns="_respondent", errors="ignore")
    return blake2b(pd.util.hash_pandas_object(known, index=False).to_numpy().tobytes()).digest()


def hidden_cells(
    block: Block, codebook: Codebook, key: bytes, forced: np.ndarray | None = None
) -> np.ndarray:
    """Return which cells of a block are hidden, by the survey's threshold.

    Parameters
    ----------
    block
        Linked questions with their cells.
    codebook
        The survey's declaration.
    key
        What only the holder of the answers knows.
    forced
        Boolean, one element a cell: hidden because the answer before a follow-up is.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell.
    """
    return choose_hidden(block, codebook.disclosure.threshold, key, forced=forced)


def _hidden(
    blocks: Sequence[Block], codebook: Codebook, key: bytes, released: Sequence[Counts]
) -> list[np.ndarray]:
    """Choose for every block, and again where a gate or an earlier release asks for more."""
    nothing = [np.zeros(len(block.cells), dtype=bool) for block in blocks]
    forced = [
        compromised(block, none, released, codebook)
        for block, none in zip(blocks, nothing, strict=True)
    ]
    hidden = [
        hidden_cells(block, codebook, key, gone) for block, gone in zip(blocks, forced, strict=True)
    ]
    while True:
        visible = visible_answers(blocks, hidden, codebook)
        changed = False
        for place, block in enumerate(blocks):
            gone = forced[place] | compromised(block, hidden[place], released, codebook)
            gone |= np.array([not visible.base(cell) for cell in block.cells])
            if (gone & ~forced[place]).any():
                changed = True
                forced[place] = gone
                hidden[place] = hidden_cells(block, codebook, key, gone)
        if not changed:
            return hidden


def _protect_items(
    items: pd.DataFrame,
    visible: Visible,
    codebook: Codebook,
    key: bytes,
    released: Sequence[Counts] = (),
) -> pd.DataFrame:
    """Hide items few ticked or few left, some others with them, and all behind a hidden gate.

    Items add up to nothing, so nothing can be worked out; but an item hidden alone would be known
    to be hidden for its own sake. At least one more is drawn with the key.
    """
    threshold = codebook.disclosure.threshold
    rest = items["n"] - items["count"]
    few = items["count"].between(1, threshold - 1) | rest.between(0, threshold - 1)
    shut = pd.Series(False, index=items.index)
    for name, mine in items.groupby("question", sort=False):
        question = codebook.question(str(name))
        shut[mine.index] = not visible.opening(question, COUNTY)
        needed = few[mine.index]
        if question.harmless or not needed.any():
            few[mine.index] = False
            continue
        random = random_of(key, str(name))
        others = random.permutation(list(mine.index[~needed]))
        few[others[: random.geometric(0.5)]] = True
    few |= compromised_items(items, released, threshold)
    return items.assign(n=items["n"].mask(shut), count=items["count"].mask(few | shut))
