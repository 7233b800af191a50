"""Small pictures of a result, without words: for the cover, beside the sentence that tells it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from helpers.figures.colours import FAINT, INK, RULE, looks
from helpers.figures.drawing import canvas, to_svg
from helpers.figures.parts import Row, point
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition

_WIDTH, _ROW = 1.6, 0.16  # inches
_WIDEST = "11rem"


def small_shares(rows: Sequence[Row], edition: Edition, identifier: str) -> str:
    """Draw shares with their intervals as a small picture.

    Parameters
    ----------
    rows
        From the top.
    edition
        The language; its codebook gives colours.
    identifier
        The picture's id.

    Returns
    -------
    str
        An ``svg`` element without text or label: a point and its interval for each group, a dash
        where a share is hidden.
    """
    look = looks(edition.codebook)
    with canvas(0.1 + _ROW * len(rows), width=_WIDTH) as (figure, (axes,)):
        axes.set_axis_off()
        axes.set_xlim(-0.03, 1.03)
        axes.set_ylim(-0.6, len(rows) - 0.4)
        for place, row in zip(reversed(range(len(rows))), rows, strict=True):
            axes.plot([0, 1], [place, place], color=RULE, linewidth=0.6, zorder=0)
            if row.value is None or row.limits is None:
                axes.plot([0, 0.06], [place, place], color=FAINT, linewidth=2.5)
                continue
            axes.plot([*row.limits], [place, place], color=look[row.group].colour, linewidth=2)
            point(axes, row.value, place, look[row.group], markersize=6)
        return to_svg(figure, identifier, _WIDEST)


def small_counts(counts: Mapping[str, IntervalCount], edition: Edition, identifier: str) -> str:
    """Draw counts of sectors, known within bounds, as a small picture.

    Parameters
    ----------
    counts
        Cases of each sector.
    edition
        The language; its codebook gives colours.
    identifier
        The picture's id.

    Returns
    -------
    str
        An ``svg`` element without text or label: a line to the lower end, a thick one to the
        upper, an arrow where more are possible.
    """
    look = looks(edition.codebook)
    highest = max([1, *(count.high for count in counts.values())])
    with canvas(0.1 + _ROW * len(counts), width=_WIDTH) as (figure, (axes,)):
        axes.set_axis_off()
        axes.set_xlim(-0.03 * highest, 1.25 * highest)
        axes.set_ylim(-0.6, len(counts) - 0.4)
        for row, (group, count) in zip(reversed(range(len(counts))), counts.items(), strict=True):
            colour = look[group].colour
            axes.plot([0, count.low], [row, row], color=colour, linewidth=2)
            axes.plot([count.low, count.high], [row, row], color=colour, linewidth=5,
                      solid_capstyle="butt")  # fmt: skip
            if count.open:
                axes.plot([count.high + 0.06 * highest], [row], ">", color=colour, markersize=6)
            elif count.high == 0:
                axes.plot([0], [row], "|", color=FAINT, markersize=6)
        return to_svg(figure, identifier, _WIDEST)


def small_reports(crimes: pd.DataFrame) -> str:
    """Draw the reports of a timeline as a small picture.

    Parameters
    ----------
    crimes
        Columns crime, year, reports.

    Returns
    -------
    str
        An ``svg`` element without text or label: a row for each crime, in every year a dot for
        each report.
    """
    names = list(dict.fromkeys(crimes["crime"]))
    most = max(1, int(crimes["reports"].max()))
    tall = 0.12 * most + 0.12
    with canvas(tall * len(names), width=_WIDTH) as (figure, (axes,)):
        axes.set_axis_off()
        axes.set_xlim(crimes["year"].min() - 0.6, crimes["year"].max() + 0.6)
        axes.set_ylim(0, (most + 1) * len(names))
        for row, name in zip(reversed(range(len(names))), names, strict=True):
            ground = (most + 1) * row + 0.4
            mine = crimes[crimes["crime"] == name]
            axes.plot(axes.get_xlim(), [ground, ground], color=RULE, linewidth=0.6, zorder=0)
            for year, reports in zip(mine["year"], mine["reports"], strict=True):
                heights = [ground + 0.5 + level for level in range(int(reports))]
                axes.plot([year] * len(heights), heights, "o", markersize=5, color=INK, linewidth=0)
        return to_svg(figure, "crimes-small", _WIDEST)
