"""Projects to build a report in."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.report.build import build_report
from helpers.report.execution import forks
from helpers.survey.paths import ROOT_VARIABLE

from .sample import SURVEY, Project, make_project


@pytest.fixture(scope="session", autouse=True)
def lean_kernels() -> Iterator[None]:
    """Sample notebooks need none of the libraries that are imported before kernels are forked.

    What runs in a process of its own, and what asks for ``whole_kernels``, imports them.
    """
    with pytest.MonkeyPatch.context() as patch:
        server = Path(__file__).with_name("lean_server.py")
        patch.setattr(forks, "COMMAND", (sys.executable, "-P", str(server)))
        yield


@pytest.fixture
def whole_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kernels forked as for a report, with everything imported."""
    command = (sys.executable, "-P", "-m", "helpers.report.execution.fork_server")
    monkeypatch.setattr(forks, "COMMAND", command)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A fresh project, not built yet, that the code under test takes for its own."""
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose report is built; to be read, not changed."""
    project = make_project(tmp_path_factory.mktemp("built"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(project.root))
        build_report(SURVEY, jobs=2, quiet=True)
    return project


@pytest.fixture
def already_built(project: Project, built: Project) -> None:
    """Give the fresh project the report, and what is stored, of the one that is built."""
    for name in ("build", "reports"):
        shutil.copytree(built.root / name, project.root / name)
