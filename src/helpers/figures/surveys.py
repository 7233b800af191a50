"""Surveys beside each other: differences with intervals, and the funnel plot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from helpers.figures.colours import FAINT, INK, RULE, Look
from helpers.figures.drawing import ROW, canvas, to_svg
from helpers.figures.parts import Row, bare, hidden, interval, row_headings, track, zero_line
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT, POINTS

_COLOUR = "#2b7bba"
_LOOK = Look(_COLOUR, "o")
_MARKERS = "osD^vPX"
_DASHES = (4, 3), (1, 0)

Curve = Sequence[tuple[float, float]]
"""Lower and upper limit at every size."""


@dataclass(frozen=True)
class FunnelMark:
    """A survey in a funnel plot: its name, number of answers, and share; None where hidden."""

    name: str
    n: int
    share: float | None


def differences(rows: Sequence[tuple[Row, bool]], edition: Edition, identifier: str) -> str:
    """Draw differences of shares with their intervals, and a line at zero.

    Parameters
    ----------
    rows
        From the top, each with whether it is clear: others are drawn as rings.
    edition
        The language.
    identifier
        The figure's id.
    """
    with canvas(0.85 + ROW * len(rows)) as (figure, (axes,)):
        ticks = _points_axis(axes, [row for row, _ in rows], edition)
        for place, (row, is_clear) in zip(reversed(range(len(rows))), rows, strict=True):
            if row.value is None or row.limits is None:
                hidden(axes, place, edition, ticks[0])
                continue
            track(axes, place, ticks)
            zero_line(axes, place)
            text = edition.write(POINTS, row.value)
            interval(axes, place, row.value, row.limits, _LOOK, text, hollow=not is_clear)
        row_headings(axes, [(row.name, row.behind) for row, _ in rows])
        return to_svg(figure, identifier)


def funnel_sizes(answers: Sequence[int]) -> list[int]:
    """Return the sizes at which a funnel's limits are drawn.

    Parameters
    ----------
    answers
        Answers of every survey.
    """
    end = _end(answers)
    return [int(size) for size in np.unique(np.linspace(max(4, end // 10), end, 120).astype(int))]


def funnel_plot(
    points: Sequence[FunnelMark],
    target: float | None,
    limits: tuple[Sequence[int], Sequence[Curve]],
    edition: Edition,
    identifier: str,
) -> str:
    """Draw every survey's share against its number of answers, inside control limits.

    Parameters
    ----------
    points
        The surveys, the report's own first.
    target
        The common share; None where all are hidden.
    limits
        Sizes, and the curves of inner and outer limits at them.
    edition
        The language.
    identifier
        The figure's id.
    """
    shown = [point for point in points if point.share is not None]
    sizes, curves = limits
    with canvas(3.4) as (figure, (axes,)):
        if target is not None and shown:
            axes.axhline(target, color=INK, linewidth=1)
            for curve, dashes in zip(curves, _DASHES, strict=True):
                for edge in zip(*curve, strict=True):
                    axes.plot(sizes, edge, color=FAINT, linewidth=1, dashes=dashes)
        for place, point in enumerate(points):
            if point.share is not None:
                # Rings: surveys of the same size and share lie on top of one another.
                axes.plot([point.n], [point.share], _MARKERS[place % len(_MARKERS)],
                          color=_COLOUR if place else INK, markersize=7, label=plain(point.name),
                          markerfacecolor="none", mew=1.6)  # fmt: skip
        _share_axis(axes, edition)
        axes.set_xlim(0, _end([point.n for point in points]))
        axes.set_xlabel(edition.say("n"))
        axes.spines["bottom"].set_color(RULE)
        if shown:
            figure.legend(loc="outside upper left", ncols=2, frameon=False, handlelength=1,
                          borderpad=0, columnspacing=1.2)  # fmt: skip
        return to_svg(figure, identifier)


def _end(answers: Sequence[int]) -> int:
    return math.ceil(1.15 * max(answers, default=1))


def _share_axis(axes: Axes, edition: Edition) -> None:
    """Make the vertical axis run over whole tens of per cent, as far as the drawing goes."""
    low, high = axes.get_ylim()
    low, high = max(0, math.floor(10 * low)), min(10, math.ceil(10 * high))
    step = 1 if high - low <= 6 else 2
    ticks = [tick / 10 for tick in range(low, high + 1, step)]
    axes.set_ylim(low / 10 - 0.01, high / 10 + 0.01)
    axes.set_yticks(ticks, [edition.write(PERCENT, tick) for tick in ticks])
    axes.yaxis.grid(True)
    axes.set_axisbelow(True)


def _points_axis(axes: Axes, rows: Sequence[Row], edition: Edition) -> list[float]:
    """Make the axis run as far either way as any interval; return its marks."""
    ends = [abs(end) for row in rows for end in row.limits or ()]
    reach = min(1.0, math.ceil(10 * max(ends, default=1.0)) / 10)
    ticks = [-reach, -reach / 2, 0, reach / 2, reach]
    axes.set_xlim(-1.05 * reach, 1.05 * reach)
    axes.set_xticks(ticks, [edition.write(POINTS, tick) for tick in ticks])
    bare(axes)
    sides = (0.0, "left", "across_lower_side"), (1.0, "right", "across_higher_side")
    for place, align, key in sides:
        axes.text(place, 1.0, plain(edition.say(key)), transform=axes.transAxes, ha=align,
                  va="bottom", color=FAINT)  # fmt: skip
    axes.set_xlabel(plain(edition.say("percentage_points")))
    return ticks
