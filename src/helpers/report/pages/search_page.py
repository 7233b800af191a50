"""The search page: an index of the report that a script, where one may run, searches in."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.report.notebooks.markdown import plain_text
from helpers.report.notebooks.outline import Outline
from helpers.report.pages.context import Entry, Page, Shell, glossary_page, same_anchors
from helpers.report.pages.links import checksum
from helpers.report.pages.render import TEMPLATES, PageRenderer, tidy
from helpers.results.glossary import sorted_terms

SEARCH_PAGE = "search.html"

Outlines = list[tuple[Appendix, Outline]]


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index.

    Parameters
    ----------
    text
        Caption, heading, sentence or term.
    address
        Where it leads.
    number
        Such as ``Table C1``; empty for what has none.
    place
        Title of the appendix.
    meaning
        Explanation of a term.
    prose
        Text that is searched as well.
    synthetic
        True where it rests on synthetic answers.
    """

    text: str
    address: str
    number: str = ""
    place: str = ""
    meaning: str = ""
    prose: str = ""
    synthetic: bool = False


@dataclass(frozen=True)
class Group:
    """Entries of one kind."""

    anchor: str
    heading: str
    entries: tuple[IndexEntry, ...]


def search_page(renderer: PageRenderer, shell: Shell, outlines: Outlines, synthetic: bool) -> str:
    """Return the search page of one language's edition.

    Parameters
    ----------
    renderer
        Holds the templates.
    shell
        The language's shared part.
    outlines
        The appendices in order, with what their pages hold.
    synthetic
        True where anything in the report rests on synthetic answers.
    """
    text = shell.text
    kinds = {
        "terms": _terms(shell, outlines),
        "tables": _exhibits(shell, outlines, "table"),
        "figures": _exhibits(shell, outlines, "figure"),
        "sections": _sections(shell, outlines),
        "sentences": _exhibits(shell, outlines, "statement"),
    }
    groups = [Group(name, text(f"index_{name}"), tuple(found)) for name, found in kinds.items()]
    groups = [group for group in groups if group.entries]
    page = Page(
        shell=shell,
        file=SEARCH_PAGE,
        title=text("search_title"),
        synthetic=synthetic,
        contents=tuple(Entry(group.anchor, group.heading) for group in groups),
        counterparts=same_anchors((group.anchor for group in groups), shell.others),
    )
    script = tidy((TEMPLATES / "search.js").read_text(encoding="utf-8"))
    return renderer.plain(
        "search.html.j2",
        page=page,
        groups=groups,
        script=script,
        policy=f"; script-src 'sha256-{checksum(script)}'",
    )


def _terms(shell: Shell, outlines: Outlines) -> Iterator[IndexEntry]:
    file, language = glossary_page(outlines), shell.language
    if file is not None:
        for term in sorted_terms(language):
            yield IndexEntry(
                text=term.headword(language),
                address=f"{file}#{term.id}",
                meaning=term.definition(language),
                prose=", ".join(term.forms(language)[1:]),
            )


def _exhibits(shell: Shell, outlines: Outlines, kind: str) -> Iterator[IndexEntry]:
    for appendix, outline in outlines:
        for exhibit in outline.exhibits:
            if exhibit.kind == kind:
                yield IndexEntry(
                    text=exhibit.topic or sentence(exhibit, shell),
                    address=f"{appendix.page}#{exhibit.id}",
                    number=f"{shell.text(kind)} {exhibit.number}" if exhibit.number else "",
                    place=outline.title,
                    synthetic=exhibit.source == "synthetic",
                )


def _sections(shell: Shell, outlines: Outlines) -> Iterator[IndexEntry]:
    for appendix, outline in outlines:
        title, *others = outline.prose  # the title's anchor comes first
        yield IndexEntry(outline.title, appendix.page, prose=outline.prose[title])
        texts = {heading.id: heading.text for heading in outline.headings}
        for anchor in others:
            yield IndexEntry(
                text=texts[anchor],
                address=f"{appendix.page}#{anchor}",
                place=outline.title,
                prose=outline.prose[anchor],
            )


def sentence(exhibit: Exhibit, shell: Shell) -> str:
    """Return the plain text of a statement, without the mark that it carries."""
    return plain_text(exhibit.html).removesuffix(shell.text("synthetic_mark")).strip()
