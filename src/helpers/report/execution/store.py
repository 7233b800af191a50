"""Executed notebooks kept between builds, each with what it depended on."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.imports import imported_helpers
from helpers.report.sources import (
    LOCK_FILE,
    checksum,
    current_checksum,
    source_name,
)


@dataclass(frozen=True, order=True)
class Run:
    """One appendix; one run serves every language of the report."""

    appendix: Appendix

    def __str__(self) -> str:
        return f"{self.appendix.letter} {self.appendix.name}"

    @property
    def file(self) -> str:
        """Name of the executed notebook."""
        return f"{self.appendix.name}.ipynb"


@dataclass(frozen=True)
class Usage:
    """What executing a notebook took.

    Parameters
    ----------
    seconds
        From start to end, without the wait for a free place.
    processor_seconds
        Of its kernel.
    memory
        The most its kernel held, in bytes; shared with other kernels for the larger part.
    """

    seconds: float
    processor_seconds: float
    memory: int


class Store:
    """A folder of executed notebooks.

    Parameters
    ----------
    folder
        Where they are kept.
    survey
        The survey's name, a parameter of every notebook.
    sources
        SHA-256 of every source at the start of the build. What changes while it runs is thus
        found changed at the next.
    """

    def __init__(self, folder: Path, survey: str, sources: dict[str, str]) -> None:
        self._folder = folder
        self.survey = survey
        self.sources = sources
        self._helpers: dict[Run, list[str]] = {}

    def notebook(self, run: Run) -> Path:
        """Return where the executed notebook of a run is kept."""
        return self._folder / run.file

    def entry(self, run: Run) -> dict[str, Any]:
        """Return what is known of a stored run; empty where nothing is."""
        try:
            entry = json.loads(self._entry_file(run).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return entry if isinstance(entry, dict) else {}

    def is_fresh(self, run: Run) -> bool:
        """Return whether a run would give again what is stored, and the stored is undamaged."""
        entry = self.entry(run)
        try:
            return (
                entry["key"] == self._key(run)
                and all(self._now(name) == known for name, known in entry["inputs"].items())
                and all(current_checksum(name) == known for name, known in entry["outputs"].items())
                and checksum(self.notebook(run)) == entry["notebook"]
            )
        except (OSError, KeyError, AttributeError):
            return False

    def prepare(self, runs: list[Run]) -> None:
        """Note which helpers notebooks import, before they are run.

        Not in the threads that run them: Python 3.11 cannot parse code in two threads at once.
        """
        self._helpers |= {run: imported_helpers(run.appendix.notebook) for run in runs}

    def keep(self, run: Run, executed: Path, record: dict[str, Any]) -> None:
        """Take over an executed notebook.

        Parameters
        ----------
        run
            What was run.
        executed
            The notebook, in the same file system; it is moved.
        record
            What its kernel noted: files ``read`` and ``written``.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        inputs = {
            str(source_name(run.appendix.notebook)),
            LOCK_FILE,
            *self._helpers[run],
            *record["read"],
            *(name for name in self.sources if name.endswith(".po")),
        }
        if run.appendix.number == 1:
            # Libraries may read the export past Python's audit; it is this appendix's alone.
            inputs |= {name for name in self.sources if name.startswith(f"data/raw/{self.survey}/")}
        entry = {
            "key": self._key(run),
            "inputs": {name: self._now(name) for name in sorted(inputs)},
            "outputs": {name: current_checksum(name) for name in record["written"]},
            "notebook": checksum(executed),
        }
        self._entry_file(run).unlink(missing_ok=True)
        executed.replace(self.notebook(run))
        part = self._entry_file(run).with_suffix(".part")
        part.write_text(json.dumps(entry, indent=1), encoding="utf-8")
        part.replace(self._entry_file(run))

    def keep_only(self, runs: list[Run]) -> None:
        """Remove what is stored of notebooks that are no more."""
        known = {path for run in runs for path in (self.notebook(run), self._entry_file(run))}
        for path in set(self._folder.glob("*")) - known:
            path.unlink()

    def _key(self, run: Run) -> dict[str, Any]:
        return {
            "survey": self.survey,
            "python": sys.version,
        }

    def _now(self, name: str) -> str | None:
        return self.sources.get(name) or current_checksum(name)

    def _entry_file(self, run: Run) -> Path:
        return self.notebook(run).with_suffix(".json")
