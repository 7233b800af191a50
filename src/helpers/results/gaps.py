"""Much experience, little preparedness: the gap between two answers, sector by sector."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd
from markupsafe import Markup

from helpers import figures
from helpers.disclosure.counts import HEADLINE
from helpers.disclosure.declared import Counts, count, key, statistic
from helpers.exhibits import Column, Entry, Figure, Statement, Table, exhibit_id
from helpers.results.base import Result
from helpers.results.gap import Gap, gap_of
from helpers.results.pairs import Pair
from helpers.results.pieces import answers_told, fitting, group_column
from helpers.words.edition import Edition, capital, plain
from helpers.words.formats import POINTS, POINTS_LIMITS, POINTS_WITH_LIMITS, WHOLE


@dataclass(frozen=True)
class Gaps(Result):
    """The gaps of two questions in every sector, the largest first, hidden ones last.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    """

    pair: Pair

    @property
    def id(self) -> str:
        """Id of the result that holds the gaps."""
        return f"{self.pair.plan.id}_gap"

    @cached_property
    def ranked(self) -> tuple[Gap, ...]:
        """Every sector's gap, largest first; hidden ones last."""
        shares = zip(self.pair.first_shares[:-1], self.pair.second_shares[:-1], strict=True)
        found = [gap_of(self.pair, first, second) for first, second in shares]
        return tuple(sorted(found, key=lambda gap: (gap.value is None, -(gap.value or 0))))

    # The verdict.

    def groups(self, direction: str) -> list[str]:
        """Return the sectors whose gap has a direction, the largest gap first."""
        return [gap.group for gap in self.ranked if gap.direction == direction]

    @property
    def leads(self) -> tuple[str, list[str]] | None:
        """Which answer is surely more common, and where: the first if anywhere, else the second."""
        for leading, direction in (("first", "behind"), ("second", "ahead")):
            if self.groups(direction):
                return leading, self.groups(direction)
        return None

    @cached_property
    def rivals(self) -> list[str]:
        """The sectors whose gap is not surely smaller than the largest measured."""
        top = self.ranked[0]
        return [gap.group for gap in self.ranked[1:] if top.interval and not top.exceeds(gap)]

    @property
    def largest(self) -> str:
        """``hidden``, ``none`` above zero, ``unsure`` if any is, with ``rivals``, or ``clear``."""
        top = self.ranked[0]
        if top.value is None:
            return "hidden"
        if top.value <= 0:
            return "none"
        if top.direction != "behind":
            return "unsure"
        return "rivals" if self.rivals else "clear"

    @property
    def shown(self) -> str:
        """How a message ends that speaks of all sectors, where some of them are hidden."""
        return "_shown" if self.groups("hidden") else ""

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each sector: n, gap with its limits."""
        rows = [
            (gap.group, gap.n, gap.value, *(gap.interval or (None, None))) for gap in self.ranked
        ]
        return pd.DataFrame(rows, columns=["group", "n", "gap", "ci_low", "ci_high"])

    # What a reader sees.

    def counts(self, group: str) -> Counts:
        """Return what a sector's gap is worked out from."""
        gap = next(gap for gap in self.ranked if gap.group == group)
        if gap.paired:
            return statistic(*self.pair.rests_on(group))
        questions = (self.pair.first.id, self.pair.second.id)
        return statistic(*(key("answer", name, group, HEADLINE) for name in questions))

    def table(self, edition: Edition) -> Table:
        """Show the largest gap first, with its interval."""

        def gap_of(row: Any) -> Counts:
            return self.counts(row["group"])

        def answered(row: Any) -> Counts:
            paired = any(gap.paired for gap in self.ranked if gap.group == row["group"])
            if paired:
                return count("pair_n", self.pair.plan.id, row["group"])
            questions = (self.pair.first.id, self.pair.second.id)
            return statistic(*(key("n", name, row["group"]) for name in questions))

        unpaired = any(not gap.paired for gap in self.ranked)
        return Table(
            id=exhibit_id(self.pair.plan.id, "gap"),
            caption=edition.say("gap_caption", **self.pair.names(edition)),
            source=self.pair.source,
            source_line=edition.source_line(self.pair.source),
            columns=(
                group_column(edition),
                Column("n", edition.say("n"), WHOLE, answered),
                Column(("gap", "ci_low", "ci_high"), edition.say("gap_points"),
                       POINTS_WITH_LIMITS, gap_of),
            ),
            frame=self.frame,
            notes=(
                edition.say("gap_note"),
                *((edition.say("gap_unpaired_note"),) if unpaired else ()),
            ),
            data_notes=(edition.say("gap_family_note"),),
            entries=(self.entry,),
        )  # fmt: skip

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        rests = [" ".join(self.counts(gap.group).keys) for gap in self.ranked]
        frame = self.frame.assign(level="first minus second", _rests=rests)
        frame = frame.rename(columns={"gap": "difference"})
        told = ["group", "level", "n", "difference", "ci_low", "ci_high", "_rests"]
        counts = statistic("{_rests}")
        return Entry(
            self.id, f"{self.pair.first.id} and {self.pair.second.id}", self.pair.second.theme,
            self.pair.source, (frame[told],),
            counts={
                "n": statistic(key("n", self.pair.first.id, "{group}")),
                "difference": counts, "ci_low": counts, "ci_high": counts,
            },
        )  # fmt: skip

    def figure(self, edition: Edition) -> Figure:
        """Draw the gap of every sector with its interval, and a line at zero."""
        table, title, names = self.table(edition), self.title(edition), self.pair.names(edition)
        rows, told = [], []
        for gap in self.ranked:
            counts = self.counts(gap.group)
            answered = answers_told(gap.n, counts, edition)
            name = edition.group(gap.group)
            limits = None if gap.interval is None else (gap.interval.low, gap.interval.high)
            rows.append(figures.Row(name, plain(answered), gap.group, gap.value, limits))
            if gap.value is None or gap.interval is None:
                told.append(edition.say("share_told_hidden", name=name))
            else:
                written = POINTS_WITH_LIMITS(gap.value, *gap.interval, counts=counts)
                told.append(edition.say("gap_told", name=name, gap=written, answers=answered))
        svg = figures.gaps(rows, (names["first"], names["second"]), edition, table.id)
        alt = edition.say("gap_alt", title=title, told=edition.join(told, "; "), **names)
        measure = edition.say("gap_measure", **names)
        return Figure(title, svg, alt, replace(table, caption=measure))

    def title(self, edition: Edition) -> str:
        """Say where the gap is largest, and whether that is sure."""
        keys = {
            "hidden": ("title_gap_hidden",),
            "none": (f"title_gap_none{self.shown}",),
            "unsure": ("title_gap_unsure", "title_gap_unsure_short"),
            "rivals": ("title_gap_rivals", "title_gap_rivals_short"),
            "clear": ("title_gap", "title_gap_short"),
        }[self.largest]
        told = self._told(edition)
        return fitting(*(edition.say(name, **told) for name in keys))

    def direction_sentence(self, edition: Edition) -> Statement:
        """Say where the first answer is surely more common, where not, where nobody can tell."""
        sentences = []
        for direction in ("behind", "unsure", "ahead", "hidden"):
            groups = edition.series([edition.among(group) for group in self.groups(direction)])
            if groups:
                told = {"groups": groups, "Groups": capital(groups), "then": ""}
                if direction == "behind" and self._is_lack_of_preparedness:
                    told["then"] = edition.say("gap_behind_then")
                names = self.pair.names(edition)
                sentences.append(edition.say(f"gap_{direction}", **told, **names))
        sentences += self._unknown_sentences(edition)
        identifier = exhibit_id(self.pair.plan.id, "gap", "direction")
        text, is_key = edition.join(sentences), self.pair.plan.key_finding
        return Statement(identifier, text, self.pair.source, is_key, self.id)

    def largest_sentence(self, edition: Edition) -> Statement | None:
        """Say where the gap is largest, and whether that is certain; nothing of a single one."""
        if sum(gap.value is not None for gap in self.ranked) == 1:
            return None
        identifier = exhibit_id(self.pair.plan.id, "gap", "largest")
        if self.largest == "hidden":
            hidden = edition.series([edition.among(gap.group) for gap in self.ranked])
            text = edition.say("gap_hidden", groups=hidden)
        else:
            key_ = "gap_first_unsure" if self.rivals else "gap_first"
            if self.largest == "none":
                key_ = f"gap_first_none{self.shown}"
            text = edition.say(
                key_,
                rivals=edition.series([edition.among(group) for group in self.rivals]),
                **self._told(edition),
            )
        return Statement(identifier, text, self.pair.source, result=self.id)

    def _unknown_sentences(self, edition: Edition) -> list[Markup]:
        """Say whether clear directions depend on how "don't know" is counted."""
        clear = [gap for gap in self.ranked if gap.direction in ("behind", "ahead")]
        levels = (*self.pair.first.levels, *self.pair.second.levels)
        if not clear or not any(level.unknown for level in levels):
            return []
        if all(gap.holds for gap in clear):
            return [edition.say("gap_unknown_holds")]
        return [
            edition.say(key_, groups=groups, Groups=capital(groups))
            for key_, verdict in (("gap_unknown_may_turn", False), ("gap_unknown_hidden", None))
            if (groups := edition.series(
                [edition.among(gap.group) for gap in clear if gap.holds is verdict]
            ))
        ]  # fmt: skip

    @property
    def _is_lack_of_preparedness(self) -> bool:
        return (self.pair.first.theme, self.pair.second.theme) == ("experience", "preparedness")

    def _told(self, edition: Edition) -> dict[str, Any]:
        """Return what title and sentence say of the largest gap."""
        top, names = self.ranked[0], self.pair.names(edition)
        if top.value is None or top.interval is None:
            return dict(names)
        counts = self.counts(top.group)
        return names | {
            "group": edition.among(top.group),
            "gap": POINTS(top.value, counts=counts),
            "limits": POINTS_LIMITS(*top.interval, counts=counts),
        }
