"""The tutorial, followed step by step in a project of its own: files, edits, commands."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.survey.paths import ROOT_VARIABLE

pytestmark = pytest.mark.report

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/tutorial.md").read_text("utf-8")
_STEP = re.compile(r"(?:<!-- (file|edit): (\S+) -->\n)?```(\w+)\n(.*?)```", re.DOTALL)


def steps() -> Iterator[tuple[str, str, str]]:
    """Yield what the reader does, in order: the kind of step, the file it concerns, the text."""
    for match in _STEP.finditer(TEXT):
        yield match[1] or match[3], match[2] or "", match[4]


def edit(path: Path, change: str) -> None:
    """Replace the line marked - by the line marked +."""
    old, new = (line[1:] for line in change.splitlines())
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What a clone holds and the tutorial uses; the environment is the one that runs the test."""
    for name in ("notebooks", "data/raw", "jupyter"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "data/processed").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy2(ROOT / name, tmp_path)
    (tmp_path / "ready").touch()  # newer than what it depends on: nothing is installed
    return tmp_path


def run(command: str, project: Path) -> str:
    ready = f"ENVIRONMENT={sys.prefix} READY=ready QUIET=1"
    environment = os.environ | {ROOT_VARIABLE: str(project), "MAKEFLAGS": f"-- {ready}"}
    done = subprocess.run(
        ["sh", "-euc", command], cwd=project, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def test_every_step_works(project: Path) -> None:
    said = ""
    report = project / "reports/hamnby-2026"
    seen = set()
    for kind, file, text in steps():
        if kind == "file":
            (project / file).write_text(text, "utf-8")
        elif kind == "edit":
            edit(project / file, text)
        elif kind == "text":
            assert text.strip() in said
        else:
            assert kind == "sh"
            said = run(text, project)
        if report.exists() and "make report" in text:
            seen.add((report / "sv/04_preparedness.html").read_text("utf-8"))
        if "make diff" in text:
            assert "routine" in said
        if "FILL IN" in said:
            seen.add("unfilled")
    assert "unfilled" in seen
    pages = [page for page in seen if page.startswith("<!")]
    assert len(pages) == 2  # another threshold, another page
    assert all("Hamnby" in page and "Syntetiska svar" in page for page in pages)
    assert not report.exists()  # the last step takes it away again
    assert not (project / "data/raw/hamnby-2026").exists()
