"""What so few reports can say: exact intervals per year and period, and change between halves."""

import math
from typing import Any

import pandas as pd

from helpers.comparison.case_counts import Cases
from helpers.comparison.crimes import (
    ALL,
    cases_to_reports,
    changes,
    focus,
    halves,
    reports_of,
    span,
)
from helpers.exhibits import Column, Table
from helpers.statistics import poisson_rate
from helpers.survey.intervals import IntervalCount, total
from helpers.survey.published import slides_of
from helpers.words import formats
from helpers.words.edition import Edition

RATES_RESULT = "reported_crimes_rates"
YEARS_RESULT = "reported_crimes_years"
RATIO_RESULT = "suspected_to_reported"


def crime_labels(crimes: pd.DataFrame, edition: Edition) -> dict[str, str]:
    """Return the name of every crime, and of all together."""
    labels = dict(zip(crimes["crime"], crimes[f"label_{edition.language}"], strict=True))
    return labels | {ALL: edition.choose("Alla brott", "All crimes")}


def crime_name(crimes: pd.DataFrame, crime: str, edition: Edition) -> str:
    """Return what a crime, or all together, is called in a sentence."""
    return crime_labels(crimes, edition)[crime].lower()


def years_table(crimes: pd.DataFrame, edition: Edition) -> Table:
    """Show what the count of a single year says of the rate behind it.

    Parameters
    ----------
    crimes
        Columns crime, year, reports.
    edition
        The language.

    Returns
    -------
    Table
        A row for each count that any crime had in any year, with the rates that fit it.
    """
    counted = crimes["reports"].value_counts().sort_index()
    rows = [
        (count, years, *poisson_rate(count).interval)
        for count, years in zip(counted.index.astype(int), counted.astype(int), strict=True)
    ]
    estimates = [
        {"group": "year", "level": str(count), "n": years, "ci_low": low, "ci_high": high}
        for count, years, low, high in rows
    ]
    return Table(
        id="reported-crimes-years",
        caption=edition.choose(
            "Hur lite ett enda år säger: vilken årlig nivå antalet anmälningar är förenligt med",
            "How little a single year says: which yearly level the number of reports is "
            "compatible with",
        ),
        source="published",
        source_line=edition.source_line("published", slides_of(crimes)),
        columns=(
            Column("reports", edition.choose("Anmälningar ett år", "Reports in a year"),
                   edition.whole),
            Column("years", edition.choose("Antal gånger i tabellen ovan",
                   "Times in the table above"),
                   edition.whole),
            Column(("ci_low", "ci_high"), edition.choose("Årlig nivå, 95 % konfidensintervall",
                   "Yearly level, 95% confidence interval"), edition.decimal_interval),
        ),
        frame=pd.DataFrame(rows, columns=["reports", "years", "ci_low", "ci_high"]),
        notes=(edition.label("poisson_note"),),
        results=(_entry(YEARS_RESULT, estimates),),
    )  # fmt: skip


def periods_table(crimes: pd.DataFrame, edition: Edition) -> Table:
    """Show the rate of every crime in both halves of the years, and whether it changed.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.

    Returns
    -------
    Table
        A row for each crime and for all: reports per year with exact intervals, and p-value.
    """
    labels = crime_labels(crimes, edition)
    rows, estimates = [], []
    periods = [*halves(crimes), sorted(int(year) for year in set(crimes["year"]))]
    for change in changes(crimes):
        row: list[object] = [change.crime]
        for years, rate in zip(periods, (change.first, change.second, change.whole), strict=True):
            numbers = (rate.count, rate.estimate, *rate.interval)
            row += numbers
            names = ("count", "rate", "ci_low", "ci_high")
            estimates.append(
                {"group": change.crime, "level": span(years)}
                | dict(zip(names, numbers, strict=True))
            )
        rows.append([*row, change.p_adjusted])
        if change.p_adjusted is not None:
            estimates.append(
                {"group": change.crime, "level": "change", "p_adjusted": change.p_adjusted}
            )
    fields = [
        f"{period}_{part}"
        for period in ("first", "second", "whole")
        for part in ("reports", "rate", "low", "high")
    ]
    sections = [fields[start : start + 4] for start in (0, 4, 8)]

    def write(_: int, rate: float, low: float, high: float) -> str:
        return f"{edition.decimal(rate)} ({edition.decimal_interval(low, high)})"

    return Table(
        id="reported-crimes-periods",
        caption=edition.choose(
            "Anmälningar per år i två perioder, och hela tiden",
            "Reports per year in two periods, and over all years",
        ),
        source="published",
        source_line=edition.source_line("published", slides_of(crimes)),
        columns=(
            Column("crime", edition.choose("Brott", "Crime"), labels.__getitem__, numeric=False),
            *(
                Column(tuple(section), span(years), write)
                for section, years in zip(sections, periods, strict=True)
            ),
            Column("p_adjusted", edition.choose("p-värde", "p-value"), edition.p_value,
                   missing="none"),
        ),
        frame=pd.DataFrame(rows, columns=["crime", *fields, "p_adjusted"]),
        row_kinds=tuple("total" if row[0] == ALL else "" for row in rows),
        notes=(edition.label("poisson_note"),),
        data_notes=(edition.label("periods_note"),),
        results=(_entry(RATES_RESULT, estimates),),
    )  # fmt: skip


