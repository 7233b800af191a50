"""Two answers beside each other, sector by sector, and the gap between them."""

import math
from collections.abc import Sequence
from typing import Any

from helpers.figures.colours import FAINT, INK, looks
from helpers.figures.drawing import ROW, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import (
    HOLLOW,
    Row,
    bare,
    hidden,
    interval,
    key,
    percent_axis,
    row_headings,
    track,
    zero_line,
)
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT, POINTS

_ROW = 0.66  # inches: a heading and two points with their intervals
_LINES = 0.04, -0.24  # heights of the two within a row


def shares_side_by_side(
    rows: Sequence[Sequence[Row]], words: tuple[str, str], edition: Edition, identifier: str
) -> str:
    """Draw two shares of every group under each other, each with its interval.

    Parameters
    ----------
    rows
        From the top: of each group the first share (a filled point) and the second (a ring).
    words
        What the two are called.
    edition
        The language.
    identifier
        The figure's id.
    """
    look = looks(edition.codebook)
    with canvas(0.6 + _ROW * len(rows)) as (figure, (axes,)):
        percent_axis(axes, edition)
        for place, both in zip(reversed(range(len(rows))), rows, strict=True):
            for row, shift, is_second in zip(both, _LINES, (False, True), strict=True):
                if row.value is None or row.limits is None:
                    hidden(axes, place + shift, edition)
                    continue
                track(axes, place + shift)
                text = edition.write(PERCENT, row.value)
                interval(axes, place + shift, row.value, row.limits, look[row.group], text,
                         hollow=is_second)  # fmt: skip
        row_headings(axes, [(both[0].name, "") for both in rows])
        dot = {"marker": "o", "color": INK, "markersize": 7}
        key(figure, [(words[0], dot), (words[1], dot | HOLLOW)])
        return to_svg(figure, identifier)


def gaps(rows: Sequence[Row], words: tuple[str, str], edition: Edition, identifier: str) -> str:
    """Draw differences of two shares with their intervals, and a line at zero.

    Parameters
    ----------
    rows
        From the top.
    words
        What is more common right of the line, and left of it.
    edition
        The language.
    identifier
        The figure's id.
    """
    look = looks(edition.codebook)
    ends = [abs(end) for row in rows for end in row.limits or ()]
    reach = max(0.2, min(1.0, math.ceil(5 * max(ends, default=1.0)) / 5))
    ticks = [-reach, -reach / 2, 0, reach / 2, reach]
    with canvas(0.85 + ROW * len(rows)) as (figure, (axes,)):
        axes.set_xlim(-1.08 * reach, 1.08 * reach)
        axes.set_xticks(ticks, [edition.write(POINTS, tick) for tick in ticks])
        bare(axes)
        for place, row in zip(reversed(range(len(rows))), rows, strict=True):
            if row.value is None or row.limits is None:
                hidden(axes, place, edition, -reach)
                continue
            track(axes, place, ticks)
            zero_line(axes, place)
            text = edition.write(POINTS, row.value)
            interval(axes, place, row.value, row.limits, look[row.group], text)
        row_headings(axes, [(row.name, row.behind) for row in rows])
        ways = [plain(edition.say("gap_more", word=word)) for word in words]
        below, above = f"← {ways[1]}", f"{ways[0]} →"
        lines = 1 if text_width(below) + text_width(above) < UNITS - 30 else 2
        style: dict[str, Any] = {
            "xycoords": "axes fraction",
            "textcoords": "offset points",
            "color": FAINT,
        }
        axes.annotate(below, (0, 1), xytext=(0, 2 + 12 * (lines - 1)), **style)
        axes.annotate(above, (1, 1), xytext=(0, 2), ha="right", **style)
        axes.set_xlabel(plain(edition.say("percentage_points")))
        return to_svg(figure, identifier)
