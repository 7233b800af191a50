"""The words that a reader may need explained: one list, which the pages link to."""

from dataclasses import dataclass

import pandas as pd
from babel import Locale

from helpers.exhibits import Column, Table
from helpers.survey.codebook import Language
from helpers.words.catalogue import message
from helpers.words.edition import Edition

GLOSSARY_ID = "glossary"
"""Id of the table of terms: where links to a term lead."""


@dataclass(frozen=True)
class Term:
    """A word with its explanation.

    Parameters
    ----------
    name
        Names its messages in the catalogues: its forms in running text, the headword first, and
        what it means.
    """

    name: str

    @property
    def id(self) -> str:
        """Anchor of its row, the same in every language."""
        return f"term-{self.name}"

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return how the word stands in running text, the headword first."""
        return tuple(message(self._key, language).split(", "))

    def headword(self, language: Language) -> str:
        """Return the word as the glossary lists it."""
        return self.forms(language)[0]

    def definition(self, language: Language) -> str:
        """Return what it means, in a sentence or two."""
        return message(f"{self._key}_means", language)

    @property
    def _key(self) -> str:
        return f"term_{self.name.replace('-', '_')}"


TERMS = tuple(
    Term(name)
    for name in (
        "actor",
        "confidence-interval",
        "dark-figure",
        "gap",
        "hidden-figure",
        "holm",
        "exploratory",
        "main-question",
        "non-response",
        "odds-ratio",
        "p-value",
        "percentage-point",
        "clear-difference",
        "synthetic",
        "weighted",
    )
)


def sorted_terms(language: Language) -> list[Term]:
    """Return the terms in the order of a language's alphabet."""
    return sorted(TERMS, key=lambda term: _alphabetical(term.headword(language), language))


def _alphabetical(text: str, language: Language) -> str:
    """Return the key by which words are ordered: in Swedish å, ä, ö come last."""
    is_swedish = Locale.parse(message("locale", language)).language == "sv"
    letters = str.maketrans("åäö", "{|}") if is_swedish else {}
    return text.casefold().translate(letters)


def glossary_table(edition: Edition) -> Table:
    """Show every term with its explanation, in alphabetical order; each row has an anchor."""
    language, shown = edition.language, sorted_terms(edition.language)
    languages = edition.codebook.languages
    frame = pd.DataFrame(
        {
            "id": [term.name for term in TERMS],
            **{f"term_{one}": [term.headword(one) for term in TERMS] for one in languages},
            **{f"meaning_{one}": [term.definition(one) for term in TERMS] for one in languages},
        }
    )
    return Table(
        id=GLOSSARY_ID,
        caption=edition.say("glossary_caption"),
        source="published",
        source_line=edition.say("glossary_source"),
        columns=(
            Column(f"term_{language}", edition.say("glossary_word"), write=str.capitalize),
            Column(f"meaning_{language}", edition.say("glossary_meaning")),
        ),
        frame=frame,
        row_ids=tuple(term.id for term in shown),
        row_order=tuple(TERMS.index(term) for term in shown),
    )
