"""Whether a result holds if "don't know" is counted otherwise, or had everybody answered."""

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import NOTHING, Counts, key, statistic
from helpers.exhibits import Column, Entry, Statement, Table, exhibit_id
from helpers.exhibits.content import Row
from helpers.results.base import Result
from helpers.results.certainty import is_clear
from helpers.results.pieces import COUNTY_WEIGHTED, group_column, row_kinds
from helpers.results.share import Share, unknown_in, votes
from helpers.results.shares import Shares
from helpers.statistics import Interval, independence
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, PERCENT_LIMITS, WHOLE

# How "don't know" may be counted.
AS_OTHER, LEFT_OUT, AS_HEADLINE = "unknown_as_other", "unknown_left_out", "unknown_as_headline"
TREATMENTS = (AS_OTHER, LEFT_OUT, AS_HEADLINE)
BOUNDS = "nonresponse"


@dataclass(frozen=True)
class Alternative:
    """One group's headline share, counted in every way.

    Parameters
    ----------
    share
        As the report counts it: "don't know" is an answer other than the headline.
    unknown
        How many answered "don't know"; None where hidden.
    """

    share: Share
    unknown: int | None

    def table(self, treatment: str) -> tuple[int, int] | None:
        """Return the headline count and all answers that count; None where hidden."""
        counted, n = self.share.count, self.share.answered
        if counted is None or (self.unknown is None and treatment != AS_OTHER):
            return None
        unknown = self.unknown or 0
        return {
            AS_OTHER: (counted, n),
            LEFT_OUT: (counted, n - unknown),
            AS_HEADLINE: (counted + unknown, n),
        }[treatment]

    def proportion(self, treatment: str) -> float | None:
        """Return the headline share; None where hidden or without answers."""
        table = self.table(treatment)
        return None if table is None or table[1] == 0 else table[0] / table[1]

    @property
    def nonresponse(self) -> Interval | None:
        """Bounds of the share among all invited, whatever the silent ones would have said."""
        return self.share.extremes.interval if self.share.extremes else None


