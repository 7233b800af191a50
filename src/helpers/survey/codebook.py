"""The codebook: everything particular to one survey, declared and checked."""

from collections.abc import Iterator
from typing import Any, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from helpers.survey.cases import Cases
from helpers.survey.export import Columns, Export
from helpers.survey.frame import Actor, Sector
from helpers.survey.parts import LANGUAGES, Identifier, Label, Language, Part, repeated
from helpers.survey.paths import SurveyFolder
from helpers.survey.questions import NO_ANSWER, THEMES, AskedIf, Level, Question, Theme
from helpers.survey.spelling import folded
from helpers.survey.yaml_files import read_yaml

__all__ = [
    "LANGUAGES",
    "NO_ANSWER",
    "THEMES",
    "Actor",
    "AskedIf",
    "Cases",
    "Codebook",
    "Columns",
    "Comparison",
    "Export",
    "Label",
    "Language",
    "Level",
    "Notes",
    "Question",
    "Sector",
    "Theme",
    "read_codebook",
]


# What tables call everyone together.
_ALL = {"county", "county_weighted", "total"}


class Disclosure(Part):
    """Rules that keep respondents from being recognised.

    Parameters
    ----------
    threshold
        A cell with fewer respondents behind it is hidden; never under 3.
    dominance
        A sum of stated numbers is hidden where one respondent could work out the largest of them to
        within so many per cent.
    """

    threshold: int = Field(default=3, ge=3)
    dominance: float = Field(default=10, ge=0, le=100)


class Comparison(Part):
    """One comparison of the analysis plan.

    Parameters
    ----------
    id
        What the comparison is called in results.json.
    question
        The question compared across sectors.
    against
        A second question: the two are compared with each other, stratified by sector.
    confirmatory
        Decided on before the answers were seen; enters the family that Holm's method protects.
    key_finding
        The cover shows what the comparison says.
    """

    id: Identifier
    question: Identifier
    against: Identifier | None = None
    confirmatory: bool = False
    key_finding: bool = False


class Notes(Part):
    """What readers need to know of this survey, shown beside the tables it is about.

    Parameters
    ----------
    invited
        What the numbers of people invited rest on (table of response rates).
    questions
        What is known of the questionnaire (table of its questions).
    analysis
        Who made the analysis plan, and when (table of the plan).
    """

    invited: Label | None = None
    questions: Label | None = None
    analysis: Label | None = None


