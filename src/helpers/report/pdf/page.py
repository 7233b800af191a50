"""The whole report of a language as one page to be printed: what its pages show, without code."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from helpers.report.pages.render import TEMPLATES
from helpers.survey.codebook import Codebook, Language
from helpers.words.catalogue import message as label

COVER, CONTENTS = "cover", "contents"
_COVER_FILE = "index.html"
_LONGEST = 120
_LEFT_OUT = (
    "script, style, nav, .code, .download, .skip, .neighbours, .hidden, details.code, "
    "template, form, dialog, button, [hidden]"
)
_POINTING = ("href", "xlink:href", "aria-labelledby", "aria-describedby", "headers", "for")
_ADDRESS_IN_STYLE = re.compile(r"url\(([\"']?)#")


@dataclass(frozen=True)
class Section:
    """A heading that the bookmarks list.

    Parameters
    ----------
    anchor
        Its id on the combined page.
    text
        What it says.
    """

    anchor: str
    text: str


@dataclass(frozen=True)
class Part:
    """The cover or an appendix.

    Parameters
    ----------
    anchor
        Its id on the combined page: ``cover``, or the page's name.
    title
        Its heading.
    synthetic
        True where anything in it rests on synthetic answers.
    headings
        Its headings of every level, as its bookmarks name them.
    sections
        Those of the second level.
    anchors
        What stands at each of its ids, in short.
    html
        Its content.
    """

    anchor: str
    title: str
    synthetic: bool
    headings: tuple[str, ...]
    sections: tuple[Section, ...]
    anchors: Mapping[str, str]
    html: str


def read_parts(report: Path, language: Language) -> tuple[Part, ...]:
    """Return the cover and appendices of a built report, ready to stand on one page.

    Parameters
    ----------
    report
        The report's folder.
    language
        The edition.
    """
    folder = report / language
    names = [_COVER_FILE, *sorted(path.name for path in folder.glob("[0-9][0-9]_*.html"))]
    pages = {name: _soup(folder / name) for name in names}
    targets = {
        name: {str(tag["id"]) for tag in page.select("main [id]")} for name, page in pages.items()
    }
    return tuple(_part(name, page, targets) for name, page in pages.items())


def combined_page(
    parts: tuple[Part, ...], style: str, codebook: Codebook, language: Language,
    numbers: Mapping[str, int],
) -> str:  # fmt: skip
    """Return one page that holds the whole report.

    Parameters
    ----------
    parts
        The cover and the appendices.
    style
        The style sheet of the report's own pages.
    codebook
        The survey's declaration: its title.
    language
        The edition.
    numbers
        Page number of each anchor, for the table of contents; empty while they are not known.
    """
    title = codebook.title[language]
    cover, *appendices = parts
    body = [_section(cover), _contents(appendices, language, numbers), *map(_section, appendices)]
    styles = [style, (TEMPLATES / "pdf.css").read_text(encoding="utf-8")]
    styles += [_running(part, title, language) for part in parts]
    # The same policy as that of the report's pages: nothing is fetched, no script runs.
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(title)}</title>\n<style>\n{''.join(styles)}</style>\n</head>\n"
        f"<body>\n<main>\n{''.join(body)}</main>\n</body>\n</html>\n"
    )


def page_style(report: Path, language: Language) -> str:
    """Return the style sheet that a report's cover carries."""
    return "\n".join(tag.get_text() for tag in _soup(report / language / _COVER_FILE)("style"))


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _part(name: str, page: BeautifulSoup, targets: Mapping[str, set[str]]) -> Part:
    main, anchor = page.main, _anchor(name)
    assert main is not None, name
    heading = main.h1
    assert heading is not None, name
    heading.string = _text(heading)  # in one line: "Bilaga C – Erfarenhet"
    banner = page.select_one("body > .banner")
    if banner is not None:
        main.insert(0, banner.extract())
    if name == _COVER_FILE:
        # The version, so that a reader of the paper can tell what was printed.
        main.extend(paragraph.extract() for paragraph in page.select("footer.site .inner > p"))
    for tag in main.select(_LEFT_OUT):
        tag.decompose()
    for tag in main.select("details"):
        _unfold(tag)
    for tag in main.select("figure"):
        # A figure is what is drawn: the frame around drawing, caption and table is none.
        tag.name = "div"
        tag["role"] = "group"
    for tag in main.select("figcaption"):
        tag.name = "p"
        tag["class"] = "figcaption"
    for tag in main.select("[tabindex]"):
        del tag["tabindex"]
    for tag in main.select("li"):
        body = page.new_tag("div")  # becomes the item's body
        body.extend(list(tag.contents))
        tag.append(body)
    _rename(main, name, targets)
    heading["id"] = anchor
    sections = []
    for place, tag in enumerate(main("h2")):
        tag["id"] = tag.get("id") or f"{anchor}-section-{place}"
        sections.append(Section(str(tag["id"]), _text(tag)))
    return Part(
        anchor=anchor,
        title=_text(heading),
        synthetic=banner is not None,
        headings=tuple(_text(tag) for tag in main(re.compile("^h[1-6]$"))),
        sections=tuple(sections),
        anchors={str(tag["id"]): _said(tag) for tag in main.select("[id]")},
        html=main.decode_contents(),
    )


