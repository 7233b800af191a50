"""What the templates are given: one page, and what all pages of a language share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.report.notebooks.outline import Outline
from helpers.report.pages.record import BuildRecord
from helpers.results.glossary import GLOSSARY_ID, TERMS
from helpers.survey.codebook import Codebook, Language
from helpers.words.catalogue import message as label
from helpers.words.edition import capital


@dataclass(frozen=True)
class Entry:
    """An entry of a page's table of contents, with those below it."""

    id: str
    text: str
    number: str = ""
    is_exhibit: bool = False
    below: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Link:
    """A link to a page of the report."""

    address: str
    text: str


@dataclass(frozen=True)
class Shell:
    """What all pages of a language share.

    Parameters
    ----------
    language
        The language.
    codebook
        The survey's declaration: title, area, authority, year.
    record
        What the report was built from.
    """

    language: Language
    codebook: Codebook
    record: BuildRecord

    @property
    def text(self) -> Callable[[str], str]:
        """The fixed texts of the language, by key."""
        return partial(label, language=self.language)

    @property
    def others(self) -> dict[Language, str]:
        """The other languages of the report, each with its own name."""
        languages = (one for one in self.codebook.languages if one != self.language)
        return {language: label("language_name", language) for language in languages}

    @property
    def title(self) -> str:
        """The report's title."""
        return self.codebook.title[self.language]

    @property
    def authority(self) -> str:
        """Who publishes the report."""
        return self.codebook.authority[self.language]


@dataclass(frozen=True)
class Page:
    """One page.

    Parameters
    ----------
    shell
        What it shares with the others of its language.
    file
        File name, the same in every language.
    title
        Its title.
    synthetic
        True where anything on it rests on synthetic answers.
    contents
        Its table of contents.
    counterparts
        Anchors, each with that at the same place of every other language's page.
    previous, following
        The pages before and after it.
    glossary
        Address of the page with the glossary, empty on that page itself; None without one.
    """

    shell: Shell
    file: str
    title: str
    synthetic: bool
    contents: tuple[Entry, ...] = ()
    counterparts: tuple[tuple[str, dict[Language, str]], ...] = ()
    previous: Link | None = None
    following: Link | None = None
    glossary: str | None = None


def contents(outline: Outline, text: Callable[[str], str]) -> tuple[Entry, ...]:
    """Return a page's table of contents: its sections, below each its parts and exhibits."""
    sections: list[tuple[str, str, list[Entry]]] = []
    heading = ""
    for entry in outline.entries:
        if isinstance(entry, Exhibit):
            if entry.number is None or entry.kind == "statement":
                continue
            number = f"{text(entry.kind)} {entry.number}"
            # Below a question's heading its name need not be said again.
            topic = capital(entry.topic.removeprefix(f"{heading}: "))
            item = Entry(entry.id, topic, number, is_exhibit=True)
        else:
            heading = entry.text
            item = Entry(entry.id, entry.text)
            if entry.level == 2:
                sections.append((entry.id, entry.text, []))
                continue
            if entry.level > 3:
                continue
        if sections:
            sections[-1][2].append(item)
        else:
            sections.append((item.id, item.text, []))
    return tuple(Entry(id_, title, below=tuple(below)) for id_, title, below in sections)


def counterparts(
    here: Outline, there: Mapping[Language, Outline]
) -> tuple[tuple[str, dict[Language, str]], ...]:
    """Return the anchors of a page, each with those of the same place in the other languages.

    Exhibits have the same anchor in all. Headings are paired in order, where the pages have the
    same heading levels.
    """
    anchors = [exhibit.id for exhibit in here.exhibits]
    if any(exhibit.id == GLOSSARY_ID for exhibit in here.exhibits):
        anchors += [term.id for term in TERMS]
    pairs = same_anchors(anchors, there)
    levels = [heading.level for heading in here.headings]
    alike = {
        language: other.headings
        for language, other in there.items()
        if [heading.level for heading in other.headings] == levels
    }
    for place, heading in enumerate(here.headings if alike else ()):
        theirs = {language: headings[place].id for language, headings in alike.items()}
        pairs += ((heading.id, theirs),)
    return pairs


def same_anchors(
    anchors: Iterable[str], languages: Iterable[Language]
) -> tuple[tuple[str, dict[Language, str]], ...]:
    """Return anchors that are the same in every language."""
    others = tuple(languages)
    return tuple((anchor, dict.fromkeys(others, anchor)) for anchor in anchors)


def is_synthetic(exhibits: Iterable[Exhibit]) -> bool:
    """Return True where any exhibit rests on synthetic answers, by its own record."""
    return any(exhibit.source == "synthetic" for exhibit in exhibits)


def appendix_page(
    shell: Shell,
    appendix: Appendix,
    outlines: dict[tuple[Appendix, Language], Outline],
) -> Page:
    """Return the page of an appendix.

    Parameters
    ----------
    shell
        The language's shared part.
    appendix
        The appendix.
    outlines
        Of every appendix in every language.
    """
    own = [one for one, language in outlines if language == shell.language]
    order = sorted(own)
    place = order.index(appendix)
    outline = outlines[appendix, shell.language]

    def link(position: int) -> Link | None:
        if not 0 <= position < len(order):
            return None
        neighbour = order[position]
        return Link(neighbour.page, outlines[neighbour, shell.language].title)

    glossary = glossary_page((one, outlines[one, shell.language]) for one in order)
    return Page(
        shell=shell,
        file=appendix.page,
        title=outline.title,
        synthetic=is_synthetic(outline.exhibits),
        contents=contents(outline, shell.text),
        counterparts=counterparts(
            outline, {language: outlines[appendix, language] for language in shell.others}
        ),
        previous=link(place - 1) or Link("index.html", shell.title),
        following=link(place + 1),
        glossary="" if glossary == appendix.page else glossary,
    )


def glossary_page(outlines: Iterable[tuple[Appendix, Outline]]) -> str | None:
    """Return the file that holds the glossary; None where no appendix shows it."""
    for appendix, outline in outlines:
        if any(exhibit.id == GLOSSARY_ID for exhibit in outline.exhibits):
            return appendix.page
    return None
