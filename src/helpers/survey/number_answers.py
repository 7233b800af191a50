"""Read numbers as people write them: "34", "7,5", "12 min". What could be thousands is refused."""

import re
from collections.abc import Iterable

from helpers.survey.spelling import folded

_NUMBER = re.compile(r"[-\u2212]?\d{1,12}(?:[.,]\d{1,12})?")
_THOUSANDS = re.compile(r"[-\u2212]?[1-9]\d{0,2}(?:[.,' ]\d{3})+")
_APPROXIMATE = re.compile(r"(ca|cirka|c:a|omkring|ungefär|runt|about|approx|around)\b|~")


def read_number(text: str, units: Iterable[str] = ()) -> float:
    """Read a number with a decimal comma or point.

    Parameters
    ----------
    text
        What the respondent wrote.
    units
        Words that may stand behind the number, such as "years".

    Returns
    -------
    float
        The number.

    Raises
    ------
    ValueError
        For a text that states no single number; says why.

    Examples
    --------
    >>> read_number("7,5")
    7.5
    >>> read_number("34 år", units=["år"])
    34.0
    """
    said = folded(text)
    for unit in sorted(map(folded, units), key=len, reverse=True):
        if unit and said.endswith(unit):
            said = said.removesuffix(unit).strip()
            break
    if _THOUSANDS.fullmatch(said):
        raise ValueError("may be thousands or decimals")
    number = as_number(said)
    if number is None:
        told = "is approximate" if _APPROXIMATE.match(said) else "states no single number"
        raise ValueError(told)
    return number


def as_number(text: str) -> float | None:
    """Return the number that a text is; None where it is another text."""
    said = text.strip()
    if not said.isascii() and "\u2212" not in said:
        return None
    if not _NUMBER.fullmatch(said):
        return None
    return float(said.replace("\u2212", "-").replace(",", "."))
