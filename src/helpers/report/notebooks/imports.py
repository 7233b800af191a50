"""Which helpers a notebook imports, itself or through other helpers."""

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from helpers.report.sources import package_folder, source_name


def imported_helpers(notebook: Path) -> list[str]:
    """Return the names of the source files of every helper that a notebook may import.

    Read from the code, not from a run: an import inside a function counts whether or not the
    function was called.

    Parameters
    ----------
    notebook
        The notebook.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError):
        return []  # no notebook; the run says so
    found: set[Path] = set()
    waiting = {
        path
        for cell in cells
        if cell["cell_type"] == "code"
        for path in _imports("".join(cell["source"]), "__main__")
    }
    while waiting:
        found |= waiting
        waiting = {path for one in waiting for path in _imports_of(one)} - found
    return sorted(str(source_name(path)) for path in found)


@cache
def _imports_of(path: Path) -> tuple[Path, ...]:
    parts = path.relative_to(package_folder().parent).with_suffix("").parts
    package = parts[:-1]
    return tuple(_imports(path.read_text(encoding="utf-8"), ".".join(package)))


def _imports(source: str, package: str) -> Iterator[Path]:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a cell with IPython's magic; its run tells whether it is meant
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _files(alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            yield from _files(base)
            for alias in node.names:
                yield from _files(f"{base}.{alias.name}")


@cache
def _files(module: str) -> tuple[Path, ...]:
    """Return the files that importing a module reads: its own and its packages'."""
    parts = module.split(".")
    if parts[0] != "helpers":
        return ()
    places = [package_folder().joinpath(*parts[1:length]) for length in range(1, len(parts) + 1)]
    files = (path for one in places for path in (one / "__init__.py", one.with_suffix(".py")))
    return tuple(path for path in files if path.is_file())
