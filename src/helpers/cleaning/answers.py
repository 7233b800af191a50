"""From columns read value by value to the columns of the responses that hold answers."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from helpers.cleaning import cells
from helpers.cleaning.columns import Mask, ReadColumn
from helpers.cleaning.names import Reading
from helpers.cleaning.numbers import number_columns
from helpers.cleaning.straight_lines import straight_lined
from helpers.reading.raw import RawExport
from helpers.survey.codebook import NO_ANSWER, AskedIf, Codebook, Question
from helpers.survey.gates import who_is_asked

COUNT_STATES = ("count", cells.DONT_KNOW, NO_ANSWER)
_NOTHING = {"", NO_ANSWER}


def who_answered(
    columns: dict[str, ReadColumn], codebook: Codebook, asked: dict[str, Mask]
) -> dict[str, Mask]:
    """Return for each question who answered it: a level, a count or at least one tick.

    Free text is left out, and so are answers of those who were not asked.
    """
    answered = {}
    for question in codebook.questions:
        if question.type == "free_text":
            continue
        if question.type == "multiple" and question.column is None:
            mask = _any([columns[name].reads({"1"}) for name in question.columns])
        else:
            mask = ~columns[question.columns[0]].reads(_NOTHING)
        answered[question.id] = mask & asked[question.id] if question.id in asked else mask
    return answered


def who_was_asked(columns: dict[str, ReadColumn], codebook: Codebook) -> dict[str, Mask]:
    """Return for each question with a filter who was asked."""

    def gave(gate: AskedIf) -> Mask:
        return columns[codebook.question(gate.question).columns[0]].reads(gate.levels)

    asked: dict[str, Mask] = {}
    for question in codebook.questions:
        mask = who_is_asked(question, codebook, gave)
        if mask is not None:
            asked[question.id] = mask
    return asked


def answer_columns(
    raw: RawExport,
    codebook: Codebook,
    columns: dict[str, ReadColumn],
    finished: Mask,
    answered: dict[str, Mask],
    asked: dict[str, Mask],
) -> dict[str, object]:
    """Return the columns that say what was answered."""
    everyone = np.ones(len(raw), dtype=bool)
    closed: dict[str, pd.Categorical] = {}
    answers: dict[str, object] = {}
    later = finished.copy()  # finished, or answered something after the question in hand
    for question in reversed(codebook.questions):
        was_asked = asked.get(question.id, everyone)
        held = [columns[name] for name in question.columns if name in columns]
        if question.type == "free_text":
            text = pc.utf8_trim_whitespace(raw.table[question.columns[0]].combine_chunks())
            given = pc.not_equal(text, "").to_numpy(zero_copy_only=False)
            answers[f"{question.id}.given"] = _boolean(given, was_asked)
            continue
        if question.type == "multiple":
            answers |= _ticks(question, held, was_asked, later)
        elif question.type == "count":
            answers |= _count(question, held[0], was_asked)
        elif question.type == "number":
            answers |= number_columns(question, held[0], was_asked)
        else:
            levels = [level.id for level in question.levels]
            answer = _only(held[0].categorical([*levels, NO_ANSWER]), was_asked)
            closed[question.id] = answers[question.id] = answer
        later |= answered[question.id]
    straight = {"_straight_lined": straight_lined(codebook, closed, len(raw))}
    order = response_columns(codebook)
    return straight | {name: answers[name] for name in order if name in answers}


def response_columns(codebook: Codebook) -> list[str]:
    """Return the columns of the responses that hold answers, in the codebook's order."""
    names: list[str] = []
    for question in codebook.questions:
        if question.type == "free_text":
            names.append(f"{question.id}.given")
        elif question.type == "multiple":
            names += [f"{question.id}.{level.id}" for level in question.levels]
        elif question.type == "count":
            names += [question.id, *(f"{question.id}.{end}" for end in ("low", "high", "open"))]
        elif question.type == "number":
            names += [question.id, f"{question.id}.number"]
        else:
            names.append(question.id)
    return names


def _ticks(
    question: Question, held: list[ReadColumn], asked: Mask, later: Mask
) -> dict[str, object]:
    """Return a truth value for each item; missing where the whole block was left out."""
    # Some tools write 0 for every item of a page that nobody saw: zeros alone are no answer there.
    nothing = _NOTHING if question.column is not None else {*_NOTHING, "0"}
    marked = _any([~column.reads(nothing) for column in held])
    zeros = _any([~column.reads(_NOTHING) for column in held])
    refused = _any([column.reads({NO_ANSWER}) for column in held])
    known = asked & (marked | (later & (zeros | ~refused)))
    ticks: dict[str, object] = {}
    for place, level in enumerate(question.levels):
        if question.column is None:
            ticked = held[place].reads({"1"})
        else:
            ticked = held[0].where(_names_item(level.id, question.separator))
        ticks[f"{question.id}.{level.id}"] = _boolean(ticked, known)
    return ticks


def _names_item(item: str, separator: str) -> Callable[[Reading], bool]:
    return lambda reading: item in reading.text.split(separator)


def _count(question: Question, column: ReadColumn, asked: Mask) -> dict[str, object]:
    """Return both ends and openness of the counts, and what kind of answer each is."""
    states, lows, highs, opens = [], [], [], []
    for reading in column.readings:
        count = None
        if reading.text not in {"", cells.DONT_KNOW, NO_ANSWER}:
            count = cells.parse_count(reading.text)
        states.append(0 if count else COUNT_STATES.index(reading.text) if reading.text else -1)
        lows.append(count.low if count else 0)
        highs.append(count.high if count else 0)
        opens.append(bool(count and count.open))
    codes = column.coded.codes
    state = np.where(asked, np.array(states, dtype=np.int8)[codes], np.int8(-1))
    unknown = state != 0
    return {
        question.id: pd.Categorical.from_codes(state, pd.Index(COUNT_STATES)),
        f"{question.id}.low": pd.arrays.IntegerArray(np.array(lows, np.int64)[codes], unknown),
        f"{question.id}.high": pd.arrays.IntegerArray(np.array(highs, np.int64)[codes], unknown),
        f"{question.id}.open": _boolean(np.array(opens, bool)[codes], ~unknown),
    }


def _only(answer: pd.Categorical, asked: Mask) -> pd.Categorical:
    if asked.all():
        return answer
    return pd.Categorical.from_codes(np.where(asked, answer.codes, np.int8(-1)), dtype=answer.dtype)


def _any(masks: list[Mask]) -> Mask:
    found: Mask = np.logical_or.reduce(masks)
    return found


def _boolean(values: Mask, known: Mask) -> pd.arrays.BooleanArray:
    return pd.arrays.BooleanArray(values & known, ~known)
