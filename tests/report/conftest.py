"""Projects to build a report in."""

from pathlib import Path

import pytest

from helpers.report.build import build_report
from helpers.survey.paths import ROOT_VARIABLE

from .sample import SURVEY, Project, make_project


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
