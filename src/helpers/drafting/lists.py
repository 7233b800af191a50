"""Several answers in one cell: those that a definition lists, or parts that come back."""

from collections import Counter
from itertools import pairwise

from helpers.drafting.chosen import MOST_LEVELS, split_written, were_chosen, with_writing
from helpers.drafting.columns import Column
from helpers.drafting.guesses import Guess, Option
from helpers.drafting.words import WORDS, holds, says

_SEPARATORS = (";", "|", ", ", ",", "\n")
_ALONE = 3  # one in so many parts of a list stands alone in some cell


def listed_by_definition(column: Column) -> Guess:
    """Return the guess for a list whose items a definition tells."""
    offered = column.defined.options
    separator = next(
        (mark for mark in (*_SEPARATORS, " ") if any(mark in value for value in column.counts)),
        ";",
    )
    pieces = {piece for value in column.counts for piece in value.split(separator)}
    coded = bool(pieces & offered.keys())
    options = [Option(text, code if coded and code != text else None)
               for code, text in offered.items()]  # fmt: skip
    told = f"several answers in a cell, listed by {column.defined.by}"
    return Guess("multiple", "sure", told, tuple(options), separator)


def parts_that_come_back(column: Column) -> Guess | None:
    """Return the guess for several answers in a cell: its parts come back in other company."""
    for separator in _SEPARATORS:
        wholes = [
            [part.strip() for part in value.split(separator) if part.strip()]
            for value in column.counts
        ]
        wholes = _with_separators_inside(wholes, separator)
        pieces: Counter[str] = Counter()
        for parts, n in zip(wholes, column.counts.values(), strict=True):
            pieces.update(dict.fromkeys(parts, n))
        chosen, written = split_written(pieces)
        together = [parts for parts in wholes if len(parts) > 1]
        alone = {parts[0] for parts in wholes if len(parts) == 1}
        marked = separator == ";" and all(value.endswith(";") for value in column.counts)
        mixed = len(together) > len(chosen) / 2 and len(alone) >= len(chosen) / _ALONE
        is_open = bool(written) and holds(column.text, WORDS["open"])
        if (
            not is_open
            and (marked or mixed)
            and 2 <= len(chosen) <= MOST_LEVELS
            and were_chosen(pieces, chosen)
            and all(len(set(parts)) == len(parts) for parts in wholes)
        ):
            last = [one for one in chosen if says(one, "other")]
            options = [Option(label) for label in chosen if label not in last]
            options += [Option(label) for label in last]
            told = f"several answers in a cell, between them {separator!r}"
            return Guess(
                "multiple", "likely", told,
                tuple(with_writing(options) if written else options), separator,
            )  # fmt: skip
    return None


def _with_separators_inside(wholes: list[list[str]], separator: str) -> list[list[str]]:
    """Join parts that never stand without each other: an answer may hold the separator."""
    found = Counter(part for parts in wholes for part in parts)
    pairs = Counter(pair for parts in wholes for pair in pairwise(parts))
    one = {
        first: second for (first, second), n in pairs.items() if n == found[first] == found[second]
    }
    joined = []
    for parts in wholes:
        kept: list[str] = []
        for before, part in zip(["", *parts], parts, strict=False):
            if one.get(before) == part:
                kept[-1] = f"{kept[-1]}{separator}{part}"
            else:
                kept.append(part)
        joined.append(kept)
    return joined
