"""What the codebook declares is read as it says, whatever a word means elsewhere."""

import pytest

from helpers.cleaning import cells
from helpers.cleaning.names import RefusalError
from helpers.cleaning.rules import Rule
from helpers.survey.codebook import Export, Level, Question

from .exports import ROWS, Survey, delimited

# Words that tools use for ticked and not ticked; typed anew, so that none is lost unseen.
MARKS = {
    "1": ("1", "x", "ja", "Yes", "Y", "true", "Sant", "vald", "checked", "Selected"),
    "0": ("0", "nej", "No", "N", "false", "Falskt", "ej vald", "unchecked", "not selected"),
}
WORDS = [word for words in MARKS.values() for word in words]


def item(label: str = "Egen", code: str | None = None, aliases: tuple[str, ...] = ()) -> Level:
    labels = {"sv": label, "en": "Own"}
    return Level.model_validate(
        {"id": "own", "label": labels, "code": code, "aliases": aliases, "column": "c"}
    )


def read(level: Level, *values: str, unticked: tuple[str, ...] = ()) -> list[str]:
    """How each value of a column is read."""
    question = Question.model_validate(
        {
            "id": "q",
            "theme": "experience",
            "type": "multiple",
            "text": {"sv": "Q"},
            "label": {"sv": "Q"},
            "levels": (level,),
            "unticked": unticked,
        }
    )
    export = Export.model_validate(
        {
            "files": ("a.csv",),
            "columns": {"respondent": "r", "actor": "a", "submitted": "s"},
            "no_answer": ("-99",),
        }
    )
    reader = cells.tick_reader(level, question, export, values)
    return [reader(value).text for value in values]


@pytest.mark.parametrize("word", WORDS)
def test_an_item_is_read_as_itself_by_label_and_by_code(word: str) -> None:
    for level in (item(word), item(code=word)):
        assert read(level, word, "", "-99") == ["1", "", "no_answer"]


@pytest.mark.parametrize("word", MARKS["0"])
def test_a_word_that_could_mean_both_is_asked_about(word: str) -> None:
    """Beside other marks of the same column; unless the codebook settles which is meant."""
    for level in (item(word), item(code=word)):
        with pytest.raises(RefusalError, match=r"aliases of item own .* unticked of question q"):
            read(level, word, "vald")
        assert read(level, word, "vald", unticked=(word,)) == ["0", "1"]
    assert read(item(word, aliases=(word,)), word, "vald") == ["1", "1"]


@pytest.mark.parametrize(("mark", "words"), MARKS.items())
def test_marks_mean_what_they_did_where_nothing_is_declared(
    mark: str, words: tuple[str, ...]
) -> None:
    assert read(item(), *words) == [mark] * len(words)


def test_an_id_is_no_word_of_the_export() -> None:
    level = Level.model_validate({"id": "no", "label": {"sv": "Inga rutiner"}, "column": "c"})
    assert read(level, "Yes", "No", "Inga rutiner") == ["1", "0", "1"]


def test_a_missing_code_where_nobody_asked_is_no_change(survey: Survey) -> None:
    """Suspicion is no, so F3 and F4 are not asked; what stands there is no answer."""
    codes = {"F2": "nej", "F3": "-99", "F4_1": "-99", "F4_2": "ej svar", "F4_3": "-99"}
    rows = [ROWS[1] | codes | {"Id": "1", "F1": "Ej svar"}]
    log = survey.cleaned(survey.write({"responses.csv": delimited(rows)})).log
    assert not set(log["column"]) & {"F3", "F4_1", "F4_2", "F4_3"}
    assert log.loc[log["column"] == "F1", "rule"].tolist() == [Rule.MISSING_CODE]


def test_a_missing_code_is_told_as_one_however_it_is_spelt() -> None:
    """“No answer” is nearly the word that the clean data use for it."""
    question = Question.model_validate(
        {
            "id": "q",
            "theme": "experience",
            "type": "single",
            "column": "c",
            "text": {"sv": "Q"},
            "label": {"sv": "Q"},
            "levels": [{"id": one, "label": {"sv": one}} for one in ("yes", "no")],
            "headline": ("yes",),
            "headline_label": {"sv": "ja"},
        }
    )
    export = Export.model_validate(
        {
            "files": ("a.csv",),
            "columns": {"respondent": "r", "actor": "a", "submitted": "s"},
            "no_answer": ("No answer",),
        }
    )
    reader = cells.closed_reader(question, export)
    for text in ("No answer", "no answer ", "No-Answer"):
        assert (reader(text).text, reader(text).rule) == ("no_answer", Rule.MISSING_CODE)
