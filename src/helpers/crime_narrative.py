"""Sentences on reported crime, and on how little so few reports can say."""

import pandas as pd

from helpers import formats
from helpers.comparison import SIGNIFICANCE
from helpers.crime_tables import RATES_RESULT, RATIO_RESULT, crime_labels
from helpers.crimes import ALL, changes, halves, span, suspected_to_reported, trafficking_reports
from helpers.edition import Edition
from helpers.exhibits import Statement
from helpers.published_tables import CaseCounts, total_cases
from helpers.statistics import compare_rates, poisson_rate

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
    trafficking = trafficking_reports(crimes)
    rate = poisson_rate(trafficking, len(years))
    totals = edition.sentence(
        "crimes_total",
        years=edition.whole(len(years)),
        reports=edition.whole(int(crimes["reports"].sum())),
        trafficking=edition.whole(trafficking),
    )
    interval_text = edition.sentence(
        "crimes_interval" if trafficking < FEW else "crimes_interval_many",
        rate=edition.decimal(trafficking / len(years)),
        low=edition.decimal(rate.interval.low),
        high=edition.decimal(rate.interval.high),
    )
    statements = [
        Statement("crimes-total", totals, "published", result="reported_crimes"),
        Statement("crimes-interval", interval_text, "published", result=RATES_RESULT),
    ]
    if int(crimes["title_last_year"].iloc[0]) != years[-1]:
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


def dark_figure_sentence(crimes: pd.DataFrame, cases: CaseCounts, edition: Edition) -> Statement:
    """Set suspected cases beside reported ones; say no more than their ratio bears out."""
    strong = total_cases(cases, "strong")
    ratio = suspected_to_reported(crimes, strong)
    more = ratio.interval.low > 1
    key = "crimes_dark_figure_more" if more else "crimes_dark_figure_unsure"
    suspected = formats.interval_count(strong, edition.language)
    text = edition.sentence(
        key, suspected=suspected, reports=edition.whole(trafficking_reports(crimes))
    )
    return Statement("crimes-dark-figure", text, "published", True, RATIO_RESULT)


def ratio_sentence(crimes: pd.DataFrame, cases: CaseCounts, edition: Edition) -> Statement:
    """Say how many suspected cases there are to each report, with its bounds."""
    ratio = suspected_to_reported(crimes, total_cases(cases, "strong"))
    key = "crimes_ratio" if trafficking_reports(crimes) else "crimes_ratio_none"
    text = edition.sentence(
        key, bounds=edition.bounds(*ratio.bounds), limits=edition.bounds(*ratio.interval)
    )
    return Statement("crimes-ratio", text, "published", result=RATIO_RESULT)


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
    """Say whether reports of trafficking could have shown a change at all."""
    reports = trafficking_reports(crimes)
    early, late = halves(crimes)
    # All reports in the shorter half would be the strongest sign of a change.
    test = compare_rates((reports, len(late)), (0, len(early))).test
    p = 1.0 if test.p is None else test.p
    text = edition.sentence(
        "crimes_powerful" if p < SIGNIFICANCE else "crimes_powerless",
        reports=edition.whole(reports),
        p=edition.p_value(p),
    )
    return Statement("crimes-power", text, "published", result=RATES_RESULT)
