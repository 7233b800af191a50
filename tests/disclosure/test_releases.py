"""Differencing: what a second release, with one answer changed, could tell beyond the first."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from helpers.cleaning import Cleaned, clean
from helpers.disclosure.protection import ProtectedCounts, protect
from helpers.reading import read_export
from helpers.report.audit.count_facts import counted_facts
from helpers.report.audit.declared_facts import declared_facts
from helpers.report.audit.earlier import (
    attack_difference,
    attack_reports,
    may_hold_the_same_people,
)
from helpers.report.audit.read_back import read_back
from helpers.results.quality import Quality
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.words.edition import Edition

from .random_surveys import random_survey


@pytest.fixture(scope="module")
def cleaned(folder: SurveyFolder, codebook: Codebook) -> Cleaned:
    return clean(read_export(folder, codebook), codebook)


def released(responses: pd.DataFrame, codebook: Codebook, key: bytes = b"0") -> ProtectedCounts:
    """What is published with one and the same key: by itself it would change with the answers."""
    return protect(responses, codebook, "synthetic", key=key, cases_are_published=True)[0]


def test_one_changed_answer_changes_only_its_own_question(
    cleaned: Cleaned, codebook: Codebook
) -> None:
    """The figures of other questions, and what is hidden of them, stay as they were."""
    first = released(cleaned.responses, codebook)
    changed = cleaned.responses.copy()
    mine = changed[(changed["_sector"] == "voluntary") & (changed["knowledge"] == "some")]
    changed.loc[mine.index[0], "knowledge"] = "good"
    second = released(changed, codebook)
    before, after = (
        counts.answers[counts.answers["question"] != "knowledge"] for counts in (first, second)
    )
    pd.testing.assert_frame_equal(before, after)
    for name in ("response", "pairs", "items", "cases"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_the_tables_of_data_quality_do_not_depend_on_an_answer(
    cleaned: Cleaned, codebook: Codebook
) -> None:
    """Notebook 01 alone sees respondents; what it shows besides counts is the same."""
    changed = cleaned.responses.copy()
    mine = changed[(changed["_sector"] == "voluntary") & (changed["knowledge"] == "some")]
    changed.loc[mine.index[0], "knowledge"] = "good"
    edition, counts = Edition(codebook, "sv"), released(cleaned.responses, codebook)
    before, after = (
        Quality(Cleaned(responses, cleaned.log, cleaned.received), codebook, counts)
        for responses in (cleaned.responses, changed)
    )
    for name in ("submissions", "log", "completeness", "flags", "durations"):
        first, second = (getattr(one, f"{name}_table")(edition) for one in (before, after))
        assert first.csv == second.csv
    assert before.sentence(edition) == after.sentence(edition)


def test_who_holds_two_surveys_of_the_same_people_learns_no_more() -> None:
    """A survey compared may be an earlier export under another name; another survey is not."""
    codebook, answers = random_survey(4)
    early = answers.iloc[1:].reset_index(drop=True)
    now, then = (
        list(counted_facts(protect(one, codebook, "survey")[0])) for one in (answers, early)
    )
    assert may_hold_the_same_people(now, then, codebook)
    assert not may_hold_the_same_people(then, now, codebook)
    told = [str(one) for one in attack_difference(now, then, codebook, "before")]
    assert any("so few answered in between, compared with before (1)" in one for one in told)
    for seed in range(4):
        other = answers.sample(frac=1.0, replace=True, random_state=seed)
        theirs = list(counted_facts(protect(other.reset_index(drop=True), codebook, "survey")[0]))
        assert not may_hold_the_same_people(now, theirs, codebook)
        assert not may_hold_the_same_people(theirs, now, codebook)


def test_two_reports_are_attacked_together(built_report: Path, codebook: Codebook) -> None:
    assert attack_reports(built_report, built_report, codebook) == []
    facts = declared_facts(read_back(built_report), codebook)
    name = next(one.key for one in facts if one.key and one.key[0] == "answer" and one.value)
    assert name is not None
    wanted = {name, ("n", *name[1:3]), ("respondents", name[2])}
    fewer = [
        replace(one, low=(one.low or 0) - 1, high=(one.high or 0) - 1)
        if one.key in wanted and one.value
        else one
        for one in facts
    ]
    told = "\n".join(map(str, attack_difference(facts, fewer, codebook, "old")))
    assert "too few respondents stand behind it, compared with old (1)" in told
