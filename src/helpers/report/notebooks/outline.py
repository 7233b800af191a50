"""What one language's page of a notebook holds: title, purpose, headings, exhibits."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from helpers.exhibits.display import MIME_TYPE
from helpers.report.failure import ReportError
from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit, cell_exhibits
from helpers.report.notebooks.markdown import Heading, MarkdownPage, plain_text
from helpers.survey.codebook import Language
from helpers.words.catalogue import languages
from helpers.words.prose import translated

OPTIONAL = "optional"
"""Tag of a cell that is on the page only if there is something to tell of.

A heading with code below it needs an exhibit of that code; other text, such as that on the limits,
needs a table or figure on the page.
"""

_PAPERMILL = {"injected-parameters", "papermill-error-cell-tag"}
_MARK = re.compile(r"(#+) ")
_HEADING = re.compile(r'<h[1-6] id="([^"]+)">.*?</h[1-6]>', re.DOTALL)
_FIRST_PARAGRAPH = re.compile(r"</h1>.*?<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True)
class Outline:
    """The outline of one page.

    Parameters
    ----------
    title
        The first heading, such as ``Appendix C – Experience``.
    purpose
        The first paragraph after it, as plain text.
    entries
        The headings below the title and the exhibits, in the order of the page.
    prose
        The text below each heading, the title included, by the heading's anchor.
    """

    title: str
    purpose: str
    entries: tuple[Heading | Exhibit, ...]
    prose: Mapping[str, str] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings below the title."""
        return tuple(entry for entry in self.entries if isinstance(entry, Heading))

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits."""
        return tuple(entry for entry in self.entries if isinstance(entry, Exhibit))


def cells_in(notebook: Any, language: Language) -> Iterator[Any]:
    """Yield the cells of a language's page.

    Prose is translated by paragraph; a cell that is tagged with a language is that language's
    alone. Text that is tagged ``optional`` and has nothing to tell of is left out. The cell with
    the parameters' defaults gives way to the cell that papermill puts in. Code above the title,
    such as imports, comes after it.
    """
    shown = list(_without_empty_sections(list(_shown(notebook, language))))
    title = next((cell for cell in shown if cell.cell_type == "markdown"), None)
    if title is not None:
        yield title
    yield from (cell for cell in shown if cell is not title)


def _shown(notebook: Any, language: Language) -> Iterator[Any]:
    others = {name for name in languages() if name != language}
    injected = any("injected-parameters" in _tags(cell) for cell in notebook.cells)
    for cell in notebook.cells:
        tags = _tags(cell)
        if language not in tags and tags & others:
            continue
        if injected and "parameters" in tags:
            continue
        yield cell if cell.cell_type != "markdown" or language in tags else _in(cell, language)


def _in(cell: Any, language: Language) -> Any:
    """Return a cell of prose in the page's language."""
    try:
        source = translated(cell.source, language)
    except KeyError as error:
        raise ReportError(
            f"{error.args[0]}: translate this paragraph of a notebook in words/catalogues/"
            f"{language}.po, or tag its cell with the language it is in"
        ) from None
    shown = copy.copy(cell)
    shown.source = source
    return shown


def numbered_cells(notebook: Any) -> Iterator[tuple[int, Any]]:
    """Yield each cell of an executed notebook with its place, from 1, in the notebook as written.

    The cells that papermill puts in do not count.
    """
    number = 0
    for cell in notebook.cells:
        if not _PAPERMILL & _tags(cell):
            number += 1
        yield number, cell


def read_outline(notebook: Any, appendix: Appendix, language: Language) -> Outline:
    """Return the outline of a notebook's page in one language.

    Parameters
    ----------
    notebook
        An executed notebook; run in either language, it holds the text of both.
    appendix
        The appendix it makes.
    language
        The language of the page.

    Raises
    ------
    ReportError
        The page would have no title, or more than one.
    """
    page = MarkdownPage()
    entries: list[Heading | Exhibit] = []
    html = []
    for cell in cells_in(notebook, language):
        if cell.cell_type == "markdown":
            before = len(page.headings)
            html.append(page.render(cell.source))
            entries += page.headings[before:]
        else:
            entries += (_entry(exhibit) for exhibit in cell_exhibits(cell, appendix, language))
    titles = [heading for heading in page.headings if heading.level == 1]
    if len(titles) != 1 or page.headings[0].level != 1:
        raise ReportError(
            f"notebooks/{appendix.notebook.name}: the Markdown cells tagged {language!r} need "
            f"one title, # …, before every other heading; found {len(titles)}"
        )
    purpose = _FIRST_PARAGRAPH.search("".join(html))
    return Outline(
        title=titles[0].text,
        purpose=plain_text(purpose[1]) if purpose else "",
        entries=tuple(entry for entry in entries if entry != titles[0]),
        prose=_prose("".join(html)),
    )


def _entry(exhibit: Exhibit) -> Heading | Exhibit:
    return Heading(3, exhibit.id, exhibit.caption) if exhibit.kind == "heading" else exhibit


def _without_empty_sections(cells: list[Any]) -> Iterator[Any]:
    """Yield the cells but those of optional sections that have nothing to tell of."""
    place = 0
    while place < len(cells):
        section = list(_section(cells, place))
        if OPTIONAL in _tags(cells[place]) and not _is_told_of(cells, place, section):
            place += len(section)
        else:
            yield cells[place]
        place += 1


def _is_told_of(cells: list[Any], place: int, section: list[Any]) -> bool:
    if any(cell.cell_type == "code" for cell in section):
        return any(map(_shows, section))
    return any(map(_shows_numbers, cells))


def _section(cells: list[Any], place: int) -> Iterator[Any]:
    """Yield what follows a heading's cell, up to the next heading of its level or above."""
    own = _level(cells[place])
    if own:
        yield from takewhile(lambda cell: not 0 < _level(cell) <= own, cells[place + 1 :])


def _level(cell: Any) -> int:
    """Return the level of the heading that a cell starts with; 0 where it starts with none."""
    found = _MARK.match(cell.source) if cell.cell_type == "markdown" else None
    return len(found[1]) if found else 0


def _shows(cell: Any) -> bool:
    return any(MIME_TYPE in output.get("data", {}) for output in cell.get("outputs", ()))


def _shows_numbers(cell: Any) -> bool:
    """Return True where a cell shows a table or figure."""
    shown = (output.get("data", {}).get(MIME_TYPE, {}) for output in cell.get("outputs", ()))
    records = (record for editions in shown for record in editions.values())
    return any(record.get("kind") in ("table", "figure") for record in records)


def _prose(html: str) -> dict[str, str]:
    _, *parts = _HEADING.split(html)
    return {
        identifier: plain_text(text)
        for identifier, text in zip(parts[::2], parts[1::2], strict=True)
    }


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", ()))
