"""How two answers go together: within sectors, with sectors mixed, and where nothing can show."""

from helpers.survey.codebook import Codebook

from .made import SECTORS, Cells, crossing, set_against, survey

TOGETHER: dict[str, Cells] = dict.fromkeys(SECTORS, (18, 2, 2, 18))


def test_simpsons_paradox_is_told_only_where_it_is_there(codebook: Codebook) -> None:
    """Within sectors experience goes with less preparedness; sectors mixed, with more."""
    weak = crossing(
        codebook,
        authorities=(20, 9, 1, 0), businesses=(0, 1, 9, 60),
        care_givers=(20, 9, 1, 0), voluntary=(0, 1, 9, 60),
    )  # fmt: skip
    assert weak.pair.association is not None
    assert weak.pair.association.reverses
    assert not weak.pair.differs
    assert weak.association.turns == "simpson_unsure"
    strong = crossing(
        codebook,
        authorities=(80, 40, 12, 1), businesses=(1, 12, 40, 80),
        care_givers=(80, 40, 12, 1), voluntary=(1, 12, 40, 80),
    )  # fmt: skip
    assert strong.pair.differs
    assert strong.association.turns == "simpson"
    assert crossing(codebook, **TOGETHER).association.turns == "simpson_none"


def test_homogeneity(codebook: Codebook) -> None:
    assert crossing(codebook, **TOGETHER).association.homogeneity == "homogeneity_same"
    apart = crossing(codebook, authorities=(18, 2, 2, 18), businesses=(2, 18, 18, 2))
    assert apart.association.homogeneity == "homogeneity_differs"


def test_what_association_could_have_shown(codebook: Codebook) -> None:
    """56 respondents have the first answer and 56 have not, then none and eight."""
    found = crossing(codebook).association.detectable
    assert found is not None
    assert found[:2] == (56, 56)
    assert found[2] == 0.5
    assert found[3] is not None and 0 < found[3] < 100
    few = crossing(codebook, **dict.fromkeys(SECTORS, (0, 0, 1, 1))).association
    assert few.detectable == (0, 8, 0.5, None)


def test_a_hidden_table_withholds_every_verdict(codebook: Codebook) -> None:
    association = set_against(survey(codebook, hide=["authorities"]), codebook).association
    assert association.turns is association.homogeneity is None
    assert association.tested.empty
    assert association.frame.set_index("group").loc["authorities"].isna().all()


def test_a_sector_without_answers_has_no_odds_ratio(codebook: Codebook) -> None:
    frame = crossing(codebook, voluntary=(0, 0, 0, 0)).association.frame.set_index("group")
    assert frame["ratio"].isna().tolist() == [False, False, False, True, False]
