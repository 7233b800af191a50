"""How numbers are written, in each language: the one place that turns a number into text."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, Protocol

from babel.numbers import format_decimal, format_percent, get_decimal_symbol
from markupsafe import Markup

from helpers.disclosure.declared import Counts
from helpers.survey.codebook import Language
from helpers.survey.intervals import IntervalCount
from helpers.words.catalogue import message

SIGNIFICANCE = 0.05
"""A difference that is tested is called clear where its p-value is below this."""
HIDDEN = ".."
NOTHING = "–"
_PER_CENT = re.compile(r"(\d(?:</data>)?) (?=%)")


def keep_together(text: str) -> str:
    """Put a no-break space between a number and its per cent sign: 95 % stays on one line."""
    return _PER_CENT.sub("\\1\N{NO-BREAK SPACE}", text)


def whole(value: float, language: Language) -> str:
    """Write a count: 1 234 in Swedish (with a no-break space), 1,234 in English."""
    return format_decimal(int(value), format="#,##0", locale=_locale(language))


def decimal(value: float, language: Language, digits: int = 2) -> str:
    """Write a number with a fixed number of decimals: 0,45 in Swedish, 0.45 in English."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    shortened = rounded(value, digits)
    return format_decimal(shortened, format=pattern, locale=_locale(language))


def percent(value: float, language: Language) -> str:
    """Write a proportion as whole per cent: 61 % in Swedish (no-break space), 61% in English."""
    return format_percent(rounded(value, 2), format=None, locale=_locale(language))


def decimal_mark(language: Language) -> str:
    """Return the decimal mark: a comma in Swedish, a point in English."""
    return get_decimal_symbol(_locale(language))


def _locale(language: Language) -> str:
    return message("locale", language)


def rounded(value: float, digits: int) -> Decimal:
    """Round halves away from zero, as readers do: 12.5 becomes 13."""
    # Through the shortest text that names the number: 0.525 is stored a little below itself.
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def percent_interval(low: float, high: float, language: Language) -> str:
    """Write an interval of proportions: 14–26 % in Swedish, 14–26% in English; once if alike."""
    if percent(low, language) == percent(high, language):
        return percent(high, language)
    return f"{decimal(100 * low, language, 0)}–{percent(high, language)}"


def signed(value: float, language: Language, digits: int = 2) -> str:
    """Write a difference with its sign: +12, −0,45; nothing before 0."""
    text = decimal(abs(value), language, digits)
    if text.strip("0.,") == "":
        return text
    return f"{'−' if value < 0 else '+'}{text}"


def p_value(value: float, language: Language) -> str:
    """Write a p-value with its sign and no-break spaces: p = 0,031, p = 0,34, p < 0,001.

    Near the limit it has so many decimals that a reader sees on which side it is: p = 0,0498.
    """
    if value < 0.001:
        return f"p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}{decimal(0.001, language, 3)}"
    digits = 2 if value >= 0.1 else 3
    while value != SIGNIFICANCE and rounded(value, digits) == rounded(SIGNIFICANCE, digits):
        digits += 1
    return f"p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{decimal(value, language, digits)}"


def interval_count(value: IntervalCount, language: Language) -> str:
    """Write a count with both ends: 46–48+; a dash for none."""
    if value.is_exact and value.low == 0:
        return NOTHING
    ends = [whole(end, language) for end in dict.fromkeys((value.low, value.high))]
    return "–".join(ends) + ("+" if value.open else "")


class Writer(Protocol):
    """Who writes a number: an edition, with its language and its words."""

    @property
    def language(self) -> Language:
        """The language, such as ``sv``."""

    def say(self, key: str, plural: int | None = None, /, **values: Any) -> str:
        """Return a message of the catalogue."""


SheetFormat = Literal["whole", "decimal", "signed", "percent", "points", "p_value", "share", "text"]
"""How a spreadsheet shows a value. ``share``: what the first of two values is of the second."""


@dataclass(frozen=True)
class Format:
    """How one value, or several that the reader sees as one, are written.

    Parameters
    ----------
    sheet
        How a spreadsheet shows each value.
    write
        Writes the values in an edition's language.
    """

    sheet: tuple[SheetFormat, ...]
    write: Callable[..., str] = field(repr=False)

    def __call__(self, *values: float, counts: Counts) -> "Number":
        """Return values for a sentence, with what they tell of respondents."""
        return Number(self, values, counts)


@dataclass(frozen=True)
class Number:
    """A number in a sentence: its values, how they are written, and what they count."""

    format: Format
    values: tuple[float, ...]
    counts: Counts

    def written(self, edition: Writer) -> Markup:
        """Return the number as text that says what it counts."""
        value = " ".join(str(value) for value in self.values)
        return Markup('<data value="{}" data-counts="{}">{}</data>').format(
            value, str(self.counts), self.format.write(edition, *self.values)
        )


def _to(write: Callable[[float, Language], str]) -> Callable[..., str]:
    """Write limits that may be negative: −3 till +12."""

    def written(edition: Writer, low: float, high: float) -> str:
        ends = (write(value, edition.language) for value in (low, high))
        return edition.say("limits", **dict(zip(("low", "high"), ends, strict=True)))

    return written


