"""The how-to of an own figure, table and sentence, followed in a project of its own."""

import os
import re
import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path

import nbformat
import pytest

from helpers.survey.paths import ROOT_VARIABLE

from ..conftest import ROOT, SURVEY

pytestmark = pytest.mark.report

TEXT = (ROOT / "docs/how-to.md").read_text("utf-8")
_STEP = re.compile(r"<!-- (file|append|cell): (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
_DECLARED = ("PERCENT, share(*answer))", "PERCENT)")


def follow(root: Path) -> None:
    for kind, name, text in _STEP.findall(TEXT):
        path = root / name
        if kind == "cell":
            notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
            cell = nbformat.v4.new_code_cell(text.strip())  # type: ignore[no-untyped-call]
            notebook.cells.insert(-2, cell)
            nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
        else:
            before = path.read_text("utf-8") if kind == "append" else ""
            path.write_text(f"{before}\n{text}" if before else text, "utf-8")


def environment(root: Path) -> Path:
    """An environment whose helpers are the project's own, with the tests' other packages."""
    home, paths = root / "environment", sysconfig.get_paths()
    venv.create(home, symlinks=True)
    packages = next(home.glob("lib/python*/site-packages"))
    (packages / "own.pth").write_text(f"{root / 'src'}\n{paths['purelib']}\n", "utf-8")
    (home / "share").symlink_to(Path(paths["data"]) / "share")
    return home / "bin/python"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("notebooks", "src"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "data/raw" / SURVEY, tmp_path / "data/raw" / SURVEY)
    shutil.copy2(ROOT / "requirements.lock", tmp_path)
    return tmp_path


def test_an_own_result_is_published_once_its_numbers_are_declared(project: Path) -> None:
    follow(project)
    python, own = environment(project), project / "src/helpers/results/unknown.py"
    declared = own.read_text("utf-8")

    def build() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, "-m", "helpers.command", "build", SURVEY, "--quiet"], capture_output=True,
            text=True, check=False, cwd=project, env=os.environ | {ROOT_VARIABLE: str(project)},
        )  # fmt: skip

    assert declared.count(_DECLARED[0]) == 1
    own.write_text(declared.replace(*_DECLARED), "utf-8")
    refused = build()
    assert refused.returncode != 0
    (said,) = re.findall(r"```text\n(.*?)\n```", TEXT)
    assert said in refused.stderr
    assert not (project / "reports" / SURVEY).exists()
    own.write_text(declared, "utf-8")
    built = build()
    assert built.returncode == 0, built.stderr
    report = project / "reports" / SURVEY
    assert (report / "tables/own-unknown.csv").is_file()
    page = (report / "en/04_preparedness.html").read_text("utf-8")
    assert ">15%</data> of the respondents do not know" in page
    assert "How many answered" in page
