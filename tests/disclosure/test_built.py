"""The finished report is safe, and a hidden figure put back anywhere into it is found."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.report.audit.leaks import find_leaks, survey_secrets
from helpers.report.audit.safety import figure_faults, safety_faults
from helpers.survey.codebook import Codebook
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from ..conftest import SURVEY

pytestmark = pytest.mark.report

# Hidden in the shipped survey: how many of the voluntary sector answered "don't know".
QUESTION, GROUP, LEVEL = "suspicion", "voluntary", "dont_know"


@pytest.fixture
def report(built_report: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(built_report, tmp_path / "report"))


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before, "nothing was put back"
    path.write_text(after, "utf-8")


def in_results(report: Path) -> None:
    path = report / "results.json"
    content = json.loads(path.read_text("utf-8"))
    for entry in content["results"]:
        for estimate in entry.get("estimates", ()):
            key = (entry["question"], estimate["group"], estimate["level"])
            if key == (QUESTION, GROUP, LEVEL):
                assert estimate["count"] is None
                estimate["count"] = 2
    path.write_text(json.dumps(content), "utf-8")


def in_csv(report: Path) -> None:
    rewrite(
        report / "tables/suspicion-levels.csv",
        lambda text: re.sub(r"^voluntary,,", "voluntary,2,", text, flags=re.MULTILINE),
    )


def in_a_cell_of_a_page(report: Path) -> None:
    hidden = r'(<th scope="row"[^>]*>Frivilligsektor</th>)<td class="number"><span[^>]*>\.\.</span>'
    rewrite(
        report / "sv/03_experience.html",
        lambda text: re.sub(hidden, r'\1<td class="number">32 (86 %)', text, count=2),
    )


def in_the_description_of_a_drawing(report: Path) -> None:
    rewrite(
        report / "sv/03_experience.html",
        lambda text: text.replace(
            "Frivilligsektor: nej och", "Frivilligsektor: vet ej 5 %, nej och"
        ),
    )


def redraw(report: Path, mark: str) -> None:
    """Write 86% where a mark of the figure's drawing stands."""
    figure = r'<figure class="exhibit figure-exhibit" id="suspicion-levels".*?</figure>'
    rewrite(
        report / "en/03_experience.html",
        lambda text: re.sub(
            figure, lambda found: re.sub(mark, r"\1>86%<", found[0], count=1), text, flags=re.DOTALL
        ),
    )


def in_a_drawing(report: Path) -> None:
    redraw(report, r"(<text[^>]*)>92%<")


def on_an_axis(report: Path) -> None:
    redraw(report, r"(<text[^>]*)>25%<")


def in_a_test(report: Path) -> None:
    path = report / "results.json"
    content = json.loads(path.read_text("utf-8"))
    for entry in content["results"]:
        if entry["id"] == "suspicion_by_sector":
            headline = next(e for e in entry["estimates"] if e["level"] == "headline")
            headline.update(count=None, proportion=None, ci_low=None, ci_high=None, suppressed=True)
    path.write_text(json.dumps(content), "utf-8")


def test_the_report_is_safe(
    built_root: Path, built_report: Path, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(built_root))
    assert safety_faults(built_report, SurveyFolder(SURVEY), codebook) == []


@pytest.mark.parametrize(
    ("put_back", "place"),
    [
        (in_results, "results.json, "),
        (in_csv, "tables/suspicion-levels.csv, voluntary"),
        (in_a_cell_of_a_page, "(sv/03_experience.html#suspicion-levels): the cell "),
        (in_the_description_of_a_drawing, "(sv/03_experience.html#suspicion-levels): 5 "),
        (in_a_drawing, "(en/03_experience.html#suspicion-levels): the drawing tells 86,"),
        (on_an_axis, "(en/03_experience.html#suspicion-levels): the marks of an axis"),
        (in_a_test, "suspicion_by_sector"),
    ],
)
def test_a_hidden_figure_put_back_is_found(
    report: Path,
    built_root: Path,
    codebook: Codebook,
    monkeypatch: pytest.MonkeyPatch,
    put_back: Callable[[Path], None],
    place: str,
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(built_root))
    put_back(report)
    faults = figure_faults(report, SurveyFolder(SURVEY), codebook)
    assert any(place in fault for fault in faults), faults


def test_a_free_text_answer_put_into_a_page_is_found(
    built_report: Path, folder: SurveyFolder, codebook: Codebook, tmp_path: Path
) -> None:
    page = tmp_path / "sv/03_experience.html"
    page.parent.mkdir()
    shutil.copy(built_report / "sv" / page.name, page)
    secrets = survey_secrets(folder, codebook)
    rewrite(page, lambda text: text.replace("</main>", "<!-- hon såg bilen --></main>"))
    assert not find_leaks(tmp_path, secrets), "three words are no run"
    rewrite(page, lambda text: text.replace("hon såg bilen", "vill veta mer hon såg bilen"))
    (leak, *_) = find_leaks(tmp_path, secrets)
    assert leak.kind == "free-text answer"
    assert leak.place.startswith("sv/03_experience.html")
