"""What kind of question a single column is: a guess, how sure it is, and on what evidence."""

import re
from collections.abc import Callable, Sequence

from helpers.cleaning.dates import read_date
from helpers.drafting.chosen import MOST, MOST_LEVELS, split_written, were_chosen, with_writing
from helpers.drafting.columns import Column
from helpers.drafting.guesses import CODES, SOME_UNREAD, Guess, Kind, Option, Sure, left_out
from helpers.drafting.lists import listed_by_definition, parts_that_come_back
from helpers.drafting.order import order_of
from helpers.drafting.words import WORDS, holds, says
from helpers.survey.count_answers import LARGEST, read_count
from helpers.survey.number_answers import read_number

_NEARLY_ALL = 0.95
_SCALES = ((0, 10), (1, 10), (1, 7), (0, 7), (1, 6), (0, 6), (1, 5), (0, 5), (1, 4), (0, 4), (1, 3))
_CODE = re.compile(r"[A-Za-z]{1,3}\d{1,3}")
_NO_QUESTION = {"text": "free text", "date": "a date", "none": "no question"}
_PERSONAL = re.compile(r"[^@\s]+@[^@\s]+\.\w+|(?:\+|00|0)\d[\d -]{6,}\d|\d{6,8}[-+]\d{4}")


def guess(column: Column) -> Guess:
    """Return what kind of question a column holds.

    Parameters
    ----------
    column
        One that is not part of a question of several columns.
    """
    checks: tuple[Callable[[Column], Guess | None], ...] = (
        _told, _counted, _numbers, _dates, parts_that_come_back, _chosen,
    )  # fmt: skip
    found = (check(column) for check in checks)
    return next(
        (one for one in found if one is not None),
        left_out("free text, or too many different answers"),
    )


def _told(column: Column) -> Guess | None:
    """Return what the definition tells, and what is told by single cells."""
    told, offers = column.defined.kind, bool(column.defined.options)
    if told in _NO_QUESTION:
        counted = _counted(column) if told == "text" else None
        return counted or left_out(_NO_QUESTION[told])
    if any(map(_PERSONAL.fullmatch, column.counts)):
        return left_out("holds what may tell who somebody is")
    if offers and told != "number":
        return listed_by_definition(column) if told == "multiple" else _offered(column)
    return None if column.number else left_out("holds no answers")


def in_order(labels: Sequence[str], told_order: bool = False) -> tuple[list[str], Kind, Sure, str]:
    """Return answers in their order, and whether they have one.

    Parameters
    ----------
    labels
        The answers; "don't know" comes last whatever the order.
    told_order
        True where the file itself says that they stand in order.
    """
    unknown = [label for label in labels if says(label, "unknown")]
    other = [label for label in labels if label not in unknown and says(label, "other")]
    plain = [label for label in labels if label not in unknown and label not in other]
    order = order_of(plain) if not other else None
    if order is not None:
        sure: Sure = "sure" if order.sure else "likely"
        return [*order.labels, *unknown], "ordinal", sure, order.evidence
    if told_order and len(plain) > 2:
        return [*plain, *other, *unknown], "ordinal", "sure", "in order, says the file"
    starts = [label.split(",")[0] for label in plain]
    if len(plain) == 2 and sorted(says(one, "yes") for one in starts) == [False, True]:
        plain.sort(key=lambda label: says(label.split(",")[0], "yes"))
        return [*plain, *other, *unknown], "single", "sure", "yes and no"
    return [*plain, *other, *unknown], "single", "likely", "answers without a known order"


def _offered(column: Column) -> Guess:
    """Return the guess for a question whose answers the definition or the file lists."""
    offered = {code: text for code, text in column.defined.options.items() if text}
    as_codes = any(value in offered for value in column.counts)
    known = {*offered, *offered.values()}
    strange = [value for value in column.counts if value not in known and not says(value, "other")]
    codes = {text: code for code, text in offered.items() if as_codes and code != text}
    labels, kind, _, why = in_order(
        list(dict.fromkeys(offered.values())), column.defined.kind == "ordinal"
    )
    if len(labels) < 2:
        return left_out("offers fewer than two answers")
    options = [Option(label, codes.get(label), says(label, "unknown")) for label in labels]
    if strange and all(map(_is_number, [*strange, *offered])):
        # Values without a label, as the inner steps of a scale of which only the ends have one.
        return _numbered(column, offered)
    if strange:
        options = with_writing(options)
    return Guess(kind, "sure", f"answers listed by {column.defined.by}; {why}", tuple(options))


