"""Executed notebooks to HTML pages, with nbconvert and the project's own template."""

import copy
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from traitlets import default

from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit, cell_exhibits, is_silent
from helpers.report.notebooks.markdown import MarkdownPage
from helpers.report.notebooks.outline import cells_in
from helpers.report.pages.context import Page
from helpers.report.pages.terms import TermLinks

TEMPLATES = Path(__file__).with_name("templates")


class _PageExporter(TemplateExporter):
    """nbconvert's template machinery, with this project's Markdown and templates.

    Not a subclass of ``HTMLExporter``: that one parses and prints the finished page again, which
    costs time and changes the exhibits' mark-up.
    """

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(TEMPLATES)]

    @default("extra_template_paths")
    def _default_extra_template_paths(self) -> list[str]:
        return [str(TEMPLATES)]

    def default_filters(self) -> Iterator[tuple[str, Any]]:
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        highlight = Highlight2HTML(pygments_lexer="ipython3")  # type: ignore[no-untyped-call]
        yield "highlight_code", highlight


class PageRenderer:
    """Renders pages; the templates are read once."""

    def __init__(self) -> None:
        self._appendix = _exporter("appendix")
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True
        )

    def appendix(self, notebook: Any, appendix: Appendix, page: Page) -> str:
        """Return the page of an executed notebook.

        Parameters
        ----------
        notebook
            The executed notebook, run in the page's language.
        appendix
            The appendix it makes.
        page
            Everything around its content.
        """
        shown = copy.copy(notebook)
        shown.cells = list(with_their_code(cells_in(notebook, page.shell.language)))
        markdown = MarkdownPage()
        terms = TermLinks(page.shell.language, page.glossary)
        exhibits: dict[str, Exhibit] = {
            exhibit.id: exhibit
            for cell in shown.cells
            for exhibit in cell_exhibits(cell, appendix, page.shell.language)
        }
        self._appendix.register_filter("markdown_page", markdown.render)
        html, _ = self._appendix.from_notebook_node(
            shown,
            resources={
                "page": page,
                "exhibits": exhibits,
                "markdown": markdown,
                "terms": terms,
            },
        )
        return tidy(html)

    def plain(self, template: str, **content: Any) -> str:
        """Return a page that no notebook makes, from a template and what it is given."""
        return tidy(self._environment.get_template(template).render(**content))


def with_their_code(cells: Iterable[Any]) -> Iterator[Any]:
    """Join code that shows nothing to the next cell that shows an exhibit.

    A page then has one folded piece of code for each thing shown, and it is all that made it.
    """
    waiting: list[str] = []
    last = None
    for cell in cells:
        if cell.cell_type != "code":
            yield cell
            continue
        waiting.append(cell.source)
        last = cell
        if not is_silent(cell):
            yield _with_source(cell, waiting)
            waiting = []
    if last is not None and any(waiting):
        yield _with_source(last, waiting)


def _with_source(cell: Any, sources: list[str]) -> Any:
    joined = copy.copy(cell)
    joined.source = "\n\n".join(source for source in sources if source.strip())
    return joined


def render_failed(notebook: Any) -> str:
    """Return a plain page of a notebook that stopped, with its output and error."""
    html, _ = _exporter("failed").from_notebook_node(notebook)
    return tidy(html)


def _exporter(template: str) -> Any:
    return _PageExporter(template_name=template)  # type: ignore[no-untyped-call]


def tidy(html: str) -> str:
    """Drop blanks at line ends and the blank lines that templates leave."""
    return "\n".join(line for line in (one.rstrip() for one in html.splitlines()) if line) + "\n"
