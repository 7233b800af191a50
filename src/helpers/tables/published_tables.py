"""Tables of what was published before: cases by actor, and reported crimes."""

from dataclasses import asdict

import pandas as pd

from helpers.comparison.case_counts import Cases
from helpers.exhibits import Column, Table, exhibit_id
from helpers.survey.intervals import IntervalCount
from helpers.survey.published import slides_of
from helpers.tables.result_entries import published_entry
from helpers.words import formats
from helpers.words.edition import Edition


def cases_table(cases: Cases, edition: Edition) -> Table:
    """Show cases by sector and actor, with sums of both ends of every interval.

    Parameters
    ----------
    cases
        Cases of every actor.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector, its actors under it, and one for all; a column for each kind.
    """
    groups: list[tuple[str, str, list[str] | None]] = []
    for sector in edition.codebook.sectors:
        actors = [actor.id for actor in sector.actors]
        groups.append((sector.id, "group", actors))
        groups += [(actor, "", [actor]) for actor in actors]
    groups.append(("total", "total", None))
    rows, estimates = [], []
    for group, _, members in groups:
        row: list[object] = [group]
        for kind in cases.kinds:
            count = cases.total(kind, members)
            row += [count.low, count.high, count.open]
            estimates.append({"group": group, "level": kind, **asdict(count)})
        rows.append(row)
    ends = {kind: tuple(f"{kind}_{end}" for end in ("low", "high", "open")) for kind in cases.kinds}

    def write(low: int, high: int, is_open: bool) -> str:
        return formats.interval_count(IntervalCount(low, high, is_open), edition.language)

    def name(group: str) -> str:
        return edition.choose("Totalt", "Total") if group == "total" else edition.group(group)

    entry = published_entry(cases.id, cases.question, cases.theme, estimates)
    return Table(
        id=exhibit_id(cases.id),
        caption=f"{cases.label[edition.language]}{edition.choose(', per aktör', ', by actor')}",
        source=cases.source,
        source_line=edition.source_line(cases.source, cases.slides),
        columns=(
            Column("group", edition.label("actor"), name, numeric=False),
            *(
                Column(ends[kind], known.label[edition.language], write)
                for kind, known in cases.kinds.items()
            ),
        ),
        frame=pd.DataFrame(
            rows, columns=["group", *(end for kind in ends.values() for end in kind)]
        ),
        row_kinds=tuple(kind for _, kind, _ in groups),
        results=(entry | {"source": cases.source},),
        notes=(
            edition.choose(
                "Plustecknet betyder ”eller fler”, streck inga. Summorna är våra. Flera kan ha "
                f"räknat samma {cases.unit['sv']}.",
                "The plus sign means “or more”, a dash none. The sums are ours. Several may have "
                f"counted the same {cases.unit['en']}.",
            ),
        ),
    )


def crimes_table(crimes: pd.DataFrame, edition: Edition) -> Table:
    """Show reported crimes by year.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.

    Returns
    -------
    Table
        A row for each crime, a column for each year, and a sum.
    """
    wide = crimes.pivot(index="crime", columns="year", values="reports")
    wide = wide.loc[list(dict.fromkeys(crimes["crime"]))]
    wide.columns = [str(year) for year in wide.columns]
    years = list(wide.columns)
    wide["total"] = wide.sum(axis=1)
    labels = dict(zip(crimes["crime"], crimes[f"label_{edition.language}"], strict=True))
    estimates = [
        {"group": crime, "level": str(year), "count": int(reports)}
        for crime, year, reports in crimes[["crime", "year", "reports"]].itertuples(index=False)
    ]
    return Table(
        id="reported-crimes",
        caption=edition.choose(
            f"Anmälda brott i {edition.codebook.area['sv']}, {years[0]}–{years[-1]}",
            f"Reported crimes in {edition.codebook.area['en']}, {years[0]}–{years[-1]}",
        ),
        source="published",
        source_line=edition.source_line("published", slides_of(crimes)),
        columns=(
            Column("crime", edition.choose("Brott", "Crime"), labels.__getitem__, numeric=False),
            *(Column(year, year, edition.whole) for year in years),
            Column("total", edition.choose("Summa", "Total"), edition.whole),
        ),
        frame=wide.reset_index(),
        results=(
            published_entry("reported_crimes", "reported_crimes", "reported_crime", estimates),
        ),
    )
