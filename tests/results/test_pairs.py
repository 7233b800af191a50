"""Two questions set against each other: their association within sectors, and their names."""

import pytest

from helpers.survey.codebook import Codebook, Comparison
from helpers.words.edition import Edition

from .made import SECTORS, Cells, crossing, set_against, survey


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ((10, 10, 10, 10), "none"),
        ((18, 2, 2, 18), "positive"),
        ((2, 18, 18, 2), "negative"),
    ],
)
def test_the_association_within_sectors(codebook: Codebook, cells: Cells, verdict: str) -> None:
    assert crossing(codebook, **dict.fromkeys(SECTORS, cells)).pair.verdict == verdict


def test_a_hidden_table_withholds_the_association(codebook: Codebook) -> None:
    pair = set_against(survey(codebook, hide=["authorities"]), codebook).pair
    assert pair.association is None
    assert pair.tested.empty
    assert pair.verdict == "hidden"


def test_answers_set_against_each_other_are_named_so_that_they_can_be_told_apart(
    codebook: Codebook, edition: Edition
) -> None:
    """By theme, unless another comparison has the same themes, or both have one theme."""
    ask = codebook.question
    themes = edition.theme("experience"), edition.theme("preparedness")
    assert edition.facing(ask("suspicion"), ask("preparedness")) == themes
    again = Comparison(id="more", question="concerned", against="would_report")
    plan = codebook.model_copy(update={"analysis": (*codebook.analysis, again)})
    named = Edition(plan, edition.language).facing(ask("concerned"), ask("would_report"))
    shown = [edition.question(ask(name)) for name in ("concerned", "would_report")]
    assert [name.strip("”“") for name in named] == shown
    same = edition.facing(ask("knowledge"), ask("need_for_knowledge"))
    assert edition.question(ask("knowledge")) in same[0]
