"""What was chosen among answers offered, and what may be somebody's own words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helpers.drafting.guesses import Option
from helpers.drafting.order import order_of
from helpers.drafting.words import says

MOST_LEVELS = 40
FEWEST = 3
"""Respondents who gave an answer that the draft shows, where nobody says that it was offered."""

MOST = 0.7
"""Share of the answers that are chosen where others are written."""

_MOST_OFTEN = 5  # answers a level, on average, or more
_LONGEST = 200  # characters of an answer that is chosen, not written
_SHORT = 30


def split_written(counts: Counter[str]) -> tuple[list[str], list[str]]:
    """Return what was chosen, the most common first, and what may be somebody's own words.

    What fewer than three answered may be those: it is not shown, unless words of questionnaires
    know it.
    """
    ordered = [value for value, _ in counts.most_common()]
    order = order_of([value for value in ordered if not says(value, "unknown")])
    known = order is not None and order.sure
    chosen = [
        value
        for value in ordered
        if counts[value] >= FEWEST or (known and len(value) <= _SHORT) or _is_plain(value)
    ]
    return chosen, [value for value in ordered if value not in chosen]


def _is_plain(value: str) -> bool:
    return any(says(value, what) for what in ("yes", "no", "unknown", "other"))


def were_chosen(counts: Counter[str], chosen: Sequence[str]) -> bool:
    """Return whether a few answers, each given often, are most of what was answered."""
    covered = sum(counts[one] for one in chosen)
    often = counts.total() >= _MOST_OFTEN * len(chosen)
    return often and covered >= MOST * counts.total() and max(map(len, chosen)) <= _LONGEST


def with_writing(options: Sequence[Option]) -> list[Option]:
    """Return options of which one takes what respondents wrote themselves."""
    place = next((n for n, one in enumerate(options) if says(one.label, "other")), None)
    if place is None:
        return [*options, Option("", write_in=True)]
    marked = replace(options[place], write_in=True)
    return [*options[:place], *options[place + 1 :], marked]
