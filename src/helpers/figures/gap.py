"""The headline figures: two answers beside each other, and the gap between them."""

import math

from matplotlib.axes import Axes

from helpers.comparison import PairComparison
from helpers.counts import COUNTY
from helpers.edition import Edition, capital
from helpers.exhibits import Figure
from helpers.figures.drawing import (
    FAINT,
    INK,
    PAPER,
    canvas,
    percent_axis,
    sector_colours,
    to_svg,
)
from helpers.gap_tables import both_shares_table, gap_table
from helpers.gaps import gaps
from helpers.shares import Share

_ROW = 0.62  # inches: two points with their shares above them


def shares_side_by_side(pair: PairComparison, edition: Edition) -> Figure:
    """Draw both shares of every sector on one line, the largest gap on top.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Figure
        For each sector a filled point (first question), a ring (second) and the line between.
    """
    table = both_shares_table(pair, edition)
    colours = sector_colours(edition.codebook)
    first = {share.group: share for share in pair.first_shares if share.group != COUNTY}
    second = {share.group: share for share in pair.second_shares}
    order = [gap.group for gap in gaps(pair)]
    words = edition.facing(pair.first, pair.second)
    widest = max(order, key=lambda group: _distance(first[group], second[group]))
    told = []
    with canvas(0.6 + _ROW * len(order)) as (figure, (axes,)):
        for row, group in enumerate(order):
            one, other = first[group].proportion, second[group].proportion
            height = len(order) - 1 - row
            if one is None or other is None:
                axes.text(0, height, edition.label("hidden"), va="center", color=FAINT)
                continue
            _dumbbell(axes, height, (first[group], second[group]), colours[group])
            sides = ("right", "left") if one <= other else ("left", "right")
            for value, word, side in zip((one, other), words, sides, strict=True):
                text = edition.percent(value)
                if group == widest:  # the words stand where there is most room for them
                    text = f"{word} {text}"
                offset = -9 if side == "right" else 9
                axes.annotate(
                    text, (value, height), xytext=(offset, 0), textcoords="offset points",
                    ha=side, va="center", color=INK,
                )  # fmt: skip
            told.append(
                f"{edition.group(group)}: {words[0]} {edition.percent(one)}, "
                f"{words[1]} {edition.percent(other)}."
            )
        axes.set_yticks(range(len(order)), [edition.group(group) for group in reversed(order)])
        axes.set_ylim(-0.6, len(order) - 0.4)
        percent_axis(axes, edition)
        axes.set_xlim(-0.42, 1.02)  # room for the words
        svg = to_svg(figure, table.id)
    alt = edition.choose(
        f"{capital(words[0])} (fylld punkt) och {words[1]} (ring) i varje sektor, "
        "störst gap överst. ",
        f"{capital(words[0])} (filled point) and {words[1]} (ring) in each sector, "
        "largest gap on top. ",
    )
    return Figure(svg, alt + " ".join(told), table)


def gap_by_sector(pair: PairComparison, edition: Edition) -> Figure:
    """Draw the first share minus the second of every sector, with its interval.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Figure
        A point and its 95 % interval for each sector, and a line at zero.
    """
    table = gap_table(pair, edition)
    first, second = edition.facing(pair.first, pair.second)
    colours = sector_colours(edition.codebook)
    ranked = gaps(pair)
    told = []
    with canvas(0.9 + 0.4 * len(ranked)) as (figure, (axes,)):
        axes.axvline(0, color=FAINT, linewidth=1)
        for row, gap in enumerate(reversed(ranked)):
            if gap.value is None or gap.interval is None:
                axes.text(0, row, f" {edition.label('hidden')}", va="center", color=FAINT)
                continue
            colour = colours[gap.group]
            axes.plot([*gap.interval], [row, row], color=colour, linewidth=2.5, alpha=0.5)
            axes.plot([gap.value], [row], "o", color=colour, markersize=7)
            axes.annotate(
                edition.points(gap.value), (gap.value, row), xytext=(0, 6),
                textcoords="offset points", ha="center",
            )  # fmt: skip
            text = edition.points_with_interval(gap.value, *gap.interval)
            told.append(f"{edition.group(gap.group)} {text}")
        axes.set_yticks(range(len(ranked)), [edition.group(gap.group) for gap in reversed(ranked)])
        axes.set_ylim(-0.5, len(ranked) - 0.1)
        ends = [abs(end) for gap in ranked if gap.interval for end in gap.interval]
        reach = min(1.0, math.ceil(4 * max(ends, default=1.0)) / 4)
        ticks = [-reach, -reach / 2, 0, reach / 2, reach]
        axes.set_xlim(-1.05 * reach, 1.05 * reach)
        axes.set_xticks(ticks, [edition.points(tick) for tick in ticks])
        axes.xaxis.grid(True)
        axes.set_axisbelow(True)
        for side, text in (
            (0.0, edition.choose(f"← mest {second}", f"← mostly {second}")),
            (1.0, edition.choose(f"mest {first} →", f"mostly {first} →")),
        ):
            align = "left" if side == 0 else "right"
            axes.text(side, 1.0, text, transform=axes.transAxes, ha=align, va="bottom", color=FAINT)
        axes.set_xlabel(edition.choose("Procentenheter", "Percentage points"))
        svg = to_svg(figure, table.id)
    alt = edition.choose(
        f"{capital(first)} minus {second} i procentenheter, med 95 % konfidensintervall: ",
        f"{capital(first)} minus {second} in percentage points, with 95% confidence intervals: ",
    )
    return Figure(svg, alt + "; ".join(reversed(told)) + ".", table)


def _distance(first: Share, second: Share) -> float:
    if first.proportion is None or second.proportion is None:
        return -1.0
    return abs(first.proportion - second.proportion)


def _dumbbell(axes: Axes, height: int, shares: tuple[Share, Share], colour: str) -> None:
    first, second = (share.proportion or 0.0 for share in shares)
    axes.plot([first, second], [height, height], color=colour, linewidth=2.5, alpha=0.45)
    axes.plot([second], [height], "o", markersize=9, color=colour, markerfacecolor=PAPER, mew=2)
    axes.plot([first], [height], "o", markersize=9, color=colour)
