"""The notebooks as documents: stripped, short cells, no functions of their own, prose once."""

import ast
import re
from typing import Any

import nbformat
import pytest

from helpers.words.catalogue import languages
from helpers.words.prose import WRITTEN_IN, translated

from .conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECTIONS = {
    "sv": ["## Data", "## Resultat", "## Tolkning", "## Begränsningar"],
    "en": ["## Data", "## Results", "## How to read this", "## Limits"],
}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Any:
    return nbformat.reads(request.param.read_text("utf-8"), as_version=4)  # type: ignore[no-untyped-call]


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def text(notebook: Any, language: str) -> str:
    cells = (cell for cell in notebook.cells if cell.cell_type == "markdown")
    return "\n\n".join(translated(cell.source, language) for cell in cells)


def test_there_are_eleven() -> None:
    assert [path.stem[:2] for path in NOTEBOOKS] == [f"{number:02d}" for number in range(1, 12)]


def test_outputs_are_stripped(notebook: Any) -> None:
    for cell in code(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None


def test_code_is_short_and_defines_nothing(notebook: Any) -> None:
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= 12
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)


def test_only_notebook_01_touches_respondents(notebook: Any) -> None:
    source = "\n".join(cell.source for cell in code(notebook))
    letter = re.search(r'Appendix\("(\w)"', source)
    assert letter is not None
    if letter[1] != "A":
        for module in ("cleaning", "reading", "processed", "disclosure", "quality"):
            assert f"helpers.{module}" not in source


def test_parameters_have_defaults(notebook: Any) -> None:
    tagged = [cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", [])]
    assert [cell.source for cell in tagged] == ['survey = "kronoberg-2010"\nlang = "sv"']


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_reads_as_a_document(notebook: Any, language: str) -> None:
    told = text(notebook, language)
    title = re.match(r"# (?:Bilaga|Appendix) ([A-K]) – \S", told)
    assert title is not None
    sections = SECTIONS[language]
    if title[1] == "J":  # methods: sections of its own between data and limits
        sections = [sections[0], sections[-1]]
    places = [told.index(section) for section in sections]
    assert places == sorted(places)


def test_every_language_has_the_same_headings(notebook: Any) -> None:
    levels = {
        tuple(re.findall(r"^#+", text(notebook, language), re.MULTILINE))
        for language in languages()
    }
    assert len(levels) == 1


def test_prose_stands_once(notebook: Any) -> None:
    """In one language, which may be translated by paragraph: no cell has a twin."""
    assert WRITTEN_IN == "sv"
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert cell.metadata.get("tags", []) in ([], ["optional"])


def test_prose_comes_before_code(notebook: Any) -> None:
    assert notebook.cells[0].cell_type == "markdown"


# Numbers that prose may hold: years, the confidence level, examples of open counts, no odds.
ALLOWED = re.compile(
    r"\]\([^)]*\)|`[^`]*`|\b(?:19|20)\d\d\b|95 ?%|6–8|2 eller fler|2 or more|1 (?:betyder|means)"
)
NUMBER = re.compile(
    r"\d|\b(?:tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|fjorton)\b"
    r"|\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_result_is_typed_into_prose(notebook: Any, language: str) -> None:
    """Figures of the study stand in computed sentences."""
    assert not NUMBER.findall(ALLOWED.sub("", text(notebook, language)))
