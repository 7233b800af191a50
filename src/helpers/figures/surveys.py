"""Surveys beside each other: differences with intervals, and the funnel plot."""

import math
from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes

from helpers.comparison.survey_comparison import ALARM, WARNING, Funnel, SurveyComparison
from helpers.exhibits import Figure
from helpers.figures.colours import FAINT, INK, RULE, Look
from helpers.figures.drawing import ROW, canvas, to_svg
from helpers.figures.parts import bare, hidden, interval, row_headings, track, zero_line
from helpers.statistics import control_limits
from helpers.tables.survey_tables import funnel_table, questions_table
from helpers.words.edition import Edition

_COLOUR = "#2b7bba"
_LOOK = Look(_COLOUR, "o")
_MARKERS = "osD^vPX"


def question_differences(comparison: SurveyComparison, edition: Edition) -> Figure:
    """Draw how much the share of every question differs between two surveys.

    Parameters
    ----------
    comparison
        Two surveys.
    edition
        The language.

    Returns
    -------
    Figure
        A point and its 95 % interval for each question, and a line at zero. Filled points are
        differences that hold after Holm's method.
    """
    table = questions_table(comparison, edition)
    rows = comparison.questions
    names = [edition.question(one.question) for one in rows]
    told = []
    with canvas(0.85 + ROW * len(rows)) as (figure, (axes,)):
        ticks = _points_axis(axes, comparison, edition)
        for row, one, name in zip(reversed(range(len(rows))), rows, names, strict=True):
            if one.difference is None or one.interval is None:
                hidden(axes, row, edition, ticks[0])
                told.append(f"{name} {edition.label('hidden')}")
                continue
            track(axes, row, ticks)
            zero_line(axes, row)
            text = edition.points(one.difference)
            interval(axes, row, one.difference, (one.interval.low, one.interval.high), _LOOK, text,
                     hollow=not one.differs)  # fmt: skip
            told.append(f"{name} {edition.points_with_interval(one.difference, *one.interval)}")
        row_headings(axes, [(name, "") for name in names])
        svg = to_svg(figure, table.id)
    alt = edition.choose(
        "Skillnad i procentenheter, med 95 % konfidensintervall: ",
        "Difference in percentage points, with 95% confidence intervals: ",
    )
    title = _differences_title(comparison, edition)
    here, there = (one.label(edition.language) for one in (comparison.here, comparison.there))
    measure = edition.choose(
        f"Andelen i {here} minus andelen i {there}, i procentenheter. Linjen är ett 95 % "
        "konfidensintervall. En ring betyder att skillnaden inte är säkerställd.",
        f"The share in {here} minus the share in {there}, in percentage points. The line is a 95% "
        "confidence interval. A ring means that the difference is not clear.",
    )
    data = replace(table, caption=measure)
    return Figure(title, svg, f"{title}. {alt}{'; '.join(told)}.", data)


def funnel_plot(found: Funnel, edition: Edition) -> Figure:
    """Draw every survey's share against its number of answers, inside its control limits.

    Parameters
    ----------
    found
        A question in every survey compared.
    edition
        The language.

    Returns
    -------
    Figure
        A funnel plot (Spiegelhalter 2005).
    """
    table = funnel_table(found, edition)
    shown = [point for point in found.points if point.share.proportion is not None]
    told = []
    with canvas(3.4) as (figure, (axes,)):
        largest = max((point.share.n for point in found.points), default=1)
        end = math.ceil(1.15 * largest)
        if found.target is not None and shown:
            sizes = np.unique(np.linspace(max(4, end // 10), end, 120).astype(int))
            axes.axhline(found.target, color=INK, linewidth=1)
            for level, dash in ((WARNING, (4, 3)), (ALARM, (1, 0))):
                limits = [control_limits(found.target, int(size), level) for size in sizes]
                for edge in zip(*limits, strict=True):
                    axes.plot(sizes, edge, color=FAINT, linewidth=1, dashes=dash)
        for place, point in enumerate(found.points):
            if point.share.proportion is None:
                continue
            name = point.survey.label(edition.language)
            # Rings: surveys of the same size and share lie on top of one another.
            axes.plot([point.share.n], [point.share.proportion], _MARKERS[place % len(_MARKERS)],
                      color=_COLOUR if place else INK, markersize=7, label=name,
                      markerfacecolor="none", mew=1.6)  # fmt: skip
            told.append(f"{name} {edition.percent(point.share.proportion)}")
        _share_axis(axes, edition)
        axes.set_xlim(0, end)
        axes.set_xlabel(edition.label("n"))
        axes.spines["bottom"].set_color(RULE)
        if shown:
            figure.legend(loc="outside upper left", ncols=2, frameon=False, handlelength=1,
                          borderpad=0, columnspacing=1.2)  # fmt: skip
        svg = to_svg(figure, table.id)
    alt = edition.choose("Trattdiagram. ", "Funnel plot. ")
    if found.target is not None:
        common = edition.choose("Gemensam andel", "Common share")
        alt += f"{common} {edition.percent(found.target)}. "
    title = _funnel_title(found, edition)
    return Figure(title, svg, f"{title}. {alt}{'; '.join(told)}.", table)


def _differences_title(comparison: SurveyComparison, edition: Edition) -> str:
    there = comparison.there.label(edition.language)
    number = sum(one.differs for one in comparison.questions)
    compared = sum(one.association is not None for one in comparison.questions)
    key = "across_title_some" if number else "across_title_none"
    return edition.sentence(
        key, there=there, number=edition.whole(number), compared=edition.whole(compared)
    )


def _funnel_title(found: Funnel, edition: Edition) -> str:
    key = "funnel_title_outside" if found.outside else "funnel_title_inside"
    if found.target is None:
        key = "funnel_title_hidden"
    return edition.sentence(
        key,
        question=edition.question(found.question),
        surveys=edition.series([point.survey.label(edition.language) for point in found.outside]),
    )


def _share_axis(axes: Axes, edition: Edition) -> None:
    """Make the vertical axis run over whole tens of per cent, as far as the drawing goes."""
    low, high = axes.get_ylim()
    low, high = max(0, math.floor(10 * low)), min(10, math.ceil(10 * high))
    step = 1 if high - low <= 6 else 2
    ticks = [tick / 10 for tick in range(low, high + 1, step)]
    axes.set_ylim(low / 10 - 0.01, high / 10 + 0.01)
    axes.set_yticks(ticks, [edition.percent(tick) for tick in ticks])
    axes.yaxis.grid(True)
    axes.set_axisbelow(True)


def _points_axis(axes: Axes, comparison: SurveyComparison, edition: Edition) -> list[float]:
    """Make the axis run as far either way as any interval; return its marks."""
    ends = [abs(end) for one in comparison.questions if one.interval for end in one.interval]
    reach = min(1.0, math.ceil(10 * max(ends, default=1.0)) / 10)
    ticks = [-reach, -reach / 2, 0, reach / 2, reach]
    axes.set_xlim(-1.05 * reach, 1.05 * reach)
    axes.set_xticks(ticks, [edition.points(tick) for tick in ticks])
    bare(axes)
    sides = (
        (0.0, "left", edition.choose("← lägre", "← lower")),
        (1.0, "right", edition.choose("högre →", "higher →")),
    )
    for place, align, text in sides:
        axes.text(place, 1.0, text, transform=axes.transAxes, ha=align, va="bottom", color=FAINT)
    axes.set_xlabel(edition.choose("Procentenheter", "Percentage points"))
    return ticks
