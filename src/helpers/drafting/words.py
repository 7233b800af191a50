"""The words by which columns and answers are known: the table ``words.yml``."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from helpers.survey.spelling import composed, folded

_TABLE = yaml.load(  # every plain value is text, "no" too
    Path(__file__).with_name("words.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
_WORD = re.compile(r"[^\W\d_]+")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in text.split("|"))


WORDS: Mapping[str, frozenset[str]] = {
    name: frozenset(_listed(text)) for name, text in _TABLE.items() if isinstance(text, str)
}
"""Words by what they say: ``yes``, ``no``, ``unknown``, ``no_answer``, ``other`` and so on."""

ROLES: Mapping[str, tuple[str, ...]] = {
    role: _listed(text) for role, text in _TABLE["columns"].items()
}
"""What a column without answers may be called, the likeliest name first."""

GROUPS = _listed(_TABLE["groups"])
"""Words in the names of columns that may group respondents, the likeliest first."""

NUMBERS = {
    word: number for number, (text,) in enumerate(_TABLE["numbers"]) for word in _listed(text)
}
UNITS = {word: int(days) for days, text in _TABLE["units"].items() for word in _listed(text)}
"""How many days a unit of time has."""

TEXTS: Mapping[str, Mapping[str, str]] = _TABLE["texts"]
"""What a draft itself says in the codebook's language."""


@dataclass(frozen=True)
class Scale:
    """Answers in an order that questionnaires often use.

    Parameters
    ----------
    name, language
        Such as ``agreement`` and ``en``.
    steps
        The place of each phrase, counted from the lowest.
    """

    name: str
    language: str
    steps: Mapping[str, int]


@cache
def scales() -> tuple[Scale, ...]:
    """Return every known scale."""
    return tuple(
        Scale(
            name,
            language,
            {word.strip(" ."): n for n, text in enumerate(steps) for word in _listed(text)},
        )
        for name, spoken in _TABLE["scales"].items()
        for language, steps in spoken.items()
    )


def says(text: str, what: str) -> bool:
    """Return whether a text is one of the words of a kind, such as ``unknown``."""
    plain = folded(text).strip(" .!…")
    return plain in WORDS[what] or folded(text) in WORDS[what]


def holds(text: str, words: Iterable[str]) -> bool:
    """Return whether a text holds one of some phrases, as whole words."""
    plain = f" {folded(text)} "
    return any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) is not None
        for word in words
        if word in plain
    )


def words_of(text: str) -> list[str]:
    """Return the words of a column's name; digits and marks part them."""
    spaced = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", composed(text))
    return [word.casefold() for word in _WORD.findall(spaced)]


def language_of(texts: Sequence[str]) -> str:
    """Return the language that most texts are in; English where nothing tells."""
    found = Counter(word for text in texts for word in words_of(text))
    told = {
        language: sum(found[word] for word in _listed(text))
        for language, text in _TABLE["languages"].items()
    }
    return str(max(told, key=lambda one: (told[one], one == "en")))
