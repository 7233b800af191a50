"""The other surveys that are shipped become reports too, what they compare included."""

from pathlib import Path

import pytest

from helpers.survey.paths import survey_names

from ..conftest import SURVEY
from ..programs import survey_report


@pytest.mark.report
@pytest.mark.parametrize("survey", sorted({*survey_names()} - {SURVEY}))
def test_every_shipped_survey_is_published(own_root: Path, survey: str) -> None:
    run = survey_report(own_root, "build", survey, "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    assert list((own_root / "reports" / survey).rglob("11_across_surveys.html"))
