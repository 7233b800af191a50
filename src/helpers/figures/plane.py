"""The plane of two questions: each sector a point with its intervals, and the zones it lies in."""

import textwrap
from dataclasses import replace
from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from helpers.comparison.sector_comparison import PairComparison
from helpers.comparison.shares import Share
from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Figure, exhibit_id
from helpers.figures.colours import FAINT, RULE, looks
from helpers.figures.drawing import TEXT, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import answers, key, point
from helpers.figures.titles import plane_title
from helpers.tables.gap_tables import both_shares_table
from helpers.words.edition import Edition, capital

_HEIGHT, _LINE = 4.05, 0.17  # inches: the square, and a line of an axis' name
_AIR = 4
_STEPS = 40
# SVG units from a point to its name; from the last on a thin line leads there
_UP = 0, 12, -12, 20, -20, 30, -30, 42, -42
_ACROSS = ("right", 8), ("left", 8), ("middle", 0), ("right", 18), ("left", 18)
_LEADER = 40
_LEADER_LINE = {"arrowstyle": "-", "color": FAINT, "linewidth": 0.5, "shrinkB": 5}
_CROWDED = 60  # what a name may cover, in square units and quarters of its distance

Sector = tuple[Share, Share]


def shares_plane(pair: PairComparison, edition: Edition) -> Figure:
    """Draw each sector as a point: the first share across, the second up.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Figure
        A point for each sector, with its name or a key, and 95 % intervals both ways; below the
        diagonal, in the shaded zone, the first is more common than the second. A sector with a
        hidden share has no point and is named in the caption.
    """
    table = both_shares_table(pair, edition)
    identifier = exhibit_id(pair.id, "plane")
    title = plane_title(pair, edition)
    words = edition.facing(pair.first, pair.second)
    sectors = [(first, second)
               for first, second in zip(pair.first_shares, pair.second_shares, strict=True)
               if first.group != COUNTY]  # fmt: skip
    shown = [sector for sector in sectors if None not in _ends(sector)]
    svg = _plane(pair, shown, edition, named=True) or _plane(pair, shown, edition, named=False)
    left_out = [edition.group(one.group) for one, other in sectors if (one, other) not in shown]
    absent = f" {edition.label('hidden').capitalize()}: {edition.series(left_out)}."
    measure = edition.choose(
        "Varje punkt är en sektor, med 95 % konfidensintervall åt båda hållen. Under diagonalen, i "
        f"den skuggade zonen, är {words[0]} vanligare än {words[1]}.",
        "Each point is a sector, with 95% confidence intervals both ways. Below the diagonal, in "
        f"the shaded zone, {words[0]} is more common than {words[1]}.",
    ) + (absent if left_out else "")
    told = [_told(sector, words, edition) for sector in shown]
    alt = f"{title}. {' '.join(told)}{absent if left_out else ''}"
    data = replace(table, id=identifier, caption=measure, results=())
    return Figure(title, svg, alt, data)


def _plane(pair: PairComparison, sectors: list[Sector], edition: Edition, *, named: bool) -> str:
    """Draw the plane with a name at every point, or a key above it; empty if names do not fit."""
    words = edition.facing(pair.first, pair.second)
    across = _lines(f"{capital(words[0])}: {edition.share_of(pair.first)} →")
    up = _lines(f"↑ {capital(words[1])}: {edition.share_of(pair.second)}")
    look = looks(edition.codebook)
    entries: list[tuple[str, dict[str, Any]]] = [
        (edition.group(first.group),
         {"marker": look[first.group].marker, "color": look[first.group].colour, "markersize": 7})
        for first, _ in sectors
    ]  # fmt: skip
    lines = len(across) + len(up) + (0 if named else 1.2 * len(entries))
    with canvas(_HEIGHT + _LINE * lines) as (figure, (axes,)):
        _zones(axes, words, edition)
        axes.set_title("\n".join(up), loc="left", fontsize=TEXT, x=-0.1)
        axes.set_xlabel("\n".join(across), loc="left")
        if not named:
            key(figure, entries)
        figure.draw_without_rendering()
        figure.set_layout_engine("none")  # the axes have their place: now names can find theirs
        points, occupied = _draw(axes, sectors, edition)
        if named and not _name(axes, points, occupied):
            return ""
        return to_svg(figure, exhibit_id(pair.id, "plane"))


def _ends(sector: Sector) -> tuple[float | None, ...]:
    return tuple(end for share in sector for end in (share.proportion, share.low, share.high))


def _zones(axes: Axes, words: tuple[str, str], edition: Edition) -> None:
    """Draw the square, its diagonal, and what lies on either side of it."""
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
    names = [edition.percent(tick) for tick in ticks]
    axes.set_xticks(ticks, names)
    axes.set_yticks(ticks, names)
    axes.tick_params(length=0)
    axes.spines["bottom"].set_visible(False)
    axes.fill([0, 1, 1], [0, 0, 1], color=RULE, alpha=0.3, linewidth=0, zorder=0)
    axes.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color=RULE, linewidth=0.6, zorder=0)
    axes.plot([0, 1], [0, 1], color=FAINT, linewidth=0.9, zorder=1)
    first, second = words
    corner = edition.choose("mycket {}, liten {}", "much {}, little {}")
    if not first.isalpha():  # the names of questions, in quotation marks
        corner = edition.choose("{} vanligare", "{} more common")
    axes.text(0.98, 0.02, corner.format(first, second), ha="right", va="bottom", color=FAINT)
    axes.text(0.02, 0.98, corner.format(second, first), ha="left", va="top", color=FAINT)


