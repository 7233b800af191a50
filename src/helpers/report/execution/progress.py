"""What a build says while it runs, and what it remembers of the time and memory used."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Self

from tqdm import tqdm

from helpers.report.execution.store import Run, Usage

_MEGABYTE = 1_000_000


class Progress:
    """The progress bar, saying which appendices run.

    Parameters
    ----------
    total
        How many notebooks will run.
    quiet
        True leaves it out.
    """

    def __init__(self, total: int, quiet: bool) -> None:
        # None: only where there is a terminal to draw on.
        disable = True if quiet else None
        self._bar = tqdm(total=total, disable=disable, unit="notebook", dynamic_ncols=True)
        self._running: list[str] = []

    @contextmanager
    def running(self, run: Run) -> Iterator[None]:
        """Show a run while it lasts."""
        self._running.append(str(run))
        self._bar.set_description_str(", ".join(self._running))
        try:
            yield
        finally:
            self._running.remove(str(run))
            self._bar.set_description_str(", ".join(self._running), refresh=False)
            self._bar.update()

    def expect(self, total: int) -> None:
        """Say how many notebooks will have run in the end."""
        self._bar.total = total

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()


def usage_lines(usage: dict[Run, Usage]) -> list[str]:
    """Return one line on what each notebook took."""
    return [
        f"  {run!s:42}{used.seconds:7.2f} s{used.memory / _MEGABYTE:7.0f} MB"
        for run, used in sorted(usage.items())
    ]


def write_usage(path: Path, seconds: float, usage: dict[Run, Usage]) -> None:
    """Write ``run.json``: what the build and each notebook that it ran took."""
    executed = {run.file: asdict(used) for run, used in sorted(usage.items())}
    content = {"seconds": round(seconds, 3), "executed": executed}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
