"""The plane of two questions: each sector a point with its intervals, and the zones it lies in."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from helpers.figures.colours import FAINT, RULE, looks
from helpers.figures.drawing import TEXT, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import key, point
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT

_HEIGHT, _LINE = 4.05, 0.17  # inches: the square, and a line of an axis' name
_AIR = 4
_STEPS = 40
# SVG units from a point to its name; from the last on a thin line leads there
_UP = 0, 12, -12, 20, -20, 30, -30, 42, -42
_ACROSS = ("right", 8), ("left", 8), ("middle", 0), ("right", 18), ("left", 18)
_LEADER = 40
_LEADER_LINE = {"arrowstyle": "-", "color": FAINT, "linewidth": 0.5, "shrinkB": 5}
_CROWDED = 60  # what a name may cover, in square units and quarters of its distance


@dataclass(frozen=True)
class Point:
    """A group in the plane.

    Parameters
    ----------
    name
        What it is called.
    group
        Whose colour and marker it has.
    at
        The first share, and the second.
    limits
        The ends of the interval of each.
    """

    name: str
    group: str
    at: tuple[float, float]
    limits: tuple[tuple[float, float], tuple[float, float]]


def shares_plane(
    points: Sequence[Point],
    words: tuple[str, str],
    axes_names: Sequence[str],
    edition: Edition,
    identifier: str,
) -> str:
    """Draw each group as a point with intervals both ways: the first share across, the second up.

    Parameters
    ----------
    points
        The groups.
    words
        What the two shares are called.
    axes_names
        The same, as they stand at the axes.
    edition
        The language.
    identifier
        The figure's id.

    Returns
    -------
    str
        The drawing, with a name at every point, or a key where the names do not fit.
    """
    names = tuple(plain(name) for name in axes_names)
    for named in (True, False):
        across, up = _lines(f"{names[0]} →"), _lines(f"↑ {names[1]}")
        svg = _plane(points, words, (across, up), edition, identifier, named=named)
        if svg:
            break
    return svg


def _plane(
    points: Sequence[Point],
    words: tuple[str, str],
    lines: tuple[list[str], list[str]],
    edition: Edition,
    identifier: str,
    *,
    named: bool,
) -> str:
    """Draw the plane with a name at every point, or a key above it; empty if names do not fit."""
    across, up = lines
    look = looks(edition.codebook)
    entries: list[tuple[str, dict[str, Any]]] = [
        (point.name, {"marker": look[point.group].marker, "color": look[point.group].colour,
                      "markersize": 7})
        for point in points
    ]  # fmt: skip
    tall = len(across) + len(up) + (0 if named else 1.2 * len(entries))
    with canvas(_HEIGHT + _LINE * tall) as (figure, (axes,)):
        _zones(axes, words, edition)
        axes.set_title("\n".join(up), loc="left", fontsize=TEXT, x=-0.1)
        axes.set_xlabel("\n".join(across), loc="left")
        if not named:
            key(figure, entries)
        figure.draw_without_rendering()
        figure.set_layout_engine("none")  # the axes have their place: now names can find theirs
        placed, occupied = _draw(axes, points, edition)
        if named and not _name(axes, placed, occupied):
            return ""
        return to_svg(figure, identifier)


def _zones(axes: Axes, words: tuple[str, str], edition: Edition) -> None:
    """Draw the square, its diagonal, and what lies on either side of it."""
    axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    ticks = [0.0, 0.25, 0.5, 0.75, 1.0]
    names = [edition.write(PERCENT, tick) for tick in ticks]
    axes.set_xticks(ticks, names)
    axes.set_yticks(ticks, names)
    axes.tick_params(length=0)
    axes.spines["bottom"].set_visible(False)
    axes.fill([0, 1, 1], [0, 0, 1], color=RULE, alpha=0.3, linewidth=0, zorder=0)
    axes.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color=RULE, linewidth=0.6, zorder=0)
    axes.plot([0, 1], [0, 1], color=FAINT, linewidth=0.9, zorder=1)
    first, second = words
    # A theme can be much or little; the names of questions, in quotation marks, cannot.
    key_ = "plane_much" if first.isalpha() else "plane_more"
    below, above = (
        plain(edition.say(key_, more=more, less=less))
        for more, less in ((first, second), (second, first))
    )
    axes.text(0.98, 0.02, below, ha="right", va="bottom", color=FAINT)
    axes.text(0.02, 0.98, above, ha="left", va="top", color=FAINT)


def _draw(
    axes: Axes, points: Sequence[Point], edition: Edition
) -> tuple[list[tuple[str, float, float]], list[Bbox]]:
    """Draw points and intervals; return where names belong, and what they must not cover."""
    look = looks(edition.codebook)
    scale = axes.figure.dpi / 72  # pixels of a unit
    at = axes.transData.transform
    occupied = [_box(corner.get_window_extent(), scale) for corner in axes.texts]
    for step in range(_STEPS):  # the diagonal, in small pieces
        ends = at([[step / _STEPS] * 2, [(step + 1) / _STEPS] * 2])
        occupied.append(_box(Bbox(ends), scale))
    placed = []
    for one in points:
        colour = look[one.group].colour
        (x, y), (across, up) = one.at, one.limits
        axes.plot(across, [y, y], color=colour, linewidth=1.4)
        axes.plot([x, x], up, color=colour, linewidth=1.4)
        point(axes, x, y, look[one.group], markersize=8)
        (left, level), (right, _) = at((across[0], y)) / scale, at((across[1], y)) / scale
        (middle, low), (_, high) = at((x, up[0])) / scale, at((x, up[1])) / scale
        occupied += [  # with air at the ends: a name that meets its line reads as one with it
            Bbox.from_extents(left - _AIR, level - 1, right + _AIR, level + 1),
            Bbox.from_extents(middle - 1, low - _AIR, middle + 1, high + _AIR),
            Bbox.from_extents(middle - 5, level - 5, middle + 5, level + 5),
        ]
        placed.append((one.name, float(middle), float(level)))
    return placed, occupied


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
