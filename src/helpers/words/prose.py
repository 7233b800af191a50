"""The prose of notebooks in other languages: written once, translated by paragraph."""

import re

from helpers.words.catalogue import message

WRITTEN_IN = "sv"
"""The language that the notebooks themselves are written in."""

_BLANK = re.compile(r"(\n\s*\n)")


def translated(markdown: str, language: str) -> str:
    """Return a cell's prose in a language: each paragraph is a message of its catalogue.

    Parameters
    ----------
    markdown
        The cell as it is written.
    language
        The language of the page.

    Raises
    ------
    KeyError
        The catalogue lacks a paragraph.
    """
    if language == WRITTEN_IN:
        return markdown
    return "".join(
        part if not part.strip() else message(part, language) for part in _BLANK.split(markdown)
    )


def paragraphs(markdown: str) -> list[str]:
    """Return the paragraphs of a cell, as catalogues name them."""
    return [part for part in _BLANK.split(markdown) if part.strip()]
