"""What a report costs with more respondents, and with more notebooks."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from helpers.report.failure import ReportError
from helpers.survey.codebook import read_codebook
from helpers.survey.paths import (
    ROOT_VARIABLE,
    SurveyFolder,
    appendix_letter,
    notebook_folder,
    project_root,
)

RESPONDENTS = (100, 10_000, 1_000_000)
NOTEBOOKS = (6, 12, 24)  # a report has at most 26

_INVITED = re.compile(r"(\binvited: )(\d+)")


def respondents_table(survey: str, folder: Path) -> Iterator[str]:
    """Measure the survey with every answer and every recipient repeated; yield a table's lines.

    Parameters
    ----------
    survey
        The survey.
    folder
        An empty folder to work in.
    """
    yield "| respondents | 01, processor s | the others | to the smallest | whole build, s |"
    yield "|---:|---:|---:|---:|---:|"
    smallest = 0.0
    for number in RESPONDENTS:
        root = folder / str(number)
        answered = repeat_answers(survey, root, number)
        seconds = _build(root, survey)
        account = json.loads((root / "build" / survey / "run.json").read_text(encoding="utf-8"))
        used = {name: run["processor_seconds"] for name, run in account["executed"].items()}
        first = sum(value for name, value in used.items() if name.startswith("01_"))
        others = sum(used.values()) - first
        smallest = smallest or others
        yield (
            f"| {answered} | {first:.1f} | {others:.1f} | {others / smallest:.2f} | {seconds:.1f} |"
        )
        shutil.rmtree(root)


def notebooks_table(survey: str, folder: Path) -> Iterator[str]:
    """Measure reports of more and more notebooks; yield lines.

    Two are the project's own, cleaning and the methods it links to; the others are all alike.

    Parameters
    ----------
    survey
        The survey.
    folder
        An empty folder to work in.
    """
    yield "| notebooks | whole build, s | for each further notebook, both languages, s |"
    yield "|---:|---:|---:|"
    known = []
    for number in NOTEBOOKS:
        root = folder / str(number)
        copy_project(survey, root, notebooks=("01_*", "10_*"))
        free = [place for place in range(2, NOTEBOOKS[-1] + 1) if place != 10]
        for place in free[: number - 2]:
            _write_notebook(root / "notebooks" / f"{place:02}_more.ipynb", place, survey)
        known.append((number, _build(root, survey)))
        shutil.rmtree(root)
    yield f"| {known[0][0]} | {known[0][1]:.1f} | |"
    for (fewer, before), (number, seconds) in pairwise(known):
        yield f"| {number} | {seconds:.1f} | {(seconds - before) / (number - fewer):.2f} |"


def copy_project(survey: str, root: Path, notebooks: Sequence[str] = ("*",)) -> None:
    """Copy what a build needs of the project into another folder."""
    shutil.copytree(project_root() / "data/raw" / survey, root / "data/raw" / survey)
    (root / "notebooks").mkdir()
    for pattern in notebooks:
        for path in notebook_folder().glob(f"{pattern}.ipynb"):
            shutil.copy(path, root / "notebooks")
    shutil.copy(project_root() / "requirements.lock", root)


def repeat_answers(survey: str, root: Path, respondents: int) -> int:
    """Copy the project with every row of a delimited export repeated; return how many rows.

    Parameters
    ----------
    survey
        The survey; the id is the first column of its export.
    root
        Where to put the copy.
    respondents
        About how many rows to reach; never fewer than there are.
    """
    copy_project(survey, root)
    raw = root / "data/raw" / survey
    export = raw / read_codebook(SurveyFolder(survey)).export.files[0]
    if export.suffix != ".csv":
        raise ReportError(f"{export.name}: only answers in a CSV file can be repeated")
    before = hashlib.sha256(export.read_bytes()).hexdigest()
    header, *rows = export.read_bytes().splitlines(keepends=True)
    times = max(1, round(respondents / len(rows)))
    with export.open("wb") as file:
        file.write(header)
        for time_ in range(times):
            mark = b"" if times == 1 else b"C%05d" % time_
            file.writelines(mark + row for row in rows)
    after = hashlib.sha256(export.read_bytes()).hexdigest()
    codebook, provenance = raw / "codebook.yml", raw / "provenance.yml"
    text = codebook.read_text(encoding="utf-8")
    text = _INVITED.sub(lambda found: f"{found[1]}{int(found[2]) * times}", text)
    codebook.write_text(text, encoding="utf-8")
    text = provenance.read_text(encoding="utf-8").replace(before, after)
    provenance.write_text(text, encoding="utf-8")
    return len(rows) * times


def _write_notebook(path: Path, number: int, survey: str) -> None:
    letter = appendix_letter(number)
    question = next(one.id for one in read_codebook(SurveyFolder(survey)).questions if one.headline)
    setup = f'from helpers.appendix import Appendix\nappendix = Appendix("{letter}", survey, lang)'
    cells = [
        _cell("markdown", f"# Bilaga {letter} – Prov\n\nEtt prov.", "sv"),
        _cell("markdown", f"# Appendix {letter} – Trial\n\nA trial.", "en"),
        _cell("code", f'survey = "{survey}"\nlang = "sv"', "parameters"),
        _cell("code", setup),
        _cell("code", f'compared = appendix.sectors("{question}")'),
    ]
    document = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    path.write_text(json.dumps(document), encoding="utf-8")


def _cell(kind: str, source: str, *tags: str) -> dict[str, object]:
    cell: dict[str, object] = {
        "cell_type": kind,
        "metadata": {"tags": list(tags)},
        "source": source,
    }
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _build(root: Path, survey: str) -> float:
    """Build with one kernel at a time; return the seconds."""
    command = [sys.executable, "-m", "helpers.command", "build", survey, "--quiet"]
    started = time.perf_counter()
    done = subprocess.run(
        [*command, "--jobs", "1"],
        env=os.environ | {ROOT_VARIABLE: str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ReportError(f"a build of the measurement failed:\n{done.stderr.strip()[-2000:]}")
    return time.perf_counter() - started
