"""Markdown of the notebooks' cells to HTML, with the headings it holds."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_NOTEBOOK_LINK = re.compile(r'(href="\d\d_[a-z0-9_]+)\.ipynb(?=["#])')


@dataclass(frozen=True)
class Heading:
    """A heading of a page.

    Parameters
    ----------
    level
        1 to 6.
    id
        Its anchor, unique on the page.
    text
        What it says, without mark-up.
    """

    level: int
    id: str
    text: str


class MarkdownPage:
    """Renders the cells of one page one after another, so that no anchor stands twice.

    Anchors are those of JupyterLab (the heading with hyphens for blanks), so that a link works in
    both; nbconvert's are the same with letters beyond ASCII percent-encoded. Links between
    notebooks become links between pages.
    """

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    def render(self, source: str) -> str:
        """Return the HTML of one cell's Markdown."""
        renderer = _Renderer(self.headings)
        html = str(MarkdownWithMath(renderer=renderer).render(source))
        return _NOTEBOOK_LINK.sub(r"\1.html", html)


class _Renderer(IPythonRenderer):
    def __init__(self, headings: list[Heading]) -> None:
        super().__init__(escape=False)
        self._headings = headings

    def heading(self, text: str, level: int, **_: Any) -> str:
        plain = plain_text(text)
        identifier = wanted = plain.replace(" ", "-").replace('"', "")
        taken = {heading.id for heading in self._headings}
        repetition = 1
        while identifier in taken:
            repetition += 1
            identifier = f"{wanted}-{repetition}"
        self._headings.append(Heading(level, identifier, plain))
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'


def plain_text(html: str) -> str:
    """Return the text of a piece of HTML, blanks put together; no-break spaces stay.

    Examples
    --------
    >>> plain_text("<p>Two  <em>taxi</em> firms &amp; a hotel</p>")
    'Two taxi firms & a hotel'
    """
    collector = _TextCollector()
    collector.feed(html)
    collector.close()
    return re.sub(r"[ \t\r\n\f]+", " ", "".join(collector.parts)).strip()


class _TextCollector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
