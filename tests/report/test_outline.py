"""What each language's page holds."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html_mistune

from helpers.exhibits import MIME_TYPE
from helpers.report.failure import ReportError
from helpers.report.notebooks.appendices import Appendix, find_appendices
from helpers.report.notebooks.markdown import MarkdownPage
from helpers.report.notebooks.outline import cells_in, numbered_cells, read_outline
from helpers.words.catalogue import _sources

from .sample import Project, code, execute, statement_cell, table_cell, text

B = Appendix(2, Path("02_rates.ipynb"))


def notebook(*cells: Any) -> Any:
    return execute("sv", *cells)


def sources(cells: Any) -> list[str]:
    return [cell.source for cell in cells]


def test_a_page_holds_its_language_and_what_has_none() -> None:
    document = notebook(text("# T", "sv"), text("# U", "en"), code("x = 1"))
    assert sources(cells_in(document, "sv")) == ["# T", "x = 1"]
    assert sources(cells_in(document, "en")) == ["# U", "x = 1"]


def test_prose_is_written_once_and_translated_by_paragraph(project: Project) -> None:
    catalogue = project.root / "catalogues/en.more.po"
    catalogue.parent.mkdir()
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    messages = {"## Vad vi såg": "## What we saw", "Ett stycke.": "A paragraph."}
    told = "".join(f'\nmsgid "{sv}"\nmsgstr "{en}"\n' for sv, en in messages.items())
    catalogue.write_text(header + told, "utf-8")
    _sources.cache_clear()
    document = notebook(text("## Vad vi såg\n\nEtt stycke."))
    assert sources(cells_in(document, "sv")) == ["## Vad vi såg\n\nEtt stycke."]
    assert sources(cells_in(document, "en")) == ["## What we saw\n\nA paragraph."]
    unknown = notebook(text("Ett stycke.\n\nEtt till."))
    with pytest.raises(ReportError, match=r"Ett till.*translate this paragraph.*en\.po"):
        list(cells_in(unknown, "en"))


@pytest.mark.parametrize(
    "change",
    [
        {"csv": "actor,cases\nPolice,3\n"},
        {"results": [{"id": "cases", "source": "published", "n": 3}]},
        {"source": "survey"},
        {"number": "A2"},
        {"id": "another"},
    ],
)
def test_an_exhibit_differs_between_languages_in_words_alone(change: dict[str, Any]) -> None:
    document = notebook(text("# T", "sv"), table_cell("rates", "B1", "published"))
    document.cells[1].outputs[0].data[MIME_TYPE]["en"] |= change
    with pytest.raises(ReportError, match=r"02_rates\.ipynb: exhibit rates has another"):
        read_outline(document, B, "sv")


def test_the_parameters_are_those_of_the_run() -> None:
    document = notebook(
        code("lang = 'sv'", "parameters"), code("lang = 'en'", "injected-parameters")
    )
    assert sources(cells_in(document, "en")) == ["lang = 'en'"]
    alone = notebook(code("lang = 'sv'", "parameters"))
    assert sources(cells_in(alone, "en")) == ["lang = 'sv'"]


def test_the_title_comes_before_code() -> None:
    document = notebook(code("import math"), text("# T", "sv"), text("more", "sv"))
    assert sources(cells_in(document, "sv")) == ["# T", "import math", "more"]


def test_an_optional_section_that_shows_nothing_is_left_out() -> None:
    """With its code and the sections below it; one that shows something stays as it is."""
    document = notebook(
        text("# T", "sv"),
        text("## Empty", "sv", "optional"),
        text("### Part", "sv", "optional"),
        code("x = 1"),
        text("## Full", "sv", "optional"),
        text("### Empty part", "sv", "optional"),
        code("x = 2"),
        text("### Full part", "sv", "optional"),
        table_cell("rates", "B1", "published"),
        text("## Plain", "sv"),
        code("x = 3"),
    )
    kept = [cell.source.split("\n")[0] for cell in cells_in(document, "sv")]
    assert kept[:3] == ["# T", "## Full", "### Full part"]
    assert kept[4:] == ["## Plain", "x = 3"]


def test_text_about_results_needs_a_table_or_figure() -> None:
    """A sentence that says what is missing is none."""
    cells = [
        text("# T", "sv"),
        text("## Data", "sv"),
        text("Where they come from.", "sv", "optional"),
        statement_cell("none", "published"),
        text("## Limits", "sv", "optional"),
        text("## Plain", "sv"),
    ]
    kept = sources(cells_in(notebook(*cells), "sv"))
    assert [one for one in kept if one.startswith(("#", "W"))] == ["# T", "## Data", "## Plain"]
    cells.insert(-2, table_cell("rates", "B1", "published"))
    kept = sources(cells_in(notebook(*cells), "sv"))
    assert {"Where they come from.", "## Limits"} <= set(kept)


def test_a_heading_shown_by_code_is_in_the_table_of_contents() -> None:
    record = {
        "kind": "heading", "id": "question-a", "caption": "A", "source": "published",
        "html": '<h3 id="question-a">A</h3>',
    }  # fmt: skip
    shown = f"display({{'{MIME_TYPE}': {{'sv': {record!r}}}}}, raw=True)"
    outline = read_outline(notebook(text("# T\n\n## Data", "sv"), code(shown)), B, "sv")
    assert [(one.level, one.id) for one in outline.headings] == [(2, "Data"), (3, "question-a")]
    assert outline.exhibits == ()


def test_cells_count_as_in_the_notebook_as_written() -> None:
    document = notebook(
        code("a = 0", "parameters"), code("a = 1", "injected-parameters"), code("b = 2")
    )
    assert [(number, cell.source) for number, cell in numbered_cells(document)] == [
        (1, "a = 0"),
        (1, "a = 1"),
        (2, "b = 2"),
    ]


def test_title_purpose_and_entries_in_order() -> None:
    document = notebook(
        text("# Bilaga B – *Svar*\n\nVem som **svarade**.\n\n## Underlag", "sv"),
        text("# Appendix B – Answers\n\nWho answered.\n\n## Data", "en"),
        table_cell("rates", "B1", "published"),
        statement_cell("two-cases", "published"),
        text("### Tolkning", "sv"),
    )
    outline = read_outline(document, B, "sv")
    assert outline.title == "Bilaga B – Svar"
    assert outline.purpose == "Vem som svarade."
    assert [entry.id for entry in outline.entries] == [
        "Underlag",
        "rates",
        "two-cases",
        "Tolkning",
    ]
    assert [exhibit.source for exhibit in outline.exhibits] == ["published", "published"]
    assert [exhibit.key_finding for exhibit in outline.exhibits] == [False, True]


@pytest.mark.parametrize("cells", [(), (text("# T", "en"),), (text("# T"), text("# U", "sv"))])
def test_a_page_needs_one_title(cells: tuple[Any, ...]) -> None:
    with pytest.raises(ReportError, match=r"02_rates\.ipynb.*'sv'.*one title"):
        read_outline(notebook(*cells), B, "sv")


@pytest.mark.parametrize(
    "heading", ["Så gick det till", "A & B", "With `code` and *stress*", "1. a/b?"]
)
def test_anchors_are_those_of_nbconvert(heading: str) -> None:
    ours = MarkdownPage()
    html = BeautifulSoup(ours.render(f"## {heading}"), "html.parser")
    theirs = BeautifulSoup(markdown2html_mistune(f"## {heading}"), "html.parser")
    assert html.h2 and theirs.h2
    assert html.h2["id"] == unquote(str(theirs.h2["id"])) == ours.headings[0].id


def test_no_anchor_stands_twice() -> None:
    page = MarkdownPage()
    for _ in range(3):
        page.render("## Limits")
    assert [heading.id for heading in page.headings] == ["Limits", "Limits-2", "Limits-3"]


def test_links_between_notebooks_become_links_between_pages() -> None:
    page = MarkdownPage()
    html = page.render("[C](03_experience.ipynb#cases) [D](04_x.ipynb) [other](notes.ipynb)")
    assert 'href="03_experience.html#cases"' in html
    assert 'href="04_x.html"' in html
    assert 'href="notes.ipynb"' in html


@pytest.mark.parametrize(
    ("names", "fault"),
    [
        ([], "no notebook"),
        (["experience"], "starts with its number"),
        (["01_a", "01_b"], "the same number"),
        (["00_a"], "starts with its number"),
    ],
)
def test_notebook_names(tmp_path: Path, names: list[str], fault: str) -> None:
    for name in names:
        (tmp_path / f"{name}.ipynb").write_text("{}")
    with pytest.raises(ReportError, match=fault):
        find_appendices(tmp_path)


def test_letters_follow_the_numbers(tmp_path: Path) -> None:
    for name in ("10_methods", "01_clean", "02_rates"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    found = find_appendices(tmp_path)
    assert [(one.letter, one.page) for one in found] == [
        ("A", "01_clean.html"),
        ("B", "02_rates.html"),
        ("J", "10_methods.html"),
    ]
