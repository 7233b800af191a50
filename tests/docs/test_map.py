"""The packages are what CONTRIBUTING.md's map says, and none imports another in a circle."""

import ast
import re
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
HELPERS = ROOT / "src/helpers"


def place(path: Path) -> str:
    """Return the package or single module that a file belongs to; the report's each by itself."""
    parts = path.relative_to(HELPERS).with_suffix("").parts
    return "/".join(parts[:2]) if parts[0] == "report" else parts[0]


def imported(path: Path) -> set[Path]:
    """Return the files of the helpers that a file imports, wherever in it."""
    named = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            named |= {str(node.module)} | {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            named |= {name.name for name in node.names}
    inside = [name.split(".")[1:] for name in named if name.startswith("helpers.")]
    files = [HELPERS.joinpath(*parts) for parts in inside]
    tried = [file for name in files for file in (name.with_suffix(".py"), name / "__init__.py")]
    return {file for file in tried if file.is_file()}


def modules() -> list[Path]:
    faces = {HELPERS / "__init__.py", HELPERS / "report/__init__.py"}
    return [path for path in HELPERS.rglob("*.py") if path not in faces]


def test_no_package_imports_another_in_a_circle() -> None:
    imports: dict[str, set[str]] = defaultdict(set)
    for path in modules():
        imports[place(path)] |= {place(other) for other in imported(path)} - {place(path), "report"}
    assert len(imports) > 20
    assert sum(map(len, imports.values())) > 80
    TopologicalSorter(imports).prepare()  # raises a CycleError that names the circle


def test_the_map_names_every_package_and_no_other() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.split("## The packages of `src/helpers`")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`([a-z_/]+)`", row)}
    there = {place(path) for path in modules()}
    assert there - named - {"report/failure"} == set()
    assert {name for name in named if name not in there} == set()
