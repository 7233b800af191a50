"""A helper changed on disk is what the next cell runs, however the notebook imported it.

A toy package takes the helpers' place, so that the cases are few lines each.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT

NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
SHAPES = """
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SIDE = 2

@dataclass(frozen=True)
class Square:
    side: int

    def area(self):
        return self.side**2

@cache
def template():
    return (Path(__file__).parent / "page.html.j2").read_text()
"""
DRAWING = """
from helpers.shapes import SIDE, Square, template

def make():
    return Square(SIDE)

def draw(square):
    return f"{template()} {square.area()}" if isinstance(square, Square) else "not a square"
"""
# Runs cells, each after an edit; tells what every cell's last expression gave and what it printed.
RUN = """
import contextlib, io, json, sys
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
shell.extension_manager.load_extension("helpers.lab.reloading")
told = []
for edits, cell in json.loads(sys.argv[1]):
    for name, old, new in edits:
        path = Path("src/helpers", name)
        path.write_text(path.read_text().replace(old, new) if old else new)
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        result = shell.run_cell(cell)
    told.append([repr(result.result), errors.getvalue(), repr(result.error_in_exec)])
print("TOLD", json.dumps(told))
"""
IMPORTS = (
    "from helpers import drawing\nfrom helpers import shapes as forms\n"
    "from helpers.drawing import draw as paint, make\nfrom helpers.shapes import SIDE, Square\n"
    "square = make()\nmine = 2\npaint(square)"
)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    package = tmp_path / "src/helpers"
    shutil.copytree(ROOT / "src/helpers/lab", package / "lab")
    for name, content in {
        "__init__.py": "", "shapes.py": SHAPES, "drawing.py": DRAWING, "page.html.j2": "page",
    }.items():  # fmt: skip
        (package / name).write_text(content)
    return tmp_path


def run(toy: Path, *cells: tuple[list[tuple[str, str, str]], str]) -> Any:
    environment = {key: value for key, value in os.environ.items() if key != NO_BYTECODE}
    environment |= {"PYTHONPATH": str(toy / "src"), "IPYTHONDIR": str(toy / "ipython")}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps([([], IMPORTS), *cells])],
        cwd=toy, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout.rpartition("TOLD ")[2])
    assert told[0] == ["'page 4'", "", "None"]
    return told[1:]


CASES = {
    "a function, imported under another name": (
        "drawing.py",
        "{template()}",
        "new",
        "paint(square)",
        "'new 4'",
    ),
    "a function, through its module": (
        "drawing.py",
        "{template()}",
        "new",
        "drawing.draw(square)",
        "'new 4'",
    ),
    "a method, on an object made before": (
        "shapes.py",
        "side**2",
        "side**3",
        "paint(square)",
        "'page 8'",
    ),
    "a constant that another module imports": (
        "shapes.py",
        "SIDE = 2",
        "SIDE = 3",
        "paint(make())",
        "'page 9'",
    ),
    "a constant that the notebook imports": (
        "shapes.py",
        "SIDE = 2",
        "SIDE = 3",
        "SIDE, forms.SIDE, mine",
        "(3, 3, 2)",
    ),
    "a template behind a cache": (
        "page.html.j2",
        "page",
        "leaf",
        "paint(square)",
        "'leaf 4'",
    ),
    "a class made anew": (
        "shapes.py",
        "frozen=True",
        "order=True",
        "paint(square), paint(make())",
        "('page 4', 'page 4')",
    ),
    "a new field": (
        "shapes.py",
        "side: int",
        "side: int\n    name: str = 'it'",
        "make().name, Square(1).name",
        "('it', 'it')",
    ),
    "a new function": (
        "shapes.py",
        "SIDE = 2",
        "SIDE = 2\ndef added(): return SIDE",
        "forms.added()",
        "2",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_next_cell_runs_what_is_on_disk(toy: Path, case: str) -> None:
    name, old, new, cell, expected = CASES[case]
    ((result, errors, error), back) = run(
        toy, ([(name, old, new)], cell), ([(name, new, old)], "paint(square)")
    )
    assert (result, errors, error) == (expected, "", "None")
    assert back == ["'page 4'", "", "None"]


def test_two_edits_within_a_second_of_the_same_size_are_two(toy: Path) -> None:
    edits = [("shapes.py", f"side**{power}", f"side**{power + 1}") for power in (2, 3, 4)]
    told = run(toy, *[([edit], "paint(square)") for edit in edits])
    assert [result for result, *_ in told] == ["'page 8'", "'page 16'", "'page 32'"]


BROKEN = {
    "no Python": ("side**2", "side**", "invalid syntax"),
    "an error at import": (
        "SIDE = 2",
        "SIDE = 1 / 0",
        "helpers/shapes.py, line 6: ZeroDivisionError",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_helper_that_cannot_be_imported_is_told_at_every_cell(toy: Path, case: str) -> None:
    old, new, expected = BROKEN[case]
    first, second, mended = run(
        toy,
        ([("shapes.py", old, new)], "paint(square)"),
        ([], "paint(make())"),
        ([("shapes.py", new, old), ("page.html.j2", "page", "leaf")], "paint(make())"),
    )
    for result, errors, _ in (first, second):
        assert result == "'page 4'"
        assert expected in errors
        assert "shapes.py" in errors
        assert "as they were before" in errors
        assert "Traceback" not in errors
    assert mended == ["'leaf 4'", "", "None"]


def test_a_helper_removed_or_renamed(toy: Path) -> None:
    """What is gone is told by the cell that asks for it; the rest goes on."""
    (toy / "src/helpers/extra.py").write_text("X = 1")
    told = run(
        toy,
        ([], "import helpers.extra\nimport pathlib\npathlib.Path('src/helpers/extra.py').unlink()"),
        ([], "paint(square)"),
        ([], "from helpers import extra"),
    )
    assert told[1] == ["'page 4'", "", "None"]
    assert "ImportError" in told[2][2]
