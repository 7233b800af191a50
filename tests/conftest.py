"""What every test may use: the project's root, its survey, and a whole report built once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder

from .programs import ARGUMENTS, CHROMIUM, need, survey_report

ROOT = Path(__file__).parents[1]
SURVEY = "kronoberg-2010"

# How long an example takes is for `make bench`: a busy machine is no fault.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def folder() -> SurveyFolder:
    """The shipped survey, where the repository has it."""
    return SurveyFolder(SURVEY)


@pytest.fixture(scope="session")
def codebook(folder: SurveyFolder) -> Codebook:
    """The shipped survey's codebook."""
    return read_codebook(folder)


@pytest.fixture(scope="session")
def built_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in a folder of its own, with the shipped survey's report built."""
    root = tmp_path_factory.mktemp("project")
    for name in ("notebooks", "data/raw"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    run = survey_report(root, "build", SURVEY, "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    return root


@pytest.fixture(scope="session")
def built_report(built_root: Path) -> Path:
    """The folder of the built report."""
    return built_root / "reports" / SURVEY


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it a test is skipped, in continuous integration failed."""
    program = need(*CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()
