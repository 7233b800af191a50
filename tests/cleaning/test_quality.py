"""The quality counts of appendix A, and the flag for straight-lining."""

import pandas as pd
import pytest

from helpers.cleaning.processed import pseudonym_secret, read_cleaned, write_cleaned
from helpers.cleaning.quality import (
    count_completeness,
    count_log,
    count_submissions,
    describe_durations,
)
from helpers.cleaning.straight_lines import FEWEST_ITEMS, straight_lined
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError

from .exports import ROWS, Survey, codebook, delimited


def test_log_counts_add_up_to_the_log(survey: Survey) -> None:
    cleaned = survey.cleaned(survey.write({"responses.csv": delimited()}))
    counts = count_log(cleaned)
    assert counts["changes"].sum() == len(cleaned.log)
    aliases = counts[counts["rule"] == "alias"]
    assert aliases[["column", "changes"]].values.tolist() == [["Aktör", 1], ["F6", 1]]


def test_submissions_and_completeness_add_up(survey: Survey) -> None:
    declared = survey.write({"responses.csv": delimited()})
    cleaned = survey.cleaned(declared)
    outcome = count_submissions(cleaned).set_index("outcome")["rows"]
    assert outcome["received"] == outcome.drop("received").sum() == len(ROWS)
    states = count_completeness(cleaned, declared).groupby("question").sum(numeric_only=True)
    assert (states.sum(axis=1) == len(cleaned.responses)).all()


def test_quartiles_need_the_threshold_behind_each_quarter(survey: Survey) -> None:
    rows = [ROWS[1] | {"Id": str(n), "Aktör": actor, "Tid": str(n)}
            for n, actor in enumerate(["Kommuner"] * 8 + ["Åklagarmyndigheten"] * 4 +
                                      ["Kyrkor/samfund"] * 9)]  # fmt: skip
    declared = survey.write({"responses.csv": delimited(rows)})
    table = describe_durations(survey.cleaned(declared), declared)
    assert table["n"].tolist() == [12, 9]
    # numpy's linear quartiles of 0..11: 2.75, 5.5, 8.25
    assert table.iloc[0, 2:].tolist() == [3, 6, 8]
    assert table.iloc[1, 2:].isna().all()


def _ordinals(count: int) -> Codebook:
    declared = codebook()
    first = declared["questions"][0]
    extra = [
        first
        | {"id": f"extra{n}", "column": f"X{n}", "label": {"sv": f"Fråga {n}", "en": f"Item {n}"}}
        for n in range(count)
    ]
    return Codebook.model_validate(declared | {"questions": [*declared["questions"], *extra]})


@pytest.mark.parametrize(
    ("answers", "flagged"),
    [
        ([1] * FEWEST_ITEMS, True),
        ([3] * FEWEST_ITEMS, True),  # "don't know" throughout
        ([1] * (FEWEST_ITEMS - 1) + [2], False),
        ([1] * (FEWEST_ITEMS - 1) + [-1], False),  # too few answers
        ([1] * FEWEST_ITEMS + [-1, 4], True),  # blank and "no answer" do not count
        ([1] * FEWEST_ITEMS + [0], False),
    ],
)
def test_straight_lining(answers: list[int], flagged: bool) -> None:
    declared = _ordinals(len(answers) - 2)
    ordinal = [q for q in declared.questions if q.type == "ordinal"]
    closed = {}
    for question, code in zip(ordinal, answers, strict=True):
        levels: pd.Index = pd.Index([*(level.id for level in question.levels), "no_answer"])
        closed[question.id] = pd.Categorical.from_codes([code], levels)
    assert straight_lined(declared, closed, 1).tolist() == [flagged]


def test_the_secret_is_made_once_and_private(survey: Survey) -> None:
    secret = pseudonym_secret(survey.folder)
    assert len(secret) == 32
    assert pseudonym_secret(survey.folder) == secret
    (path,) = survey.folder.processed.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_store_is_reported(survey: Survey) -> None:
    with pytest.raises(InputError, match="run notebook 01"):
        read_cleaned(survey.folder)
    write_cleaned(survey.folder, survey.cleaned(survey.write({"responses.csv": delimited()})))
    path = survey.folder.processed / "responses.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError, match="run notebook 01"):
        read_cleaned(survey.folder)


def test_a_store_that_fails_half_way_leaves_the_old_one(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleaned = survey.cleaned(survey.write({"responses.csv": delimited()}))
    write_cleaned(survey.folder, cleaned)
    before = {path: path.read_bytes() for path in survey.folder.processed.iterdir()}

    def fail(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pyarrow.parquet.write_table", fail)
    with pytest.raises(InputError, match="No space left"):
        write_cleaned(survey.folder, cleaned)
    assert {path: path.read_bytes() for path in survey.folder.processed.iterdir()} == before
