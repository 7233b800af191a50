"""Files that hold respondents are private, and hostile text in a survey stays text."""

import csv
import io
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from helpers.cleaning import clean
from helpers.cleaning.processed import pseudonym_secret, read_cleaned, write_cleaned
from helpers.disclosure.protection import protect
from helpers.exhibits import Content, exhibit
from helpers.reading import read_export
from helpers.report.files.spreadsheet import defused
from helpers.results.family import confirmatory_family
from helpers.results.questions import Answers
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder
from helpers.words.edition import Edition

from ..conftest import ROOT, SURVEY

EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>'
needs_modes = pytest.mark.skipif(os.name == "nt", reason="file modes are those of POSIX")


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The most careless setting: new files are open to everyone unless the code closes them."""
    before = os.umask(0)
    yield
    os.umask(before)


@needs_modes
def test_processed_files_are_readable_by_their_owner_only(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_umask: None,
    folder: SurveyFolder,
    codebook: Codebook,
) -> None:
    raw = read_export(folder, codebook)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    own = SurveyFolder(SURVEY)
    write_cleaned(own, clean(raw, codebook, pseudonym_secret(own)))
    assert stat.S_IMODE(own.processed.stat().st_mode) == 0o700
    files = list(own.processed.iterdir())
    assert len(files) == 3
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_keys_differ_between_surveys_and_hold_no_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: SurveyFolder, codebook: Codebook
) -> None:
    raw = read_export(folder, codebook)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    keys = []
    for name in ("one-2010", "two-2010"):
        own = SurveyFolder(name)
        write_cleaned(own, clean(raw, codebook, pseudonym_secret(own)))
        keys.append(set(read_cleaned(own).responses["_respondent"].astype(str)))
    assert not keys[0] & keys[1]
    ids = set(raw.frame[codebook.export.columns.respondent])
    assert not ids & keys[0]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is missing")
def test_make_clean_removes_processed_data_for_good(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    processed = tmp_path / "data/processed/s"
    processed.mkdir(parents=True)
    (tmp_path / "data/processed/.gitkeep").touch()
    for name in ("responses.parquet", "cleaning_log.csv", ".pseudonym_secret", "counts.json"):
        (processed / name).touch()
    (tmp_path / "build/s/failed").mkdir(parents=True)
    subprocess.run(["make", "-C", str(tmp_path), "clean"], check=True, capture_output=True)
    assert [path.name for path in (tmp_path / "data/processed").rglob("*")] == [".gitkeep"]
    assert not (tmp_path / "build").exists()


@pytest.fixture(scope="module")
def hostile(folder: SurveyFolder, codebook: Codebook) -> Answers:
    """A question of the shipped survey whose every label is hostile."""
    responses = clean(read_export(folder, codebook), codebook).responses
    counts, _ = protect(responses, codebook, "synthetic", cases_are_published=True)
    evil = _evil(codebook)
    family = confirmatory_family(counts, evil)
    return Answers(evil.question("suspicion"), counts, evil, family)


def _evil(codebook: Codebook) -> Codebook:
    content = codebook.model_dump()
    for part in (*content["sectors"], *content["questions"]):
        part["label"] = dict.fromkeys(("sv", "en"), f"{EVIL} {part['id']}")
    for question in content["questions"]:
        question["text"] = {"sv": EVIL, "en": EVIL}
        for level in question["levels"]:
            level["label"] = dict.fromkeys(("sv", "en"), f"{EVIL} {level['id']}")
        if question["headline_label"]:
            question["headline_label"] = {"sv": EVIL, "en": EVIL}
    return Codebook.model_validate(content)


@pytest.mark.parametrize("part", ["heading", "shares", "levels", "sentence"])
def test_hostile_labels_are_shown_as_text(hostile: Answers, part: str) -> None:
    edition = Edition(hostile.codebook, "sv")
    shown_by: dict[str, list[Content]] = {
        "heading": [hostile.heading(edition)],
        "shares": [hostile.shares.table(edition), hostile.shares.figure(edition)],
        "levels": [hostile.levels.table(edition), hostile.levels.figure(edition)],
        "sentence": [hostile.shares.county_sentence(edition)],
    }
    html = "".join(exhibit(one, edition, "C1").html for one in shown_by[part])
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.find_all(["script", "img"])
    assert not [
        tag for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)
    ]
    assert EVIL in soup.get_text()


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK(1)", "+46", "@SUM(A1)", "-2+3", "\t=1", "\r=1", "=1", "+1+1", "%0A=1"]
)
def test_formulas_are_defused(cell: str) -> None:
    if cell == "+46":  # a number all the same
        assert defused(cell) == cell
    else:
        assert defused(cell) == f"'{cell}"


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_stay_numbers(number: float) -> None:
    assert defused(str(number)) == str(number)


def test_a_formula_in_a_table_reaches_no_spreadsheet() -> None:
    from helpers.report.files.collect import _with_source  # noqa: PLC0415

    frame = pd.DataFrame({"text": ["=1+1", "plain"], "value": [-0.5, 2.0]})
    text = _with_source(frame.to_csv(index=False), "survey")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1:] == [["'=1+1", "-0.5", "survey"], ["plain", "2.0", "survey"]]


def test_yaml_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    folder = SurveyFolder("s")
    folder.raw.mkdir(parents=True)
    mark = tmp_path / "ran"
    attack = {"survey": "s"}
    text = yaml.safe_dump(attack) + f"x: !!python/object/apply:os.mkdir ['{mark}']\n"
    folder.codebook.write_text(text)
    with pytest.raises(InputError):
        read_codebook(folder)
    assert not mark.exists()


def test_nothing_is_pickled() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text("utf-8")
        for word in (
            "import pickle",
            "read_pickle",
            "to_pickle",
            "yaml.load(text)",
            "allow_pickle",
        ):
            assert word not in text, path.name
