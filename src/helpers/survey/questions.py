"""The questionnaire: questions, their levels, and who was asked."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from helpers.survey.count_answers import read_count
from helpers.survey.number_answers import as_number, read_number
from helpers.survey.parts import Identifier, Label, Named, Part, repeated

NO_ANSWER = "no_answer"
RESERVED = {"group", "headline", "n", "other", "source"}  # what tables of levels say besides


Theme = Literal["experience", "preparedness", "collaboration", "knowledge", "background"]
THEMES: tuple[Theme, ...] = get_args(Theme)


class Level(Named):
    """One answer that a question offers.

    Parameters
    ----------
    unknown
        True for "don't know": an answer, but outside the order of the others.
    column
        For a multiple-response question: the export's column that holds this item.
    """

    unknown: bool = False
    column: str | None = None

    @property
    def number(self) -> float | None:
        """The number that the answer is: its code or else its label; None for a text."""
        return as_number(self.label.first if self.code is None else self.code)


class AskedIf(Part):
    """The filter of a follow-up question: who was asked.

    Parameters
    ----------
    question
        A single or ordinal question that stands before it.
    levels
        The answers to it after which this one was asked.
    """

    question: Identifier
    levels: tuple[Identifier, ...] = Field(min_length=1)


class Question(Part):
    """One question of the questionnaire.

    Parameters
    ----------
    id
        What the report's files call it: small letters, digits and underscores.
    text
        The question as it was asked.
    label
        A short name for tables and titles.
    slide
        Slide of the presentation that shows the question, where there is one.
    theme
        Which of the study's four questions it belongs to.
    type
        ``single`` (unordered levels), ``ordinal`` (levels in order), ``multiple`` (any number of
        items), ``count`` (how many cases, or an interval of them: summed), ``number`` (an age,
        minutes: never summed, its mean and median are told) or ``free_text`` (never published).
    column
        The export's column; a multiple-response question may name one column per level instead.
    separator
        Between the answers of a multiple-response question held by a single column.
    unticked
        What the export writes in the column of an item that is not ticked, where that could be read
        as something else that the codebook declares.
    levels
        The answers offered; of an ordinal question in their order, lowest first.
    readings
        How the analyst reads answers that state no limits, such as ``{ca 20: 15-25}`` of a count
        question, ``{ca 20: 20}`` of a number.
    headline
        The levels whose common share sums the question up, such as "good" and "some".
    headline_label
        What that share is called.
    note
        Why the question is asked, or how its answers are to be read; shown below its heading.
    unit
        What a count question counts, or in what a number is stated, in the plural: "cases",
        "years".
    lowest, highest
        The least and the largest number that may be stated; others are refused.
    mean
        True for an ordinal question whose levels are numbers: their mean is told beside the shares.
    asked_if
        Who was asked; without it everyone.
    harmless
        Why it can hurt nobody that his or her answer is known: then nothing of it is hidden. Shown
        among the methods.
    """

    id: Identifier
    theme: Theme
    type: Literal["single", "ordinal", "multiple", "count", "number", "free_text"]
    text: Label
    label: Label
    slide: int | None = Field(default=None, ge=1)
    column: str | None = None
    separator: str = Field(default=";", min_length=1)
    unticked: tuple[str, ...] = ()
    readings: dict[str, str] = Field(default_factory=dict)
    levels: tuple[Level, ...] = ()
    headline: tuple[Identifier, ...] = ()
    headline_label: Label | None = None
    note: Label | None = None
    unit: Label | None = None
    lowest: float | None = None
    highest: float | None = None
    mean: bool = False
    asked_if: AskedIf | None = None
    harmless: Label | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The export's columns that hold the answers."""
        if self.column is not None:
            return (self.column,)
        return tuple(level.column for level in self.levels if level.column is not None)

    @property
    def ordered_levels(self) -> tuple[Level, ...]:
        """The levels in their order, without "don't know"."""
        return tuple(level for level in self.levels if not level.unknown)

    def level(self, identifier: str) -> Level:
        """Return the level with this id."""
        return next(level for level in self.levels if level.id == identifier)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        problems = [*self._problems_of_type(), *self._problems_of_levels()]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _problems_of_type(self) -> Iterator[str]:
        if self.type in {"single", "ordinal"} and len(self.levels) < 2:
            yield "needs at least two levels"
        if self.type in {"count", "number", "free_text"} and self.levels:
            yield f"a {self.type} question has no levels"
        if self.type == "multiple" and not self.levels:
            yield "needs at least one level (item)"
        if self.type != "multiple" and self.column is None:
            yield "needs a column"
        if self.type == "multiple" and (self.column is None) != all(
            level.column for level in self.levels
        ):
            yield "needs either a column, or a column for every level"
        if self.readings and self.type not in {"count", "number"}:
            yield "readings are for count and number questions only"
        if self.unticked and (self.type != "multiple" or self.column is not None):
            yield "unticked is for multiple-response questions with a column for every level"
        if self.unit is not None and self.type not in {"count", "number"}:
            yield "unit is for count and number questions only"
        yield from self._problems_of_numbers()

    def _problems_of_numbers(self) -> Iterator[str]:
        limits = [one for one in (self.lowest, self.highest) if one is not None]
        if limits and self.type != "number":
            yield "lowest and highest are for number questions only"
        if limits != sorted(set(limits)):
            yield "lowest must be below highest"
        if self.mean and self.type != "ordinal":
            yield "mean is for ordinal questions; that of a number is always told"
        elif self.mean and any(level.number is None for level in self.ordered_levels):
            yield "mean needs levels that are numbers, by their code or else their label"
        reads = read_number if self.type == "number" else read_count
        yield from _unreadable(self.readings.values(), reads)

    def _problems_of_levels(self) -> Iterator[str]:
        known = [level.id for level in self.levels]
        for name in self.headline:
            if name not in known:
                yield f"headline names {name}, which is not a level"
        written = [level for level in self.levels if level.write_in]
        if len(written) > 1 or any(level.column is not None for level in written):
            yield "one level of a question in a single column may be write_in"
        if NO_ANSWER in known:
            yield f"the level id {NO_ANSWER} is reserved for answers left out"
        yield from (f"the level id {name} is reserved" for name in known if name in RESERVED)
        for name in repeated(known):
            yield f"level id {name} occurs twice"
        for name in repeated(name for level in self.levels for name in level.names):
            yield f"level name, code or alias {name} stands for two levels"


def _unreadable(texts: Iterable[str], read: Callable[[str], object]) -> Iterator[str]:
    such = "a count such as 2-3 or 2+" if read is read_count else "a number such as 2.5"
    for text in texts:
        try:
            read(text)
        except ValueError as error:
            yield f"the reading {text} {error}; write {such}"
