"""The overview of all reports links to each and tells what failed, but never why."""

from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from helpers.command import main
from helpers.report.execution.attempts import failure_file, note_failure, note_start, note_success
from helpers.report.pages.links import page_faults
from helpers.report.pages.overview import overview, write_overview
from helpers.survey.paths import ROOT_VARIABLE

from ..report.sample import SURVEY, make_project


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    make_project(tmp_path)
    broken = tmp_path / "data/raw/broken"
    broken.mkdir()
    (broken / "codebook.yml").write_text(yaml.safe_dump({"survey": "hemlig@example.se"}))
    return tmp_path


def test_one_that_fails_does_not_stop_the_rest(root: Path) -> None:
    assert main(["build", "--all", "--quiet", "--jobs", "1"]) == 1
    states = {entry.name: (entry.published, entry.failed) for entry in overview()}
    assert states == {"broken": (False, True), SURVEY: (True, False)}
    page = (root / "reports/index.html").read_text(encoding="utf-8")
    assert f'href="{SURVEY}/sv/index.html"' in page
    assert f'href="{SURVEY}/en/index.html"' in page
    assert "Could not be built" in page
    assert page_faults(root / "reports") == []
    # The sample has one synthetic result, the broken survey has none.
    assert {entry.name: entry.synthetic for entry in overview()} == {"broken": False, SURVEY: True}
    rows = BeautifulSoup(page, "html.parser").select("tbody tr")
    marked = [row.select_one("a") for row in rows if row.select(".mark.synthetic")]
    assert [link["href"] for link in marked if link] == [
        f"{SURVEY}/sv/index.html",
        f"{SURVEY}/en/index.html",
    ]
    again = write_overview().read_text(encoding="utf-8")
    assert again == page


def test_the_reason_is_kept_from_readers(root: Path) -> None:
    note_failure("broken", "row 3: found 'Maja Testsson'\n")
    assert "Testsson" not in write_overview().read_text(encoding="utf-8")
    assert failure_file("broken").stat().st_mode & 0o077 == 0
    assert [path.name for path in (root / "reports").iterdir()] == ["index.html"]


def test_a_build_that_is_killed_counts_as_failed(root: Path) -> None:
    note_start(SURVEY)
    assert {entry.name: entry.failed for entry in overview()} == {"broken": False, SURVEY: True}
    note_success(SURVEY)
    assert not any(entry.failed for entry in overview())
