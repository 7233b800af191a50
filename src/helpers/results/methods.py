"""How the figures were made: where data come from, what was asked, planned and protected."""

import pandas as pd

from helpers.disclosure.declared import NOTHING, count
from helpers.disclosure.protection import Suppression
from helpers.exhibits import Column, Statement, Table
from helpers.results.crimes import Crimes
from helpers.results.share import planned
from helpers.survey.provenance import Provenance, Source
from helpers.words.edition import Edition
from helpers.words.formats import WHOLE, YEAR


def sources_table(provenance: Provenance, edition: Edition) -> Table:
    """Show every data file with its source."""
    rows = [(name, record.source) for name, record in sorted(provenance.files.items())]
    return _table(
        edition,
        "sources",
        edition.say("sources_caption"),
        pd.DataFrame(rows, columns=["file", "source"]),
        Column("file", edition.say("file")),
        Column("source", edition.say("source"), write=lambda name: edition.say(f"kind_{name}")),
    )


def questions_table(edition: Edition) -> Table:
    """Show the questionnaire: every question with its slide, text and kind."""
    codebook = edition.codebook
    rows = [
        (question.id, question.slide, *(question.text[one] for one in codebook.languages),
         question.type)
        for question in (*filter(None, [codebook.grouping]), *codebook.questions)
    ]  # fmt: skip
    texts = [f"text_{language}" for language in codebook.languages]
    frame = pd.DataFrame(rows, columns=["question", "slide", *texts, "type"])
    has_slides = bool(frame["slide"].any())
    slide = Column("slide", edition.say("slide"), WHOLE, missing="none")
    notes = [edition.say("wording_note_long")] if codebook.wording == "reconstructed" else []
    note = codebook.notes.questions
    return _table(
        edition,
        "questionnaire",
        edition.say("questions_caption"),
        frame.astype({"slide": "Int64"}),
        Column(f"text_{edition.language}", edition.say("question")),
        Column("type", edition.say("type"), write=lambda name: edition.say(f"type_{name}")),
        *((slide,) if has_slides else ()),
        notes=(*notes, *([note[edition.language]] if note else [])),
    )


def plan_table(edition: Edition) -> Table:
    """Show what is compared, and which comparisons are main questions of the analysis plan."""
    codebook = edition.codebook
    named = {plan.question for plan in codebook.analysis if plan.against is None}
    others = [
        planned(codebook, question.id)
        for question in codebook.questions
        if question.headline and question.id not in named
    ]
    fields = ["id", "question", "against", "confirmatory"]
    rows = [[getattr(plan, name) for name in fields] for plan in (*codebook.analysis, *others)]
    note = codebook.notes.analysis

    def name(question: str) -> str:
        return edition.question(codebook.question(question))

    def kind(confirmatory: bool) -> str:
        return edition.say("confirmatory" if confirmatory else "exploratory")

    return _table(
        edition,
        "analysis-plan",
        edition.say("plan_caption"),
        pd.DataFrame(rows, columns=fields),
        Column("question", edition.say("question"), write=name),
        Column("against", edition.say("plan_against"), write=name, missing="none"),
        Column("confirmatory", edition.say("comparison"), write=kind),
        notes=(edition.say("plan_note"), *([note[edition.language]] if note else [])),
    )


def protection_table(suppression: Suppression, source: Source, edition: Edition) -> Table:
    """Show how many figures are hidden.

    The share of all answers that is shown would tell how many answers there are, hidden ones too.

    Parameters
    ----------
    suppression
        How much was hidden.
    source
        Where the answers come from.
    edition
        The language.
    """
    row = ("published", suppression.cells, suppression.hidden)
    return Table(
        id="protection",
        caption=edition.say("protection_caption"),
        source=source,
        source_line=edition.source_line(source),
        columns=(
            Column("publication", edition.say("protection_publication"),
                   write=lambda name: edition.say(f"protection_{name}")),
            *(
                Column(name, edition.say(f"protection_{name}"), WHOLE,
                       count("cells", "{publication}", name))
                for name in ("cells", "hidden")
            ),
        ),
        frame=pd.DataFrame([row], columns=["publication", "cells", "hidden"]),
    )  # fmt: skip


def harmless_sentence(source: Source, edition: Edition) -> Statement | None:
    """Say which questions are declared harmless, and why; None where none is.

    Parameters
    ----------
    source
        Where the answers come from.
    edition
        The language.
    """
    told = [
        edition.say("harmless_question", question=edition.question(one),
                    reason=one.harmless[edition.language])
        for one in edition.codebook.questions
        if one.harmless is not None
    ]  # fmt: skip
    if not told:
        return None
    return Statement("harmless", " ".join([edition.say("harmless"), *told]), source)


def suppression_sentence(suppression: Suppression, source: Source, edition: Edition) -> Statement:
    """Say how many cells are hidden."""
    told = {
        name: WHOLE(number, counts=count("cells", "published", name))
        for name, number in (("cells", suppression.cells), ("hidden", suppression.hidden))
    }
    return Statement("suppression", edition.say("suppressed", **told), source)


def wording_sentence(edition: Edition) -> Statement:
    """Say whether the questions' wording is the survey's own."""
    text = edition.say(f"wording_{edition.codebook.wording}")
    return Statement("quality-wording", text, "published")


def period_sentence(crimes: Crimes | None, edition: Edition) -> Statement:
    """Say which years the figures are for.

    Parameters
    ----------
    crimes
        Published reports of crime, if any.
    edition
        The language.
    """
    years = {"year": edition.codebook.year}
    if crimes is not None:
        years |= {"first": crimes.years[0], "last": crimes.years[-1]}
    told = {name: YEAR(year, counts=NOTHING) for name, year in years.items()}
    text = edition.say("period" if crimes is None else "period_crimes", **told)
    return Statement("quality-period", text, "published")


def _table(
    edition: Edition,
    identifier: str,
    caption: str,
    frame: pd.DataFrame,
    *columns: Column,
    notes: tuple[str, ...] = (),
) -> Table:
    line = edition.say("methods_source")
    return Table(identifier, caption, "published", line, columns, frame, notes=notes)
