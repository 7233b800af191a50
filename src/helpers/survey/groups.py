"""Groups made from the answers to one question, where no sectors are declared."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from helpers.survey.frame import Actor, Sector
from helpers.survey.parts import Identifier, Label, Part
from helpers.survey.questions import Level, Question

OWN_GROUP = "no_group"
"""Id of the group of those who named none."""


class Groups(Part):
    """The groups that are compared, made from the answers to one question: in place of sectors.

    Parameters
    ----------
    question
        A single or ordinal question: each of its levels is a group. It stands in no appendix, since
        all that does is compared by it.
    invited
        Number of respondents invited of each group, by its level.
    blank
        What becomes of those who left the question unanswered or chose a level marked ``unknown``:
        ``leave_out``, or ``own_group``.
    blank_label
        What their own group is called.
    """

    question: Identifier
    invited: dict[Identifier, int] = Field(default_factory=dict)
    blank: Literal["leave_out", "own_group"] | None = None
    blank_label: Label | None = None

    def problems(self, questions: tuple[Question, ...]) -> Iterator[str]:
        """Yield what keeps the groups from being made.

        Parameters
        ----------
        questions
            Of the survey.
        """
        question = next((one for one in questions if one.id == self.question), None)
        if question is None or question.type not in {"single", "ordinal"}:
            yield f"groups: {self.question} is not a single or ordinal question"
            return
        if (self.blank == "own_group") != (self.blank_label is not None):
            yield "groups: blank: own_group and blank_label need each other"
        named = [level.id for level in question.ordered_levels]
        named += [OWN_GROUP] if self.blank == "own_group" else []
        yield from (f"groups: invited lacks {one}" for one in named if one not in self.invited)
        yield from (
            f"groups: invited names {one}, which is not a group: the groups are {', '.join(named)}"
            for one in self.invited
            if one not in named
        )

    def sectors(self, question: Question, no_answer: tuple[str, ...]) -> tuple[Sector, ...]:
        """Return a sector of one actor for each group.

        Parameters
        ----------
        question
            The one that makes the groups.
        no_answer
            Codes for an answer left out.
        """
        levels = list(question.ordered_levels)
        if self.blank_label is not None:
            names = names_of_none(question, no_answer)
            levels.append(Level(id=OWN_GROUP, label=self.blank_label, aliases=names))
        return tuple(
            Sector(id=level.id, label=level.label, actors=(self._actor(level),)) for level in levels
        )

    def _actor(self, level: Level) -> Actor:
        names = level.model_dump(include={"code", "write_in"})
        names["aliases"] = (level.id, *level.aliases)
        return Actor(
            id=f"{level.id}_all", label=level.label, invited=self.invited[level.id], **names
        )


def names_of_none(question: Question, no_answer: tuple[str, ...]) -> tuple[str, ...]:
    """Return what stands in the export for an answer that names no group, but for a blank.

    Parameters
    ----------
    question
        The one that makes the groups.
    no_answer
        Codes for an answer left out.
    """
    unknown = [
        name
        for level in question.levels
        if level.unknown
        for name in (level.id, *level.label.texts, level.code or level.id, *level.aliases)
    ]
    return tuple(dict.fromkeys((*no_answer, *unknown)))
