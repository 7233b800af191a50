"""Small pictures for the cover: a figure of the report without its words."""

import re
from collections.abc import Sequence

from helpers.report.exhibits import Exhibit
from helpers.report.outline import Outline

_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_WORDS = re.compile(r"<(text|title|desc)\b.*?</\1>", re.DOTALL)
_NAMES = re.compile(r' (?:role|aria-[a-z]+|id|style)="[^"]*"')


def small_picture(exhibit: Exhibit) -> str:
    """Return a figure's drawing without text, hidden from assistive technology.

    What it shows stands in the sentence beside it and in the figure itself.
    """
    found = _SVG.search(exhibit.html)
    if found is None:
        return ""
    start, drawing = _WORDS.sub("", found[0]).split(">", 1)
    return f'{_NAMES.sub("", start)} aria-hidden="true">{drawing}'


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