class Codebook(Part):
    """The declaration of a survey.

    Parameters
    ----------
    survey
        The survey folder's name.
    title
        What the report calls itself.
    area
        Of which place, people or trade the answers are.
    authority
        Who publishes the report.
    year
        The year of the survey.
    wording
        ``reconstructed`` when the questionnaire itself was not at hand; shown with every table.
    languages
        Of the report, the first one first; every label has a text in each.
    compared_with
        Names of other surveys that appendix K compares this one with: earlier waves, other
        counties. Named one by one, so that a new folder changes no report but its own.
    export
        How the survey tool's export is laid out.
    disclosure
        Rules that keep respondents from being recognised.
    sectors
        Who was asked: the groups that are compared.
    questions
        What was asked, in the questionnaire's order.
    analysis
        The comparisons decided on beforehand.
    notes
        What readers need to know of this survey.
    captions
        Captions of published tables, by file name without ending, in place of the report's own.
    cases
        Count questions that belong together; without it every count question stands by itself.
    """

    survey: str
    title: Label
    area: Label
    authority: Label
    year: int
    wording: Literal["original", "reconstructed"]
    languages: tuple[Language, ...] = Field(default=LANGUAGES, min_length=1)
    compared_with: tuple[str, ...] = ()
    export: Export
    disclosure: Disclosure = Disclosure()
    sectors: tuple[Sector, ...] = Field(min_length=1)
    questions: tuple[Question, ...] = Field(min_length=1)
    analysis: tuple[Comparison, ...] = ()
    cases: Cases | None = None
    notes: Notes = Notes()
    captions: dict[str, Label] = Field(default_factory=dict)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor, in the order of the sectors."""
        return tuple(actor for sector in self.sectors for actor in sector.actors)

    @property
    def sector_of(self) -> dict[str, str]:
        """Sector id of each actor id."""
        return {actor.id: sector.id for sector in self.sectors for actor in sector.actors}

    def question(self, identifier: str) -> Question:
        """Return the question with this id; a LookupError names an id the codebook lacks."""
        for question in self.questions:
            if question.id == identifier:
                return question
        raise LookupError(f"the codebook has no question {identifier}")

    def shown(self, theme: Theme) -> tuple[Question, ...]:
        """Return the questions of a theme that stand by themselves, in their order.

        Free text is never shown, and the count questions of ``cases`` stand together.
        """
        together = self.cases.counts.values() if self.cases else ()
        return tuple(
            question
            for question in self.questions
            if question.theme == theme
            and question.type != "free_text"
            and question.id not in together
        )

    def sector(self, identifier: str) -> Sector:
        """Return the sector with this id."""
        return next(sector for sector in self.sectors if sector.id == identifier)

    @model_validator(mode="before")
    @classmethod
    def _tells_labels_the_languages(cls, content: Any, info: ValidationInfo) -> Any:
        if info.context is not None and isinstance(content, dict):
            languages = content.get("languages", LANGUAGES)
            info.context["languages"] = languages if _are_names(languages) else LANGUAGES
        return content

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        rules = (self._names, self._compared, self._follow_ups, self._counted, self._plan)
        problems = [problem for rule in rules for problem in rule()]
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _names(self) -> Iterator[str]:
        """Yield every name that stands for two things."""
        groups = [sector.id for sector in self.sectors] + [actor.id for actor in self.actors]
        yield from (f"the sector or actor id {name} is reserved" for name in groups if name in _ALL)
        columns = [column for question in self.questions for column in question.columns]
        columns += [name for name in self.export.columns.model_dump().values() if name]
        for language in self.languages:
            for parts, problem in (
                (self.sectors, "two sectors are called {}: readers cannot tell them apart"),
                (self.questions, "two questions have the label {}: readers cannot tell them apart"),
            ):
                labels = (folded(part.label.root.get(language, part.id)) for part in parts)
                yield from map(problem.format, repeated(labels))
        spoken = [name for actor in self.actors for name in actor.names]
        for names, problem in (
            (groups, "sector or actor id {} occurs twice"),
            ([question.id for question in self.questions], "question id {} occurs twice"),
            (columns, "column {} is used twice"),
            (spoken, "actor name, code or alias {} stands for two actors"),
            (self.languages, "languages names {} twice"),
            ([comparison.id for comparison in self.analysis], "comparison id {} occurs twice"),
        ):
            yield from map(problem.format, repeated(names))

    def _compared(self) -> Iterator[str]:
        yield from (f"compared_with names {name} twice" for name in repeated(self.compared_with))
        if self.survey in self.compared_with:
            yield "compared_with names the survey itself"

    def _follow_ups(self) -> Iterator[str]:
        before: dict[str, Question] = {}
        for question in self.questions:
            if question.asked_if is not None:
                gate = before.get(question.asked_if.question)
                if gate is None or gate.type not in {"single", "ordinal"}:
                    yield (
                        f"question {question.id}: asked_if must name a single or ordinal question "
                        "that stands before it"
                    )
                elif not set(question.asked_if.levels) <= {level.id for level in gate.levels}:
                    yield f"question {question.id}: asked_if names no level of {gate.id}"
            before[question.id] = question

    def _counted(self) -> Iterator[str]:
        counts = {question.id for question in self.questions if question.type == "count"}
        for counted in self.cases.counts.values() if self.cases else ():
            if counted not in counts:
                yield f"cases: {counted} is not a count question"

    def _plan(self) -> Iterator[str]:
        leveled = {question.id for question in self.questions if question.headline}
        for comparison in self.analysis:
            for name in (comparison.question, comparison.against):
                if name is not None and name not in leveled:
                    yield f"comparison {comparison.id}: {name} is not a question with levels"


def _are_names(languages: Any) -> bool:
    listed = isinstance(languages, list | tuple) and len(languages) > 0
    return listed and all(isinstance(language, str) for language in languages)


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
