"""Which small picture stands beside a finding on the cover."""

from collections.abc import Sequence

from helpers.report.notebooks.displayed import Exhibit
from helpers.report.notebooks.outline import Outline


def nearest_picture(outline: Outline, finding: Exhibit, taken: Sequence[str]) -> str:
    """Return the small picture of the figure nearest to a finding; empty where there is none.

    A published finding never stands beside a drawing of synthetic answers, and no picture twice.
    """
    place = outline.exhibits.index(finding)
    pictures = [
        (abs(other - place), exhibit.small)
        for other, exhibit in enumerate(outline.exhibits)
        if exhibit.small and exhibit.source == finding.source and exhibit.small not in taken
    ]
    return min(pictures, default=(0, ""), key=lambda pair: pair[0])[1]
