"""A question's headline share, sector by sector: the share, its interval, and whether they differ.

Every statistic is computed from counts that are published; where one of them is hidden, the
statistic is withheld too. So no test can give away a hidden cell.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import Counts, count, key, share
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Entry, Figure, Statement, Table, exhibit_id
from helpers.results.base import (
    SIGNIFICANCE,
    Family,
    Result,
    effect_parts,
    said_p,
    test_parts,
    tested_frame,
)
from helpers.results.pieces import COUNTY_WEIGHTED, Ends, ends_of, fitting, together
from helpers.results.share import Share, planned, shares_of
from helpers.results.shares_table import counts_of_shares, shares_table
from helpers.statistics import (
    Effect,
    Test,
    cramers_v,
    independence,
)
from helpers.survey.codebook import Codebook, Comparison, Question
from helpers.survey.provenance import Source
from helpers.words.edition import Edition, capital
from helpers.words.formats import PERCENT, PERCENT_LIMITS, WHOLE, Number


@dataclass(frozen=True)
class Shares(Result):
    """One question's headline share compared across sectors.

    Parameters
    ----------
    plan
        The comparison of the analysis plan.
    question
        The question.
    source
        Where the answers come from.
    shares
        The share of every sector, then of all together.
    levels
        Columns group, level, n, count: every answer; a missing count is hidden.
    family
        The confirmatory comparisons.
    """

    plan: Comparison
    question: Question
    source: Source
    shares: tuple[Share, ...]
    levels: pd.DataFrame = field(repr=False)
    family: Family = field(repr=False)

    @property
    def sectors(self) -> tuple[Share, ...]:
        """The shares of the sectors, without all respondents together."""
        return self.shares[:-1]

    @property
    def county(self) -> Share:
        """The share of all together, weighted by sector."""
        return self.shares[-1]

    @cached_property
    def crossed(self) -> list[list[int]] | None:
        """Sector by headline and other answers; None where a share is hidden."""
        table = [[one.count, one.n - one.count] for one in self.sectors if one.count is not None]
        return table if len(table) == len(self.sectors) else None

    @cached_property
    def test(self) -> Test | None:
        """Whether sectors differ: the Fisher–Freeman–Halton test."""
        return None if self.crossed is None else independence(self.crossed, seed=self.plan.id)

    @cached_property
    def effect(self) -> Effect | None:
        """How much sectors differ: Cramér's V."""
        return None if self.crossed is None else cramers_v(self.crossed)

    @cached_property
    def p_adjusted(self) -> float | None:
        """The p-value after Holm's method; None where the comparison is exploratory."""
        return self.family.adjusted[self.plan.id] if self.plan.confirmatory else None

    @property
    def p(self) -> float | None:
        """The p-value to judge by: adjusted where the comparison is confirmatory."""
        if self.test is None:
            return None
        return self.p_adjusted if self.plan.confirmatory else self.test.p

    def judge(self, p: float) -> float:
        """Return what ``p`` would be after Holm's method, were it this comparison's p-value."""
        return self.family.judge(self.plan.id, p) if self.plan.confirmatory else p

    # The verdict.

    @property
    def is_hidden(self) -> bool:
        """True where the share of some sector is hidden: sectors are not compared."""
        return self.crossed is None

    @property
    def differs(self) -> bool:
        """True where the data show a difference between sectors."""
        return self.p is not None and self.p < SIGNIFICANCE

    @property
    def verdict(self) -> str:
        """Whether sectors differ: ``hidden``, ``untested``, ``differ`` or ``alike``."""
        if self.ends is None:
            return "hidden"
        if self.p is None:
            return "untested"
        return "differ" if self.differs else "alike"

    @cached_property
    def ends(self) -> Ends | None:
        """Where the share is highest and lowest of those with answers; None where one is hidden."""
        rates = {one.group: one.proportion for one in self.sectors if one.proportion is not None}
        return ends_of(rates) if rates and not self.is_hidden else None

    # What an analyst sees.

    @property
    def frame(self) -> pd.DataFrame:
        """Columns group, level, n, count, proportion, ci_low, ci_high.

        A row for each sector; then all respondents, each counted alike, without an interval; then
        all together, weighted.
        """
        rows = [
            (one.group, HEADLINE, one.shown_n, one.count, one.proportion, one.low, one.high)
            for one in self.sectors
        ]
        one = self.county
        rows += [
            (COUNTY, HEADLINE, one.shown_n, one.count, one.of_answers, None, None),
            (COUNTY_WEIGHTED, HEADLINE, one.shown_n, None, one.proportion, one.low, one.high),
        ]
        names = ["group", "level", "n", "count", "proportion", "ci_low", "ci_high"]
        return pd.DataFrame(rows, columns=names).astype({"n": "Int64", "count": "Int64"})

    @property
    def tested(self) -> pd.DataFrame:
        """The test and Cramér's V as one row."""
        return tested_frame(self.test, self.effect, self.p_adjusted)

    # What a reader sees.

    def counts(self, group: str = "{group}") -> Counts:
        """Return what a group's headline count counts."""
        return count("answer", self.question.id, group, HEADLINE)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The counts that the test rests on."""
        return (key("answer", self.question.id, "*", HEADLINE),)

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``: headline shares, then every answer.

        All respondents have no interval, and all together weighted are no count.
        """
        limits, frame = ["ci_low", "ci_high"], self.frame
        pooled = frame.iloc[[-2]].drop(columns=limits)
        weighted = frame.iloc[[-1]].drop(columns="count")
        return Entry(
            self.plan.id, self.question.id, self.question.theme, self.source,
            (frame.iloc[:-2], pooled, weighted, self.levels),
            counts=counts_of_shares(self.question.id, self.shares),
            n=self.county.shown_n,
            test=test_parts(self.test, self.p_adjusted),
            effect=effect_parts(self.effect),
        )  # fmt: skip

    def table(self, edition: Edition) -> Table:
        """Show a row for each sector, for all respondents, and for all together, weighted."""
        table = shares_table(self.question, self.source, self.shares, self.frame, edition)
        return replace(table, entries=(self.entry,))

    def figure(self, edition: Edition) -> Figure:
        """Draw each sector's share with its interval; what is hidden is said to be hidden."""
        table, title = self.table(edition), self.title(edition)
        rows = []
        for one in self.shares:
            name = self._name(one, edition)
            answered = ""
            if one.shown_n is not None:
                number = edition.write(WHOLE, one.shown_n)
                answered = edition.say("answers", one.shown_n, number=number)
            rows.append(figures.Row(name, answered, one.group, one.proportion, one.limits))
        told = edition.join([self._told(one, edition) for one in self.shares], "; ")
        alt = edition.say("shares_alt", title=title, told=told)
        measure = edition.say("shares_measure", caption=table.caption)
        small = figures.small_shares(rows[:-1], edition, f"{self.plan.id}-small")
        svg = figures.shares_by_group(rows, edition, table.id)
        return Figure(title, svg, alt, replace(table, caption=measure), small)

    def title(self, edition: Edition) -> str:
        """Say where the share is highest and lowest, if sectors differ."""
        label = edition.question(self.question)
        if self.ends is None:
            return edition.say("title_shares_hidden")
        if self.verdict != "differ":
            return fitting(
                edition.say("title_shares_alike_of", label=label),
                edition.say("title_shares_alike"),
            )
        ends = self.ends.told(edition, self._share)
        return fitting(
            edition.say("title_shares_of", label=label, **ends),
            edition.say("title_shares", **ends),
            edition.say("title_shares_differ"),
        )

    def county_sentence(self, edition: Edition) -> Statement:
        """Say how large the share is among all together, weighted; or else among who answered."""
        one, named = self.county, capital(edition.share_of(self.question))
        if one.proportion is not None and one.limits is not None:
            limits = PERCENT_LIMITS(*one.limits, counts=one.rests_on)
            whom = "county_asked" if self.question.asked_if else "county"
            text = edition.say(whom, named=named, limits=limits, **self._numbers(one))
        elif one.of_answers is not None:
            pooled = PERCENT(one.of_answers, counts=self._share(COUNTY))
            told = self._numbers(one) | {"share": pooled}
            text = edition.say("county_answers", named=named, **told)
        else:
            text = edition.say("county_hidden", named=named)
        identifier = exhibit_id(self.question.id, "county")
        return Statement(identifier, text, self.source, result=self.plan.id)

    def sectors_sentence(self, edition: Edition) -> Statement | None:
        """Say whether sectors differ, and which is highest and lowest; nothing of a single one."""
        if len(self.sectors) < 2:
            return None
        told: dict[str, Any] = {"named": capital(edition.share_of(self.question))}
        if self.ends is not None and self.p is not None:
            note = "adjusted" if self.plan.confirmatory else "exploratory"
            p = said_p(self.p, self.rests_on, edition, note)
            told |= {"p": p, **self.ends.told(edition, self._share)}
        return Statement(
            exhibit_id(self.question.id, "sectors"),
            edition.say(f"sectors_{self.verdict}", **told),
            self.source,
            self.plan.key_finding,
            self.plan.id,
            brief=edition.say(f"sectors_{self.verdict}_brief", **told),
        )

    def _name(self, one: Share, edition: Edition) -> str:
        """Return the name of a group; all together are weighted, wherever that is possible."""
        if one is not self.county:
            return edition.group(one.group)
        return together(self.question, edition)

    def _share(self, group: str) -> Counts:
        return share("answer", self.question.id, group, HEADLINE)

    def _numbers(self, one: Share) -> dict[str, Number]:
        """Return a group's share, count, and how many answered."""
        counts = one.rests_on if one is self.county else self._share(one.group)
        return {
            "share": PERCENT(one.proportion or 0, counts=counts),
            "count": WHOLE(one.count or 0, counts=self.counts(one.group)),
            "n": WHOLE(one.n, counts=count("n", self.question.id, one.group)),
        }

    def _told(self, one: Share, edition: Edition) -> str:
        name = self._name(one, edition)
        if one.proportion is None:
            return edition.say("share_told_hidden", name=name)
        weighted = "_weighted" if one is self.county else ""
        return edition.say(f"share_told{weighted}", name=name, **self._numbers(one))


def compare_sectors(
    counts: ProtectedCounts, codebook: Codebook, question: str, family: Family
) -> Shares:
    """Compare a question's headline share across sectors.

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration; its analysis plan names the comparison and its family.
    question
        Id of a question with levels.
    family
        The confirmatory comparisons.
    """
    answers = counts.answers
    levels = answers[(answers["question"] == question) & (answers["level"] != HEADLINE)]
    return Shares(
        plan=planned(codebook, question),
        question=codebook.question(question),
        source=counts.source,
        shares=shares_of(counts, codebook, question),
        levels=levels.drop(columns="question").reset_index(drop=True),
        family=family,
    )
