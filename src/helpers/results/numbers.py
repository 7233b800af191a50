"""Numbers that respondents stated: their mean and median by sector, and whether sectors differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY, NUMBER_COLUMNS
from helpers.disclosure.declared import NOTHING, Counts, count, statistic
from helpers.exhibits import Column, Entry, Figure, Statement, Table, exhibit_id
from helpers.exhibits.content import Missing, Row
from helpers.results.base import Result
from helpers.results.certainty import is_clear, said_p
from helpers.results.pieces import (
    Ends,
    answers_told,
    fitting,
    group_column,
    interval_note,
    question_note,
    row_kinds,
    together,
)
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source
from helpers.words.edition import Edition, plain
from helpers.words.formats import STATED, STATED_INTERVAL, STATED_LIMITS, WHOLE, Number

VALUES = NUMBER_COLUMNS[3:]
"""What is told of a group's numbers, by column."""

_TWO = 2


@dataclass(frozen=True)
class Numbers(Result):
    """What sectors stated in answer to one question.

    Parameters
    ----------
    question
        A number question, or an ordinal one whose mean is told.
    source
        Where the answers come from.
    told
        Columns group, n and ``VALUES``: a row for each sector, then for all together, weighted.
        Missing where hidden.
    compared
        The test across sectors and the difference of the two furthest apart: method, p, n, first,
        last, difference, difference_low, difference_high; empty where there is none.
    rests
        The key of what the numbers of a group rest on; ``{group}`` stands for the group.
    """

    question: Question
    source: Source
    told: pd.DataFrame = field(repr=False)
    compared: Mapping[str, Any]
    rests: str

    # The verdict.

    @cached_property
    def by_group(self) -> dict[str, dict[str, float | None]]:
        """Every group's n and values; None where hidden."""
        return {
            str(row["group"]): {
                name: None if pd.isna(row[name]) else float(row[name]) for name in ("n", *VALUES)
            }
            for row in self.told.to_dict("records")
        }

    @property
    def means(self) -> dict[str, float]:
        """The mean of every sector of which it is told."""
        told = {group: values["mean"] for group, values in self.by_group.items()}
        return {group: one for group, one in told.items() if one is not None and group != COUNTY}

    @property
    def is_hidden(self) -> bool:
        """True where nothing is told of any group."""
        return bool(self.told["mean"].isna().all())

    @property
    def p(self) -> float | None:
        """The p-value; None where sectors are not compared."""
        return self.compared.get("p")

    @property
    def difference(self) -> tuple[float, ...]:
        """The limits of the difference of the two furthest apart; empty where there are none."""
        limits = [self.compared.get(f"difference_{end}") for end in ("low", "high")]
        return tuple(float(one) for one in limits if one is not None and not pd.isna(one))

    @property
    def verdict(self) -> str:
        """Whether sectors differ: ``differ``, ``alike`` or ``untested``."""
        if self.p is None or len(self.means) < _TWO:
            return "untested"
        return "differ" if is_clear(self.p) else "alike"

    @cached_property
    def ends(self) -> Ends | None:
        """Where the mean is highest and lowest, of those told; None without any."""
        if not self.means:
            return None
        high, low = max(self.means.values()), min(self.means.values())
        highest = tuple(group for group, one in self.means.items() if one == high)
        lowest = tuple(group for group, one in self.means.items() if one == low)
        return Ends(highest, lowest, highest[0], lowest[0], high, low)

    # What an analyst sees.

    @property
    def frame(self) -> pd.DataFrame:
        """Columns group, n, mean, median, quartiles and limits; a row for each group."""
        return self.told

    @property
    def tested(self) -> pd.DataFrame:
        """The test and the difference as one row."""
        return pd.DataFrame([dict(self.compared)]) if self.compared else pd.DataFrame()

    # What a reader sees.

    def counts(self, group: str = "{group}") -> Counts:
        """Return what a group's numbers are worked out from."""
        return statistic(self.rests.replace("{group}", group))

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        test = {name: self.compared[name] for name in ("method", "p") if self.compared}
        effect: dict[str, Any] = {}
        if self.difference:
            low, high = self.difference
            value = self.compared["difference"]
            effect = {"name": "difference_of_means", "value": value, "ci_low": low, "ci_high": high}
        n = None if self.question.levels else self.by_group[COUNTY]["n"]
        return Entry(
            f"{self.question.id}_numbers", self.question.id, self.question.theme, self.source,
            (self.told,),
            counts={"n": self._answered()} | dict.fromkeys(VALUES, self.counts()),
            n=None if n is None else int(n), test=test, effect=effect, optional=tuple(VALUES[1:]),
        )  # fmt: skip

    def table(self, edition: Edition) -> Table:
        """Show a row for each sector and for all together: n, mean, median, quartiles."""
        counts = self.counts()

        def absent(row: Row) -> Missing:
            is_shown = bool(pd.notna(row["mean"]))
            return "none" if is_shown or row["n"] == 0 else "hidden"

        columns = (
            ("mean", "mean", STATED),
            (("mean_low", "mean_high"), "interval", STATED_INTERVAL),
            ("median", "median", STATED),
            (("median_low", "median_high"), "interval_of_median", STATED_LIMITS),
            (("lower_quartile", "upper_quartile"), "quartiles", STATED_LIMITS),
        )
        return Table(
            id=exhibit_id(self.question.id, "numbers"),
            caption=self._caption(edition),
            source=self.source,
            source_line=edition.source_line(self.source),
            columns=(
                replace(group_column(edition), write=self._named(edition)),
                Column("n", edition.say("n"), WHOLE, self._answered()),
                *(
                    Column(names, edition.say(header), written,
                           counts if isinstance(names, str) else (counts,) * 2, missing=absent)
                    for names, header, written in columns
                ),
            ),
            frame=self.told,
            row_kinds=row_kinds(self.told),
            notes=(
                question_note(self.question, edition),
                interval_note(self.question, self.question.asked_if is None, edition),
            ),
            data_notes=(
                edition.say("numbers_of_scale" if self.question.levels else "numbers_rounded"),
            ),
            entries=(self.entry,),
        )  # fmt: skip

    def figure(self, edition: Edition) -> Figure:
        """Draw each sector's mean with its interval, and its median."""
        table, title, name = self.table(edition), self.title(edition), self._named(edition)
        rows, told = [], []
        for group, values in self.by_group.items():
            n = None if values["n"] is None else int(values["n"])
            answered = plain(answers_told(n, NOTHING, edition))
            low, high = values["mean_low"], values["mean_high"]
            limits = None if low is None or high is None else (low, high)
            if n != 0:
                rows.append(
                    figures.NumberRow(
                        name(group), answered, group, values["mean"], limits, values["median"]
                    )
                )
                said = "share_told_hidden" if values["mean"] is None else "number_told"
                told.append(edition.say(said, name=name(group), **self._values(group)))
        alt = edition.say("numbers_alt", title=title, told=edition.join(told, "; "))
        unit = self.question.unit
        axis = edition.question(self.question) if unit is None else unit[edition.language]
        svg = figures.numbers_by_group(rows, axis, edition, table.id)
        measure = edition.say("numbers_measure", caption=table.caption)
        return Figure(title, svg, alt, replace(table, caption=measure))

    def title(self, edition: Edition) -> str:
        """Say where the mean is highest and lowest, if sectors differ."""
        label = edition.question(self.question)
        if self.verdict != "differ" or self.ends is None:
            return fitting(
                edition.say(f"title_numbers_{self.verdict}_of", label=label),
                edition.say(f"title_numbers_{self.verdict}"),
            )
        ends = self.ends.told(edition, self.counts, STATED)
        return fitting(
            edition.say("title_numbers_of", label=label, **ends),
            edition.say("title_numbers", **ends),
            edition.say("title_numbers_differ"),
        )

    def county_sentence(self, edition: Edition) -> Statement:
        """Say what the mean and the median of all together are."""
        label, values = edition.question(self.question), self._values(COUNTY)
        if "mean" not in values:
            text = edition.say("numbers_hidden", label=label)
        else:
            whom = "numbers_asked" if self.question.asked_if else "numbers_county"
            n = WHOLE(int(self.by_group[COUNTY]["n"] or 0), counts=self._answered(COUNTY))
            text = edition.say(
                whom if "limits" in values else f"{whom}_certain",
                label=label, unit=self._unit(edition), n=n, **values,
            )  # fmt: skip
        identifier = exhibit_id(self.question.id, "numbers-county")
        return Statement(identifier, text, self.source, result=self.entry.id)

    def sectors_sentence(self, edition: Edition) -> Statement | None:
        """Say whether sectors differ, and by how much; nothing where they are not compared."""
        if self.verdict == "untested" or self.ends is None or self.p is None:
            return None
        every = self.counts("*")
        told: dict[str, Any] = dict(self.ends.told(edition, self.counts, STATED))
        told["p"] = said_p(self.p, every.keys, edition, "exploratory")
        text: str = edition.say(
            f"numbers_{self.verdict}", label=edition.question(self.question), **told
        )
        if self.verdict == "differ" and self.difference:
            first, last = (edition.among(self.compared[end]) for end in ("first", "last"))
            more = edition.say(
                "numbers_difference", first=first, last=last, unit=self._unit(edition),
                difference=STATED(self.compared["difference"], counts=every),
                limits=STATED_LIMITS(*self.difference, counts=every),
            )  # fmt: skip
            text = edition.join([text, more])
        identifier = exhibit_id(self.question.id, "numbers-sectors")
        return Statement(identifier, text, self.source, result=self.entry.id)

    @property
    def parts(self) -> tuple[Callable[[Edition], Any], ...]:
        """What is shown, in order; where everything is hidden, only that it is."""
        if self.is_hidden:
            return (self.county_sentence,)
        return (self.figure, self.county_sentence, self.sectors_sentence)

    def _answered(self, group: str = "{group}") -> Counts:
        """Return what n counts; on a scale without those who do not know."""
        if self.question.levels:
            return self.counts(group)
        return count("n", self.question.id, group)

    def _named(self, edition: Edition) -> Callable[[str], str]:
        return lambda group: (
            together(self.question, edition) if group == COUNTY else edition.group(group)
        )

    def _values(self, group: str) -> dict[str, Number]:
        """Return a group's mean, limits and median, as far as they are told."""
        values, counts = self.by_group[group], self.counts(group)
        told = {
            name: STATED(value, counts=counts)
            for name in ("mean", "median")
            if (value := values[name]) is not None
        }
        low, high = values["mean_low"], values["mean_high"]
        if low is not None and high is not None and low < high:
            told["limits"] = STATED_LIMITS(low, high, counts=counts)
        return told

    def _unit(self, edition: Edition) -> str:
        unit = self.question.unit
        return "" if unit is None else f"\N{NO-BREAK SPACE}{unit[edition.language]}"

    def _caption(self, edition: Edition) -> str:
        label, unit = edition.question(self.question), self.question.unit
        return label if unit is None else f"{label} ({unit[edition.language]})"
