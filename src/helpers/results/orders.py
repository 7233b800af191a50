"""Who has surely counted more cases than whom, whatever the open counts hide."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.exhibits import Column, Entry, Heading, Statement, Table, exhibit_id
from helpers.results.base import Result
from helpers.results.case_sums import limits_of
from helpers.results.cases import Cases
from helpers.results.standings import Standing, standings
from helpers.words.edition import Edition
from helpers.words.formats import COUNT_LIMITS, PERCENT_LIMITS, PLACES, WHOLE


@dataclass(frozen=True)
class Order(Result):
    """The order of actors and sectors by cases of the leading kind.

    Parameters
    ----------
    cases
        Cases of every actor.
    """

    cases: Cases

    @property
    def id(self) -> str:
        """Id of the result that holds the order."""
        return f"{self.cases.id}_order"

    @cached_property
    def actors(self) -> dict[str, Standing]:
        """Every actor compared with all other actors."""
        return standings(self.cases.of(self.cases.leading))

    @cached_property
    def sectors(self) -> dict[str, Standing]:
        """Every sector compared with the other sectors."""
        return standings(self.cases.by_sector)

    # The verdict.

    @property
    def pairs(self) -> tuple[int, int, int]:
        """How many pairs of actors have a certain order, are level, or are undecided."""
        found = self.actors.values()
        level, undecided = (
            sum(getattr(one, name) for one in found) // 2 for name in ("level", "undecided")
        )
        return sum(one.above for one in found), level, undecided

    @property
    def fewer(self) -> dict[str, list[str]]:
        """The sectors that have surely counted more cases than others, with those others."""
        sums = self.cases.by_sector
        found = {
            name: [other for other, theirs in sums.items() if counted.surely_exceeds(theirs)]
            for name, counted in sums.items()
        }
        return {name: others for name, others in found.items() if others}

    @property
    def share(self) -> tuple[float, float] | None:
        """The bounds of the first actor's part of all cases, open counts read as they stand."""
        counts = self.cases.of(self.cases.leading)
        closed = {actor: replace(one, open=False) for actor, one in counts.items()}
        first = standings(closed)[self.cases.leader.first]
        if first.share_low is None or first.share_high is None:
            return None
        return first.share_low, first.share_high

    @cached_property
    def _rows(self) -> list[tuple[str, Standing, str]]:
        rows = []
        for sector in self.cases.sectors:
            rows.append((sector.id, self.sectors[sector.id], "group"))
            rows += [(actor.id, self.actors[actor.id], "") for actor in sector.actors]
        return rows

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each sector and actor: its count, and how many surely stand above or below."""
        rows = [
            (group, one.count.low, one.count.high, one.count.open, one.above,
             one.level + one.undecided, one.below, *one.places, one.share_low, one.share_high)
            for group, one, _ in self._rows
        ]  # fmt: skip
        names = ["group", "low", "high", "open", "above", "undecided", "below", "best_place",
                 "worst_place", "share_low", "share_high"]  # fmt: skip
        return pd.DataFrame(rows, columns=names)

    # What a reader sees.

    def heading(self, edition: Edition) -> Heading:
        """Return the heading above the order of actors and sectors."""
        identifier = exhibit_id(self.cases.id, "order", "heading")
        return Heading(identifier, edition.say("order_heading"), edition.say("order_note"))

    def table(self, edition: Edition) -> Table:
        """Show which orders and shares of the leading kind are certain whatever the truth."""
        cases, rests = self.cases, self.cases.rests
        told = {
            "leading": cases.kinds[cases.leading].label[edition.language],
            "unit": cases.unit_of(edition),
        }
        return Table(
            id=exhibit_id(cases.id, "order"),
            caption=edition.say("order_caption", **told),
            source=cases.source,
            source_line=edition.source_line(cases.source, cases.slides),
            columns=(
                Column("group", edition.say("actor"), write=edition.group),
                Column(("low", "high", "open"), edition.say("count"), COUNT_LIMITS,
                       limits_of(cases.question, "{group}")),
                Column("above", edition.say("order_above"), WHOLE, rests),
                Column("undecided", edition.say("order_undecided"), WHOLE, rests),
                Column("below", edition.say("order_below"), WHOLE, rests),
                Column(("best_place", "worst_place"), edition.say("possible_place"), PLACES, rests),
                Column(("share_low", "share_high"), edition.say("order_share"), PERCENT_LIMITS,
                       rests, missing="none"),
            ),
            frame=self.frame,
            row_kinds=tuple(kind for _, _, kind in self._rows),
            notes=(edition.say("order_table_note"),),
            entries=(self.entry,),
        )  # fmt: skip

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        rows = [
            (group, self.cases.leading, one.above, one.below, one.level, one.undecided,
             *one.places, one.share_low, one.share_high)
            for group, one, _ in self._rows
        ]  # fmt: skip
        numbers = ["surely_above", "surely_below", "surely_equal", "undecided", "best_place",
                   "worst_place", "share_low", "share_high"]  # fmt: skip
        frame = pd.DataFrame(rows, columns=["group", "level", *numbers])
        return Entry(
            self.id, self.cases.question, self.cases.theme, self.cases.source, (frame,),
            counts=dict.fromkeys(numbers, self.cases.rests),
        )  # fmt: skip

    def actors_sentence(self, edition: Edition) -> Statement:
        """Say how many orders of two actors are certain whatever the open counts hide."""
        names = ("pairs", "certain", "level", "undecided")
        numbers = (sum(self.pairs), *self.pairs)
        told = {
            name: WHOLE(number, counts=self.cases.rests)
            for name, number in zip(names, numbers, strict=True)
        }
        return self._statement("order-actors", edition.say("cases_order", **told))

    def sectors_sentence(self, edition: Edition) -> Statement:
        """Say which sectors have surely counted more cases than which."""
        unit = self.cases.unit_of(edition)
        orders = [
            edition.say(
                "cases_sectors_more",
                group=edition.among(group),
                others=edition.either([edition.among(other) for other in others]),
                unit=unit,
            )
            for group, others in self.fewer.items()
        ]
        key_ = "cases_sectors" if orders else "cases_sectors_unsure"
        text = edition.say(key_, orders=edition.join(orders, "; "), unit=unit)
        return self._statement("order-sectors", text)

    def share_sentence(self, edition: Edition) -> Statement | None:
        """Say which part of the cases the first actor stands for, as far as that is known."""
        if self.share is None:
            return None
        first = self.cases.leader.first
        is_open = self.cases.total(self.cases.leading).open
        told: dict[str, Any] = {
            "actor": edition.inside(first) if is_open else edition.group(first),
            "share": PERCENT_LIMITS(*self.share, counts=self.cases.rests),
            "unit": self.cases.unit_of(edition),
        }
        text = edition.say("cases_shares_open" if is_open else "cases_shares", **told)
        return self._statement("shares", text)

    def _statement(self, part: str, text: str) -> Statement:
        identifier = exhibit_id(self.cases.id, part)
        return Statement(identifier, text, self.cases.source, result=self.id)
