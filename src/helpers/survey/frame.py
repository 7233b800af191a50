"""The sampling frame: sectors, their actors, and how many of each were invited."""

from typing import Literal

from pydantic import Field

from helpers.survey.parts import Identifier, Label, Named, Part


class Actor(Named):
    """A kind of organisation within a sector.

    Parameters
    ----------
    invited
        Number of respondents the questionnaire was sent to: the actor's part of the sampling frame.
    proper_name
        True for a name that keeps its capital in running text, such as that of an authority.
    answers_for
        ``itself``: each recipient answers for itself, or for an organisation of its own.
        ``organisation``: all recipients answer for one organisation, and count as one answer where
        chance is reckoned with. Left out where neither is known, which the report then says.
    """

    invited: int = Field(ge=1)
    proper_name: bool = False
    answers_for: Literal["itself", "organisation"] | None = None


class Sector(Part):
    """A group of actors that the report compares with other groups.

    Parameters
    ----------
    id
        What the report's files call it: small letters, digits and underscores.
    label
        What readers see.
    actors
        What it consists of; one, where nothing is to be told apart within it.
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
