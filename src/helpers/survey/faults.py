"""What is wrong with an input, said so that a colleague can mend it."""

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
