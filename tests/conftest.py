"""What every test may use: the project's root, its survey, and a whole report built once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder

from .programs import ARGUMENTS, CHROMIUM, need, survey_report

ROOT = Path(__file__).parents[1]
SURVEY = "kronoberg-2010"

# How long an example takes is for `make bench`: a busy machine is no fault.
# `--hypothesis-profile=thorough` tries many more where a test does not say how many.
settings.register_profile("project", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("project")

# Each is one process's from start to end; what takes longest begins first.
LONGEST = (
    "lab/test_lab.py",
    "surveys/test_invented_surveys.py",  # the one that does not wait for the built report
    "browser/test_pages.py",
    "report/test_unbreakable.py",
    "docs/test_how_to.py",
    "docs/test_tutorial.py",
    "exports/test_pdf.py",
    "figures/",
    "browser/",
    "audit/",
    "disclosure/",
    "report/",
    "cleaning/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first, so that no core waits for one at the end."""
    folder = ROOT / "tests"
    rank = {name: place for place, name in enumerate(LONGEST)}

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(folder).as_posix()
        return next((rank[name] for name in LONGEST if path.startswith(name)), len(LONGEST))

    items.sort(key=place)


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
    """A copy of the project with the shipped survey's report built; to be read, not changed.

    It is built once for all processes that run tests.
    """
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "project"
    with FileLock(f"{root}.lock"):
        if not (root / "reports").exists():
            build_project(root)
    return root


def build_project(root: Path) -> None:
    """Copy the project and build the shipped survey's report."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for name in ("notebooks", "data/raw"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    run = survey_report(root, "build", SURVEY, "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def own_root(built_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the built project, to write in."""
    return Path(shutil.copytree(built_root, tmp_path_factory.mktemp("own") / "project"))


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
