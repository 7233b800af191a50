"""Counts by actor, known only within bounds."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from helpers.figures.colours import Look, looks
from helpers.figures.drawing import canvas, to_svg
from helpers.figures.parts import point
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition, plain
from helpers.words.formats import COUNT_LIMITS, HIDDEN

_ROW, _LINE = 0.27, 0.16  # inches: an actor's row, and each further line of a long name


@dataclass(frozen=True)
class CountRow:
    """A row of counts.

    Parameters
    ----------
    name
        What stands left of it.
    group
        Whose colour and marker it has.
    count
        What is counted; None for the heading of a group.
    is_hidden
        True where the count is hidden.
    """

    name: str
    group: str
    count: IntervalCount | None
    is_hidden: bool = False


def interval_counts(rows: Sequence[CountRow], axis: str, edition: Edition, identifier: str) -> str:
    """Draw counts with both ends, grouped and coloured; an arrow says "or more".

    Parameters
    ----------
    rows
        From the top.
    axis
        What is counted.
    edition
        The language.
    identifier
        The figure's id.
    """
    look = looks(edition.codebook)
    names = [_wrapped(row.name) for row in rows]
    tall = [_ROW + _LINE * name.count("\n") for name in names]
    heights = [sum(tall[place:]) - size / 2 for place, size in enumerate(tall)]
    with canvas(0.5 + sum(tall)) as (figure, (axes,)):
        for height, row in zip(heights, rows, strict=True):
            if row.is_hidden:
                axes.annotate(HIDDEN, (0, height), xytext=(8, 0), textcoords="offset points",
                              va="center")  # fmt: skip
            if row.count is None:
                continue
            if row.count.high > 0 or row.count.open:
                _bounds(axes, height, row.count, look[row.group])
            text = edition.write(COUNT_LIMITS, row.count.low, row.count.high, row.count.open)
            axes.annotate(
                text, (row.count.high, height), xytext=(20 if row.count.open else 8, 0),
                textcoords="offset points", va="center",
            )  # fmt: skip
        for height, row, name in zip(heights, rows, names, strict=True):
            _write_name(axes, height, name, bold=row.count is None and not row.is_hidden)
        axes.set_yticks([])
        highest = max((row.count.high for row in rows if row.count), default=0)
        axes.set_xlim(-0.4, highest * 1.22 + 1)
        axes.set_ylim(0, sum(tall))
        axes.xaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
        axes.xaxis.grid(True)
        axes.set_axisbelow(True)
        axes.set_xlabel(plain(axis))
        return to_svg(figure, identifier)


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(plain(text), 20, break_long_words=False))


def _write_name(axes: Axes, height: float, name: str, *, bold: bool) -> None:
    """Write a name left of its row, line by line: the page's font is another than ours."""
    lines = name.split("\n")
    for number, line in enumerate(lines):
        axes.text(
            -0.03, height + _LINE * ((len(lines) - 1) / 2 - number), line, ha="right", va="center",
            transform=axes.get_yaxis_transform(), fontweight="bold" if bold else "normal",
        )  # fmt: skip


def _bounds(axes: Axes, row: float, count: IntervalCount, look: Look) -> None:
    colour = look.colour
    axes.plot([0, count.low], [row, row], color=colour, linewidth=1)
    axes.plot([count.low, count.high], [row, row], color=colour, linewidth=5, solid_capstyle="butt")
    point(axes, count.low, row, look, markersize=6)
    if count.open:
        axes.annotate(
            "", (count.high, row), xytext=(17, 0), textcoords="offset points",
            arrowprops={"arrowstyle": "<-", "color": colour, "linewidth": 1.6},
        )  # fmt: skip
