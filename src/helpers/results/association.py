"""How two answers go together: in each sector, across them, and what could have been found."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING, statistic
from helpers.exhibits import Column, Entry, Statement, Table, exhibit_id
from helpers.exhibits.content import Missing
from helpers.results.base import Result, test_parts
from helpers.results.certainty import is_clear, said_p
from helpers.results.detectable import POWER
from helpers.results.pairs import Pair
from helpers.results.pieces import row_kinds
from helpers.statistics import (
    Effect,
    OddsRatio,
    detectable_difference,
    kendall_tau_b,
    shows_any_difference,
)
from helpers.statistics import stratified_association as associate
from helpers.words.edition import Edition
from helpers.words.formats import (
    DECIMAL_WITH_LIMITS,
    PERCENT,
    SIGNED,
    SIGNED_LIMITS,
    WHOLE,
)


@dataclass(frozen=True)
class Association(Result):
    """Odds ratio and tau-b in each sector, and with all sectors mixed.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    """

    pair: Pair

    @property
    def id(self) -> str:
        """Id of the result that holds every sector's association."""
        return f"{self.pair.plan.id}_association"

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A row for each sector and for all: odds ratio, tau-b, with limits.

        Missing where a count is hidden; limits of tau-b, which are for large samples, where too
        few answered.
        """
        rows: list[tuple[Any, ...]] = []
        for group, table in self.pair.tables.items():
            if table is None:
                rows.append((group, *(None,) * 6))
                continue
            tau, *limits = _parts(kendall_tau_b(table))
            enough = limits if _large_enough(table) else (None, None)
            rows.append((group, *_parts(associate([table]).common), tau, *enough))
        names = ["group", "ratio", "ratio_low", "ratio_high", "tau_b", "tau_low", "tau_high"]
        return pd.DataFrame(rows, columns=names)

    @property
    def tested(self) -> pd.DataFrame:
        """The test whether the association is alike in all sectors (Breslow, Day and Tarone)."""
        return pd.DataFrame([self._homogeneity]) if self._homogeneity else pd.DataFrame()

    @cached_property
    def detectable(self) -> tuple[int, int, float, int | None] | None:
        """Respondents with and without the first answer, and the smallest difference to be found.

        Then the share with the second answer among those without the first, and the difference
        from it in whole percentage points, None where none is large enough. Altogether None where
        the figures of all respondents are hidden.
        """
        table = self.pair.tables[COUNTY]
        if table is None:
            return None
        with_first, without = (int(size) for size in table.sum(axis=1))
        baseline = float(table[1, 0]) / without if without else 0.5
        found = detectable_difference(without, with_first, baseline=baseline, power=POWER)
        points = None if found.difference is None else math.ceil(100 * found.difference)
        return with_first, without, baseline, points

    # The verdict.

    @property
    def turns(self) -> str | None:
        """Simpson's paradox: the message that says whether it is there, none or unsure.

        None where no association within sectors can be told.
        """
        if self.pair.association is None or self.pair.p is None:
            return None
        if not self.pair.association.reverses:
            return "simpson_none"
        return "simpson" if self.pair.differs else "simpson_unsure"

    @property
    def homogeneity(self) -> str | None:
        """Whether the association is alike in all sectors: the message that says so.

        None where no association within sectors can be told.
        """
        if self.pair.association is None or self.pair.p is None:
            return None
        p = self.pair.association.homogeneity.p
        if p is None:
            return "homogeneity_unknown"
        return "homogeneity_differs" if is_clear(p) else "homogeneity_same"

    # What a reader sees.

    def table(self, edition: Edition) -> Table:
        """Show odds ratios and tau-b with intervals."""
        pair, frame = self.pair, self.frame
        rests = statistic(*pair.rests_on("{group}"))
        hidden = {group for group, table in pair.tables.items() if table is None}

        def missing(row: Any) -> Missing:
            is_common = row["group"] not in pair.tables
            return "hidden" if row["group"] in hidden or (is_common and hidden) else "none"

        def name(group: str) -> str:
            return edition.say("all_mixed") if group == COUNTY else edition.group(group)

        ratio, limits = ("ratio", "ratio_low", "ratio_high"), ("tau_low", "tau_high")
        names = pair.names(edition)
        return Table(
            id=exhibit_id(pair.plan.id, "association"),
            caption=edition.say("association_caption", **names),
            source=pair.source,
            source_line=edition.source_line(pair.source),
            columns=(
                Column("group", edition.say("group"), write=name),
                Column(ratio, edition.say("odds_ratio"), DECIMAL_WITH_LIMITS, rests,
                       missing=missing),
                Column("tau_b", edition.say("tau_b"), SIGNED, rests, missing=missing),
                Column(limits, edition.say("interval"), SIGNED_LIMITS, rests, missing=missing),
            ),
            frame=frame,
            row_kinds=row_kinds(frame),
            notes=(edition.say("association_note", **names),),
            entries=(self.entry,),
        )  # fmt: skip

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        pair, frame = self.pair, self.frame.replace([math.inf], np.nan)
        told = pd.DataFrame({"group": frame["group"], "level": "association"})
        told["_hidden"] = [pair.tables[group] is None for group in frame["group"]]
        names = {"ratio": "odds_ratio", "ratio_low": "odds_ratio_low",
                 "ratio_high": "odds_ratio_high", "tau_b": "tau_b"}  # fmt: skip
        told = told.join(frame[list(names)].rename(columns=names))
        counts = dict.fromkeys(names.values(), statistic(*pair.rests_on("{group}")))
        return Entry(
            self.id, f"{pair.first.id} and {pair.second.id}", pair.second.theme, pair.source,
            (told,), counts=counts, test=self._homogeneity, optional=tuple(names.values()),
        )  # fmt: skip

    def simpson_sentence(self, edition: Edition) -> Statement | None:
        """Say whether the association turns when sectors are thrown together."""
        if self.turns is None:
            return None
        identifier = exhibit_id(self.pair.plan.id, "simpson")
        return Statement(identifier, edition.say(self.turns), self.pair.source, result=self.id)

    def homogeneity_sentence(self, edition: Edition) -> Statement | None:
        """Say whether the association differs between sectors."""
        if self.homogeneity is None:
            return None
        p = self._homogeneity.get("p")
        said = {} if p is None else {"p": said_p(p, self.pair.rests_on(), edition)}
        identifier = exhibit_id(self.pair.plan.id, "homogeneity")
        text = edition.say(self.homogeneity, **said)
        return Statement(identifier, text, self.pair.source, result=self.id)

    def detectable_sentence(self, edition: Edition) -> Statement | None:
        """Say how small a difference between those with and without the first could have shown.

        Nothing where an association is clear, or no test was made.
        """
        if self.pair.differs or self.pair.p is None or self.detectable is None:
            return None
        identifier = exhibit_id(self.pair.plan.id, "detectable")
        with_first, without, baseline, points = self.detectable
        rests = statistic(*self.pair.rests_on(COUNTY))
        found = {} if points is None else {"low": WHOLE(points, counts=rests)}
        verdict = "" if points is not None else "_elsewhere"
        if points is None and not shows_any_difference(with_first, without):
            verdict = "_nothing"
        text = edition.say(
            f"association_detectable{verdict}",
            baseline=PERCENT(baseline, counts=rests),
            with_first=WHOLE(with_first, counts=rests),
            without_first=WHOLE(without, counts=rests),
            power=PERCENT(POWER, counts=NOTHING),
            **found,
            **self.pair.names(edition),
        )
        return Statement(identifier, text, self.pair.source, result=self.pair.plan.id)

    @property
    def _homogeneity(self) -> dict[str, Any]:
        association = self.pair.association
        if association is None or association.homogeneity.p is None:
            return {}
        return test_parts(association.homogeneity)


def _large_enough(table: np.ndarray) -> bool:
    """Whether a large-sample interval may be trusted: all expected counts are at least 5."""
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(int(table.sum()), 1)
    return bool((expected >= 5).all())


def _parts(measure: OddsRatio | Effect) -> tuple[float | None, float | None, float | None]:
    if measure.value is None:
        return None, None, None
    return measure.value, measure.interval.low, measure.interval.high
