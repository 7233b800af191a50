"""Which notebook shows what, for links from tables to appendices and questions."""

from markupsafe import Markup

from helpers.exhibits import exhibit_id
from helpers.results.questions import heading_id
from helpers.survey.codebook import Question, Theme
from helpers.survey.paths import appendix_letter
from helpers.words.edition import Edition

PAGES: dict[Theme, str] = {
    "experience": "03_experience",
    "preparedness": "04_preparedness",
    "collaboration": "05_collaboration_and_knowledge",
    "knowledge": "05_collaboration_and_knowledge",
    "background": "02_response_rates",
}
"""The notebook that shows the questions of each theme."""


def appendix_link(page: str, edition: Edition) -> Markup:
    """Return a link to an appendix, named by its letter.

    Parameters
    ----------
    page
        Name of its notebook, without suffix.
    edition
        The language.
    """
    letter = appendix_letter(int(page[:2]))
    text = edition.say("appendix_link", letter=letter)
    return Markup('<a href="{}.html">{}</a>').format(page, text)


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
