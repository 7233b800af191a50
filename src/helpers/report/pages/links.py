"""Check finished pages: every link and anchor resolves, nothing is fetched from elsewhere."""

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes by which a page makes the browser fetch something.
_FETCHING = {"src", "srcset", "poster", "background", "xlink:href"}
_SENDING = ("action", "formaction")  # where a form leads
_FETCHING_TAGS = {"link", "use", "image", "base"}
_FORBIDDEN_TAGS = {"iframe", "object", "embed"}


def page_faults(folder: Path) -> list[str]:
    """Return what is wrong with the pages of a folder; empty where all is well.

    Parameters
    ----------
    folder
        The report. Every ``*.html`` below it is checked: language and title given; no id twice;
        every relative link leads to a file inside the folder, and to an anchor it has; nothing
        is fetched but ``data:`` addresses; no script but one that the page's own policy names by
        its checksum.
    """
    pages = {path: _read(path) for path in sorted(folder.rglob("*.html"))}
    faults = []
    for path, page in pages.items():
        name = path.relative_to(folder).as_posix()
        faults += [f"{name}: {fault}" for fault in page.faults()]
        for link in page.links:
            fault = _link_fault(folder, path, link, pages)
            if fault:
                faults.append(f"{name}: the link {link} {fault}")
    return faults


@dataclass
class _Page(HTMLParser):
    language: str = ""
    title: str = ""
    identifiers: Counter[str] = field(default_factory=Counter)
    links: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    policy: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._in_svg = self._in_title = self._in_script = False

    def faults(self) -> list[str]:
        problems = list(self.problems)
        if not self.language:
            problems.append("the page does not say its language")
        if not self.title.strip():
            problems.append("the page has no title")
        twice = sorted(one for one, times in self.identifiers.items() if times > 1)
        return problems + [f"the id {one} stands twice" for one in twice]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if tag == "html":
            self.language = values.get("lang", "")
        if tag in _FORBIDDEN_TAGS:
            self.problems.append(f"<{tag}> has no place on a page")
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values.get("content", "")
        self._in_script = tag == "script"
        if "id" in values:
            self.identifiers[values["id"]] += 1
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        self.links += [values[name] for name in _SENDING if name in values]
        fetched = [values[name] for name in sorted(_FETCHING & values.keys())]
        if tag in _FETCHING_TAGS and "href" in values:
            fetched.append(values["href"])
        self.problems += [
            f"<{tag}> fetches {address}"
            for address in fetched
            if not address.startswith(("data:", "#"))
        ]
        # An SVG may have a title of its own; the page's stands outside any.
        self._in_svg = self._in_svg or tag == "svg"
        self._in_title = tag == "title" and not self._in_svg

    def handle_endtag(self, tag: str) -> None:
        self._in_svg = self._in_svg and tag != "svg"
        self._in_title = self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        if self._in_script and f"'sha256-{checksum(data)}'" not in self.policy:
            self.problems.append("the page's policy does not name its script")


def checksum(script: str) -> str:
    """Return a script's SHA-256 as a content security policy writes it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _link_fault(folder: Path, path: Path, link: str, pages: dict[Path, _Page]) -> str | None:
    address = urlsplit(link)
    if address.scheme in {"http", "https", "mailto"}:
        return None
    if address.scheme or address.netloc or address.path.startswith("/"):
        return "leads out of the report"
    target = (path.parent / unquote(address.path)).resolve() if address.path else path
    if not target.is_relative_to(folder):
        return "leads out of the report"
    if not target.is_file():
        return "leads nowhere"
    if address.fragment and unquote(address.fragment) not in pages[target].identifiers:
        return "leads to an anchor that is not there"
    return None
