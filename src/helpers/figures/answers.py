"""Answers by sector: headline shares with intervals, and all levels as diverging bars."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

_GAP = 0.06  # between the ordered answers and "don't know"
_TALL = 0.44
_STEPS = (0.1, 0.25, 0.5)  # between the marks of the axis


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
class Block:
    """A part of a bar, as long as its share: one level, or hidden ones whose sum is published."""

    levels: tuple[str, ...]
    share: float
    hatched: bool = False


@dataclass(frozen=True)
class Bar:
    """A group's answers.

    Parameters
    ----------
    name
        What it is called.
    n
        How many answered; None where hidden.
    left, middle, right, unknown
        What stands on either side of the line, outwards, across it, and by itself.
    untold
        Hidden levels of which not even the sum is published: nothing is drawn for them.
    """

    name: str
    n: int | None
    left: tuple[Block, ...] = ()
    middle: tuple[Block, ...] = ()
    right: tuple[Block, ...] = ()
    unknown: tuple[Block, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that is drawn."""
        return (*self.left, *self.middle, *self.right, *self.unknown)

    @property
    def half(self) -> float:
        """How far the middle reaches to either side."""
        return _length(self.middle) / 2


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
    left, right = (
        max(bar.half + _length(side) for bar, side in zip(bars, sides, strict=True))
        for sides in ([bar.left for bar in bars], [bar.right for bar in bars])
    )
    apart_end = max(_length(bar.unknown) for bar in bars)
    # Marks go beyond the longest bar, as close as their labels allow.
    unit = (left + right + apart_end + _GAP) / UNITS
    step = next((one for one in _STEPS if one / unit > text_width("100 %") + 4), _STEPS[-1])
    below, above = (max(1, math.ceil(end / step - 1e-9)) for end in (left, right))
    ticks = [step * place for place in range(-below, above + 1)]
    apart = ticks[-1] + _GAP if scale.unknown else ticks[-1]
    end = apart + apart_end
    if any(_overflows(block.share, (end - ticks[0]) / UNITS, edition)
           for bar in bars for block in bar.unknown):  # fmt: skip
        end += text_width("100 %") * (end - ticks[0]) / UNITS  # room for a label beside its bar
    with canvas(0.75 + ROW * len(bars)) as (figure, (axes,)):
        axes.set_xlim(ticks[0] - 0.01, end + 0.01)
        axes.set_xticks(ticks, [edition.write(PERCENT, abs(tick)) for tick in ticks])
        bare(axes)
        for row, bar in zip(reversed(range(len(bars))), bars, strict=True):
            track(axes, row - 0.12, ticks)
            _draw(axes, row - 0.12, bar, scale, apart, edition)
            zero_line(axes, row - 0.12)
        row_headings(axes, [(bar.name, _behind(bar, edition)) for bar in bars])
        names = [
            (edition.level(question, name), {"facecolor": colour, "edgecolor": "none"})
            for name, colour in scale.colours.items()
        ]
        if any(block.hatched for bar in bars for block in bar.blocks):
            names.append((edition.say("hidden_together"), HATCHED))
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


def _length(blocks: Sequence[Block]) -> float:
    return math.fsum(block.share for block in blocks)


def _behind(bar: Bar, edition: Edition) -> str:
    """Say how many answered, and that something is hidden where nothing is drawn for it."""
    said: list[str] = []
    if bar.n is not None:
        said.append(edition.say("answers", bar.n, number=edition.write(WHOLE, bar.n)))
    if bar.untold:
        said.append(f"{formats.HIDDEN} {edition.say('hidden')}")
    return ", ".join(said)


def _draw(axes: Axes, row: float, bar: Bar, scale: Scale, apart: float, edition: Edition) -> None:
    """Draw a bar from the line outwards."""
    low, high = axes.get_xlim()
    unit = (high - low) / (UNITS - 8)
    sides: list[tuple[float, int, float, tuple[Block, ...]]] = [
        (-bar.half, 1, bar.half, bar.middle),
        (-bar.half, -1, low, bar.left),
        (bar.half, 1, apart - _GAP if scale.unknown else high, bar.right),
        (apart, 1, high, bar.unknown),
    ]
    for start, direction, limit, blocks in sides:
        place = start
        for number, block in enumerate(blocks):
            width = direction * block.share
            colour = scale.colours[block.levels[0]]
            style = HATCHED if block.hatched else {"color": colour, "edgecolor": PAPER}
            if block.share:
                axes.barh(row, width, left=place, height=_TALL, **({"linewidth": 0.8} | style))
            text = edition.write(PERCENT, block.share)
            if not _overflows(block.share, unit, edition):
                ink = INK if block.hatched else ink_on(colour)
                _label(axes, place + width / 2, row, text, ink)
            elif number == len(blocks) - 1:
                room = direction * (limit - place - width) / unit
                if block.share and room > text_width(text) + 2:  # beside it, away from the line
                    align = "left" if direction > 0 else "right"
                    axes.text(place + width + direction * 0.01, row - 0.01, text, va="center",
                              ha=align)  # fmt: skip
            place += width


def _overflows(share: float, unit: float, edition: Edition) -> bool:
    """Return True where a share's label is wider than its bar, of so much per SVG unit."""
    return text_width(edition.write(PERCENT, share)) + 4 >= share / unit


def _label(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    axes.text(x, y - 0.01, text, va="center", ha="center", color=colour)
