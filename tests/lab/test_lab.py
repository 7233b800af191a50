"""Analysts at work: ``make lab`` in Chromium, on a copy of the project.

The user's home holds what has broken others' notebooks: a kernel of the same name, a startup file,
a setting of their own.
"""

import html
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from helpers.exhibits import MIME_TYPE

from ..conftest import ROOT, SURVEY
from .conftest import git
from .lab import Lab, running_lab

pytestmark = [pytest.mark.browser, pytest.mark.report]

ALL = [path.name for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
NOTEBOOKS = ALL[:10]  # those of the shipped survey, which is compared with no other
BROKEN_KERNEL = {"argv": ["false"], "display_name": "Somebody else's", "language": "python"}
HOME = {
    ".local/share/jupyter/kernels/python3/kernel.json": json.dumps(BROKEN_KERNEL),
    ".ipython/profile_default/startup/00.py": "raise SystemExit('a startup file ran')",
    ".jupyter/lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings":
        '{"theme": "JupyterLab Dark"}',
}  # fmt: skip
# That it has looked for settings of an older Jupyter, and which notebooks' outputs to trust.
JUPYTERS_OWN = {
    ".jupyter/migrated",
    ".local/share/jupyter/nbsignatures.db",
    ".local/share/jupyter/notebook_secret",
}
EDIT = """
_as_before = to_svg

def to_svg(*arguments):
    return _as_before(*arguments).replace("<svg ", "<svg data-edited='' ", 1)
"""
EDITED_SHARES = """
_as_before = shares_of

def shares_of(*arguments, **named):
    from dataclasses import replace
    return tuple(replace(one, proportion=0.125) for one in _as_before(*arguments, **named))
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("user") / "home"
    for name, content in HOME.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content)
    return home


@pytest.fixture(scope="module")
def lab(browser: Browser, clone: Path, home: Path) -> Iterator[Lab]:
    with running_lab(clone, home) as address:
        lab = Lab(browser, address)
        yield lab
        lab.page.close()


@pytest.fixture(autouse=True)
def nothing_went_wrong(lab: Lab) -> Iterator[None]:
    """After every test: no request elsewhere, no error in the browser, no question asked."""
    yield
    assert lab.faults == []
    assert lab.page.locator(".jp-Dialog, .Toastify__toast").count() == 0


def built(root: Path, name: str) -> dict[str, list[Any]]:
    """The outputs of a notebook as the build executed it, by cell."""
    path = root / "build" / SURVEY / "store" / name
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def data(outputs: list[Any]) -> list[dict[str, Any]]:
    """What outputs show, by media type; text in one piece, as Jupyter may cut it in lines."""
    assert {output["output_type"] for output in outputs} <= {"display_data", "execute_result"}
    return [
        {kind: "".join(part) if isinstance(part, list) else part for kind, part in one.items()}
        for one in (output["data"] for output in outputs)
    ]


def exhibits(outputs: list[Any], language: str) -> list[dict[str, Any]]:
    """What outputs give the report's page in a language."""
    return [one[MIME_TYPE][language] for one in data(outputs) if MIME_TYPE in one]


def first_figure(outputs: dict[str, list[Any]]) -> str | None:
    """The first cell that shows one figure."""
    kinds = {
        cell: [one["kind"] for one in exhibits(shown, "sv")] for cell, shown in outputs.items()
    }
    return next((cell for cell in kinds if kinds[cell].count("figure") == 1), None)


def plain(page: str) -> str:
    """The words of a page: no elements, one kind of blank."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def test_it_opens_with_the_appendices_in_order(lab: Lab) -> None:
    assert lab.listed() == ALL


def test_the_users_own_settings_hold(lab: Lab) -> None:
    expect(lab.page.locator("body")).to_have_attribute("data-jp-theme-name", "JupyterLab Dark")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_run_all_gives_what_the_report_shows(
    lab: Lab, built_root: Path, clone: Path, name: str
) -> None:
    lab.open(name)
    ran = lab.run_all()
    expected = built(built_root, name)
    # papermill hands over parameters in a cell of its own.
    assert set(ran) == {cell for cell in expected if cell in ran}
    assert {cell: data(shown) for cell, shown in ran.items()} == {
        cell: data(expected[cell]) for cell in ran
    }
    for language in ("sv", "en"):
        file = built_root / "reports" / SURVEY / language / name.replace(".ipynb", ".html")
        page = file.read_text("utf-8")
        shown = [one for outputs in ran.values() for one in exhibits(outputs, language)]
        assert shown
        assert {one["id"] for one in shown} <= set(re.findall(r' id="([^"]+)"', page))
        words = plain(page)
        assert [one["caption"] for one in shown if plain(one["caption"]) not in words] == []
    lab.save()
    lab.close()
    assert git(clone, "status", "--porcelain") == "", "saved as it was"


def test_a_changed_helper_shows_at_once(
    lab: Lab, clone: Path, built_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {name: first_figure(built(built_root, name)) for name in NOTEBOOKS}
    name, cell = next((name, cell) for name, cell in figures.items() if cell)
    lab.open(name)
    lab.run_all()
    kernel = lab.kernel()
    drawing = clone / "src/helpers/figures/drawing.py"
    before = drawing.read_text("utf-8")
    assert "def to_svg(figure: Figure, identifier: str" in before
    lab.cell(cell)
    assert lab.page.locator("svg[data-edited]").count() == 0
    try:
        started = time.monotonic()
        # In a function that the figures import by name, in a module the notebook never names.
        drawing.write_text(before + EDIT, "utf-8")
        lab.run_cell(cell)
        lab.page.locator("svg[data-edited]").first.wait_for()
        seconds = time.monotonic() - started
        with capsys.disabled():
            print(f"\n{seconds:.2f} s from saving a helper to seeing the figure in {name}")
        assert lab.kernel() == kernel
    finally:
        drawing.write_text(before, "utf-8")
    lab.run_cell(cell)
    expect(lab.page.locator("svg[data-edited]")).to_have_count(0)
    assert data(lab.outputs()[cell]) == data(built(built_root, name)[cell])
    lab.save()
    lab.close()
    assert git(clone, "status", "--porcelain") == ""


def test_what_is_worked_out_anew_shows_at_once(lab: Lab, clone: Path, built_root: Path) -> None:
    """Though appendix and results keep what they have worked out, for other cells to use."""
    name = "03_experience.ipynb"
    lab.open(name)
    lab.run_all()
    shares = clone / "src/helpers/results/share.py"
    before = shares.read_text("utf-8")
    built_outputs = built(built_root, name)
    cell = next(cell for cell, shown in built_outputs.items() if "proportion" in str(shown))
    try:
        shares.write_text(before + EDITED_SHARES, "utf-8")
        lab.run_cell(cell)
        assert "0.125" in str(lab.outputs()[cell])
    finally:
        shares.write_text(before, "utf-8")
    lab.run_cell(cell)
    assert data(lab.outputs()[cell]) == data(built_outputs[cell])
    lab.close()


def test_the_diff_holds_the_edit_alone(lab: Lab, clone: Path) -> None:
    name = NOTEBOOKS[2]
    notebook = nbformat.read(clone / "notebooks" / name, as_version=4)  # type: ignore[no-untyped-call]
    *_, last = (cell for cell in notebook.cells if cell.cell_type == "code")
    lab.open(name)
    lab.run_all()
    lab.cell(last.id).locator(".cm-content").click()
    lab.page.keyboard.press("Control+End")
    lab.page.keyboard.type("  # read again")
    lab.run_all()
    lab.save()
    lab.close()
    difference = git(clone, "diff", "--unified=0").splitlines()
    removed, added = (
        [line[1:] for line in difference if re.match(rf"\{sign}(?!\{sign})", line)] for sign in "-+"
    )
    assert len(removed) == len(added) == 1
    assert added[0] == re.sub(r'"$', '  # read again"', removed[0])
    git(clone, "checkout", "--", "notebooks")


def test_a_scratch_notebook_shows_figures_and_no_respondents(lab: Lab, clone: Path) -> None:
    """In another folder than the appendices, and with its outputs saved, which git ignores."""
    (clone / "scratch").mkdir()
    template = nbformat.read(clone / "jupyter/scratch.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    attempt = "from helpers.cleaning.processed import read_cleaned"
    template.cells.append(nbformat.v4.new_code_cell(attempt, id="attempt"))  # type: ignore[no-untyped-call]
    nbformat.write(template, clone / "scratch/mine.ipynb")  # type: ignore[no-untyped-call]
    lab.go_to("scratch")
    lab.open("mine.ipynb")
    *rest, refused = lab.run_all().values()
    assert [output["output_type"] for output in refused] == ["error"]
    assert refused[0]["ename"] == "RespondentsError"
    assert "make scratch" in refused[0]["evalue"]
    shown = [output for outputs in rest for output in outputs]
    assert not [output for output in shown if output["output_type"] in {"error", "stream"}]
    assert [output for output in shown if "image/png" in output.get("data", {})]
    lab.save()
    lab.close()
    assert "image/png" in (clone / "scratch/mine.ipynb").read_text()
    assert git(clone, "status", "--porcelain") == ""


def test_the_users_home_is_left_as_it_was(lab: Lab, home: Path) -> None:
    """No setting, kernel or profile is added or changed; Jupyter keeps what it needs to run."""
    files = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
    assert {name: files.pop(name).read_text() for name in HOME} == HOME
    added = {name for name in files if not name.startswith(".local/share/jupyter/runtime/")}
    assert added <= JUPYTERS_OWN
