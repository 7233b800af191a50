"""Reported crime: rare events, year by year."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers import figures
from helpers.disclosure.declared import NOTHING
from helpers.exhibits import Column, Entry, Figure, Statement, Table
from helpers.results.base import Result
from helpers.results.pieces import fitting
from helpers.statistics import Rate, poisson_rate
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.published import slides_of
from helpers.words.edition import Edition
from helpers.words.formats import DECIMAL, DECIMAL_LIMITS, WHOLE, YEAR

ALL = "all_crimes"
FEW = 10
"""Fewer events than this have an interval whose ends are more than three times apart."""

RATES, YEARS, REPORTS = "reported_crimes_rates", "reported_crimes_years", "reported_crimes"
"""Ids of the results."""


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
            raise InputError(
                [
                    Fault(
                        "published/reported_crimes.csv",
                        "has no row of the crime that the codebook's cases name",
                        value=self.focus,
                    )
                ]
            )

    @property
    def names(self) -> list[str]:
        """The crimes, in their order."""
        return list(dict.fromkeys(self.reports["crime"]))

    @property
    def years(self) -> list[int]:
        """The years, in order."""
        return sorted(int(year) for year in set(self.reports["year"]))

    @property
    def focus(self) -> str:
        """The crime that the codebook sets cases beside, or all crimes together."""
        return (self.codebook.cases and self.codebook.cases.crime) or ALL

    def count(self, crime: str, years: Collection[int] | None = None) -> int:
        """Return how many times a crime, or any of them, was reported in some years, or all."""
        chosen = self.reports["year"].isin(self.years if years is None else years)
        if crime != ALL:
            chosen &= self.reports["crime"] == crime
        return int(self.reports.loc[chosen, "reports"].sum())

    @cached_property
    def rate(self) -> Rate:
        """Reports of the crime in focus a year."""
        return poisson_rate(self.count(self.focus), len(self.years))

    # The verdict.

    @property
    def most(self) -> list[str]:
        """The crimes with most reports; several where they are level, none without reports."""
        counts = {name: self.count(name) for name in self.names}
        most = max(counts.values())
        return [name for name, reports in counts.items() if reports == most and most]

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

    # What a reader sees.

    def labels(self, edition: Edition) -> dict[str, str]:
        """Return the name of every crime, and of all together."""
        names = self.reports[f"label_{edition.language}"]
        known = dict(zip(self.reports["crime"], names, strict=True))
        return known | {ALL: edition.say("all_crimes")}

    def focus_name(self, edition: Edition) -> str:
        """Return what the crime in focus, or all together, is called in a sentence."""
        return self.labels(edition)[self.focus].lower()

    def column(self, edition: Edition) -> Column:
        """Return the column of row headers."""
        return Column("crime", edition.say("crime"), write=self.labels(edition).__getitem__)

    def source_line(self, edition: Edition) -> str:
        """Say where the reports come from."""
        return edition.source_line("published", slides_of(self.reports))

    def table(self, edition: Edition) -> Table:
        """Show a row for each crime, a column for each year, and a sum."""
        told = self.reports.rename(columns={"crime": "group", "year": "level", "reports": "count"})
        told = told[["group", "level", "count"]].astype({"level": "str"})
        return Table(
            id="reported-crimes",
            caption=edition.say("crimes_caption", area=self.codebook.area[edition.language],
                                years=span(self.years)),
            source="published",
            source_line=self.source_line(edition),
            columns=(
                self.column(edition),
                *(Column(str(year), str(year), WHOLE) for year in self.years),
                Column("total", edition.say("sum"), WHOLE),
            ),
            frame=self.frame,
            entries=(entry_of(REPORTS, told),),
        )  # fmt: skip

    def years_table(self, edition: Edition) -> Table:
        """Show what the count of a single year says of the rate behind it."""
        counted = sorted(Counter(self.reports["reports"].astype(int)).items())
        rows = [(reports, years, *poisson_rate(reports).interval) for reports, years in counted]
        frame = pd.DataFrame(rows, columns=["reports", "years", "ci_low", "ci_high"])
        told = frame.rename(columns={"years": "n"}).assign(group="year")
        told["level"] = told["reports"].astype("str")
        return Table(
            id="reported-crimes-years",
            caption=edition.say("crimes_years_caption"),
            source="published",
            source_line=self.source_line(edition),
            columns=(
                Column("reports", edition.say("crimes_in_a_year"), WHOLE),
                Column("years", edition.say("crimes_times"), WHOLE),
                Column(("ci_low", "ci_high"), edition.say("crimes_level"), DECIMAL_LIMITS),
            ),
            frame=frame,
            notes=(edition.say("poisson_note"),),
            entries=(entry_of(YEARS, told[["group", "level", "n", "ci_low", "ci_high"]]),),
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

    def timeline_title(self, edition: Edition) -> str:
        """Say how many reports there are, and of which crime most."""
        years = span(self.years)
        told = {"reports": WHOLE(self.count(ALL), counts=NOTHING), "years": years}
        if not self.most:
            return edition.say("title_timeline_none", **told)
        plain = edition.say("title_timeline", **told)
        if len(self.most) > 1:
            return plain
        most = edition.say(
            "crimes_most",
            name=self.labels(edition)[self.most[0]].lower(),
            reports=WHOLE(self.count(self.most[0]), counts=NOTHING),
        )
        return fitting(edition.say("title_timeline_most", most=most, **told), plain)

    def total_sentence(self, edition: Edition) -> Statement:
        """Say how many crimes were reported."""
        text = edition.say(
            "crimes_total" if self.focus == ALL else "crimes_total_of",
            years=WHOLE(len(self.years), counts=NOTHING),
            reports=WHOLE(self.count(ALL), counts=NOTHING),
            focus=WHOLE(self.count(self.focus), counts=NOTHING),
            crime=self.focus_name(edition),
        )
        return Statement("crimes-total", text, "published", result=REPORTS)

    def interval_sentence(self, edition: Edition) -> Statement:
        """Say how little so few reports of the crime in focus can tell."""
        text = edition.say(
            "crimes_interval" if self.rate.count < FEW else "crimes_interval_many",
            crime=self.focus_name(edition),
            rate=DECIMAL(self.rate.estimate, counts=NOTHING),
            limits=DECIMAL_LIMITS(*self.rate.interval, counts=NOTHING),
        )
        return Statement("crimes-interval", text, "published", result=RATES)

    def discrepancy_sentence(self, edition: Edition) -> Statement | None:
        """Say where the published title and its columns name different years."""
        if not self.title_differs:
            return None
        text = edition.say(
            "crimes_discrepancy",
            first=YEAR(int(self.reports["title_first_year"].iloc[0]), counts=NOTHING),
            titled=YEAR(int(self.reports["title_last_year"].iloc[0]), counts=NOTHING),
            last=YEAR(self.years[-1], counts=NOTHING),
        )
        return Statement("crimes-discrepancy", text, "published", result=REPORTS)


def span(years: list[int]) -> str:
    """Write years as first–last."""
    return f"{years[0]}–{years[-1]}"


def entry_of(identifier: str, frame: pd.DataFrame, optional: tuple[str, ...] = ()) -> Entry:
    """Return an entry of ``results.json`` about the reports."""
    return Entry(
        identifier, "reported_crimes", "reported_crime", "published", (frame,), {},
        optional=optional,
    )  # fmt: skip
