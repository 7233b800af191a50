"""Talk beside answers: the reading follows the share's interval."""

import pandas as pd
import pytest

from helpers.comparison.sector_comparison import SectorComparison, compare_sectors
from helpers.sections.interviews import agreement, agreement_sentence, agreement_table
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import read_published
from helpers.words.edition import Edition

from .test_narrative import SECTORS, Numbers, made


def compared(codebook: Codebook, prepared: int | None) -> dict[str, SectorComparison]:
    shares: Numbers = dict.fromkeys(SECTORS, (20, prepared))
    if prepared is None:
        shares = {**shares, "county": (80, None)}
    counts = made(codebook, preparedness=shares)
    names = [question.id for question in codebook.questions if question.headline]
    return {name: compare_sectors(counts, codebook, name) for name in names}


@pytest.mark.parametrize(
    ("prepared", "reading"), [(2, "agree"), (18, "part"), (10, "unsure"), (None, "hidden")]
)
def test_a_statement_that_expects_few(
    codebook: Codebook, prepared: int | None, reading: str
) -> None:
    share = compared(codebook, prepared)["preparedness"].county
    assert agreement("few", share) == reading
    turned = {"agree": "part", "part": "agree"}
    assert agreement("most", share) == turned.get(reading, reading)
    assert agreement("", share) == "silent"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sentence_changes_with_the_answers(
    folder: SurveyFolder, codebook: Codebook, language: str
) -> None:
    """Two of five statements expect little preparedness; other shares are one half."""
    statements = read_published(folder, "interview_statements")
    edition = Edition(codebook, language)  # type: ignore[arg-type]

    def told(prepared: int | None) -> str:
        sentence = agreement_sentence(statements, edition, compared(codebook, prepared))
        assert sentence is not None
        return sentence.text

    same = edition.choose(
        ": {} pekar åt samma håll som enkäten, {} åt",
        ": {} point the same way as the survey, {} the other",
    )
    assert same.format(2, 0) in told(2)
    assert same.format(0, 2) in told(18)
    assert same.format(0, 0) in told(10)
    assert edition.choose("är dold", "is hidden") in told(None)


def test_a_statement_that_says_how_common_an_answer_is_has_its_row(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    statements = read_published(folder, "interview_statements")
    table = agreement_table(statements, Edition(codebook, "en"), compared(codebook, 2))
    assert table is not None
    readings = dict(zip(table.frame["statement"], table.frame["reading"], strict=True))
    assert readings["s22"] == readings["s23"] == "agree"
    assert "s11" not in readings  # says nothing of how common an answer is
    assert isinstance(table.frame, pd.DataFrame)
    assert len(readings) == statements["expected"].notna().sum() == 5
