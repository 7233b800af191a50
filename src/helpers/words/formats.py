"""How numbers are written, in each language: the one place that turns a number into text."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import format_decimal, format_percent

from helpers.survey.codebook import Language
from helpers.survey.intervals import IntervalCount

HIDDEN = ".."
NOTHING = "–"
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_PER_CENT = re.compile(r"(?<=\d) (?=%)")


def keep_together(text: str) -> str:
    """Put a no-break space between a number and its per cent sign: 95 % stays on one line."""
    return _PER_CENT.sub("\N{NO-BREAK SPACE}", text)


def whole(value: float, language: Language) -> str:
    """Write a count: 1 234 in Swedish (with a no-break space), 1,234 in English."""
    return format_decimal(int(value), format="#,##0", locale=_LOCALES[language])


def decimal(value: float, language: Language, digits: int = 2) -> str:
    """Write a number with a fixed number of decimals: 0,45 in Swedish, 0.45 in English."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    rounded = _round(value, digits)
    return format_decimal(rounded, format=pattern, locale=_LOCALES[language])


def percent(value: float, language: Language) -> str:
    """Write a proportion as whole per cent: 61 % in Swedish (no-break space), 61% in English."""
    return format_percent(_round(value, 2), format=None, locale=_LOCALES[language])


def _round(value: float, digits: int) -> Decimal:
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
    """Write a p-value with its sign and no-break spaces: p = 0,031, p = 0,34, p < 0,001."""
    if value < 0.001:
        return f"p\N{NO-BREAK SPACE}<\N{NO-BREAK SPACE}{decimal(0.001, language, 3)}"
    digits = 2 if value >= 0.1 else 3
    return f"p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{decimal(value, language, digits)}"


def interval_count(value: IntervalCount, language: Language) -> str:
    """Write a count with both ends: 46–48+; a dash for none."""
    if value.is_exact and value.low == 0:
        return NOTHING
    ends = [whole(end, language) for end in dict.fromkeys((value.low, value.high))]
    return "–".join(ends) + ("+" if value.open else "")
