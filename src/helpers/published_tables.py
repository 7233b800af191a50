"""Tables of what was published before: suspected cases and reported crimes."""

from dataclasses import asdict

import pandas as pd

from helpers import formats
from helpers.codebook import Codebook
from helpers.disclosure import ProtectedCounts
from helpers.edition import Edition
from helpers.exhibits import Column, Table
from helpers.intervals import IntervalCount, total
from helpers.published import interval
from helpers.results import published_entry

CERTAINTIES = ("strong", "doubtful")
CaseCounts = dict[str, dict[str, IntervalCount]]


def published_cases(frame: pd.DataFrame) -> CaseCounts:
    """Return the published cases by actor and degree of suspicion.

    Parameters
    ----------
    frame
        Columns actor, certainty, low, high (empty where open), open.
    """
    cases: CaseCounts = {}
    for _, row in frame.iterrows():
        cases.setdefault(row["actor"], {})[row["certainty"]] = interval(row)
    return cases


def surveyed_cases(counts: ProtectedCounts) -> CaseCounts:
    """Return the survey's cases by actor and degree of suspicion; hidden ones are left out.

    A count question's id is the degree of suspicion with ``_cases`` after it.
    """
    cases: CaseCounts = {}
    for _, row in counts.cases.dropna(subset=["low"]).iterrows():
        certainty = str(row["question"]).removesuffix("_cases")
        count = IntervalCount(int(row["low"]), int(row["high"]), bool(row["open"]))
        cases.setdefault(row["actor"], {})[certainty] = count
    return cases


def total_cases(
    cases: CaseCounts, certainty: str, actors: list[str] | None = None
) -> IntervalCount:
    """Add up the cases of some actors, or of all, with both ends kept."""
    chosen = cases if actors is None else {actor: cases[actor] for actor in actors}
    return total(counts[certainty] for counts in chosen.values())


def cases_table(cases: CaseCounts, edition: Edition) -> Table:
    """Show suspected cases by sector and actor, with sums of both ends of every interval.

    Parameters
    ----------
    cases
        Published cases of every actor.
    edition
        The language.

    Returns
    -------
    Table
        The table of slide 13, with a sum for each sector added.
    """
    codebook: Codebook = edition.codebook
    groups: list[tuple[str, str, list[str] | None]] = []
    for sector in codebook.sectors:
        actors = [actor.id for actor in sector.actors]
        groups.append((sector.id, "group", actors))
        groups += [(actor, "", [actor]) for actor in actors]
    groups.append(("total", "total", None))
    rows, estimates = [], []
    for group, _, members in groups:
        row: list[object] = [group]
        for certainty in CERTAINTIES:
            count = total_cases(cases, certainty, members)
            row += [count.low, count.high, count.open]
            estimates.append({"group": group, "level": certainty, **asdict(count)})
        rows.append(row)
    names = [f"{certainty}_{end}" for certainty in CERTAINTIES for end in ("low", "high", "open")]

    def write(low: int, high: int, is_open: bool) -> str:
        return formats.interval_count(IntervalCount(low, high, is_open), edition.language)

    def name(group: str) -> str:
        return edition.choose("Totalt", "Total") if group == "total" else edition.group(group)

    return Table(
        id="suspected-cases",
        caption=edition.choose(
            "Misstänkta fall av människohandel för sexuella ändamål, per aktör",
            "Suspected cases of trafficking for sexual purposes, by actor",
        ),
        source="published",
        source_line=edition.source_line("published", 13),
        columns=(
            Column("group", edition.label("actor"), name, numeric=False),
            Column(tuple(names[:3]), edition.choose("Stark misstanke", "Strong suspicion"), write),
            Column(
                tuple(names[3:]), edition.choose("Tveksam misstanke", "Doubtful suspicion"), write
            ),
        ),
        frame=pd.DataFrame(rows, columns=["group", *names]),
        row_kinds=tuple(kind for _, kind, _ in groups),
        results=(published_entry("suspected_cases", "suspicion", "experience", estimates),),
        notes=(
            edition.choose(
                "+ betyder ”eller fler”. Aktörernas fall är bildens, summorna är våra. Ett och "
                "samma fall kan ha setts av flera aktörer.",
                "+ means “or more”. The actors' cases are the slide's, the sums are ours. One and "
                "the same case may have been seen by several actors.",
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
        The table of slide 6: a row for each crime, a column for each year, and a sum.
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
        source_line=edition.source_line("published", 6),
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
