"""Two questions set against each other: who gave both answers, sector by sector."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.disclosure.declared import Counts, count, key
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Entry, Statement, Table, exhibit_id
from helpers.results.base import effect_parts, test_parts, tested_frame
from helpers.results.certainty import Family, Planned, said_p, unmade
from helpers.results.pieces import group_column, row_kinds
from helpers.results.share import Share, shares_of, unknown_in
from helpers.statistics import StratifiedAssociation, Test, stratified_association
from helpers.survey.codebook import Codebook, Comparison, Question
from helpers.survey.provenance import Source
from helpers.words.edition import Edition, capital
from helpers.words.formats import DECIMAL, DECIMAL_LIMITS, WHOLE

CELLS = {
    "both": (HEADLINE, HEADLINE),
    "first_only": (HEADLINE, OTHER),
    "second_only": (OTHER, HEADLINE),
    "neither": (OTHER, OTHER),
}
"""The cells of a crossed table, row by row, with the answers to both questions."""


@dataclass(frozen=True)
class Pair(Planned):
    """Two questions compared with each other, sector by sector.

    Parameters
    ----------
    plan
        The comparison of the analysis plan.
    first, second
        The questions.
    source
        Where the answers come from.
    first_shares, second_shares
        Their headline shares by sector, then for all respondents.
    tables
        For every sector and ``county``: rows headline and other of the first question, columns the
        same of the second; None where a count is hidden.
    family
        The confirmatory comparisons.
    unknown
        By sector, how many answered "don't know" to either question; None where hidden.
    """

    plan: Comparison
    first: Question
    second: Question
    source: Source
    first_shares: tuple[Share, ...]
    second_shares: tuple[Share, ...]
    tables: dict[str, np.ndarray | None]
    family: Family = field(repr=False)
    unknown: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)

    @cached_property
    def association(self) -> StratifiedAssociation | None:
        """The association within sectors, and crude (Cochran, Mantel and Haenszel, exact).

        None where a sector's counts are hidden.
        """
        strata = [table for group, table in self.tables.items() if group != COUNTY]
        known = [table for table in strata if table is not None]
        return stratified_association(known) if len(known) == len(strata) else None

    @property
    def test(self) -> Test | None:
        """The test within sectors; None where one is hidden, or there is nothing to compare."""
        found = self.association.test if self.association else None
        return found if found is not None and found.p is not None else None

    # The verdict.

    @property
    def verdict(self) -> str:
        """The association within sectors: ``positive``, ``negative`` or ``none``.

        ``hidden`` where a sector is, ``untested`` where all gave one answer to either question.
        """
        if self.association is None:
            return "hidden"
        if self.p is None:
            return "untested"
        if not self.differs:
            return "none"
        return "positive" if self.association.common.direction > 0 else "negative"

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each sector and for all: how many gave both answers, one only, none."""
        rows = [
            (group, *((None,) * 4 if table is None else table.ravel().tolist()))
            for group, table in self.tables.items()
        ]
        return pd.DataFrame(rows, columns=["group", *CELLS]).astype(dict.fromkeys(CELLS, "Int64"))

    @property
    def tested(self) -> pd.DataFrame:
        """The test within sectors and the common odds ratio as one row."""
        if self.association is None:
            return pd.DataFrame()
        frame = tested_frame(self.test, None, self.p_adjusted)
        common = self.association.common
        return frame.assign(odds_ratio=common.value, ci_low=common.interval.low,
                            ci_high=common.interval.high)  # fmt: skip

    # What a reader sees.

    def counts(self, cell: str, group: str = "{group}") -> Counts:
        """Return what a cell of the crossed table counts."""
        return count("pair", self.plan.id, group, *CELLS[cell])

    def rests_on(self, group: str = "*") -> tuple[str, ...]:
        """Return the counts that a statistic of a group, or of all sectors, rests on."""
        return (key("pair", self.plan.id, group, "*", "*"),)

    def names(self, edition: Edition) -> dict[str, str]:
        """Return what both answers are called, in the middle of a sentence and at its start."""
        first, second = edition.facing(self.first, self.second)
        capitals = {"First": capital(first), "Second": capital(second)}
        return {"first": first, "second": second} | capitals

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``: every cell of every crossed table."""
        rows = []
        for group, table in self.tables.items():
            n = None if table is None else int(table.sum())
            cells = [None] * 4 if table is None else table.ravel().tolist()
            for levels, counted in zip(CELLS.values(), cells, strict=True):
                rows.append((group, " x ".join(levels), n, counted, "/".join(levels)))
        names = ["group", "level", "n", "count", "_levels"]
        frame = pd.DataFrame(rows, columns=names).astype({"n": "Int64", "count": "Int64"})
        association = self.association
        return Entry(
            self.plan.id, f"{self.first.id} x {self.second.id}", self.second.theme, self.source,
            (frame,),
            counts={
                "n": count("pair_n", self.plan.id, "{group}"),
                "count": count("pair", self.plan.id, "{group}", "{_levels}"),
            },
            n=association.test.n if association else None,
            test=test_parts(self.test, self.p_adjusted),
            effect=effect_parts(association.common, "odds_ratio") if association else {},
        )  # fmt: skip

    def table(self, edition: Edition) -> Table:
        """Cross the two questions, sector by sector."""
        names, frame = self.names(edition), self.frame
        headlines = {
            "first_headline": edition.headline(self.first),
            "second_headline": edition.headline(self.second),
        }
        return Table(
            id=exhibit_id(self.plan.id),
            caption=edition.say("pair_caption", **names),
            source=self.source,
            source_line=edition.source_line(self.source),
            columns=(
                group_column(edition),
                *(
                    Column(cell, edition.say(f"pair_{cell}", **names), WHOLE, self.counts(cell))
                    for cell in CELLS
                ),
            ),
            frame=frame,
            row_kinds=row_kinds(frame),
            notes=(edition.say("pair_note", **names, **headlines),),
            entries=(self.entry,),
        )

    def sentence(self, edition: Edition) -> Statement:
        """Say whether those with the first answer more often have the second, within sectors."""
        measured = ""
        if self.association is not None and self.p is not None:
            note = "adjusted" if self.plan.confirmatory else ""
            measured = said_p(self.p, self.rests_on(), edition, note)
            common, counts = self.association.common, Counts("statistic", self.rests_on())
            if common.value is not None:
                measured = edition.say(
                    "association_measured",
                    ratio=DECIMAL(common.value, counts=counts),
                    limits=DECIMAL_LIMITS(*common.interval, counts=counts),
                    p=measured,
                )
        told = edition.say(f"association_{self.verdict}", measured=measured, **self.names(edition))
        text = told if self.p is not None else unmade(told, self.plan, edition)
        identifier = exhibit_id(self.plan.id, "within")
        return Statement(identifier, text, self.source, result=self.plan.id)


def compare_questions(
    counts: ProtectedCounts, codebook: Codebook, comparison: str, family: Family
) -> Pair:
    """Compare two questions with each other, stratified by sector.

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration.
    comparison
        Id of a comparison of the analysis plan that names two questions.
    family
        The confirmatory comparisons.
    """
    plan = next(plan for plan in codebook.analysis if plan.id == comparison)
    assert plan.against is not None, plan.id
    pairs = counts.pairs[counts.pairs["comparison"] == plan.id]
    tables: dict[str, np.ndarray | None] = {}
    for group in [*(sector.id for sector in codebook.sectors), COUNTY]:
        mine = pairs[pairs["group"] == group].set_index(["level", "against_level"])["count"]
        cells = [mine[levels] for levels in CELLS.values()]
        hidden = any(pd.isna(cell) for cell in cells)
        tables[group] = None if hidden else np.array(cells, dtype=int).reshape(2, 2)
    first, second = codebook.question(plan.question), codebook.question(plan.against)
    unknown = [unknown_in(counts.answers, question) for question in (first, second)]
    return Pair(
        plan=plan,
        first=first,
        second=second,
        source=counts.source,
        first_shares=shares_of(counts, codebook, plan.question),
        second_shares=shares_of(counts, codebook, plan.against),
        tables=tables,
        family=family,
        unknown={group: (unknown[0][group], unknown[1][group]) for group in tables},
    )
