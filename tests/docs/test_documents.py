"""What the documents name is there: links, files, make targets, docstrings of the reference."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tests/**/*.md")])
FOLDERS = ("src/", "tests/", "docs/", "notebooks/", "data/raw/", "helpers/", "workflow/")
_LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")
_CODE = re.compile(r"`([^`\n]+)`")


def texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text("utf-8")) for path in DOCUMENTS]


@pytest.mark.parametrize(("path", "text"), texts(), ids=lambda value: getattr(value, "name", ""))
def test_links_lead_somewhere(path: Path, text: str) -> None:
    links = [match[1] for match in _LINK.finditer(text) if "://" not in match[1]]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(("path", "text"), texts(), ids=lambda value: getattr(value, "name", ""))
def test_files_named_are_there(path: Path, text: str) -> None:
    named = [word for code in _CODE.findall(text) for word in code.split()]
    files = [word.rstrip(".,:") for word in named if word.startswith(FOLDERS)]
    plain = [name for name in files if not re.search(r"[<>*…{]|NN_|hamnby", name)]
    places = (ROOT, ROOT / "src")
    assert [name for name in plain if not any((at / name).exists() for at in places)] == []


def test_make_targets_named_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = {
        match[1]
        for _, text in texts()
        for code in [*_CODE.findall(text), *re.findall(r"```.*?```", text, re.S)]
        for match in re.finditer(r"\bmake ([a-z][a-z-]+)", code)
    }
    assert len(named) > 8
    assert named <= targets


def test_the_reference_is_made_from_the_docstrings(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pdoc", "--docformat", "numpy", "-o", str(tmp_path)]
    subprocess.run(
        [*command, "helpers.survey.paths", "helpers.words.formats"], check=True, cwd=ROOT
    )
    assert "61 % in Swedish" in (tmp_path / "helpers/words/formats.html").read_text(
        "utf-8"
    ).replace("&#32;", " ")
