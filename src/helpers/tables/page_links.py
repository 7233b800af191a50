"""Which notebook shows what, for links from tables to appendices."""

from markupsafe import Markup

from helpers.survey.codebook import Theme
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
    return Markup('<a href="{}.html">{} {}</a>').format(
        page, edition.label("appendix").lower(), letter
    )
