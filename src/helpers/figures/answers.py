"""Answers by sector: headline shares with intervals, and all levels as diverging bars."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from helpers.figures.colours import (
    HATCHED,
    HEADLINE_SHADES,
    INK,
    MIDDLE,
    OTHER_SHADES,
    PAPER,
    UNKNOWN,
    ink_on,
    looks,
    shades,
)
from helpers.figures.drawing import ROW, UNITS, canvas, text_width, to_svg
from helpers.figures.parts import (
    Row,
    bare,
    hidden,
    interval,
    key,
    percent_axis,
    row_headings,
    track,
    zero_line,
)
from helpers.survey.codebook import Question
from helpers.words import formats
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, WHOLE

_CHIP = 0.1  # width of the mark of hidden answers, whatever it hides
_GAP = 0.06  # between the ordered answers and "don't know"
_TALL = 0.44


def shares_by_group(rows: Sequence[Row], edition: Edition, identifier: str) -> str:
    """Draw shares with their intervals, one row each; what is hidden is said to be hidden.

    Parameters
    ----------
    rows
        From the top.
    edition
        The language.
    identifier
        The figure's id.
    """
    look = looks(edition.codebook)
    with canvas(0.35 + ROW * len(rows)) as (figure, (axes,)):
        percent_axis(axes, edition)
        for place, row in zip(reversed(range(len(rows))), rows, strict=True):
            if row.value is None or row.limits is None:
                hidden(axes, place, edition)
                continue
            track(axes, place)
            text = edition.write(PERCENT, row.value)
            interval(axes, place, row.value, row.limits, look[row.group], text)
        row_headings(axes, [(row.name, row.behind) for row in rows])
        return to_svg(figure, identifier)


@dataclass(frozen=True)
class Scale:
    """Where a question's levels stand: outwards from the line on either side, or by themselves."""

    left: tuple[str, ...]
    middle: str | None
    right: tuple[str, ...]
    unknown: tuple[str, ...]
    colours: Mapping[str, str]


@dataclass(frozen=True)
class Bar:
    """A group's answers, how many (None where hidden), each shown level's share, hidden levels."""

    name: str
    n: int | None
    shares: Mapping[str, float]
    hides: tuple[str, ...]
    left: float
    right: float
    apart: float

    @classmethod
    def of(cls, name: str, counts: Mapping[Any, Any], scale: Scale) -> "Bar":
        """Return the bar of a group.

        Parameters
        ----------
        name
            The group's name.
        counts
            By level, missing where hidden; and ``n``.
        scale
            Where the levels stand.
        """
        n = None if pd.isna(counts["n"]) else int(counts["n"])
        shown = {level: counts[level] for level in scale.colours if not pd.isna(counts[level])}
        shares = {level: int(count) / n for level, count in shown.items() if n}
        hides = tuple(level for level in scale.colours if level not in shown)
        half = _width(shares, (scale.middle,) if scale.middle else ()) / 2
        return cls(
            name, n, shares, hides,
            left=half + _width(shares, scale.left),
            right=half + _width(shares, scale.right),
            apart=_width(shares, scale.unknown),
        )  # fmt: skip


def diverging_bars(
    bars: Sequence[Bar], scale: Scale, question: Question, edition: Edition, identifier: str
) -> str:
    """Draw all answers of each group as a bar that diverges from a common line.

    Parameters
    ----------
    bars
        From the top.
    scale
        Where the levels stand.
    question
        Whose levels they are.
    edition
        The language.
    identifier
        The figure's id.
    """
    left, right = max(bar.left for bar in bars), max(bar.right for bar in bars)
    apart = right + _GAP if scale.unknown else right
    end = apart + max(bar.apart for bar in bars)
    if any(_overflows(bar.apart, (left + end) / UNITS, edition) for bar in bars):
        end += text_width("100 %") * (left + end) / UNITS  # room for a label beside its bar
    with canvas(0.75 + ROW * len(bars)) as (figure, (axes,)):
        axes.set_xlim(-left - 0.01, end + 0.01)
        ticks = _ticks(left, right, (left + end) / UNITS)
        axes.set_xticks(ticks, [edition.write(PERCENT, abs(tick)) for tick in ticks])
        bare(axes)
        for row, bar in zip(reversed(range(len(bars))), bars, strict=True):
            track(axes, row - 0.12, ticks)
            _draw(axes, row - 0.12, bar, scale, apart, edition)
            zero_line(axes, row - 0.12)
        behind = [
            ""
            if bar.n is None
            else edition.say("answers", bar.n, number=edition.write(WHOLE, bar.n))
            for bar in bars
        ]
        row_headings(axes, [(bar.name, said) for bar, said in zip(bars, behind, strict=True)])
        names = [
            (edition.level(question, name), {"facecolor": colour, "edgecolor": "none"})
            for name, colour in scale.colours.items()
        ]
        if any(bar.hides for bar in bars):
            names.append((f"{formats.HIDDEN} {edition.say('hidden_to_no_scale')}", HATCHED))
        key(figure, names)
        return to_svg(figure, identifier)


