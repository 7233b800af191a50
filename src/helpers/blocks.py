"""The cells of linked tables, each as the sum of respondents that it counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.codebook import Codebook, Question
from helpers.counts import COUNTY, HEADLINE, OTHER

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
    """

    table: str
    key: tuple[str, ...]
    members: np.ndarray


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
    """

    joint: pd.Series
    cells: tuple[Cell, ...]
    bases: tuple[np.ndarray, ...]

    @property
    def values(self) -> np.ndarray:
        """Count of respondents in each cell."""
        joint = self.joint.to_numpy()
        return np.array([joint[cell.members].sum() for cell in self.cells])

    @property
    def totals(self) -> np.ndarray:
        """Count of respondents in each cell's base."""
        joint = self.joint.to_numpy()
        return np.array([joint[base].sum() for base in self.bases])


def count_blocks(responses: pd.DataFrame, codebook: Codebook) -> list[Block]:
    """Count the questions with levels, block by block of linked questions.

    Parameters
    ----------
    responses
        One row a respondent, as ``helpers.cleaning.clean`` returns them.
    codebook
        The survey's declaration; a comparison of two questions links them.

    Returns
    -------
    list of Block
        Unprotected counts: for ``helpers.disclosure`` only, never for a page.
    """
    return [
        _block(joint_counts(responses, codebook, questions), codebook, questions)
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
    columns = {"sector": responses["sector"].astype(str)}
    levels = [[sector.id for sector in codebook.sectors]]
    for question in questions:
        known = [level.id for level in question.levels]
        answer = responses[question.id].astype("object")
        columns[question.id] = answer.where(answer.isin(known), UNANSWERED).astype(str)
        levels.append([*known, UNANSWERED])
    index = pd.MultiIndex.from_product(levels, names=list(columns))
    observed = pd.DataFrame(columns).value_counts()
    return observed.reindex(index, fill_value=0).astype("int64")


def _block(joint: pd.Series, codebook: Codebook, questions: Sequence[Question]) -> Block:
    def members(group: str, **levels: Sequence[str]) -> np.ndarray:
        chosen = np.ones(len(joint), dtype=bool)
        if group != COUNTY:
            chosen &= joint.index.get_level_values("sector") == group
        for name, wanted in levels.items():
            chosen &= joint.index.get_level_values(name).isin(wanted)
        return chosen

    parts = {question.id: _parts(question) for question in questions}
    cells: list[Cell] = []
    bases: list[np.ndarray] = []
    for group in [*(sector.id for sector in codebook.sectors), COUNTY]:
        for question in questions:
            every = [level.id for level in question.levels]
            single = {name: [name] for name in every}
            for level, wanted in (single | {HEADLINE: list(question.headline)}).items():
                key = (question.id, group, level)
                cells.append(Cell("answers", key, members(group, **{question.id: wanted})))
                bases.append(members(group, **{question.id: every}))
        for comparison in codebook.analysis:
            if comparison.question not in parts or comparison.against is None:
                continue
            first, second = comparison.question, comparison.against
            answered = {q: parts[q][HEADLINE] + parts[q][OTHER] for q in (first, second)}
            for level, against_level in _two_by_two():
                wanted_levels = {
                    first: parts[first][level],
                    second: parts[second][against_level],
                }
                pair = (comparison.id, group, level, against_level)
                cells.append(Cell("pairs", pair, members(group, **wanted_levels)))
                bases.append(members(group, **answered))
    return Block(joint, tuple(cells), tuple(bases))


def _parts(question: Question) -> Mapping[str, list[str]]:
    others = [level.id for level in question.levels if level.id not in question.headline]
    return {HEADLINE: list(question.headline), OTHER: others}


def _two_by_two() -> Iterator[tuple[str, str]]:
    return ((level, against) for level in (HEADLINE, OTHER) for against in (HEADLINE, OTHER))
