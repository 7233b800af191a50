"""Which sectors differ from which: every two of them, and all of them over ordered answers."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers.disclosure.counts import HEADLINE
from helpers.disclosure.declared import Counts, key, statistic
from helpers.exhibits import Column, Entry, Statement, Table, exhibit_id
from helpers.results.base import Result
from helpers.results.certainty import is_clear, said_p
from helpers.results.organisations import organisations_note
from helpers.results.sector_pair import SectorPair, compared_pairs
from helpers.results.share import shown
from helpers.results.shares import Shares
from helpers.statistics import (
    Effect,
    Test,
    kruskal_wallis,
)
from helpers.words.edition import Edition
from helpers.words.formats import (
    DECIMAL,
    DECIMAL_LIMITS,
    P_VALUE,
    POINTS_WITH_LIMITS,
    SIGNED_WITH_LIMITS,
    WHOLE,
)


@dataclass(frozen=True)
class OrderedTest:
    """Kruskal and Wallis' test over all ordered levels, of the sectors that show them all."""

    test: Test
    sectors: tuple[str, ...]
    complete: bool

    @property
    def differs(self) -> bool:
        """True where the data show a difference between them."""
        return is_clear(self.test.p)


@dataclass(frozen=True)
class Pairs(Result):
    """Every two sectors compared, and all sectors over the ordered answers.

    Parameters
    ----------
    shares
        The question compared across sectors.
    """

    shares: Shares

    @property
    def id(self) -> str:
        """Id of the result that holds the pairs."""
        return f"{self.shares.question.id}_by_sector_pairs"

    @cached_property
    def pairs(self) -> tuple[SectorPair, ...]:
        """Every two sectors."""
        return compared_pairs(self.shares.sectors, self.ordered_counts, self.shares.plan.id)

    @property
    def is_ordered(self) -> bool:
        """True of an ordinal question whose answers are all independent of one another."""
        independent = all(one.per_vote <= 1 for one in self.shares.sectors)
        return self.shares.question.type == "ordinal" and independent

    @cached_property
    def ordered_counts(self) -> dict[str, list[int]]:
        """Each sector's counts by ordered level, of the sectors that show them all."""
        if not self.is_ordered:
            return {}
        levels = self.shares.levels
        order = [level.id for level in self.shares.question.ordered_levels]
        found = {}
        for one in self.shares.sectors:
            mine = levels[levels["group"] == one.group].set_index("level")["count"]
            known = [counted for level in order if (counted := shown(mine[level])) is not None]
            if len(known) == len(order):
                found[one.group] = known
        return found

    @cached_property
    def ordered(self) -> OrderedTest | None:
        """The sectors compared over all ordered levels, "don't know" left out.

        None for a question without order, or where fewer than three sectors show all levels, if
        some do not: of two, Cliff's delta tells.
        """
        levels = self.ordered_counts
        complete = len(levels) == len(self.shares.sectors)
        if len(levels) < (2 if complete else 3):
            return None
        test = kruskal_wallis(list(levels.values()), seed=f"{self.shares.plan.id}/ordered")
        return OrderedTest(test, tuple(levels), complete)

    # The verdict.

    @cached_property
    def apart(self) -> tuple[SectorPair, ...]:
        """The pairs whose difference is clear."""
        return tuple(pair for pair in self.pairs if pair.differs)

    @property
    def verdict(self) -> str:
        """``hidden``, ``alike``, ``all_differ``, ``differ`` (some pairs) or ``unsure`` (none).

        No pair is named unless sectors differ at all.
        """
        if self.shares.verdict != "differ":
            return "hidden" if self.shares.verdict == "hidden" else "alike"
        if len(self.apart) == len(self.pairs):
            return "all_differ"
        return "differ" if self.apart else "unsure"

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each pair: difference and limits, p-value, Cliff's delta where ordered."""
        ordered = self.is_ordered
        rows = [
            (pair.first, pair.second, *_parts(pair.difference), pair.p_adjusted,
             *(_parts(pair.delta) if ordered else ()))
            for pair in self.pairs
        ]  # fmt: skip
        names = ["first", "second", "difference", "ci_low", "ci_high", "p_adjusted"]
        return pd.DataFrame(
            rows, columns=[*names, *(["delta", "delta_low", "delta_high"] if ordered else ())]
        )

    # What a reader sees.

    def table(self, edition: Edition) -> Table | None:
        """Show how much every two sectors differ; nothing of a single one."""
        if len(self.shares.sectors) < 2:
            return None
        question = self.shares.question
        rests, levels = (self._of_both(level) for level in (HEADLINE, "*"))
        columns = [
            Column(
                ("first", "second"),
                edition.say("sectors"),
                write=lambda first, second: edition.say(
                    "pairs_one", first=edition.group(first), second=edition.inside(second)
                ),
            ),
            Column(
                ("difference", "ci_low", "ci_high"),
                edition.say("difference_points"), POINTS_WITH_LIMITS, rests,
            ),
            Column("p_adjusted", edition.say("p_value"), P_VALUE, rests),
        ]  # fmt: skip
        if self.is_ordered:
            names = ("delta", "delta_low", "delta_high")
            header = edition.say("pairs_delta")
            columns.append(Column(names, header, SIGNED_WITH_LIMITS, levels))
        return Table(
            id=exhibit_id(question.id, "pairs"),
            caption=edition.say("pairs_caption", question=edition.question(question)),
            source=self.shares.source,
            source_line=edition.source_line(self.shares.source),
            columns=tuple(columns),
            frame=self.frame,
            notes=tuple(self._notes(edition)),
            entries=(self.entry,),
        )

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        frame, question = self.frame, self.shares.question
        names = [str(name) for name in frame if name not in ("first", "second")]
        told = frame.rename(columns={"first": "_first", "second": "_second"})
        told = told.assign(group=frame["first"] + " - " + frame["second"], level=HEADLINE)
        deltas = tuple(name for name in names if name.startswith("delta"))
        return Entry(
            self.id, question.id, question.theme, self.shares.source,
            (told[["group", "level", "_first", "_second", *names]],),
            counts=dict.fromkeys(names, self._of_both(HEADLINE, "{_first}", "{_second}")),
            optional=deltas,
        )  # fmt: skip

    def sentence(self, edition: Edition) -> Statement | None:
        """Say which sectors differ from which; nothing of a single one."""
        if len(self.shares.sectors) < 2:
            return None
        named = [
            edition.say(
                "pairs_one", first=edition.inside(pair.first), second=edition.inside(pair.second)
            )
            for pair in self.apart
        ]
        rests = statistic(*self.shares.rests_on)
        text = edition.say(
            f"pairs_{self.verdict}",
            label=edition.quoted(edition.question(self.shares.question)),
            count=WHOLE(len(self.apart), counts=rests),
            all=WHOLE(len(self.pairs), counts=rests),
            pairs=edition.join(named, "; "),
        )
        identifier = exhibit_id(self.shares.question.id, "which")
        return Statement(identifier, text, self.shares.source, result=self.id)

    def ordered_sentence(self, edition: Edition) -> Statement | None:
        """Say whether sectors differ over all ordered levels, of those that show them all."""
        question, found = self.shares.question, self.ordered
        if len(self.shares.sectors) < 2 or not self.is_ordered:
            return None
        identifier = exhibit_id(question.id, "ordered")
        label = edition.quoted(edition.question(question))
        if found is None or found.test.p is None:
            text = edition.say("ordered_hidden", label=label)
            return Statement(identifier, text, self.shares.source, result=self.id)
        groups: str = edition.say("all_sectors")
        if not found.complete:
            groups = edition.series([edition.inside(sector) for sector in found.sectors])
        key_ = "ordered_alike"
        if found.differs:
            key_ = "ordered_differ_too" if self.shares.differs else "ordered_differ"
        rests = tuple(key("answer", question.id, sector, "*") for sector in found.sectors)
        p = said_p(found.test.p, rests, edition)
        parts = [edition.say(key_, label=label, groups=groups, p=p)]
        if not found.complete:
            parts.append(edition.say("ordered_partly"))
        planned = self.shares.plan.confirmatory
        parts.append(edition.say("ordered_plan" if planned else "ordered_complement"))
        return Statement(identifier, edition.join(parts), self.shares.source, result=self.id)

    def _of_both(self, level: str, first: str = "{first}", second: str = "{second}") -> Counts:
        """Return that a number is worked out from two sectors' answers."""
        name = self.shares.question.id
        return statistic(*(key("answer", name, group, level) for group in (first, second)))

    def _notes(self, edition: Edition) -> list[str]:
        notes: list[str] = [edition.say("pairs_note"), *organisations_note(edition)]
        if self.is_ordered:
            notes.append(edition.say("delta_note"))
        effect = self.shares.effect
        if effect is not None and effect.value is not None:
            rests = statistic(*self.shares.rests_on)
            notes.append(
                edition.say(
                    "cramers_v_note",
                    value=DECIMAL(effect.value, counts=rests),
                    limits=DECIMAL_LIMITS(*effect.interval, counts=rests),
                )
            )
        return notes


def _parts(effect: Effect | None) -> tuple[float | None, float | None, float | None]:
    if effect is None or effect.value is None:
        return None, None, None
    return effect.value, effect.interval.low, effect.interval.high
