"""The cells of linked tables, each as the sum of respondents that it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.survey.codebook import AskedIf, Codebook, Question
from helpers.survey.gates import gates_of

UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Cell:
    """One publishable count of respondents within a block of linked questions.

    Parameters
    ----------
    table
        ``answers`` or ``pairs``.
    key
        What identifies it there: question or comparison, group, level (and against_level).
    members
        Boolean array over the block's joint counts: the combinations that the cell adds up.
    harmless
        True where the codebook says that knowing the answer can hurt nobody.
    opens
        True where other tables go when the cell is hidden: it says who was asked a follow-up.
    """

    table: str
    key: tuple[str, ...]
    members: np.ndarray
    harmless: bool = False
    opens: bool = False


@dataclass(frozen=True)
class Block:
    """Questions whose tables are linked, with every publishable cell of theirs.

    Parameters
    ----------
    joint
        Respondents by sector and the level of each question, "unanswered" included.
    cells
        The publishable cells.
    bases
        For every cell, in order, the members that its n counts.
    floors
        What is known from elsewhere: members, and how many respondents there are at least.
    impossible
        The combinations that nobody can have: a follow-up answered by who was not asked it.
    """

    joint: pd.Series
    cells: tuple[Cell, ...]
    bases: tuple[np.ndarray, ...]
    floors: tuple[tuple[np.ndarray, int], ...] = ()
    impossible: np.ndarray | None = None

    @cached_property
    def values(self) -> np.ndarray:
        """Count of respondents in each cell."""
        joint = self.joint.to_numpy()
        return np.array([joint[cell.members].sum() for cell in self.cells])

    @cached_property
    def totals(self) -> np.ndarray:
        """Count of respondents in each cell's base."""
        joint = self.joint.to_numpy()
        return np.array([joint[base].sum() for base in self.bases])

    @cached_property
    def partners(self) -> dict[tuple[str, ...], tuple[np.ndarray, ...]]:
        """Members of the other cell of each crossed cell's row, and of its column, by key."""
        other = {HEADLINE: OTHER, OTHER: HEADLINE}
        members = {cell.key: cell.members for cell in self.cells if cell.table == "pairs"}
        return {
            (*group, level, against): (
                members[*group, level, other[against]],
                members[*group, other[level], against],
            )
            for *group, level, against in members
        }


def always_shown(block: Block) -> list[np.ndarray]:
    """Return the sums that a reader knows: every n, who answered by sector, what cannot be."""
    names = block.joint.index.get_level_values("_sector")
    sectors = [np.asarray(names == name) for name in names.unique()]
    never = [] if block.impossible is None else [block.impossible]
    return [*block.bases, *sectors, *never]


def count_blocks(
    responses: pd.DataFrame, codebook: Codebook, cases: pd.DataFrame | None = None
) -> list[Block]:
    """Count the questions with levels, block by block of linked questions.

    Parameters
    ----------
    responses
        One row a respondent, as ``helpers.cleaning.clean`` returns them.
    codebook
        The survey's declaration; a comparison of two questions links them.
    cases
        Sums of count answers that are public, as ``disclosure.counts.count_cases`` returns them: an
        actor with cases has respondents who gave the answer that the question follows up.

    Returns
    -------
    list of Block
        Unprotected counts: for ``helpers.disclosure.protection`` only, never for a page.
    """
    return [
        _block(joint_counts(responses, codebook, questions), codebook, questions, cases)
        for questions in linked_questions(codebook)
    ]


def linked_questions(codebook: Codebook) -> list[list[Question]]:
    """Return the questions with levels, those that some comparison crosses standing together."""
    groups = {question.id: {question.id} for question in codebook.questions if question.headline}
    for comparison in codebook.analysis:
        if comparison.against is not None:
            united = groups[comparison.question] | groups[comparison.against]
            for name in united:
                groups[name] = united
    blocks: list[list[Question]] = []
    for question in codebook.questions:
        if question.id in groups and all(question not in block for block in blocks):
            blocks.append([q for q in codebook.questions if q.id in groups[question.id]])
    return blocks


