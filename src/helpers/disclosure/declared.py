"""What a number tells of respondents: declared where it is made, read where it is audited."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

Kind = Literal["count", "share", "statistic", "nothing"]


@dataclass(frozen=True)
class Counts:
    """What a number counts.

    Parameters
    ----------
    kind
        ``count``: so many respondents. ``share``: such a count, out of all who could be counted.
        ``statistic``: worked out from counts that are all shown themselves (an interval, a test, an
        effect). ``nothing``: it tells nothing of respondents.
    keys
        What is counted, each key's parts joined by ``/``: ``answer/QUESTION/GROUP/LEVEL`` (gave
        the answer), ``n/QUESTION/GROUP`` (answered the question), ``pair/COMPARISON/GROUP/LEVEL/
        AGAINST`` and ``pair_n/COMPARISON/GROUP`` (gave both answers; answered both questions),
        ``respondents/GROUP``, ``item/QUESTION/LEVEL`` and ``item_n/QUESTION`` (ticked, and
        answered, in the whole county), ``cases/QUESTION/ACTOR/END`` (a sum
        of numbers stated, its lower and upper end),
        ``number/QUESTION/GROUP`` (numbers stated: what is worked out from them),
        ``log/COLUMN/RULE`` (cells changed), ``forms/OUTCOME`` (rows of the export),
        ``unfinished/GROUP`` and ``timed/GROUP`` (broke off; took a known time), ``straight_lined``
        (answered all alike), ``cells/PUBLICATION/WHAT`` (cells protected). Another survey's
        respondents have the same keys behind ``survey/NAME``; ``rule/FIELD/FIELD`` is no count but
        what the codebook declares there. ``{field}`` stands for the value of a
        column in the same row, ``*`` for every group or level.
    """

    kind: Kind
    keys: tuple[str, ...] = ()

    def at(self, row: Mapping[Any, Any]) -> "Counts":
        """Return the declaration of one row: every ``{field}`` filled.

        A column of the export may have a name with blanks and strokes: it is quoted as in an
        address. What begins with an underscore is a part of a key as it stands.
        """
        filled = {
            name: str(value) if str(name).startswith("_") else quote(str(value), safe="")
            for name, value in row.items()
        }
        return Counts(self.kind, tuple(key.format_map(filled) for key in self.keys))

    def __str__(self) -> str:
        return " ".join((self.kind, *self.keys))


NOTHING = Counts("nothing")
"""Of what tells nothing of respondents: people invited, years, limits chosen."""


THRESHOLD = Counts("nothing", ("rule/disclosure/threshold",))
"""Of how few respondents a figure may not tell."""


def key(*parts: str) -> str:
    """Return a key from its parts."""
    return "/".join(parts)


def count(*parts: str) -> Counts:
    """Declare a count of respondents."""
    return Counts("count", (key(*parts),))


def share(*parts: str) -> Counts:
    """Declare a share: the count that the key names, out of those who could be counted."""
    return Counts("share", (key(*parts),))


def statistic(*keys: str) -> Counts:
    """Declare what is worked out from counts that are all shown themselves."""
    return Counts("statistic", keys)
