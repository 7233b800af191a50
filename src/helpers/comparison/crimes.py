"""Reported crime in two periods, and cases against reports."""

from dataclasses import dataclass

import pandas as pd

from helpers.comparison.sector_comparison import SIGNIFICANCE
from helpers.statistics import (
    CountRatio,
    Rate,
    RateRatio,
    compare_rates,
    count_ratio,
    holm,
    poisson_rate,
)
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.intervals import IntervalCount

ALL = "all_crimes"


@dataclass(frozen=True)
class Change:
    """Reports of one crime in two halves of the years.

    Parameters
    ----------
    crime
        The crime, or ``all_crimes``.
    first, second
        Rates per year in either half, with exact intervals.
    whole
        Rate per year over all years.
    ratio
        Second rate over first, with the conditional test.
    p_adjusted
        Its p-value after Holm's method over the crimes; of all crimes together, unadjusted.
    """

    crime: str
    first: Rate
    second: Rate
    whole: Rate
    ratio: RateRatio
    p_adjusted: float | None

    @property
    def is_shown(self) -> bool:
        """True where the reports show a change between the halves."""
        return self.p_adjusted is not None and self.p_adjusted < SIGNIFICANCE


def halves(crimes: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Return the years of either half; the first is the longer one where they are odd."""
    years = sorted(int(year) for year in set(crimes["year"]))
    middle = (len(years) + 1) // 2
    return years[:middle], years[middle:]


def changes(crimes: pd.DataFrame) -> tuple[Change, ...]:
    """Compare the two halves of the years, crime by crime, then of all crimes together.

    Parameters
    ----------
    crimes
        Columns crime, year, reports.
    """
    early, late = halves(crimes)
    names = list(dict.fromkeys(crimes["crime"]))
    counted = {}
    for name in [*names, ALL]:
        mine = crimes if name == ALL else crimes[crimes["crime"] == name]
        first = int(mine.loc[mine["year"].isin(early), "reports"].sum())
        counted[name] = (first, int(mine["reports"].sum()) - first)
    ratios = {
        name: compare_rates((second, len(late)), (first, len(early)))
        for name, (first, second) in counted.items()
    }
    adjusted = dict(zip(names, holm([ratios[name].test.p for name in names]), strict=True))
    adjusted[ALL] = ratios[ALL].test.p
    return tuple(
        Change(
            name,
            poisson_rate(first, len(early)),
            poisson_rate(second, len(late)),
            poisson_rate(first + second, len(early) + len(late)),
            ratios[name],
            adjusted[name],
        )
        for name, (first, second) in counted.items()
    )


def span(years: list[int]) -> str:
    """Write years as first–last."""
    return f"{years[0]}–{years[-1]}"


def focus(crimes: pd.DataFrame, codebook: Codebook) -> str:
    """Return the crime that the codebook sets cases beside, or all crimes together.

    Raises
    ------
    InputError
        The table has no such crime.
    """
    crime = codebook.cases.crime if codebook.cases else None
    if crime is None:
        return ALL
    if crime not in set(crimes["crime"]):
        expected = "has no row of the crime that the codebook's cases name"
        raise InputError([Fault("published/reported_crimes.csv", expected, value=crime)])
    return crime


def reports_of(crimes: pd.DataFrame, crime: str) -> int:
    """Return how many times a crime, or any of them, has been reported."""
    mine = crimes if crime == ALL else crimes[crimes["crime"] == crime]
    return int(mine["reports"].sum())


def cases_to_reports(count: IntervalCount, reports: int) -> CountRatio:
    """Divide cases by reports."""
    return count_ratio(count.low, None if count.open else count.high, reports)