def joint_counts(
    responses: pd.DataFrame, codebook: Codebook, questions: Sequence[Question]
) -> pd.Series:
    """Count every combination of sector and answers, "unanswered" being one of them.

    Parameters
    ----------
    responses
        One row a respondent.
    codebook
        The survey's declaration.
    questions
        The questions to cross.

    Returns
    -------
    pandas.Series
        Counts of respondents, indexed by sector and the level of each question; complete, with
        zeros.
    """
    levels = {"_sector": [sector.id for sector in codebook.sectors]}
    levels |= {q.id: [*(level.id for level in q.levels), UNANSWERED] for q in questions}
    index = pd.MultiIndex.from_product(list(levels.values()), names=list(levels))
    small = np.min_scalar_type(len(index))
    combination = np.zeros(len(responses), dtype=small)
    for name, known in levels.items():
        # Every category that is no level, and the missing value (code -1), takes the last place.
        places = [known.index(c) if c in known else -1 for c in responses[name].cat.categories]
        lookup = (np.array([*places, -1]) % len(known)).astype(small)
        combination *= small.type(len(known))
        combination += lookup[responses[name].cat.codes]
    return pd.Series(np.bincount(combination, minlength=len(index)), index=index)


def _block(
    joint: pd.Series,
    codebook: Codebook,
    questions: Sequence[Question],
    cases: pd.DataFrame | None,
) -> Block:
    frame = joint.index.to_frame()
    named = {str(name): frame[name].to_numpy(dtype=object) for name in frame}
    matches = {
        (name, level): values == level for name, values in named.items() for level in set(values)
    }

    def members(group: str, /, **levels: Sequence[str]) -> np.ndarray:
        chosen = np.ones(len(joint), dtype=bool) if group == COUNTY else matches["_sector", group]
        for name, wanted in levels.items():
            chosen = chosen & np.logical_or.reduce([matches[name, level] for level in wanted])
        return chosen

    parts = {question.id: _parts(question) for question in questions}
    opening = {
        (gate.question, level)
        for question in codebook.questions
        if (gate := question.asked_if) is not None
        for level in (*gate.levels, HEADLINE)
    }
    cells: list[Cell] = []
    bases: list[np.ndarray] = []
    for group in [*(sector.id for sector in codebook.sectors), COUNTY]:
        for question in questions:
            every = [level.id for level in question.levels]
            single = {name: [name] for name in every}
            for level, wanted in (single | {HEADLINE: list(question.headline)}).items():
                key = (question.id, group, level)
                counted = members(group, **{question.id: wanted})
                opens = (question.id, level) in opening
                cells.append(Cell("answers", key, counted, bool(question.harmless), opens))
                bases.append(members(group, **{question.id: every}))
        for comparison in codebook.analysis:
            if comparison.question not in parts or comparison.against is None:
                continue
            first, second = comparison.question, comparison.against
            harmless = all(codebook.question(name).harmless for name in (first, second))
            answered = {q: parts[q][HEADLINE] + parts[q][OTHER] for q in (first, second)}
            for level, against_level in _two_by_two():
                wanted_levels = {
                    first: parts[first][level],
                    second: parts[second][against_level],
                }
                pair = (comparison.id, group, level, against_level)
                cells.append(Cell("pairs", pair, members(group, **wanted_levels), harmless))
                bases.append(members(group, **answered))
    floors = tuple(
        (members(sector, **{gate.question: gate.levels}), reporters)
        for gate, sector, reporters in _reporters(codebook, cases)
        if gate.question in parts
    )
    impossible = np.zeros(len(joint), dtype=bool)
    for question in questions:
        if question.asked_if is not None and question.asked_if.question in parts:
            answering = members(COUNTY, **{question.id: [level.id for level in question.levels]})
            gate = question.asked_if
            impossible |= answering & ~members(COUNTY, **{gate.question: gate.levels})
    return Block(
        joint, tuple(cells), tuple(bases), floors, impossible if impossible.any() else None
    )


def _reporters(
    codebook: Codebook, cases: pd.DataFrame | None
) -> Iterator[tuple[AskedIf, str, int]]:
    """Yield how many respondents at least stand behind the cases of each sector."""
    if cases is None:
        return
    gates: dict[AskedIf, list[str]] = {}
    for question in codebook.questions:
        for gate in gates_of(question, codebook) if question.type == "count" else ():
            gates.setdefault(gate, []).append(question.id)
    for gate, questions in gates.items():
        mine = cases[cases["question"].isin(questions)]
        by_actor = mine.groupby(["sector", "actor"], sort=False)["reporters"].max()
        for sector, reporters in by_actor.groupby("sector", sort=False).sum().items():
            yield gate, str(sector), int(reporters)


def _parts(question: Question) -> Mapping[str, list[str]]:
    others = [level.id for level in question.levels if level.id not in question.headline]
    return {HEADLINE: list(question.headline), OTHER: others}


def _two_by_two() -> Iterator[tuple[str, str]]:
    return ((level, against) for level in (HEADLINE, OTHER) for against in (HEADLINE, OTHER))
