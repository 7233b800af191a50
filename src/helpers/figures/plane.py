"""The headline figure: experience against preparedness, sector by sector."""

from matplotlib.axes import Axes

from helpers.comparison import PairComparison
from helpers.counts import COUNTY
from helpers.edition import Edition
from helpers.exhibits import Figure
from helpers.figures.drawing import FAINT, canvas, percent_axis, sector_colours, to_svg
from helpers.pair_tables import both_shares_table
from helpers.shares import Share


def experience_plane(pair: PairComparison, edition: Edition) -> Figure:
    """Draw every sector's share on two questions against each other, intervals both ways.

    Parameters
    ----------
    pair
        Two questions: the first goes up, the second to the right.
    edition
        The language.

    Returns
    -------
    Figure
        A point with a cross of 95 % intervals for each sector whose shares are shown.
    """
    table = both_shares_table(pair, edition)
    colours = sector_colours(edition.codebook)
    points = [
        (first, second)
        for first, second in zip(pair.first_shares, pair.second_shares, strict=True)
        if first.group != COUNTY and not (first.suppressed or second.suppressed)
    ]
    with canvas(4.3) as (figure, (axes,)):
        axes.axline((0, 0), slope=1, color=FAINT, linewidth=0.8, linestyle=(0, (4, 4)))
        for first, second in points:
            _cross(axes, first, second, colours[first.group])
            axes.annotate(
                edition.group(first.group),
                (second.proportion or 0, first.proportion or 0),
                xytext=(6, 6),
                textcoords="offset points",
                color=colours[first.group],
                fontweight="bold",
            )
        percent_axis(axes, edition)
        percent_axis(axes, edition, vertical=True)
        axes.set_xlabel(_axis_label(edition.share_of(pair.second)))
        axes.set_ylabel(_axis_label(edition.share_of(pair.first)))
        corner = edition.choose("Mer erfarenhet än beredskap", "More experience than preparedness")
        axes.text(0.03, 0.97, corner, va="top", color=FAINT)
        svg = to_svg(figure, table.id)
    told = [
        edition.choose(
            f"{edition.group(first.group)}: erfarenhet {edition.percent(first.proportion or 0)}, "
            f"beredskap {edition.percent(second.proportion or 0)}.",
            f"{edition.group(first.group)}: experience {edition.percent(first.proportion or 0)}, "
            f"preparedness {edition.percent(second.proportion or 0)}.",
        )
        for first, second in points
    ]
    alt = edition.choose(
        "Varje sektor som en punkt: beredskap åt höger, erfarenhet uppåt. ",
        "Each sector as a point: preparedness to the right, experience upwards. ",
    )
    return Figure(svg, alt + " ".join(told), table)


def _cross(axes: Axes, first: Share, second: Share, colour: str) -> None:
    x, y = second.proportion or 0.0, first.proportion or 0.0
    axes.plot([second.low or 0, second.high or 0], [y, y], color=colour, linewidth=1.6, alpha=0.5)
    axes.plot([x, x], [first.low or 0, first.high or 0], color=colour, linewidth=1.6, alpha=0.5)
    axes.plot([x], [y], "o", color=colour, markersize=8)


def _axis_label(text: str) -> str:
    return text[0].upper() + text[1:]
