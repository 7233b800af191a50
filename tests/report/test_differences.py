"""What changed between two reports, and whether a report is what was published."""

import json
from pathlib import Path
from typing import Any

import pytest

from helpers.command import main
from helpers.report.failure import ReportError
from helpers.report.publishing.differences import report_differences

from .sample import SURVEY, Project


def report(folder: Path, *results: dict[str, Any]) -> Path:
    folder.mkdir()
    (folder / "results.json").write_text(json.dumps({"results": results}))
    return folder


def estimate(level: str, **facts: Any) -> dict[str, Any]:
    return {"group": "police", "level": level, **facts}


def test_differences_in_words_and_numbers(tmp_path: Path) -> None:
    old = report(
        tmp_path / "old",
        {"id": "a", "n": 5, "estimates": [estimate("yes", count=2, proportion=0.4)]},
        {"id": "b", "n": 3, "test": {"method": "exact", "p": 0.25}},
        {"id": "c", "n": 1},
    )
    new = report(
        tmp_path / "new",
        {"id": "d", "n": 1},
        {"id": "b", "n": 3, "test": {"method": "Kruskal-Wallis", "p": 0.125}},
        {"id": "a", "n": 5, "estimates": [estimate("yes", count=None, proportion=0.6)]},
    )
    assert report_differences(old, new) == [
        "a: police, yes: count changed from 2 to hidden",
        "a: police, yes: proportion rose from 0.4 to 0.6 (+0.2)",
        "b: test method changed from exact to Kruskal-Wallis",
        "b: test p fell from 0.25 to 0.125 (-0.125)",
        "c: withdrawn",
        "d: added",
    ]
    assert report_differences(new, new) == []


def test_no_report_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"results\.json: not the results of a report"):
        report_differences(tmp_path, tmp_path)


def test_verify_names_every_file_that_differs(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", SURVEY]) == 1
    assert "manifest.json is missing" in capsys.readouterr().err
    assert main(["build", SURVEY, "--quiet"]) == 0
    assert main(["verify", SURVEY]) == 0
    (project.root / f"data/raw/{SURVEY}/more.csv").write_text("a\n")
    assert main(["verify", SURVEY]) == 0
    assert f"since it was built, data/raw/{SURVEY}/more.csv is new" in capsys.readouterr().out
    page = project.report / "sv/02_rates.html"
    page.write_bytes(page.read_bytes().replace(b"B1", b"B2"))
    (project.report / "results.json").unlink()
    (project.report / "extra").write_text("")
    assert main(["verify", SURVEY]) == 1
    message = capsys.readouterr().err
    for said in ("extra is new", "results.json is gone", "sv/02_rates.html differs"):
        assert said in message


def test_diff_of_two_reports(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", SURVEY, "--quiet"]) == 0
    capsys.readouterr()
    assert main(["diff", SURVEY, str(project.report)]) == 0
    assert capsys.readouterr().out == "every result is the same\n"
    assert main(["diff", SURVEY, str(tmp_path / "none")]) == 1
