"""The order of a question's answers: a known scale, or the numbers that they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.drafting.words import NUMBERS, UNITS, WORDS, Scale, scales
from helpers.survey.spelling import folded

_FEWEST = 3  # answers that make a scale
_NEGATION = re.compile(r"\b(not|no|none|never|inte|ej|ingen|inga|aldrig|ikke|ei)\b")
_FEET = re.compile(r"(\d+) ?'(?: ?(\d+) ?(?:\"|''))?")
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)?|\b(?:" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")\b"
)
_UNIT = re.compile(r"\b(?:" + "|".join(UNITS) + r")\b")
_AND_UP = re.compile(
    r"^ ?\+|\b(and|or|och|eller|og) (up|over|above|more|older|mer|fler|äldre|över)"
)
_MOST_WORDS_BEFORE = 1


@dataclass(frozen=True)
class Order:
    """Answers from the lowest to the highest.

    Parameters
    ----------
    labels
        The answers.
    evidence
        On what the order rests.
    sure
        Whether nothing speaks against it.
    """

    labels: tuple[str, ...]
    evidence: str
    sure: bool


def order_of(labels: Sequence[str]) -> Order | None:
    """Return the order of answers, None where nothing tells of one.

    Parameters
    ----------
    labels
        The answers, "don't know" left out.
    """
    if len(labels) < _FEWEST:
        return None
    plain = {label: folded(label.translate({0x2019: "'"})).strip(" .") for label in labels}
    for scale in scales():
        if len({scale.steps.get(said, said) for said in plain.values()}) == len(labels) and all(
            said in scale.steps for said in plain.values()
        ):
            ordered = sorted(labels, key=lambda one: scale.steps[plain[one]])
            return Order(tuple(ordered), f"answers of {scale.name} ({scale.language})", True)
    for scale in scales():
        places = {label: _place(said, scale) for label, said in plain.items()}
        if None not in places.values() and len(set(places.values())) == len(labels):
            ordered = sorted(labels, key=lambda one: places[one] or (0, False))
            told = f"answers hold words of {scale.name} ({scale.language})"
            return Order(tuple(ordered), told, False)
    return _by_numbers(labels, plain)


def _place(said: str, scale: Scale) -> tuple[int, bool] | None:
    """Return the step of the phrase that comes first; of two on one step "not" is the lower."""
    best: tuple[int, int, int] | None = None
    for phrase, step in scale.steps.items():
        if phrase in said and (found := re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said)):
            best = min(best or (len(said), 0, 0), (found.start(), -len(phrase), step))
    if best is None:
        return None
    return best[2], _NEGATION.search(said, best[0] - best[1]) is None


def _by_numbers(labels: Sequence[str], plain: dict[str, str]) -> Order | None:
    units = {unit[0] for said in plain.values() if (unit := _UNIT.search(said))}
    values = {label: _value(said, len(units) > 1) for label, said in plain.items()}
    without = [label for label, value in values.items() if value is None]
    if len(without) > 1 or (without and not _NEGATION.search(plain[without[0]])):
        return None
    known = {label: -1.0 if value is None else value for label, value in values.items()}
    if len(set(known.values())) < len(labels):
        return None
    ordered = tuple(sorted(labels, key=lambda one: known[one]))
    return Order(ordered, "answers name numbers", not without)


def _value(said: str, in_days: bool) -> float | None:
    """Return the first number that an answer names, a little less or more where it says so."""
    text = _THOUSANDS.sub("", said)
    feet, number = _FEET.search(text), _NUMBER.search(text)
    if number is None:
        return None
    before, after = text[: number.start()], text[number.end() :]
    shift = 0.0
    for words, step in (("below", -0.5), ("above", 0.5)):
        for word in sorted(WORDS[words], key=len, reverse=True):
            if word in before:
                shift, before = step, before.replace(word, "")
    if len(re.findall(r"\w+", before)) > _MOST_WORDS_BEFORE:
        return None
    if feet is not None:
        return int(feet[1]) + int(feet[2] or 0) / 12 + shift
    value = float(NUMBERS.get(number[0], number[0].replace(",", ".")))
    unit = _UNIT.search(after)
    if in_days and unit is not None:
        value *= UNITS[unit[0]]
    return value + (0.5 if not shift and _AND_UP.search(after) else shift)
