"""Counts of cases by actor, as published or as stated in the survey: how many, and who leads."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from helpers import figures
from helpers.disclosure.declared import Counts, key, statistic
from helpers.exhibits import Column, Entry, Figure, Heading, Statement, Table, exhibit_id
from helpers.results.base import Result
from helpers.results.case_sums import Counted, Kind, ends, limits_of, sums_of
from helpers.results.leaders import Leader, leader_of
from helpers.results.pieces import fitting
from helpers.survey.codebook import Label, Sector
from helpers.survey.intervals import IntervalCount
from helpers.survey.provenance import Source
from helpers.words.edition import Edition, plain
from helpers.words.formats import COUNT_LIMITS, NOTHING, Number


@dataclass(frozen=True)
class Cases(Result):
    """Counts of cases by actor, of one kind or of several that are shown side by side.

    Parameters
    ----------
    id
        Starts the ids of every table, figure, sentence and result about them.
    label
        What they are, all kinds together.
    unit
        What is counted, in the plural; None for cases as such.
    theme
        Their theme.
    kinds
        By id, in their order; the first one leads.
    counts
        Of every actor and kind.
    sectors
        The sectors, with their actors.
    source
        Where they come from.
    slides
        Slides of the presentation that published them.
    together
        What hidden actors add up to, by their sector; by ``TOGETHER`` where they are of several.
    """

    id: str
    label: Label
    unit: Label | None
    theme: str
    kinds: dict[str, Kind]
    counts: Counted
    sectors: tuple[Sector, ...]
    source: Source
    slides: str | None = None
    together: Counted = field(default_factory=dict)

    @property
    def leading(self) -> str:
        """The kind whose order is told."""
        return next(iter(self.kinds))

    @property
    def question(self) -> str:
        """The count question of the leading kind."""
        return self.kinds[self.leading].question

    @property
    def rests(self) -> Counts:
        """That a number is worked out from every actor's cases of the leading kind."""
        return statistic(key("cases", self.question, "*", "*"))

    def of(self, kind: str) -> dict[str, IntervalCount]:
        """Return every actor's count of one kind, where it is shown."""
        return {actor: counts[kind] for actor, counts in self.counts.items() if kind in counts}

    def total(self, kind: str) -> IntervalCount:
        """Add up the cases of all actors, with both ends kept."""
        return self.sums["total"][kind]

    @property
    def is_whole(self) -> bool:
        """True where no actor's count of the leading kind is hidden."""
        return len(self.of(self.leading)) == len(self.counts)

    @cached_property
    def sums(self) -> Counted:
        """The cases of every sector with its actors under it, and of all together, by kind."""
        return sums_of(self.counts, self.together, self.kinds, self.sectors)

    @property
    def by_sector(self) -> dict[str, IntervalCount]:
        """The leading kind's cases of every sector, where they are shown."""
        sums = {sector.id: self.sums[sector.id].get(self.leading) for sector in self.sectors}
        return {sector: counted for sector, counted in sums.items() if counted is not None}

    @property
    def is_open(self) -> bool:
        """True where somebody stated "or more" cases of any kind."""
        return any(self.total(kind).open for kind in self.kinds)

    # The verdict.

    @cached_property
    def leader(self) -> Leader:
        """Who has counted most cases of the leading kind, of those that are shown."""
        return leader_of(self.of(self.leading), is_whole=self.is_whole)

    # What an analyst sees.

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each sector, its actors under it, and one for all; both ends of each kind."""
        rows = [
            (group, *(end for kind in self.kinds for end in ends(counted.get(kind))))
            for group, counted in self.sums.items()
        ]
        names = [f"{kind}_{end}" for kind in self.kinds for end in ("low", "high", "open")]
        return pd.DataFrame(rows, columns=["group", *names])

    # What a reader sees.

    def told(self, counted: IntervalCount, kind: str, group: str) -> Number:
        """Return a count as a sentence tells it."""
        counts = limits_of(self.kinds[kind].question, group)[0]
        return COUNT_LIMITS(counted.low, counted.high, counted.open, counts=counts)

    def unit_of(self, edition: Edition, kind: str | None = None) -> str:
        """Return what is counted, of all kinds or of one."""
        unit = self.unit if kind is None else self.kinds[kind].unit
        return edition.say("cases_unit") if unit is None else unit[edition.language]

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        rows = [
            (group, kind, *ends(counted.get(kind)), known.question)
            for group, counted in self.sums.items()
            for kind, known in self.kinds.items()
        ]
        names = ["group", "level", "low", "high", "open", "_question"]
        counts = dict(zip(("low", "high"), limits_of("{_question}", "{group}"), strict=False))
        frame = pd.DataFrame(rows, columns=names)
        return Entry(self.id, self.question, self.theme, self.source, (frame,), counts)

    def heading(self, edition: Edition) -> Heading:
        """Return the heading above the cases that the codebook puts side by side."""
        declared = edition.codebook.cases
        note = declared.note if declared else None
        text = self.label[edition.language]
        told = note[edition.language] if note else ""
        return Heading(exhibit_id(self.id, "heading"), text, told)

    def table(self, edition: Edition) -> Table:
        """Show cases by sector and actor, with sums of both ends of every interval."""

        def name(group: str) -> str:
            return edition.say("total") if group == "total" else edition.group(group)

        kinds = dict.fromkeys(self.by_sector, "group") | {"total": "total"}
        return Table(
            id=exhibit_id(self.id),
            caption=edition.say("by_actor", label=self.label[edition.language]),
            source=self.source,
            source_line=edition.source_line(self.source, self.slides),
            columns=(
                Column("group", edition.say("actor"), write=name),
                *(
                    Column(
                        (f"{kind}_low", f"{kind}_high", f"{kind}_open"),
                        known.label[edition.language],
                        COUNT_LIMITS,
                        limits_of(known.question, "{group}"),
                    )
                    for kind, known in self.kinds.items()
                ),
            ),
            frame=self.frame,
            row_kinds=tuple(kinds.get(group, "") for group in self.sums),
            notes=(edition.say("cases_note", unit=self.unit_of(edition)),),
            entries=(self.entry,),
        )

    def sentence(self, edition: Edition) -> Statement:
        """Say how many cases all actors together have counted; the cover shows it."""
        key_ = "cases_total" if self.is_open else "cases_total_closed"
        if self.leader.certainty == "none":
            key_ = "cases_none"
        told = [
            edition.say(
                "cases_of",
                count=self.told(self.total(kind), kind, "total"),
                unit=self.unit_of(edition, kind),
            )
            for kind in self.kinds
        ]
        text = edition.say(
            key_,
            counts=edition.series(told),
            unit=self.unit_of(edition),
            leading=self.unit_of(edition, self.leading),
        )
        is_key = edition.codebook.cases is not None and self.id == edition.codebook.cases.id
        return Statement(exhibit_id(self.id, "total"), text, self.source, is_key, self.id)

    def figure(self, edition: Edition) -> Figure:
        """Draw every actor's cases of the leading kind with both ends; an arrow says "or more"."""
        table, title, counts = self.table(edition), self.title(edition), self.of(self.leading)
        hidden = self.counts.keys() - counts.keys()
        rows = [
            figures.CountRow(
                edition.group(row), sector.id, counts.get(row), is_hidden=row in hidden
            )
            for sector in self.sectors
            for row in (sector.id, *(actor.id for actor in sector.actors))
        ]
        unit = self.unit_of(edition, self.leading)
        identifier = f"{table.id}-{self.leading}"
        axis = edition.say("cases_axis", unit=unit)
        svg = figures.interval_counts(rows, axis, edition, identifier)
        label = self.kinds[self.leading].label[edition.language]
        measure = edition.say("cases_measure", label=label)
        alt = edition.say(
            "cases_alt",
            title=title,
            total=self._written(self.total(self.leading), "total", edition),
            told=edition.join(
                [
                    edition.say("cases_told", name=edition.group(actor),
                                count=self._written(counts.get(actor), actor, edition))
                    for actor in self.counts
                ],
                "; ",
            ),
        )  # fmt: skip
        data = replace(table, id=identifier, caption=measure, entries=())
        small = figures.small_counts(self.by_sector, edition, "cases-small")
        return Figure(title, svg, alt, data, small)

    def title(self, edition: Edition) -> str:
        """Say which actor has most cases, and how sure that is."""
        kind = self.leading if self.leader.certainty == "none" else None
        told = self._leader_told(edition) | {"unit": self.unit_of(edition, kind)}
        keys = {
            "none": ("title_cases_none",),
            "sure": ("title_cases", "title_cases_short"),
            "level": ("title_cases_level", "title_cases_level_short"),
            "unsure": ("title_cases_unsure", "title_cases_unsure_short"),
            "hidden": ("title_cases_hidden",),
        }[self.leader.certainty]
        return fitting(*(edition.say(one, **told) for one in keys))

    def leader_sentence(self, edition: Edition) -> Statement:
        """Say which actor has counted most cases, and how sure that is."""
        key_ = {
            "none": "cases_none",
            "sure": "cases_first" if self.is_open else "cases_first_closed",
            "level": "cases_first_level",
            "unsure": "cases_first_unsure",
            "hidden": "cases_first_hidden",
        }[self.leader.certainty]
        leading = self.unit_of(edition, self.leading)
        text = edition.say(key_, leading=leading, **self._leader_told(edition))
        return Statement(exhibit_id(self.id, "first"), text, self.source, result=self.id)

    @property
    def parts(self) -> tuple[Any, ...]:
        """What is shown of a count question that stands by itself."""
        return (self.table, self.sentence, self.figure, self.leader_sentence)

    def _leader_told(self, edition: Edition) -> dict[str, Any]:
        leader, counts = self.leader, self.of(self.leading)
        if leader.certainty == "hidden":
            return {}
        level = [leader.first, *leader.rivals]
        return {
            "actor": edition.group(leader.first),
            "actors": edition.series([edition.group(level[0]), *map(edition.inside, level[1:])]),
            "count": self.told(counts[leader.first], self.leading, leader.first),
            "rivals": edition.series([edition.inside(actor) for actor in leader.rivals]),
        }

    def _written(self, counted: IntervalCount | None, group: str, edition: Edition) -> str:
        if counted is None:
            return edition.say("hidden")
        text = self.told(counted, self.leading, group).written(edition)
        return edition.say("none") if plain(text) == NOTHING else text
