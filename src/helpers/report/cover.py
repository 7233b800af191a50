"""The cover of each language's edition, and the page on which to choose one."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.report.appendices import Appendix
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
    """

    sentence: str
    address: str
    appendix: str


@dataclass(frozen=True)
class Findings:
    """Key findings of one kind: real ones, or what synthetic answers would give."""

    anchor: str
    heading: str
    findings: tuple[Finding, ...]
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
    text = shell.text
    sections = [section for section in _sections(shell, outlines) if section.findings]
    anchors = [(section.anchor, section.heading) for section in sections]
    anchors += [("appendices", text("appendices")), ("citing", text("citing"))]
    page = Page(
        shell=shell,
        file="index.html",
        title=shell.title,
        synthetic=synthetic,
        contents=tuple(Entry(anchor, heading) for anchor, heading in anchors),
        counterparts=tuple((anchor, anchor) for anchor, _ in anchors),
    )
    return renderer.plain(
        "cover.html.j2",
        page=page,
        sections=sections,
        appendices=[
            Summary(appendix.page, outline.title, outline.purpose) for appendix, outline in outlines
        ],
    )


def language_choice(renderer: PageRenderer, shells: Iterable[Shell], synthetic: bool) -> str:
    """Return the report's first page, which leads to each language's cover."""
    return renderer.plain("choice.html.j2", shells=list(shells), synthetic=synthetic)


def _sections(shell: Shell, outlines: list[tuple[Appendix, Outline]]) -> list[Findings]:
    """Keep findings apart from what synthetic answers would give: those are no findings."""
    found: dict[bool, list[Finding]] = {False: [], True: []}
    for appendix, outline in outlines:
        for exhibit in outline.exhibits:
            if exhibit.key_finding:
                synthetic = exhibit.source == "synthetic"
                sentence = plain_text(exhibit.html).removesuffix(shell.text("synthetic_mark"))
                address = f"{appendix.page}#{exhibit.id}"
                found[synthetic].append(Finding(sentence.strip(), address, outline.title))
    return [
        Findings("key-findings", shell.text("key_findings"), tuple(found[False]), False),
        Findings("synthetic-findings", shell.text("synthetic_findings"), tuple(found[True]), True),
    ]
