"""A notebook that has run, in whatever program, is stripped to the bytes it is kept as."""

from pathlib import Path
from typing import Any

import nbformat
import pytest

from helpers.lab.contents import ProjectContents
from helpers.lab.stripping import main, strip

from ..conftest import ROOT

NOTEBOOKS = [*sorted((ROOT / "notebooks").glob("*.ipynb")), ROOT / "jupyter/scratch.ipynb"]

OUTPUT = {"output_type": "stream", "name": "stdout", "text": "id 17 answered yes"}


def text(notebook: Any) -> str:
    return str(nbformat.writes(notebook, indent=1)) + "\n"  # type: ignore[no-untyped-call]


def as_run(path: Path) -> Any:
    """A notebook with what JupyterLab and VS Code leave in it."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    for number, cell in enumerate(notebook.cells):
        cell.metadata |= {"scrolled": True, "editable": True, "execution": {"started": "now"}}
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.from_dict(OUTPUT)]  # type: ignore[no-untyped-call]
    notebook.metadata["kernelspec"]["display_name"] = ".venv (3.11)"
    notebook.metadata["language_info"] |= {"version": "3.11.7", "file_extension": ".py"}
    notebook.metadata["widgets"] = {"state": {}}
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_as_before_the_run(path: Path) -> None:
    assert text(strip(as_run(path))) == path.read_text("utf-8")


def test_the_command_tells_what_it_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ran.ipynb"
    path.write_text(text(as_run(NOTEBOOKS[0])), "utf-8")
    assert main([str(path)]) == 1
    assert path.read_text("utf-8") == NOTEBOOKS[0].read_text("utf-8")
    assert "ran.ipynb" in capsys.readouterr().out
    assert main([str(path)]) == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}', "<html>"])
def test_what_is_no_notebook_is_told_and_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text(content)
    assert main([str(path)]) == 2
    assert "broken.ipynb: is no notebook" in capsys.readouterr().err
    assert path.read_text() == content


@pytest.mark.parametrize(
    ("name", "keeps"),
    [("notebooks/01.ipynb", False), ("Untitled.ipynb", False), ("scratch/mine.ipynb", True)],
)
def test_saving_keeps_outputs_in_scratch_alone(name: str, keeps: bool) -> None:
    model = {"type": "notebook", "content": as_run(NOTEBOOKS[0])}
    ProjectContents().run_pre_save_hooks(model, name)  # type: ignore[no-untyped-call]
    assert ("answered yes" in text(model["content"])) is keeps
