"""The cover of each language's edition, and the page on which to choose one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from typing import get_args

from markupsafe import Markup

from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.report.notebooks.markdown import Heading
from helpers.report.notebooks.outline import Outline
from helpers.report.pages.context import Entry, Page, Shell, same_anchors
from helpers.report.pages.pictures import nearest_picture
from helpers.report.pages.render import PageRenderer
from helpers.survey.codebook import Theme
from helpers.words.edition import Edition


@dataclass(frozen=True)
class Finding:
    """A key finding, as the cover shows it.

    Parameters
    ----------
    id
        Of the statement.
    sentence
        The statement, as plain text.
    address
        Where it stands in the report.
    appendix
        Title of the appendix it comes from.
    topic
        The heading that it stands under there.
    picture
        A small drawing without words; empty where no figure belongs to it.
    """

    id: str
    sentence: str
    address: str
    appendix: str
    topic: str
    picture: str


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
    letter: str
    title: str
    purpose: str
    holds: str


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
        counterparts=same_anchors((anchor for anchor, _ in anchors), shell.others),
    )
    return renderer.plain(
        "cover.html.j2",
        page=page,
        lead=_lead(shell),
        sections=sections,
        appendices=[
            Summary(
                address=appendix.page,
                letter=appendix.letter,
                title=outline.title,
                purpose=outline.purpose,
                holds=_holds(outline, shell),
            )
            for appendix, outline in outlines
        ],
    )


def language_choice(renderer: PageRenderer, shells: Iterable[Shell], synthetic: bool) -> str:
    """Return the report's first page, which leads to each language's cover."""
    return renderer.plain("choice.html.j2", shells=list(shells), synthetic=synthetic)


def _sections(shell: Shell, outlines: list[tuple[Appendix, Outline]]) -> list[Findings]:
    """Keep findings apart from what synthetic answers would give: those are no findings."""
    found: dict[bool, list[Finding]] = {False: [], True: []}
    taken: list[str] = []
    for appendix, outline in outlines:
        for exhibit in outline.exhibits:
            if exhibit.key_finding:
                taken.append(nearest_picture(outline, exhibit, taken))
                found[exhibit.source == "synthetic"].append(
                    Finding(
                        id=exhibit.id,
                        sentence=Markup(exhibit.brief),
                        address=f"{appendix.page}#{exhibit.id}",
                        appendix=outline.title,
                        topic=_heading(outline, exhibit),
                        picture=taken[-1],
                    )
                )
    return [
        Findings("key-findings", shell.text("key_findings"), tuple(found[False]), False),
        Findings("synthetic-findings", shell.text("synthetic_findings"), tuple(found[True]), True),
    ]


def _heading(outline: Outline, exhibit: Exhibit) -> str:
    """Return the last heading above an exhibit; the page's title where there is none."""
    above = takewhile(lambda entry: entry is not exhibit, outline.entries)
    return ([outline.title] + [entry.text for entry in above if isinstance(entry, Heading)])[-1]


def _lead(shell: Shell) -> str:
    """Say what the survey asks about, and what the answers are for."""
    asked = {question.theme for question in shell.codebook.questions}
    themes = [theme for theme in get_args(Theme) if theme in asked - {"background"}]
    edition = Edition(shell.codebook, shell.language)
    return shell.text("cover_lead").format(themes=edition.series([*map(edition.theme, themes)]))


def _holds(outline: Outline, shell: Shell) -> str:
    """Say how many tables and figures an appendix holds."""
    counts = Counter(exhibit.kind for exhibit in outline.exhibits)
    return ", ".join(
        f"{counts[kind]} {shell.text(f'{kind}_one' if counts[kind] == 1 else f'{kind}_many')}"
        for kind in ("table", "figure")
        if counts[kind]
    )
