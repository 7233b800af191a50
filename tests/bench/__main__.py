"""Time the build against the usual way to the same pages: ``python -m tests.bench SURVEY``.

Every way is timed in turn on a copy of the project; ``docs/benchmarks.md`` is written.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from helpers.report.notebooks.appendices import appendices_of
from helpers.survey.codebook import LANGUAGES, read_codebook
from helpers.survey.paths import SurveyFolder

from ..conftest import ROOT, SURVEY
from .project import build, copy_project, run_module
from .scale import notebooks_table, respondents_table

PAGE = ROOT / "docs/benchmarks.md"
START, END = "<!-- measured by make bench -->\n", "<!-- end of what is measured -->\n"


def ways_to_the_pages(survey: str, root: Path) -> dict[str, Callable[[], None]]:
    """Return every way as a call, the cold build first; the two after it use what it has stored.

    The loop makes the pages of one language: each is a process of its own, two make the double.
    """
    notebooks = [
        appendix.notebook
        for appendix in appendices_of(read_codebook(SurveyFolder(survey)), root / "notebooks")
    ]

    def one_changed() -> None:
        notebook = json.loads(notebooks[3].read_text("utf-8"))
        code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        code[-1]["source"].append(f"\n# changed at {time.monotonic()}")
        notebooks[3].write_text(json.dumps(notebook), "utf-8")
        build(root, survey)

    def loop() -> None:
        for notebook in notebooks:
            executed = str(root / "executed.ipynb")
            parameters = ["-p", "survey", survey, "-p", "lang", LANGUAGES[0], "-k", "python3"]
            run_module(root, "papermill", str(notebook), executed, *parameters)
            run_module(root, "nbconvert", "--to", "html", executed)

    return {
        "make report, cold": lambda: build(root, survey, "--force"),
        "make report, nothing changed": lambda: build(root, survey),
        "make report, one notebook changed": one_changed,
        "papermill, then jupyter nbconvert, one language": loop,
        "bare floor: imports once, cells": lambda: run_module(root, "tests.bench.floor", survey),
    }


def seconds(work: Callable[[], None]) -> float:
    """Return how long a call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def ways_table(taken: dict[str, list[float]]) -> Iterator[str]:
    """Yield the lines of a table of seconds, and of their ratio to the cold build's."""
    yield "| way | seconds: median (least to most) | to the cold build: median (least to most) |"
    yield "|---|---:|---:|"
    cold = next(iter(taken.values()))
    for name, times in taken.items():
        ratios = [one / other for one, other in zip(times, cold, strict=True)]
        yield f"| {name} | {spread(times)} | {spread(ratios)} |"


def spread(values: list[float]) -> str:
    """Return the median and the ends of some values."""
    return f"{statistics.median(values):.3g} ({min(values):.3g} to {max(values):.3g})"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("survey", nargs="?", default=SURVEY)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    lines = [
        f"Measured on {time.strftime('%Y-%m-%d')}: {options.rounds} rounds, {os.cpu_count()} "
        f"cores, Python {sys.version.split()[0]}, load at the start {os.getloadavg()[0]:.1f}.",
        "",
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(options.survey, Path(folder) / "project")
        ways = ways_to_the_pages(options.survey, root)
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(options.rounds):
            for name, work in ways.items():
                taken[name].append(seconds(work))
                print(f"{name}: {taken[name][-1]:.2f} s", flush=True)
        lines += [*ways_table(taken), ""]
        lines += [*respondents_table(options.survey, Path(folder)), ""]
        lines += [*notebooks_table(options.survey, Path(folder)), ""]
    print(*lines, sep="\n")
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    text = "\n".join([before + START, *lines, END + rest.partition(END)[2]])
    PAGE.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
