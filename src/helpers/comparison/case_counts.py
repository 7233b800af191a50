"""Counts of cases by actor, as published or as stated in the survey."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from helpers.disclosure.protection import ProtectedCounts
from helpers.survey.codebook import Codebook, Label, Question
from helpers.survey.faults import Fault, InputError
from helpers.survey.intervals import IntervalCount, total
from helpers.survey.provenance import Source
from helpers.survey.published import interval, slides_of

Counted = dict[str, dict[str, IntervalCount]]
"""Counts by actor and kind of case."""

_FILE = "published/suspected_cases.csv"
_UNIT = Label(sv="fall", en="cases")


@dataclass(frozen=True)
class Kind:
    """One kind of case: what it is called, and what is counted, in the plural."""

    label: Label
    unit: Label


@dataclass(frozen=True)
class Cases:
    """Counts of cases by actor, of one kind or of several that are shown side by side.

    Parameters
    ----------
    id
        Starts the ids of every table, figure, sentence and result about them.
    label
        What they are, all kinds together.
    unit
        What is counted, in the plural.
    question, theme
        The count question that leads, and its theme.
    kinds
        By id, in their order; the first one leads.
    counts
        Of every actor and kind; none is hidden.
    source
        Where they come from.
    slides
        Slides of the presentation that published them.
    """

    id: str
    label: Label
    unit: Label
    question: str
    theme: str
    kinds: dict[str, Kind]
    counts: Counted
    source: Source
    slides: str | None = None

    @property
    def leading(self) -> str:
        """The kind whose order is told."""
        return next(iter(self.kinds))

    def of(self, kind: str) -> dict[str, IntervalCount]:
        """Return every actor's count of one kind."""
        return {actor: counts[kind] for actor, counts in self.counts.items()}

    def total(self, kind: str, actors: Iterable[str] | None = None) -> IntervalCount:
        """Add up the cases of some actors, or of all, with both ends kept."""
        chosen = self.counts if actors is None else actors
        return total(self.counts[actor][kind] for actor in chosen)


def published_cases(frame: pd.DataFrame, codebook: Codebook) -> Cases:
    """Return the published cases.

    Parameters
    ----------
    frame
        Columns actor, certainty (kind of case), low, high (empty where open), open.
    codebook
        The survey's declaration: what each kind is.

    Raises
    ------
    InputError
        The codebook declares no cases, or the table lacks an actor's count of some kind.
    """
    if codebook.cases is None:
        raise InputError([Fault("codebook.yml", f"needs cases, since there is {_FILE}")])
    found = {(row["actor"], row["certainty"]): interval(row) for _, row in frame.iterrows()}
    actors = [actor.id for actor in codebook.actors]
    wanted = [(actor, kind) for actor in actors for kind in codebook.cases.counts]
    faults = [
        Fault(_FILE, f"needs a row of the actor {actor} with certainty {kind}")
        for actor, kind in wanted
        if (actor, kind) not in found
    ]
    faults += [
        Fault(_FILE, "the codebook declares no such actor, or no such certainty under cases",
              value=f"{actor}, {kind}")
        for actor, kind in found
        if (actor, kind) not in wanted
    ]  # fmt: skip
    if faults:
        raise InputError(faults)
    counts: Counted = {actor: {} for actor in actors}
    for actor, kind in wanted:
        counts[actor][kind] = found[actor, kind]
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


def question_cases(question: Question, counts: ProtectedCounts, codebook: Codebook) -> Cases | None:
    """Return the answers to a count question that stands by itself; None where one is hidden."""
    counted = _counted(counts, question.id)
    if len(counted) < len(codebook.actors):
        return None
    kind = Kind(question.label, question.unit or _UNIT)
    return Cases(
        id=question.id,
        label=question.label,
        unit=kind.unit,
        question=question.id,
        theme=question.theme,
        kinds={"count": kind},
        counts={actor: {"count": count} for actor, count in counted.items()},
        source=counts.source,
    )


def _declared(codebook: Codebook, counts: Counted, source: Source, slides: str | None) -> Cases:
    declared = codebook.cases
    assert declared is not None
    questions = {kind: codebook.question(name) for kind, name in declared.counts.items()}
    leading = next(iter(questions.values()))
    return Cases(
        id=declared.id,
        label=declared.label,
        unit=declared.unit,
        question=leading.id,
        theme=leading.theme,
        kinds={
            kind: Kind(question.label, question.unit or declared.unit)
            for kind, question in questions.items()
        },
        counts=counts,
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
