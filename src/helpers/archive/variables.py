"""The variables of the cleaned responses, as other programs describe them: names, labels, codes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from helpers.archive.texts import joined, said
from helpers.cleaning.cells import DONT_KNOW
from helpers.survey.codebook import NO_ANSWER, Codebook, Label, Question

Kind = Literal["nominal", "ordinal", "count", "number", "truth"]

NOT_ASKED = "not_asked"
_LONGEST_NAME = 60  # of a variable; SPSS takes 64 bytes
NO_ANSWER_CODE = -1
NOT_ASKED_CODE = -2


@dataclass(frozen=True)
class Category:
    """One value that a variable takes.

    Parameters
    ----------
    code
        The number that stands for it.
    value
        What the cleaned responses hold: an id, or a truth value.
    label
        What it means.
    missing
        True for "no answer" and "not asked", which are no answers.
    """

    code: int
    value: str | bool
    label: Label
    missing: bool = False


@dataclass(frozen=True)
class Variable:
    """One column of the cleaned responses.

    Parameters
    ----------
    column
        The column's name in the responses.
    label
        What it holds.
    kind
        ``nominal``, ``ordinal``, ``count`` (whole numbers), ``number`` or ``truth``.
    categories
        Every value it takes, with codes; none for counts and numbers, but for what is missing.
    question
        The question it holds answers to; None for what was known beforehand.
    level
        Of a multiple-response question, the id of the item.
    name
        What other programs call it: letters, digits and underscores.
    """

    column: str
    label: Label
    kind: Kind
    categories: tuple[Category, ...] = ()
    question: Question | None = None
    level: str | None = None
    name: str = ""


def variables(codebook: Codebook) -> tuple[Variable, ...]:
    """Return the variables of a survey that may be handed on, in the codebook's order.

    Left out are the respondent's key, the time of submission, and free text, of which only
    whether it was given is kept.

    Parameters
    ----------
    codebook
        The survey's declaration.
    """
    sectors = [(sector.id, sector.label) for sector in codebook.sectors]
    actors = [(actor.id, actor.label) for actor in codebook.actors]
    known = [
        Variable("_sector", said("sector"), "nominal", _numbered(sectors)),
        Variable("_actor", said("actor"), "nominal", _numbered(actors)),
        Variable(
            "_straight_lined",
            said("same_answer_to_every"),
            "truth",
            _TRUTH,
        ),
    ]
    columns = codebook.export.columns
    if columns.finished is not None or columns.submitted is not None:
        known.insert(2, Variable("_finished", said("came_to_the_end"), "truth", _TRUTH))
    if columns.duration is not None:
        minutes = said("minutes_spent_on_the")
        known.insert(2, Variable("_duration", minutes, "number"))
    of_questions = (one for question in codebook.questions for one in _of_question(question))
    return tuple(_named([*known, *of_questions]))


def _named(described: Sequence[Variable]) -> Iterator[Variable]:
    """Give every variable a name of its own: questions keep their ids."""
    taken = {one.column for one in described if one.question is not None}
    for one in described:
        name = one.column
        if one.question is None or "." in name:
            name = name.lstrip("_").replace(".", "_" if one.level is None else "__")[:_LONGEST_NAME]
            while name in taken:
                name += "_"
            taken.add(name)
        yield replace(one, name=name)


def _of_question(question: Question) -> Iterator[Variable]:
    not_asked = (_NOT_ASKED,) if question.asked_if is not None else ()
    if question.type == "free_text":
        given = joined(question.label, said("answer_given"), between=": ")
        name = f"{question.id}.given"
        yield Variable(name, given, "truth", (*_TRUTH, *not_asked), question)
    elif question.type == "multiple":
        for level in question.levels:
            name = f"{question.id}.{level.id}"
            label = joined(question.label, level.label, between=": ")
            yield Variable(name, label, "truth", (*_TRUTH, *not_asked), question, level.id)
    elif question.type == "count":
        states = (*_numbered(_COUNT_STATES), _NO_ANSWER, *not_asked)
        kind_of_answer = joined(question.label, said("kind_of_answer"), between=": ")
        yield Variable(question.id, kind_of_answer, "nominal", states, question)
        for end, words in _COUNT_ENDS.items():
            kind: Kind = "truth" if end == "open" else "count"
            codes = (*_TRUTH, *not_asked) if end == "open" else not_asked
            label = joined(question.label, words, between=": ")
            yield Variable(f"{question.id}.{end}", label, kind, codes, question)
    elif question.type == "number":
        states = (*_numbered(_NUMBER_STATES), _NO_ANSWER, *not_asked)
        kind_of_answer = joined(question.label, said("kind_of_answer"), between=": ")
        yield Variable(question.id, kind_of_answer, "nominal", states, question)
        name = f"{question.id}.number"
        yield Variable(name, question.label, "number", not_asked, question)
    else:
        levels = _numbered([(level.id, level.label) for level in question.levels])
        kind = "ordinal" if question.type == "ordinal" else "nominal"
        codes = (*levels, _NO_ANSWER, *not_asked)
        yield Variable(question.id, question.label, kind, codes, question)


def _numbered(named: Iterable[tuple[str, Label]]) -> tuple[Category, ...]:
    return tuple(Category(code, *pair) for code, pair in enumerate(named, start=1))


_TRUTH = (Category(0, False, said("no")), Category(1, True, said("yes")))
_NO_ANSWER = Category(NO_ANSWER_CODE, NO_ANSWER, said("no_answer"), missing=True)
_NOT_ASKED = Category(NOT_ASKED_CODE, NOT_ASKED, said("not_asked"), missing=True)
_COUNT_STATES = (
    ("count", said("a_number")),
    (DONT_KNOW, said("don_t_know")),
)
_NUMBER_STATES = (("number", said("a_number")),)
_COUNT_ENDS = {
    "low": said("lowest"),
    "high": said("highest"),
    "open": said("or_more"),
}
