"""The words follow the evidence: when the finding vanishes from the data, so does the sentence."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from helpers.codebook import Codebook
from helpers.comparison import compare_questions, compare_sectors
from helpers.counts import COUNTY, HEADLINE, whole_numbers
from helpers.disclosure import ProtectedCounts
from helpers.edition import Edition
from helpers.intervals import IntervalCount
from helpers.narrative import (
    association_sentence,
    county_sentence,
    gap_sentence,
    nonresponse_sentence,
    sector_sentence,
    unknown_sentence,
)
from helpers.published_narrative import leading_actor_sentence

SECTORS = ("authorities", "businesses", "care_givers", "voluntary")
Numbers = Mapping[str, tuple[int, int | None]]
NBSP = "\N{NO-BREAK SPACE}"


def answers(codebook: Codebook, question: str, headline: Numbers) -> pd.DataFrame:
    """Rows of ``answers`` in which each sector has n and a headline count."""
    if all(count is not None for _, count in headline.values()):
        parts = [(n, count or 0) for n, count in headline.values()]
        county = (sum(n for n, _ in parts), sum(count for _, count in parts))
        headline = {**headline, COUNTY: county}
    rows = []
    asked = codebook.question(question)
    for group, (n, count) in headline.items():
        rows.append((question, group, HEADLINE, n, count))
        for level in asked.levels:
            is_first = level.id == asked.headline[0]
            rest = None if count is None else n - count if level.id == asked.levels[0].id else 0
            rows.append((question, group, level.id, n, count if is_first else rest))
    frame = pd.DataFrame(rows, columns=["question", "group", "level", "n", "count"])
    return whole_numbers(frame)


def made(codebook: Codebook, **headlines: Numbers) -> ProtectedCounts:
    """Counts with chosen headline shares; questions not named have 10 of 20 everywhere."""
    plain: Numbers = dict.fromkeys(SECTORS, (20, 10))
    names = [question.id for question in codebook.questions if question.headline]
    frames = [answers(codebook, name, headlines.get(name, plain)) for name in names]
    pairs = [
        ("suspicion_and_preparedness", group, level, against, 40, 10)
        for group in (*SECTORS, COUNTY)
        for level in (HEADLINE, "other")
        for against in (HEADLINE, "other")
    ]
    columns = ["comparison", "group", "level", "against_level", "n", "count"]
    empty = pd.DataFrame()
    return ProtectedCounts(
        survey=codebook.survey,
        source="survey",
        response=empty,
        answers=pd.concat(frames, ignore_index=True),
        pairs=whole_numbers(pd.DataFrame(pairs, columns=columns)),
        items=empty,
        cases=empty,
    )


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


def test_a_clear_difference_is_told(codebook: Codebook, edition: Edition) -> None:
    far: Numbers = dict(zip(SECTORS, [(20, 18), (20, 2), (20, 10), (20, 9)], strict=True))
    text = sector_sentence(
        compare_sectors(made(codebook, suspicion=far), codebook, "suspicion"), edition
    ).text
    assert edition.among("authorities") in text
    assert edition.among("businesses") in text
    assert f"90{NBSP}%" in text or "90%" in text


def test_without_a_difference_none_is_told(codebook: Codebook, edition: Edition) -> None:
    text = sector_sentence(compare_sectors(made(codebook), codebook, "suspicion"), edition).text
    assert edition.among("authorities") not in text
    assert edition.choose("slumpen", "chance") in text


def test_a_small_difference_is_not_told_as_one(codebook: Codebook, edition: Edition) -> None:
    near: Numbers = dict(zip(SECTORS, [(20, 11), (20, 9), (20, 10), (20, 10)], strict=True))
    comparison = compare_sectors(made(codebook, preparedness=near), codebook, "preparedness")
    assert not comparison.differs
    assert edition.choose("slumpen", "chance") in sector_sentence(comparison, edition).text


def test_holm_may_take_a_difference_back(codebook: Codebook, edition: Edition) -> None:
    """p below 5 % alone, above it within the confirmatory family."""
    border: Numbers = dict(zip(SECTORS, [(20, 14), (20, 6), (20, 10), (20, 10)], strict=True))
    comparison = compare_sectors(made(codebook, suspicion=border), codebook, "suspicion")
    assert comparison.test is not None
    assert comparison.test.p is not None
    assert comparison.p_adjusted == pytest.approx(min(1, 3 * comparison.test.p))


def test_exploratory_comparisons_say_so(codebook: Codebook, edition: Edition) -> None:
    word = edition.choose("utforskande", "exploratory")
    counts = made(codebook)
    assert word in sector_sentence(compare_sectors(counts, codebook, "knowledge"), edition).text
    assert word not in sector_sentence(compare_sectors(counts, codebook, "suspicion"), edition).text


def test_a_hidden_share_withholds_test_and_sentence(codebook: Codebook, edition: Edition) -> None:
    hidden: Numbers = dict(
        zip((*SECTORS, COUNTY), [(20, None), (20, None), (20, 10), (20, 9), (80, 40)], strict=True)
    )
    comparison = compare_sectors(made(codebook, suspicion=hidden), codebook, "suspicion")
    assert comparison.test is None
    assert comparison.weighted is None
    assert edition.choose("visas inte", "not shown") in sector_sentence(comparison, edition).text
    assert f"50{NBSP}%" in county_sentence(comparison, edition).text.replace("50%", f"50{NBSP}%")


def test_non_response_bounds(codebook: Codebook, edition: Edition) -> None:
    """226 invited, 80 answered, 40 yes: from 40/226 to (40+146)/226."""
    comparison = compare_sectors(made(codebook), codebook, "suspicion")
    text = nonresponse_sentence(comparison, edition).text
    for number in ("146", "226", edition.percent(40 / 226), edition.percent(186 / 226)):
        assert number in text


def test_dont_know_is_counted_and_shown(codebook: Codebook, edition: Edition) -> None:
    counts = made(codebook)
    frame = counts.answers.copy()
    mine = (frame["question"] == "suspicion") & (frame["group"] == COUNTY)
    frame.loc[mine & (frame["level"] == "dont_know"), "count"] = 16
    comparison = compare_sectors(replace(counts, answers=frame), codebook, "suspicion")
    text = unknown_sentence(comparison, edition).text
    assert "16" in text
    assert edition.percent(40 / 64) in text
    assert edition.percent(40 / 80) in text


@pytest.mark.parametrize(
    ("first", "second", "key"), [(2, 18, "ahead"), (18, 2, "behind"), (10, 11, "unsure")]
)
def test_gap(codebook: Codebook, edition: Edition, first: int, second: int, key: str) -> None:
    experience: Numbers = dict.fromkeys(SECTORS, (20, 10)) | {"voluntary": (20, first)}
    prepared: Numbers = dict.fromkeys(SECTORS, (20, 10)) | {"voluntary": (20, second)}
    counts = made(codebook, suspicion=experience, preparedness=prepared)
    text = gap_sentence(
        compare_questions(counts, codebook, "suspicion_and_preparedness"), edition
    ).text
    told = {sentence for sentence in text.split(".") if edition.among("voluntary") in sentence}
    words = {
        "ahead": edition.choose("Beredskapen är vanligare", "Preparedness is more common"),
        "behind": edition.choose("Erfarenheten är vanligare", "Experience is more common"),
        "unsure": edition.choose("inte att säga", "do not tell"),
    }
    assert len(told) == 1
    assert words[key] in told.pop()


def test_association(codebook: Codebook, edition: Edition) -> None:
    counts = made(codebook)
    same = counts.pairs["level"] == counts.pairs["against_level"]

    def told(on_diagonal: int, off_diagonal: int) -> str:
        count = counts.pairs["count"].mask(same, on_diagonal).mask(~same, off_diagonal)
        changed = replace(counts, pairs=counts.pairs.assign(count=count))
        pair = compare_questions(changed, codebook, "suspicion_and_preparedness")
        return association_sentence(pair, edition).text

    assert edition.choose("inget säkert samband", "no clear association") in told(10, 10)
    assert edition.choose("oftare", "more often") in told(18, 2)
    assert edition.choose("mer sällan", "less often") in told(2, 18)


def test_a_hidden_cell_withholds_the_association(codebook: Codebook, edition: Edition) -> None:
    counts = made(codebook)
    count = counts.pairs["count"].mask(counts.pairs.index == 0)
    hidden = replace(counts, pairs=counts.pairs.assign(count=count))
    pair = compare_questions(hidden, codebook, "suspicion_and_preparedness")
    assert pair.association is None
    assert edition.choose("visas inte", "not shown") in association_sentence(pair, edition).text


def test_a_ranking_is_certain_only_against_closed_counts(edition: Edition) -> None:
    none = IntervalCount(0, 0)
    sure = {
        "private_doctors": {"strong": IntervalCount(22, 22), "doubtful": none},
        "taxi": {"strong": IntervalCount(6, 8), "doubtful": none},
    }
    assert edition.group("taxi").lower() not in leading_actor_sentence(sure, edition).text
    unsure = sure | {"police": {"strong": IntervalCount(2, 2, True), "doubtful": none}}
    assert edition.group("police").lower() in leading_actor_sentence(unsure, edition).text
