"""Tie published challenges and ways forward to what the appendices show."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from helpers.codebook import Question
from helpers.comparison import SectorComparison
from helpers.edition import Edition
from helpers.exhibits import Column, Table
from helpers.tables import exhibit_id

# The notebook that shows the questions of each theme.
_PAGES = {
    "experience": "03_experience",
    "preparedness": "04_preparedness",
    "collaboration": "05_collaboration_and_knowledge",
    "knowledge": "05_collaboration_and_knowledge",
}


def challenges_table(
    challenges: pd.DataFrame, comparisons: Mapping[str, SectorComparison], edition: Edition
) -> Table:
    """Show the county's challenges (slide 29) beside the figures that bear on them."""
    caption = edition.choose("Utmaningar och frågor i enkäten", "Challenges and survey questions")
    return evidence_table("challenges", caption, challenges, comparisons, edition)


def ways_forward_table(
    ways_forward: pd.DataFrame, comparisons: Mapping[str, SectorComparison], edition: Edition
) -> Table:
    """Show the proposed ways forward (slide 30) beside the figures that bear on them."""
    caption = edition.choose(
        "Vägar framåt och frågor i enkäten", "Ways forward and survey questions"
    )
    return evidence_table("ways-forward", caption, ways_forward, comparisons, edition)


def evidence_table(
    identifier: str,
    caption: str,
    texts: pd.DataFrame,
    comparisons: Mapping[str, SectorComparison],
    edition: Edition,
) -> Table:
    """Show published statements beside the survey's figures that bear on them.

    Parameters
    ----------
    identifier
        The table's id.
    caption
        What to see in it.
    texts
        Columns slide, text_sv, text_en, evidence (ids of questions, separated by blanks).
    comparisons
        Every question with levels compared across sectors, by question id.
    edition
        The language.

    Returns
    -------
    Table
        A row for each statement; its evidence is named with the share of all respondents, and
        links to the figure.
    """
    source = next(iter(comparisons.values())).source

    def write(evidence: str) -> Markup:
        questions = [edition.codebook.question(name) for name in evidence.split()]
        parts = [
            _evidence(question, comparisons.get(question.id), edition) for question in questions
        ]
        return Markup("<br>").join(parts)

    return Table(
        id=identifier,
        caption=caption,
        source=source,
        source_line=f"{edition.source_line('published', int(texts['slide'].iloc[0]))} "
        + edition.choose("Siffrorna: ", "The figures: ")
        + edition.source_line(source),
        columns=(
            Column(
                f"text_{edition.language}", edition.choose("Påstående", "Statement"), None, False
            ),
            Column(
                "evidence",
                edition.choose("Fråga och länets andel", "Question and share"),
                write,
                False,
            ),
        ),
        frame=texts,
    )


def question_link(question: Question, edition: Edition) -> Markup:
    """Return a link to the figure or table that shows a question's answers."""
    anchor = exhibit_id(question.id, "shares") if question.headline else exhibit_id(question.id)
    return Markup('<a href="{}.html#{}">{}</a>').format(
        _PAGES[question.theme], anchor, edition.question(question)
    )


def _evidence(question: Question, comparison: SectorComparison | None, edition: Edition) -> Markup:
    link = question_link(question, edition)
    if comparison is None or comparison.county.proportion is None:
        return link
    share = edition.percent(comparison.county.proportion)
    return link + Markup(": {} {}").format(share, edition.headline(question))