def _with(value: Callable[..., str], limits: Callable[..., str]) -> Callable[..., str]:
    """Write a value with its limits: +5 (−3 till +12); alone where it is certain."""

    def written(edition: Writer, middle: float, low: float, high: float) -> str:
        if low == high:
            return value(edition, middle)
        return f"{value(edition, middle)} ({limits(edition, low, high)})"

    return written


def _alone(write: Callable[[float, Language], str]) -> Callable[..., str]:
    return lambda edition, value: write(value, edition.language)


def _points(value: float, language: Language) -> str:
    return signed(100 * value, language, 0)


def _percent_limits(edition: Writer, low: float, high: float) -> str:
    return percent_interval(low, high, edition.language)


def _percent_interval(edition: Writer, low: float, high: float) -> str:
    return NOTHING if low == high else percent_interval(low, high, edition.language)


def _decimal_limits(edition: Writer, low: float, high: float) -> str:
    return f"{decimal(low, edition.language)}–{decimal(high, edition.language)}"


def _stated(value: float, language: Language) -> str:
    """Write a number with the decimals it has: 34, 7,5."""
    text = f"{abs(value):.6f}".rstrip("0")
    written = decimal(abs(value), language, len(text.partition(".")[2]))
    return f"−{written}" if value < 0 else written


def _stated_limits(edition: Writer, low: float, high: float) -> str:
    """Write limits: 31–38, or −3 till 12; once if alike."""
    if low == high:
        return _stated(low, edition.language)
    if low < 0:
        return _to(_stated)(edition, low, high)
    return "–".join(_stated(value, edition.language) for value in (low, high))


def _bounds(edition: Writer, low: float, high: float) -> str:
    """Write bounds of a ratio, outwards to one decimal: 6,3–9,1, or "at least 6.3"."""
    if math.isinf(low):
        return decimal(low, edition.language)
    lower = decimal(math.floor(10 * low) / 10, edition.language, 1)
    if math.isinf(high):
        return edition.say("at_least", low=lower)
    return f"{lower}–{decimal(math.ceil(10 * high) / 10, edition.language, 1)}"


def _count_and_share(edition: Writer, count: int, n: int) -> str:
    """Write a count with its share: 20 (67 %); 0 alone where nobody answered."""
    if not n:
        return whole(0, edition.language)
    return f"{whole(count, edition.language)} ({percent(count / n, edition.language)})"


def _places(edition: Writer, best: int, worst: int) -> str:
    """Write a range of places: 1–3, or 2."""
    return "–".join(dict.fromkeys(whole(place, edition.language) for place in (best, worst)))


def _count_limits(edition: Writer, low: int, high: int, is_open: bool) -> str:
    return interval_count(IntervalCount(low, high, is_open), edition.language)


WHOLE = Format(("whole",), _alone(whole))
DECIMAL = Format(("decimal",), _alone(decimal))
SHORT_DECIMAL = Format(("decimal",), lambda edition, value: decimal(value, edition.language, 1))
SIGNED = Format(("signed",), _alone(signed))
PERCENT = Format(("percent",), _alone(percent))
WHOLE_PERCENT = Format(("whole",), lambda edition, value: percent(value / 100, edition.language))
"""A share that is held in whole per cent, as it was published."""
POINTS = Format(("points",), _alone(_points))
P_VALUE = Format(("p_value",), _alone(p_value))
YEAR = Format(("whole",), lambda edition, year: str(year))
PERCENT_LIMITS = Format(("percent",) * 2, _percent_limits)
PERCENT_INTERVAL = Format(("percent",) * 2, _percent_interval)
"""A confidence interval; a dash where nothing is uncertain."""
DECIMAL_LIMITS = Format(("decimal",) * 2, _decimal_limits)
POINTS_LIMITS = Format(("points",) * 2, _to(_points))
SIGNED_LIMITS = Format(("signed",) * 2, _to(signed))
PERCENT_WITH_LIMITS = Format(("percent",) * 3, _with(_alone(percent), _percent_limits))
DECIMAL_WITH_LIMITS = Format(("decimal",) * 3, _with(_alone(decimal), _decimal_limits))
POINTS_WITH_LIMITS = Format(("points",) * 3, _with(_alone(_points), _to(_points)))
SIGNED_WITH_LIMITS = Format(("signed",) * 3, _with(_alone(signed), _to(signed)))
RATE_WITH_LIMITS = Format(
    ("whole", *("decimal",) * 3),
    lambda edition, count, *rate: _with(_alone(decimal), _decimal_limits)(edition, *rate),
)
"""A count of events, which is not written, then its rate with limits."""
STATED = Format(("decimal",), _alone(_stated))
"""A number as somebody states it, or a mean of such."""
STATED_LIMITS = Format(("decimal",) * 2, _stated_limits)
STATED_INTERVAL = Format(
    ("decimal",) * 2,
    lambda edition, low, high: NOTHING if low == high else _stated_limits(edition, low, high),
)
"""A confidence interval of a mean; a dash where nothing is uncertain."""
RATIO_BOUNDS = Format(("decimal",) * 2, _bounds)
COUNT_AND_SHARE = Format(("whole", "share"), _count_and_share)
PLACES = Format(("whole",) * 2, _places)
COUNT_LIMITS = Format(("whole",) * 3, _count_limits)
"""Both ends of a count, and whether it is open upwards: 46–48+."""
