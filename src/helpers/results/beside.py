"""Cases beside reported crimes: the dark figure, as far as the two can tell of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING, Counts, key, statistic
from helpers.exhibits import Column, Entry, Statement, Table
from helpers.results.base import Result
from helpers.results.case_sums import limits_of
from helpers.results.cases import Cases
from helpers.results.crimes import Crimes, span
from helpers.statistics import CountRatio, count_ratio
from helpers.survey.intervals import IntervalCount, total
from helpers.survey.published import slides_of
from helpers.words.edition import Edition
from helpers.words.formats import COUNT_LIMITS, RATIO_BOUNDS, WHOLE

ID = "suspected_to_reported"


@dataclass(frozen=True)
class Beside(Result):
    """Cases divided by reports of the crime that the codebook sets them beside.

    Parameters
    ----------
    cases
        Cases of every actor.
    crimes
        The reports.
    """

    cases: Cases
    crimes: Crimes

    @property
    def reports(self) -> int:
        """Reports of the crime in focus."""
        return self.crimes.count(self.crimes.focus)

    @cached_property
    def counted(self) -> dict[str, IntervalCount]:
        """The cases of the leading kind, and of all kinds where there are others."""
        leading = self.cases.leading
        counted = {leading: self.cases.total(leading)}
        if len(self.cases.kinds) > 1:
            counted["all"] = total(self.cases.total(kind) for kind in self.cases.kinds)
        return counted

    @cached_property
    def ratios(self) -> dict[str, CountRatio]:
        """Cases per report, with bounds, without and with the chance in the number of reports."""
        return {
            name: count_ratio(one.low, None if one.open else one.high, self.reports)
            for name, one in self.counted.items()
        }

    @property
    def rests(self) -> Counts:
        """That a number is worked out from all cases of the leading kind."""
        return statistic(key("cases", self.cases.question, "total", "*"))

    @property
    def ratio(self) -> CountRatio:
        """That of the leading kind."""
        return self.ratios[self.cases.leading]

    # The verdict.

    @property
    def more(self) -> bool:
        """True where there are more cases than reports, whatever chance did to the reports."""
        return self.ratio.interval.low > 1

    @property
    def frame(self) -> pd.DataFrame:
        """A row for the leading kind of case, and one for all kinds."""
        rows = [
            (name, one.low, one.high, one.open, self.reports, *self.ratios[name].bounds,
             *self.ratios[name].interval)
            for name, one in self.counted.items()
        ]  # fmt: skip
        names = ["suspicion", "low", "high", "open", "reports", "ratio_low", "ratio_high",
                 "ci_low", "ci_high"]  # fmt: skip
        return pd.DataFrame(rows, columns=names)

    # What a reader sees.

    def table(self, edition: Edition) -> Table:
        """Show how many cases there are to each report."""
        cases, labels = self.cases, [k.label[edition.language] for k in self.cases.kinds.values()]
        names = {cases.leading: labels[0], "all": edition.sum_of(labels)}
        told = {"unit": cases.unit_of(edition), "crime": self.crimes.focus_name(edition)}
        slides = ", ".join(filter(None, (slides_of(self.crimes.reports), cases.slides))) or None
        line = edition.source_line("published", slides)
        if cases.source != "published":
            line = edition.join(
                [line, edition.say("beside_source", line=edition.source_line(cases.source))]
            )
        rests = self.rests
        return Table(
            id="suspected-to-reported",
            caption=edition.say("beside_caption", **told),
            source=cases.source,
            source_line=line,
            columns=(
                Column("suspicion", edition.say("beside_what"), write=names.__getitem__),
                Column(("low", "high", "open"), edition.say("count"), COUNT_LIMITS,
                       limits_of(cases.question, "total")),
                Column("reports", edition.say("crimes_reports"), WHOLE, NOTHING,
                       source="published"),
                Column(("ratio_low", "ratio_high"), edition.say("beside_ratio"), RATIO_BOUNDS,
                       rests),
                Column(("ci_low", "ci_high"), edition.say("beside_ratio_chance"), RATIO_BOUNDS,
                       rests),
            ),
            frame=self.frame,
            notes=(edition.say("ratio_note", unit=told["unit"]),),
            entries=(self.entry,),
        )  # fmt: skip

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``; a bound without end is left out."""
        numbers = ["ratio_low", "ratio_high", "ci_low", "ci_high"]
        told = self.frame.rename(columns={"suspicion": "level", "reports": "count"})
        told = told.assign(group=COUNTY)[["group", "level", "count", *numbers]]
        return Entry(
            ID, "reported_crimes", "reported_crime", self.cases.source,
            (told.replace([np.inf], np.nan),),
            counts={"count": NOTHING} | dict.fromkeys(numbers, self.rests),
            optional=tuple(numbers),
        )  # fmt: skip

    def sentence(self, edition: Edition) -> Statement:
        """Set cases of the leading kind beside reports; say no more than their ratio bears out."""
        cases, leading = self.cases, self.cases.leading
        text = edition.say(
            f"crimes_dark_figure_{'more' if self.more else 'unsure'}",
            cases=cases.told(self.counted[leading], leading, "total"),
            leading=cases.unit_of(edition, leading),
            unit=cases.unit_of(edition),
            reports=edition.say(
                "crimes_report", self.reports, reports=WHOLE(self.reports, counts=NOTHING)
            ),
            crime=self.crimes.focus_name(edition),
            years=span(self.crimes.years),
        )
        return Statement("crimes-dark-figure", text, cases.source, True, ID)

    def ratio_sentence(self, edition: Edition) -> Statement:
        """Say how many cases of the leading kind there are to each report, with its bounds."""
        text = edition.say(
            "crimes_ratio" if self.reports else "crimes_ratio_none",
            bounds=RATIO_BOUNDS(*self.ratio.bounds, counts=self.rests),
            limits=RATIO_BOUNDS(*self.ratio.interval, counts=self.rests),
            unit=self.cases.unit_of(edition),
        )
        return Statement("crimes-ratio", text, self.cases.source, result=ID)

    @property
    def parts(self) -> tuple[Any, ...]:
        """What is shown, in order."""
        return (self.sentence, self.table, self.ratio_sentence)
