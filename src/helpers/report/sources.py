"""What a report is built from: every file, by a name that is the same on any machine."""

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

import helpers
from helpers.survey.codebook import read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder, notebook_folder, project_root

_CODE = {".py", ".j2", ".css", ".js", ".json", ".po", ".yml"}
LOCK_FILE = "requirements.lock"


@cache
def package_folder() -> Path:
    """Return the folder of the helpers' package."""
    return Path(helpers.__file__).resolve().parent


def source_name(path: Path) -> str | None:
    """Return a file's name in the project; None for what is not of the project.

    Parameters
    ----------
    path
        Absolute.
    """
    if path.is_relative_to(package_folder()):
        return f"src/helpers/{path.relative_to(package_folder()).as_posix()}"
    if path.is_relative_to(project_root()):
        return path.relative_to(project_root()).as_posix()
    return None


def source_path(name: str) -> Path:
    """Return where the file of a name is."""
    inside = name.removeprefix("src/helpers/")
    return project_root() / name if inside == name else package_folder() / inside


def read_sources(folder: SurveyFolder) -> dict[str, str]:
    """Return the SHA-256 of every file that a survey's report may depend on, by name.

    Of a notebook its cells and tags count: outputs and execution counts come and go with "Run
    All".

    Parameters
    ----------
    folder
        The survey.
    """
    lock = project_root() / LOCK_FILE
    raw = [folder.raw, *(SurveyFolder(name).raw for name in _compared(folder))]
    files = [
        *(path for path in package_folder().rglob("*") if path.suffix in _CODE),
        *(project_root() / "catalogues").glob("*.po"),
        *(path for one in raw for path in one.rglob("*") if not path.name.startswith((".", "~$"))),
        *([lock] if lock.exists() else []),
        *folder.releases.rglob("*.json"),
    ]
    checksums = {str(source_name(path)): checksum(path) for path in files if path.is_file()}
    for path in notebook_folder().glob("*.ipynb"):
        checksums[str(source_name(path))] = _notebook_checksum(path)
    return dict(sorted(checksums.items()))


def _compared(folder: SurveyFolder) -> tuple[str, ...]:
    """Return the names of the surveys that a survey is compared with."""
    try:
        return read_codebook(folder).compared_with
    except InputError:
        return ()  # the build says what is wrong with it


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def current_checksum(name: str) -> str | None:
    """Return the SHA-256 of the file of a name; None where it cannot be read."""
    try:
        return checksum(source_path(name))
    except OSError:
        return None


def combined_checksum(checksums: dict[str, str]) -> str:
    """Return one SHA-256 over many files."""
    return hashlib.sha256(json.dumps(sorted(checksums.items())).encode()).hexdigest()


def project_version() -> str:
    """Return the project's version."""
    return version("survey-report")


def _notebook_checksum(path: Path) -> str:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        content = [
            [cell["cell_type"], "".join(cell["source"]), cell["metadata"].get("tags", [])]
            for cell in cells
        ]
    except (ValueError, KeyError, TypeError):
        return checksum(path)  # no notebook; the run says so
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()
