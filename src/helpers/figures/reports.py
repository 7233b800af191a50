"""Reported crimes: rare events year by year, and their rates in two periods."""

import math
from dataclasses import replace

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.comparison.crimes import changes, halves, span
from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Figure
from helpers.figures.colours import FAINT, INK, Look, looks
from helpers.figures.drawing import TEXT, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import HOLLOW, bare, interval, key, row_headings, track
from helpers.figures.small import small_reports
from helpers.figures.titles import periods_title, timeline_title
from helpers.tables.crime_tables import crime_labels, periods_table
from helpers.tables.published_tables import crimes_table
from helpers.words.edition import Edition

_DOT = 0.14  # inches that a report takes
_ROW = 0.66
_LINES = 0.04, -0.24


def timeline(crimes: pd.DataFrame, edition: Edition) -> Figure:
    """Draw reports of rare crimes, one dot for each report.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.

    Returns
    -------
    Figure
        One row of years for each crime; a year without a report shows a small ring.
    """
    table = crimes_table(crimes, edition)
    labels = crime_labels(crimes, edition)
    title = timeline_title(crimes, labels, edition)
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
        svg = to_svg(figure, f"{table.id}-timeline")
    sums = crimes.groupby("crime")["reports"].sum()
    told = [f"{labels[name]} {edition.whole(int(sums[name]))}" for name in names]
    measure = edition.choose(
        f"{table.caption}. En fylld punkt är en anmälan, en ring ett år utan.",
        f"{table.caption}. A filled dot is a report, a ring a year without one.",
    )
    alt = f"{title}. {edition.choose('Summor', 'Totals')}: {'; '.join(told)}."
    data = replace(table, id=f"{table.id}-timeline", caption=measure, results=())
    return Figure(title, svg, alt, data, small_reports(crimes))


def period_rates(crimes: pd.DataFrame, edition: Edition) -> Figure:
    """Draw reports per year in two periods, with exact intervals.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.

    Returns
    -------
    Figure
        For each crime and for all: a filled point for the earlier period, a hollow one for the
        later.
    """
    table = periods_table(crimes, edition)
    labels = crime_labels(crimes, edition)
    title = periods_title(crimes, labels, edition)
    found = changes(crimes)
    periods = [span(years) for years in halves(crimes)]
    look: Look = looks(edition.codebook)[COUNTY]
    told = []
    with canvas(0.95 + _ROW * len(found)) as (figure, (axes,)):
        highest = max(
            rate.interval.high for change in found for rate in (change.first, change.second)
        )
        ticks = [float(t) for t in MaxNLocator(5, steps=[1, 2, 5, 10]).tick_values(0, highest)]
        axes.set_xlim(-0.02 * ticks[-1], 1.02 * ticks[-1])
        axes.set_xticks(ticks, [edition.decimal(tick, 1) for tick in ticks])
        bare(axes)
        for row, change in zip(reversed(range(len(found))), found, strict=True):
            both = zip((change.first, change.second), periods, _LINES, strict=True)
            for place, (rate, years, shift) in enumerate(both):
                limits, text = (
                    (rate.interval.low, rate.interval.high),
                    edition.decimal(rate.estimate),
                )
                track(axes, row + shift, ticks)
                interval(axes, row + shift, rate.estimate, limits, look, text, hollow=place == 1)
                written = edition.decimal_interval(*rate.interval)
                told.append(f"{labels[change.crime]} {years}: {text} ({written})")
        row_headings(axes, [(labels[change.crime], "") for change in found])
        axes.set_xlabel(edition.choose("Anmälningar per år", "Reports per year"))
        dot = {"marker": "o", "color": INK, "markersize": 7}
        key(figure, [(periods[0], dot), (periods[1], dot | HOLLOW)])
        svg = to_svg(figure, table.id)
    measure = edition.choose(
        "Anmälningar per år i två perioder. Linjen är ett exakt 95 % konfidensintervall.",
        "Reports per year in two periods. The line is an exact 95% confidence interval.",
    )
    alt = f"{title}. {measure} {'; '.join(told)}."
    return Figure(title, svg, alt, replace(table, caption=measure))
