"""The cover of each language's edition, and the page on which to choose one."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.report.appendices import Appendix
from helpers.report.exhibits import Exhibit
from helpers.report.markdown import plain_text
from helpers.report.outline import Outline
from helpers.report.pages import Entry, Page, Shell
from helpers.report.render import PageRenderer


@dataclass(frozen=True)
class Finding:
    """A key finding, as the cover shows it.

    Parameters
    ----------
    sentence
        The statement, as plain text.
    address
        Where it stands in the report.
    appendix
        Title of the appendix it comes from.
    synthetic
        True where it rests on synthetic answers.
    """

    sentence: str
    address: str
    appendix: str
    synthetic: bool


@dataclass(frozen=True)
class Summary:
    """An appendix, as the cover lists it."""

    address: str
    title: str
    purpose: str


def cover(
    renderer: PageRenderer,
    shell: Shell,
    outlines: Iterable[tuple[Appendix, Outline]],
    synthetic: bool,
) -> str:
    """Return the cover of one language's edition.

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
    outlines = list(outlines)
    findings = [
        _finding(exhibit, appendix, outline)
        for appendix, outline in outlines
        for exhibit in outline.exhibits
        if exhibit.key_finding
    ]
    text = shell.text
    sections = [("key-findings", "key_findings")] if findings else []
    sections += [("appendices", "appendices"), ("citing", "citing")]
    page = Page(
        shell=shell,
        file="index.html",
        title=shell.title,
        synthetic=synthetic,
        contents=tuple(Entry(anchor, text(key)) for anchor, key in sections),
        counterparts=tuple((anchor, anchor) for anchor, _ in sections),
    )
    return renderer.plain(
        "cover.html.j2",
        page=page,
        findings=findings,
        appendices=[
            Summary(appendix.page, outline.title, outline.purpose) for appendix, outline in outlines
        ],
    )


def language_choice(renderer: PageRenderer, shells: Iterable[Shell], synthetic: bool) -> str:
    """Return the report's first page, which leads to each language's cover."""
    return renderer.plain("choice.html.j2", shells=list(shells), synthetic=synthetic)


def _finding(exhibit: Exhibit, appendix: Appendix, outline: Outline) -> Finding:
    return Finding(
        sentence=plain_text(exhibit.html),
        address=f"{appendix.page}#{exhibit.id}",
        appendix=outline.title,
        synthetic=exhibit.source == "synthetic",
    )
