"""Who answered: response rates by sector."""

from dataclasses import replace

import pandas as pd

from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Figure
from helpers.figures.colours import looks
from helpers.figures.drawing import ROW, canvas, to_svg
from helpers.figures.parts import CLEAR, percent_axis, row_headings, track
from helpers.figures.titles import response_title
from helpers.tables.response_tables import response_table
from helpers.words.edition import Edition


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
        One bar for each sector; everyone on the list was asked, so a rate has no interval.
    """
    table = response_table(counts, published, edition)
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    numbers = {str(sector): (int(row["answered"]), int(row["invited"]))
               for sector, row in sums.iterrows()}  # fmt: skip
    rates = {sector: answered / invited for sector, (answered, invited) in numbers.items()}
    overall = sum(n[0] for n in numbers.values()), sum(n[1] for n in numbers.values())
    title = response_title(rates, overall[0] / overall[1], edition)
    look = looks(edition.codebook)
    of = edition.choose("av", "of")
    counted = {sector: f"{edition.whole(answered)} {of} {edition.whole(invited)}"
               for sector, (answered, invited) in numbers.items()}  # fmt: skip
    with canvas(0.35 + ROW * len(rates)) as (figure, (axes,)):
        percent_axis(axes, edition)
        axes.set_xlim(-0.01, 1.15)
        for row, (sector, rate) in zip(reversed(range(len(rates))), rates.items(), strict=True):
            track(axes, row)
            axes.barh(row, rate, color=look[sector].colour, height=0.3, linewidth=0)
            axes.text(rate + 0.02, row, edition.percent(rate), va="center", bbox=CLEAR)
        row_headings(axes, [(edition.group(sector), counted[sector]) for sector in rates])
        svg = to_svg(figure, f"{table.id}-figure")
    measure = edition.choose(
        "Svarsfrekvens per sektor: andelen av de inbjudna som svarat. Alla på listan "
        "tillfrågades, så andelarna har inget konfidensintervall.",
        "Response rate by sector: the share of those invited who answered. Everyone on the list "
        "was asked, so the rates have no confidence interval.",
    )
    told = "; ".join(
        f"{edition.group(sector)} {edition.percent(rate)} ({counted[sector]})"
        for sector, rate in rates.items()
    )
    data = replace(table, id=f"{table.id}-figure", caption=measure, results=())
    return Figure(title, svg, f"{title}. {told}.", data)
