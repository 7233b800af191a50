"""All tables of answers that can agree with what a report publishes."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.report.audit.facts import Fact, Key
from helpers.survey.codebook import Codebook, Question

SLACK = 1e-4

Limits = Sequence[tuple[np.ndarray, float, float]]
"""Sums over the counts of a table, each with its smallest and largest value."""

_SILENT = "-"


class PossibleTables:
    """All tables that can agree with what is published of some linked questions.

    A table has a count for each sector and combination of answers, silence included.
    """

    def __init__(self, questions: list[Question], codebook: Codebook, facts: list[Fact]) -> None:
        self.questions = questions
        self.codebook = codebook
        answers = [[*(level.id for level in question.levels), _SILENT] for question in questions]
        sectors = [sector.id for sector in codebook.sectors]
        self.cells = list(product(sectors, *answers))
        self.place = {question.id: place + 1 for place, question in enumerate(questions)}
        self.invited = np.array([float(codebook.sector(cell[0]).invited) for cell in self.cells])
        known: list[tuple[np.ndarray, float, float]] = []
        for fact in facts:
            if fact.low is not None and fact.high is not None:
                total = self._sum(fact.terms)
                if total is not None:
                    known.append((total, fact.low - SLACK, fact.high + SLACK))
        self.known = _merged(known)
        self._constraints, self._extra = self.known, 0
        self._found: list[np.ndarray] = []

    def members(self, key: Key) -> np.ndarray | None:
        """Return which counts of a table a figure sums; None where it is about something else."""
        kind, *names = key
        groups = {COUNTY, *(sector.id for sector in self.codebook.sectors)}
        if kind == "respondents" and names[0] in groups:
            return self._where(names[0])
        if kind in ("n", "answer") and names[0] in self.place:
            question = self.codebook.question(names[0])
            wanted = {level.id for level in question.levels}
            if kind == "answer":
                wanted = _part(question, HEADLINE) if names[2] == HEADLINE else {names[2]}
            return self._where(names[1], {names[0]: wanted})
        if kind in ("pair", "pair_n"):
            plan = next(plan for plan in self.codebook.analysis if plan.id == names[0])
            asked = [self.codebook.question(name) for name in (plan.question, plan.against or "")]
            if asked[0].id in self.place and asked[1].id in self.place:
                parts = [names[2:]] if kind == "pair" else crossed()
                return sum(
                    (
                        self._where(names[1], {
                            question.id: _part(question, part)
                            for question, part in zip(asked, both, strict=True)
                        })
                        for both in parts
                    ),
                    start=np.zeros(len(self.cells)),
                )  # fmt: skip
        return None

    def invited_in(self, group: str) -> int:
        """Return how many people were invited in a group."""
        sectors = [sector for sector in self.codebook.sectors if group in (sector.id, COUNTY)]
        return sum(sector.invited for sector in sectors)

    def counts(self) -> Iterator[Key]:
        """Yield every count that a page could show of the questions; none if nothing is known."""
        if not len(self.known[0]):
            return
        groups = [*(sector.id for sector in self.codebook.sectors), COUNTY]
        for group in groups:
            for question in self.questions:
                levels = [HEADLINE, *(level.id for level in question.levels)]
                yield from (("answer", question.id, group, level) for level in levels)
            for plan in self.codebook.analysis:
                if plan.against is not None and plan.question in self.place:
                    yield from (("pair", plan.id, group, *levels) for levels in crossed())

    def _where(self, group: str, wanted: dict[str, set[str]] | None = None) -> np.ndarray:
        return np.array(
            [
                group in (cell[0], COUNTY)
                and all(cell[self.place[name]] in levels for name, levels in (wanted or {}).items())
                for cell in self.cells
            ],
            dtype=float,
        )

    def _sum(self, terms: Iterable[tuple[Key, float]]) -> np.ndarray | None:
        total = np.zeros(len(self.cells))
        for key, weight in terms:
            members = self.members(key)
            if members is None:
                return None
            total += weight * members
        return total

    def suppose(self, causes: list[Limits]) -> None:
        """Keep only the tables in which one of the causes, at least, holds.

        Parameters
        ----------
        causes
            Each a list of sums with their smallest and largest value, which hold together.
        """
        size, extra = len(self.cells), len(causes)
        most = float(self.invited_in(COUNTY))
        sums, low, high = self.known
        rows = [np.pad(sums, ((0, 0), (0, extra)))]
        lows, highs = [low], [high]
        for place, cause in enumerate(causes):
            switch = np.zeros(extra)
            for total, least, largest in cause:
                for sign, end in ((1.0, least), (-1.0, -largest)):
                    if np.isfinite(end):
                        # Switched off (0), a cause asks for nothing.
                        switch[:] = 0.0
                        switch[place] = -(end + most)
                        rows.append(np.concatenate([sign * total, switch])[None])
                        lows.append(np.array([-most]))
                        highs.append(np.array([np.inf]))
        if causes:
            rows.append(np.concatenate([np.zeros(size), np.ones(extra)])[None])
            lows.append(np.array([1.0]))
            highs.append(np.array([np.inf]))
        self._constraints = (np.concatenate(rows), np.concatenate(lows), np.concatenate(highs))
        self._extra, self._found = extra, []

    def with_facts_alone(self) -> "PossibleTables":
        """Return the same tables without what was supposed."""
        plain = copy(self)
        plain._constraints, plain._extra, plain._found = self.known, 0, []
        return plain

    def seen_apart(self, key: Key) -> int:
        """Return how far apart the values of a count are in the tables found so far."""
        counts = np.array(self._found or [np.zeros(len(self.cells))]) @ self.members(key)
        return round(float(np.ptp(counts)))

    def has_seen(self, case: Limits) -> bool:
        """Return whether one of the tables found so far has sums within their limits."""
        return any(
            all(low <= total @ table <= high for total, low, high in case) for table in self._found
        )

    def limit(self, key: Key, sign: int) -> int | None:
        """Return the smallest (sign 1) or largest (-1) count; None where nothing fits."""
        cost = self.members(key)
        assert cost is not None, key
        found = self.example(sign * cost)
        return None if found is None else round(float(cost @ found))

    def example(self, cost: np.ndarray | None = None, also: Limits = ()) -> np.ndarray | None:
        """Return the table of least cost that can be behind the report; None where there is none.

        Parameters
        ----------
        cost
            Of one respondent in each cell; none for any table at all.
        also
            Further sums with their smallest and largest value.
        """
        size, extra = len(self.cells), self._extra
        sums, low, high = self._constraints
        if also:
            more = np.array([np.concatenate([total, np.zeros(extra)]) for total, _, _ in also])
            sums = np.concatenate([sums, more])
            low = np.concatenate([low, [least for _, least, _ in also]])
            high = np.concatenate([high, [most for _, _, most in also]])
        solution = milp(
            np.concatenate([np.zeros(size) if cost is None else cost, np.zeros(extra)]),
            constraints=LinearConstraint(sums, low, high),
            bounds=Bounds(0, np.concatenate([self.invited, np.ones(extra)])),
            integrality=np.ones(size + extra, dtype=int),
        )
        if solution.x is None:
            return None
        self._found.append(np.round(solution.x[:size]))
        return self._found[-1]


def _merged(
    known: list[tuple[np.ndarray, float, float]],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join statements about the same sum: the same thing said ten times is one constraint."""
    limits: dict[bytes, tuple[np.ndarray, float, float]] = {}
    for total, low, high in known:
        _, least, most = limits.get(total.tobytes(), (total, -np.inf, np.inf))
        limits[total.tobytes()] = (total, max(low, least), min(high, most))
    sums = np.array([total for total, _, _ in limits.values()])
    return (
        sums,
        np.array([low for _, low, _ in limits.values()]),
        np.array([high for _, _, high in limits.values()]),
    )


def _part(question: Question, part: str) -> set[str]:
    """Return the levels of one part of a table of two questions: the headline, or the others."""
    every = {level.id for level in question.levels}
    return set(question.headline) if part == HEADLINE else every - set(question.headline)


def crossed() -> list[tuple[str, str]]:
    """Return the four cells of two headline shares crossed."""
    return [(level, against) for level in (HEADLINE, OTHER) for against in (HEADLINE, OTHER)]


def base_of(key: Key) -> Key | None:
    """Return what counts those among whom a count is taken."""
    if key[0] == "answer":
        return ("n", *key[1:3])
    if key[0] == "pair":
        return ("pair_n", *key[1:3])
    return ("item_n", key[1]) if key[0] == "item" else None
