"""Reported crime: whether the reports changed between the two halves of the years."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers import figures
from helpers.disclosure.declared import NOTHING
from helpers.exhibits import Column, Figure, Statement, Table
from helpers.results.base import Result
from helpers.results.certainty import is_clear
from helpers.results.crimes import ALL, RATES, Crimes, entry_of, span
from helpers.results.pieces import fitting
from helpers.statistics import Rate, RateRatio, compare_rates, holm, poisson_rate
from helpers.words.edition import Edition
from helpers.words.formats import DECIMAL, DECIMAL_LIMITS, P_VALUE, RATE_WITH_LIMITS, WHOLE

_PERIODS = ("first", "second", "whole")
_PARTS = ("reports", "rate", "low", "high")


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
        return is_clear(self.p_adjusted)

    @property
    def rates(self) -> tuple[Rate, Rate, Rate]:
        """The rates in either half and over all years."""
        return self.first, self.second, self.whole

    @property
    def rises(self) -> bool:
        """True where there are more reports in the second half, year for year."""
        return self.second.estimate > self.first.estimate


@dataclass(frozen=True)
class CrimeChanges(Result):
    """The two halves of the years compared, crime by crime.

    Parameters
    ----------
    crimes
        The published reports.
    """

    crimes: Crimes

    @property
    def periods(self) -> tuple[list[int], list[int], list[int]]:
        """The years of either half, and all; the first half is the longer one of an odd number."""
        years = self.crimes.years
        middle = (len(years) + 1) // 2
        return years[:middle], years[middle:], years

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Each crime, then all crimes together."""
        names, count = self.crimes.names, self.crimes.count
        rates = {
            name: [poisson_rate(count(name, years), len(years)) for years in self.periods]
            for name in [*names, ALL]
        }
        early, late, _ = map(len, self.periods)
        ratios = {
            name: compare_rates((second.count, late), (first.count, early))
            for name, (first, second, _) in rates.items()
        }
        adjusted = self._adjusted({name: ratios[name].test.p for name in names})
        adjusted[ALL] = ratios[ALL].test.p
        return tuple(
            Change(name, first, second, whole, ratios[name], adjusted[name])
            for name, (first, second, whole) in rates.items()
        )

    @cached_property
    def extreme_p(self) -> float:
        """The p-value after Holm's method, had all reports in focus come in the later half.

        It is never the longer one, so that no other years would have been a stronger sign.
        """
        focus, (early, late, _) = self.crimes.focus, map(len, self.periods)
        tests = {one.crime: one.ratio.test.p for one in self.changes if one.crime != ALL}
        tests[focus] = compare_rates((self.crimes.count(focus), late), (0, early)).test.p
        p = self._adjusted(tests)[focus]
        return 1.0 if p is None else p

    @property
    def of_focus(self) -> Change:
        """The change of the crime in focus."""
        return next(one for one in self.changes if one.crime == self.crimes.focus)

    @property
    def together(self) -> list[int]:
        """The years of the half in which all reports of the crime in focus came, if one did."""
        first, second = self.of_focus.first.count, self.of_focus.second.count
        early, late, _ = self.periods
        return (early if first else late) if bool(first) != bool(second) else []

    # The verdict.

    @cached_property
    def changed(self) -> list[Change]:
        """The changes that are clear: of single crimes, or else of all together."""
        found = [change for change in self.changes if change.is_shown]
        return [change for change in found if change.crime != ALL] or found

    @property
    def power(self) -> str:
        """The message: whether reports of the crime in focus could have shown a change at all.

        Empty where they did, or where there are none. What would have been, had all come in one
        half, is not told where they did: then that is told.
        """
        if self.of_focus.is_shown or not self.of_focus.whole.count:
            return ""
        if self.together:
            return "crimes_together"
        return "crimes_powerful" if is_clear(self.extreme_p) else "crimes_powerless"

    # What an analyst sees.

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each crime and for all: rates a year in both halves and in all years."""
        rows = [
            (one.crime, *(number for rate in one.rates
                          for number in (rate.count, rate.estimate, *rate.interval)),
             one.p_adjusted)
            for one in self.changes
        ]  # fmt: skip
        numbers = [f"{period}_{part}" for period in _PERIODS for part in _PARTS]
        return pd.DataFrame(rows, columns=["crime", *numbers, "p_adjusted"])

    @property
    def tested(self) -> pd.DataFrame:
        """A row for each crime and for all: the ratio of the halves, and its p-value."""
        rows = [(one.crime, one.ratio.estimate, one.p_adjusted) for one in self.changes]
        return pd.DataFrame(rows, columns=["crime", "ratio", "p_adjusted"])

    # What a reader sees.

    def table(self, edition: Edition) -> Table:
        """Show the rate of every crime in both halves of the years, and whether it changed."""
        columns = (
            Column(tuple(f"{period}_{part}" for part in _PARTS), span(years), RATE_WITH_LIMITS)
            for period, years in zip(_PERIODS, self.periods, strict=True)
        )
        return Table(
            id="reported-crimes-periods",
            caption=edition.say("crimes_periods_caption"),
            source="published",
            source_line=self.crimes.source_line(edition),
            columns=(
                self.crimes.column(edition),
                *columns,
                Column("p_adjusted", edition.say("p_value"), P_VALUE, missing="none"),
            ),
            frame=self.frame,
            row_kinds=tuple("total" if one.crime == ALL else "" for one in self.changes),
            notes=(edition.say("poisson_note"),),
            data_notes=(edition.say("periods_note"),),
            entries=(entry_of(RATES, self._estimates, tuple(self._estimates.columns[2:])),),
        )

    @property
    def _estimates(self) -> pd.DataFrame:
        """A row for each crime and period, and one for each change."""
        rows: list[tuple[object, ...]] = []
        for one in self.changes:
            for years, rate in zip(self.periods, one.rates, strict=True):
                rows.append(
                    (one.crime, span(years), rate.count, rate.estimate, *rate.interval, None)
                )
            if one.p_adjusted is not None:
                rows.append((one.crime, "change", *(None,) * 4, one.p_adjusted))
        names = ["group", "level", "count", "rate", "ci_low", "ci_high", "p_adjusted"]
        return pd.DataFrame(rows, columns=names).astype({"count": "Int64"})

    def figure(self, edition: Edition) -> Figure:
        """Draw reports per year in two periods, with exact intervals."""
        table, title = self.table(edition), self.title(edition)
        labels, periods = self.crimes.labels(edition), [*map(span, self.periods[:2])]
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

    def title(self, edition: Edition) -> str:
        """Say which reports have changed between the periods more than chance may give."""
        if not self.changed:
            return edition.say("title_periods_alike")
        labels = self.crimes.labels(edition)
        told = [
            edition.say(
                f"title_periods_{'more' if change.rises else 'fewer'}", crime=labels[change.crime]
            )
            for change in self.changed
        ]
        return fitting(edition.join(told, "; "), edition.say("title_periods_changed"))

    def sentence(self, edition: Edition) -> Statement:
        """Say whether reports of any crime have changed between the two halves of the years."""
        labels = self.crimes.labels(edition)
        changed = [
            edition.say(
                "crimes_changed_one",
                crime=labels[change.crime].lower(),
                first=WHOLE(change.first.count, counts=NOTHING),
                second=WHOLE(change.second.count, counts=NOTHING),
            )
            for change in self.changed
            if change.crime != ALL
        ]
        early, late, _ = map(span, self.periods)
        key = "crimes_changed" if changed else "crimes_unchanged"
        text = edition.say(key, early=early, late=late, crimes=edition.series(changed))
        return Statement("crimes-change", text, "published", result=RATES)

    def power_sentence(self, edition: Edition) -> Statement | None:
        """Say whether reports of the crime in focus could have shown a change at all."""
        if not self.power:
            return None
        p = self.of_focus.ratio.test.p if self.together else self.extreme_p
        text = edition.say(
            self.power,
            crime=self.crimes.focus_name(edition),
            reports=WHOLE(self.of_focus.whole.count, counts=NOTHING),
            years=span(self.together or self.periods[1]),
            p=P_VALUE(1.0 if p is None else p, counts=NOTHING),
        )
        return Statement("crimes-power", text, "published", result=RATES)

    @staticmethod
    def _adjusted(tests: Mapping[str, float | None]) -> dict[str, float | None]:
        """Return p-values after Holm's method."""
        return dict(zip(tests, holm([*tests.values()]), strict=True))
