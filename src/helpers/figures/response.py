"""Who answered: response rates by sector."""

from collections.abc import Sequence

from helpers.figures.colours import looks
from helpers.figures.drawing import ROW, canvas, to_svg
from helpers.figures.parts import CLEAR, Row, percent_axis, row_headings, track
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT


def rates(rows: Sequence[Row], edition: Edition, identifier: str) -> str:
    """Draw rates as bars.

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
        axes.set_xlim(-0.01, 1.15)
        for place, row in zip(reversed(range(len(rows))), rows, strict=True):
            rate = row.value or 0.0
            track(axes, place)
            axes.barh(place, rate, color=look[row.group].colour, height=0.3, linewidth=0)
            text = edition.write(PERCENT, rate)
            axes.text(rate + 0.02, place, text, va="center", bbox=CLEAR)
        row_headings(axes, [(row.name, row.behind) for row in rows])
        return to_svg(figure, identifier)
