"""A helper changed on disk is what the next cell runs, in the kernel that JupyterLab starts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

from helpers.lab.kernels import ProjectKernels
from helpers.lab.stripping import KERNEL
from helpers.survey.paths import ROOT_VARIABLE

# What a helper is to a notebook: it is asked for by name, and itself asks another.
SHAPES = "SIDE = 2\n\ndef area():\n    return SIDE**2\n"
DRAWING = """
from functools import cache, cached_property
from helpers.shapes import area

def draw():
    return f"square of {area()}"

@cache
def drawn():
    return [draw()]

class Result:
    @cached_property
    def area(self):
        return [area()]
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """Run a cell in the project's kernel; gives all that it shows."""
    for name, content in {"shapes": SHAPES, "drawing": DRAWING}.items():
        (tmp_path / f"{name}.py").write_text(content)
    (tmp_path / "build/lab").mkdir(parents=True)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    manager = KernelManager(kernel_spec_manager=ProjectKernels(), kernel_name=KERNEL["name"])
    manager.start_kernel(cwd=str(tmp_path))
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)

    def run(cell: str) -> str:
        shown: list[str] = []

        client.execute_interactive(
            cell, timeout=60, output_hook=lambda message: shown.append(str(message["content"]))
        )
        return "".join(shown)

    run("import helpers; helpers.__path__.append('.')")
    run("from helpers.drawing import Result, draw, drawn\nresult = Result()")
    yield run
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text in a file, as an editor would a moment later."""
    path.write_text(path.read_text().replace(old, new))
    later = path.stat().st_mtime + 2
    os.utime(path, (later, later))


def test_the_next_cell_runs_what_is_on_disk(run: Callable[[str], str], tmp_path: Path) -> None:
    assert "square of 4" in run("draw()")
    edit(tmp_path / "drawing.py", "square", "cube")
    edit(tmp_path / "shapes.py", "SIDE**2", "SIDE**3")
    assert "cube of 8" in run("draw()")


def test_a_helper_that_is_broken_is_told(run: Callable[[str], str], tmp_path: Path) -> None:
    """The cell runs with the helper as it was, until the file is mended."""
    run("draw()")
    edit(tmp_path / "shapes.py", "SIDE**2", "SIDE**")
    told = run("draw()")
    assert "square of 4" in told
    assert "shapes.py" in told
    assert "SyntaxError: invalid syntax" in told
    edit(tmp_path / "shapes.py", "SIDE**", "SIDE**3")
    assert "square of 8" in run("draw()")


def test_what_results_keep_is_kept_until_a_helper_changes(
    run: Callable[[str], str], tmp_path: Path
) -> None:
    assert "[4] ['square of 4']" in run("kept = result.area, drawn()\nprint(*kept)")
    assert "True True" in run("print(kept[0] is result.area, kept[1] is drawn())")
    edit(tmp_path / "shapes.py", "SIDE**2", "SIDE**3")
    assert "[8] ['square of 8']" in run("print(result.area, drawn())")
