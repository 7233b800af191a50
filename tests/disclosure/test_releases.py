"""Differencing: what a second release, with one answer changed, could tell beyond the first."""

import pandas as pd
import pytest

from helpers.cleaning import Cleaned, clean
from helpers.disclosure.counts import COUNTY, HEADLINE
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


def hidden_twins(counts: ProtectedCounts) -> list[tuple[str, str, list[str]]]:
    """Question, sector and hidden levels, where answers can change places unseen."""
    answers = counts.answers
    hidden = answers[
        answers["count"].isna() & (answers["group"] != COUNTY) & (answers["level"] != HEADLINE)
    ]
    return [
        (str(question), str(group), list(part["level"]))
        for (question, group), part in hidden.groupby(["question", "group"])
    ]


def test_two_answers_that_change_places_in_hidden_cells_change_nothing(
    cleaned: Cleaned, codebook: Codebook
) -> None:
    """Two sectors hide the same levels: one respondent of each changes, all sums stay.

    The county's figures then stay as they are, and so must every published byte, wherever the same
    cells are hidden: pages after notebook 01 see the protected counts alone.
    """
    keys = (f"{number}".encode() for number in range(12))
    assert any(_unchanged(cleaned.responses, codebook, key) for key in keys)


def _unchanged(responses: pd.DataFrame, codebook: Codebook, key: bytes) -> int:
    """Return how often two answers changed places unseen; fail where that could be seen."""
    first = released(responses, codebook, key)
    twins = hidden_twins(first)
    tried = 0
    for question, group, levels in twins:
        for other_question, other, other_levels in twins:
            shared = [level for level in levels if level in other_levels]
            if other_question != question or other <= group or len(shared) < 2:
                continue
            changed = responses.copy()
            for sector, old, new in ((group, *shared[:2]), (other, *shared[1::-1])):
                mine = changed[(changed["_sector"] == sector) & (changed[question] == old)]
                if question in ("suspicion", "preparedness") or mine.empty:
                    break
                changed.loc[mine.index[0], question] = new
            else:
                second = released(changed, codebook, key)
                if second.answers["count"].isna().equals(first.answers["count"].isna()):
                    tried += 1
                    for name in ("response", "answers", "pairs", "items", "cases"):
                        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    return tried


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
