"""Two answers beside each other, sector by sector, and the gap between them."""

import math
from dataclasses import replace
from typing import Any

from helpers.comparison.gaps import gaps
from helpers.comparison.sector_comparison import PairComparison
from helpers.comparison.shares import Share
from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Figure
from helpers.figures.colours import FAINT, INK, looks
from helpers.figures.drawing import ROW, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import (
    HOLLOW,
    answers,
    bare,
    hidden,
    interval,
    key,
    percent_axis,
    row_headings,
    track,
    zero_line,
)
from helpers.figures.titles import gap_title, pair_title
from helpers.tables.gap_tables import both_shares_table, gap_table
from helpers.words.edition import Edition, capital

_ROW = 0.66  # inches: a heading and two points with their intervals
_LINES = 0.04, -0.24  # heights of the two within a row


def shares_side_by_side(pair: PairComparison, edition: Edition) -> Figure:
    """Draw both shares of every sector under each other, the largest gap on top.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Figure
        For each sector a filled point (first answer) and a hollow one (second), each with its
        95 % interval.
    """
    table = both_shares_table(pair, edition)
    title = pair_title(pair, edition)
    words = edition.facing(pair.first, pair.second)
    look = looks(edition.codebook)
    first = {share.group: share for share in pair.first_shares if share.group != COUNTY}
    second = {share.group: share for share in pair.second_shares}
    order = [gap.group for gap in gaps(pair)]
    told = []
    with canvas(0.6 + _ROW * len(order)) as (figure, (axes,)):
        percent_axis(axes, edition)
        for row, group in zip(reversed(range(len(order))), order, strict=True):
            pairs = zip((first[group], second[group]), words, _LINES, strict=True)
            parts = []
            for place, (share, word, height) in enumerate(pairs):
                parts.append(f"{word} {_written(share, edition)}")
                if share.proportion is None or share.low is None or share.high is None:
                    hidden(axes, row + height, edition)
                    continue
                track(axes, row + height)
                text, limits = edition.percent(share.proportion), (share.low, share.high)
                interval(axes, row + height, share.proportion, limits, look[group], text,
                         hollow=place == 1)  # fmt: skip
            told.append(f"{edition.group(group)}: {', '.join(parts)}.")
        row_headings(axes, [(edition.group(group), "") for group in order])
        dot = {"marker": "o", "color": INK, "markersize": 7}
        key(figure, [(words[0], dot), (words[1], dot | HOLLOW)])
        svg = to_svg(figure, table.id)
    measure = edition.choose(
        f"Fylld punkt: andelen {edition.headline(pair.first)}. Ihålig punkt: andelen "
        f"{edition.headline(pair.second)}. Linjerna är 95 % konfidensintervall. Störst gap överst.",
        f"Filled point: the share {edition.headline(pair.first)}. Hollow point: the share "
        f"{edition.headline(pair.second)}. The lines are 95% confidence intervals. Largest gap on "
        "top.",
    )
    return Figure(title, svg, f"{title}. {' '.join(told)}", replace(table, caption=measure))


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
    title = gap_title(pair, edition)
    words = edition.facing(pair.first, pair.second)
    look = looks(edition.codebook)
    ranked = gaps(pair)
    ends = [abs(end) for gap in ranked if gap.interval for end in gap.interval]
    reach = max(0.25, min(1.0, math.ceil(4 * max(ends, default=1.0)) / 4))
    ticks = [-reach, -reach / 2, 0, reach / 2, reach]
    told = []
    with canvas(0.85 + ROW * len(ranked)) as (figure, (axes,)):
        axes.set_xlim(-1.08 * reach, 1.08 * reach)
        axes.set_xticks(ticks, [edition.points(tick) for tick in ticks])
        bare(axes)
        for row, gap in zip(reversed(range(len(ranked))), ranked, strict=True):
            if gap.value is None or gap.interval is None:
                hidden(axes, row, edition, -reach)
                told.append(f"{edition.group(gap.group)} {edition.label('hidden')}")
                continue
            track(axes, row, ticks)
            zero_line(axes, row)
            interval(axes, row, gap.value, (gap.interval.low, gap.interval.high),
                     look[gap.group], edition.points(gap.value))  # fmt: skip
            text = edition.points_with_interval(gap.value, *gap.interval)
            told.append(f"{edition.group(gap.group)} {text}, {answers(gap.n, edition)}")
        row_headings(axes, [(edition.group(gap.group), answers(gap.n, edition)) for gap in ranked])
        ways = [f"{edition.choose('mer', 'more')} {word}" for word in words]
        below, above = f"← {ways[1]}", f"{ways[0]} →"
        lines = 1 if text_width(below) + text_width(above) < UNITS - 30 else 2
        style: dict[str, Any] = {
            "xycoords": "axes fraction",
            "textcoords": "offset points",
            "color": FAINT,
        }
        axes.annotate(below, (0, 1), xytext=(0, 2 + 12 * (lines - 1)), **style)
        axes.annotate(above, (1, 1), xytext=(0, 2), ha="right", **style)
        axes.set_xlabel(edition.choose("Procentenheter", "Percentage points"))
        svg = to_svg(figure, table.id)
    kind = edition.choose(
        f"{capital(words[0])} minus {words[1]} i procentenheter, med 95 % konfidensintervall:",
        f"{capital(words[0])} minus {words[1]} in percentage points, with 95% confidence "
        "intervals:",
    )
    measure = edition.choose(
        f"Gapet: {words[0]} minus {words[1]}, i procentenheter. Linjen är ett 95 % "
        "konfidensintervall; korsar den nollan går det inte att säga åt vilket håll gapet går.",
        f"The gap: {words[0]} minus {words[1]}, in percentage points. The line is a 95% "
        "confidence interval; where it crosses zero the direction of the gap cannot be told.",
    )
    alt = f"{title}. {kind} {'; '.join(told)}."
    return Figure(title, svg, alt, replace(table, caption=measure))


def _written(share: Share, edition: Edition) -> str:
    if share.proportion is None or share.count is None:
        return edition.label("hidden")
    counted = f"{edition.whole(share.count)} {edition.choose('av', 'of')} {edition.whole(share.n)}"
    return f"{edition.percent(share.proportion)} ({counted})"
