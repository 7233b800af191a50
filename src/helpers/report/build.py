"""Build a survey's report: run, render, collect, check, publish."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from helpers.codebook import LANGUAGES, read_codebook
from helpers.paths import SurveyFolder, notebook_folder, project_root
from helpers.provenance import read_provenance
from helpers.report.appendices import Appendix, find_appendices
from helpers.report.collect import Collection, collect, results_json
from helpers.report.cover import cover, language_choice
from helpers.report.exhibits import is_unpublished
from helpers.report.faults import ReportError
from helpers.report.links import page_faults
from helpers.report.outline import numbered_cells, read_outline
from helpers.report.pages import Shell, appendix_page
from helpers.report.publish import only_one, publication
from helpers.report.record import read_record
from helpers.report.render import PageRenderer, render_failed
from helpers.report.run import Executed, NotebookError, run_notebooks


@dataclass(frozen=True)
class Built:
    """What a build published.

    Parameters
    ----------
    folder
        Where the report is.
    pages, tables, results
        How many of each.
    notes
        What the analyst should know, though it stops nothing.
    """

    folder: Path
    pages: int
    tables: int
    results: int
    notes: tuple[str, ...] = ()


def build_report(survey: str, jobs: int | None = None, quiet: bool = False) -> Built:
    """Build and publish the report of a survey.

    Parameters
    ----------
    survey
        Name of the survey's folder.
    jobs
        How many notebooks may run at once; None for as many as there are cores.
    quiet
        True leaves the progress bar out.

    Returns
    -------
    Built
        What was published.

    Raises
    ------
    InputError
        The survey's folder is not fit to run.
    ReportError
        A notebook failed, or its pages are not fit to publish. The report published before is
        untouched.
    """
    folder = SurveyFolder(survey)
    codebook = read_codebook(folder)
    read_provenance(folder)
    record = read_record(folder)
    appendices = find_appendices(notebook_folder())
    shells = [Shell(language, codebook, record) for language in LANGUAGES]
    workplace = project_root() / "build" / survey
    with only_one(workplace):
        executed = _run(survey, appendices, workplace, jobs or _cores(), quiet)
        with publication(folder.report) as target:
            collection = _write(target, shells, executed)
            _write_text(
                target / "results.json", results_json(survey, record.inputs, collection.results)
            )
            faults = page_faults(target)
            if faults:
                raise ReportError("the pages are not fit to publish:\n  " + "\n  ".join(faults))
            pages = len(list(target.rglob("*.html")))
    return Built(
        folder=folder.report,
        pages=pages,
        tables=len(collection.tables),
        results=len(collection.results),
        notes=_notes(executed),
    )


def _run(
    survey: str, appendices: tuple[Appendix, ...], workplace: Path, jobs: int, quiet: bool
) -> Executed:
    """Run the notebooks; keep one that failed as a page, and say where."""
    failed = workplace / "failed"
    for left in [failed, *workplace.glob("run-*")]:
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=workplace) as scratch:
        try:
            return run_notebooks(survey, appendices, Path(scratch), jobs, quiet)
        except NotebookError as error:
            if error.notebook is None:
                raise
            page = failed / f"{error.appendix.name}.{error.language}.html"
            _write_text(page, render_failed(error.notebook))
            place = page.relative_to(project_root()).as_posix()
            raise ReportError(f"{error}\n  the notebook as far as it ran: {place}") from None


def _write(target: Path, shells: list[Shell], executed: Executed) -> Collection:
    """Write every page and table of the report."""
    outlines = {
        (appendix, language): read_outline(notebook, appendix, language)
        for (appendix, language), notebook in executed.items()
    }
    collection = collect({key: outline.exhibits for key, outline in outlines.items()})
    renderer = PageRenderer()
    for shell in shells:
        pages = target / shell.language
        own = sorted(
            (appendix, outline)
            for (appendix, language), outline in outlines.items()
            if language == shell.language
        )
        for appendix, _ in own:
            page = appendix_page(shell, appendix, outlines)
            notebook = executed[appendix, shell.language]
            _write_text(pages / appendix.page, renderer.appendix(notebook, appendix, page))
        _write_text(pages / "index.html", cover(renderer, shell, own, collection.synthetic))
    choice = language_choice(renderer, shells, collection.synthetic)
    _write_text(target / "index.html", choice)
    for name, table in collection.tables.items():
        _write_text(target / "tables" / f"{name}.csv", table)
    return collection


def _notes(executed: Executed) -> tuple[str, ...]:
    return tuple(
        f"notebooks/{appendix.notebook.name}, cell {number}: displays something that is "
        "no exhibit; it is not published"
        for appendix, language in sorted(executed)
        if language == LANGUAGES[0]
        for number, cell in numbered_cells(executed[appendix, language])
        if is_unpublished(cell)
    )


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
