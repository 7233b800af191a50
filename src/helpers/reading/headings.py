"""LimeSurvey's headings that hold no codes: the questions' texts, whole or abbreviated."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from helpers.survey.codebook import Codebook
from helpers.words.catalogue import message

_FIELDS = {
    "id": ("Svars-ID", "Response ID"),
    "submitdate": ("Datum inskickad", "Date submitted"),
    "lastpage": ("Sista sidan", "Last page"),
    "startdate": ("Datum påbörjad", "Date started"),
    "datestamp": ("Datum senaste åtgärd", "Date last action"),
    "interviewtime": ("Total tid", "Total time"),
}
"""What LimeSurvey calls its own columns in Swedish and in English."""

_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*")
_FEWEST = 8  # letters that an abbreviated heading must share with the whole one


def heading_key(text: str) -> str:
    """Return a heading without regard to case, blanks and the way that letters are composed."""
    return " ".join(unicodedata.normalize("NFC", text).strip("\ufeff").split()).casefold()


def by_texts(cells: Sequence[str], columns: Mapping[str, set[str]]) -> dict[str, list[int]]:
    """Return where columns stand whose headings are the texts of the codebook's questions.

    Parameters
    ----------
    cells
        The headings, as `heading_key` returns them.
    columns
        The declared columns that are wanted, with their texts as `texts_above` returns them.

    Returns
    -------
    dict of list of int
        The place of each column that one heading alone fits, from 0; an empty list for others.
    """
    plain = [html.unescape(cell) for cell in cells]
    found: dict[str, list[int]] = {}
    for column, texts in columns.items():
        places = [place for place, cell in enumerate(plain) if cell in texts]
        places = places or [
            place for place, cell in enumerate(plain) if any(_shortens(cell, one) for one in texts)
        ]
        found[column] = places if len(places) == 1 else []
    places = [place for one in found.values() for place in one]
    return {name: one if places.count(*one) == 1 else [] for name, one in found.items() if one}


def _shortens(cell: str, text: str) -> bool:
    start, *end = _CUT.split(cell, maxsplit=1)
    return (
        bool(end)
        and len(start) + len(end[0]) >= _FEWEST
        and len(start) + len(end[0]) < len(text)
        and text.startswith(start)
        and text.endswith(end[0])
    )


def texts_above(columns: Iterable[str], codebook: Codebook) -> dict[str, set[str]]:
    """Return what LimeSurvey writes above each column, in each of the survey's languages.

    Parameters
    ----------
    columns
        The declared columns.
    codebook
        The survey's declaration.
    """
    return {column: {heading_key(text) for text in _texts(column, codebook)} for column in columns}


def _texts(column: str, codebook: Codebook) -> Iterator[str]:
    yield from _FIELDS.get(column, ())
    for language in codebook.languages:
        if column == codebook.export.columns.actor:
            yield message("questionnaire_actor", language)
        for question in codebook.questions:
            text = question.text[language]
            if column == question.column:
                yield text
            for level in question.levels:
                if column == level.column:
                    yield f"{text} [{level.label[language]}]"
