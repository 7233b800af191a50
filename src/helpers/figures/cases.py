"""Rare events: counts known only within bounds, and reports year by year."""

import textwrap
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from helpers import formats
from helpers.case_counts import Cases
from helpers.crime_tables import crime_labels, periods_table
from helpers.crimes import changes, halves, span
from helpers.edition import Edition, capital
from helpers.exhibits import Figure
from helpers.figures.drawing import FAINT, INK, canvas, sector_colours, to_svg
from helpers.intervals import IntervalCount
from helpers.published_tables import cases_table, crimes_table


def interval_counts(cases: Cases, edition: Edition) -> Figure:
    """Draw every actor's cases of the leading kind with both ends; an arrow says "or more".

    Parameters
    ----------
    cases
        Cases of every actor.
    edition
        The language.

    Returns
    -------
    Figure
        One line for each actor, grouped and coloured by sector.
    """
    table = cases_table(cases, edition)
    counts = cases.of(cases.leading)
    colours = sector_colours(edition.codebook)
    sector_of = edition.codebook.sector_of
    actors = [actor.id for actor in edition.codebook.actors][::-1]
    told = []
    with canvas(0.5 + 0.27 * len(actors)) as (figure, (axes,)):
        for row, actor in enumerate(actors):
            count = counts[actor]
            colour = colours[sector_of[actor]]
            if count.high > 0 or count.open:
                _bounds(axes, row, count, colour)
            text = formats.interval_count(count, edition.language)
            axes.annotate(
                text, (count.high, row), xytext=(18 if count.open else 8, 0),
                textcoords="offset points", va="center",
            )  # fmt: skip
            told.append(f"{edition.group(actor)} {text}")
        axes.set_yticks(range(len(actors)), [edition.group(actor) for actor in actors])
        highest = max(count.high for count in counts.values())
        axes.set_xlim(-0.4, highest * 1.12 + 1)
        axes.set_ylim(-0.6, len(actors) - 0.4)
        axes.xaxis.grid(True)
        axes.set_xlabel(capital(cases.kinds[cases.leading].unit[edition.language]))
        svg = to_svg(figure, f"{table.id}-{cases.leading}")
    alt = f"{table.caption}: "
    data = replace(table, id=f"{table.id}-{cases.leading}", results=())
    return Figure(svg, alt + "; ".join(reversed(told)) + ".", data)


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
    names = list(dict.fromkeys(crimes["crime"]))
    labels = dict(zip(crimes["crime"], crimes[f"label_{edition.language}"], strict=True))
    with canvas(0.62 * len(names) + 0.4, rows=len(names)) as (figure, all_axes):
        for axes, name in zip(all_axes, names, strict=True):
            mine = crimes[crimes["crime"] == name]
            for year, reports in zip(mine["year"], mine["reports"], strict=True):
                if reports == 0:
                    axes.plot([year], [1], "o", markersize=3, markerfacecolor="none", color=FAINT)
                for number in range(reports):
                    axes.plot([year], [number + 1], "o", markersize=7, color=INK)
            axes.set_title(labels[name], loc="left", fontsize=9, pad=2, color=INK)
            axes.set_ylim(0.2, int(crimes["reports"].max()) + 0.6)
            axes.set_yticks([])
        years = sorted(set(crimes["year"]))
        all_axes[-1].set_xticks(years, [str(year) for year in years])
        svg = to_svg(figure, f"{table.id}-timeline")
    sums = crimes.groupby("crime")["reports"].sum()
    told = [f"{labels[name]}: {edition.whole(int(sums[name]))}" for name in names]
    alt = edition.choose(
        f"Anmälda brott {min(years)}–{max(years)}, en punkt för varje anmälan. Summor: ",
        f"Reported crimes {min(years)}–{max(years)}, one dot for each report. Totals: ",
    )
    data = replace(table, id=f"{table.id}-timeline", results=())
    return Figure(svg, alt + "; ".join(told) + ".", data)


def period_rates(crimes: pd.DataFrame, edition: Edition) -> Figure:
    """Draw reports per year in two periods and over all years, with exact intervals.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.

    Returns
    -------
    Figure
        For each crime and for all: a point and a line for each period.
    """
    table = periods_table(crimes, edition)
    labels = crime_labels(crimes, edition)
    found = changes(crimes)
    early, late = (span(years) for years in halves(crimes))
    told, ticks = [], []
    with canvas(0.6 + 0.6 * len(found)) as (figure, (axes,)):
        for row, change in zip(reversed(range(len(found))), found, strict=True):
            for rate, years, shift in ((change.first, early, 0.16), (change.second, late, -0.16)):
                axes.plot([*rate.interval], [row + shift] * 2, color=INK, linewidth=2, alpha=0.4)
                axes.plot([rate.estimate], [row + shift], "o", color=INK, markersize=6)
                axes.annotate(
                    years, (rate.interval.high, row + shift), xytext=(5, 0),
                    textcoords="offset points", va="center", fontsize=8, color=FAINT,
                )  # fmt: skip
                written = edition.decimal_interval(*rate.interval)
                shown = f"{edition.decimal(rate.estimate)} ({written})"
                told.append(f"{labels[change.crime]} {years}: {shown}")
            ticks.append(_wrapped(labels[change.crime]))
        axes.set_yticks(range(len(found)), ticks[::-1])
        axes.set_ylim(-0.5, len(found) - 0.5)
        highest = max(
            rate.interval.high for change in found for rate in (change.first, change.second)
        )
        axes.set_xlim(-0.05, highest * 1.25)
        axes.xaxis.grid(True)
        axes.set_axisbelow(True)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda rate, _: edition.decimal(rate, 1)))
        axes.set_xlabel(edition.choose("Anmälningar per år", "Reports per year"))
        svg = to_svg(figure, table.id)
    alt = edition.choose(
        "Anmälningar per år med exakta 95 % intervall: ",
        "Reports per year with exact 95% intervals: ",
    )
    caption = table.caption
    if not any(change.is_shown for change in found):
        caption = edition.choose(
            "Anmälningarna visar ingen säker förändring mellan perioderna",
            "Reports show no clear change between the periods",
        )
    return Figure(svg, alt + "; ".join(told) + ".", replace(table, caption=caption))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 24))


def _bounds(axes: Axes, row: int, count: IntervalCount, colour: str) -> None:
    axes.plot([0, count.low], [row, row], color=colour, linewidth=1, alpha=0.4)
    axes.plot([count.low, count.high], [row, row], color=colour, linewidth=5, solid_capstyle="butt")
    axes.plot([count.low], [row], "o", color=colour, markersize=6)
    if count.open:
        axes.annotate(
            "", (count.high, row), xytext=(16, 0), textcoords="offset points",
            arrowprops={"arrowstyle": "<-", "color": colour, "linewidth": 1.6},
        )  # fmt: skip
