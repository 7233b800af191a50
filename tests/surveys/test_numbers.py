"""A survey with numbers and a scale whose mean is told, built to pages."""

import json
from pathlib import Path

import pytest

from helpers.folders.checking import check_survey
from helpers.report.build import build_report
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from .invented import NUMBERS, SECTORS, codebook, make_survey

pytestmark = pytest.mark.report
FEW = [("light", "Fyrar", "Lighthouses", [("tower", "Fyrtorn", "Towers", 8)])]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("numbers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(root))
        make_survey(root, codebook("tal-2031", SECTORS + FEW, NUMBERS))
        assert check_survey(SurveyFolder("tal-2031")) == ()
        build_report("tal-2031", jobs=2, quiet=True)
    return root / "reports/tal-2031"


def test_pages_tell_means_and_medians(report: Path) -> None:
    page = (report / "sv/03_experience.html").read_text(encoding="utf-8")
    assert "Badvaktens ålder" in page
    assert "medianen" in page
    results = json.loads((report / "results.json").read_text(encoding="utf-8"))["results"]
    told = {one["id"]: one for one in results}
    assert told["age_numbers"]["test"]["method"].startswith("permutation")
    rows = {row["group"]: row for row in told["age_numbers"]["estimates"]}
    assert rows["light"]["mean"] is None  # too few
    assert rows["county"]["mean"] is not None
    assert sum(row["mean"] is None for row in rows.values()) > 1  # and not alone
