"""Read counts as people write them: "6-8", "2 eller fler", "tre". Vague ones are refused."""

import re

from helpers.survey.intervals import IntervalCount
from helpers.survey.spelling import folded

LARGEST = 99_999

_WORDS = {
    word: number
    for words in (
        "noll en två tre fyra fem sex sju åtta nio tio elva tolv",
        "zero one two three four five six seven eight nine ten eleven twelve",
    )
    for number, word in enumerate(words.split())
} | {"ett": 1, "ingen": 0, "inga": 0, "inget": 0, "none": 0}
_SEVERAL = {"flera", "flertal", "ett flertal", "flera stycken", "several"}
_N = rf"(\d{{1,6}}|{'|'.join(_WORDS)})"
_UNITS = re.compile(r"\s*(st|st\.|stycken|fall|ärenden|personer|kvinnor|cases?)\.?$")
_INTERVAL = re.compile(rf"{_N} ?- ?{_N}|{_N} (?:till|eller|to|or) {_N}|mellan {_N} och {_N}|"
                       rf"between {_N} and {_N}")  # fmt: skip
_OR_MORE = re.compile(
    r" ?\+$| (?:eller|och|or|and) (?:fler|flera|mer|mera|more|uppåt|over|above)$| uppåt$"
)
_AT_LEAST = re.compile(rf"(?:minst|åtminstone|lägst|at least|>=|≥) ?{_N}")
_MORE_THAN = re.compile(rf"(?:fler än|mer än|över|more than|over|>) ?{_N}")
_AT_MOST = re.compile(rf"(?:högst|max|max\.|maximalt|som mest|upp till|at most|up to|<=|≤) ?{_N}")
_FEWER_THAN = re.compile(rf"(?:färre än|mindre än|under|fewer than|less than|<) ?{_N}")
_WHOLE_DECIMAL = re.compile(r"(\d{1,6})[.,](?!000$)0+")
_APPROXIMATE = re.compile(r"(ca|cirka|c:a|omkring|ungefär|runt|typ|about|approx|around)\b|~")
_THOUSANDS = re.compile(r"\d{1,3}([., ']\d{3})+")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?( .*)?|\d{1,2}[-/ .]?(jan|feb|mar|apr|maj|may|jun|jul|aug|"
                   r"sep|okt|oct|nov|dec)[a-z]*.*|\d{1,2}/\d{1,2}(/\d+)?")  # fmt: skip


def read_count(text: str) -> IntervalCount:
    """Read a count that states its limits.

    Read are digits and number words up to twelve; intervals ("6–8", "6 till 8", "mellan 6 och 8");
    open counts ("2 eller fler", "minst 2", "2+", "fler än 2"); counts with an upper end only
    ("högst 3", "färre än 3"), which begin at none; and "flera", which is two or more. Refused are
    counts whose limits the reader would have to guess: "ca 20", "ett par", "några", a dash.

    Parameters
    ----------
    text
        What the respondent wrote.

    Returns
    -------
    IntervalCount
        The count with both ends.

    Raises
    ------
    ValueError
        For a text that states no count; says why.

    Examples
    --------
    >>> read_count("2 eller fler")
    IntervalCount(low=2, high=2, open=True)
    >>> str(read_count("sex till åtta fall"))
    '6–8'
    """
    said = folded(text).rstrip(".! ")
    said = _UNITS.sub("", said).strip()
    for count in (_closed(said), _open(said), _upper(said)):
        if count is not None:
            if count.high > LARGEST:
                raise ValueError(f"is larger than {LARGEST}")
            return count
    raise ValueError(_reason(said))


def _closed(said: str) -> IntervalCount | None:
    number = _number(said)
    if number is not None:
        return IntervalCount(number, number)
    match = _INTERVAL.fullmatch(said)
    if match is None:
        return None
    low, high = (_known(group) for group in match.groups() if group is not None)
    if low > high:
        raise ValueError("has its ends in the wrong order")
    return IntervalCount(low, high)


def _open(said: str) -> IntervalCount | None:
    if said in _SEVERAL:
        return IntervalCount(2, 2, open=True)
    stem = _OR_MORE.sub("", said)
    if stem != said:
        count = _closed(stem)
        return None if count is None else IntervalCount(count.low, count.high, open=True)
    for pattern, step in ((_AT_LEAST, 0), (_MORE_THAN, 1)):
        match = pattern.fullmatch(said)
        if match is not None:
            low = _known(match[1]) + step
            return IntervalCount(low, low, open=True)
    return None


def _upper(said: str) -> IntervalCount | None:
    match = _AT_MOST.fullmatch(said)
    if match is not None:
        return IntervalCount(0, _known(match[1]))
    match = _FEWER_THAN.fullmatch(said)
    if match is None:
        return None
    high = _known(match[1]) - 1
    if high < 0:
        raise ValueError("is fewer than none")
    return IntervalCount(0, high)


def _number(said: str) -> int | None:
    whole = _WHOLE_DECIMAL.fullmatch(said)
    if whole is not None:
        said = whole[1]
    if said in _WORDS:
        return _WORDS[said]
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 6 else None


def _known(said: str) -> int:
    return _WORDS[said] if said in _WORDS else int(said)


def _reason(said: str) -> str:
    if _APPROXIMATE.match(said):
        return "is approximate and states no limits"
    if _THOUSANDS.fullmatch(said):
        return "may be thousands or decimals"
    if said in {"-", "--", "?"}:
        return "may mean none or no answer"
    if _DATE.fullmatch(said):
        return "looks like an interval that a spreadsheet has turned into a date"
    return "states no count with limits"
