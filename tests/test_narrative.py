"""The words follow the evidence: when the finding vanishes from the data, so does the sentence."""

import pandas as pd
import pytest
from helpers.comparison.case_counts import Counted
from helpers.narrative.case_narrative import cases_sentence, leading_actor_sentence
from helpers.narrative.published_narrative import training_sentence

from helpers.survey.codebook import Codebook
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition

from .kronoberg_cases import cases_of


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


def test_without_cases_none_are_told(codebook: Codebook, edition: Edition) -> None:
    def told(count: IntervalCount) -> str:
        counts = {
            actor.id: {"strong": count, "doubtful": IntervalCount(0, 0)}
            for actor in codebook.actors
        }
        return cases_sentence(cases_of(codebook, counts), edition).text

    assert "42+" in told(IntervalCount(3, 3, open=True))
    assert "42" in told(IntervalCount(3, 3))
    assert "+" not in told(IntervalCount(3, 3))
    assert told(IntervalCount(0, 0)).startswith(edition.choose("Ingen aktör", "No actor"))


def test_without_training_none_is_told(edition: Edition) -> None:
    def told(occasions: int | None, participants: int | None) -> str:
        frame = pd.DataFrame({
            "item": ["training_occasions", "participants"], "value": [occasions, participants]
        })  # fmt: skip
        sentence = training_sentence(frame, edition)
        return "" if sentence is None else sentence.text

    assert "193" in told(7, 193)
    assert edition.choose("inga utbildningstillfällen", "no training") in told(0, 0)
    assert told(7, None) == ""


def test_a_ranking_is_certain_only_against_closed_counts(edition: Edition) -> None:
    def told(counts: Counted) -> str:
        return leading_actor_sentence(cases_of(edition.codebook, counts), edition).text

    none = IntervalCount(0, 0)
    sure: Counted = {
        "private_doctors": {"strong": IntervalCount(22, 22), "doubtful": none},
        "taxi": {"strong": IntervalCount(6, 8), "doubtful": none},
    }
    assert edition.inside("taxi") not in told(sure)
    unsure = sure | {"police": {"strong": IntervalCount(2, 2, True), "doubtful": none}}
    assert edition.inside("police") in told(unsure)
    level = sure | {"police": {"strong": IntervalCount(22, 22), "doubtful": none}}
    assert edition.choose("lika många som", "as many as") in told(level)
    nothing = {"police": {"strong": none, "doubtful": none}}
    assert edition.choose("Ingen aktör", "No actor") in told(nothing)
