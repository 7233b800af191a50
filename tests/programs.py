"""Programs that tests run: the project's own, and those that a user's machine may lack."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.survey.paths import ROOT_VARIABLE

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def need(*programs: str) -> str:
    """Return the path of the first program found; insist on it in continuous integration."""
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        missing = f"none of {', '.join(programs)} is installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def survey_report(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line ``survey-report`` in a project's folder."""
    command = [sys.executable, "-m", "helpers.command", *words]
    environment = os.environ | {ROOT_VARIABLE: str(root)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
