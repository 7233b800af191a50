"""Only what has changed is run again, and what is stored is checked before it is trusted."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.report import sources
from helpers.report.build import build_report
from helpers.report.failure import ReportError
from helpers.report.notebooks.imports import imported_helpers
from helpers.report.sources import package_folder
from helpers.survey.paths import SurveyFolder

from .sample import SURVEY, Project, appendix_cells, code, text


def executed(project: Project, **options: bool) -> set[str]:
    """Build, and return which notebooks were run for it."""
    built = build_report(SURVEY, quiet=True, **options)
    return {run.file for run in built.usage} if built else set()


def both(*names: str) -> set[str]:
    return {f"{name}.ipynb" for name in names}


def add_reader(project: Project) -> None:
    """Add a notebook that hands data on, as the first, and one that reads them."""
    folder = f"../data/processed/{SURVEY}"
    project.notebook(
        "01_clean",
        *appendix_cells("A", "Rensning"),
        code(
            f"import pathlib\nfolder = pathlib.Path('{folder}')\n"
            "folder.mkdir(parents=True, exist_ok=True)\n"
            f"rows = pathlib.Path('../data/raw/{SURVEY}/responses.csv').read_text().splitlines()\n"
            "(folder / 'handed_on.json').write_text(str(len(rows[1:])))"
        ),
    )
    project.notebook(
        "04_more", *appendix_cells("D", "Mer"), code(f"n = open('{folder}/handed_on.json').read()")
    )


def test_nothing_changed_nothing_run_nothing_written(project: Project) -> None:
    assert executed(project) == both("01_clean", "02_rates", "03_cases")
    before = {path: path.stat().st_mtime_ns for path in project.report.rglob("*")}
    assert build_report(SURVEY, quiet=True) is None
    assert {path: path.stat().st_mtime_ns for path in project.report.rglob("*")} == before
    assert executed(project, force=True) == both("01_clean", "02_rates", "03_cases")


@pytest.mark.usefixtures("already_built")
def test_an_edited_notebook_alone_is_run_and_its_pages_alone_change(project: Project) -> None:
    before = project.files()
    path = project.root / "notebooks/03_cases.ipynb"
    path.write_text(path.read_text("utf-8").replace("Fall per", "Alla fall per"), "utf-8")
    assert executed(project) == both("03_cases")
    after = project.files()
    changed = {name for name in after if after[name] != before[name]}
    # The covers name the version of the whole code, the manifest every file.
    covers = {"sv/index.html", "en/index.html", "index.html"}
    assert {"sv/03_cases.html", "en/03_cases.html"} <= changed
    assert (
        changed
        <= {
            "sv/03_cases.html",
            "en/03_cases.html",
            "manifest.json",
            "tables.xlsx",  # holds every caption
            "sv/search.html",
            "en/search.html",
        }
        | covers
    )


@pytest.mark.usefixtures("already_built")
def test_outputs_of_run_all_are_no_change(project: Project) -> None:
    path = project.root / "notebooks/02_rates.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = 7
    path.write_text(json.dumps(notebook), "utf-8")
    assert build_report(SURVEY, quiet=True) is None


def test_data_reach_only_those_who_read_them(project: Project) -> None:
    add_reader(project)
    build_report(SURVEY, quiet=True)
    responses = project.root / f"data/raw/{SURVEY}/responses.csv"
    header, row = responses.read_text("utf-8").splitlines()
    # Another answer, as many rows: what the first notebook hands on is the same.
    responses.write_text("\n".join([header, row.replace("Ja", "Nej")]) + "\n", "utf-8")
    assert executed(project) == both("01_clean")
    responses.write_text("\n".join([header, row, row.replace("0001", "0002")]) + "\n", "utf-8")
    assert executed(project) == both("01_clean", "04_more")


def test_the_lock_file_concerns_all(project: Project) -> None:
    (project.root / "requirements.lock").write_text("a==1\n")
    build_report(SURVEY, quiet=True)
    (project.root / "requirements.lock").write_text("a==2\n")
    assert executed(project) == both("01_clean", "02_rates", "03_cases")


def damage_store(project: Project) -> set[str]:
    stored = project.root / f"build/{SURVEY}/store/02_rates.ipynb"
    stored.write_text(stored.read_text("utf-8").replace("Two cases", "Ten cases"), "utf-8")
    return {stored.name}


def cut_entry(project: Project) -> set[str]:
    entry = project.root / f"build/{SURVEY}/store/03_cases.json"
    entry.write_bytes(entry.read_bytes()[:40])
    return {"03_cases.ipynb"}


def remove_store(project: Project) -> set[str]:
    for path in (project.root / f"build/{SURVEY}/store").iterdir():
        path.unlink()
    return both("01_clean", "02_rates", "03_cases")


@pytest.mark.parametrize("damage", [damage_store, cut_entry, remove_store])
@pytest.mark.usefixtures("already_built")
def test_what_is_stored_is_checked(project: Project, damage: Callable[[Project], set[str]]) -> None:
    whole = project.files()
    rerun = damage(project)
    (project.report / "sv/02_rates.html").write_text("altered")
    assert executed(project) == rerun
    assert project.files() == whole


@pytest.mark.usefixtures("already_built")
def test_a_damaged_report_is_written_anew_without_running(project: Project) -> None:
    whole = project.files()
    (project.report / "results.json").unlink()
    (project.report / "more.html").write_text("not ours")
    built = build_report(SURVEY, quiet=True)
    assert built and not built.usage
    assert project.files() == whole


@pytest.mark.usefixtures("already_built")
def test_a_notebook_removed_leaves_nothing(project: Project) -> None:
    (project.root / "notebooks/02_rates.ipynb").unlink()
    project.notebook("03_cases", *appendix_cells("C", "Fall"), text("Inga.", "sv"))
    assert executed(project) == both("03_cases")
    assert not list((project.root / f"build/{SURVEY}/store").glob("02_*"))
    assert not (project.report / "sv/02_rates.html").exists()


@pytest.mark.usefixtures("already_built")
def test_a_template_is_rendered_without_running(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As after a change to a template: its checksum is another one.
    monkeypatch.setattr(
        "helpers.report.build.read_sources",
        lambda folder: changed_template(original(folder)),
    )
    built = build_report(SURVEY, quiet=True)
    assert built and not built.usage


def test_every_file_of_the_package_is_a_source(project: Project) -> None:
    """Else a change to it would leave the report as it was, and be called no change."""
    found = {
        f"src/helpers/{path.relative_to(package_folder()).as_posix()}"
        for path in package_folder().rglob("*")
        if path.is_file() and path.suffix not in {".pyc"}
    }
    assert found <= sources.read_sources(SurveyFolder(SURVEY)).keys()
    assert {Path(name).suffix for name in found} >= {".py", ".j2", ".css", ".js"}


def original(folder: SurveyFolder) -> dict[str, str]:
    return sources.read_sources(folder)


def changed_template(known: dict[str, str]) -> dict[str, str]:
    name = "src/helpers/report/pages/templates/style.css"
    assert name in known
    return known | {name: "0" * 64}


def test_imports_are_followed_through_packages_and_functions(tmp_path: Path) -> None:
    notebook = tmp_path / "x.ipynb"
    cells = [{"cell_type": "code", "source": ["from helpers.report.execution import store"]}]
    notebook.write_text(json.dumps({"cells": cells}))
    found = set(imported_helpers(notebook))
    assert {
        "src/helpers/__init__.py",
        "src/helpers/report/__init__.py",
        "src/helpers/report/execution/__init__.py",
        "src/helpers/report/execution/store.py",
        "src/helpers/report/sources.py",
        "src/helpers/survey/paths.py",
    } <= found
    assert "src/helpers/report/pages/render.py" not in found
    assert all((package_folder().parents[1] / name).exists() for name in found)


def test_what_was_refused_is_refused_again(project: Project) -> None:
    """Though nothing has changed since, and no notebook is run again."""
    path = project.root / "notebooks/03_cases.ipynb"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("Vad bilaga C visar", "Ring 070-174 06 05"), "utf-8")
    for _ in range(2):
        with pytest.raises(ReportError, match="phone number"):
            build_report(SURVEY, quiet=True)
