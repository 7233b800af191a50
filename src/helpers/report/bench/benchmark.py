"""Time the build against the usual ways to the same pages, in turn, on a copy of the project."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from helpers.report.bench.scale import copy_project, notebooks_table, respondents_table
from helpers.report.failure import ReportError
from helpers.report.notebooks.appendices import Appendix, appendices_of
from helpers.survey.codebook import LANGUAGES, Language, read_codebook
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder, project_root

_COLD = "make report, cold"
_FLOOR = "bare floor: imports once, cells"
_LOOPS = ("papermill, then jupyter nbconvert", "jupyter nbconvert --execute")
_START, _END = "<!-- measured by make bench -->\n", "<!-- end of what is measured -->\n"


def bench(survey: str, rounds: int) -> int:
    """Time every way in turn; print seconds, and their ratio to a cold build.

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
    day, load = time.strftime("%Y-%m-%d"), os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    with tempfile.TemporaryDirectory() as folder:
        ways = _Ways(survey, Path(folder) / "project").all()
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for number in range(1, rounds + 1):
            for name, work in ways.items():
                begun = time.perf_counter()
                work()
                # Every page of a loop is a process of its own: half the pages, half the time.
                pages = len(LANGUAGES) if name in _LOOPS else 1
                taken[name].append(pages * (time.perf_counter() - begun))
                print(f"round {number}: {name}: {taken[name][-1]:.2f} s", flush=True)
        (Path(folder) / "scale").mkdir()
        lines = [
            f"Measured on {day}: {rounds} rounds, {os.cpu_count()} cores, Python "
            f"{sys.version.split()[0]}, load at the start {load:.1f}.",
            "",
            *_table(taken),
            "",
            *respondents_table(survey, Path(folder) / "scale"),
            "",
            *notebooks_table(survey, Path(folder) / "scale"),
        ]
    print("", *lines, sep="\n")
    _write(lines)
    return 0


def _write(lines: list[str]) -> None:
    """Put what was measured into the page on benchmarks."""
    page = project_root() / "docs/benchmarks.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(_START)
    _, _, after = rest.partition(_END)
    text = before + _START + "\n" + "\n".join(lines) + "\n\n" + _END + after
    page.write_text(text, encoding="utf-8", newline="\n")


def _table(taken: dict[str, list[float]]) -> Iterator[str]:
    yield "| way | seconds: median (least to most) | to the cold build: median (least to most) |"
    yield "|---|---:|---:|"
    for name, seconds in taken.items():
        ratios = [one / cold for one, cold in zip(seconds, taken[_COLD], strict=True)]
        yield f"| {name} | {_spread(seconds)} | {_spread(ratios)} |"


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.3g} ({min(values):.3g} to {max(values):.3g})"


class _Ways:
    """Every way to the pages, each as a call without arguments.

    Parameters
    ----------
    survey
        The survey.
    root
        Where to put the copy of the project.
    """

    def __init__(self, survey: str, root: Path) -> None:
        self._survey = survey
        self._root = root
        copy_project(survey, root)
        self._environment = os.environ | {ROOT_VARIABLE: str(root)}
        self._edits = 0
        self._turns = 0
        self._copies = root / "copies"
        self._book = _book_environment()

    def all(self) -> dict[str, Callable[[], None]]:
        # Nothing changed and one changed follow the cold build, whose store they use.
        return {
            _COLD: lambda: self._build("--force"),
            "make report, nothing changed": self._build,
            "make report, one notebook changed": self._edited_build,
            **dict(zip(_LOOPS, (self._papermill, self._nbconvert), strict=True)),
            "Jupyter Book": self._jupyter_book,
            _FLOOR: lambda: self._python("-m", "helpers.report.bench.floor", self._survey),
        }

    def _build(self, *options: str) -> None:
        self._python("-m", "helpers.command", "build", self._survey, "--quiet", *options)

    def _edited_build(self) -> None:
        self._edits += 1
        path = self._appendices()[3].notebook
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        cells[-1]["source"] = [*cells[-1]["source"], f"\n# edit {self._edits}"]
        path.write_text(json.dumps(notebook), encoding="utf-8")
        self._build()

    def _papermill(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            language = self._language()
            for appendix in self._appendices():
                output = str(Path(folder) / f"{appendix.name}.{language}.ipynb")
                parameters = ["-p", "survey", self._survey, "-p", "lang", language]
                options = ["-k", "python3", "-l", "python", "--cwd", folder]
                self._python(
                    *("-m", "papermill", str(appendix.notebook), output),
                    *(options + parameters),
                )
                self._python("-m", "nbconvert", "--to", "html", output)

    def _nbconvert(self) -> None:
        for path in self._in_each_language([self._language()]):
            self._python("-m", "nbconvert", "--execute", "--to", "html", str(path))

    def _jupyter_book(self) -> None:
        paths = self._in_each_language()
        contents = [f"- file: {path.stem}" for path in paths[1:]]
        table = ["format: jb-book", f"root: {paths[0].stem}", "chapters:", *contents]
        (self._copies / "_toc.yml").write_text("\n".join(table))
        (self._copies / "_config.yml").write_text(
            "title: bench\nexecute:\n  execute_notebooks: force\n  timeout: 600\n"
        )
        # Jupyter Book has an environment of its own, the notebooks' kernel the project's.
        kernel = self._root / "jupyter/kernels/python3/kernel.json"
        kernel.parent.mkdir(parents=True, exist_ok=True)
        launch = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        names = {"display_name": "Python 3", "language": "python"}
        kernel.write_text(json.dumps({"argv": launch} | names))
        environment = self._environment | {"JUPYTER_PATH": str(self._root / "jupyter")}
        _call([str(self._book), "build", "--all", str(self._copies)], environment)

    def _appendices(self) -> tuple[Appendix, ...]:
        codebook = read_codebook(SurveyFolder(self._survey))
        return appendices_of(codebook, self._root / "notebooks")

    def _language(self) -> Language:
        """Return the languages by turns."""
        self._turns += 1
        return LANGUAGES[(self._turns // len(_LOOPS)) % len(LANGUAGES)]

    def _in_each_language(self, languages: Sequence[Language] = LANGUAGES) -> list[Path]:
        """Return fresh copies of the notebooks, one for each language, parameters filled in."""
        shutil.rmtree(self._copies, ignore_errors=True)
        self._copies.mkdir()
        paths = []
        for appendix in self._appendices():
            for language in languages:
                notebook = json.loads(appendix.notebook.read_text(encoding="utf-8"))
                for cell in notebook["cells"]:
                    if "parameters" in cell["metadata"].get("tags", []):
                        cell["source"] = [f'survey = "{self._survey}"\nlang = "{language}"']
                paths.append(self._copies / f"{appendix.name}_{language}.ipynb")
                paths[-1].write_text(json.dumps(notebook), encoding="utf-8")
        return paths

    def _python(self, *arguments: str) -> None:
        _call([sys.executable, *arguments], self._environment)


def _book_environment() -> Path:
    """Return the command of a Jupyter Book 1 installed in an environment of its own."""
    place = project_root() / "build/bench/jupyter-book"
    command = place / "bin/jupyter-book"
    if not command.exists():
        venv.create(place, with_pip=True)
        _call([str(place / "bin/pip"), "install", "--quiet", "jupyter-book<2"], dict(os.environ))
    return command


def _call(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise ReportError(f"{' '.join(command[:4])} failed:\n{done.stderr.strip()[-2000:]}")
