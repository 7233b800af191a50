"""Compare sectors: shares with intervals, a test and an effect size, from protected counts.

Every statistic is computed from counts that are published; where one of them is hidden, the
statistic is withheld too. So no test can give away a hidden cell.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from helpers.comparison.shares import Share, shares_of
from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.disclosure.protection import ProtectedCounts
from helpers.statistics import (
    Effect,
    StratifiedAssociation,
    StratifiedProportion,
    Stratum,
    Test,
    cramers_v,
    holm,
    independence,
    stratified_association,
    stratified_proportion,
)
from helpers.survey.codebook import Codebook, Comparison, Question
from helpers.survey.provenance import Source

SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class SectorComparison:
    """One question compared across sectors.

    Parameters
    ----------
    id
        Id of the comparison in the analysis plan.
    confirmatory
        Whether it belongs to the family that Holm's method protects.
    key_finding
        Whether the cover shows what it says.
    shares
        The headline share of every sector, then of all respondents.
    levels
        Columns group, level, n, count: every level; a missing count is hidden.
    weighted
        Share of the whole county, every sector weighted by how many were invited; None where a
        sector's share is hidden.
    test, effect
        Whether and how much sectors differ; None where a share is hidden.
    p_adjusted
        p-value after Holm's method, of a confirmatory comparison.
    others
        p-values of the other comparisons of its confirmatory family.
    """

    id: str
    question: Question
    source: Source
    confirmatory: bool
    key_finding: bool
    shares: tuple[Share, ...]
    levels: pd.DataFrame
    weighted: StratifiedProportion | None
    test: Test | None
    effect: Effect | None
    p_adjusted: float | None = None
    others: tuple[float, ...] = ()

    @property
    def sectors(self) -> tuple[Share, ...]:
        """The shares of the sectors, without all respondents together."""
        return tuple(share for share in self.shares if share.group != COUNTY)

    @property
    def county(self) -> Share:
        """The share of all respondents together."""
        return next(share for share in self.shares if share.group == COUNTY)

    @property
    def p(self) -> float | None:
        """The p-value to judge by: adjusted where the comparison is confirmatory."""
        if self.confirmatory:
            return self.p_adjusted
        return self.test.p if self.test else None

    def judge(self, p: float) -> float:
        """Return what ``p`` would be after Holm's method, were it this comparison's p-value."""
        return float(holm([p, *self.others])[0] or 0)

    @property
    def differs(self) -> bool:
        """True where the data show a difference between sectors."""
        return self.p is not None and self.p < SIGNIFICANCE


@dataclass(frozen=True)
class PairComparison:
    """Two questions compared with each other, sector by sector.

    Parameters
    ----------
    first, second
        The questions.
    first_shares, second_shares
        Their headline shares by sector, then for all respondents.
    tables
        For every sector whose counts are all shown, and ``county``: rows headline and other of
        the first question, columns the same of the second.
    association
        Within sectors, and crude; None where a sector's counts are hidden.
    p_adjusted
        p-value of the association after Holm's method.
    """

    id: str
    first: Question
    second: Question
    source: Source
    confirmatory: bool
    key_finding: bool
    first_shares: tuple[Share, ...]
    second_shares: tuple[Share, ...]
    tables: dict[str, np.ndarray | None]
    association: StratifiedAssociation | None
    p_adjusted: float | None = None

    @property
    def differs(self) -> bool:
        """True where the data show an association within sectors."""
        return self.p is not None and self.p < SIGNIFICANCE

    @property
    def p(self) -> float | None:
        """The p-value to judge by: adjusted where the comparison is confirmatory."""
        return self.p_adjusted if self.confirmatory else self.test_p

    @property
    def test_p(self) -> float | None:
        """The unadjusted p-value."""
        return self.association.test.p if self.association else None


def compare_sectors(counts: ProtectedCounts, codebook: Codebook, question: str) -> SectorComparison:
    """Compare a question's headline share across sectors.

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration; its analysis plan names the comparison and its family.
    question
        Id of a question with levels.

    Returns
    -------
    SectorComparison
        Shares with finite-population intervals, the Fisher–Freeman–Halton test and Cramér's V.
    """
    plan = planned(codebook, question)
    comparison = _sector_comparison(counts, codebook, plan)
    if not plan.confirmatory:
        return comparison
    family = _family(counts, codebook)
    others = tuple(p for identifier, p in family.items() if identifier != plan.id)
    return replace(comparison, p_adjusted=_adjusted(family)[plan.id], others=others)


def compare_questions(
    counts: ProtectedCounts, codebook: Codebook, comparison: str
) -> PairComparison:
    """Compare two questions with each other, stratified by sector.

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration.
    comparison
        Id of a comparison of the analysis plan that names two questions.

    Returns
    -------
    PairComparison
        The association within sectors (Cochran, Mantel and Haenszel, exact) and crude.
    """
    plan = next(plan for plan in codebook.analysis if plan.id == comparison)
    pair = _pair_comparison(counts, codebook, plan)
    return replace(pair, p_adjusted=_adjusted(_family(counts, codebook)).get(plan.id))


def planned(codebook: Codebook, question: str) -> Comparison:
    """Return the plan's comparison of a question, or an exploratory one if it names none."""
    for plan in codebook.analysis:
        if plan.question == question and plan.against is None:
            return plan
    known = codebook.question(question)
    return Comparison(id=f"{known.id}_by_sector", question=known.id)


