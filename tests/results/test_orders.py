"""Slide 13: which orders hold whatever the truth inside the bounds, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.results.orders import Order
from helpers.results.standings import Standing, standings
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition, plain

from ..kronoberg_cases import cases_of, shipped_cases

# Strong suspicion: surely more than, equal or undecided, surely fewer than; best, worst place.
# The open counts are police 2+, migration agency 3+, reception of asylum seekers 4+; taxi is 6-8.
ACTORS = {
    "police": (7, 6, 0, 1, 7),  # more than those with 0 or 1
    "prosecutor": (0, 2, 11, 12, 12),  # 0, as restaurants and voluntary organisations
    "municipalities": (8, 2, 3, 4, 6),  # 3: police and migration agency may have more or fewer
    "migration_agency": (8, 5, 0, 1, 6),  # more than those with 0, 1 or 2
    "taxi": (9, 3, 1, 2, 5),  # fewer than private doctors alone
    "housing": (3, 3, 7, 8, 8),  # 1, as hotels, county council and helplines
    "restaurants": (0, 2, 11, 12, 12),
    "hotels": (3, 3, 7, 8, 8),
    "county_council": (3, 3, 7, 8, 8),
    "asylum_reception": (9, 4, 0, 1, 5),  # more than those with at most 3
    "private_doctors": (10, 3, 0, 1, 4),  # 22: only the three open counts may pass it
    "helplines": (3, 3, 7, 8, 8),
    "voluntary_organisations": (0, 2, 11, 12, 12),
    "religious_communities": (7, 1, 5, 6, 7),  # 2, which police reach at least
}
# Authorities 8+, businesses 8-10, care givers 27+, voluntary sector 3.
SECTORS = {
    "authorities": (1, 2, 0, 1, 3),
    "businesses": (1, 1, 1, 2, 3),
    "care_givers": (2, 1, 0, 1, 2),
    "voluntary": (0, 0, 3, 4, 4),
}


@pytest.fixture
def order(codebook: Codebook) -> Order:
    return Order(shipped_cases(codebook))


def told(found: dict[str, Standing]) -> dict[str, tuple[int, ...]]:
    return {name: (s.above, s.level + s.undecided, s.below, *s.places) for name, s in found.items()}


def share_told(order: Order, edition: Edition) -> str:
    sentence = order.share_sentence(edition)
    assert sentence is not None
    return plain(sentence.text)


def test_slide_13_actors_and_sectors(order: Order) -> None:
    assert told(order.actors) == ACTORS
    assert told(order.sectors) == SECTORS


def test_slide_13_shares(order: Order) -> None:
    """An open count leaves every other share without a lower limit but 0."""
    found = order.actors
    # 22 of at least 22 + 2 + 3 + 3 + 6 + 1 + 1 + 1 + 4 + 1 + 2 = 46.
    assert found["private_doctors"].share_high == pytest.approx(22 / 46)
    assert found["taxi"].share_high == pytest.approx(8 / (8 + 40))
    assert {s.share_low for s in found.values()} == {0.0}
    assert found["police"].share_high == 1.0


def test_slide_13_table_and_sentences(order: Order, codebook: Codebook) -> None:
    edition = Edition(codebook, "en")
    columns = ["above", "undecided", "below", "best_place", "worst_place"]
    rows = order.table(edition).frame.set_index("group")[columns]
    assert {name: tuple(row) for name, row in rows.iterrows()} == ACTORS | SECTORS
    # 14 actors make 91 pairs; each certain one is counted once as "above": 7+8+8+9+3+...+7 = 70.
    # Equal: three pairs of 0, six of 1. The other twelve hang on an open count.
    assert order.pairs == (70, 9, 12)
    numbers = {"pairs": "91", "certain": "70", "level": "9", "undecided": "12"}
    text = plain(order.actors_sentence(edition).text)
    assert text == edition.say("cases_order", **numbers)
    assert "among care givers than among businesses or in the voluntary sector" in (
        order.sectors_sentence(edition).text
    )
    assert "46–48%" in share_told(order, edition)


def test_without_open_counts_every_order_is_certain(codebook: Codebook) -> None:
    edition = Edition(codebook, "en")
    none = IntervalCount(0, 0)
    counts = {
        actor.id: {"strong": IntervalCount(number, number), "doubtful": none}
        for number, actor in enumerate(codebook.actors)
    }
    exact = Order(cases_of(codebook, counts))
    assert exact.pairs == (91, 0, 0)
    # 13 of 0 + 1 + ... + 13 = 91.
    assert exact.share == pytest.approx((1 / 7, 1 / 7))
    last, share = edition.group(codebook.actors[-1].id), "14%"
    unit = exact.cases.unit_of(edition)
    assert share_told(exact, edition) == (
        edition.say("cases_shares", actor=last, share=share, unit=unit)
    )


def test_open_counts_everywhere_leave_nothing_certain(codebook: Codebook) -> None:
    edition = Edition(codebook, "en")
    counts = {
        actor.id: {"strong": IntervalCount(1, 1, open=True), "doubtful": IntervalCount(0, 0)}
        for actor in codebook.actors
    }
    some = Order(cases_of(codebook, counts))
    assert some.pairs == (0, 0, 91)
    assert some.sectors_sentence(edition).text == (
        edition.say("cases_sectors_unsure", unit=some.cases.unit_of(edition))
    )


counts = st.tuples(st.integers(0, 6), st.integers(0, 4)).map(
    lambda ends: IntervalCount(ends[0], ends[0] + ends[1])
)


@given(st.lists(counts, min_size=2, max_size=5), st.data())
def test_any_truth_inside_the_bounds_keeps_what_is_certain(
    bounds: list[IntervalCount], data: st.DataObject
) -> None:
    named = {str(number): count for number, count in enumerate(bounds)}
    truth = {name: data.draw(st.integers(c.low, c.high)) for name, c in named.items()}
    for name, standing in standings(named).items():
        larger = sum(other > truth[name] for other in truth.values())
        smaller = sum(other < truth[name] for other in truth.values())
        assert smaller >= standing.above
        assert larger >= standing.below
        assert standing.places[0] <= 1 + larger <= standing.places[1]
        if sum(truth.values()) and standing.share_low is not None:
            share = truth[name] / sum(truth.values())
            assert standing.share_low - 1e-12 <= share <= (standing.share_high or 0) + 1e-12
