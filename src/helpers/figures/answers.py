"""Answers by sector: headline shares with intervals, and all levels as diverging bars."""

from dataclasses import dataclass, replace

from matplotlib.axes import Axes

from helpers.comparison.sector_comparison import SectorComparison
from helpers.comparison.shares import shown
from helpers.exhibits import Figure
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
from helpers.figures.small import small_shares
from helpers.figures.titles import levels_title, shares_title
from helpers.narrative.question_narrative import list_shares
from helpers.survey.codebook import Question
from helpers.tables.answer_tables import levels_table, shares_table
from helpers.words import formats
from helpers.words.edition import Edition

_CHIP = 0.1  # width of the mark of hidden answers, whatever it hides
_GAP = 0.06  # between the ordered answers and "don't know"
_TALL = 0.44


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
        A point and its 95 % interval for each sector and for all respondents; a hidden share is
        said to be hidden.
    """
    table = shares_table(comparison, edition)
    title = shares_title(comparison, edition)
    shares = comparison.shares
    look = looks(edition.codebook)
    with canvas(0.35 + ROW * len(shares)) as (figure, (axes,)):
        percent_axis(axes, edition)
        for row, share in zip(reversed(range(len(shares))), shares, strict=True):
            if share.proportion is None or share.low is None or share.high is None:
                hidden(axes, row, edition)
                continue
            track(axes, row)
            text = edition.percent(share.proportion)
            limits = (share.low, share.high)
            interval(axes, row, share.proportion, limits, look[share.group], text)
        row_headings(
            axes, [(edition.group(share.group), answers(share.n, edition)) for share in shares]
        )
        svg = to_svg(figure, table.id)
    kind = edition.choose(
        "Punkter med 95 % konfidensintervall.", "Points with 95% confidence intervals."
    )
    measure = edition.choose(
        f"{table.caption}. Linjen är ett 95 % konfidensintervall.",
        f"{table.caption}. The line is a 95% confidence interval.",
    )
    return Figure(
        title,
        svg,
        f"{title}. {kind} {list_shares(comparison.shares, edition)}",
        replace(table, caption=measure),
        small_shares(comparison, edition),
    )


def levels_by_sector(comparison: SectorComparison, edition: Edition) -> Figure:
    """Draw all answers of each sector as a bar that diverges from a common line.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.

    Returns
    -------
    Figure
        One bar for each sector and for all respondents: right of the line the answers that the
        headline counts, left of it the others, a neutral middle across it and "don't know" by
        itself. Hidden answers show as a mark of the same size everywhere.
    """
    table = levels_table(comparison, edition)
    title = levels_title(comparison, edition)
    question = comparison.question
    scale = _scale(question)
    bars = [_bar(comparison, group, scale) for group in dict.fromkeys(comparison.levels["group"])]
    left, right = max(bar.left for bar in bars), max(bar.right for bar in bars)
    apart = right + _GAP if scale.unknown else right
    end = apart + max(bar.apart for bar in bars)
    if any(_overflows(bar.apart, (left + end) / UNITS, edition) for bar in bars):
        end += text_width("100 %") * (left + end) / UNITS  # room for a label beside its bar
    with canvas(0.75 + ROW * len(bars)) as (figure, (axes,)):
        axes.set_xlim(-left - 0.01, end + 0.01)
        ticks = _ticks(left, right, (left + end) / UNITS)
        axes.set_xticks(ticks, [edition.percent(abs(tick)) for tick in ticks])
        bare(axes)
        for row, bar in zip(reversed(range(len(bars))), bars, strict=True):
            track(axes, row - 0.12, ticks)
            _draw(axes, row - 0.12, bar, scale, apart, edition)
            zero_line(axes, row - 0.12)
        row_headings(axes, [(edition.group(bar.group), answers(bar.n, edition)) for bar in bars])
        names = [(edition.level(question, name), {"facecolor": colour, "edgecolor": "none"})
                 for name, colour in scale.colours.items()]  # fmt: skip
        if any(bar.hides for bar in bars):
            text = f"{formats.HIDDEN} {edition.label('hidden_to_no_scale')}"
            names.append((text, HATCHED))
        key(figure, names)
        svg = to_svg(figure, table.id)
    counted = edition.series([f"”{edition.level(question, name)}”" if edition.language == "sv"
                              else f"“{edition.level(question, name)}”"
                              for name in scale.right])  # fmt: skip
    measure = edition.choose(
        f"{edition.question(question)}: alla svar, i procent av dem som svarat. Till höger om "
        f"nollinjen: {counted}.",
        f"{edition.question(question)}: every answer, in per cent of those who answered. Right "
        f"of the zero line: {counted}.",
    )
    told = " ".join(_told(bar, question, edition) for bar in bars)
    kind = edition.choose("Staplar över alla svar.", "Bars of all answers.")
    return Figure(title, svg, f"{title}. {kind} {told}", replace(table, caption=measure))


@dataclass(frozen=True)
class _Scale:
    """Where a question's levels stand: outwards from the line on either side, or by themselves."""

    left: tuple[str, ...]
    middle: str | None
    right: tuple[str, ...]
    unknown: tuple[str, ...]
    colours: dict[str, str]


