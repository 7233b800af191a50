"""Every answer to a question: the most common one, only where that is sure."""

import pytest

from helpers.results.levels import Levels
from helpers.results.pieces import LONGEST
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain

from .made import answered, crowded

# Suspicion: no, yes, don't know
APART = {"authorities": [25, 3, 2], "businesses": [50, 5, 2], "care_givers": [10, 28, 2],
         "voluntary": [20, 12, 5]}  # fmt: skip
ALIKE = {"authorities": [20, 8, 2], "businesses": [38, 15, 4], "care_givers": [26, 11, 3],
         "voluntary": [25, 10, 2]}  # fmt: skip


def levels(
    codebook: Codebook, counts: dict[str, list[int]], hidden: list[tuple[str, str]] | None = None
) -> Levels:
    return answered(codebook, "suspicion", counts, hidden or []).levels


def test_the_most_common_answer_and_whether_sectors_differ(codebook: Codebook) -> None:
    apart, alike = levels(codebook, APART), levels(codebook, ALIKE)
    assert apart.most_common == ("no", 105 / 164)
    assert (apart.differs, alike.differs) == (True, False)


def test_no_answer_is_the_most_common_where_hidden_ones_may_be(
    codebook: Codebook, edition: Edition
) -> None:
    """Of all respondents "no" is hidden: what is shown may or may not be more than that."""
    unsure = levels(codebook, APART, [("county", "no"), ("county", "dont_know")])
    assert unsure.most_common is None
    assert not any(letter.isdigit() for letter in plain(unsure.title(edition)))


def test_of_two_as_common_answers_none_is_the_most_common(codebook: Codebook) -> None:
    assert levels(codebook, {sector: [9, 9, 2] for sector in APART}).most_common is None


def test_levels_differ_as_the_test_of_all_of_them_says(codebook: Codebook) -> None:
    """The shares are all one half; below it sectors answer otherwise, which only the order shows.

    Collaboration: none, occasional, regular, don't know.
    """
    sectors = [sector.id for sector in codebook.sectors]
    counts = {
        sector: [10, 0, 10, 0] if i % 2 else [10, 10, 0, 0] for i, sector in enumerate(sectors)
    }
    answers = answered(codebook, "collaboration", counts)
    assert answers.pairs.ordered is not None
    assert not answers.shares.differs
    assert answers.levels.differs == answers.pairs.ordered.differs
    hidden = answered(codebook, "collaboration", counts, [("authorities", "none")])
    assert hidden.levels.differs is None


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_title_stays_short(codebook: Codebook, language: str) -> None:
    book = crowded(codebook)
    counts = {sector.id: [5, 26 + i, 20 - i, 4] for i, sector in enumerate(book.sectors)}
    title = plain(answered(book, "preparedness", counts).levels.title(Edition(book, language)))
    assert len(title) <= LONGEST
    assert title[0].isupper()
    assert not title.endswith(".")