def ratio_table(crimes: pd.DataFrame, edition: Edition, cases: Cases) -> Table:
    """Show how many cases there are to each report of the crime they are set beside.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.
    cases
        Cases of every actor.

    Returns
    -------
    Table
        A row for the leading kind of case and, where there are others, one for all kinds; the
        ratio's bounds, without and with the chance in the number of reports.
    """
    crime = focus(crimes, edition.codebook)
    reports = reports_of(crimes, crime)
    counted = {cases.leading: cases.total(cases.leading)}
    if len(cases.kinds) > 1:
        counted["all"] = total(cases.total(kind) for kind in cases.kinds)
    rows, estimates = [], []
    for name, count in counted.items():
        ratio = cases_to_reports(count, reports)
        ends = (*ratio.bounds, *ratio.interval)
        rows.append((name, count.low, count.high, count.open, reports, *ends))
        parts = ("ratio_low", "ratio_high", "ci_low", "ci_high")
        numbers = dict(zip(parts, ends, strict=True))
        finite = {key: value for key, value in numbers.items() if math.isfinite(value)}
        estimates.append({"group": "county", "level": name, "count": reports, **finite})
    fields = ["suspicion", "low", "high", "open", "reports", "ratio_low", "ratio_high",
              "ci_low", "ci_high"]  # fmt: skip
    labels = [kind.label[edition.language] for kind in cases.kinds.values()]
    names = {cases.leading: labels[0], "all": edition.sum_of(labels)}
    unit = cases.unit[edition.language]

    def write(low: int, high: int, is_open: bool) -> str:
        return formats.interval_count(IntervalCount(low, high, is_open), edition.language)

    slides = ", ".join(filter(None, (slides_of(crimes), cases.slides))) or None
    counted_by = ""
    if cases.source != "published":
        counted_by = edition.choose(" Antalen: ", " The numbers: ")
        counted_by += edition.source_line(cases.source)
    return Table(
        id="suspected-to-reported",
        caption=edition.choose(
            f"Angivna {unit} per anmälan av {crime_name(crimes, crime, edition)}",
            f"Stated {unit} per report of {crime_name(crimes, crime, edition)}",
        ),
        source=cases.source,
        source_line=edition.source_line("published", slides) + counted_by,
        columns=(
            Column("suspicion", edition.choose("Vad som räknas", "What is counted"),
                   names.__getitem__, numeric=False),
            Column(("low", "high", "open"), edition.choose("Antal", "Count"), write),
            Column("reports", edition.choose("Anmälningar", "Reports"), edition.whole),
            Column(("ratio_low", "ratio_high"), edition.choose("Per anmälan", "Per report"),
                   edition.bounds),
            Column(("ci_low", "ci_high"), edition.choose("Per anmälan, med hänsyn till slumpen",
                   "Per report, allowing for chance"), edition.bounds),
        ),
        frame=pd.DataFrame(rows, columns=fields),
        notes=(edition.label("ratio_note").format(unit=unit),),
        results=(_entry(RATIO_RESULT, estimates) | {"source": cases.source},),
    )  # fmt: skip


def _entry(identifier: str, estimates: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": identifier,
        "question": "reported_crimes",
        "theme": "reported_crime",
        "source": "published",
        "estimates": [estimate | {"suppressed": False} for estimate in estimates],
    }
