"""A drafted survey becomes a report; what a draft must never do."""

import re
import subprocess
from pathlib import Path

import pytest

from helpers.drafting.draft import make_draft
from helpers.survey.faults import InputError

from ..conftest import ROOT
from ..programs import survey_report
from .made import Desk
from .tools import SECRETS, plain, statistical


@pytest.mark.slow
@pytest.mark.report
def test_a_drafted_spss_file_becomes_a_report_with_its_scale(desk: Desk, tmp_path: Path) -> None:
    """Its scale from 0 to 10 has bare numbers for answers."""
    (desk.root / "notebooks").symlink_to(ROOT / "notebooks")
    for name in ("requirements.lock", "pyproject.toml"):
        (desk.root / name).write_bytes((ROOT / name).read_bytes())
    files = statistical(tmp_path / "written", "sav")
    draft = desk.draft(*(desk.put(name, data) for name, data in files.items()))
    assert draft.faults == ()
    run = survey_report(desk.root, "build", draft.folder.name, "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "no exhibit" not in run.stderr
    pages = "".join(
        page.read_text(encoding="utf-8") for page in draft.folder.report.rglob("*.html")
    )
    assert "“10”" in pages
    assert not re.search("|".join(SECRETS), pages)


def test_a_folder_that_is_there_is_left_as_it_is(desk: Desk) -> None:
    path = desk.put("plain.csv", plain()["plain.csv"])
    made = make_draft([path]).folder
    before = {one.name: one.read_bytes() for one in made.raw.iterdir()}
    assert before["plain.csv"] == path.read_bytes()
    with pytest.raises(InputError) as raised:
        make_draft([path])
    assert [str(fault) for fault in raised.value.faults] == [
        "data/raw/plain: the folder is there already: nothing was changed"
    ]
    assert {one.name: one.read_bytes() for one in made.raw.iterdir()} == before
    assert [one.name for one in made.raw.parent.iterdir()] == ["plain"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"a;b;c\n", "no respondents"),
        (b"text\nI think\nI do not\nperhaps so\n", "could group respondents"),
        (b"%PDF-1.4", "is a PDF"),
        (b"<?xml version='1.0'?><document><LimeSurveyDocType>Survey</Lime", "damaged definition"),
        (b'{"SurveyElements": [{"Element": "SQ"}]}', "damaged definition"),
    ],
)
def test_what_cannot_be_drafted_is_told_and_leaves_nothing(
    desk: Desk, content: bytes, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        make_draft([desk.put("given.csv", content)])
    raw = desk.root / "data" / "raw"
    assert not raw.exists() or list(raw.iterdir()) == []


def test_make_takes_files_whose_names_have_blanks(desk: Desk) -> None:
    odd = desk.put("it's $(touch run).csv", plain()["plain.csv"])
    run = survey_report(desk.root, "codebook", "--name", "odd", "--", str(odd))
    assert run.returncode == 0, run.stderr
    copied = desk.root / "data" / "raw" / "odd" / odd.name
    assert copied.exists()
    assert not list(desk.root.rglob("run"))
    asked = subprocess.run(
        ["make", "-n", "codebook", f"FROM={odd}", "NAME=x"], cwd=ROOT, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert "touch" not in asked, "make hands the name on as a variable"
