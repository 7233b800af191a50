"""Differencing: what a second release, with one answer changed, could tell beyond the first."""

import pandas as pd
import pytest

from helpers.cleaning import Cleaned, clean
from helpers.disclosure.protection import ProtectedCounts, protect
from helpers.reading import read_export
from helpers.results.quality import Quality
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder
from helpers.words.edition import Edition


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
