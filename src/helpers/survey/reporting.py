"""How a survey is reported: what is hidden, compared and explained."""

from pydantic import Field

from helpers.survey.parts import Identifier, Label, Part


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
