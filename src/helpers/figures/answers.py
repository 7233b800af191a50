"""Answers by sector: headline shares with intervals, and all levels as stacked bars."""

from typing import Any

from matplotlib.axes import Axes

from helpers.comparison import SectorComparison
from helpers.counts import COUNTY
from helpers.edition import Edition
from helpers.exhibits import Figure
from helpers.figures.drawing import (
    FAINT,
    INK,
    PAPER,
    ROW,
    canvas,
    percent_axis,
    sector_colours,
    to_svg,
)
from helpers.narrative import list_shares
from helpers.shares import shown
from helpers.tables import levels_table, shares_table

# From least to most, and "don't know"; black or white text on them has 4.5:1.
_SHADES = ("#d3dbe2", "#93b1c9", "#2f6a95", "#173f5f")
_DARK = _SHADES[2:]
_UNKNOWN = "#c9c1ad"
_HATCHED: dict[str, Any] = {
    "facecolor": "none",
    "edgecolor": FAINT,
    "hatch": "////",
    "linewidth": 0.6,
}
_LEGEND: dict[str, Any] = {
    "frameon": False,
    "handlelength": 1,
    "handleheight": 1,
    "columnspacing": 1.2,
    "borderpad": 0,
}


def shares_by_sector(comparison: SectorComparison, edition: Edition) -> Figure:
    """Draw each sector's headline share with its interval.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.

    Returns
    -------
    Figure
        A dot and its 95 % interval for each sector and for all respondents; a hidden share is
        said to be hidden.
    """
    table = shares_table(comparison, edition)
    shares = list(reversed(comparison.shares))
    colours = sector_colours(edition.codebook) | {COUNTY: INK}
    with canvas(0.45 + ROW * len(shares)) as (figure, (axes,)):
        for row, share in enumerate(shares):
            if share.proportion is None or share.low is None or share.high is None:
                axes.text(0, row, edition.label("hidden"), va="center", color=FAINT)
                continue
            colour = colours[share.group]
            axes.plot([share.low, share.high], [row, row], color=colour, linewidth=2.5, alpha=0.5)
            axes.plot([share.proportion], [row], "o", color=colour, markersize=7)
            axes.annotate(
                edition.percent(share.proportion),
                (share.proportion, row),
                xytext=(0, 6),
                textcoords="offset points",
                ha="center",
            )
        axes.set_yticks(range(len(shares)), [edition.group(share.group) for share in shares])
        axes.set_ylim(-0.5, len(shares) - 0.2)
        percent_axis(axes, edition)
        svg = to_svg(figure, table.id)
    question = comparison.question
    alt = edition.choose(
        f"Punktdiagram med 95 % konfidensintervall över {edition.share_of(question)}. ",
        f"Dot plot with 95% confidence intervals of {edition.share_of(question)}. ",
    )
    return Figure(svg, alt + list_shares(comparison.shares, edition), table)


def levels_by_sector(comparison: SectorComparison, edition: Edition) -> Figure:
    """Draw all answers of each sector as a bar; hidden answers share one hatched part.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.

    Returns
    -------
    Figure
        One bar for each sector and for all respondents, levels in their order.
    """
    table = levels_table(comparison, edition)
    question = comparison.question
    ordered = [level.id for level in question.ordered_levels]
    shades = dict(zip(ordered, _shades(len(ordered)), strict=True))
    groups = list(reversed(list(dict.fromkeys(comparison.levels["group"]))))
    told = []
    with canvas(0.85 + ROW * len(groups)) as (figure, (axes,)):
        for level in question.levels:
            name = edition.level(question, level.id)
            axes.barh(0, 0, color=shades.get(level.id, _UNKNOWN), label=name)
        if comparison.levels["count"].isna().any():
            axes.barh(0, 0, label=edition.label("hidden").capitalize(), **_HATCHED)
        for row, group in enumerate(groups):
            parts = _parts(comparison, group)
            _stack(axes, row, parts, shades, edition)
            names = [
                edition.label("hidden") if level is None else edition.level(question, level).lower()
                for level, _ in parts
            ]
            shares = [edition.percent(share) for _, share in parts]
            pairs = zip(names, shares, strict=True)
            told.append(f"{edition.group(group)}: {', '.join(map(' '.join, pairs))}.")
        axes.set_yticks(range(len(groups)), [edition.group(group) for group in groups])
        percent_axis(axes, edition)
        axes.set_xlim(0, 1)
        figure.legend(loc="outside upper left", ncols=5, **_LEGEND)
        svg = to_svg(figure, table.id)
    alt = edition.choose("Staplar över alla svar. ", "Bars of all answers. ")
    return Figure(svg, alt + " ".join(reversed(told)), table)


def _parts(comparison: SectorComparison, group: str) -> list[tuple[str | None, float]]:
    """Return the parts of a group's bar: level and share; all hidden levels are one part."""
    mine = comparison.levels[comparison.levels["group"] == group].set_index("level")
    n = int(mine["n"].iloc[0])
    counts = {level.id: shown(mine["count"][level.id]) for level in comparison.question.levels}
    parts: list[tuple[str | None, float]] = [
        (level, count / n) for level, count in counts.items() if count is not None and n
    ]
    if None in counts.values() and n:
        parts.append((None, 1 - sum(share for _, share in parts)))
    return parts


def _stack(
    axes: Axes,
    row: int,
    parts: list[tuple[str | None, float]],
    shades: dict[str, str],
    edition: Edition,
) -> None:
    start = 0.0
    for level, share in parts:
        colour = shades.get(level or "", _UNKNOWN)
        style: dict[str, Any] = {"color": colour, "edgecolor": PAPER}
        axes.barh(row, share, left=start, height=0.72, **(_HATCHED if level is None else style))
        if share >= 0.08 and level is not None:
            ink = "white" if colour in _DARK else "black"
            middle, text = start + share / 2, edition.percent(share)
            axes.text(middle, row, text, va="center", ha="center", color=ink)
        start += share


def _shades(count: int) -> list[str]:
    """Pick shades from light to dark, far apart when they are few."""
    chosen = {1: [2], 2: [0, 2], 3: [0, 1, 2]}.get(count, range(len(_SHADES)))
    shades = [_SHADES[position] for position in chosen]
    return (shades * count)[:count]
