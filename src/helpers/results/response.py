"""Who was invited and who answered, and what those who did not could change."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING, count, key, share, statistic
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Entry, Figure, Statement, Table
from helpers.results.base import Result
from helpers.results.pieces import Ends, ends_of, fitting, group_column
from helpers.survey.provenance import Source
from helpers.survey.published import slides_of
from helpers.words.edition import Edition, plain
from helpers.words.formats import DECIMAL, PERCENT, PERCENT_LIMITS, WHOLE, WHOLE_PERCENT

ID, PUBLISHED = "response_rates", "response_rates_published"
"""Ids of the results."""


@dataclass(frozen=True)
class Response(Result):
    """Who was invited and who answered.

    Parameters
    ----------
    counts
        Columns sector, actor, invited, answered.
    source
        Where the answers come from.
    published
        Columns sector, percent: response rates published before, if any.
    """

    counts: pd.DataFrame
    source: Source
    published: pd.DataFrame | None

    @cached_property
    def sectors(self) -> pd.DataFrame:
        """Invited, answered and rate of every sector, by sector id."""
        sums = self.counts.groupby("sector", sort=False)[["invited", "answered"]].sum()
        return sums.assign(rate=sums["answered"] / sums["invited"])

    @property
    def invited(self) -> int:
        """People invited."""
        return int(self.sectors["invited"].sum())

    @property
    def answered(self) -> int:
        """Respondents."""
        return int(self.sectors["answered"].sum())

    @cached_property
    def rates(self) -> dict[str, float]:
        """The response rate of every sector."""
        return {str(sector): float(rate) for sector, rate in self.sectors["rate"].items()}

    @cached_property
    def weights(self) -> dict[str, float]:
        """How many of those invited an answer stands for, in every sector with answers."""
        return {sector: 1 / rate for sector, rate in self.rates.items() if rate}

    @cached_property
    def as_published(self) -> dict[str, int]:
        """The published rates in whole per cent, by sector."""
        if self.published is None:
            return {}
        return dict(zip(self.published["sector"], self.published["percent"], strict=True))

    # The verdict.

    @cached_property
    def ends(self) -> Ends:
        """Where the response rate is highest and lowest."""
        return ends_of(self.rates)

    @cached_property
    def heaviest(self) -> Ends:
        """Where an answer stands for most and for fewest of those invited."""
        return ends_of(self.weights)

    @property
    def weighting(self) -> str | None:
        """The message of what weighting changes; None where silent sectors leave it untold."""
        if self.weights and not self.heaviest.alike:
            return "weights"
        return "weights_alike" if len(self.weights) == len(self.rates) else None

    @property
    def parting(self) -> list[str]:
        """The sectors whose rate is not the published one, in whole per cent."""
        counted = (100 * self.sectors["rate"]).round()
        return [one for one, percent in self.as_published.items() if counted.get(one) != percent]

    # What an analyst sees.

    @cached_property
    def _groups(self) -> list[tuple[str, str, int, int]]:
        """Every sector with its actors under it, and all: kind of row, id, invited, answered."""
        rows: list[tuple[str, str, int, int]] = []
        for sector, part in self.counts.groupby("sector", sort=False):
            sums = part[["invited", "answered"]].sum()
            rows.append(("group", str(sector), int(sums["invited"]), int(sums["answered"])))
            for actor, invited, answered in part[["actor", "invited", "answered"]].to_numpy():
                rows.append(("", str(actor), int(invited), int(answered)))
        return [*rows, ("total", COUNTY, self.invited, self.answered)]

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each sector, its actors under it, and all: invited, answered, rate."""
        rows = [
            (group, invited, answered, answered / invited)
            for _, group, invited, answered in self._groups
        ]
        return pd.DataFrame(rows, columns=["group", "invited", "answered", "rate"])

    # What a reader sees.

    def table(self, edition: Edition) -> Table:
        """Show who was invited and who answered, by sector and actor."""
        answered = ("respondents", "{group}")
        invited = edition.codebook.notes.invited
        sector_of = edition.codebook.sector_of
        told = [  # a sector of one actor of its own name stands once
            kind != "" or edition.group(name) != edition.group(sector_of[name])
            for kind, name, *_ in self._groups
        ]
        return Table(
            id="response-rates",
            caption=edition.say("response_caption"),
            source=self.source,
            source_line=edition.source_line(self.source),
            columns=(
                self._group_column(edition),
                Column("invited", edition.say("invited"), WHOLE, NOTHING),
                Column("answered", edition.say("answered"), WHOLE, count(*answered)),
                Column("rate", edition.say("response_rate"), PERCENT, share(*answered)),
            ),
            frame=self.frame[told].reset_index(drop=True),
            row_kinds=tuple(kind for kind, *_ in np.array(self._groups, dtype=object)[told]),
            entries=(self._entry,),
            notes=() if invited is None else (invited[edition.language],),
        )

    def published_table(self, edition: Edition) -> Table | None:
        """Show the rates that were published, by themselves; None where none were."""
        if self.published is None:
            return None
        frame = pd.DataFrame(self.as_published.items(), columns=["group", "percent"])
        rates = frame.assign(level="answered", proportion=frame["percent"] / 100)
        entry = Entry(
            PUBLISHED, "response", "response", "published",
            (rates[["group", "level", "proportion"]],), {},
        )  # fmt: skip
        return Table(
            id="response-rates-published",
            caption=edition.caption("response_rates"),
            source="published",
            source_line=edition.source_line("published", slides_of(self.published)),
            columns=(
                group_column(edition),
                Column("percent", edition.say("response_rate"), WHOLE_PERCENT),
            ),
            frame=frame,
            entries=(entry,),
        )

    def figure(self, edition: Edition) -> Figure:
        """Draw each sector's rate; everyone on the list was asked, so it has no interval."""
        table, title = self.table(edition), self.title(edition)
        identifier = f"{table.id}-figure"
        rows, told = [], []
        for sector, invited, answered, rate in self.sectors.reset_index().itertuples(index=False):
            counted = edition.say(
                "of_answers",
                count=WHOLE(answered, counts=count("respondents", sector)),
                n=WHOLE(invited, counts=NOTHING),
            )
            rows.append(figures.Row(edition.group(sector), plain(counted), sector, rate, None))
            told.append(
                edition.say("response_told", name=edition.group(sector), counted=counted,
                            rate=PERCENT(rate, counts=share("respondents", sector)))
            )  # fmt: skip
        svg = figures.rates(rows, edition, identifier)
        alt = edition.say("response_alt", title=title, told=edition.join(told, "; "))
        measure = edition.say("response_measure")
        data = replace(table, id=identifier, caption=measure, entries=())
        return Figure(title, svg, alt, data)

    def silent_table(self, edition: Edition) -> Table:
        """Show what those who did not answer could change, and how sectors are weighted.

        The bounds are of a share that half of those answering have (Manski, 1989).
        """
        parts = [
            (group, invited, answered) for kind, group, invited, answered in self._groups if kind
        ]
        rows = [
            (group, invited - answered, self.weights.get(group), answered / invited / 2,
             1 - answered / invited / 2)
            for group, invited, answered in parts
        ]  # fmt: skip
        rests = statistic(key("respondents", "{group}"))
        return Table(
            id="response-silent",
            caption=edition.say("silent_caption"),
            source=self.source,
            source_line=edition.source_line(self.source),
            columns=(
                self._group_column(edition),
                Column("silent", edition.say("silent"), WHOLE, rests),
                Column("weight", edition.say("silent_weight"), DECIMAL, rests, missing="none"),
                Column(("low", "high"), edition.say("silent_half"), PERCENT_LIMITS, rests),
            ),
            frame=pd.DataFrame(rows, columns=["group", "silent", "weight", "low", "high"]),
            row_kinds=("",) * (len(rows) - 1) + ("total",),
            notes=(edition.say("silent_note"),),
        )

    def title(self, edition: Edition) -> str:
        """Say how many answered, and where most and fewest did."""
        overall = PERCENT(self.answered / self.invited, counts=share("respondents", COUNTY))
        if self.ends.alike:
            return edition.say("title_response_alike", share=overall)
        return fitting(
            edition.say("title_response", share=overall, **self._ends(edition)),
            edition.say("title_response_only", share=overall),
        )

    def sentence(self, edition: Edition) -> Statement:
        """Say how many answered, and where most and fewest did."""
        text = edition.say(
            "response_alike" if self.ends.alike else "response",
            answered=WHOLE(self.answered, counts=count("respondents", COUNTY)),
            invited=WHOLE(self.invited, counts=NOTHING),
            rate=PERCENT(self.answered / self.invited, counts=share("respondents", COUNTY)),
            **self._ends(edition),
        )
        return Statement("response", text, self.source, result=ID)

    def weights_sentence(self, edition: Edition) -> Statement | None:
        """Say how many of those invited an answer stands for, where most and where fewest."""
        if self.weighting is None:
            return None
        told = self.heaviest.told(
            edition, lambda group: statistic(key("respondents", group)), DECIMAL
        )
        text = edition.say(self.weighting, **told)
        return Statement("response-weights", text, self.source, result=ID)

    def agreement_sentence(self, edition: Edition) -> Statement | None:
        """Say whether the response rates counted are the published ones, in whole per cent."""
        if not self.as_published:
            return None
        text = edition.say(
            "response_parts" if self.parting else "response_agrees",
            groups=edition.series([edition.among(sector) for sector in self.parting]),
        )
        return Statement("response-agreement", text, self.source, result=ID)

    def _ends(self, edition: Edition) -> dict[str, Any]:
        return self.ends.told(edition, lambda group: share("respondents", group))

    def _group_column(self, edition: Edition) -> Column:
        """Return the column of row headers; here the last row is of all who were invited."""

        def write(group: str) -> str:
            return edition.say("everyone") if group == COUNTY else edition.group(group)

        return replace(group_column(edition), write=write)

    @property
    def _entry(self) -> Entry:
        """The entry of ``results.json``: as counted."""
        counted = self.sectors.reset_index().set_axis(["group", "n", "count", "proportion"], axis=1)
        counted.insert(1, "level", "answered")
        of = ("respondents", "{group}")
        declared = {"n": NOTHING, "count": count(*of), "proportion": share(*of)}
        return Entry(ID, "response", "response", self.source, (counted,), declared)


def response_of(counts: ProtectedCounts, published: pd.DataFrame | None) -> Response:
    """Return who answered, from protected counts and what was published."""
    return Response(counts.response, counts.source, published)
