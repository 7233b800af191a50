"""Interview statements: what was said, coded by theme, and counted by topic."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from helpers.comparison.sector_comparison import SectorComparison
from helpers.comparison.shares import Share
from helpers.exhibits import Column, Statement, Table
from helpers.sections.evidence import question_link
from helpers.survey.published import slides_of
from helpers.words.catalogue import message as label
from helpers.words.edition import Edition

AGREEMENT_RESULT = "interviews_and_survey"


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
        source_line=edition.source_line("published", slides_of(statements)),
        columns=(
            Column(f"theme_{edition.language}", edition.choose("Tema", "Theme"), numeric=False),
            Column(f"summary_{edition.language}", edition.choose("Intervjusvar", "Statement"), None,
                   False),
            Column("survey_question", edition.choose("Enkätfråga", "Survey question"), link, False,
                   "none"),
            *(
                (Column("slide", edition.choose("Bild", "Slide"), edition.whole, missing="none"),)
                if "slide" in statements
                else ()
            ),
        ),
        frame=statements,
    )  # fmt: skip


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
        source_line=edition.source_line("published", slides_of(statements)),
        columns=(
            Column("topic", edition.choose("Ämne", "Topic"), name, False),
            Column("statements", edition.choose("Intervjusvar", "Statements"), edition.whole),
            Column("themes", edition.choose("Teman", "Themes"), edition.whole),
        ),
        frame=grouped.loc[topics].reset_index(),
    )


def agreement_table(
    statements: pd.DataFrame, edition: Edition, comparisons: Mapping[str, SectorComparison]
) -> Table | None:
    """Set statements beside the survey's share on the question that they speak to.

    Parameters
    ----------
    statements
        Columns theme_sv, theme_en, survey_question, and expected: what it would make one expect
        of that share, ``most``, ``few`` or nothing.
    edition
        The language.
    comparisons
        The questions with levels compared across sectors, by question id.

    Returns
    -------
    Table or None
        A row for each statement that says how common an answer is, with a reading that follows
        from the share's interval; None without any.
    """
    compared = _compared(statements, comparisons)
    if not compared:
        return None
    source = next(iter(comparisons.values())).source
    rows = []
    for row in compared:
        comparison = comparisons[row["survey_question"]]
        share, expected = comparison.county, _expected(row)
        ends = (share.proportion, share.low, share.high)
        theme = (row["theme_sv"], row["theme_en"])
        rows.append((row["statement"], *theme, comparison.question.id, expected or None, *ends,
                     agreement(expected, share)))  # fmt: skip
    names = ["statement", "theme_sv", "theme_en", "survey_question", "expected", "proportion",
             "ci_low", "ci_high", "reading"]  # fmt: skip
    expectations = {
        "most": edition.choose("Mer än hälften", "More than half"),
        "few": edition.choose("Mindre än hälften", "Less than half"),
    }
    estimates = [
        {"group": row[0], "level": row[3], "expected": row[4], "reading": row[8],
         "proportion": row[5], "ci_low": row[6], "ci_high": row[7],
         "suppressed": row[5] is None} | ({"count": None} if row[5] is None else {})
        for row in rows
    ]  # fmt: skip

    def link(question: str) -> Markup:
        asked = edition.codebook.question(question)
        return question_link(asked, edition) + Markup(": {}").format(edition.share_of(asked))

    def write(share: float, low: float, high: float) -> str:
        return f"{edition.percent(share)} ({edition.percent_interval(low, high)})"

    return Table(
        id="agreement",
        caption=edition.choose(
            "Där intervjusvar och enkät pekar åt samma håll, och där de inte gör det",
            "Where interviews and survey point the same way, and where they do not",
        ),
        source=source,
        source_line=f"{edition.source_line('published', slides_of(statements))} "
        + edition.choose("Andelarna: ", "The shares: ")
        + edition.source_line(source),
        columns=(
            Column(f"theme_{edition.language}", edition.choose("Tema", "Theme"), None, False),
            Column("expected", edition.choose("Väntad andel", "Share expected"),
                   expectations.__getitem__, False, "none"),
            Column("survey_question", edition.choose("Enkätens andel", "Share in the survey"),
                   link, False),
            Column(("proportion", "ci_low", "ci_high"), edition.label("share"), write,
                   formats=("percent",) * 3),
            Column("reading", edition.choose("Jämförelse", "Comparison"),
                   lambda reading: edition.label(f"reading_{reading}"), False),
        ),
        frame=pd.DataFrame(rows, columns=names),
        notes=(edition.label("agreement_note"),),
        results=(
            {"id": AGREEMENT_RESULT, "question": "interviews", "theme": "interviews",
             "source": source, "estimates": estimates},
        ),
    )  # fmt: skip


def agreement(expected: str, share: Share) -> str:
    """Compare what a statement would make one expect with a share's interval.

    Returns
    -------
    str
        ``agree`` or ``part`` where the whole interval lies on one side of one half, ``unsure``
        where it does not, ``silent`` where the statement says nothing of how common the answer
        is, ``hidden`` where the share is.
    """
    if not expected:
        return "silent"
    if share.low is None or share.high is None:
        return "hidden"
    if share.low <= 0.5 <= share.high:
        return "unsure"
    return "agree" if (share.low > 0.5) == (expected == "most") else "part"


def agreement_sentence(
    statements: pd.DataFrame, edition: Edition, comparisons: Mapping[str, SectorComparison]
) -> Statement | None:
    """Say in how many statements talk and survey agree, and in how many they part."""
    if not comparisons:
        return None
    compared = _compared(statements, comparisons)
    source = next(iter(comparisons.values())).source
    readings = [
        agreement(_expected(row), comparisons[row["survey_question"]].county) for row in compared
    ]
    told = {name: readings.count(name) for name in ("agree", "part", "unsure", "hidden")}
    numbers = {name: edition.whole(count) for name, count in told.items()}
    judged = sum(told.values())
    key = "agreement" if judged else "agreement_none"
    told_of = {"all": edition.whole(len(statements)), "judged": edition.whole(judged)}
    text = edition.sentence(key, **told_of, **numbers)
    if told["hidden"]:
        text += " " + edition.sentence("agreement_hidden", hidden=numbers["hidden"])
    return Statement("interview-agreement", text, source, result=AGREEMENT_RESULT)


def _compared(
    statements: pd.DataFrame, comparisons: Mapping[str, SectorComparison]
) -> list[dict[Any, Any]]:
    """Return the statements that say how common an answer to a question with levels is."""
    rows: list[dict[Any, Any]] = statements.to_dict("records")
    return [row for row in rows if row["survey_question"] in comparisons and _expected(row)]


def _expected(row: Mapping[Any, Any]) -> str:
    expected = row.get("expected")
    return "" if pd.isna(expected) else str(expected)


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