def _numbered(column: Column, offered: dict[str, str]) -> Guess:
    values = {value for value in {*column.counts, *offered} if _is_number(value)}
    options = [
        Option(offered.get(value, value), value if value in offered else None)
        for value in sorted(values, key=float)
    ]
    told = f"numbers, some with a label in {column.defined.by}"
    return Guess("ordinal", "likely", told, tuple(options))


def _is_number(value: str) -> bool:
    return re.fullmatch(r"-?\d+(?:[.,]\d+)?", value) is not None


def _counted(column: Column) -> Guess | None:
    asks = holds(column.text, WORDS["how_many"])
    counted = sum(n for value, n in column.counts.items() if _is_count(value))
    digits = sum(n for value, n in column.counts.items() if value.isdecimal())
    asks = asks or (digits < counted and digits > column.number / 2)
    if not asks or counted < MOST * column.number:
        return None
    if counted < column.number:
        return Guess("count", "likely", SOME_UNREAD)
    return Guess("count", "sure", "asks for a number, and every answer is one")


def _numbers(column: Column) -> Guess | None:
    if not all(map(_is_number, column.counts)):
        return None
    if not all(value.isdecimal() for value in column.counts):
        return _stated(column, "numbers, not all of them whole")
    values = sorted(map(int, column.counts))
    low, high = values[0], values[-1]
    padded = any(len(value) > 1 and value.startswith("0") for value in column.counts)
    own = column.number > MOST_LEVELS and len(values) > _NEARLY_ALL * column.number
    if padded or own or high > LARGEST:
        return left_out("numbers that name something")
    if (low, high) in _SCALES and len(values) > (high - low) / 2:
        options = tuple(Option(str(value)) for value in range(low, high + 1))
        return Guess("ordinal", "likely", f"whole numbers from {low} to {high}", options)
    if len(values) == 2 and high <= 2:
        codes = tuple(Option(str(value)) for value in values)
        return Guess("single", "unsure", CODES, codes)
    return _stated(column, "whole numbers")


def _stated(column: Column, evidence: str) -> Guess:
    """Return the guess for numbers that nobody asked "how many" for: an age, minutes."""
    if not all(map(_is_read, column.counts)):
        return left_out("numbers, some of which may be thousands or decimals")
    told = column.defined.kind == "number"
    return Guess("number", "likely" if told else "unsure", evidence)


def _is_read(value: str) -> bool:
    try:
        read_number(value)
    except ValueError:
        return False
    return True


def _is_count(value: str) -> bool:
    try:
        read_count(value)
    except ValueError:
        return says(value, "unknown")
    return True


def _dates(column: Column) -> Guess | None:
    if sum(n for value, n in column.counts.items() if is_date(value)) < _NEARLY_ALL * column.number:
        return None
    return left_out("a date")


def is_date(value: str) -> bool:
    """Return whether a cell holds a date, whichever of day and month comes first."""
    for order in ("dmy", "mdy"):
        try:
            read_date(value, order)
        except ValueError:
            continue
        return True
    return False


def _chosen(column: Column) -> Guess | None:
    """Return the guess for answers that come back often enough to have been chosen."""
    chosen, written = split_written(column.counts)
    if written and holds(column.text, WORDS["open"]):
        return None
    if all(map(_CODE.fullmatch, column.counts)) and 2 <= len(column.counts) <= MOST_LEVELS:
        codes = tuple(Option(code) for code in sorted(column.counts, key=_code_order))
        return Guess("single", "unsure", CODES, codes)
    if not 2 <= len(chosen) <= MOST_LEVELS or not were_chosen(column.counts, chosen):
        return None
    labels, kind, sure, why = in_order(chosen)
    if written and kind == "ordinal":
        # What is written beside a scale has no place in its order.
        kind, sure, why = "single", "likely", f"{why}; others are written"
    options = [Option(label, unknown=says(label, "unknown")) for label in labels]
    options = with_writing(options) if written else options
    return Guess(kind, sure, f"{len(labels)} answers; {why}", tuple(options))


def _code_order(code: str) -> tuple[int, str]:
    return len(code), code
