"""Who was asked a question: a column blank exactly where another one has certain answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpers.drafting.bundles import Found
from helpers.drafting.guesses import Option

_FEWEST = 5  # respondents who were not asked
_COVERED = 0.6  # share of those asked who answered
_CHANCE = 1e-4  # that so many have left it blank of their own accord
_BETTER = 0.05  # what a gate must cover more than an earlier one, to be the nearer one


@dataclass(frozen=True)
class Gate:
    """Who was asked: those who gave one of some answers to a question before.

    Parameters
    ----------
    question
        The question before.
    options
        The answers after which it was asked.
    """

    question: Found
    options: tuple[Option, ...]


def gate_of(question: Found, before: Sequence[Found]) -> Gate | None:
    """Return the gate before a question; None where everybody may have been asked.

    Nobody who gave another answer, or none, may have answered the question.

    Parameters
    ----------
    question
        The question.
    before
        The questions of one answer before it.
    """
    answered = _answered(question)
    best: tuple[float, Gate] | None = None
    for other in before:
        opens: list[Option] = []
        asked = np.zeros(len(answered), dtype=bool)
        for option in other.guess.options:
            gave = _gave(other, option)
            if (answered & gave).any():
                opens.append(option)
                asked |= gave
        closed = int((_answered(other) & ~asked).sum())
        if closed < _FEWEST or not asked.any() or (answered & ~asked).any():
            continue
        covered = float((answered & asked).sum() / asked.sum())
        if (1 - covered) ** closed > _CHANCE:
            continue
        if covered >= _COVERED and (best is None or covered > best[0] + _BETTER):
            best = covered, Gate(other, tuple(opens))
    return best[1] if best is not None else None


def _answered(question: Found) -> NDArray[np.bool_]:
    masks = [column.answered for column in question.columns]
    found: NDArray[np.bool_] = np.logical_or.reduce(masks)
    return found


def _gave(question: Found, option: Option) -> NDArray[np.bool_]:
    said = {option.label, option.code}
    gave = np.array([value in said for value in question.first.values], dtype=bool)
    if not option.write_in:
        return gave
    known = {name for one in question.guess.options for name in (one.label, one.code)}
    wrote = np.array([value not in known for value in question.first.values], dtype=bool)
    found: NDArray[np.bool_] = (gave | wrote) & question.first.answered
    return found
