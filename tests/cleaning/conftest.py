from pathlib import Path

import pytest

from helpers.survey.paths import ROOT_VARIABLE

from .exports import Survey


@pytest.fixture
def survey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Survey:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return Survey(tmp_path)
