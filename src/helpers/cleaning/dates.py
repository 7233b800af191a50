"""Read dates as survey tools and people write them."""

import re
from collections.abc import Iterable
from datetime import datetime

from helpers.survey.spelling import folded

_MONTHS = {
    name: month
    for names in (
        "jan feb mar apr maj jun jul aug sep okt nov dec",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for month, name in enumerate(names.split(), 1)
}
_TIME = (
    r"(?:[t, ]+(?:kl\.? ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?"
    r"(?: ?([af]\.?m\.?|[pe]\.?m\.?))?(?: ?(?:\(?[a-z]{1,5}\)?)?(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _TIME)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})" + _TIME)
_NAMED = re.compile(
    r"(?:den )?(\d{1,2})(?::?[ae]|st|nd|rd|th)?[. -]*([a-zåäö]{3})[a-zåäö]*\.?[ ,-]*(\d{4})" + _TIME
)
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _TIME)
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})" + _TIME)
_CENTURY = 2000  # of a year of two digits, which is demanded to lie near the survey's


def day_order(texts: Iterable[str]) -> str | None:
    """Tell whether dates with the year last have the day or the month first.

    Parameters
    ----------
    texts
        Every distinct date of a column.

    Returns
    -------
    str or None
        ``dmy`` or ``mdy``; None where no date has a number above twelve, or both have, and for
        years of two digits, which may be days.
    """
    first = second = 0
    for text in texts:
        match = _YEAR_LAST.fullmatch(folded(text))
        if match is not None:
            first, second = max(first, int(match[1])), max(second, int(match[2]))
    if first > 12 >= second:
        return "dmy"
    return "mdy" if second > 12 >= first else None


def read_date(text: str, order: str | None) -> datetime:
    """Read a date with or without a time of day, in the time zone it was written in.

    Parameters
    ----------
    text
        Such as ``2010-05-03 14:22``, ``3 maj 2010 kl. 14.22``, ``3/5/2010`` or
        ``2024/05/04 3:02:11 em CET``.
    order
        ``dmy`` or ``mdy`` for dates with the year last; needed for years of two digits.

    Raises
    ------
    ValueError
        For what is no date, no date of the calendar, or may be two; says why.
    """
    said = folded(text)
    if match := _YEAR_FIRST.fullmatch(said) or _DIGITS.fullmatch(said):
        year, month, day = (int(part) for part in match.groups()[:3])
    elif match := _NAMED.fullmatch(said):
        if match[2] not in _MONTHS:
            raise ValueError("does not name a month")
        day, month, year = int(match[1]), _MONTHS[match[2]], int(match[3])
    elif (match := _MONTH_FIRST.fullmatch(said)) and match[1] in _MONTHS:
        month, day, year = _MONTHS[match[1]], int(match[2]), int(match[3])
    elif match := _YEAR_LAST.fullmatch(said) or _SHORT_YEAR.fullmatch(said):
        if order is None:
            raise ValueError(
                "may have the day or the month first; set export.date_order in codebook.yml"
            )
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        year += _CENTURY if len(match[3]) == 2 else 0
        day, month = (first, second) if order == "dmy" else (second, first)
    else:
        raise ValueError("is not a date such as 2010-05-03 14:22")
    hour, minute, seconds, half = match.groups()[3:]
    hours = int(hour or 0)
    if half is not None:
        hours = hours % 12 + (12 if half[0] in "pe" else 0)
    try:
        return datetime(year, month, day, hours, int(minute or 0), int(seconds or 0))
    except ValueError:
        raise ValueError("is not a date in the calendar") from None
