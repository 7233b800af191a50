"""A copy of the project to measure, and a build of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from helpers.survey.paths import ROOT_VARIABLE

from ..conftest import ROOT


def copy_project(survey: str, root: Path, notebooks: tuple[str, ...] = ("*",)) -> Path:
    """Copy what a build needs into another folder; return that folder."""
    shutil.copytree(ROOT / "data/raw" / survey, root / "data/raw" / survey)
    (root / "notebooks").mkdir()
    for pattern in notebooks:
        for path in (ROOT / "notebooks").glob(f"{pattern}.ipynb"):
            shutil.copy(path, root / "notebooks")
    shutil.copy(ROOT / "requirements.lock", root)
    return root


def build(root: Path, survey: str, *options: str) -> None:
    """Build the report of a copy."""
    run_module(root, "helpers.command", "build", survey, "--quiet", *options)


def run_module(root: Path, *arguments: str) -> None:
    """Run a module with a copy as the project's root."""
    environment = os.environ | {ROOT_VARIABLE: str(root)}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command[2:4])} failed:\n{done.stderr.strip()[-2000:]}")
