"""Links from words in running text to the glossary."""

import html
import re

from helpers.results.glossary import TERMS, Term
from helpers.survey.codebook import Language

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
# A link inside these would be none, would stand in another, or would be in the way.
_CLOSED = {
    "a", "button", "caption", "cite", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6",
    "pre", "script", "style", "summary", "svg", "table",
}  # fmt: skip


class TermLinks:
    """Turns the first occurrence of each term on a page into a link.

    Parameters
    ----------
    language
        The page's language.
    glossary
        Address of the page that holds the glossary, as seen from this one; None where the report
        has none, and nothing is linked.
    """

    def __init__(self, language: Language, glossary: str | None) -> None:
        self._language = language
        self._glossary = glossary
        self._forms = {
            form.casefold(): term for term in TERMS for form in term.forms(language) if glossary
        }
        longest_first = sorted(self._forms, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first)).replace(r"\ ", r"\s")
        self._pattern = re.compile(rf"(?<![\w-])({words})(?![\w-])", re.IGNORECASE)
        self.used: list[Term] = []

    def address(self, term: Term) -> str:
        """Return where a term is explained."""
        return f"{self._glossary}#{term.id}"

    def link(self, text: str) -> str:
        """Return a piece of the page with the terms linked that it is the first to name."""
        if not self._forms:
            return text
        parts, closed = [], 0
        for part in _TAG.split(text):
            found = _NAME.match(part)
            if found and found[1].lower() in _CLOSED:
                closed += -1 if part.startswith("</") else 1
            parts.append(part if found or closed else self._pattern.sub(self._replace, part))
        return "".join(parts)

    def _replace(self, found: re.Match[str]) -> str:
        term = self._forms[re.sub(r"\s", " ", found[0]).casefold()]
        if term in self.used:
            return found[0]
        self.used.append(term)
        meaning = html.escape(term.definition(self._language))
        return f'<a class="term" href="{self.address(term)}" title="{meaning}">{found[0]}</a>'
