"""Which columns are one question: items that are ticked, a column for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from helpers.cleaning.cells import NOT_TICKED, TICKED
from helpers.drafting.columns import Column
from helpers.drafting.guesses import Guess, Option, left_out
from helpers.drafting.kinds import guess
from helpers.drafting.words import WORDS, holds
from helpers.survey.spelling import folded


@dataclass(frozen=True, eq=False)
class Found:
    """One question, or what is none.

    Parameters
    ----------
    columns
        Its columns; several where a multiple-response question has one for each item.
    guess
        What it is thought to be.
    """

    columns: tuple[Column, ...]
    guess: Guess

    @property
    def first(self) -> Column:
        """The column that stands for the question."""
        return self.columns[0]


def questions_of(columns: Sequence[Column]) -> Iterator[Found]:
    """Yield every question of an export, and every column that is left out.

    Parameters
    ----------
    columns
        Those that may hold answers, in the file's order.
    """
    stems = {column.stem for column in columns if column.stem}
    for stem, group in groupby(columns, key=lambda column: column.stem):
        together = list(group)
        ticks = [column for column in together if stem and _tick(column) is not None]
        if ticks and (len(ticks) > 1 or holds(stem, WORDS["all_that_apply"])):
            options = tuple(_item(column) for column in ticks)
            told = "columns of one question, ticked or not"
            sure = any(column.item or column.defined.text for column in ticks)
            yield Found(
                tuple(ticks), Guess("multiple", "sure" if sure else "likely", told, options)
            )
        else:
            ticks = []
        for column in together:
            if column in ticks:
                continue
            if column.name in stems:
                told = "its answers stand in a column each, too"
                yield Found((column,), left_out(told))
            elif _specifies(column):
                yield Found((column,), left_out("free text beside an answer"))
            else:
                yield Found((column,), guess(column))


def _specifies(column: Column) -> bool:
    """Return whether a column holds what was written beside an answer such as "other"."""
    named = (column.item, column.text.rpartition(" - ")[2], column.name)
    asked = any(holds(name, WORDS["specify"]) for name in named)
    return asked and not column.defined.options and len(column.counts) > 2


def _tick(column: Column) -> str | None:
    """Return what a column writes for a tick; None where it holds something else."""
    if column.defined.kind not in (None, "multiple"):
        return None
    ticked = [value for value in column.counts if folded(value) not in NOT_TICKED]
    if not ticked and column.counts:
        return ""
    if len(ticked) != 1 or len(column.counts) > 2:
        return None
    is_word = folded(ticked[0]) in TICKED
    told = column.item and folded(column.item) == folded(ticked[0])
    alone = len(column.counts) == 1 and bool(column.item)
    marked = any(value != ticked[0] for value in column.counts)
    return ticked[0] if is_word or told or alone or marked else None


def _item(column: Column) -> Option:
    tick = _tick(column) or ""
    is_word = folded(tick) in TICKED
    label = column.item or ("" if is_word else tick) or column.text
    also = tick if tick and not is_word and folded(tick) != folded(label) else None
    if folded(label) in (*TICKED, *NOT_TICKED) and not is_word:
        also = label  # a word such as "None" or "No" that means that the item is ticked
    return Option(label, unknown=False, column=column.name, also=also)
