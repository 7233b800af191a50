"""Which count questions belong together, and how published tables call them."""

from pydantic import Field

from helpers.survey.parts import Identifier, Label, Part


class Cases(Part):
    """Count questions that the report shows side by side, actor by actor.

    Parameters
    ----------
    id
        What their table is called in the report's addresses.
    label
        What the table shows.
    unit
        What is counted, in the plural: "cases".
    counts
        The count questions, by what the column ``certainty`` of published/suspected_cases.csv
        calls each; the first one leads: its order is told, and it is set beside reported crimes.
    note
        How the counts are to be read; shown below their heading.
    crime
        The crime of published/reported_crimes.csv that the cases are set beside.
    """

    id: Identifier
    label: Label
    unit: Label
    counts: dict[Identifier, Identifier] = Field(min_length=1)
    note: Label | None = None
    crime: str | None = None
