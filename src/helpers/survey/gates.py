"""Who is asked a question: everyone, or those whose answers open every gate before it."""

from collections.abc import Callable
from typing import TypeVar

from helpers.survey.codebook import Codebook
from helpers.survey.questions import AskedIf, Question

Who = TypeVar("Who")


def gates_of(question: Question, codebook: Codebook) -> tuple[AskedIf, ...]:
    """Return the gates before a question, the nearest first; none where everyone is asked.

    A gate's question may itself be put only to some: its own gate comes next.

    Parameters
    ----------
    question
        Of any type.
    codebook
        The survey's declaration, in which a gate stands before what it opens.
    """
    gate = question.asked_if
    if gate is None:
        return ()
    return (gate, *gates_of(codebook.question(gate.question), codebook))


def who_is_asked(
    question: Question, codebook: Codebook, gave: Callable[[AskedIf], Who]
) -> Who | None:
    """Return the respondents whom a question was put to; None where that is everyone.

    Parameters
    ----------
    question
        Of any type.
    codebook
        The survey's declaration.
    gave
        Returns who gave an answer that opens a gate, as a mask of respondents.
    """
    asked: Who | None = None
    for gate in gates_of(question, codebook):
        opened = gave(gate)
        asked = opened if asked is None else asked & opened  # type: ignore[operator]
    return asked