def _sector_comparison(
    counts: ProtectedCounts, codebook: Codebook, plan: Comparison
) -> SectorComparison:
    answers = counts.answers
    levels = answers[(answers["question"] == plan.question) & (answers["level"] != HEADLINE)]
    shares = shares_of(counts, codebook, plan.question)
    sectors = [share for share in shares if share.group != COUNTY]
    shown = [(share.count, share.n, share.invited) for share in sectors if share.count is not None]
    all_shown = len(shown) == len(sectors)
    table = [[count, n - count] for count, n, _ in shown]
    return SectorComparison(
        id=plan.id,
        question=codebook.question(plan.question),
        source=counts.source,
        confirmatory=plan.confirmatory,
        key_finding=plan.key_finding,
        shares=shares,
        levels=levels.drop(columns="question").reset_index(drop=True),
        weighted=stratified_proportion([Stratum(*part) for part in shown]) if all_shown else None,
        test=independence(table, seed=plan.id) if all_shown else None,
        effect=cramers_v(table) if all_shown else None,
    )


def _pair_comparison(
    counts: ProtectedCounts, codebook: Codebook, plan: Comparison
) -> PairComparison:
    assert plan.against is not None, plan.id
    pairs = counts.pairs[counts.pairs["comparison"] == plan.id]
    tables: dict[str, np.ndarray | None] = {}
    for group in [*(sector.id for sector in codebook.sectors), COUNTY]:
        mine = pairs[pairs["group"] == group].set_index(["level", "against_level"])["count"]
        cells = [[mine[row, column] for column in (HEADLINE, OTHER)] for row in (HEADLINE, OTHER)]
        tables[group] = None if mine.isna().any() else np.array(cells, dtype=int)
    strata = [table for group, table in tables.items() if group != COUNTY and table is not None]
    complete = len(strata) == len(codebook.sectors)
    return PairComparison(
        id=plan.id,
        first=codebook.question(plan.question),
        second=codebook.question(plan.against),
        source=counts.source,
        confirmatory=plan.confirmatory,
        key_finding=plan.key_finding,
        first_shares=shares_of(counts, codebook, plan.question),
        second_shares=shares_of(counts, codebook, plan.against),
        tables=tables,
        association=stratified_association(strata) if complete else None,
    )


def _family(counts: ProtectedCounts, codebook: Codebook) -> dict[str, float]:
    """Return the p-values of the confirmatory family; a withheld test counts as p = 1."""
    family = {}
    for plan in codebook.analysis:
        if not plan.confirmatory:
            continue
        if plan.against is None:
            test = _sector_comparison(counts, codebook, plan).test
            p = test.p if test else None
        else:
            p = _pair_comparison(counts, codebook, plan).test_p
        family[plan.id] = 1.0 if p is None else p
    return family


def _adjusted(family: dict[str, float]) -> dict[str, float]:
    """Return the p-values of a family after Holm's method."""
    adjusted = holm(list(family.values()))
    return {identifier: float(p or 0) for identifier, p in zip(family, adjusted, strict=True)}
