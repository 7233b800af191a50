"""The codebook: everything particular to one survey, declared and checked."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from helpers.count_answers import read_count
from helpers.paths import SurveyFolder
from helpers.yaml_files import read_yaml

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
NO_ANSWER = "no_answer"
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Label(_Part):
    """A text in every language of the report."""

    sv: Text
    en: Text

    def __getitem__(self, language: Language) -> str:
        return str(getattr(self, language))


class Actor(_Part):
    """A kind of organisation within a sector.

    Parameters
    ----------
    invited
        Number of respondents the questionnaire was sent to: the actor's part of the sampling frame.
    code
        What stands for the actor in an export of codes, such as ``A1``.
    aliases
        Other spellings met in exports.
    """

    id: Identifier
    label: Label
    invited: int = Field(ge=1)
    code: str | None = None
    aliases: tuple[str, ...] = ()


class Sector(_Part):
    """A group of actors that the report compares with other groups.

    Parameters
    ----------
    among
        The sector with its preposition, as in running text: "in the voluntary sector"; without
        it "among" and the label.
    """

    id: Identifier
    label: Label
    among: Label | None = None
    actors: tuple[Actor, ...] = Field(min_length=1)

    @property
    def invited(self) -> int:
        """Number of respondents invited in the sector."""
        return sum(actor.invited for actor in self.actors)


class Level(_Part):
    """One answer that a question offers.

    Parameters
    ----------
    code
        What stands for the answer in an export of codes, such as ``A1``.
    aliases
        Other spellings met in exports.
    unknown
        True for "don't know": an answer, but outside the order of the others.
    column
        For a multiple-response question: the export's column that holds this item.
    """

    id: Identifier
    label: Label
    code: str | None = None
    aliases: tuple[str, ...] = ()
    unknown: bool = False
    column: str | None = None


class AskedIf(_Part):
    """The filter of a follow-up question: who was asked."""

    question: Identifier
    levels: tuple[Identifier, ...] = Field(min_length=1)


class Question(_Part):
    """One question of the questionnaire.

    Parameters
    ----------
    slide
        Slide of the presentation that shows the question, where there is one.
    theme
        Which of the study's four questions it belongs to.
    type
        ``single`` (unordered levels), ``ordinal`` (levels in order), ``multiple`` (any number of
        items), ``count`` (a number or an interval of numbers) or ``free_text`` (never published).
    column
        The export's column; a multiple-response question may name one column per level instead.
    separator
        Between the answers of a multiple-response question held by a single column.
    readings
        How the analyst reads count answers that state no limits, such as ``{ca 20: 15-25}``.
    headline
        The levels whose common share sums the question up, such as "good" and "some".
    headline_label
        What that share is called.
    """

    id: Identifier
    theme: Literal["experience", "preparedness", "collaboration", "knowledge", "background"]
    type: Literal["single", "ordinal", "multiple", "count", "free_text"]
    text: Label
    label: Label
    slide: int | None = Field(default=None, ge=1)
    column: str | None = None
    separator: str = Field(default=";", min_length=1)
    readings: dict[str, str] = {}
    levels: tuple[Level, ...] = ()
    headline: tuple[Identifier, ...] = ()
    headline_label: Label | None = None
    asked_if: AskedIf | None = None

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
        problems = []
        if self.type in {"single", "ordinal"}:
            if len(self.levels) < 2:
                problems.append("needs at least two levels")
            if not self.headline or self.headline_label is None:
                problems.append("needs headline (levels) and headline_label")
        if self.type in {"count", "free_text"} and self.levels:
            problems.append(f"a {self.type} question has no levels")
        if self.type == "multiple":
            if len(self.levels) < 1:
                problems.append("needs at least one level (item)")
            if (self.column is None) != all(level.column for level in self.levels):
                problems.append("needs either a column, or a column for every level")
        elif self.column is None:
            problems.append("needs a column")
        known = {level.id for level in self.levels}
        problems += [f"headline names {name}, which is no level" for name in self.headline
                     if name not in known]  # fmt: skip
        if NO_ANSWER in known:
            problems.append(f"the level id {NO_ANSWER} is reserved for answers left out")
        if self.readings and self.type != "count":
            problems.append("readings are for count questions only")
        problems += _unreadable(self.readings.values())
        problems += [
            f"level id {name} stands twice" for name in _repeated(level.id for level in self.levels)
        ]
        problems += [
            f"level name, code or alias {name} stands for two levels"
            for name in _repeated(name for level in self.levels for name in _names(level))
        ]
        if problems:
            raise ValueError("; ".join(problems))
        return self


class Columns(_Part):
    """The export's columns that are not answers.

    Parameters
    ----------
    respondent
        The survey tool's own id of a submission.
    actor
        Which actor the respondent belongs to.
    submitted
        Date and time of submission.
    duration
        Minutes spent on the questionnaire.
    finished
        Whether the respondent came to the end.
    """

    respondent: str
    actor: str
    submitted: str
    duration: str | None = None
    finished: str | None = None


class Export(_Part):
    """How the survey tool's export is laid out.

    Parameters
    ----------
    files
        File names inside the survey folder; several are joined.
    columns
        Columns that are not answers.
    format, encoding, delimiter, sheet
        What the files are, where the content itself does not tell.
    header_row, header_rows
        Row that holds the column names, counted from 1, and how many rows they take.
    date_order
        Order of day, month and year in dates that are not written year first.
    duration_unit
        Unit of the column ``duration``.
    finished_values
        What the column ``finished`` says of a completed questionnaire.
    no_answer
        Codes for "left unanswered", beside an empty cell.
    outside_frame
        Values of the column ``actor`` whose answers do not belong to the survey; left out.
    """

    files: tuple[str, ...] = Field(min_length=1)
    columns: Columns
    format: Literal["csv", "xlsx", "spss"] | None = None
    encoding: str | None = None
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    sheet: str | None = None
    header_row: int | None = Field(default=None, ge=1)
    header_rows: int | None = Field(default=None, ge=1, le=3)
    date_order: Literal["dmy", "mdy"] | None = None
    duration_unit: Literal["minutes", "seconds"] = "minutes"
    finished_values: tuple[str, ...] = ("1", "ja", "yes", "true")
    no_answer: tuple[str, ...] = ()
    outside_frame: tuple[str, ...] = ()


class Disclosure(_Part):
    """Rules that keep respondents from being recognised.

    Parameters
    ----------
    threshold
        A cell with fewer respondents behind it is hidden.
    """

    threshold: int = Field(default=3, ge=2)


class Comparison(_Part):
    """One comparison of the analysis plan.

    Parameters
    ----------
    question
        The question compared across sectors.
    against
        A second question: the two are compared with each other, stratified by sector.
    confirmatory
        Decided on before the answers were seen; enters the family that Holm's method protects.
    """

    id: Identifier
    question: Identifier
    against: Identifier | None = None
    confirmatory: bool = False


class Codebook(_Part):
    """The declaration of a survey.

    Parameters
    ----------
    survey
        The survey folder's name.
    title, area, authority
        What the report calls itself, the area studied, and the authority that publishes it.
    year
        The year of the survey.
    wording
        ``reconstructed`` when the questionnaire itself was not at hand; shown with every table.
    """

    survey: str
    title: Label
    area: Label
    authority: Label
    year: int
    wording: Literal["original", "reconstructed"]
    export: Export
    disclosure: Disclosure = Disclosure()
    sectors: tuple[Sector, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    analysis: tuple[Comparison, ...] = ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor, in the order of the sectors."""
        return tuple(actor for sector in self.sectors for actor in sector.actors)

    @property
    def sector_of(self) -> dict[str, str]:
        """Sector id of each actor id."""
        return {actor.id: sector.id for sector in self.sectors for actor in sector.actors}

    def question(self, identifier: str) -> Question:
        """Return the question with this id."""
        return next(question for question in self.questions if question.id == identifier)

    def sector(self, identifier: str) -> Sector:
        """Return the sector with this id."""
        return next(sector for sector in self.sectors if sector.id == identifier)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        problems = list(self._problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _problems(self) -> Iterator[str]:
        groups = [sector.id for sector in self.sectors] + [actor.id for actor in self.actors]
        yield from (f"sector or actor id {name} stands twice" for name in _repeated(groups))
        yield from (
            f"question id {name} stands twice"
            for name in _repeated(question.id for question in self.questions)
        )
        columns = [column for question in self.questions for column in question.columns]
        columns += [name for name in self.export.columns.model_dump().values() if name]
        yield from (f"column {name} is used twice" for name in _repeated(columns))
        yield from (
            f"actor name, code or alias {name} stands for two actors"
            for name in _repeated(name for actor in self.actors for name in _names(actor))
        )
        by_id: dict[str, Question] = {}
        for question in self.questions:
            if question.asked_if is not None:
                gate = by_id.get(question.asked_if.question)
                if gate is None or gate.type not in {"single", "ordinal"}:
                    yield (
                        f"question {question.id}: asked_if must name a single or ordinal question "
                        "that stands before it"
                    )
                elif not set(question.asked_if.levels) <= {level.id for level in gate.levels}:
                    yield f"question {question.id}: asked_if names no level of {gate.id}"
            by_id[question.id] = question
        yield from (
            f"comparison id {name} stands twice"
            for name in _repeated(comparison.id for comparison in self.analysis)
        )
        for comparison in self.analysis:
            for name in (comparison.question, comparison.against):
                if name is not None and (name not in by_id or not by_id[name].headline):
                    yield f"comparison {comparison.id}: {name} is no question with levels"


def read_codebook(folder: SurveyFolder) -> Codebook:
    """Read and check a survey's codebook.

    Parameters
    ----------
    folder
        The survey.

    Returns
    -------
    Codebook
        The checked declaration.

    Raises
    ------
    InputError
        With every fault: line, key, value and what was expected.
    """
    return read_yaml(folder.codebook, Codebook)


def _unreadable(counts: Iterable[str]) -> Iterator[str]:
    for count in counts:
        try:
            read_count(count)
        except ValueError as error:
            yield f"the reading {count} {error}; write a count such as 2-3 or 2+"


def _names(part: Actor | Level) -> set[str]:
    """Every text that stands for an actor or a level, without regard to case."""
    texts = {part.id, part.label.sv, part.label.en, part.code or part.id, *part.aliases}
    return {text.casefold() for text in texts}


def _repeated(names: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    repeated = []
    for name in names:
        if name in seen and name not in repeated:
            repeated.append(name)
        seen.add(name)
    return repeated
