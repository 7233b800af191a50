"""How the survey tool's export is laid out."""

from typing import Literal

from pydantic import Field

from helpers.survey.parts import Part


class Columns(Part):
    """The export's columns that are not answers; what it does not tell is not shown.

    Parameters
    ----------
    actor
        Which actor the respondent belongs to; not where ``groups`` are made from a question.
    respondent
        The survey tool's own id of a submission; without it every row is a respondent.
    submitted
        Date and time of submission.
    duration
        Minutes spent on the questionnaire.
    finished
        Whether the respondent came to the end; without it a time of submission says so.
    """

    actor: str = ""
    respondent: str | None = None
    submitted: str | None = None
    duration: str | None = None
    finished: str | None = None


class Export(Part):
    """How the survey tool's export is laid out.

    Parameters
    ----------
    files
        File names inside the survey folder; several are joined.
    columns
        Columns that are not answers. Everywhere, ``name #2`` is the second of two columns of one
        name, and ``#1`` the first without a name.
    format
        What the files are, where the content itself does not tell.
    encoding, delimiter
        Of delimited text, where the content itself does not tell.
    sheet
        The sheet of a workbook in which several could hold the answers.
    header_row
        The row in which the column names begin, counted from 1, where it is not found.
    header_rows
        How many rows the column names take, where that is in doubt.
    date_order
        Order of day, month and year in dates that are not written year first.
    duration_unit
        Unit of the column ``duration``.
    finished_values
        What the column ``finished`` says of a completed questionnaire.
    no_answer
        Codes for "left unanswered", beside an empty cell.
    repeated
        ``last`` where several submissions under one id are one respondent's, even if they
        contradict each other: the last complete one counts.
    leave_out
        Rows to leave out, by the values of a column: previews, tests, who was screened out.
    outside_frame
        Values of the column ``actor`` whose answers do not belong to the survey; left out. An empty
        text leaves out who names no actor.
    """

    files: tuple[str, ...] = Field(min_length=1)
    columns: Columns = Columns()
    format: Literal["csv", "xlsx", "ods", "spss", "stata", "sas", "parquet"] | None = None
    encoding: str | None = None
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    sheet: str | None = None
    header_row: int | None = Field(default=None, ge=1)
    header_rows: int | None = Field(default=None, ge=1, le=3)
    date_order: Literal["dmy", "mdy"] | None = None
    duration_unit: Literal["minutes", "seconds"] = "minutes"
    finished_values: tuple[str, ...] = ("1", "ja", "yes", "true")
    no_answer: tuple[str, ...] = ()
    repeated: Literal["last"] | None = None
    leave_out: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    outside_frame: tuple[str, ...] = ()