def scale_of(question: Question) -> Scale:
    """Split the levels at the headline; a middle one that it leaves out stays neutral."""
    levels = [level.id for level in question.ordered_levels]
    right = [level for level in levels if level in question.headline]
    left = [level for level in levels if level not in question.headline]
    if right and right[0] == levels[0]:  # the headline is the lower end: outwards is downwards
        right.reverse()
    else:
        left.reverse()
    middle = None
    centre = levels[len(levels) // 2]
    if question.type == "ordinal" and len(levels) % 2 and left[0] == centre and len(left) > 1:
        middle = left.pop(0)
    unknown = tuple(level.id for level in question.levels if level.unknown)
    colours = dict(zip(left, shades(OTHER_SHADES, len(left)), strict=True))
    colours |= dict(zip(right, shades(HEADLINE_SHADES, len(right)), strict=True))
    colours |= dict.fromkeys(unknown, UNKNOWN) | ({middle: MIDDLE} if middle else {})
    in_order = {level.id: colours[level.id] for level in question.levels}
    return Scale(tuple(left), middle, tuple(right), unknown, in_order)


def _width(shares: Mapping[str, float], levels: tuple[str, ...]) -> float:
    return sum(shares.get(level, _CHIP) for level in levels)


def _draw(axes: Axes, row: float, bar: Bar, scale: Scale, apart: float, edition: Edition) -> None:
    """Draw a bar from the line outwards; what is hidden has the same mark whatever its size."""
    middle = (scale.middle,) if scale.middle else ()
    half = _width(bar.shares, middle) / 2
    parts: list[tuple[float, int, tuple[str, ...]]] = [
        (-half, 1, middle),
        (-half, -1, scale.left),
        (half, 1, scale.right),
        (apart, 1, scale.unknown),
    ]
    for start, direction, levels in parts:
        place = start
        for level in levels:
            share = bar.shares.get(level)
            width = direction * (_CHIP if share is None else share)
            if share is None and bar.n != 0:
                axes.barh(row, width, left=place, height=_TALL, **HATCHED)
                _label(axes, place + width / 2, row, formats.HIDDEN, INK)
            elif share:
                colour = scale.colours[level]
                axes.barh(row, width, left=place, height=_TALL, color=colour, edgecolor=PAPER,
                          linewidth=0.8)  # fmt: skip
                text = edition.write(PERCENT, share)
                low, high = axes.get_xlim()
                if not _overflows(share, (high - low) / (UNITS - 8), edition):
                    _label(axes, place + width / 2, row, text, ink_on(colour))
                elif level in scale.unknown:
                    axes.text(place + width + 0.01, row - 0.01, text, va="center")
            place += width if bar.n != 0 else 0


def _overflows(share: float, unit: float, edition: Edition) -> bool:
    """Return True where a share's label is wider than its bar, of so much per SVG unit."""
    return text_width(edition.write(PERCENT, share)) + 4 >= share / unit


def _label(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    axes.text(x, y - 0.01, text, va="center", ha="center", color=colour)


def _ticks(left: float, right: float, unit: float) -> list[float]:
    """Return marks on either side of the line, as close as their labels allow."""
    step = 0.25 if 0.25 / unit > text_width("100 %") + 4 else 0.5
    below, above = int(left / step + 1e-9), int(right / step + 1e-9)
    return [step * place for place in range(-below, above + 1)]
