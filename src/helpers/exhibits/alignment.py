"""How a column of numbers is set: its unit once, its decimal marks below each other."""

import re
from collections.abc import Sequence

from helpers.survey.codebook import Language
from helpers.words.formats import decimal_mark

_UNIT = re.compile(r"\s?%$")


def without_unit(texts: Sequence[str]) -> tuple[list[str], str]:
    """Take the per cent sign out of a column in which every number has it.

    Parameters
    ----------
    texts
        The column's cells; those without a digit (hidden, none) do not count.

    Returns
    -------
    tuple of (list of str, str)
        The cells, and the unit for the column's header: empty where not all numbers share one.

    Examples
    --------
    >>> without_unit(["61%", "14–26%", ".."])
    (['61', '14–26', '..'], '%')
    >>> without_unit(["61%", "20"])
    (['61%', '20'], '')
    """
    numbers = [text for text in texts if any(letter.isdigit() for letter in text)]
    if not numbers or not all(_UNIT.search(text) for text in numbers):
        return list(texts), ""
    return [_UNIT.sub("", text) for text in texts], "%"


def paddings(texts: Sequence[str], language: Language) -> list[str]:
    """Return what stands unseen after each cell, so that right-aligned decimal marks align.

    Parameters
    ----------
    texts
        The column's cells.
    language
        Decides the decimal mark.

    Examples
    --------
    >>> paddings(["8+", "8–10", "3", "–"], "sv")
    ['', '+', '+', '+']
    >>> paddings(["0.25", "12", "3.5"], "en")
    ['', '.25', '5']
    """
    tails = [_tail(text, language) for text in texts]
    longest = max(tails, key=len, default="")
    return [longest[len(tail) :] for tail in tails]


def _tail(text: str, language: Language) -> str:
    mark = re.escape(decimal_mark(language))
    found = re.search(rf"(?:{mark}\d+)?(?:\s?%)?\+?$", text)
    return found[0] if found else ""
