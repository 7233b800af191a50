"""A scratch notebook is made by one command, runs as it is, and stays on the machine."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from helpers.exhibits import MIME_TYPE
from helpers.lab.scratch import ScratchError, make_scratch
from helpers.report.execution.environment import fixed_environment
from helpers.survey.paths import ROOT_VARIABLE

from ..conftest import ROOT, SURVEY


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "jupyter", tmp_path / "jupyter")
    shutil.copytree(ROOT / "data/raw", tmp_path / "data/raw")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.report
@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_runs_as_it_is(
    root: Path, built_root: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built_root / "data/processed", root / "data/processed")
    for name, value in fixed_environment(root, root).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("MPLBACKEND")
    made = root / make_scratch(SURVEY)
    papermill.execute_notebook(
        made, root / "ran.ipynb", {"lang": language}, kernel_name="python3", progress_bar=False
    )
    ran = nbformat.read(root / "ran.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    shown = [
        output.data for cell in ran.cells for output in cell.get("outputs", []) if "data" in output
    ]
    exhibits = [data for data in shown if MIME_TYPE in data]
    for data in exhibits:
        assert data["text/html"] == data[MIME_TYPE][language]["html"]
    kinds = {data[MIME_TYPE][language]["kind"] for data in exhibits}
    assert kinds == {"figure", "table", "statement"}
    assert [data for data in shown if "image/png" in data], "a figure of one's own is shown"
    assert any("&lt;NA&gt;" in data.get("text/html", "") for data in shown), "hidden counts are"


def test_one_is_made_for_each_name_and_none_is_overwritten(root: Path) -> None:
    names = [make_scratch(SURVEY), make_scratch(SURVEY), make_scratch(SURVEY, "min-fråga")]
    assert names == [
        "scratch/exploration-1.ipynb",
        "scratch/exploration-2.ipynb",
        "scratch/min-fråga.ipynb",
    ]
    with pytest.raises(ScratchError, match="there already"):
        make_scratch(SURVEY, "min-fråga")
    for name in ("../notebooks/03_experience", "a.b", "a b"):
        with pytest.raises(ScratchError, match="a name is made of"):
            make_scratch(SURVEY, name)
    assert not [
        path for path in root.rglob("*.ipynb") if path.parent.name not in {"scratch", "jupyter"}
    ]
    if os.name == "posix":
        assert (root / "scratch").stat().st_mode & 0o077 == 0


def test_it_is_for_the_survey_asked_for(root: Path) -> None:
    other = root / "data/raw/kusten-2013"
    shutil.copytree(root / "data/raw" / SURVEY, other)
    source = (root / make_scratch("kusten-2013")).read_text("utf-8")
    assert re.findall(r'survey = \\"([\w-]+)\\"', source) == ["kusten-2013"]


def test_the_command_tells_what_is_wrong() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "helpers.lab.scratch", "nowhere"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.startswith("no survey nowhere in data/raw; there is ")
    assert "Traceback" not in ran.stderr


def test_git_ignores_it() -> None:
    run = subprocess.run(["git", "check-ignore", "-q", "scratch/mine.ipynb"], cwd=ROOT, check=False)
    assert run.returncode == 0
