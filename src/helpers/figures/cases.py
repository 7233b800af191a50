"""Suspected cases by actor: counts known only within bounds."""

import textwrap
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from helpers.comparison.case_counts import Cases
from helpers.exhibits import Figure
from helpers.figures.colours import Look, looks
from helpers.figures.drawing import canvas, to_svg
from helpers.figures.parts import point
from helpers.figures.small import small_counts
from helpers.figures.titles import cases_title
from helpers.survey.intervals import IntervalCount, total
from helpers.tables.published_tables import cases_table
from helpers.words import formats
from helpers.words.edition import Edition

_ROW, _LINE = 0.27, 0.16  # inches: an actor's row, and each further line of a long name


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
    look = looks(edition.codebook)
    known = cases.of(cases.leading)
    kind = cases.kinds[cases.leading]
    unit = kind.unit[edition.language]
    title = cases_title(known, cases.unit[edition.language], edition)
    rows = [row for sector in edition.codebook.sectors
            for row in (sector.id, *(actor.id for actor in sector.actors))]  # fmt: skip
    names = [_wrapped(edition.group(row)) for row in rows]
    tall = [_ROW + _LINE * name.count("\n") for name in names]
    heights = [sum(tall[place:]) - size / 2 for place, size in enumerate(tall)]
    told = []
    with canvas(0.5 + sum(tall)) as (figure, (axes,)):
        for height, row in zip(heights, rows, strict=True):
            sector = edition.codebook.sector_of.get(row)
            if sector is None:
                continue
            count = known[row]
            if count.high > 0 or count.open:
                _bounds(axes, height, count, look[sector])
            text = formats.interval_count(count, edition.language)
            axes.annotate(
                text, (count.high, height), xytext=(20 if count.open else 8, 0),
                textcoords="offset points", va="center",
            )  # fmt: skip
            said = edition.choose("inga", "none") if text == formats.NOTHING else text
            told.append(f"{edition.group(row)} {said}")
        for height, row, name in zip(heights, rows, names, strict=True):
            _write_name(axes, height, name, bold=row not in edition.codebook.sector_of)
        axes.set_yticks([])
        highest = max((count.high for count in known.values()), default=0)
        axes.set_xlim(-0.4, highest * 1.22 + 1)
        axes.set_ylim(0, sum(tall))
        axes.xaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
        axes.xaxis.grid(True)
        axes.set_axisbelow(True)
        axes.set_xlabel(edition.choose(f"Antal {unit}", f"Number of {unit}"))
        svg = to_svg(figure, f"{table.id}-{cases.leading}")
    name = kind.label[edition.language]
    measure = edition.choose(
        f"{name}, per aktör. Den tjocka linjen går från lägsta till högsta angivna antal; en "
        "pil betyder ”eller fler”.",
        f"{name}, by actor. The thick line runs from the lowest to the highest number stated; an "
        "arrow means “or more”.",
    )
    whole = total(known.values())
    together = edition.choose("Tillsammans", "Together")
    alt = (f"{title}. {together} {formats.interval_count(whole, edition.language)}: "
           f"{'; '.join(told)}.")  # fmt: skip
    data = replace(table, id=f"{table.id}-{cases.leading}", caption=measure, results=())
    sectors = {
        sector.id: total(known[actor.id] for actor in sector.actors)
        for sector in edition.codebook.sectors
    }
    return Figure(title, svg, alt, data, small_counts(sectors, edition))


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 20, break_long_words=False))


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
