"""Talk beside answers: the reading follows the share's interval."""

from dataclasses import replace

import pytest

from helpers.disclosure.counts import COUNTY
from helpers.results.interviews import Interviews, agreement
from helpers.results.share import Share, shares_of
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import read_published
from helpers.words.edition import Edition, plain

from .made import SECTORS, Numbers, survey

READINGS = [(2, "agree"), (18, "part"), (10, "unsure"), (None, "hidden")]


def county_shares(codebook: Codebook, prepared: int | None) -> dict[str, Share]:
    """All respondents' shares: of the prepared as stated in each sector, of others one half."""
    numbers: Numbers = dict.fromkeys(SECTORS, (20, prepared))
    if prepared is None:
        numbers = {**numbers, COUNTY: (80, None)}
    counts = survey(codebook, preparedness=numbers)
    names = [question.id for question in codebook.questions if question.headline]
    return {name: shares_of(counts, codebook, name)[-1] for name in names}


@pytest.fixture
def interviews(folder: SurveyFolder, codebook: Codebook) -> Interviews:
    statements = read_published(folder, "interview_statements")
    return Interviews(statements, county_shares(codebook, 2), "survey")


@pytest.mark.parametrize(("prepared", "reading"), READINGS)
def test_a_statement_that_expects_few(
    codebook: Codebook, prepared: int | None, reading: str
) -> None:
    share = county_shares(codebook, prepared)["preparedness"]
    assert agreement("few", share) == reading
    turned = {"agree": "part", "part": "agree"}
    assert agreement("most", share) == turned.get(reading, reading)


@pytest.mark.parametrize(("prepared", "reading"), READINGS)
def test_the_sentence_changes_with_the_answers(
    interviews: Interviews, codebook: Codebook, edition: Edition,
    prepared: int | None, reading: str,
) -> None:  # fmt: skip
    """Two of five statements expect little preparedness; other shares are one half."""
    told = replace(interviews, shares=county_shares(codebook, prepared))
    expected = dict.fromkeys(("agree", "part", "unsure", "hidden"), 0) | {"unsure": 3}
    expected[reading] += 2
    assert told.readings == expected
    sentence = told.agreement_sentence(edition)
    assert sentence is not None
    whole = {"all": 10, "judged": 5} | {
        name: expected[name] for name in ("agree", "part", "unsure")
    }
    assert plain(sentence.text).startswith(plain(edition.say("agreement", **whole)))
    hidden = plain(edition.say("agreement_hidden", hidden=2))
    assert plain(sentence.text).endswith(hidden) == (reading == "hidden")


def test_a_statement_that_says_how_common_an_answer_is_has_its_row(
    interviews: Interviews, edition: Edition
) -> None:
    table = interviews.agreement_table(edition)
    assert table is not None
    readings = dict(zip(table.frame["statement"], table.frame["reading"], strict=True))
    assert readings["s22"] == readings["s23"] == "agree"
    assert "s11" not in readings  # says nothing of how common an answer is
    assert len(readings) == interviews.statements["expected"].notna().sum() == 5


def test_without_answers_nothing_is_compared(interviews: Interviews, edition: Edition) -> None:
    alone = replace(interviews, shares={})
    assert alone.agreement_sentence(edition) is None
    assert alone.agreement_table(edition) is None
