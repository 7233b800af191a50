"""The files for colleagues, read back by pyreadstat and pyarrow, hold the cleaned responses."""

import json
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet
import pyreadstat
import pytest

from helpers.archive.colleagues import write_for_colleagues
from helpers.cleaning.processed import read_cleaned
from helpers.survey.codebook import NO_ANSWER, Codebook
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from ..conftest import SURVEY

pytestmark = pytest.mark.report


@pytest.fixture(scope="module")
def written(own_root: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(own_root))
        yield write_for_colleagues(SurveyFolder(SURVEY))


@pytest.fixture(scope="module")
def responses(written: Path) -> pd.DataFrame:
    return read_cleaned(SurveyFolder(SURVEY)).responses


def read(path: Path, *, user_missing: bool = True) -> tuple[pd.DataFrame, Any]:
    frame, metadata = pyreadstat.read_sav(path, user_missing=user_missing)
    assert isinstance(frame, pd.DataFrame)
    return frame, metadata


def test_labelled_values_are_the_cleaned_answers(
    written: Path, responses: pd.DataFrame, codebook: Codebook
) -> None:
    frame, metadata = read(written / "responses.en.sav")
    for question in codebook.questions:
        if question.type not in {"single", "ordinal"}:
            continue
        labels = metadata.variable_value_labels[question.id]
        label_of = {level.id: level.label["en"] for level in question.levels} | {
            NO_ANSWER: "No answer"
        }
        found = Counter(labels[code] for code in frame[question.id].dropna())
        assert found == Counter(label_of[answer] for answer in responses[question.id].dropna())
        assert frame[question.id].isna().sum() == responses[question.id].isna().sum()


def test_swedish_labels(written: Path, codebook: Codebook) -> None:
    _, metadata = read(written / "responses.sv.sav")
    for question in codebook.questions:
        if question.type in {"single", "ordinal"}:
            assert metadata.column_names_to_labels[question.id] == question.label["sv"]
            labels = set(metadata.variable_value_labels[question.id].values())
            assert {level.label["sv"] for level in question.levels} < labels


def test_no_answer_is_user_missing_and_dont_know_is_an_answer(
    written: Path, responses: pd.DataFrame
) -> None:
    kept, _ = read(written / "responses.en.sav", user_missing=False)
    for said in (NO_ANSWER, "dont_know"):
        assert (responses["would_report"] == said).any()
    answered = responses["would_report"].notna() & (responses["would_report"] != NO_ANSWER)
    assert kept["would_report"].notna().sum() == answered.sum()


def test_who_was_not_asked_is_told(written: Path, responses: pd.DataFrame) -> None:
    frame, metadata = read(written / "responses.en.sav")
    not_asked = (responses["suspicion"] != "yes").sum()
    for name in ("strong_cases", "strong_cases_low", "strong_cases_open", "cues__watched"):
        labels = metadata.variable_value_labels[name]
        assert labels[-2] == "Not asked"
        assert (frame[name] == -2).sum() == not_asked
        assert {one["lo"] for one in metadata.missing_ranges[name]} >= {-2}


def test_rows_hold_together(written: Path, responses: pd.DataFrame, codebook: Codebook) -> None:
    """Every combination of answers occurs as often as in the cleaned responses."""
    frame, metadata = read(written / "responses.en.sav", user_missing=False)
    names = ["actor", "suspicion", "strong_cases_high", "cues__watched", "duration"]
    columns = ["_actor", "suspicion", "strong_cases.high", "cues.watched", "_duration"]

    def said(name: str, value: Any) -> Any:
        return metadata.variable_value_labels.get(name, {}).get(value, value)

    levels = codebook.question("suspicion").levels
    words: dict[object, object] = {True: "Yes", False: "No", NO_ANSWER: ""}
    words |= {one.id: one.label["en"] for one in (*codebook.actors, *levels)}

    def cleaned(value: Any) -> Any:
        if pd.isna(value):
            return ""
        return words[value] if isinstance(value, str | bool | np.bool) else float(value)

    found = Counter(
        tuple(
            "" if pd.isna(value) else said(name, value)
            for name, value in zip(names, row, strict=True)
        )
        for row in frame[names].itertuples(index=False)
    )
    expected = Counter(
        tuple(cleaned(value) for value in row) for row in responses[columns].itertuples(index=False)
    )
    assert found == expected


def test_what_points_to_a_respondent_is_left_out(written: Path, responses: pd.DataFrame) -> None:
    frame, _ = read(written / "responses.en.sav")
    assert not {"respondent", "submitted", "comment"} & set(frame)
    order = frame["duration"].dropna().tolist()
    assert order != responses["_duration"].dropna().tolist()
    for path in written.iterdir():
        content = path.read_bytes()
        assert not any(key.encode() in content for key in responses["_respondent"].astype(str))


def test_parquet_holds_the_same(written: Path) -> None:
    table = pyarrow.parquet.read_table(written / "responses.parquet")
    frame, metadata = read(written / "responses.sv.sav")
    pd.testing.assert_frame_equal(table.to_pandas(), frame)
    held = table.schema.field("concerned").metadata
    assert json.loads(held[b"label"])["sv"] == metadata.column_names_to_labels["concerned"]
    values = json.loads(held[b"values"])
    assert {float(code): value["sv"] for code, value in values.items()} == (
        metadata.variable_value_labels["concerned"]
    )


def test_only_the_owner_can_read_and_everyone_is_told(written: Path) -> None:
    assert stat.S_IMODE(written.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in written.iterdir()} == {0o600}
    assert "SYNTHETIC" in (written / "README.txt").read_text()
    _, metadata = read(written / "responses.sv.sav")
    assert metadata.file_label.startswith("synthetic")
    assert "You may not" in "\n".join(metadata.notes)