@dataclass(frozen=True)
class _Bar:
    """A group's answers: the share of each level shown, and which levels are hidden."""

    group: str
    n: int
    shares: dict[str, float]
    hides: tuple[str, ...]
    left: float
    right: float
    apart: float


def _scale(question: Question) -> _Scale:
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
    return _Scale(tuple(left), middle, tuple(right), unknown, in_order)


def _bar(comparison: SectorComparison, group: str, scale: _Scale) -> _Bar:
    mine = comparison.levels[comparison.levels["group"] == group].set_index("level")
    n = int(mine["n"].iloc[0])
    counts = {level.id: shown(mine["count"][level.id]) for level in comparison.question.levels}
    shares = {level: count / n for level, count in counts.items() if count is not None and n}
    hides = tuple(level for level, count in counts.items() if count is None)
    half = _width(shares, (scale.middle,) if scale.middle else ()) / 2
    return _Bar(
        group, n, shares, hides,
        left=half + _width(shares, scale.left),
        right=half + _width(shares, scale.right),
        apart=_width(shares, scale.unknown),
    )  # fmt: skip


def _width(shares: dict[str, float], levels: tuple[str, ...]) -> float:
    return sum(shares.get(level, _CHIP) for level in levels)


def _draw(axes: Axes, row: float, bar: _Bar, scale: _Scale, apart: float, edition: Edition) -> None:
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
            if share is None and bar.n:
                axes.barh(row, width, left=place, height=_TALL, **HATCHED)
                _label(axes, place + width / 2, row, formats.HIDDEN, INK)
            elif share:
                colour = scale.colours[level]
                axes.barh(row, width, left=place, height=_TALL, color=colour, edgecolor=PAPER,
                          linewidth=0.8)  # fmt: skip
                text = edition.percent(share)
                low, high = axes.get_xlim()
                if not _overflows(share, (high - low) / (UNITS - 8), edition):
                    _label(axes, place + width / 2, row, text, ink_on(colour))
                elif level in scale.unknown:
                    axes.text(place + width + 0.01, row - 0.01, text, va="center")
            place += width if bar.n else 0


def _overflows(share: float, unit: float, edition: Edition) -> bool:
    """Return True where a share's label is wider than its bar, of so much per SVG unit."""
    return text_width(edition.percent(share)) + 4 >= share / unit


def _label(axes: Axes, x: float, y: float, text: str, colour: str) -> None:
    axes.text(x, y - 0.01, text, va="center", ha="center", color=colour)


def _told(bar: _Bar, question: Question, edition: Edition) -> str:
    """Say a bar: every answer shown with its share, which are hidden, how many answered."""
    parts = [f"{edition.level(question, level).lower()} {edition.percent(share)}"
             for level, share in bar.shares.items()]  # fmt: skip
    if bar.hides and bar.n:
        names = edition.series([edition.level(question, level).lower() for level in bar.hides])
        parts.append(f"{edition.label('hidden')}: {names}")
    return f"{edition.group(bar.group)}: {', '.join([*parts, answers(bar.n, edition)])}."


def _ticks(left: float, right: float, unit: float) -> list[float]:
    """Return marks on either side of the line, as close as their labels allow."""
    step = 0.25 if 0.25 / unit > text_width("100 %") + 4 else 0.5
    below, above = int(left / step + 1e-9), int(right / step + 1e-9)
    return [step * place for place in range(-below, above + 1)]
