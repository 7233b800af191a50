"""Tables of appendix J: where data come from, what was asked, what was planned."""

from collections.abc import Iterator

import pandas as pd

from helpers.comparison.sector_comparison import planned
from helpers.exhibits import Column, Table
from helpers.survey.provenance import Provenance
from helpers.words.edition import Edition


def sources_table(provenance: Provenance, edition: Edition) -> Table:
    """Show every data file with its source."""
    rows = [(name, record.source) for name, record in sorted(provenance.files.items())]
    return _table(
        edition,
        "sources",
        edition.choose("Filerna och deras källa", "The files and their source"),
        pd.DataFrame(rows, columns=["file", "source"]),
        Column("file", edition.choose("Fil", "File"), numeric=False),
        Column(
            "source", edition.label("source"), lambda name: edition.label(f"kind_{name}"), False
        ),
    )


def questions_table(edition: Edition) -> Table:
    """Show the questionnaire: every question with its slide, text and kind."""
    codebook = edition.codebook
    rows = [
        (question.id, question.slide, question.text["sv"], question.text["en"], question.type)
        for question in codebook.questions
    ]
    frame = pd.DataFrame(rows, columns=["question", "slide", "text_sv", "text_en", "type"])
    return _table(
        edition,
        "questionnaire",
        edition.choose("Enkätens frågor", "The questions of the survey"),
        frame.astype({"slide": "Int64"}),
        Column(f"text_{edition.language}", edition.choose("Fråga", "Question"), numeric=False),
        Column(
            "type", edition.choose("Typ", "Type"), lambda name: edition.label(f"type_{name}"), False
        ),
        *(
            (Column("slide", edition.choose("Bild", "Slide"), edition.whole, missing="none"),)
            if any(question.slide for question in codebook.questions)
            else ()
        ),
        notes=tuple(_question_notes(edition)),
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
        return edition.label("confirmatory" if confirmatory else "exploratory")

    return _table(
        edition,
        "analysis-plan",
        edition.choose("Analysplan", "Analysis plan"),
        pd.DataFrame(rows, columns=fields),
        Column("question", edition.choose("Fråga", "Question"), name, False),
        Column("against", edition.choose("Jämförs med", "Compared with"), name, False, "none"),
        Column("confirmatory", edition.choose("Jämförelse", "Comparison"), kind, False),
        notes=(
            edition.choose(
                "Streck: frågan jämförs mellan sektorerna.",
                "A dash: the question is compared across sectors.",
            ),
            *((note[edition.language],) if note else ()),
        ),
    )


def _question_notes(edition: Edition) -> Iterator[str]:
    if edition.codebook.wording == "reconstructed":
        yield edition.label("wording_note").strip("()")
    note = edition.codebook.notes.questions
    if note is not None:
        yield note[edition.language]


def _table(
    edition: Edition,
    identifier: str,
    caption: str,
    frame: pd.DataFrame,
    *columns: Column,
    notes: tuple[str, ...] = (),
) -> Table:
    line = edition.choose("codebook.yml och provenance.yml.", "codebook.yml and provenance.yml.")
    return Table(identifier, caption, "published", line, columns, frame, notes=notes)
