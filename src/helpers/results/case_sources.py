"""Where counts of cases come from: published tables, and the survey's own count questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.disclosure.magnitudes import TOGETHER
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Content, Statement, exhibit_id
from helpers.results.base import Result
from helpers.results.case_sums import Counted, Kind
from helpers.results.cases import Cases
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
    return _declared(codebook, counts, {}, "published", slides_of(frame))


def surveyed_cases(counts: ProtectedCounts, codebook: Codebook) -> Cases | None:
    """Return the survey's own count of the cases that the codebook puts side by side.

    Returns
    -------
    Cases or None
        None where it declares none, or where all counts of a kind are hidden.
    """
    if codebook.cases is None:
        return None
    counted = _counted(counts, codebook, codebook.cases.counts)
    return counted and _declared(codebook, *counted, counts.source)


def question_cases(
    question: Question, counts: ProtectedCounts, codebook: Codebook
) -> Cases | HiddenCases:
    """Return the answers to a count question that stands by itself."""
    counted = _counted(counts, codebook, {"count": question.id})
    if counted is None:
        return HiddenCases(question.id, counts.source)
    return Cases(
        id=question.id,
        label=question.label,
        unit=question.unit,
        theme=question.theme,
        kinds={"count": Kind(question.id, question.label, question.unit)},
        counts=counted[0],
        sectors=codebook.sectors,
        source=counts.source,
        together=counted[1],
    )


def _declared(
    codebook: Codebook,
    counts: Counted,
    together: Counted,
    source: Source,
    slides: str | None = None,
) -> Cases:
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
        together=together,
    )


def _counted(
    counts: ProtectedCounts, codebook: Codebook, kinds: Mapping[str, str]
) -> tuple[Counted, Counted] | None:
    """Return every actor's count of each kind, and what hidden ones add up to; None if all are."""
    by_actor: Counted = {actor.id: {} for actor in codebook.actors}
    together: Counted = {}
    for kind, question in kinds.items():
        mine = counts.cases[counts.cases["question"] == question].dropna(subset=["low"])
        for _, row in mine.iterrows():
            known = IntervalCount(int(row["low"]), int(row["high"]), bool(row["open"]))
            if row["actor"] == TOGETHER:
                together.setdefault(str(row["sector"]), {})[kind] = known
            else:
                by_actor[str(row["actor"])][kind] = known
        if mine.empty:
            return None
    return by_actor, together
