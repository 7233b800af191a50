"""The commit hooks, installed in a clone: what they take, put right and refuse."""

import os
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
import yaml

from ..conftest import ROOT, SURVEY
from .conftest import git

# Nothing is fetched: a hook that tried would meet a closed door.
OFFLINE = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")


@pytest.fixture(scope="module")
def run(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> "Run":
    home = tmp_path_factory.mktemp("home")
    if (ROOT / ".mypy_cache").is_dir():  # `make test` has checked the same files just before
        shutil.copytree(ROOT / ".mypy_cache", clone / ".mypy_cache")
    return Run(clone, os.environ | OFFLINE | {"PRE_COMMIT_HOME": str(home), "HOME": str(home)})


class Run:
    """Runs commands in the clone."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.root = root
        self.environment = environment

    def __call__(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self) -> "subprocess.CompletedProcess[str]":
        author = ("-c", "user.name=Test", "-c", "user.email=test@localhost")
        return self("git", *author, "commit", "--message", "A try")


def test_every_hook_is_of_this_environment() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    (repository,) = config["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert hook["language"] == "unsupported"  # pre-commit's word for: run it as it is
        assert hook["entry"].startswith(".venv/bin/")


def test_the_project_passes(run: Run) -> None:
    ran = run(".venv/bin/pre-commit", "run", "--all-files")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("Passed") == 5
    assert "Skipped" not in ran.stdout


@pytest.fixture(scope="module")
def hooked(run: Run) -> Run:
    ran = run(".venv/bin/pre-commit", "install")
    assert ran.returncode == 0, ran.stderr
    return run


def test_a_notebook_with_outputs_is_stripped(hooked: Run) -> None:
    path = hooked.root / "notebooks/03_experience.ipynb"
    before = path.read_text("utf-8")
    notebook = nbformat.reads(before, as_version=4)  # type: ignore[no-untyped-call]
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code")
    cell.execution_count = 1
    cell.outputs = [nbformat.from_dict(  # type: ignore[no-untyped-call]
        {"output_type": "stream", "name": "stdout", "text": "id 17 answered yes"}
    )]  # fmt: skip
    cell.source += "\n# a line of prose"
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    git(hooked.root, "add", "--all")
    refused = hooked.commit()
    assert refused.returncode != 0
    assert "03_experience.ipynb: outputs taken out" in refused.stdout + refused.stderr
    git(hooked.root, "add", "--all")
    taken = hooked.commit()
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert "id 17" not in git(hooked.root, "show")
    added = [line for line in git(hooked.root, "show", "--unified=0").splitlines()
             if line.startswith("+ ")]  # fmt: skip
    assert any("a line of prose" in line for line in added)
    assert len(added) == 2, "the line before has got a line break"


def test_real_answers_are_refused(hooked: Run) -> None:
    provenance = hooked.root / "data/raw" / SURVEY / "provenance.yml"
    text = provenance.read_text("utf-8")
    assert "source: synthetic" in text
    provenance.write_text(text.replace("source: synthetic", "source: survey"), "utf-8")
    git(hooked.root, "add", "--all")
    refused = hooked.commit()
    assert refused.returncode != 0
    told = refused.stdout + refused.stderr
    assert f"data/raw/{SURVEY}/responses.csv: holds answers of source survey" in told
    assert "Traceback" not in told
    git(hooked.root, "reset", "--quiet", "--hard")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("notebooks/11_extra.ipynb", "import os, sys\nx=1", "I001"),
        ("src/helpers/extra.py", '"""Extra."""\n\nX: int = "one"\n', "Incompatible types"),
    ],
)
def test_a_fault_is_refused(hooked: Run, name: str, content: str, told: str) -> None:
    path = hooked.root / name
    if path.suffix == ".ipynb":
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(content)])  # type: ignore[no-untyped-call]
        nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    else:
        path.write_text(content)
    git(hooked.root, "add", "--all")
    refused = hooked.commit()
    assert refused.returncode != 0
    assert told in refused.stdout + refused.stderr
    git(hooked.root, "reset", "--quiet", "--hard")
