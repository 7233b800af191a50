"""For whom recipients answer: whose answers count as one, and what is said where unknown."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from helpers.results.organisations import organisations_note, organisations_sentence
from helpers.results.questions import Answers
from helpers.results.share import answers_per_vote, votes
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain

from .made import Numbers, asked, by_sector, survey


def telling(codebook: Codebook, **answers_for: str) -> Codebook:
    """The survey whose codebook says for whom the recipients of some actors answer."""
    content = codebook.model_dump(mode="json", exclude_none=True)
    for sector in content["sectors"]:
        for actor in sector["actors"]:
            if actor["id"] in answers_for:
                actor["answers_for"] = answers_for[actor["id"]]
    return Codebook.model_validate(content)


def everyone(codebook: Codebook, answers_for: str) -> Codebook:
    return telling(codebook, **dict.fromkeys((one.id for one in codebook.actors), answers_for))


def response(codebook: Codebook, answered: Mapping[str, int]) -> pd.DataFrame:
    """How many of each actor answered; of those not named nobody."""
    rows = [
        (sector.id, actor.id, actor.invited, answered.get(actor.id, 0))
        for sector in codebook.sectors
        for actor in sector.actors
    ]
    return pd.DataFrame(rows, columns=["sector", "actor", "invited", "answered"])


def told_of(codebook: Codebook, question: str, numbers: Numbers) -> Answers:
    """All that is told of a question, five of each actor having answered."""
    five = dict.fromkeys((one.id for one in codebook.actors), 5)
    counts = replace(
        survey(codebook, None, (), **{question: numbers}), response=response(codebook, five)
    )
    return asked(counts, codebook, question)


def test_one_organisation_has_one_vote(codebook: Codebook) -> None:
    """Two of 6 and 4 answers speak for one each, 10 for themselves: (36 + 16 + 10) of 20."""
    book = telling(codebook, police="organisation", prosecutor="organisation")
    answered = {"police": 6, "prosecutor": 4, "municipalities": 10}
    counts = replace(survey(book), response=response(book, answered))
    assert answers_per_vote(counts, book, "authorities") == pytest.approx(62 / 20)
    assert answers_per_vote(counts, codebook, "authorities") == 1
    assert votes(10, 20, 62 / 20) == (3, 6)
    assert votes(10, 20, 1.0) == (10, 20)


def test_what_is_counted_stays_as_it_was(codebook: Codebook) -> None:
    """Only where chance is reckoned with do votes stand in for answers."""
    far = by_sector((20, 18), (20, 2), (20, 10), (20, 9))
    plainly = told_of(codebook, "suspicion", far)
    together = told_of(everyone(codebook, "organisation"), "suspicion", far)
    themselves = told_of(everyone(codebook, "itself"), "suspicion", far)
    for one, other in zip(plainly.shares.shares, together.shares.shares, strict=True):
        assert one.proportion == other.proportion
        assert one.limits == other.limits
    assert together.shares.crossed != plainly.shares.crossed == themselves.shares.crossed
    for before, after in zip(plainly.pairs.pairs, together.pairs.pairs, strict=True):
        assert before.difference is not None
        assert after.difference is not None
        assert before.difference.value == after.difference.value
        assert after.difference.interval.width >= before.difference.interval.width


def test_what_is_not_known_is_told(codebook: Codebook) -> None:
    edition = Edition(codebook, "en")
    sentence = organisations_sentence(edition)
    assert sentence is not None
    assert plain(sentence.text) == plain(edition.say("organisations_unknown", actors=""))
    assert organisations_note(edition) == [edition.say("colleagues_note")]
    known = Edition(everyone(codebook, "itself"), "en")
    assert organisations_sentence(known) is None
    assert organisations_note(known) == []
    some = Edition(telling(codebook, police="organisation", taxi="itself"), "en")
    told = organisations_sentence(some)
    assert told is not None
    assert some.inside("police") in plain(told.text).split(". ")[0]
    assert some.inside("hotels") in plain(told.text)
    assert some.inside("taxi") not in plain(told.text)
    assert organisations_note(some) == [some.say("votes_note")]


def test_ordered_answers_are_not_tested_as_independent(codebook: Codebook) -> None:
    book = everyone(codebook, "organisation")
    pairs = told_of(book, "preparedness", by_sector(*((20, 10),) * 4)).pairs
    assert pairs.ordered is None
    assert pairs.ordered_sentence(Edition(book, "en")) is None
    assert "delta" not in pairs.frame
    assert all(one.per_vote == 5 for one in pairs.shares.sectors)
