"""Run the notebooks of a report with papermill, in both languages."""

import logging
import re
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from tqdm import tqdm

from helpers.codebook import LANGUAGES, Language
from helpers.report.appendices import Appendix
from helpers.report.faults import ReportError
from helpers.report.kernels import Kernels
from helpers.report.outline import numbered_cells

CELL_SECONDS = 1800
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ARROW = re.compile(r"^-+> *\d+ (.*)$", re.MULTILINE)

Executed = dict[tuple[Appendix, Language], Any]


class NotebookError(ReportError):
    """A notebook stopped at a cell.

    Parameters
    ----------
    message
        Which notebook, cell and error.
    appendix, language
        The run that failed.
    notebook
        The notebook as far as it ran; None where nothing of it was kept.
    """

    def __init__(
        self, message: str, appendix: Appendix, language: Language, notebook: Any = None
    ) -> None:
        super().__init__(message)
        self.appendix = appendix
        self.language = language
        self.notebook = notebook


@dataclass(frozen=True)
class _Run:
    appendix: Appendix
    language: Language

    def __str__(self) -> str:
        return f"{self.appendix.letter} {self.appendix.name} ({self.language})"


def run_notebooks(
    survey: str,
    appendices: tuple[Appendix, ...],
    scratch: Path,
    jobs: int,
    quiet: bool = False,
) -> Executed:
    """Execute every appendix in every language.

    The first appendix prepares the data that the others read, so it runs before them, one
    language at a time; the others run up to ``jobs`` at once.

    Parameters
    ----------
    survey
        The survey's name, handed to the notebooks.
    appendices
        In order.
    scratch
        An existing folder for files needed only during the run.
    jobs
        How many notebooks may run at once.
    quiet
        True leaves the progress bar out.

    Returns
    -------
    dict
        Executed notebook by appendix and language.

    Raises
    ------
    NotebookError
        A cell failed; whatever else was running has been stopped.
    """
    # What went wrong is said once, in the message of the error raised.
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    kernels = Kernels(scratch)
    first, rest = appendices[0], appendices[1:]
    executed: Executed = {}
    total = len(appendices) * len(LANGUAGES)
    with (
        ThreadPoolExecutor(jobs) as pool,
        tqdm(total=total, disable=quiet, unit="notebook", dynamic_ncols=True) as bar,
    ):
        progress = _Progress(bar)

        def run_at_once(runs: list[_Run]) -> None:
            futures = {pool.submit(_execute, run, survey, kernels, progress): run for run in runs}
            try:
                wait(futures, return_when=FIRST_EXCEPTION)
                executed.update(
                    ((run.appendix, run.language), future.result())
                    for future, run in futures.items()
                    if future.done()
                )
            except BaseException:
                # Also at Ctrl-C: what waits is dropped and what runs is ended.
                for future in futures:
                    future.cancel()
                kernels.stop()
                raise

        for language in LANGUAGES:
            run_at_once([_Run(first, language)])
        run_at_once([_Run(appendix, language) for appendix in rest for language in LANGUAGES])
    return executed


class _Progress:
    """The progress bar, saying which appendices run."""

    def __init__(self, bar: "tqdm[Any]") -> None:
        self._bar = bar
        self._running: list[str] = []

    def starts(self, run: _Run) -> None:
        self._running.append(str(run))
        self._bar.set_description_str(", ".join(self._running))

    def ends(self, run: _Run) -> None:
        self._running.remove(str(run))
        self._bar.set_description_str(", ".join(self._running), refresh=False)
        self._bar.update()


def _execute(run: _Run, survey: str, kernels: Kernels, progress: _Progress) -> Any:
    source = run.appendix.notebook
    output = kernels.scratch / f"{source.stem}.{run.language}.ipynb"
    engine: dict[str, Any] = {
        "kernel_manager_class": kernels.manager_class,
        "resources": {"metadata": {"path": str(source.parent)}},
        "execution_timeout": CELL_SECONDS,
    }
    progress.starts(run)
    try:
        notebook = papermill.execute_notebook(
            source,
            output,
            parameters={"survey": survey, "lang": run.language},
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            **engine,
        )
    except PapermillExecutionError as error:
        notebook = nbformat.read(output, as_version=4)  # type: ignore[no-untyped-call]
        raise NotebookError(_describe(error, run, notebook), *_of(run), notebook) from None
    except CellTimeoutError:
        seconds = f"a cell ran for more than {CELL_SECONDS} seconds"
        raise NotebookError(f"{_place(run)}: {seconds}", *_of(run)) from None
    except DeadKernelError:
        died = "the Python process that ran it died (out of memory?)"
        raise NotebookError(f"{_place(run)}: {died}", *_of(run)) from None
    progress.ends(run)
    return notebook


def _of(run: _Run) -> tuple[Appendix, Language]:
    return run.appendix, run.language


def _place(run: _Run) -> str:
    return f"notebooks/{run.appendix.notebook.name} ({run.language})"


def _describe(error: PapermillExecutionError, run: _Run, notebook: Any) -> str:
    """Cell number as in JupyterLab's own order, the error, and the line that raised it."""
    number = next(
        number
        for number, cell in numbered_cells(notebook)
        if any(output.output_type == "error" for output in cell.get("outputs", ()))
    )
    trace = _COLOUR.sub("", "\n".join(error.traceback))
    arrow = _ARROW.search(trace)
    lines = [line for line in error.source.splitlines() if line.strip()]
    line = arrow[1] if arrow else lines[-1]
    # An InputError is a list of faults, one a line.
    said = error.evalue.replace("\n", "\n  ")
    return f"{_place(run)}, cell {number}: {error.ename}: {said}\n  at: {line.strip()}"
