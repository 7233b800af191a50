"""Interview statements: what was said, coded by theme, and counted by topic."""

import pandas as pd
from markupsafe import Markup

from helpers.edition import Edition
from helpers.evidence import question_link
from helpers.exhibits import Column, Statement, Table
from helpers.labels import label


def statements_table(statements: pd.DataFrame, edition: Edition) -> Table:
    """Show every statement with its slide, theme and the survey question it speaks to.

    Parameters
    ----------
    statements
        Columns slide, statement, topic, theme, theme_sv, theme_en, survey_question, summary_sv,
        summary_en.
    edition
        The language.
    """

    def link(question: str) -> Markup:
        return question_link(edition.codebook.question(question), edition)

    return Table(
        id="statements",
        caption=edition.choose("Intervjusvar, sammanfattade", "Interview statements, summarised"),
        source="published",
        source_line=edition.source_line("published", _slides(statements)),
        columns=(
            Column(f"theme_{edition.language}", edition.choose("Tema", "Theme"), numeric=False),
            Column(f"summary_{edition.language}", edition.choose("Svar", "Statement"), None, False),
            Column("survey_question", edition.choose("Enkätfråga", "Survey question"), link, False),
            Column("slide", edition.choose("Bild", "Slide"), edition.whole),
        ),
        frame=statements,
    )


def topics_table(statements: pd.DataFrame, edition: Edition) -> Table:
    """Show how many statements and themes belong to each of the study's four questions."""

    def name(topic: str) -> str:
        return _topic(topic, edition)

    topics = list(dict.fromkeys(statements["topic"]))
    grouped = statements.groupby("topic").agg(
        statements=("statement", "size"), themes=("theme", "nunique")
    )
    return Table(
        id="topics",
        caption=edition.choose("Intervjusvar per ämne", "Interview statements by topic"),
        source="published",
        source_line=edition.source_line("published", _slides(statements)),
        columns=(
            Column("topic", edition.choose("Ämne", "Topic"), name, False),
            Column("statements", edition.choose("Svar", "Statements"), edition.whole),
            Column("themes", edition.choose("Teman", "Themes"), edition.whole),
        ),
        frame=grouped.loc[topics].reset_index(),
    )


def themes_sentence(statements: pd.DataFrame, edition: Edition) -> Statement:
    """Say how many statements and themes there are, and which topics most are about."""
    sizes = statements["topic"].value_counts()
    most = [
        str(topic) for topic in dict.fromkeys(statements["topic"]) if sizes[topic] == sizes.max()
    ]
    text = edition.sentence(
        "themes",
        statements=edition.whole(len(statements)),
        themes=edition.whole(statements["theme"].nunique()),
        topic=edition.series([_topic(topic, edition).lower() for topic in most]),
    )
    return Statement("interview-themes", text, "published")


def _topic(topic: str, edition: Edition) -> str:
    return label(f"theme_{topic}", edition.language)


def _slides(statements: pd.DataFrame) -> str:
    return ", ".join(str(slide) for slide in sorted(set(statements["slide"])))
