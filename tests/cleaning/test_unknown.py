"""What an export does not tell is unknown: not shown, and never told as "no"."""

from collections.abc import Sequence
from typing import Any

import pytest

from helpers.archive.variables import variables
from helpers.cleaning import clean
from helpers.disclosure.protection import protect
from helpers.exhibits import Table
from helpers.folders.checking import check_survey
from helpers.reading import read_export
from helpers.results.quality import Quality
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError
from helpers.words.edition import Edition

from .exports import COLUMNS, ROWS, Row, Survey, codebook, delimited

OPTIONAL = {"respondent": "Id", "submitted": "Inskickad", "duration": "Tid", "finished": "Klar"}


def _without(*names: str) -> dict[str, Any]:
    declared = codebook()
    for name in names:
        del declared["export"]["columns"][name]
    return declared


def _left(rows: Sequence[Row], *names: str) -> list[Row]:
    gone = {OPTIONAL[name] for name in names}
    return [{column: cell for column, cell in row.items() if column not in gone} for row in rows]


def _export(rows: Sequence[Row]) -> bytes:
    header = dict(zip(rows[0], rows[0], strict=True))
    text = delimited([header, *rows]).decode()
    return text.split("\r\n", 1)[1].encode()


@pytest.mark.parametrize("names", [["respondent"], ["submitted"], ["finished"], ["duration"],
                                   ["submitted", "finished"], list(OPTIONAL)])  # fmt: skip
def test_every_column_that_is_no_answer_may_be_missing(survey: Survey, names: list[str]) -> None:
    rows = [row for row in ROWS if row != ROWS[2]]  # nobody answers twice
    survey.write({"responses.csv": _export(_left(rows, *names))}, _without(*names))
    assert check_survey(survey.folder) == ()
    declared = Codebook.model_validate(_without(*names))
    cleaned = clean(read_export(survey.folder, declared), declared)
    whole = Codebook.model_validate(codebook())
    survey.write({"responses.csv": delimited(rows)})
    expected = clean(read_export(survey.folder, whole), whole).responses
    same = ["_actor", "concerned", "suspicion", "cases", "prepared", "comment.given"]
    assert cleaned.responses[same].equals(expected[same])
    assert cleaned.responses["_respondent"].is_unique
    counts, _ = protect(cleaned.responses, declared, "survey")
    quality = Quality(cleaned, declared, counts)
    known = "finished" not in names or "submitted" not in names
    edition = Edition(declared, "sv")
    assert isinstance(quality.flags_table(edition), Table) == known
    assert isinstance(quality.durations_table(edition), Table) == ("duration" not in names)
    assert ("finished" in {one.name for one in variables(declared)}) == known


def test_a_column_without_a_single_time_tells_nothing(survey: Survey) -> None:
    declared = _without("finished")
    rows = _left([row | {"Inskickad": ""} for row in ROWS], "finished")
    survey.write({"responses.csv": _export(rows)}, declared)
    book = Codebook.model_validate(declared)
    cleaned = clean(read_export(survey.folder, book), book)
    assert cleaned.responses["_finished"].isna().all()
    # an empty list of one who may have come to the end is an empty list
    assert cleaned.responses["channels.phone"].notna().all()


def test_the_first_respondent_is_no_second_header(survey: Survey) -> None:
    first = dict.fromkeys(COLUMNS, "") | {"Id": "anna", "Aktör": "Alfa", "F1": "4"}
    survey.write({"responses.csv": delimited([first, *ROWS])})
    with pytest.raises(InputError, match="may be a respondent or one more row of column names"):
        survey.cleaned(Codebook.model_validate(codebook()))
    declared = survey.write({"responses.csv": delimited([first, *ROWS])}, header_rows=1)
    with pytest.raises(InputError, match="found 'Alfa'; is not an actor"):
        survey.cleaned(declared)
    opened = dict.fromkeys(COLUMNS, "") | {"Id": "anna"}
    declared = survey.write({"responses.csv": delimited([opened, *ROWS])})
    assert survey.cleaned(declared).received == len(ROWS) + 1
