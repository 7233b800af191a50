"""What the tests of results share: an edition in each language."""

import pytest

from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)
