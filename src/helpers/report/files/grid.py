"""A table on a sheet of the workbook, and the room that its cells take."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.exhibits.sheets import Cell
from helpers.words.formats import SheetFormat

LINE = 15
"""Height of a line, in points."""

_NARROWEST, _WIDEST = 11, 60  # letters
_LETTER = 1.15  # a text of n letters may need this much more than n digits


@dataclass(frozen=True)
class Grid:
    """A table on a sheet."""

    name: str
    title: str
    header: list[str]
    formats: list[SheetFormat]
    rows: list[list[Cell]]
    kinds: list[str] | None = None

    def widths(self) -> list[float]:
        """Return widths, in letters, that show every number in whole and wrap long texts."""
        widths = []
        for column, header in enumerate(self.header):
            texts = [cell for cell in (row[column] for row in self.rows) if isinstance(cell, str)]
            # A header may break between words.
            longest = max(_NARROWEST, *map(len, [*header.split(), *texts]))
            widths.append(min(_LETTER * longest, _WIDEST))
        return widths

    def heights(self) -> list[float]:
        """Return the heights of the header and of each row, in points."""
        widths = self.widths()
        every: list[Sequence[Cell]] = [self.header, *self.rows]
        return [
            LINE * max(_lines(cell, width) for cell, width in zip(row, widths, strict=True))
            for row in every
        ]


def _lines(cell: Cell, width: float) -> int:
    """Return how many lines a cell takes where it wraps between words."""
    lines, room = 1, width
    for word in cell.split() if isinstance(cell, str) else ():
        needed = _LETTER * len(word)
        if needed > room:
            lines, room = lines + 1, width
        room -= needed + _LETTER
    return lines
