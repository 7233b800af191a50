"""Time the build against a shell loop of papermill and nbconvert over the same notebooks."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from helpers.codebook import LANGUAGES
from helpers.paths import notebook_folder
from helpers.report.appendices import find_appendices
from helpers.report.faults import ReportError


def bench(survey: str, rounds: int) -> int:
    """Time both ways in turn and print their ratio.

    Parameters
    ----------
    survey
        The survey to build.
    rounds
        How many times each way is timed.

    Returns
    -------
    int
        0.
    """
    ours: list[float] = []
    loop: list[float] = []
    for number in range(1, rounds + 1):
        ours.append(_seconds(lambda: _build(survey)))
        loop.append(_seconds(lambda: _shell_loop(survey)))
        print(f"round {number}: build {ours[-1]:.1f} s, loop {loop[-1]:.1f} s", flush=True)
    ratios = [slow / fast for slow, fast in zip(loop, ours, strict=True)]
    print(f"\n{'':34}{'min':>8}{'median':>8}{'max':>8}")
    for name, values in (
        ("survey-report build, s", ours),
        ("papermill + jupyter nbconvert, s", loop),
        ("ratio", ratios),
    ):
        middle = statistics.median(values)
        print(f"{name:34}{min(values):8.1f}{middle:8.1f}{max(values):8.1f}")
    return 0


def _build(survey: str) -> None:
    _call("-m", "helpers.report.command", "build", survey, "--quiet")


def _shell_loop(survey: str) -> None:
    notebooks = notebook_folder()
    with tempfile.TemporaryDirectory() as folder:
        for appendix in find_appendices(notebooks):
            for language in LANGUAGES:
                output = Path(folder) / f"{appendix.name}.{language}.ipynb"
                source = str(appendix.notebook)
                parameters = ["-p", "survey", survey, "-p", "lang", language]
                options = ["-k", "python3", "-l", "python", "--cwd", str(notebooks)]
                _call("-m", "papermill", source, str(output), *options, *parameters)
                _call("-m", "jupyter", "nbconvert", "--to", "html", str(output))


def _call(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise ReportError(f"{' '.join(arguments[:3])} failed:\n{done.stderr.strip()}")


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
