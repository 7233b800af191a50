"""What a report costs with more respondents, and with more notebooks; one kernel at a time."""

import hashlib
import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat.v4 as cells

from helpers.survey.codebook import read_codebook
from helpers.survey.paths import SurveyFolder, appendix_letter

from .project import build, copy_project

RESPONDENTS = (100, 10_000, 1_000_000)
NOTEBOOKS = (6, 12, 24)  # a report has at most 26


def respondents_table(survey: str, folder: Path) -> Iterator[str]:
    """Yield lines on the survey with every answer and every recipient repeated."""
    yield "| respondents | 01, processor s | the others | to the smallest | whole build, s |"
    yield "|---:|---:|---:|---:|---:|"
    smallest = 0.0
    for number in RESPONDENTS:
        root = copy_project(survey, folder / str(number))
        answered = repeat_answers(survey, root / "data/raw" / survey, number)
        seconds = build_seconds(root, survey)
        runs = json.loads((root / "build" / survey / "run.json").read_text("utf-8"))["executed"]
        used = {name: run["processor_seconds"] for name, run in runs.items()}
        first = sum(value for name, value in used.items() if name.startswith("01_"))
        others = sum(used.values()) - first
        smallest = smallest or others
        yield (
            f"| {answered} | {first:.1f} | {others:.1f} | {others / smallest:.2f} | {seconds:.1f} |"
        )
        shutil.rmtree(root)


def notebooks_table(survey: str, folder: Path) -> Iterator[str]:
    """Yield lines on reports of more and more notebooks.

    Two are the project's own, cleaning and the methods it links to; the others are all alike.
    """
    yield "| notebooks | whole build, s | for each further notebook, s |"
    yield "|---:|---:|---:|"
    known: list[tuple[int, float]] = []
    for number in NOTEBOOKS:
        root = copy_project(survey, folder / str(number), ("01_*", "10_*"))
        places = [place for place in range(2, NOTEBOOKS[-1] + 1) if place != 10]
        for place in places[: number - 2]:
            write_notebook(root / "notebooks" / f"{place:02}_more.ipynb", place, survey)
        known.append((number, build_seconds(root, survey)))
        shutil.rmtree(root)
        further = ""
        if len(known) > 1:
            (fewer, before), (_, now) = known[-2:]
            further = f"{(now - before) / (number - fewer):.2f}"
        yield f"| {number} | {known[-1][1]:.1f} | {further} |"


def repeat_answers(survey: str, raw: Path, respondents: int) -> int:
    """Repeat every row of a CSV export until about a number is reached; return how many there are.

    The id, its first column, is made another each time; invitations grow by as much.
    """
    export = raw / read_codebook(SurveyFolder(survey)).export.files[0]
    content = export.read_bytes()
    header, *rows = content.splitlines(keepends=True)
    times = max(1, round(respondents / len(rows)))
    repeated = [b"%05d" % time_ + row for time_ in range(times) for row in rows]
    export.write_bytes(header + b"".join(repeated if times > 1 else rows))

    codebook, provenance = raw / "codebook.yml", raw / "provenance.yml"
    text = codebook.read_text("utf-8")
    text = re.sub(r"(?<=\binvited: )\d+", lambda found: str(int(found[0]) * times), text)
    codebook.write_text(text, "utf-8")
    before, after = (hashlib.sha256(some).hexdigest() for some in (content, export.read_bytes()))
    provenance.write_text(provenance.read_text("utf-8").replace(before, after), "utf-8")
    return len(rows) * times


def write_notebook(path: Path, number: int, survey: str) -> None:
    """Write an appendix that compares sectors in one question."""
    letter = appendix_letter(number)
    question = next(one.id for one in read_codebook(SurveyFolder(survey)).questions if one.headline)
    setup = f'from helpers.appendix import Appendix\nappendix = Appendix("{letter}", survey, lang)'

    def cell(make: Any, source: str, *tags: str) -> Any:
        return make(source, metadata={"tags": list(tags)})

    notebook: Any = cells.new_notebook(  # type: ignore[no-untyped-call]
        cells=[
            cell(cells.new_markdown_cell, f"# Bilaga {letter} – Prov\n\nEtt prov.", "sv"),
            cell(cells.new_markdown_cell, f"# Appendix {letter} – Trial\n\nA trial.", "en"),
            cell(cells.new_code_cell, f'survey = "{survey}"\nlang = "sv"', "parameters"),
            cell(cells.new_code_cell, setup),
            cell(cells.new_code_cell, f'compared = appendix.sectors("{question}")'),
        ]
    )
    path.write_text(json.dumps(notebook), "utf-8")


def build_seconds(root: Path, survey: str) -> float:
    """Build with one kernel at a time; return the seconds."""
    started = time.perf_counter()
    build(root, survey, "--jobs", "1")
    return time.perf_counter() - started
