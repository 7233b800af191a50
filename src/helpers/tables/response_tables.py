"""Tables of who was invited and who answered, and of what non-response could change."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Table
from helpers.survey.published import slides_of
from helpers.tables.answer_tables import group_column
from helpers.tables.result_entries import published_entry
from helpers.words.edition import Edition


def response_table(
    counts: ProtectedCounts, published: pd.DataFrame | None, edition: Edition
) -> Table:
    """Show who was invited and who answered, by sector and actor.

    Parameters
    ----------
    counts
        The survey's protected counts.
    published
        Columns sector, percent: response rates published before, if any.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector, its actors under it, and one for all.
    """
    known: dict[Any, Any] = {}
    if published is not None:
        known.update(zip(published["sector"], published["percent"], strict=True))
    rows: list[tuple[object, ...]] = []
    kinds: list[str] = []
    for sector, part in counts.response.groupby("sector", sort=False):
        invited, answered = int(part["invited"].sum()), int(part["answered"].sum())
        rows.append((sector, invited, answered, answered / invited, known.get(str(sector))))
        rows += [
            (actor, invited, answered, answered / invited, None)
            for actor, invited, answered in part[["actor", "invited", "answered"]].itertuples(
                index=False
            )
        ]
        kinds += ["group"] + [""] * len(part)
    everyone = (int(counts.response["invited"].sum()), int(counts.response["answered"].sum()))
    rows.append((COUNTY, *everyone, everyone[1] / everyone[0], None))
    columns = ["group", "invited", "answered", "rate", "published_percent"]
    sign = edition.choose("\N{NO-BREAK SPACE}%", "%")
    as_published = Column(
        "published_percent",
        edition.choose("Publicerad", "Published"),
        lambda percent: f"{percent:.0f}{sign}",
        missing="none",
    )
    return Table(
        id="response-rates",
        caption=edition.choose("Inbjudna och svarande, per sektor och aktör",
                               "Invited and answered, by sector and actor"),
        source=counts.source,
        source_line=edition.source_line(counts.source),
        columns=(
            _group_column(edition),
            Column("invited", edition.choose("Inbjudna", "Invited"), edition.whole),
            Column("answered", edition.choose("Svarade", "Answered"), edition.whole),
            Column("rate", edition.choose("Svarsfrekvens", "Response rate"), edition.percent),
            *((as_published,) if known else ()),
        ),
        frame=pd.DataFrame(rows, columns=columns),
        row_kinds=(*kinds, "total"),
        results=_response_entries(counts, known),
        notes=tuple(_response_notes(published, edition)),
    )  # fmt: skip


def silent_table(counts: ProtectedCounts, edition: Edition) -> Table:
    """Show what those who did not answer could change, and how sectors are weighted.

    Parameters
    ----------
    counts
        The survey's protected counts.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all: how many were silent, how many of those invited an
        answer stands for, and the bounds of a share that half of those answering have.
    """
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    parts = {str(sector): (int(row["invited"]), int(row["answered"]))
             for sector, row in sums.iterrows()}  # fmt: skip
    parts[COUNTY] = (sum(part[0] for part in parts.values()), sum(p[1] for p in parts.values()))
    rows = []
    for group, (invited, answered) in parts.items():
        rate = answered / invited
        weight = None if group == COUNTY or answered == 0 else 1 / rate
        rows.append((group, invited - answered, weight, rate / 2, 1 - rate / 2))
    return Table(
        id="response-silent",
        caption=edition.choose(
            "Hur många som inte svarat, och hur mycket de kan ändra en andel",
            "How many did not answer, and how much they could change a share",
        ),
        source=counts.source,
        source_line=edition.source_line(counts.source),
        columns=(
            _group_column(edition),
            Column("silent", edition.choose("Svarade inte", "Did not answer"), edition.whole),
            Column(
                "weight",
                edition.choose("Inbjudna per svar", "Invited per answer"),
                edition.decimal,
                missing="none",
            ),
            Column(
                ("low", "high"),
                edition.choose("Om hälften sagt ja", "If half said yes"),
                edition.percent_interval,
            ),
        ),
        frame=pd.DataFrame(rows, columns=["group", "silent", "weight", "low", "high"]),
        row_kinds=("",) * (len(rows) - 1) + ("total",),
        notes=(edition.label("silent_note"),),
    )


def _group_column(edition: Edition) -> Column:
    """Return the column of row headers; here the last row is of all who were invited."""

    def write(group: str) -> str:
        return edition.label("everyone") if group == COUNTY else edition.group(group)

    return replace(group_column(edition), write=write)


def _response_notes(published: pd.DataFrame | None, edition: Edition) -> Iterator[str]:
    if published is not None:
        line = edition.source_line("published", slides_of(published))
        yield edition.choose(f"Kolumnen Publicerad: {line}", f"Column Published: {line}")
    invited = edition.codebook.notes.invited
    if invited is not None:
        yield invited[edition.language]


def _response_entries(
    counts: ProtectedCounts, published: Mapping[str, int]
) -> tuple[dict[str, Any], ...]:
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    estimates = [
        {
            "group": str(sector),
            "level": "answered",
            "n": int(invited),
            "count": int(answered),
            "proportion": int(answered) / int(invited),
        }
        for sector, invited, answered in sums.reset_index().itertuples(index=False)
    ]
    counted = published_entry("response_rates", "response", "response", estimates)
    if not published:
        return (counted | {"source": counts.source},)
    rates = [
        {"group": sector, "level": "answered", "proportion": percent / 100}
        for sector, percent in published.items()
    ]
    as_published = published_entry("response_rates_published", "response", "response", rates)
    return (counted | {"source": counts.source}, as_published)
