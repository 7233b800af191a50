"""Write the pages, tables and results of a report from executed notebooks."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from helpers.report.execution.store import Run, Store
from helpers.report.files.collect import DECLARED, Collection, collect, results_json
from helpers.report.files.workbook import WORKBOOK, workbook
from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import cell_exhibits, is_unpublished
from helpers.report.notebooks.outline import Outline, numbered_cells, read_outline
from helpers.report.pages.context import Shell, appendix_page
from helpers.report.pages.cover import cover, language_choice
from helpers.report.pages.record import page_record, report_record
from helpers.report.pages.render import PageRenderer
from helpers.report.pages.search_page import SEARCH_PAGE, search_page
from helpers.survey.codebook import Language, read_codebook
from helpers.survey.paths import SurveyFolder


class Assembly:
    """What a report is written from.

    Parameters
    ----------
    folder
        The survey.
    store
        Holds the executed notebook of every run.
    runs
        Every appendix.
    sources
        SHA-256 of every source.
    """

    def __init__(
        self, folder: SurveyFolder, store: Store, runs: list[Run], sources: dict[str, str]
    ) -> None:
        self.codebook = read_codebook(folder)
        self._survey = folder.name
        self._record = report_record(folder, sources)
        self._records = {
            run: page_record(self._record, sources, store, run, runs[0]) for run in runs
        }
        languages = self.codebook.languages
        self._shells = [Shell(language, self.codebook, self._record) for language in languages]
        self._notebooks = {run: _read(store.notebook(run)) for run in runs}
        self._outlines: dict[tuple[Appendix, Language], Outline] = {
            (run.appendix, language): read_outline(notebook, run.appendix, language)
            for language in languages
            for run, notebook in self._notebooks.items()
        }

    def write(self, target: Path) -> Collection:
        """Write every file of the report into an empty folder.

        Raises
        ------
        ReportError
            The appendices contradict each other, or something synthetic does not say so.
        """
        collection = collect({key: outline.exhibits for key, outline in self._outlines.items()})
        renderer = PageRenderer()
        for shell in self._shells:
            pages = target / shell.language
            for run, notebook in self._notebooks.items():
                page_shell = replace(shell, record=self._records[run])
                page = appendix_page(page_shell, run.appendix, self._outlines)
                html = renderer.appendix(notebook, run.appendix, page)
                _write_text(pages / run.appendix.page, html)
            outlines = [
                (run.appendix, self._outlines[run.appendix, shell.language])
                for run in self._notebooks
            ]
            text = cover(renderer, shell, outlines, collection.synthetic)
            _write_text(pages / "index.html", text)
            text = search_page(renderer, shell, outlines, collection.synthetic)
            _write_text(pages / SEARCH_PAGE, text)
            (pages / WORKBOOK).write_bytes(workbook(shell, outlines, collection.synthetic))
        choice = language_choice(renderer, self._shells, collection.synthetic)
        _write_text(target / "index.html", choice)
        for name, table in collection.tables.items():
            _write_text(target / "tables" / f"{name}.csv", table)
        results = results_json(self._survey, self._record.inputs, collection.results)
        _write_text(target / "results.json", results)
        cells = {
            name: f"notebooks/{run.appendix.notebook.name}, cell {number}"
            for run, notebook in self._notebooks.items()
            for number, cell in numbered_cells(notebook)
            for exhibit in cell_exhibits(cell, run.appendix, self.codebook.languages[0])
            for name in (*(entry["id"] for entry in exhibit.results), exhibit.id)
        }
        declared = json.dumps(collection.declared | {"cells": cells}, ensure_ascii=False, indent=1)
        _write_text(target / DECLARED, declared + "\n")
        return collection

    def notes(self) -> tuple[str, ...]:
        """Return what the analyst should know, though it stops nothing."""
        return tuple(
            f"notebooks/{run.appendix.notebook.name}, cell {number}: displays something that is "
            "no exhibit; it is not published"
            for run, notebook in self._notebooks.items()
            for number, cell in numbered_cells(notebook)
            if is_unpublished(cell)
        )


def _read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
