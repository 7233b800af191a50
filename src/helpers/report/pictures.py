"""Small pictures for the cover: a figure of the report without its words."""

import re
from collections.abc import Sequence

from helpers.report.exhibits import Exhibit
from helpers.report.outline import Outline

_EDGE = 8  # points round the drawing, for the markers at its edge
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_WORDS = re.compile(r"<(text|title|desc)\b.*?</\1>", re.DOTALL)
_DEFINITIONS = re.compile(r"<(defs|clipPath)\b.*?</\1>", re.DOTALL)
_DRAWN = re.compile(r'<path d="([^"]+)"[^>]*style="[^"]*(?:stroke|fill): (?!none)')
_PLACED = re.compile(r'<use [^>]*\bx="([-\d.]+)" y="([-\d.]+)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_VIEW = re.compile(r'viewBox="[^"]*"')
_NAMES = re.compile(r' (?:role|aria-[a-z]+|id|style)="[^"]*"')


def small_picture(exhibit: Exhibit) -> str:
    """Return a figure's drawing without text, hidden from assistive technology.

    What it shows stands in the sentence beside it and in the figure itself.
    """
    found = _SVG.search(exhibit.html)
    if found is None:
        return ""
    start, drawing = _WORDS.sub("", found[0]).split(">", 1)
    start = _VIEW.sub(f'viewBox="{_frame(drawing)}"', _NAMES.sub("", start))
    return f'{start} aria-hidden="true">{drawing}'


def _frame(drawing: str) -> str:
    """Return the view box of what is drawn, without the room that the words took."""
    shown = _DEFINITIONS.sub("", drawing)
    points = [(float(x), float(y)) for x, y in _PLACED.findall(shown)]
    for path in _DRAWN.findall(shown):
        numbers = [float(number) for number in _NUMBER.findall(path)]
        points += zip(numbers[::2], numbers[1::2], strict=False)
    across, down = zip(*points, strict=True)
    left, top = min(across) - _EDGE, min(down) - _EDGE
    width, height = max(across) + _EDGE - left, max(down) + _EDGE - top
    return f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"


def nearest_figure(outline: Outline, finding: Exhibit, taken: Sequence[Exhibit]) -> Exhibit | None:
    """Return the figure nearest to a finding that has the same source and is not taken.

    A published finding never stands beside a drawing of synthetic answers.
    """
    place = outline.exhibits.index(finding)
    figures = [
        (abs(other - place), exhibit)
        for other, exhibit in enumerate(outline.exhibits)
        if exhibit.kind == "figure" and exhibit.source == finding.source and exhibit not in taken
    ]
    return min(figures, key=lambda pair: pair[0])[1] if figures else None