@dataclass(frozen=True)
class Sensitivity(Result):
    """A question compared across sectors, counted in every way.

    Parameters
    ----------
    shares
        The comparison as the report makes it.
    """

    shares: Shares

    @property
    def id(self) -> str:
        """Id of the result that holds the share counted in every way."""
        return f"{self.shares.question.id}_sensitivity"

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Every sector, then all together."""
        unknown = unknown_in(self.shares.levels, self.shares.question)
        return tuple(Alternative(one, unknown[one.group]) for one in self.shares.shares)

    @property
    def treatments(self) -> tuple[str, ...]:
        """The ways to count that the question allows: one where nobody could say "don't know"."""
        has_unknown = any(level.unknown for level in self.shares.question.levels)
        return TREATMENTS if has_unknown else (AS_OTHER,)

    def overall(self, treatment: str) -> float | None:
        """Return the share of all together, weighted; None where a sector's is not known."""
        yes = among = 0.0
        for one in self.alternatives[:-1]:
            table, reached = one.table(treatment), one.share.reached
            if table is None or not reached:
                return None
            yes, among = yes + table[0] / reached, among + table[1] / reached
        return yes / among if among else None

    # The verdict.

    @cached_property
    def verdicts(self) -> dict[str, bool | None]:
        """By treatment of "don't know": whether sectors differ; None where a count is hidden."""
        return {treatment: self._differs(treatment) for treatment in TREATMENTS}

    @property
    def verdict(self) -> str:
        """What "don't know" does: ``hidden``, ``robust_differ``, ``robust_alike``, ``matters``."""
        if None in self.verdicts.values():
            return "hidden"
        if all(self.verdicts.values()):
            return "robust_differ"
        return "matters" if any(self.verdicts.values()) else "robust_alike"

    @cached_property
    def nonresponse_may_turn(self) -> bool | None:
        """Whether the silent ones could turn the order of the highest and the lowest sector.

        None where sectors do not differ, or where one is hidden.
        """
        ends = self.shares.ends
        bounds = {one.share.group: one.nonresponse for one in self.alternatives[:-1]}
        if ends is None or not self.shares.differs:
            return None
        high = [known.low for group in ends.highest if (known := bounds[group])]
        low = [known.high for group in ends.lowest if (known := bounds[group])]
        return min(high) <= max(low)

    @property
    def silent(self) -> int:
        """How many have not answered whom the question is about, or may be about."""
        return self.shares.county.asked.most - self.shares.county.answered

    @property
    def nonresponse(self) -> str:
        """How the message of non-response ends: of whom it speaks, and whether any are silent."""
        asked = self.shares.county.asked
        if self.shares.county.extremes is None:
            return "_hidden"
        if not asked.most:
            return "_nobody"
        complete = "" if self.silent else "_complete"
        if self.shares.question.asked_if is None:
            return complete
        return f"_asked{complete}" if asked.is_known or complete else "_may_be_asked"

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each group: the share in every way, and the bounds of non-response."""
        rows = [
            (one.share.group, *(one.proportion(treatment) for treatment in self.treatments),
             *(one.nonresponse or (None, None)))
            for one in self.alternatives[:-1]
        ]  # fmt: skip
        overall = (self.overall(treatment) for treatment in self.treatments)
        bounds = self.alternatives[-1].nonresponse
        rows.append((COUNTY_WEIGHTED, *overall, *(bounds or (None, None))))
        names = ["group", *self.treatments, "nonresponse_low", "nonresponse_high"]
        return pd.DataFrame(rows, columns=names)

    # What a reader sees.

    def counts(self, treatment: str, group: str) -> Counts:
        """Return what a share is worked out from: "don't know" too, where it is moved."""
        question = self.shares.question
        weighted = group == COUNTY_WEIGHTED and treatment in TREATMENTS
        levels = [HEADLINE]
        if treatment in (LEFT_OUT, AS_HEADLINE):
            levels += [level.id for level in question.levels if level.unknown]
        of = "*" if weighted else COUNTY if group == COUNTY_WEIGHTED else group
        asked = (one.share.asked.keys for one in self.alternatives if one.share.group == of)
        gates = self.shares.county.keys[1:] if weighted else next(asked, ())
        return statistic(*(key("answer", question.id, of, level) for level in levels), *gates)

    def table(self, edition: Edition) -> Table:
        """Show a row for each sector and for all together."""
        question, frame = self.shares.question, self.frame
        several = len(self.treatments) > 1
        caption = "sensitivity_caption_unknown" if several else "sensitivity_caption"
        notes = [edition.say("unknown_note")] if several else []
        return Table(
            id=exhibit_id(question.id, "sensitivity"),
            caption=edition.say(caption, question=edition.question(question)),
            source=self.shares.source,
            source_line=edition.source_line(self.shares.source),
            columns=(
                group_column(edition, question),
                *(
                    Column(
                        treatment,
                        edition.say(f"sensitivity_{treatment}"),
                        PERCENT,
                        partial(self._counts_of, treatment),
                    )
                    for treatment in self.treatments
                ),
                Column(
                    ("nonresponse_low", "nonresponse_high"),
                    edition.say("sensitivity_everyone"),
                    PERCENT_LIMITS,
                    partial(self._counts_of, BOUNDS),
                ),
            ),
            frame=frame,
            row_kinds=row_kinds(frame),
            notes=(*notes, edition.say("nonresponse_note")),
            entries=(self.entry,),
        )

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``: a row for each group and way to count."""
        question = self.shares.question
        names = list(self.frame.columns[1:])
        told = self.frame.melt("group", names, "level", "proportion")
        told["place"] = told["group"].map({g: at for at, g in enumerate(self.frame["group"])})
        told = told.sort_values("place", kind="stable").drop(columns="place")
        return Entry(
            self.id, question.id, question.theme, self.shares.source,
            (told[["group", "level", "proportion"]],),
            counts={"proportion": lambda row: self.counts(row["level"], row["group"])},
        )  # fmt: skip

    def unknown_sentence(self, edition: Edition) -> Statement | None:
        """Say whether the conclusion depends on how "don't know" is counted."""
        if len(self.shares.sectors) < 2 or len(self.treatments) < 2:
            return None
        shows = [edition.say(name) for name, differs in self.verdicts.items() if differs]
        other = [edition.say(name) for name, differs in self.verdicts.items() if not differs]
        text = edition.say(
            f"unknown_{self.verdict}",
            label=edition.quoted(edition.question(self.shares.question)),
            shows=edition.series(shows),
            not_shows=edition.none_of(other),
        )
        identifier = exhibit_id(self.shares.question.id, "unknown")
        return Statement(identifier, text, self.shares.source, result=self.id)

    def nonresponse_sentence(self, edition: Edition) -> Statement:
        """Say what the share, and the order of sectors, could be with everyone's answers."""
        one, question = self.shares.county, self.shares.question
        told: dict[str, Any] = {"label": edition.quoted(edition.question(question))}
        if question.asked_if is not None:
            gate = edition.codebook.question(question.asked_if.question)
            told["gate"] = edition.quoted(edition.question(gate))
        if one.extremes is not None:
            answered = key("n", question.id, COUNTY)
            low, high = one.extremes.interval
            rests = self.counts(BOUNDS, COUNTY_WEIGHTED)
            told |= {
                "n": WHOLE(one.answered, counts=Counts("count", (answered,))),
                "silent": WHOLE(self.silent, counts=statistic(answered, *one.asked.keys)),
                "invited": WHOLE(one.asked.most, counts=NOTHING),
                "asked": WHOLE(one.asked.most, counts=statistic(*rests.keys)),
                "low": PERCENT(low, counts=rests),
                "high": PERCENT(high, counts=rests),
            }
        text = edition.say(f"nonresponse{self.nonresponse}", **told)
        if self.nonresponse_may_turn is not None and self.silent:
            turns = "turns" if self.nonresponse_may_turn else "holds"
            text = edition.join([text, edition.say(f"nonresponse_{turns}")])
        identifier = exhibit_id(question.id, "nonresponse")
        return Statement(identifier, text, self.shares.source, result=self.id)

    def _counts_of(self, treatment: str, row: Row) -> Counts:
        return self.counts(treatment, row["group"])

    def _differs(self, treatment: str) -> bool | None:
        tables = [one.table(treatment) for one in self.alternatives[:-1]]
        cast = [
            votes(*table, one.share.per_vote)
            for one, table in zip(self.alternatives, tables, strict=False)
            if table is not None
        ]
        known = [(yes, n - yes) for yes, n in cast]
        if len(known) < len(tables):
            return None
        test = independence(known, seed=f"{self.shares.plan.id}/{treatment}")
        return test.p is not None and is_clear(self.shares.judge(test.p))
