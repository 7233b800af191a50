"""What a report was built from: inputs, code and environment, as checksums."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import helpers
from helpers.paths import SurveyFolder, notebook_folder, project_root
from helpers.provenance import data_files, sha256

SHORT = 12


@dataclass(frozen=True)
class BuildRecord:
    """What a report was built from.

    Parameters
    ----------
    inputs
        SHA-256 of every input file, by its path inside the survey folder.
    version
        The project's version.
    code
        SHA-256 over the notebooks and the package.
    environment
        SHA-256 of the lock file; None where there is none.
    """

    inputs: dict[str, str]
    version: str
    code: str
    environment: str | None


def read_record(folder: SurveyFolder) -> BuildRecord:
    """Return the record of what a survey's report is built from."""
    inputs = [folder.codebook, folder.provenance, *data_files(folder)]
    lock = project_root() / "requirements.lock"
    return BuildRecord(
        inputs={path.relative_to(folder.raw).as_posix(): sha256(path) for path in sorted(inputs)},
        version=version("survey-report"),
        code=_checksum(_code()),
        environment=sha256(lock) if lock.exists() else None,
    )


def _code() -> Iterable[tuple[str, str]]:
    """Name and content of every file that decides what is computed and how it looks."""
    package = Path(helpers.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix in {".py", ".j2", ".css", ".json"}:
            yield path.relative_to(package).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted(notebook_folder().glob("*.ipynb")):
        # Outputs and execution counts come and go with "Run All"; they are not code.
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        content = [
            [cell["cell_type"], "".join(cell["source"]), cell["metadata"].get("tags", [])]
            for cell in cells
        ]
        yield path.name, json.dumps(content)


def _checksum(files: Iterable[tuple[str, str]]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(json.dumps([name, content]).encode())
    return digest.hexdigest()
