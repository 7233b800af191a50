"""What holds respondents is refused by the check before a commit."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.lab.commit_check import refused_files

from ..conftest import ROOT

ANSWERS = b"id;answer\n1;yes\n"


def git(root: Path, *arguments: str) -> None:
    command = ["git", "-C", str(root), *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "data/raw/s").mkdir(parents=True)
    (tmp_path / "data/raw/s/codebook.yml").write_text("survey: s\n")
    return tmp_path


def add(root: Path, name: str, content: bytes = ANSWERS) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    git(root, "add", "-f", name)


def record(root: Path, source: str, checksum: str = "") -> None:
    text = (
        f"survey: s\nfiles:\n  answers.csv: {{source: {source}, note: x, sha256: '{checksum}'}}\n"
    )
    add(root, "data/raw/s/provenance.yml", text.encode())


def test_this_repository_is_clean() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    assert refused_files(ROOT) == []


def test_a_synthetic_export_is_let_through(repository: Path) -> None:
    add(repository, "data/raw/s/answers.csv")
    record(repository, "synthetic", hashlib.sha256(ANSWERS).hexdigest())
    assert refused_files(repository) == []


@pytest.mark.parametrize("source", ["survey", "published"])
def test_an_export_of_real_answers_is_refused(repository: Path, source: str) -> None:
    add(repository, "data/raw/s/answers.csv")
    record(repository, source)
    (fault,) = refused_files(repository)
    assert fault.startswith("data/raw/s/answers.csv: ")


def test_without_a_record_it_is_refused(repository: Path) -> None:
    add(repository, "data/raw/s/answers.csv")
    assert len(refused_files(repository)) == 1


def test_real_answers_in_the_place_of_synthetic_ones_are_refused(repository: Path) -> None:
    record(repository, "synthetic", hashlib.sha256(ANSWERS).hexdigest())
    add(repository, "data/raw/s/answers.csv", ANSWERS + b"2;no\n")
    # Put right in the folder, not in the index: what would be committed counts.
    (repository / "data/raw/s/answers.csv").write_bytes(ANSWERS)
    (fault,) = refused_files(repository)
    assert "checksum" in fault


@pytest.mark.parametrize(
    "name",
    [
        "data/processed/s/responses.parquet",
        "data/processed/s/counts.json",
        "x/svar.sav",
        "scratch/x.ipynb",
    ],
)
def test_other_places_are_refused(repository: Path, name: str) -> None:
    add(repository, name)
    (fault,) = refused_files(repository)
    assert fault.startswith(name)


def test_the_command_fails_and_names_the_file(repository: Path) -> None:
    add(repository, "data/raw/s/answers.csv")
    command = [sys.executable, "-m", "helpers.lab.commit_check"]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "data/raw/s/answers.csv" in run.stderr
    assert "Traceback" not in run.stderr
