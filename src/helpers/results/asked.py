"""Whom a question is about: all who were invited, or those of them who were to be asked."""

from dataclasses import dataclass

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import key
from helpers.disclosure.protection import ProtectedCounts
from helpers.survey.codebook import Codebook
from helpers.survey.questions import Question


@dataclass(frozen=True)
class Asked:
    """How many of those invited in a group a question is about.

    Everyone, unless a gate stands before the question. Then those who did not answer the gate may
    belong or not, and so may those whose answers to it are hidden: only limits are known.

    Parameters
    ----------
    least, most
        The fewest and the most who can be among them.
    invited
        People invited in the group.
    reached
        The part of those invited of whom it is known whether the question is about them, where
        those who did not answer a gate are like those who did; None where that is hidden.
    keys
        The published counts from which this is known; none where everyone is asked.
    """

    least: int
    most: int
    invited: int
    reached: float | None = 1.0
    keys: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """True where it is known of everyone whether the question is about them."""
        return self.least == self.most


def asked_in(counts: ProtectedCounts, codebook: Codebook, question: Question, group: str) -> Asked:
    """Return how many in a group a question is about, from published counts alone.

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration.
    question
        Of any type.
    group
        Sector id, or ``county`` for all.
    """
    gate = question.asked_if
    if gate is None:
        sectors = codebook.sectors if group == COUNTY else (codebook.sector(group),)
        invited = sum(sector.invited for sector in sectors)
        return Asked(invited, invited, invited)
    before = codebook.question(gate.question)
    outer = asked_in(counts, codebook, before, group)
    answers = counts.answers
    mine = answers[(answers["question"] == before.id) & (answers["group"] == group)]
    n = int(mine.loc[mine["level"] == HEADLINE, "n"].fillna(0).max())
    shown = mine.set_index("level")["count"].dropna()
    shut = {level.id for level in before.levels} - set(gate.levels)
    passed, stopped = (_at_least(shown, part, before, n) for part in (set(gate.levels), shut))
    reached = None
    if outer.reached is not None and passed + stopped == n:
        reached = outer.reached * (n / outer.least if outer.least else 1)
    keys = (key("answer", before.id, group, str(level)) for level in shown.index)
    most = max(outer.most - stopped, passed)
    return Asked(passed, most, outer.invited, reached, (*outer.keys, *keys))


def _at_least(shown: "pd.Series[int]", levels: set[str], question: Question, n: int) -> int:
    """Return how many at least gave one of some answers, by the counts that are shown."""
    found = int(shown[[level in levels for level in shown.index]].sum())
    if HEADLINE in shown.index:
        headline, others = set(question.headline), {one.id for one in question.levels}
        if headline <= levels:
            found = max(found, int(shown[HEADLINE]))
        if others - headline <= levels:
            found = max(found, int(n) - int(shown[HEADLINE]))
    return found
