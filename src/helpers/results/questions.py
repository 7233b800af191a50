"""What is told of one question: decided by its type, the same for every survey."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Content, Heading, own_id
from helpers.results.asked import asked_in
from helpers.results.base import Result
from helpers.results.case_sources import HiddenCases, question_cases
from helpers.results.cases import Cases
from helpers.results.certainty import Family
from helpers.results.detectable import Detectable
from helpers.results.items import Items
from helpers.results.levels import Levels
from helpers.results.number_sources import question_numbers
from helpers.results.numbers import Numbers
from helpers.results.sector_pairs import Pairs
from helpers.results.sensitivity import Sensitivity
from helpers.results.shares import Shares, compare_sectors
from helpers.survey.codebook import Codebook, Question
from helpers.words.edition import Edition

Part = Callable[[Edition], Content | None]


@dataclass(frozen=True)
class Answers(Result):
    """The answers to one question; what is worked out of them is worked out once.

    Parameters
    ----------
    question
        Of any type but free text.
    counts
        The survey's protected counts.
    codebook
        The survey's declaration.
    family
        The confirmatory comparisons.
    """

    question: Question
    counts: ProtectedCounts = field(repr=False)
    codebook: Codebook = field(repr=False)
    family: Family = field(repr=False)

    @cached_property
    def shares(self) -> Shares:
        """The headline share by sector; of a question with levels."""
        return compare_sectors(self.counts, self.codebook, self.question.id, self.family)

    @cached_property
    def pairs(self) -> Pairs:
        """Its sectors two by two."""
        return Pairs(self.shares)

    @cached_property
    def detectable(self) -> Detectable:
        """How small a difference could have been shown."""
        return Detectable(self.pairs)

    @cached_property
    def levels(self) -> Levels:
        """Every answer by sector."""
        return Levels(self.shares, self.pairs)

    @cached_property
    def sensitivity(self) -> Sensitivity:
        """What "don't know" and non-response could change."""
        return Sensitivity(self.shares)

    @cached_property
    def items(self) -> Items:
        """The items ticked; of a multiple-response question."""
        asked = asked_in(self.counts, self.codebook, self.question, COUNTY)
        return Items(self.question, self.counts, asked)

    @cached_property
    def cases(self) -> Cases | HiddenCases:
        """The numbers stated by actor; of a count question."""
        return question_cases(self.question, self.counts, self.codebook)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers stated; of a number question, or of a scale whose mean is told."""
        return question_numbers(self.question, self.counts, self.codebook)

    @property
    def main(self) -> Result:
        """What the question is about: its shares, items or numbers, by its type."""
        if self.question.type == "multiple":
            return self.items
        if self.question.type == "number":
            return self.numbers
        return self.cases if self.question.type == "count" else self.shares

    @property
    def frame(self) -> pd.DataFrame:
        """The figures of what the question is about."""
        return self.main.frame

    @property
    def tested(self) -> pd.DataFrame:
        """The test of what the question is about."""
        return self.main.tested

    def heading(self, edition: Edition) -> Heading:
        """Return the question's short name, the codebook's note, and who was asked."""
        notes = [self.question.note[edition.language]] if self.question.note else []
        gate = self.question.asked_if
        if gate is not None:
            asked = self.codebook.question(gate.question)
            levels = [edition.quoted(edition.level(asked, level)) for level in gate.levels]
            notes.append(
                edition.say(
                    "asked_if",
                    question=edition.quoted(edition.question(asked)),
                    levels=edition.either(levels),
                )
            )
        identifier = heading_id(self.question)
        return Heading(identifier, edition.question(self.question), edition.join(notes))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown below the heading, in order."""
        if self.question.type == "multiple":
            return (self.items.table,)
        if self.question.type == "count":
            return self.cases.parts
        if self.question.type == "number":
            return self.numbers.parts
        shares, pairs, sensitivity = self.shares, self.pairs, self.sensitivity
        return (
            shares.figure,
            shares.county_sentence,
            shares.sectors_sentence,
            self.detectable.sentence,
            self.levels.figure,
            *(self.numbers.parts if self.question.mean else ()),
            pairs.table,
            pairs.sentence,
            pairs.ordered_sentence,
            sensitivity.table,
            sensitivity.unknown_sentence,
            sensitivity.nonresponse_sentence,
        )


def heading_id(question: Question) -> str:
    """Return the anchor of a question's heading."""
    return own_id("question", question.id)
