"""What a question is thought to be, how sure that is, and on what evidence."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["single", "ordinal", "multiple", "count", "number", "left_out"]
Sure = Literal["sure", "likely", "unsure"]

CODES = "codes without a text"
SOME_UNREAD = "asks for a number, but some answers state none"


@dataclass(frozen=True)
class Option:
    """An answer that a question offers.

    Parameters
    ----------
    label
        Its text.
    code
        What the export writes for it, where that is something else.
    unknown, write_in
        As in a codebook's level.
    column
        The column of an item that has one of its own.
    also
        Another spelling of it in the export.
    id
        What the codebook calls it; empty until that is known.
    """

    label: str
    code: str | None = None
    unknown: bool = False
    write_in: bool = False
    column: str | None = None
    also: str | None = None
    id: str = ""


@dataclass(frozen=True)
class Guess:
    """What a question is thought to be.

    Parameters
    ----------
    kind
        A codebook's type, or ``left_out``.
    sure
        How sure that is.
    evidence
        Why.
    options
        The answers in their order.
    separator
        Between the answers in a cell.
    """

    kind: Kind
    sure: Sure
    evidence: str
    options: tuple[Option, ...] = ()
    separator: str | None = None


def left_out(why: str) -> Guess:
    """Return the guess that a column is no question to report on."""
    return Guess("left_out", "sure", why)
