"""A build of the shipped survey with every attack in it."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..conftest import SURVEY
from ..programs import survey_report
from .attacks import ATTACKS, CLEANS, HONEST, IMPORTS, PREPARE_CLEANS, PREPARE_TELLS, TELLS, Attack


@dataclass(frozen=True)
class Refused:
    """What a build said, and which cell each attack stands in.

    Parameters
    ----------
    lines
        Of its message.
    places
        Notebook and cell by attack.
    """

    lines: tuple[str, ...]
    places: dict[str, str]

    def of(self, attack: Attack) -> list[str]:
        """Return the lines that name an attack's notebook and cell."""
        place = self.places[attack.id]
        return [line for line in self.lines if f"{place}:" in line or f"{place} (" in line]


def add_cell(root: Path, notebook: str, source: str, place: int | None = None) -> str:
    """Add a cell to a notebook; return how a message names it."""
    path = root / "notebooks" / f"{notebook}.ipynb"
    document = json.loads(path.read_text("utf-8"))
    cells = document["cells"]
    place = len(cells) if place is None else place
    cell = {"cell_type": "code", "execution_count": None, "id": f"added-{len(cells)}"}
    cells.insert(place, cell | {"metadata": {}, "outputs": [], "source": source})
    path.write_text(json.dumps(document), "utf-8")
    return f"notebooks/{path.name}, cell {place + 1}"


def build(root: Path) -> subprocess.CompletedProcess[str]:
    """Build the report of a copy of the project."""
    return survey_report(root, "build", SURVEY, "--quiet")


@pytest.fixture
def project(built_root: Path, tmp_path: Path) -> Path:
    """A copy of the project to spoil, with what is stored of its build."""
    return Path(shutil.copytree(built_root, tmp_path / "project"))


@pytest.fixture(scope="session")
def refused(built_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Refused:
    """The message of a build with every attack added: only the notebooks added to run again."""
    root = Path(shutil.copytree(built_root, tmp_path_factory.mktemp("attacked") / "project"))
    add_cell(root, CLEANS, IMPORTS + PREPARE_CLEANS)
    add_cell(root, TELLS, IMPORTS + PREPARE_TELLS)
    added = [*ATTACKS, *HONEST]
    places = {one.id: add_cell(root, one.notebook, one.source) for one in added}
    run = build(root)
    assert run.returncode == 1, run.stdout
    assert "not fit to publish" in run.stderr, run.stderr
    return Refused(tuple(run.stderr.splitlines()), places)
