"""Read the answers to a number question, and keep them as numbers."""

import numpy as np
import pandas as pd

from helpers.cleaning.cells import UNKNOWN, Reader
from helpers.cleaning.columns import Mask, ReadColumn
from helpers.cleaning.names import Reading, RefusalError, such_as
from helpers.cleaning.rules import Rule
from helpers.survey.codebook import NO_ANSWER, Export, Question
from helpers.survey.number_answers import read_number
from helpers.survey.spelling import folded

NUMBER_STATES = ("number", NO_ANSWER)
"""What an answer to a number question is."""


def number_reader(question: Question, export: Export) -> Reader:
    """Return the reader of a number question: such as ``34``, ``7,5`` or ``34 years``."""
    missing = {folded(code) for code in export.no_answer}
    readings = {folded(text): read_number(told) for text, told in question.readings.items()}
    units = question.unit.texts if question.unit is not None else ()

    def read(text: str) -> Reading:
        said = folded(text)
        if not said:
            return Reading("", Rule.BLANKS if text else None)
        if said in readings:
            return Reading(repr(readings[said]), Rule.NUMBER_READING)
        # Who does not know states no number: told apart, the few who do not would be counted.
        if said in missing or said in UNKNOWN or said == NO_ANSWER:
            return Reading(NO_ANSWER, None if text == NO_ANSWER else Rule.MISSING_CODE)
        try:
            number = read_number(text, units)
        except ValueError as error:
            raise RefusalError(
                f"{error}: decide how it is read and add it to readings in question "
                f"{question.id} of codebook.yml{such_as('{', text, ': 20}')}"
            ) from None
        _demand_allowed(number, text, question)
        return Reading(repr(number), None if _is_plain(text) else Rule.NUMBER_WORDING)

    return read


def _demand_allowed(number: float, text: str, question: Question) -> None:
    low, high = question.lowest, question.highest
    if (low is not None and number < low) or (high is not None and number > high):
        limits = (("at least", low), ("at most", high))
        allowed = " and ".join(f"{word} {end:g}" for word, end in limits if end is not None)
        raise RefusalError(
            f"must be {allowed}: change lowest or highest in question {question.id} of "
            "codebook.yml, or add it to no_answer under export if it is no answer"
            f"{such_as('[', text, ']')}"
        )


def _is_plain(text: str) -> bool:
    try:
        float(text.strip().replace(",", "."))
    except ValueError:
        return False
    return True


def number_columns(question: Question, column: ReadColumn, asked: Mask) -> dict[str, object]:
    """Return the numbers stated, and what kind of answer each is.

    Parameters
    ----------
    question
        A number question.
    column
        Its column, read.
    asked
        Who was asked.
    """
    states, numbers = [], []
    for reading in column.readings:
        stated = reading.text not in {"", NO_ANSWER}
        states.append(0 if stated else NUMBER_STATES.index(reading.text) if reading.text else -1)
        numbers.append(float(reading.text) if stated else 0.0)
    codes = column.coded.codes
    state = np.where(asked, np.array(states, dtype=np.int8)[codes], np.int8(-1))
    return {
        question.id: pd.Categorical.from_codes(state, pd.Index(NUMBER_STATES)),
        f"{question.id}.number": pd.arrays.FloatingArray(np.array(numbers)[codes], state != 0),
    }
