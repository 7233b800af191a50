"""Where counts of cases come from: published tables, and the survey's own count questions."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Content, Statement, exhibit_id
from helpers.results.base import Result
from helpers.results.cases import Cases, Counted, Kind
from helpers.survey.codebook import Codebook, Question
from helpers.survey.intervals import IntervalCount
from helpers.survey.provenance import Source
from helpers.survey.published import slides_of
from helpers.survey.published_cases import published_counts
from helpers.words.edition import Edition


@dataclass(frozen=True)
class HiddenCases(Result):
    """Numbers stated of which at least one is hidden: none is told.

    Parameters
    ----------
    id
        Of the cases.
    source
        Where they come from.
    """

    id: str
    source: Source

    @property
    def frame(self) -> pd.DataFrame:
        """No figure is told."""
        return pd.DataFrame()

    def sentence(self, edition: Edition) -> Content:
        """Say that the numbers are hidden."""
        return Statement(exhibit_id(self.id, "hidden"), edition.say("counts_hidden"), self.source)

    @property
    def parts(self) -> tuple[Any, ...]:
        """What is shown."""
        return (self.sentence,)


def published_cases(frame: pd.DataFrame, codebook: Codebook) -> Cases:
    """Return the published cases.

    Parameters
    ----------
    frame
        Columns actor, certainty (kind of case), low, high (empty where open), open.
    codebook
        The survey's declaration: what each kind is.
    """
    counts = published_counts(frame, codebook)
    return _declared(codebook, counts, "published", slides_of(frame))


def surveyed_cases(counts: ProtectedCounts, codebook: Codebook) -> Cases | None:
    """Return the survey's own count of the cases that the codebook puts side by side.

    Returns
    -------
    Cases or None
        None where it declares none, or where some count is hidden.
    """
    if codebook.cases is None:
        return None
    kinds = codebook.cases.counts
    counted = {kind: _counted(counts, question) for kind, question in kinds.items()}
    actors = [actor.id for actor in codebook.actors]
    if any(len(of_kind) < len(actors) for of_kind in counted.values()):
        return None
    by_actor = {actor: {kind: counted[kind][actor] for kind in kinds} for actor in actors}
    return _declared(codebook, by_actor, counts.source, None)


def question_cases(
    question: Question, counts: ProtectedCounts, codebook: Codebook
) -> Cases | HiddenCases:
    """Return the answers to a count question that stands by itself."""
    counted = _counted(counts, question.id)
    if len(counted) < len(codebook.actors):
        return HiddenCases(question.id, counts.source)
    return Cases(
        id=question.id,
        label=question.label,
        unit=question.unit,
        theme=question.theme,
        kinds={"count": Kind(question.id, question.label, question.unit)},
        counts={actor: {"count": one} for actor, one in counted.items()},
        sectors=codebook.sectors,
        source=counts.source,
    )


def _declared(codebook: Codebook, counts: Counted, source: Source, slides: str | None) -> Cases:
    """Return the cases that the codebook puts side by side, counted for every actor and kind."""
    declared = codebook.cases
    assert declared is not None
    questions = {kind: codebook.question(name) for kind, name in declared.counts.items()}
    return Cases(
        id=declared.id,
        label=declared.label,
        unit=declared.unit,
        theme=next(iter(questions.values())).theme,
        kinds={
            kind: Kind(question.id, question.label, question.unit or declared.unit)
            for kind, question in questions.items()
        },
        counts=counts,
        sectors=codebook.sectors,
        source=source,
        slides=slides,
    )


def _counted(counts: ProtectedCounts, question: str) -> dict[str, IntervalCount]:
    """Return every actor's count; hidden ones are left out."""
    mine = counts.cases[counts.cases["question"] == question].dropna(subset=["low"])
    return {
        str(row["actor"]): IntervalCount(int(row["low"]), int(row["high"]), bool(row["open"]))
        for _, row in mine.iterrows()
    }
