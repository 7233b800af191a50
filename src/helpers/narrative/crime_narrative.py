"""Sentences on reported crime, and on how little so few reports can say."""

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
from helpers.comparison.sector_comparison import SIGNIFICANCE
from helpers.exhibits import Statement, Table
from helpers.statistics import compare_rates, poisson_rate
from helpers.tables.crime_tables import (
    RATES_RESULT,
    RATIO_RESULT,
    crime_labels,
    crime_name,
    ratio_table,
)
from helpers.words import formats
from helpers.words.edition import Edition

FEW = 10  # fewer events than this have an interval whose ends are more than three times apart


def crimes_sentences(crimes: pd.DataFrame, edition: Edition) -> list[Statement]:
    """Say how many crimes were reported, and how little so few of them can tell.

    Parameters
    ----------
    crimes
        Columns crime, year, reports, title_first_year, title_last_year.
    edition
        The language.
    """
    years = sorted(set(crimes["year"]))
    crime = focus(crimes, edition.codebook)
    reports = reports_of(crimes, crime)
    rate = poisson_rate(reports, len(years))
    name = crime_name(crimes, crime, edition)
    totals = edition.sentence(
        "crimes_total" if crime == ALL else "crimes_total_of",
        years=edition.whole(len(years)),
        reports=edition.whole(int(crimes["reports"].sum())),
        focus=edition.whole(reports),
        crime=name,
    )
    interval_text = edition.sentence(
        "crimes_interval" if reports < FEW else "crimes_interval_many",
        crime=name,
        rate=edition.decimal(reports / len(years)),
        low=edition.decimal(rate.interval.low),
        high=edition.decimal(rate.interval.high),
    )
    statements = [
        Statement("crimes-total", totals, "published", result="reported_crimes"),
        Statement("crimes-interval", interval_text, "published", result=RATES_RESULT),
    ]
    titled = crimes["title_last_year"].iloc[0] if "title_last_year" in crimes else None
    if titled is not None and int(titled) != years[-1]:
        text = edition.sentence(
            "crimes_discrepancy",
            first=str(crimes["title_first_year"].iloc[0]),
            titled=str(crimes["title_last_year"].iloc[0]),
            last=str(years[-1]),
        )
        statements.append(
            Statement("crimes-discrepancy", text, "published", result="reported_crimes")
        )
    return statements


def beside_reports(
    crimes: pd.DataFrame, edition: Edition, cases: Cases | None
) -> list[Statement | Table]:
    """Set cases beside reports, where the codebook names the crime to set them beside.

    Parameters
    ----------
    crimes
        Columns crime, label_sv, label_en, year, reports.
    edition
        The language.
    cases
        Cases of every actor, if there are any to show.

    Returns
    -------
    list
        A sentence for the cover, the table of their ratio, and a sentence on it; or nothing.
    """
    if cases is None or focus(crimes, edition.codebook) == ALL:
        return []
    return [
        dark_figure_sentence(crimes, edition, cases),
        ratio_table(crimes, edition, cases),
        ratio_sentence(crimes, edition, cases),
    ]


def dark_figure_sentence(crimes: pd.DataFrame, edition: Edition, cases: Cases) -> Statement:
    """Set cases of the leading kind beside reports; say no more than their ratio bears out."""
    crime = focus(crimes, edition.codebook)
    count, reports = cases.total(cases.leading), reports_of(crimes, crime)
    more = cases_to_reports(count, reports).interval.low > 1
    number = "crimes_report_one" if reports == 1 else "crimes_report_many"
    text = edition.sentence(
        "crimes_dark_figure_more" if more else "crimes_dark_figure_unsure",
        cases=formats.interval_count(count, edition.language),
        leading=cases.kinds[cases.leading].unit[edition.language],
        unit=cases.unit[edition.language],
        reports=edition.sentence(number, reports=edition.whole(reports)),
        crime=crime_name(crimes, crime, edition),
        years=span(sorted(int(year) for year in set(crimes["year"]))),
    )
    return Statement("crimes-dark-figure", text, cases.source, True, RATIO_RESULT)


def ratio_sentence(crimes: pd.DataFrame, edition: Edition, cases: Cases) -> Statement:
    """Say how many cases of the leading kind there are to each report, with its bounds."""
    reports = reports_of(crimes, focus(crimes, edition.codebook))
    ratio = cases_to_reports(cases.total(cases.leading), reports)
    text = edition.sentence(
        "crimes_ratio" if reports else "crimes_ratio_none",
        bounds=edition.bounds(*ratio.bounds),
        limits=edition.bounds(*ratio.interval),
        unit=cases.unit[edition.language],
    )
    return Statement("crimes-ratio", text, cases.source, result=RATIO_RESULT)


def change_sentence(crimes: pd.DataFrame, edition: Edition) -> Statement:
    """Say whether reports of any crime have changed between the two halves of the years."""
    early, late = (span(years) for years in halves(crimes))
    labels = crime_labels(crimes, edition)
    changed = [
        edition.sentence(
            "crimes_changed_one",
            crime=labels[change.crime].lower(),
            first=edition.whole(change.first.count),
            second=edition.whole(change.second.count),
        )
        for change in changes(crimes)
        if change.crime != ALL and change.is_shown
    ]
    key = "crimes_changed" if changed else "crimes_unchanged"
    text = edition.sentence(key, early=early, late=late, crimes=edition.series(changed))
    return Statement("crimes-change", text, "published", result=RATES_RESULT)


def power_sentence(crimes: pd.DataFrame, edition: Edition) -> Statement:
    """Say whether reports of the crime in focus could have shown a change at all."""
    crime = focus(crimes, edition.codebook)
    reports = reports_of(crimes, crime)
    early, late = halves(crimes)
    # All reports in the shorter half would be the strongest sign of a change.
    test = compare_rates((reports, len(late)), (0, len(early))).test
    p = 1.0 if test.p is None else test.p
    text = edition.sentence(
        "crimes_powerful" if p < SIGNIFICANCE else "crimes_powerless",
        crime=crime_name(crimes, crime, edition),
        reports=edition.whole(reports),
        p=edition.p_value(p),
    )
    return Statement("crimes-power", text, "published", result=RATES_RESULT)
