"""Numbers that groups stated: the mean with its interval, and the median."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.figures.colours import INK, looks
from helpers.figures.drawing import ROW, canvas, to_svg
from helpers.figures.parts import bare, hidden, interval, key, row_headings, track
from helpers.words.edition import Edition, plain
from helpers.words.formats import STATED

_TICK = 0.19  # half the height of the median's mark, in rows
_MARKS = 5
_AIR = 0.04  # of the width, on either side


@dataclass(frozen=True)
class NumberRow:
    """A row of numbers.

    Parameters
    ----------
    name
        What stands above it.
    behind
        What stands behind its value, such as "40 answers"; empty for nothing.
    group
        Whose colour and marker it has.
    mean, limits
        The mean and the ends of its interval; None where hidden or not known.
    median
        The median; None where hidden.
    """

    name: str
    behind: str
    group: str
    mean: float | None
    limits: tuple[float, float] | None
    median: float | None


def numbers_by_group(
    rows: Sequence[NumberRow], axis: str, edition: Edition, identifier: str
) -> str:
    """Draw means as points with their intervals, medians as upright lines, one row each.

    Parameters
    ----------
    rows
        From the top.
    axis
        What is measured.
    edition
        The language.
    identifier
        The figure's id.
    """
    look = looks(edition.codebook)
    told = [
        value
        for row in rows
        for value in (row.mean, row.median, *(row.limits or ()))
        if value is not None
    ]
    with canvas(0.95 + ROW * len(rows)) as (figure, (axes,)):
        steps = MaxNLocator(_MARKS, steps=[1, 2, 5, 10], min_n_ticks=2)
        marks = [float(one) for one in steps.tick_values(min(told), max(told))]
        width = marks[-1] - marks[0]
        axes.set_xlim(marks[0] - _AIR * width, marks[-1] + _AIR * width)
        axes.set_xticks(marks)
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda value, _: edition.write(STATED, round(value, 6)))
        )
        bare(axes)
        for place, row in zip(reversed(range(len(rows))), rows, strict=True):
            if row.mean is None:
                hidden(axes, place, edition, marks[0])
                continue
            track(axes, place, marks)
            if row.median is not None:
                ends = [place - _TICK, place + _TICK]
                axes.plot([row.median] * 2, ends, color=INK, linewidth=1.6)
            limits = row.limits or (row.mean, row.mean)
            text = edition.write(STATED, row.mean)
            interval(axes, place, row.mean, limits, look[row.group], text)
        row_headings(axes, [(row.name, row.behind) for row in rows])
        axes.set_xlabel(plain(axis))
        dot: dict[str, Any] = {"marker": "o", "color": INK, "markersize": 6}
        tick: dict[str, Any] = {"marker": "|", "color": INK, "markersize": 9, "mew": 1.6}
        key(figure, [(edition.say("mean"), dot), (edition.say("median"), tick)])
        return to_svg(figure, identifier)
