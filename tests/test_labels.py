"""What labels may hold: texts that are seen as they are, of any length, and tell things apart."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from helpers.exhibits.sheets import _unique
from helpers.folders.checking import check_survey
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import Fault, InputError, told_once
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from .cleaning.exports import codebook
from .conftest import ROOT
from .programs import need

INVISIBLE = [
    "\a",
    "\v",
    "\0",
    "\x7f",
    "\x85",
    "\uffff",
    "\ufdd0",
    "\u202e",
    "\u202a",
    "\u2066",
    "\u2069",
]


def _labelled(label: str) -> dict[str, Any]:
    declared = codebook()
    declared["questions"][0]["label"] = {"sv": label, "en": "Concerned"}
    return declared


@pytest.mark.parametrize("character", INVISIBLE)
def test_a_character_that_is_not_shown_is_named(character: str) -> None:
    with pytest.raises(ValidationError, match=rf"holds the character U\+{ord(character):04X}"):
        Codebook.model_validate(_labelled(f"Sko{character}lor"))


@pytest.mark.parametrize(
    "label", ["\u200b", " ", "\u200d\ufeff", "\u3164", "\u2800 ", "\u00ad", ""]
)
def test_a_label_that_shows_nothing_is_refused(label: str) -> None:
    with pytest.raises(ValidationError, match="shows nothing"):
        Codebook.model_validate(_labelled(label))


@pytest.mark.parametrize(
    "label", ["👩‍👩‍👧 family", "نعم", "\u200fنعم", "Å a\u030a", "a\u00adb", "1", "?", "—"]
)
def test_texts_of_any_script_are_taken(label: str) -> None:
    assert Codebook.model_validate(_labelled(label)).questions[0].label["sv"] == label.strip()


@pytest.mark.parametrize("again", ["Frivilliga", "frivilliga ", "Fri\u200bvilliga"])
def test_sectors_and_questions_of_one_name_are_told(again: str) -> None:
    declared = codebook()
    declared["sectors"][0]["label"]["sv"] = again
    with pytest.raises(ValidationError, match="two sectors are called frivilliga"):
        Codebook.model_validate(declared)
    with pytest.raises(ValidationError, match="two questions have the label suspicion"):
        Codebook.model_validate(_labelled("Suspicion"))


def test_headings_of_a_table_fit_a_spreadsheet() -> None:
    headers = _unique(["x" * 500, "x" * 500, "short"])
    assert len(set(headers)) == 3 and max(map(len, headers)) <= 255


@pytest.mark.parametrize("name", ["Län 2026", "x;touch pwned", "<b>x", "-dash", ".hidden", "a\nb"])
def test_odd_folder_names_are_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    (tmp_path / "data/raw" / name).mkdir(parents=True)
    faults = check_survey(SurveyFolder(name))
    assert any("a survey's name has small letters" in str(fault) for fault in faults)


@pytest.mark.parametrize("target", ["report", "check", "verify", "questionnaire", "colleague-data",
                                    "archive", "new-survey", "scratch", "diff"])  # fmt: skip
@pytest.mark.parametrize("given", ["Län 2026", "x;touch pwned", "x'y\"z", "`touch pwned`"])
def test_make_hands_on_what_it_was_given(target: str, given: str, tmp_path: Path) -> None:
    """A program that writes down its arguments stands in the place of the real one."""
    programs = tmp_path / "env/bin"
    programs.mkdir(parents=True)
    for name in ("survey-report", "python"):
        (programs / name).write_text('#!/bin/sh\nprintf "%s\\n" "$@" > args\n')
        (programs / name).chmod(0o755)
    ready = [f"env/.ready-survey-report{extra}" for extra in ("", "-archive", "-lab")]
    for name in ready:
        (tmp_path / name).touch()
    old = [part for name in ready for part in ("-o", name)]
    values = [f"{name}={given}" for name in ("SURVEY", "NAME", "LIKE", "OLD")]
    done = subprocess.run(
        [need("make"), "-f", str(ROOT / "Makefile"), *old, "ENVIRONMENT=env", *values, target],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert given in (tmp_path / "args").read_text("utf-8").splitlines()
    assert not (tmp_path / "pwned").exists()


def test_snakemake_quotes_what_it_hands_on() -> None:
    text = (ROOT / "workflow/Snakefile").read_text("utf-8")
    for command in ("{PROGRAM:q} overview", "-- {wildcards.survey:q} > {log:q}"):
        assert command in text


def test_a_kind_of_fault_is_told_once() -> None:
    many = [Fault("a.csv", f"is no date (and {n} more rows): copy [\"{n}\"]", n, "F1", str(n))
            for n in range(1377)]  # fmt: skip
    other = Fault("a.csv", "is no date", 3, "F1", "x")
    told = told_once([*many, other, *many])
    assert told[:3] == tuple(many[:3]) and told[-1] == other and len(told) == 5
    assert told[3].expected.startswith("1374 more of the same kind: row 3 '3', row 4 '4'")
    assert len(told[3].expected) < 500
    assert told_once(many[:4]) == tuple(many[:4])


def test_a_fault_of_the_codebook_causes_no_second_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    folder = SurveyFolder("test-2010")
    folder.raw.mkdir(parents=True)
    for old, new, line_of in (
        ("lable:", "label:", "lable:"),
        ("sv: Frivilliga", "sv: Frivilliga", ""),
    ):
        text = yaml.safe_dump(codebook(), allow_unicode=True, sort_keys=False)
        if line_of:
            text = text.replace(new, old, 1)
        else:  # a text in one language is missing, deep in the list of sectors
            text = text.replace("      en: Voluntary\n", "", 1).replace(
                "    en: Voluntary\n", "", 1
            )
        folder.codebook.write_text(text, "utf-8")
        with pytest.raises(InputError) as refused:
            read_codebook(folder)
        assert len(refused.value.faults) == 1, str(refused.value)
        assert refused.value.faults[0].row is not None


def test_a_name_used_twice_has_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    folder = SurveyFolder("test-2010")
    folder.raw.mkdir(parents=True)
    declared = codebook()
    declared["questions"][1]["column"] = "F1"
    declared["questions"][5]["id"] = "concerned"
    text = yaml.safe_dump(declared, allow_unicode=True, sort_keys=False)
    folder.codebook.write_text(text, "utf-8")
    with pytest.raises(InputError) as refused:
        read_codebook(folder)
    lines = text.splitlines()
    found = {fault.expected: lines[(fault.row or 1) - 1].strip() for fault in refused.value.faults}
    assert found == {"question id concerned occurs twice": "- id: concerned",
                     "column F1 is used twice": "column: F1"}  # fmt: skip
