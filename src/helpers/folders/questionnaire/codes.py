"""The codes of a questionnaire: how a survey tool names questions, items and answers.

The tool's response export then reads back by the same codebook, with codes or with texts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.reading.header import item_column
from helpers.survey.codebook import Codebook, Language, Level, Question
from helpers.survey.faults import Fault, InputError
from helpers.words.catalogue import message as label

QUESTION = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}")
"""A question's code, as LimeSurvey takes it."""

ANSWER = re.compile(r"[A-Za-z0-9]{1,5}")
"""An answer's or item's code, as LimeSurvey takes it."""


@dataclass(frozen=True)
class Codes:
    """Every code of a questionnaire.

    Parameters
    ----------
    actor
        Code of the question that asks for the respondent's actor.
    questions
        Code of each question, by its id.
    answers
        Codes of the levels, items or actors of a question, by its id (``""`` for the actors).
    """

    actor: str
    questions: dict[str, str]
    answers: dict[str, dict[str, str]]


def question_code(question: Question) -> str:
    """Return a question's code: its column, or what the columns of its items have in common."""
    if question.type != "multiple" or question.column is not None:
        return question.columns[0]
    items = {item_column(column) for column in question.columns}
    shared = {item[0] for item in items if item is not None}
    return shared.pop() if len(shared) == 1 and None not in items else question.id


def part_title(theme: str, language: Language) -> str:
    """Return the heading above the questions of a theme."""
    return label(
        "questionnaire_background" if theme == "background" else f"theme_{theme}", language
    )


def questionnaire_codes(codebook: Codebook) -> Codes:
    """Return the codes of a survey's questionnaire.

    Parameters
    ----------
    codebook
        The survey's declaration: columns are the codes of questions and items, ``code`` is that
        of an answer.

    Raises
    ------
    InputError
        With every column or code that a survey tool would not take.
    """
    faults = list(_faults(codebook))
    if faults:
        raise InputError(faults)
    answers = {"": {actor.id: str(actor.code) for actor in codebook.actors}}
    for question in codebook.questions:
        answers[question.id] = {level.id: _code(question, level) for level in question.levels}
    questions = {question.id: question_code(question) for question in codebook.questions}
    return Codes(codebook.export.columns.actor, questions, answers)


def _code(question: Question, level: Level) -> str:
    if question.type != "multiple":
        return str(level.code)
    item = item_column(level.column or "")
    return item[1] if item else ""


def _faults(codebook: Codebook) -> Iterator[Fault]:
    file = "codebook.yml"
    column = codebook.export.columns.actor
    if QUESTION.fullmatch(column) is None:
        yield Fault(file, _LETTERS, column="export.columns.actor", value=column)
    for actor in codebook.actors:
        yield from _answer_fault(actor.code, f"actor {actor.id}")
    for question in codebook.questions:
        place = f"question {question.id}"
        if question.type == "multiple" and question.column is not None:
            expected = "a survey tool has a column for every item: give each level its column"
            yield Fault(file, expected, column=place, value=question.column)
            continue
        code = question_code(question)
        if QUESTION.fullmatch(code) is None:
            yield Fault(file, _LETTERS, column=place, value=code)
        for level in question.levels:
            answer = _code(question, level) if question.type == "multiple" else level.code
            yield from _answer_fault(answer, f"{place}, level {level.id}")


_LETTERS = (
    "a survey tool takes a column name of at most twenty letters a-z and digits, the first one a "
    "letter, such as F1"
)


def _answer_fault(code: str | None, place: str) -> Iterator[Fault]:
    if code is None or ANSWER.fullmatch(code) is None:
        expected = (
            "a survey tool needs a code of at most five letters a-z and digits: for an answer "
            "write it as code, such as A1; for an item as the end of its column, such as F4_1"
        )
        yield Fault("codebook.yml", expected, column=place, value=code)
