"""The codebook: everything particular to one survey, declared and checked."""

from typing import Any, Literal, Self

from pydantic import Field, PrivateAttr, ValidationInfo, model_validator

from helpers.survey.agreement import disagreements, grouping_problems
from helpers.survey.cases import Cases
from helpers.survey.export import Columns, Export
from helpers.survey.frame import Actor, Sector
from helpers.survey.groups import Groups, names_of_none
from helpers.survey.parts import LANGUAGES, Label, Language, Part
from helpers.survey.paths import SurveyFolder
from helpers.survey.questions import NO_ANSWER, THEMES, AskedIf, Level, Question, Theme
from helpers.survey.reporting import Comparison, Disclosure, Notes
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
    "Groups",
    "Label",
    "Language",
    "Level",
    "Notes",
    "Question",
    "Sector",
    "Theme",
    "read_codebook",
]


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
    groups
        In place of sectors: the answers to one question make the groups.
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
    sectors: tuple[Sector, ...] = ()
    groups: Groups | None = None
    questions: tuple[Question, ...] = Field(min_length=1)
    analysis: tuple[Comparison, ...] = ()
    cases: Cases | None = None
    notes: Notes = Notes()
    captions: dict[str, Label] = Field(default_factory=dict)
    _grouping: Question | None = PrivateAttr(default=None)

    @property
    def grouping(self) -> Question | None:
        """The question that makes the groups; it is none of ``questions``."""
        return self._grouping

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
        problems = list(grouping_problems(self))
        if not problems and self.groups is not None:
            self._make_sectors(self.groups)
        problems += disagreements(self)
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _make_sectors(self, groups: Groups) -> None:
        """Declare the groups as sectors, so that everything else knows of sectors alone."""
        question = self.question(groups.question)
        named = self.export.columns.model_copy(update={"actor": question.column})
        made = {
            "sectors": groups.sectors(question, self.export.no_answer),
            "export": self.export.model_copy(update={"columns": named}),
            "questions": tuple(one for one in self.questions if one is not question),
            "_grouping": question,
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def names_no_actor(self, text: str) -> bool:
        """Return whether a text in the column of actors names none, and makes no group either."""
        if self.grouping is None or not folded(text):
            return not folded(text)
        names = names_of_none(self.grouping, self.export.no_answer)
        return folded(text) in set(map(folded, names))

    @property
    def leaves_out_without_actor(self) -> bool:
        """Whether answers that name no actor, or no group, are left out."""
        if self.groups is not None:
            return self.groups.blank == "leave_out"
        return not all(map(folded, self.export.outside_frame))


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
