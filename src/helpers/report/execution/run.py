"""Run the notebooks of a report with papermill."""

import json
import logging
import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import papermill
from nbclient.exceptions import CellTimeoutError
from papermill.exceptions import PapermillExecutionError

from helpers.report.execution.kernel import RECORD_SUFFIX
from helpers.report.execution.kernels import PATIENCE, Kernels
from helpers.report.execution.progress import Progress
from helpers.report.execution.store import Run, Usage
from helpers.report.failure import ReportError
from helpers.report.notebooks.outline import numbered_cells

CELL_SECONDS = 1800
_STARTS = 3
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ARROW = re.compile(r"^-+> *\d+ (.*)$", re.MULTILINE)


class NotebookError(ReportError):
    """A notebook stopped at a cell.

    Parameters
    ----------
    message
        Which notebook, cell and error.
    run
        The run that failed.
    notebook
        The notebook as far as it ran.
    """

    def __init__(self, message: str, run: Run, notebook: Any) -> None:
        super().__init__(message)
        self.run = run
        self.notebook = notebook


@dataclass(frozen=True)
class Executed:
    """An executed notebook.

    Parameters
    ----------
    notebook
        Where it is.
    record
        What its kernel noted: the names of files ``read`` and ``written``.
    usage
        What it took.
    """

    notebook: Path
    record: dict[str, list[str]]
    usage: Usage


@dataclass(frozen=True)
class Runner:
    """Runs notebooks, some at once.

    Parameters
    ----------
    survey, language
        The survey's name and its first language, handed to the notebooks.
    kernels
        What they run in; stopped when one fails.
    jobs
        How many notebooks may run at once.
    progress
        Told when each starts and ends.
    """

    survey: str
    language: str
    kernels: Kernels
    jobs: int
    progress: Progress

    def run(self, runs: Sequence[Run], keep: Callable[[Run, Executed], None]) -> None:
        """Execute notebooks.

        Parameters
        ----------
        runs
            Which.
        keep
            Called with each executed notebook, as soon as it is there.

        Raises
        ------
        NotebookError
            A cell failed; whatever else was running has been stopped.
        """
        # What went wrong is said once, in the message of the error raised.
        for name in ("papermill", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        slots = BoundedSemaphore(self.jobs)
        # Twice as many threads as slots: a kernel starts and waits while others compute.
        with ThreadPoolExecutor(2 * self.jobs) as pool:
            futures = [pool.submit(self._execute, run, slots, keep) for run in runs]
            try:
                wait(futures, return_when=FIRST_EXCEPTION)
                for future in futures:
                    if future.done():
                        future.result()
            except BaseException:
                # Also at Ctrl-C: what waits is dropped and what runs is ended.
                for future in futures:
                    future.cancel()
                self.kernels.stop()
                raise

    def _execute(
        self, run: Run, slots: BoundedSemaphore, keep: Callable[[Run, Executed], None]
    ) -> None:
        source = run.appendix.notebook
        output = self.kernels.scratch / run.file
        running = _Running()
        with ExitStack() as slot, _explained(run, running):

            def start(notebook: Any) -> None:
                slot.enter_context(slots)
                slot.enter_context(self.progress.running(run))
                running.notebook, running.started = notebook, time.monotonic()

            engine: dict[str, Any] = {
                "kernel_manager_class": self.kernels.manager_class(
                    run.file, lambda: running.is_busy
                ),
                "resources": {"metadata": {"path": str(source.parent)}},
                "execution_timeout": CELL_SECONDS,
                "iopub_timeout": PATIENCE,
                "ipython_hist_file": "",
                "on_notebook_start": start,
                "on_cell_execute": running.begin_cell,
                "on_cell_executed": running.end_cell,
            }
            for left in reversed(range(_STARTS)):
                try:
                    papermill.execute_notebook(
                        source,
                        output,
                        parameters={"survey": self.survey, "lang": self.language},
                        kernel_name="python3",
                        language="python",
                        progress_bar=False,
                        start_timeout=PATIENCE,
                        request_save_on_cell_execute=False,
                        **engine,
                    )
                    break
                except RuntimeError:
                    # No cell has run: the kernel found its port taken or no room. Once more.
                    if running.notebook is not None or self.kernels.stopped or not left:
                        raise
            seconds = time.monotonic() - running.started
            known = self._record(run)
        usage = Usage(round(seconds, 3), round(known["seconds"], 3), known["memory"])
        keep(run, Executed(output, known, usage))

    def _record(self, run: Run) -> dict[str, Any]:
        """Return what a kernel noted; it does so last of all."""
        record = Path(f"{self.kernels.connection_file(run.file)}{RECORD_SUFFIX}")
        if not record.exists():
            raise RuntimeError("killed when all cells had run")
        return dict(json.loads(record.read_text(encoding="utf-8")))


@dataclass
class _Running:
    """A notebook being executed, with what it has displayed so far, and when it started."""

    notebook: Any = None
    started: float = 0.0
    is_busy: bool = False

    def begin_cell(self, **_: Any) -> None:
        self.is_busy = True

    def end_cell(self, **_: Any) -> None:
        self.is_busy = False


@contextmanager
def _explained(run: Run, running: _Running) -> Iterator[None]:
    """Turn what stops a notebook into a message that says where."""
    try:
        yield
    except (PapermillExecutionError, CellTimeoutError, RuntimeError) as error:
        notebook = running.notebook
        place = f"notebooks/{run.appendix.notebook.name}"
        if notebook is None:
            reason = f"its Python process could not be started: {error}"
            raise ReportError(f"{place}: {reason}") from None
        if isinstance(error, PapermillExecutionError):
            message = f"{place}, cell {_failed_cell(notebook)}: {_described(error)}"
        elif isinstance(error, CellTimeoutError):
            seconds = f"ran for more than {CELL_SECONDS} seconds"
            message = f"{place}, cell {_running_cell(notebook)}: {seconds}"
        else:
            died = "the Python process that ran it died (out of memory?)"
            message = f"{place}, cell {_running_cell(notebook)}: {died}"
        raise NotebookError(message, run, notebook) from None


def _described(error: PapermillExecutionError) -> str:
    """Return the error, and the line that raised it."""
    trace = _COLOUR.sub("", "\n".join(error.traceback))
    # The cell's own line, not that of a library, nor of an exception that led to this one.
    arrow = _ARROW.search(trace, max(trace.rfind("Cell In["), 0))
    lines = [line for line in error.source.splitlines() if line.strip()]
    line = arrow[1] if arrow else lines[-1]
    # An InputError is a list of faults, one a line.
    said = error.evalue.replace("\n", "\n  ")
    return f"{error.ename}: {said}\n  at: {line.strip()}"


def _failed_cell(notebook: Any) -> int:
    """Return the number of the cell that failed, as in JupyterLab's own order."""
    return next(
        number
        for number, cell in numbered_cells(notebook)
        if any(output.output_type == "error" for output in cell.get("outputs", ()))
    )


def _running_cell(notebook: Any) -> int:
    """Return the number of the cell that was running when its kernel went."""
    return max(
        number
        for number, cell in numbered_cells(notebook)
        if cell.metadata.get("papermill", {}).get("start_time") is not None
    )
