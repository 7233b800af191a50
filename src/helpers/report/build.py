"""Build a survey's report: run what has to be run, render, check, publish."""

import os
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.report.execution.environment import kernel_environment
from helpers.report.execution.forks import ForkServer
from helpers.report.execution.store import Run, Store, Usage
from helpers.report.failure import ReportError
from helpers.report.notebooks.appendices import appendices_of
from helpers.report.publishing.exchange import only_one
from helpers.report.publishing.manifest import is_current
from helpers.report.sources import read_sources
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder, notebook_folder, project_root
from helpers.survey.provenance import read_provenance
from helpers.words.catalogue import language_faults

if TYPE_CHECKING:
    from helpers.report.execution.run import NotebookError
    from helpers.report.publishing.publish import Built

# Nothing slow is imported above: whether there is anything to do is known without it. The slow
# imports happen in functions, while the kernels' own go on in another process.


def build_report(
    survey: str, jobs: int | None = None, quiet: bool = False, force: bool = False
) -> "Built | None":
    """Build and publish the report of a survey.

    Parameters
    ----------
    survey
        Name of the survey's folder.
    jobs
        How many notebooks may run at once; None for as many as there are cores.
    quiet
        True leaves the progress bar out.
    force
        True ignores what is stored from earlier builds.

    Returns
    -------
    Built or None
        What was published; None where the report is as a new one would be.

    Raises
    ------
    InputError
        The survey's folder is not fit to run.
    ReportError
        A notebook failed, or its pages are not fit to publish. The report published before is
        untouched.
    """
    started = time.monotonic()
    folder = SurveyFolder(survey)
    build_folder = project_root() / "build" / survey
    with only_one(build_folder):
        sources = read_sources(folder)
        if not force and is_current(folder.report, sources):
            return None
        _skip_slow_grammar()
        for left in [build_folder / "failed", *build_folder.glob("run-*")]:
            shutil.rmtree(left, ignore_errors=True)
        store = Store(build_folder / "store", survey, sources)
        codebook = read_codebook(folder)
        faults = list(language_faults(codebook.languages))
        if faults:
            raise InputError(faults)
        runs = _runs(codebook)
        options = Options(
            codebook.languages[0], jobs or _cores(), quiet, force, bool(codebook.compared_with)
        )
        usage = _execute(folder, store, runs, options)

        from helpers.report.execution.progress import write_usage  # noqa: PLC0415
        from helpers.report.publishing.publish import publish_report  # noqa: PLC0415

        try:
            return publish_report(folder, store, runs, sources, usage)
        finally:
            write_usage(build_folder / "run.json", time.monotonic() - started, usage)


@dataclass(frozen=True)
class Options:
    """How to run the notebooks.

    Parameters
    ----------
    language
        Which edition the notebooks themselves show.
    jobs
        How many may run at once.
    quiet
        True leaves the progress bar out.
    force
        True runs all of them.
    compares
        True where other surveys' counts are needed.
    """

    language: str
    jobs: int
    quiet: bool
    force: bool
    compares: bool


def _runs(codebook: Codebook) -> list[Run]:
    appendices = appendices_of(codebook, notebook_folder())
    return [Run(appendix) for appendix in appendices]


def _execute(
    folder: SurveyFolder, store: Store, runs: list[Run], options: Options
) -> dict[Run, Usage]:
    """Run the notebooks whose stored result is not that of today's sources."""

    def stale(some: list[Run]) -> list[Run]:
        return [run for run in some if options.force or not store.is_fresh(run)]

    waiting = stale(runs)
    build_folder = project_root() / "build" / folder.name
    usage: dict[Run, Usage] = {}
    with (
        tempfile.TemporaryDirectory(prefix="run-", dir=build_folder) as scratch,
        ExitStack() as stack,
    ):
        environment = kernel_environment(Path(scratch), build_folder)
        may_run = bool(waiting) or options.compares
        server = ForkServer(environment) if may_run and _can_fork() else None
        if server:
            stack.callback(server.close)
        store.prepare(runs)
        read_provenance(folder)
        if options.compares:
            from helpers.report.execution.others import prepare_compared  # noqa: PLC0415

            prepare_compared(folder, store.sources, build_folder)
            waiting = stale(runs)
        if not waiting:
            return usage

        from helpers.report.execution.kernels import Kernels  # noqa: PLC0415
        from helpers.report.execution.progress import Progress  # noqa: PLC0415
        from helpers.report.execution.run import Executed, NotebookError, Runner  # noqa: PLC0415

        def keep(run: Run, executed: Executed) -> None:
            store.keep(run, executed.notebook, executed.record)
            usage[run] = executed.usage

        progress = stack.enter_context(Progress(len(waiting), options.quiet))
        kernels = Kernels(Path(scratch), environment, server)
        stack.callback(kernels.close)
        runner = Runner(folder.name, options.language, kernels, options.jobs, progress)
        try:
            # The first appendix prepares the data that the others read.
            runner.run(stale(runs[:1]), keep)
            waiting = stale(runs[1:])
            progress.expect(len(usage) + len(waiting))
            runner.run(waiting, keep)
        except NotebookError as error:
            raise ReportError(f"{error}\n  {_kept(error, build_folder / 'failed')}") from None
    return usage


def _kept(error: "NotebookError", folder: Path) -> str:
    """Keep a notebook that failed as a page, and say where."""
    from helpers.report.pages.render import render_failed  # noqa: PLC0415

    page = folder / Path(error.run.file).with_suffix(".html").name
    folder.mkdir(parents=True, exist_ok=True)
    page.write_text(render_failed(error.notebook), encoding="utf-8", newline="\n")
    page.chmod(0o600)  # a failed cell may show respondents
    place = page.relative_to(project_root()).as_posix()
    return f"the notebook as far as it ran: {place}"


def _skip_slow_grammar() -> None:
    """Keep jsonschema from importing its checker of web addresses: a tenth of a build's time.

    It compiles a grammar at import that no notebook's schema asks for. Where it is missing,
    jsonschema does without.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def _can_fork() -> bool:
    return hasattr(os, "fork")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
