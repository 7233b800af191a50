"""What personal and private texts look like: addresses, numbers, places on a computer."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterator

_JOINED = r"[\w.,+\-–/]"  # a number goes on after these
_AFTER = r"(?![\w])(?![.,]\d)"
_ROOTS = "home|Users|root|tmp|var|private|mnt|media|srv|opt|workspace|builds?|runner|github"


def _first(character: str, unless_after: str = _JOINED) -> str:
    """Begin a pattern with a character that does not stand after certain others.

    A search for a character is ten times as fast as one for what is not before it.
    """
    return rf"{character}(?<!{unless_after}{character})"


# Lengths are bounded, so that a long text without blanks costs no more than another.
_NAME, _LABEL = r"[\w.+-]{1,64}", r"[\w-]{1,63}"
_AT = r"(?:[\[(](?:[aA][tT]|@)[\])]|[\[(]?[sS][nN][aA][bB][eE][lL]-?[aA][\])]?)"
_DOT = r"[\[(](?:dot|punkt)[\])]"
_EMAIL = re.compile(
    rf"{_NAME}@{_LABEL}(?:\.{_LABEL})+"
    rf"|{_NAME} ?{_AT} ?{_LABEL}(?:(?:\.| ?{_DOT} ?){_LABEL})+",
    re.IGNORECASE,
)
# An address is looked for around its sign: looked for from every letter, it takes half the scan.
_SIGN = re.compile(rf"@|{_AT}")
_BEFORE_SIGN, _AFTER_SIGN = 66, 256

_ABROAD = r"[1-9]\d{0,2}[\s-]?(?:\(0\))?\s?\d(?:[\s-]?\d){6,11}" + _AFTER  # +46 (0)70-123 45 67
_FOLDERS = r"Users|Documents|Windows|Temp|Program|[\w $.-]{1,64}\\"
_PATTERNS = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        # 08-123 45, 070 123 45 67
        (
            "phone number",
            _first("0") + r"[1-9]\d{0,2}\s?[-–/ ]\s?\d{2,3}(?:\s?\d{2,3}){1,3}" + _AFTER,
        ),
        ("phone number", _first("0") + r"[1-9]\d{7,8}" + _AFTER),
        ("phone number", _first("0") + "0" + _ABROAD),
        ("phone number", _first("[+]") + _ABROAD),
        ("path on a computer", _first("/", r"[\w.:/~<-]") + rf"(?:{_ROOTS})/[\w.@-]+"),
        # After the letter of a drive.
        ("path on a computer", rf":(?<=[A-Za-z]:)(?<!\w\w:)\\+(?:{_FOLDERS})"),
        ("path on a computer", _first(r"\\", r"[\w\\]") + r"\\[\w.-]+\\[\w$.-]+"),
        ("path on a computer", r"file:/+[\w.~%-]+"),
        ("path on a computer", _first("~", r"[\w/~]") + r"[\w-]*/[\w.]+"),
        ("network address", _first(r"\d") + r"\d{0,2}(?:\.\d{1,3}){3}(?!\w|\.\d)"),
    )
]
_NUMBER = re.compile(rf"(?<!{_JOINED})" + r"(\d{2})?(\d{6})\s?([-+–]?)\s?(\d{4})" + _AFTER)

# A count as the report writes it (24 098), with no-break spaces. A text that may be a telephone
# number is passed over whole: its no-break spaces part no thousands.
_DIALLED = _first("[0+]") + r"(?:(?<=0)0?|(?<=[+]))[1-9][\d()/–\-\s]{0,20}"
_COUNT = _first("[1-9]", r"\d") + r"\d{0,2}(?:[\u00a0\u202f]\d{3})+(?!\d)"
_GROUPED = re.compile(rf"{_DIALLED}|({_COUNT})")
_GROUP_MARK = re.compile(r"[\u00a0\u202f]")


def private_texts(text: str) -> Iterator[tuple[str, str]]:
    """Yield everything in a text that looks private: what it is, and the text itself.

    Parameters
    ----------
    text
        Any text.
    """
    for sign in _SIGN.finditer(text):
        start, end = max(0, sign.start() - _BEFORE_SIGN), sign.end() + _AFTER_SIGN
        for found in _EMAIL.finditer(text, start, end):
            if found.start() <= sign.start() < found.end():
                yield "e-mail address", found[0]
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if kind != "network address" or _is_address(found[0]):
                yield kind, found[0]
    for found in _NUMBER.finditer(text):
        century, birth, _, serial = found.groups()
        for name, test in _NUMBERS.items():
            if test(century or "", birth, serial):
                yield name, found[0]


def plain_text(text: str) -> str:
    """Return a text as it is searched: compatible characters alike, thousands parted by commas.

    Neighbouring cells "24 098" and "12 196" would otherwise hold the telephone number 098 12 196.

    Parameters
    ----------
    text
        Any text.
    """
    if text.isascii():
        return text
    parted = _GROUPED.sub(
        lambda found: _GROUP_MARK.sub(",", found[0]) if found[1] else found[0], text
    )
    return unicodedata.normalize("NFKC", parted)


def checksum_holds(digits: str) -> bool:
    """Return whether the last digit is the check digit of the others (Luhn, modulus 10)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _is_personal(century: str, birth: str, serial: str) -> bool:
    return _is_date(century, birth, 0) and checksum_holds(birth + serial)


def _is_coordination(century: str, birth: str, serial: str) -> bool:
    return _is_date(century, birth, 60) and checksum_holds(birth + serial)


def _is_organisation(century: str, birth: str, serial: str) -> bool:
    # The third digit is at least 2, so that it is no month; as twelve digits it begins with 16.
    return (
        century in ("", "16")
        and birth[0] not in "04"
        and birth[2] >= "2"
        and checksum_holds(birth + serial)
    )


_NUMBERS: dict[str, Callable[[str, str, str], bool]] = {
    "personal identity number": _is_personal,
    "coordination number": _is_coordination,
    "organisation number": _is_organisation,
}


def _is_date(century: str, birth: str, added: int) -> bool:
    year, month, day = (int(birth[start : start + 2]) for start in (0, 2, 4))
    if century and century not in ("18", "19", "20"):
        return False
    try:
        # Without a century any will do: only 29 February depends on it.
        datetime.date(int(century or "20") * 100 + year, month, day - added)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    return all(int(part) <= 255 for part in text.split("."))
