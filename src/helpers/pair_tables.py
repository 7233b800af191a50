"""Tables of two questions set against each other, sector by sector."""

import pandas as pd

from helpers.comparison import PairComparison
from helpers.edition import Edition
from helpers.exhibits import Column, Table
from helpers.results import pair_entry
from helpers.tables import exhibit_id, group_column, row_kinds


def pair_table(pair: PairComparison, edition: Edition) -> Table:
    """Cross two questions, sector by sector.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all respondents; how many are in both headline shares, in
        one only, in none.
    """
    names = ["both", "first_only", "second_only", "neither"]
    rows = [
        (group, *((None,) * 4 if table is None else table.ravel().tolist()))
        for group, table in pair.tables.items()
    ]
    frame = pd.DataFrame(rows, columns=["group", *names]).astype(dict.fromkeys(names, "Int64"))
    first, second = edition.headline(pair.first), edition.headline(pair.second)
    return Table(
        id=exhibit_id(pair.id),
        caption=edition.choose(
            f"{edition.question(pair.first)} och {edition.question(pair.second).lower()}",
            f"{edition.question(pair.first)} and {edition.question(pair.second).lower()}",
        ),
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            Column("both", edition.choose("Båda", "Both"), edition.whole),
            Column(
                "first_only",
                edition.choose("Bara erfarenhet", "Experience only"),
                edition.whole,
            ),
            Column(
                "second_only",
                edition.choose("Bara beredskap", "Preparedness only"),
                edition.whole,
            ),
            Column("neither", edition.choose("Ingendera", "Neither"), edition.whole),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(
            edition.choose(
                f"Erfarenhet: {first}. Beredskap: {second}. ”Vet ej” räknas som varken eller. "
                "Bara de som svarat på båda frågorna är med.",
                f"Experience: {first}. Preparedness: {second}. “Don't know” counts as neither. "
                "Only those who answered both questions are included.",
            ),
        ),
        results=(pair_entry(pair),),
    )


def both_shares_table(pair: PairComparison, edition: Edition) -> Table:
    """Show the headline shares of two questions beside each other, and the gap between them.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all respondents; gap is the second share minus the first.
    """
    rows = []
    for first, second in zip(pair.first_shares, pair.second_shares, strict=True):
        gap = None
        if first.proportion is not None and second.proportion is not None:
            gap = second.proportion - first.proportion
        ends = (first.proportion, first.low, first.high, second.proportion, second.low, second.high)
        rows.append((first.group, *ends, gap))
    names = [
        f"{which}_{part}" for which in ("first", "second") for part in ("share", "low", "high")
    ]
    frame = pd.DataFrame(rows, columns=["group", *names, "gap"])

    def write(share: float, low: float, high: float) -> str:
        return f"{edition.percent(share)} ({edition.percent_interval(low, high)})"

    def points(gap: float) -> str:
        return edition.decimal(100 * gap, 0).replace("-", "\N{MINUS SIGN}")

    return Table(
        id=exhibit_id(pair.id, "shares"),
        caption=f"{edition.question(pair.first)} "
        + edition.choose("mot", "against")
        + f" {edition.question(pair.second).lower()}",
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            Column(tuple(names[:3]), edition.question(pair.first), write),
            Column(tuple(names[3:]), edition.question(pair.second), write),
            Column(
                "gap",
                edition.choose("Skillnad, procentenheter", "Difference, percentage points"),
                points,
            ),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(edition.label("interval_note"),),
    )
