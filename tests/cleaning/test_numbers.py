"""Numbers as people write them, in both ways of writing decimals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.cleaning.names import RefusalError
from helpers.cleaning.numbers import number_reader
from helpers.survey.codebook import Export, Question

QUESTION = {
    "id": "age", "theme": "background", "type": "number", "column": "age",
    "text": {"sv": "Ålder?", "en": "Age?"}, "label": {"sv": "Ålder", "en": "Age"},
    "unit": {"sv": "år", "en": "years"}, "lowest": 0, "highest": 110,
    "readings": {"ca 40": "40"},
}  # fmt: skip
EXPORT = Export.model_validate({"files": ["a.csv"], "columns": {"actor": "a"}, "no_answer": ["-9"]})
READ = number_reader(Question.model_validate(QUESTION), EXPORT)


@pytest.mark.parametrize(
    ("text", "read"),
    [("34", "34.0"), ("7,5", "7.5"), ("7.5", "7.5"), ("34 år", "34.0"), ("34 years", "34.0"),
     (" 12 ", "12.0"), ("ca 40", "40.0"), ("-9", "no_answer"), ("Vet ej", "no_answer"), ("", "")],
)  # fmt: skip
def test_a_number_is_read_as_it_stands(text: str, read: str) -> None:
    assert READ(text).text == read


@pytest.mark.parametrize("text", ["1.000", "1,000", "1 000", "30-40", "ca 30", "trettio", "1e1"])
def test_what_could_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(RefusalError):
        READ(text)


@pytest.mark.parametrize("text", ["-1", "111", "110,5"])
def test_a_number_outside_what_is_allowed_is_refused(text: str) -> None:
    with pytest.raises(RefusalError, match="must be at least 0 and at most 110"):
        READ(text)


@given(st.decimals(0, 110, places=2), st.sampled_from(".,"))
def test_both_decimal_marks_are_read_alike(number: object, mark: str) -> None:
    assert float(READ(str(number).replace(".", mark)).text) == float(str(number))


@pytest.mark.parametrize(
    ("change", "told"),
    [({"lowest": 120}, "lowest must be below highest"), ({"mean": True}, "mean is for ordinal"),
     ({"readings": {"x": "many"}}, "a number such as"), ({"type": "count"}, "for number questions"),
     ({"levels": [{"id": "a", "label": {"sv": "A", "en": "A"}}]}, "has no levels")],
)  # fmt: skip
def test_a_declaration_that_disagrees_with_itself_is_told(
    change: dict[str, object], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        Question.model_validate(QUESTION | change)
