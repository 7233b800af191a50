"""Tables of two answers beside each other, and of the gap between them, sector by sector."""

from typing import Any

import pandas as pd

from helpers.comparison.gaps import Gap, gaps, places
from helpers.comparison.sector_comparison import PairComparison
from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Column, Table, exhibit_id
from helpers.tables.answer_tables import group_column, row_kinds
from helpers.words.edition import Edition, capital
from helpers.words.formats import SheetFormat as Format


def gap_result(pair: PairComparison) -> str:
    """Return the id of the result that holds the ranked gaps."""
    return f"{pair.id}_gap"


def both_shares_table(pair: PairComparison, edition: Edition) -> Table:
    """Show the headline shares of two questions beside each other.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector, the largest gap first, and for all respondents.
    """
    order = [gap.group for gap in gaps(pair)] + [COUNTY]
    first = {share.group: share for share in pair.first_shares}
    second = {share.group: share for share in pair.second_shares}
    rows = [
        (
            group,
            *((share := first[group]).proportion, share.low, share.high),
            *((share := second[group]).proportion, share.low, share.high),
        )
        for group in order
    ]
    names = [
        f"{which}_{part}" for which in ("first", "second") for part in ("share", "low", "high")
    ]
    frame = pd.DataFrame(rows, columns=["group", *names])

    def write(share: float, low: float, high: float) -> str:
        return f"{edition.percent(share)} ({edition.percent_interval(low, high)})"

    one, other = edition.facing(pair.first, pair.second)
    shares: tuple[Format, ...] = ("percent",) * 3
    return Table(
        id=exhibit_id(pair.id, "shares"),
        caption=edition.choose(
            f"Ligger den fyllda punkten till höger är {one} vanligare än {other}",
            f"Where the filled point is to the right, {one} is more common than {other}",
        ),
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            Column(tuple(names[:3]), edition.question(pair.first), write, formats=shares),
            Column(tuple(names[3:]), edition.question(pair.second), write, formats=shares),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(edition.label("interval_note"),),
    )


def gap_table(pair: PairComparison, edition: Edition) -> Table:
    """Rank sectors by how much the first answer exceeds the second.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector, the largest gap first, with its interval and possible places.
    """
    ranked = gaps(pair)
    place = places(ranked)
    rows = [
        (
            gap.group,
            gap.n,
            gap.value,
            *(gap.interval or (None, None)),
            *place.get(gap.group, (None, None)),
        )
        for gap in ranked
    ]
    names = ["group", "n", "gap", "ci_low", "ci_high", "best_place", "worst_place"]
    frame = pd.DataFrame(rows, columns=names).astype(
        {"best_place": "Int64", "worst_place": "Int64"}
    )
    unpaired = any(not gap.paired for gap in ranked)

    def write_place(best: int, worst: int) -> str:
        return "–".join(dict.fromkeys((edition.whole(best), edition.whole(worst))))

    one, other = edition.facing(pair.first, pair.second)
    return Table(
        id=exhibit_id(pair.id, "gap"),
        caption=edition.choose(
            f"{capital(one)} minus {other}: till höger om nollan är {one} vanligast",
            f"{capital(one)} minus {other}: to the right of zero {one} is the more common",
        ),
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            Column("n", edition.label("n"), edition.whole),
            Column(
                ("gap", "ci_low", "ci_high"),
                edition.choose("Gap, procentenheter", "Gap, percentage points"),
                edition.points_with_interval,
            ),
            Column(
                ("best_place", "worst_place"),
                edition.choose("Möjlig plats", "Possible place"),
                write_place,
            ),
        ),
        frame=frame,
        notes=(
            edition.label("gap_note"),
            *((edition.label("gap_unpaired_note"),) if unpaired else ()),
        ),
        data_notes=(edition.label("gap_place_note"),),
        results=(_gap_entry(pair, ranked),),
    )


def _gap_entry(pair: PairComparison, ranked: tuple[Gap, ...]) -> dict[str, Any]:
    estimates: list[dict[str, Any]] = []
    for gap in ranked:
        low, high = gap.interval or (None, None)
        estimate = {
            "group": gap.group,
            "level": "first minus second",
            "n": gap.n,
            "difference": gap.value,
            "ci_low": low,
            "ci_high": high,
            "suppressed": gap.value is None,
        }
        estimates.append(estimate | ({"count": None} if gap.value is None else {}))
    return {
        "id": gap_result(pair),
        "question": f"{pair.first.id} and {pair.second.id}",
        "theme": pair.second.theme,
        "source": pair.source,
        "estimates": estimates,
    }
