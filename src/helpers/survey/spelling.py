"""Spellings of the same text, from strict to loose."""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LOOKALIKES = _INVISIBLE | str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("’‘´`", "'") | dict.fromkeys("“”„", '"')
)


def composed(text: str) -> str:
    """Return text in Unicode's composed form with one kind of blank, dash and quotation mark."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text.translate(_LOOKALIKES))
    return re.sub(r"[^\S\n\t]", " ", text)


def collapsed(text: str) -> str:
    """Return composed text without blanks at the ends, and with single ones inside."""
    return " ".join(composed(text).split())


def folded(text: str) -> str:
    """Return collapsed text without regard to case."""
    return collapsed(text).casefold()


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many characters; an ellipsis stands for what is left out."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def compact(text: str) -> str:
    """Return the letters and digits of a text; empty where it has no letter.

    Makes "Å klagarmyndigheten" and "Kyrkor / religiösa samfund" what they are meant to be.
    """
    if not any(character.isalpha() for character in text):
        return ""
    return "".join(character for character in folded(text) if character.isalnum())
