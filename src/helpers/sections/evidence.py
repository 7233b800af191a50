"""Tie published challenges and ways forward to what the appendices show."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from helpers.comparison.sector_comparison import SectorComparison
from helpers.exhibits import Column, Table, exhibit_id
from helpers.sections.question_exhibits import heading_id
from helpers.survey.codebook import Question
from helpers.survey.published import slides_of
from helpers.tables.page_links import PAGES
from helpers.words.edition import Edition


def challenges_table(
    challenges: pd.DataFrame, edition: Edition, comparisons: Mapping[str, SectorComparison]
) -> Table:
    """Show published challenges beside the figures that bear on them."""
    caption = edition.caption(
        "challenges", "Utmaningar och frågor i enkäten", "Challenges and survey questions"
    )
    header = edition.choose("Utmaning", "Challenge")
    return evidence_table("challenges", caption, header, challenges, edition, comparisons)


def ways_forward_table(
    ways_forward: pd.DataFrame, edition: Edition, comparisons: Mapping[str, SectorComparison]
) -> Table:
    """Show published ways forward beside the figures that bear on them."""
    caption = edition.caption(
        "ways_forward", "Vägar framåt och frågor i enkäten", "Ways forward and survey questions"
    )
    header = edition.choose("Förslag", "Proposal")
    return evidence_table("ways-forward", caption, header, ways_forward, edition, comparisons)


def evidence_table(
    identifier: str,
    caption: str,
    header: str,
    texts: pd.DataFrame,
    edition: Edition,
    comparisons: Mapping[str, SectorComparison],
) -> Table:
    """Show published statements beside the survey's figures that bear on them.

    Parameters
    ----------
    identifier
        The table's id.
    caption
        What to see in it.
    header
        What the statements are.
    texts
        Columns text_sv, text_en, evidence (ids of questions, separated by blanks), and slide.
    edition
        The language.
    comparisons
        Every question with levels compared across sectors, by question id.

    Returns
    -------
    Table
        A row for each statement; its evidence is named with the share of all respondents, and
        links to the figure.
    """
    source_line = edition.source_line("published", slides_of(texts))
    sources = {comparison.source for comparison in comparisons.values()}
    for source in sources:
        source_line += edition.choose(" Andelarna: ", " The shares: ")
        source_line += edition.source_line(source)

    def write(evidence: str) -> Markup:
        questions = [edition.codebook.question(name) for name in evidence.split()]
        parts = [
            _evidence(question, comparisons.get(question.id), edition) for question in questions
        ]
        return Markup("<br>").join(parts)

    return Table(
        id=identifier,
        caption=caption,
        source=next(iter(sources), "published"),
        source_line=source_line,
        columns=(
            Column(
                f"text_{edition.language}",
                header,
                None,
                False,
            ),
            Column(
                "evidence",
                edition.choose(
                    "Fråga och andel av alla svarande", "Question and share of all respondents"
                ),
                write,
                False,
                "none",
            ),
        ),
        frame=texts,
    )


def question_link(question: Question, edition: Edition) -> Markup:
    """Return a link to where a question's answers are shown; its name alone for free text."""
    declared = edition.codebook.cases
    anchor = heading_id(question)
    if question.headline:
        anchor = exhibit_id(question.id, "shares")
    elif declared and question.id in declared.counts.values():
        anchor = ""
    if question.type == "free_text":
        return Markup("{}").format(edition.question(question))
    return Markup('<a href="{}.html{}">{}</a>').format(
        PAGES[question.theme], anchor and f"#{anchor}", edition.question(question)
    )


def _evidence(question: Question, comparison: SectorComparison | None, edition: Edition) -> Markup:
    link = question_link(question, edition)
    if comparison is None or comparison.county.proportion is None:
        return link
    share = edition.percent(comparison.county.proportion)
    return link + Markup(": {} ({})").format(share, edition.share_of(question))
