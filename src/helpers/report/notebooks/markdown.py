"""Markdown of the notebooks' cells to HTML, with the headings it holds."""

import re
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from typing import Any

from mistune.plugins.footnotes import footnotes
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from helpers.words.formats import keep_together

# "Appendix C – Experience": which appendix it is stands above what it is about.
_TITLE = re.compile(r"^([^<–]+) – ")
_TITLE_PARTS = r'<span class="part">\1<span class="hidden"> – </span></span>'
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
    notebooks become links between pages. Footnotes (``[^key]``) are numbered through the page and
    kept, to stand at its end.
    """

    def __init__(self) -> None:
        self.headings: list[Heading] = []
        self.footnotes: list[str] = []
        self._marked: set[int] = set()

    def render(self, source: str) -> str:
        """Return the HTML of one cell's Markdown."""
        markdown = MarkdownWithMath(renderer=_Renderer(self.headings))
        footnotes(markdown)
        # The plugin's own mark-up numbers from 1 in every cell and puts the notes below it.
        before = len(self.footnotes)
        renderer: Any = markdown.renderer
        renderer.register("footnote_ref", partial(self._footnote_mark, before))
        renderer.register("footnote_item", self._keep_footnote)
        renderer.register("footnotes", lambda *_: "")
        html = str(markdown.render(source))
        return keep_together(_NOTEBOOK_LINK.sub(r"\1.html", html))

    def _keep_footnote(self, _: Any, text: str, **__: Any) -> str:
        self.footnotes.append(text.removeprefix("<p>").rstrip().removesuffix("</p>"))
        return ""

    def _footnote_mark(self, before: int, _: Any, key: str, index: int) -> str:
        number = before + index
        anchor = "" if number in self._marked else f' id="note-{number}-mark"'
        self._marked.add(number)
        return f'<sup class="footnote"><a{anchor} href="#note-{number}">{number}</a></sup>'


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
        if level == 1:
            text = _TITLE.sub(_TITLE_PARTS, text)
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
