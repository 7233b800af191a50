"""Who answered: response rates by sector."""

from dataclasses import replace

import pandas as pd

from helpers.disclosure import ProtectedCounts
from helpers.edition import Edition
from helpers.exhibits import Figure
from helpers.figures.drawing import ROW, canvas, percent_axis, sector_colours, to_svg
from helpers.response_tables import response_table


def response_rates(
    counts: ProtectedCounts, published: pd.DataFrame | None, edition: Edition
) -> Figure:
    """Draw each sector's response rate.

    Parameters
    ----------
    counts
        The survey's protected counts.
    published
        Response rates published before, if any.
    edition
        The language.

    Returns
    -------
    Figure
        One bar for each sector.
    """
    table = response_table(counts, published, edition)
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    rates = (sums["answered"] / sums["invited"]).astype(float)
    colours = sector_colours(edition.codebook)
    told = []
    with canvas(0.45 + ROW * len(rates)) as (figure, (axes,)):
        for row, (sector, rate) in enumerate(reversed(list(rates.items()))):
            axes.barh(row, rate, color=colours[str(sector)], height=0.6)
            text = edition.percent(rate)
            axes.text(rate + 0.015, row, text, va="center")
            told.append(f"{edition.group(str(sector))} {text}")
        axes.set_yticks(
            range(len(rates)), [edition.group(str(sector)) for sector in reversed(rates.index)]
        )
        percent_axis(axes, edition)
        axes.set_xlim(0, 1.1)
        svg = to_svg(figure, f"{table.id}-figure")
    alt = edition.choose("Svarsfrekvens per sektor: ", "Response rate by sector: ")
    return Figure(
        svg,
        alt + "; ".join(reversed(told)) + ".",
        replace(table, id=f"{table.id}-figure", results=()),
    )