def _draw(
    axes: Axes, sectors: list[Sector], edition: Edition
) -> tuple[list[tuple[str, float, float]], list[Bbox]]:
    """Draw points and intervals; return where names belong, and what they must not cover."""
    look = looks(edition.codebook)
    scale = axes.figure.dpi / 72  # pixels of a unit
    at = axes.transData.transform
    occupied = [_box(corner.get_window_extent(), scale) for corner in axes.texts]
    for step in range(_STEPS):  # the diagonal, in small pieces
        ends = at([[step / _STEPS] * 2, [(step + 1) / _STEPS] * 2])
        occupied.append(_box(Bbox(ends), scale))
    points = []
    for first, second in sectors:
        colour = look[first.group].colour
        x, y = first.proportion or 0.0, second.proportion or 0.0
        across = first.low or 0.0, first.high or 0.0
        up = second.low or 0.0, second.high or 0.0
        axes.plot(across, [y, y], color=colour, linewidth=1.4)
        axes.plot([x, x], up, color=colour, linewidth=1.4)
        point(axes, x, y, look[first.group], markersize=8)
        (left, level), (right, _) = at((across[0], y)) / scale, at((across[1], y)) / scale
        (middle, low), (_, high) = at((x, up[0])) / scale, at((x, up[1])) / scale
        occupied += [  # with air at the ends: a name that meets its line reads as one with it
            Bbox.from_extents(left - _AIR, level - 1, right + _AIR, level + 1),
            Bbox.from_extents(middle - 1, low - _AIR, middle + 1, high + _AIR),
            Bbox.from_extents(middle - 5, level - 5, middle + 5, level + 5),
        ]
        points.append((edition.group(first.group), float(middle), float(level)))
    return points, occupied


def _name(axes: Axes, points: list[tuple[str, float, float]], occupied: list[Bbox]) -> bool:
    """Write every name where it covers least; False where one would cover too much."""
    limits = _box(axes.get_window_extent(), axes.figure.dpi / 72)
    for text, x, y in points:
        lines = textwrap.wrap(text, 18, break_long_words=False)
        size = max(text_width(line) for line in lines), 1.25 * TEXT * len(lines)
        places = _places(x, y, size)
        costs = [_cost(box, occupied, limits) + distance / 4 for box, distance in places]
        box, distance = places[costs.index(min(costs))]
        if min(costs) > _CROWDED:
            return False
        occupied.append(box)
        middle = (box.x0 + box.x1) / 2
        for number, line in enumerate(lines):  # each by itself: the page's font is another
            leads = distance > _LEADER and number == len(lines) - 1
            axes.annotate(
                line, (x, y), xycoords="figure points",
                xytext=(middle, box.y1 - (number + 0.5) * box.height / len(lines)),
                textcoords="figure points", ha="center", va="center",
                arrowprops=_LEADER_LINE if leads else None,
            )  # fmt: skip
    return True


def _box(box: Bbox, scale: float) -> Bbox:
    return Bbox(box.get_points() / scale)


def _places(x: float, y: float, size: tuple[float, float]) -> list[tuple[Bbox, int]]:
    """Return the places for a name around its point, each with its distance."""
    wide, tall = size
    places = []
    for up, (side, away) in product(_UP, _ACROSS):
        left = x + {"right": away, "left": -away - wide, "middle": -wide / 2}[side]
        distance = abs(up) + away + (6 if side == "left" else 0)  # right is where readers look
        if side != "middle" or abs(up) > tall / 2 + 5:
            places.append((Bbox.from_bounds(left, y + up - tall / 2, wide, tall), distance))
    return places


def _cost(box: Bbox, occupied: list[Bbox], limits: Bbox) -> float:
    """Return how much a name would cover, and how far it would reach outside the axes."""
    covered = 0.0
    for other in occupied:
        common = Bbox.intersection(box, other)
        covered += 0 if common is None else (common.width + 1) * (common.height + 1)
    outside = max(0, limits.x0 - box.x0) + max(0, box.x1 - limits.x1)
    outside += max(0, limits.y0 - box.y0) + max(0, box.y1 - limits.y1)
    return float(covered + 100 * outside)


def _lines(text: str) -> list[str]:
    """Break an axis' name into lines that fit."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer) > UNITS - 24 and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _told(sector: Sector, words: tuple[str, str], edition: Edition) -> str:
    parts = []
    for share, word in zip(sector, words, strict=True):
        limits = edition.percent_interval(share.low or 0.0, share.high or 0.0)
        parts.append(f"{word} {edition.percent(share.proportion or 0.0)} ({limits})")
    parts.append(answers(min(share.n for share in sector), edition))
    return f"{edition.group(sector[0].group)}: {', '.join(parts)}."
