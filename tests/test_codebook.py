"""A wrong codebook or provenance record: every fault at once, with its place."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder
from helpers.survey.provenance import Provenance, data_files, read_provenance
from helpers.survey.published import read_published

from .conftest import ROOT, SURVEY

Change = Callable[[str, str, str], SurveyFolder]


IN_EVERY_LANGUAGE = "needs a text in every language of the survey"


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Change:
    """Change one text in one file of a copy of the survey."""
    shutil.copytree(ROOT / "data/raw", tmp_path / "data/raw")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))

    def change(file: str, old: str, new: str) -> SurveyFolder:
        path = SurveyFolder(SURVEY).raw / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return SurveyFolder(SURVEY)

    return change


def test_the_shipped_survey(codebook: Codebook) -> None:
    assert len(codebook.sectors) == 4
    assert len(codebook.actors) == 14
    slides = {question.slide for question in codebook.questions}
    assert slides >= {10, 13, 16, 17, 19, 21, 24, 26, 28}
    assert codebook.question("suspicion").level("yes").label["sv"] == "Ja"


def test_ids_of_the_published_figures_are_the_codebooks(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    actors = {actor.id for actor in codebook.actors}
    assert set(read_published(folder, "suspected_cases")["actor"]) == actors
    sectors = {sector.id for sector in codebook.sectors}
    assert set(read_published(folder, "response_rates")["sector"]) == sectors
    cues = read_published(folder, "cues").set_index("cue")
    labels = {level.id: level.label for level in codebook.question("cues").levels}
    assert set(cues.index) == set(labels)
    questions = {question.id for question in codebook.questions}
    for name, column in [
        ("interview_statements", "survey_question"),
        ("challenges", "evidence"),
        ("ways_forward", "evidence"),
    ]:
        named = read_published(folder, name)[column].str.split().explode()
        assert set(named) <= questions
    assert isinstance(cues, pd.DataFrame)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("type: ordinal", "type: ordinary", "questions.0.type: found 'ordinary'"),
        ("invited: 6", "invited: six", "invited"),
        ("id: prosecutor", "id: police", "sector or actor id police occurs twice"),
        ("headline: [partly, concerned]", "headline: [partly, worried]", "worried"),
        ("column: F2\n", "column: F1\n", "column F1 is used twice"),
        ("{question: suspicion, levels: [yes]}", "{question: suspect, levels: [yes]}", "asked_if"),
        ("against: preparedness", "against: x", "x is not a question with levels"),
        ("doubtful: doubtful_cases", "doubtful: doubts", "cases: doubts is not a count question"),
        ("strong: strong_cases", "strong: suspicion", "cases: suspicion is not a count question"),
        ("unit: {sv: fall, en: cases}", "unit: {sv: fall}", f"cases.unit: {IN_EVERY_LANGUAGE}: en"),
        ("en: The presentation names", "eng: The presentation", f"note: {IN_EVERY_LANGUAGE}: en"),
        ("    column: F2\n", "    column: F2\n    unit: {sv: x, en: y}\n", "unit is for count"),
        ("id: partly, label", "id: n, label", "the level id n is reserved"),
        ("id: businesses", "id: county", "the sector or actor id county is reserved"),
        ("threshold: 3", "threshold: 3\n  treshold: 4", "treshold"),
        ("threshold: 3", "threshold: 2", "must be at least 3"),
        ("year: 2010", "year: 2010\nyear: 2011", "occurs twice"),
        ("    label: ", "    lable: ", "is not known here (did you mean label?): the keys are id,"),
        ("type: ordinal", "type: ordinary", "must be one of single, ordinal, multiple"),
        ("{question: suspicion, levels: [yes]}", "suspicion", "must be keys with values: question"),
        ("invited: 6", "invited: six", "must be a whole number"),
        ("aliases: [polisen, polis]", "aliases: [polisen, kommuner]", "stands for two actors"),
        ("sectors:", "sectors: [", "not valid YAML"),
    ],
)  # fmt: skip
def test_faults_are_named(changed: Change, old: str, new: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_codebook(changed("codebook.yml", old, new))
    assert said in str(caught.value)
    assert "codebook.yml" in str(caught.value)


def test_the_line_of_a_fault_is_given(changed: Change) -> None:
    folder = changed("codebook.yml", "invited: 13", "invited: none")
    line = folder.codebook.read_text("utf-8").split("invited: none")[0].count("\n") + 1
    with pytest.raises(InputError) as caught:
        read_codebook(folder)
    assert [fault.row for fault in caught.value.faults] == [line]


def test_several_faults_are_listed_at_once(changed: Change) -> None:
    changed("codebook.yml", "type: ordinal", "type: ordinary")
    folder = changed("codebook.yml", "invited: 6", "invited: -6")
    with pytest.raises(InputError) as caught:
        read_codebook(folder)
    assert len(caught.value.faults) == 2


def test_an_exchanged_export_cannot_pass_as_synthetic(changed: Change) -> None:
    folder = changed("codebook.yml", "year: 2010", "year: 2010")
    (folder.raw / "responses.csv").write_bytes(b"real;answers\r\n")
    with pytest.raises(InputError, match="checksum differs"):
        read_provenance(folder)


def test_a_table_without_origin_is_refused(changed: Change) -> None:
    folder = changed("codebook.yml", "year: 2010", "year: 2010")
    (folder.published / "more.csv").write_text("a\n1\n")
    with pytest.raises(InputError, match=r"published/more\.csv"):
        read_provenance(folder)


def test_a_spare_file_beside_the_export_is_no_part_of_the_survey(changed: Change) -> None:
    folder = changed("codebook.yml", "year: 2010", "year: 2010")
    before = data_files(folder)
    (folder.raw / "README").write_text("what it is")
    (folder.raw / "responses-old.csv").write_text("a\n1\n")
    assert data_files(folder) == before


def test_a_synthetic_file_needs_a_checksum(changed: Change) -> None:
    text = (SurveyFolder(SURVEY).raw / "provenance.yml").read_text("utf-8")
    line = next(line for line in text.splitlines() if "sha256" in line)
    with pytest.raises(InputError, match="needs its sha256"):
        read_provenance(changed("provenance.yml", line + "\n", ""))


def test_a_missing_published_table_is_named(changed: Change) -> None:
    folder = changed("codebook.yml", "year: 2010", "year: 2010")
    (folder.published / "cues.csv").unlink()
    with pytest.raises(InputError, match=r"published/cues\.csv"):
        read_published(folder, "cues")


def test_the_least_certain_file_decides_the_source_of_several() -> None:
    record = Provenance.model_validate(
        {
            "survey": "s",
            "files": {name: {"source": name, "note": "x"}
                      for name in ("published", "survey", "synthetic")},
        }
    )  # fmt: skip
    assert record.source_of("published") == "published"
    assert record.source_of("published", "survey") == "survey"
    assert record.source_of("survey", "synthetic") == "synthetic"
    assert record.source_of("synthetic", "published", "survey") == "synthetic"
