"""What is wrong with an input, said so that a colleague can mend it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpers.survey.spelling import shortened


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one input.

    Parameters
    ----------
    file
        The file, relative to the survey's folder.
    expected
        What should have been there, and what to do, in plain words.
    row
        Line (text) or row (sheet) number, counted from 1; None where no row is to blame.
    column
        Column name, or the path of a key in a YAML file such as ``questions.3.levels``.
    value
        What was found, as text.
    """

    file: str
    expected: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column {self.column}")
        found = "" if self.value is None else f" found {shortened(self.value, 80)!r};"
        return f"{', '.join(place)}:{found} {self.expected}"


PLACEHOLDER = "FILL IN"
"""Stands for what a person has yet to write."""

_EXAMPLES = 3
_LONGEST_LIST = 400  # characters; places in a codebook are all named
_PARTICULAR = re.compile(r"'[^']*'|\"(?:\\.|[^\"\\])*\"|\((?:did you mean|and) [^)]*\)|\d+")


def told_once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults with at most three of a kind, and then how many more there are.

    Parameters
    ----------
    faults
        Faults in the order they are told. Two are of a kind where they say the same but for
        numbers, texts in quotation marks and what may have been meant. What is still to be filled
        in is told in full.
    """
    kinds: dict[tuple[str, str], list[Fault]] = {}
    for fault in dict.fromkeys(faults):
        kind = (fault.file, _PARTICULAR.sub("", fault.expected))
        kinds.setdefault(kind, []).append(fault)
    told: list[Fault] = []
    for alike in kinds.values():
        whole = len(alike) <= _EXAMPLES + 1 or alike[0].value == PLACEHOLDER
        shown = alike if whole else alike[:_EXAMPLES]
        told += shown
        if rest := alike[len(shown) :]:
            where = ", ".join(map(_place, rest))
            if not alike[0].file.endswith(".yml"):
                where = shortened(where, _LONGEST_LIST)
            told.append(Fault(alike[0].file, f"{len(rest)} more of the same kind: {where}"))
    return tuple(told)


def _place(fault: Fault) -> str:
    place = f"row {fault.row}" if fault.row is not None else f"column {fault.column}"
    return place if fault.value is None else f"{place} {shortened(fault.value, 40)!r}"


class InputError(Exception):
    """An input cannot be used; carries every fault found, not only the first.

    Parameters
    ----------
    faults
        At least one fault.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
