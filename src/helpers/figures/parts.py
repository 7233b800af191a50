"""What the report's figures are put together from: rows, tracks, intervals, keys, hidden marks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter

from helpers.figures.colours import FAINT, INK, PAPER, RULE, Look
from helpers.figures.drawing import TEXT, UNITS, text_width
from helpers.words import formats
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT

_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MARK = 0.08  # half the height of an axis mark, in rows
_AWAY, _MARGIN = 8, 14  # SVG units from an interval to its label, and around the axes
HOLLOW: dict[str, Any] = {"markerfacecolor": PAPER, "mew": 1.8}
# The page's own colour behind a text, so that no line runs through it.
CLEAR: dict[str, Any] = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}


@dataclass(frozen=True)
class Row:
    """A row of a chart.

    Parameters
    ----------
    name
        What stands above it.
    behind
        What stands behind its value, such as "40 answers"; empty for nothing.
    group
        Whose colour and marker it has.
    value, limits
        The value and the ends of its interval; None where hidden.
    """

    name: str
    behind: str
    group: str
    value: float | None
    limits: tuple[float, float] | None


_KEY_LINES = 2  # for which every drawing has room


def row_headings(axes: Axes, rows: Sequence[tuple[str, str]]) -> None:
    """Write the name of every row above it, and at the right end how many stand behind it.

    Parameters
    ----------
    axes
        Axes whose rows are 0, 1, 2 … from below.
    rows
        Name and what stands behind it, from the top; empty for nothing.
    """
    across = axes.get_yaxis_transform()
    for row, (name, behind) in zip(reversed(range(len(rows))), rows, strict=True):
        axes.text(0, row + 0.34, plain(name), transform=across, va="center")
        if behind:
            axes.text(
                1, row + 0.34, plain(behind), transform=across, va="center", ha="right", color=FAINT
            )
    axes.set_yticks([])
    axes.set_ylim(-0.42, len(rows) - 0.4)


def bare(axes: Axes) -> None:
    """Leave only the labels of the x axis: rows bring their own marks."""
    axes.tick_params(axis="x", length=0)
    axes.spines["bottom"].set_visible(False)


def track(axes: Axes, row: float, marks: Sequence[float] = _QUARTERS) -> None:
    """Draw the quiet line that a row's values stand on, with the axis' marks on it."""
    across, up = [marks[0], marks[-1]], [row, row]  # one path: the line, then every mark
    for mark in marks:
        across += [math.nan, mark, mark]
        up += [math.nan, row - _MARK, row + _MARK]
    axes.plot(across, up, color=RULE, linewidth=0.6, zorder=0)


def zero_line(axes: Axes, row: float) -> None:
    """Draw the line within a row that its values lie on either side of."""
    axes.plot([0, 0], [row - 0.29, row + 0.26], color=INK, linewidth=0.9, zorder=0.5)


def interval(
    axes: Axes, row: float, value: float, limits: tuple[float, float], look: Look, text: str = "",
    *, hollow: bool = False,
) -> None:  # fmt: skip
    """Draw a value with its interval, and write it beside the interval, away from zero.

    Parameters
    ----------
    axes
        Where.
    row
        Height.
    value, limits
        The value, and the ends of its interval.
    look
        The group's colour and marker.
    text
        The value as it is written; empty for none.
    hollow
        Draws the point as a ring.
    """
    axes.plot([*limits], [row, row], color=look.colour, linewidth=2)
    point(axes, value, row, look, **(HOLLOW if hollow else {}))
    low, high = axes.get_xlim()
    start, end = ((limit - low) / (high - low) * UNITS for limit in limits)
    needed = text_width(text) + _AWAY + _MARGIN
    place: dict[str, Any] = {"xy": (value, row), "xytext": (0, 5), "ha": "center", "va": "bottom"}
    fits_right, fits_left = end + needed < UNITS, start > needed
    if fits_left and (value < 0 or not fits_right):
        place = {"xy": (limits[0], row), "xytext": (-_AWAY, 0), "ha": "right", "va": "center"}
    elif fits_right:
        place = {"xy": (limits[1], row), "xytext": (_AWAY, 0), "ha": "left", "va": "center"}
    axes.annotate(text, textcoords="offset points", bbox=CLEAR, **place)


def point(axes: Axes, x: float, y: float, look: Look, **style: Any) -> None:
    """Draw a group's point."""
    drawn: dict[str, Any] = {"color": look.colour, "markersize": 7}
    axes.plot([x], [y], look.marker, **(drawn | style))


def hidden(axes: Axes, row: float, edition: Edition, x: float = 0.0) -> None:
    """Say that disclosure control hides a row's value; nothing is drawn to its size."""
    text = f"{formats.HIDDEN} {edition.say('hidden')}"
    axes.text(x, row, text, va="center", color=FAINT)


def percent_axis(axes: Axes, edition: Edition) -> None:
    """Make the axis run from 0 to 100 per cent."""
    axes.set_xlim(-0.03, 1.03)
    axes.xaxis.set_ticks(_QUARTERS)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: edition.write(PERCENT, value)))
    bare(axes)


def key(figure: Figure, entries: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Name colours above the drawing, on as many lines as they need.

    Parameters
    ----------
    figure
        The drawing.
    entries
        Text, and how its patch is filled, or its point drawn.
    """
    # matplotlib fills a legend column by column; readers read line by line
    entries = [(plain(text), style) for text, style in entries]
    handles = [
        Line2D([], [], linewidth=0, label=text, **style) if "marker" in style
        else Patch(label=text, **({"linewidth": 0.6} | style))
        for text, style in entries
    ]  # fmt: skip
    columns = next(
        (count for count in range(len(entries), 1, -1) if _key_width(entries, count) < UNITS - 8), 1
    )
    more = max(0, -(-len(entries) // columns) - _KEY_LINES)
    figure.set_figheight(figure.get_figheight() + more * 1.5 * TEXT / 72)
    figure.legend(
        handles=[handle for column in range(columns) for handle in handles[column::columns]],
        loc="outside upper left", ncols=columns, frameon=False, handlelength=1,
        handleheight=1, handletextpad=0.4, columnspacing=1, borderpad=0, borderaxespad=0.2,
    )  # fmt: skip


def _key_width(entries: Sequence[tuple[str, Any]], columns: int) -> float:
    """Return how wide the key is with so many columns, read line by line."""
    widths = [text_width(text) for text, _ in entries]
    return sum(max(widths[column::columns]) + 2.4 * TEXT for column in range(columns))
