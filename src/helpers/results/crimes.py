"""Reported crime: rare events year by year, their rates, and whether these changed."""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers import figures
from helpers.disclosure.declared import NOTHING
from helpers.exhibits import Column, Entry, Figure, Statement, Table
from helpers.results.base import SIGNIFICANCE, Result
from helpers.results.pieces import fitting
from helpers.statistics import Rate, RateRatio, compare_rates, holm, poisson_rate
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.published import slides_of
from helpers.words.edition import Edition
from helpers.words.formats import (
    DECIMAL,
    DECIMAL_LIMITS,
    P_VALUE,
    RATE_WITH_LIMITS,
    WHOLE,
    YEAR,
    Format,
    Number,
)

ALL = "all_crimes"
FEW = 10
"""Fewer events than this have an interval whose ends are more than three times apart."""

RATES, YEARS, REPORTS = "reported_crimes_rates", "reported_crimes_years", "reported_crimes"
"""Ids of the results."""


def _no_row_fault(crime: str) -> Fault:
    expected = "has no row of the crime that the codebook's cases name"
    return Fault("published/reported_crimes.csv", expected, value=crime)


@dataclass(frozen=True)
class Change:
    """Reports of one crime in two halves of the years.

    Parameters
    ----------
    crime
        The crime, or ``all_crimes``.
    first, second
        Rates per year in either half, with exact intervals (Garwood, 1936).
    whole
        Rate per year over all years.
    ratio
        Second rate over first, with the conditional test (Przyborowski and Wilenski, 1940).
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

    @property
    def rises(self) -> bool:
        """True where there are more reports in the second half, year for year."""
        return self.second.estimate > self.first.estimate


@dataclass(frozen=True)
class Crimes(Result):
    """Published reports of crime.

    Parameters
    ----------
    reports
        Columns crime, label_… (its name in each language), year, reports, and where known
        title_first_year, title_last_year, slide.
    codebook
        The survey's declaration.

    Raises
    ------
    InputError
        The codebook's cases name a crime that the table lacks.
    """

    reports: pd.DataFrame
    codebook: Codebook

    def __post_init__(self) -> None:
        if self.focus not in {ALL, *self.names}:
            raise InputError([_no_row_fault(self.focus)])

    @property
    def names(self) -> list[str]:
        """The crimes, in their order."""
        return list(dict.fromkeys(self.reports["crime"]))

    @property
    def years(self) -> list[int]:
        """The years, in order."""
        return sorted(int(year) for year in set(self.reports["year"]))

    @property
    def halves(self) -> tuple[list[int], list[int]]:
        """The years of either half; the first is the longer one where they are odd."""
        middle = (len(self.years) + 1) // 2
        return self.years[:middle], self.years[middle:]

    @property
    def focus(self) -> str:
        """The crime that the codebook sets cases beside, or all crimes together."""
        return (self.codebook.cases and self.codebook.cases.crime) or ALL

    def count(self, crime: str) -> int:
        """Return how many times a crime, or any of them, has been reported."""
        mine = self.reports
        return int((mine if crime == ALL else mine[mine["crime"] == crime])["reports"].sum())

    @cached_property
    def rate(self) -> Rate:
        """Reports of the crime in focus a year."""
        return poisson_rate(self.count(self.focus), len(self.years))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The two halves of the years compared, crime by crime, then all crimes together."""
        early, late = self.halves
        counted = {}
        for name in [*self.names, ALL]:
            mine = self.reports if name == ALL else self.reports[self.reports["crime"] == name]
            first = int(mine.loc[mine["year"].isin(early), "reports"].sum())
            counted[name] = (first, int(mine["reports"].sum()) - first)
        ratios = {
            name: compare_rates((second, len(late)), (first, len(early)))
            for name, (first, second) in counted.items()
        }
        tests = [ratios[name].test.p for name in self.names]
        adjusted = dict(zip(self.names, holm(tests), strict=True)) | {ALL: ratios[ALL].test.p}
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

    @cached_property
    def extreme_p(self) -> float:
        """The p-value had all reports in focus come in the shorter half: the strongest sign."""
        early, late = self.halves
        p = compare_rates((self.count(self.focus), len(late)), (0, len(early))).test.p
        return 1.0 if p is None else p

    # The verdict.

    @property
    def most(self) -> list[str]:
        """The crimes with most reports; several where they are level, none without reports."""
        counts = {name: self.count(name) for name in self.names}
        most = max(counts.values())
        return [name for name, reports in counts.items() if reports == most and most]

    @cached_property
    def changed(self) -> list[Change]:
        """The changes that are clear: of single crimes, or else of all together."""
        found = [change for change in self.changes if change.is_shown]
        return [change for change in found if change.crime != ALL] or found

    @property
    def title_differs(self) -> bool:
        """True where the published title names another last year than the columns do."""
        titled = self.reports.get("title_last_year")
        return titled is not None and int(titled.iloc[0]) != self.years[-1]

    # What an analyst sees.

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each crime, a column for each year, and the sum."""
        wide = self.reports.pivot(index="crime", columns="year", values="reports").loc[self.names]
        wide.columns = [str(year) for year in wide.columns]
        return wide.assign(total=wide.sum(axis=1)).reset_index()

    @property
    def tested(self) -> pd.DataFrame:
        """A row for each crime and for all: rates a year in both halves, ratio, p-value."""
        rows = [
            (one.crime, one.first.estimate, one.second.estimate, one.ratio.estimate, one.p_adjusted)
            for one in self.changes
        ]
        return pd.DataFrame(rows, columns=["crime", "first", "second", "ratio", "p_adjusted"])

    # What a reader sees.

    def labels(self, edition: Edition) -> dict[str, str]:
        """Return the name of every crime, and of all together."""
        names = self.reports[f"label_{edition.language}"]
        known = dict(zip(self.reports["crime"], names, strict=True))
        return known | {ALL: edition.say("all_crimes")}

    def focus_name(self, edition: Edition) -> str:
        """Return what the crime in focus, or all together, is called in a sentence."""
        return self.labels(edition)[self.focus].lower()

    def table(self, edition: Edition) -> Table:
        """Show a row for each crime, a column for each year, and a sum."""
        years = [str(year) for year in self.years]
        told = self.reports.rename(columns={"crime": "group", "year": "level", "reports": "count"})
        told = told[["group", "level", "count"]].astype({"level": "str"})
        return self._table(
            "reported-crimes",
            edition.say("crimes_caption", area=self.codebook.area[edition.language],
                        years=span(self.years)),
            self.frame,
            edition,
            *(Column(year, year, WHOLE) for year in years),
            Column("total", edition.say("sum"), WHOLE),
            entry=_entry(REPORTS, told),
        )  # fmt: skip

    def years_table(self, edition: Edition) -> Table:
        """Show what the count of a single year says of the rate behind it."""
        counted = self.reports["reports"].value_counts().sort_index()
        rows = [
            (reports, years, *poisson_rate(reports).interval)
            for reports, years in zip(counted.index.astype(int), counted.astype(int), strict=True)
        ]
        frame = pd.DataFrame(rows, columns=["reports", "years", "ci_low", "ci_high"])
        told = frame.rename(columns={"years": "n"}).assign(group="year")
        told["level"] = told["reports"].astype("str")
        return Table(
            id="reported-crimes-years",
            caption=edition.say("crimes_years_caption"),
            source="published",
            source_line=edition.source_line("published", slides_of(self.reports)),
            columns=(
                Column("reports", edition.say("crimes_in_a_year"), WHOLE),
                Column("years", edition.say("crimes_times"), WHOLE),
                Column(("ci_low", "ci_high"), edition.say("crimes_level"), DECIMAL_LIMITS),
            ),
            frame=frame,
            notes=(edition.say("poisson_note"),),
            entries=(_entry(YEARS, told[["group", "level", "n", "ci_low", "ci_high"]]),),
        )

    def periods_table(self, edition: Edition) -> Table:
        """Show the rate of every crime in both halves of the years, and whether it changed."""
        rows: list[list[object]] = []
        estimates: list[tuple[object, ...]] = []
        periods = [*self.halves, self.years]
        for change in self.changes:
            row: list[object] = [change.crime]
            rates = (change.first, change.second, change.whole)
            for years, rate in zip(periods, rates, strict=True):
                numbers = (rate.count, rate.estimate, *rate.interval)
                row += numbers
                estimates.append((change.crime, span(years), *numbers, None))
            rows.append([*row, change.p_adjusted])
            if change.p_adjusted is not None:
                estimates.append((change.crime, "change", *(None,) * 4, change.p_adjusted))
        parts = ("reports", "rate", "low", "high")
        sections = [
            tuple(f"{period}_{part}" for part in parts) for period in ("first", "second", "whole")
        ]
        told_numbers = ["count", "rate", "ci_low", "ci_high", "p_adjusted"]
        told = pd.DataFrame(estimates, columns=["group", "level", *told_numbers])
        fields = ["crime", *(name for section in sections for name in section), "p_adjusted"]
        table = self._table(
            "reported-crimes-periods",
            edition.say("crimes_periods_caption"),
            pd.DataFrame(rows, columns=fields),
            edition,
            *(
                Column(section, span(years), RATE_WITH_LIMITS)
                for section, years in zip(sections, periods, strict=True)
            ),
            Column("p_adjusted", edition.say("p_value"), P_VALUE, missing="none"),
            entry=_entry(RATES, told.astype({"count": "Int64"}), tuple(told_numbers)),
        )
        return replace(
            table,
            row_kinds=tuple("total" if row[0] == ALL else "" for row in rows),
            notes=(edition.say("poisson_note"),),
            data_notes=(edition.say("periods_note"),),
        )

    def timeline(self, edition: Edition) -> Figure:
        """Draw reports of rare crimes, one dot for each report."""
        table, title = self.table(edition), self.timeline_title(edition)
        labels, identifier = self.labels(edition), f"{table.id}-timeline"
        svg = figures.timeline(self.reports, labels, identifier)
        told = [
            edition.say(
                "crimes_told", name=labels[name], reports=WHOLE(self.count(name), counts=NOTHING)
            )
            for name in self.names
        ]
        alt = edition.say("crimes_timeline_alt", title=title, told=edition.join(told, "; "))
        measure = edition.say("crimes_timeline_measure", caption=table.caption)
        data = replace(table, id=identifier, caption=measure, entries=())
        return Figure(title, svg, alt, data, figures.small_reports(self.reports))

    def period_rates(self, edition: Edition) -> Figure:
        """Draw reports per year in two periods, with exact intervals."""
        table, title = self.periods_table(edition), self.periods_title(edition)
        labels, periods = self.labels(edition), [span(years) for years in self.halves]
        rows, told = [], []
        for change in self.changes:
            both = (change.first, change.second)
            rates = [(one.estimate, (one.interval.low, one.interval.high)) for one in both]
            rows.append((labels[change.crime], rates))
            told += [
                edition.say(
                    "crimes_rate_told",
                    name=labels[change.crime],
                    years=years,
                    rate=DECIMAL(one.estimate, counts=NOTHING),
                    limits=DECIMAL_LIMITS(*one.interval, counts=NOTHING),
                )
                for one, years in zip(both, periods, strict=True)
            ]
        svg = figures.period_rates(rows, periods, edition, table.id)
        measure, listed = edition.say("crimes_rates_measure"), edition.join(told, "; ")
        alt = edition.say("crimes_rates_alt", title=title, measure=measure, told=listed)
        return Figure(title, svg, alt, replace(table, caption=measure))

    def timeline_title(self, edition: Edition) -> str:
        """Say how many reports there are, and of which crime most."""
        years = span(self.years)
        told = {"reports": _of(WHOLE, self.count(ALL)), "years": years}
        if not self.most:
            return edition.say("title_timeline_none", **told)
        plain = edition.say("title_timeline", **told)
        if len(self.most) > 1:
            return plain
        most = edition.say(
            "crimes_most",
            name=self.labels(edition)[self.most[0]].lower(),
            reports=_of(WHOLE, self.count(self.most[0])),
        )
        return fitting(edition.say("title_timeline_most", most=most, **told), plain)

    def periods_title(self, edition: Edition) -> str:
        """Say which reports have changed between the periods more than chance may give."""
        if not self.changed:
            return edition.say("title_periods_alike")
        told = [
            edition.say(
                f"title_periods_{'more' if change.rises else 'fewer'}",
                crime=self.labels(edition)[change.crime],
            )
            for change in self.changed
        ]
        return fitting(edition.join(told, "; "), edition.say("title_periods_changed"))

    def total_sentence(self, edition: Edition) -> Statement:
        """Say how many crimes were reported."""
        text = edition.say(
            "crimes_total" if self.focus == ALL else "crimes_total_of",
            years=_of(WHOLE, len(self.years)),
            reports=_of(WHOLE, self.count(ALL)),
            focus=_of(WHOLE, self.count(self.focus)),
            crime=self.focus_name(edition),
        )
        return Statement("crimes-total", text, "published", result=REPORTS)

    def interval_sentence(self, edition: Edition) -> Statement:
        """Say how little so few reports of the crime in focus can tell."""
        text = edition.say(
            "crimes_interval" if self.rate.count < FEW else "crimes_interval_many",
            crime=self.focus_name(edition),
            rate=_of(DECIMAL, self.rate.estimate),
            limits=_of(DECIMAL_LIMITS, *self.rate.interval),
        )
        return Statement("crimes-interval", text, "published", result=RATES)

    def discrepancy_sentence(self, edition: Edition) -> Statement | None:
        """Say where the published title and its columns name different years."""
        if not self.title_differs:
            return None
        text = edition.say(
            "crimes_discrepancy",
            first=_of(YEAR, int(self.reports["title_first_year"].iloc[0])),
            titled=_of(YEAR, int(self.reports["title_last_year"].iloc[0])),
            last=_of(YEAR, self.years[-1]),
        )
        return Statement("crimes-discrepancy", text, "published", result=REPORTS)

    def change_sentence(self, edition: Edition) -> Statement:
        """Say whether reports of any crime have changed between the two halves of the years."""
        changed = [
            edition.say(
                "crimes_changed_one",
                crime=self.labels(edition)[change.crime].lower(),
                first=_of(WHOLE, change.first.count),
                second=_of(WHOLE, change.second.count),
            )
            for change in self.changed
            if change.crime != ALL
        ]
        early, late = (span(years) for years in self.halves)
        key = "crimes_changed" if changed else "crimes_unchanged"
        text = edition.say(key, early=early, late=late, crimes=edition.series(changed))
        return Statement("crimes-change", text, "published", result=RATES)

    def power_sentence(self, edition: Edition) -> Statement:
        """Say whether reports of the crime in focus could have shown a change at all."""
        text = edition.say(
            "crimes_powerful" if self.extreme_p < SIGNIFICANCE else "crimes_powerless",
            crime=self.focus_name(edition),
            reports=_of(WHOLE, self.count(self.focus)),
            p=_of(P_VALUE, self.extreme_p),
        )
        return Statement("crimes-power", text, "published", result=RATES)

    def _table(
        self,
        identifier: str,
        caption: str,
        frame: pd.DataFrame,
        edition: Edition,
        *columns: Column,
        entry: Entry,
    ) -> Table:
        """Return a table with a row for each crime."""
        labels = self.labels(edition)
        return Table(
            id=identifier,
            caption=caption,
            source="published",
            source_line=edition.source_line("published", slides_of(self.reports)),
            columns=(Column("crime", edition.say("crime"), write=labels.__getitem__), *columns),
            frame=frame,
            entries=(entry,),
        )


def span(years: list[int]) -> str:
    """Write years as first–last."""
    return f"{years[0]}–{years[-1]}"


def _of(written: Format, *values: float) -> Number:
    return Number(written, values, NOTHING)


def _entry(identifier: str, frame: pd.DataFrame, optional: tuple[str, ...] = ()) -> Entry:
    return Entry(
        identifier, "reported_crimes", "reported_crime", "published", (frame,), {},
        optional=optional,
    )  # fmt: skip
