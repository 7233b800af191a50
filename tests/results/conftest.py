"""What the tests of results share: editions in each language."""

import pytest

from helpers.survey.codebook import LANGUAGES, Codebook
from helpers.words.edition import Edition

from .made import crowded


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


@pytest.fixture(scope="session")
def editions(codebook: Codebook) -> list[Edition]:
    """Four sectors, and eight of long names, whose titles have to be short, in each language."""
    books = (codebook, crowded(codebook))
    return [Edition(book, language) for book in books for language in LANGUAGES]
