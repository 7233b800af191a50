"""Find which actor or level a text stands for."""

import difflib
import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from helpers.cleaning.rules import Rule
from helpers.survey.codebook import NO_ANSWER, Actor, Level
from helpers.survey.parts import Named
from helpers.survey.spelling import collapsed, compact, composed, folded
from helpers.survey.yaml_files import quoted

_LONGEST_ADVICE = 200  # characters


@dataclass(frozen=True)
class Reading:
    """What a cell was read as.

    Parameters
    ----------
    text
        The clean text; empty for a cell without an answer.
    rule
        Why it differs from the cell; None where the codebook's own coding is all there is.
    """

    text: str
    rule: Rule | None = None


class RefusalError(Exception):
    """A cell cannot be read; says what was expected and what to do."""


class Names:
    """The names under which actors or levels appear in an export.

    An id, a code and the Swedish label stand for themselves. All else is read by a rule, the
    strictest that will do: ``unicode``, ``blanks``, ``case``, ``punctuation`` (blanks and
    punctuation inside the word), then ``translation`` (English label), ``alias`` and
    ``missing_code``, which disregard those too.

    Parameters
    ----------
    parts
        Actors or levels.
    no_answer
        Codes for an answer left out.
    """

    def __init__(self, parts: Sequence[Actor | Level], no_answer: Iterable[str] = ()) -> None:
        own = {
            name: part.id
            for part in parts
            for name in (part.id, part.label.first, part.code)
            if name is not None
        }
        self._exact = {NO_ANSWER: NO_ANSWER} | own
        self._loose: list[tuple[Rule, Callable[[str], str], dict[str, str]]] = [
            (rule, spelling, _index(own.items(), spelling))
            for rule, spelling in (
                (Rule.UNICODE, composed),
                (Rule.BLANKS, collapsed),
                (Rule.CASE, folded),
                (Rule.PUNCTUATION, compact),
            )
        ]
        translated = [(text, part.id) for part in parts for text in part.label.texts[1:]]
        aliases = [(alias, part.id) for part in parts for alias in part.aliases]
        missing = [(code, NO_ANSWER) for code in (*no_answer, NO_ANSWER)]
        for rule, names in (
            (Rule.ALIAS, aliases),
            (Rule.TRANSLATION, translated),
            (Rule.MISSING_CODE, missing),
        ):
            self._loose += [
                (rule, spelling, _index(names, spelling)) for spelling in (folded, compact)
            ]
        self._labels = {part.id: part.label.first for part in parts}
        self._known = {folded(name): name_id for name, name_id in (*own.items(), *aliases)}

    def read(self, text: str) -> Reading | None:
        """Return what a text stands for, or None where that is not known."""
        if text in self._exact:
            return Reading(self._exact[text])
        if not collapsed(text):
            return Reading("", Rule.BLANKS if text else None)
        for rule, spelling, index in self._loose:
            key = spelling(text)
            if key in index:
                return Reading(index[key], rule)
        plain = html.unescape(text)  # LimeSurvey writes & as &amp; in lists to choose from
        if plain != text and (reading := self.read(plain)) is not None:
            return Reading(reading.text, reading.rule or Rule.UNICODE)
        return None

    def nearest(self, text: str) -> str | None:
        """Return the label that a misspelt text was probably meant to be."""
        near = difflib.get_close_matches(folded(text)[:200], self._known, 1, cutoff=0.75)
        return self._labels.get(self._known[near[0]]) if near else None


def write_in(parts: Sequence[Named]) -> Reading | None:
    """Return how the codebook reads what respondents wrote themselves, if it does."""
    part = next((part for part in parts if part.write_in), None)
    return Reading(part.id) if part is not None else None


def such_as(start: str, text: str, end: str) -> str:
    """Return a text as the codebook takes it, to be copied; nothing where nobody would copy it."""
    return f", such as {start}{quoted(text)}{end}" if len(text) <= _LONGEST_ADVICE else ""


def meant(label: str | None) -> str:
    """Return the question whether something known was meant; nothing where it is not known."""
    return "" if label is None else f" (did you mean {label}?)"


def _index(names: Iterable[tuple[str, str]], spelling: Callable[[str], str]) -> dict[str, str]:
    """Index names by a spelling, without spellings that two of them share."""
    index: dict[str, str] = {}
    shared: set[str] = set()
    for name, identifier in names:
        key = spelling(name)
        if key and index.setdefault(key, identifier) != identifier:
            shared.add(key)
    return {key: identifier for key, identifier in index.items() if key not in shared}
