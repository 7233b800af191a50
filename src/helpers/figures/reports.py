"""Reported crimes: rare events year by year, and their rates in two periods."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.disclosure.counts import COUNTY
from helpers.figures.colours import FAINT, INK, looks
from helpers.figures.drawing import TEXT, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import HOLLOW, bare, interval, key, row_headings, track
from helpers.words.edition import Edition, plain
from helpers.words.formats import DECIMAL, SHORT_DECIMAL

_DOT = 0.14  # inches that a report takes
_ROW = 0.66
_LINES = 0.04, -0.24

Rate = tuple[float, tuple[float, float]]
"""A rate, and the ends of its interval."""


def timeline(crimes: pd.DataFrame, labels: Mapping[str, str], identifier: str) -> str:
    """Draw reports of rare crimes, one dot for each; a year without one shows a small ring.

    Parameters
    ----------
    crimes
        Columns crime, year, reports.
    labels
        Name of each crime.
    identifier
        The figure's id.
    """
    names = list(dict.fromkeys(crimes["crime"]))
    most = max(1, int(crimes["reports"].max()))
    height = 0.4 + len(names) * (0.34 + _DOT * most)
    with canvas(height, rows=len(names)) as (figure, all_axes):
        for axes, name in zip(all_axes, names, strict=True):
            mine = crimes[crimes["crime"] == name]
            for year, reports in zip(mine["year"], mine["reports"], strict=True):
                if reports == 0:
                    axes.plot([year], [1], "o", markersize=3, markerfacecolor="none", color=FAINT)
                levels = range(1, int(reports) + 1)
                axes.plot([year] * len(levels), levels, "o", markersize=7, color=INK, linewidth=0)
            axes.set_title(labels[name], loc="left", fontsize=TEXT, pad=3, color=INK, x=0)
            axes.set_ylim(0.2, most + 0.6)
            axes.set_yticks([])
        years = sorted({int(year) for year in crimes["year"]})
        every = math.ceil((text_width("2000") + 8) * len(years) / UNITS)
        marked = years[::-1][::every]
        all_axes[-1].set_xlim(years[0] - 0.6, years[-1] + 0.6)
        all_axes[-1].set_xticks(marked, [str(year) for year in marked])
        return to_svg(figure, identifier)


def period_rates(
    rows: Sequence[tuple[str, Sequence[Rate]]],
    periods: Sequence[str],
    edition: Edition,
    identifier: str,
) -> str:
    """Draw rates in two periods: a filled point for the earlier, a ring for the later.

    Parameters
    ----------
    rows
        From the top: name, and the rate in either period.
    periods
        What the two periods are called.
    edition
        The language.
    identifier
        The figure's id.
    """
    look = looks(edition.codebook)[COUNTY]
    with canvas(0.95 + _ROW * len(rows)) as (figure, (axes,)):
        highest = max(limits[1] for _, rates in rows for _, limits in rates)
        ticks = [float(t) for t in MaxNLocator(5, steps=[1, 2, 5, 10]).tick_values(0, highest)]
        axes.set_xlim(-0.02 * ticks[-1], 1.02 * ticks[-1])
        axes.set_xticks(ticks, [edition.write(SHORT_DECIMAL, tick) for tick in ticks])
        bare(axes)
        for place, (_, rates) in zip(reversed(range(len(rows))), rows, strict=True):
            for (rate, limits), shift, late in zip(rates, _LINES, (False, True), strict=True):
                track(axes, place + shift, ticks)
                text = edition.write(DECIMAL, rate)
                interval(axes, place + shift, rate, limits, look, text, hollow=late)
        row_headings(axes, [(name, "") for name, _ in rows])
        axes.set_xlabel(plain(edition.say("crimes_axis")))
        dot = {"marker": "o", "color": INK, "markersize": 7}
        key(figure, [(periods[0], dot), (periods[1], dot | HOLLOW)])
        return to_svg(figure, identifier)