def _said(tag: Tag) -> str:
    """Return what is found at an anchor: a heading, a caption, the start of a text."""
    caption = tag.select_one("caption, .figcaption")
    text = _text(caption or tag)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def _unfold(fold: Tag) -> None:
    fold.name = "div"
    if fold.summary is not None:
        fold.summary.decompose()
    fold.attrs.pop("open", None)


def _rename(main: Tag, name: str, targets: Mapping[str, set[str]]) -> None:
    """Make ids unique in the report, and let what points to them follow."""
    prefix = f"{_anchor(name)}-"
    for tag in main(True):
        if "id" in tag.attrs:
            tag["id"] = prefix + _plain(str(tag["id"]))
        for attribute, value in list(tag.attrs.items()):
            text = " ".join(value) if isinstance(value, list) else str(value)
            if tag.name == "a" and attribute == "href":
                _redirect(tag, text, name, targets)
            elif attribute in _POINTING and attribute.endswith("href"):
                tag[attribute] = f"#{prefix}{_plain(text[1:])}" if text[:1] == "#" else text
            elif attribute in _POINTING:
                tag[attribute] = " ".join(prefix + _plain(one) for one in text.split())
            elif "url(" in text:
                tag[attribute] = _ADDRESS_IN_STYLE.sub(rf"url(\1#{prefix}", text)


def _redirect(link: Tag, address: str, name: str, targets: Mapping[str, set[str]]) -> None:
    """Lead a link to its place in the same document; take it away where that holds none."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https", "mailto"):
        return
    file, fragment = parts.path or name, unquote(parts.fragment)
    if file not in targets:
        # Another edition, or a file that lies beside the pages: a line of its own goes.
        line = link.parent
        if line is not None and _text(line) == _text(link):
            line.extract()
        else:
            link.unwrap()
    elif fragment in targets[file]:
        link["href"] = f"#{_anchor(file)}-{_plain(fragment)}"
    else:
        link["href"] = f"#{_anchor(file)}"


def _plain(identifier: str) -> str:
    """Return an id in letters that a PDF's own names can hold."""
    return quote(identifier, safe="").replace("%", ".")


def _anchor(name: str) -> str:
    return COVER if name == _COVER_FILE else name.removesuffix(".html")


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def _section(part: Part) -> str:
    return f'<div class="part" style="page: {_page_name(part)}">\n{part.html}</div>\n'


def _page_name(part: Part) -> str:
    return "part-" + re.sub(r"[^a-z0-9-]", "-", part.anchor.lower())


def _running(part: Part, title: str, language: Language) -> str:
    """Return the rule for what stands above each page: part, report, and whether it is real."""
    if part.anchor == COVER:
        left, right = "", ""
    else:
        left = part.title
        right = label("synthetic_mark", language) if part.synthetic else title
    return (
        f"@page {_page_name(part)} {{ @top-left {{ content: {_quoted(left)}; }} "
        f"@top-right {{ content: {_quoted(right)}; }} "
        f"@bottom-left {{ content: {_quoted(title)}; }} }}\n"
    )


def _quoted(text: str) -> str:
    escaped = re.sub(r"[\\\"<\n]", lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'


def _contents(parts: list[Part], language: Language, numbers: Mapping[str, int]) -> str:
    def entries() -> Iterator[str]:
        for part in parts:
            below = "".join(
                f"<li><div>{entry(one.anchor, one.text)}</div></li>" for one in part.sections
            )
            listed = f"<ol>{below}</ol>" if below else ""
            yield f"<li><div>{entry(part.anchor, part.title)}{listed}</div></li>\n"

    def entry(anchor: str, text: str) -> str:
        number = numbers.get(anchor, "")
        return (
            f'<a href="#{escape(anchor)}"><span>{escape(text)}</span> '
            f'<span class="page-number">{number}</span></a>'
        )

    heading = f'<h1 id="{CONTENTS}">{escape(label("contents", language))}</h1>'
    return (
        f'<div class="part printed-contents">\n{heading}\n<ol>{"".join(entries())}</ol>\n</div>\n'
    )
