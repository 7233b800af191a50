"""Who answered: where most and fewest did, and what an answer stands for."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from helpers.results.response import Response
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain


def response(
    codebook: Codebook,
    numbers: Mapping[str, tuple[int, int]],
    published: Mapping[str, int] | None = None,
) -> Response:
    """How many were invited to each sector and how many of them answered."""
    rows = [
        (sector, codebook.sector(sector).actors[0].id, *invited_answered)
        for sector, invited_answered in numbers.items()
    ]
    counts = pd.DataFrame(rows, columns=["sector", "actor", "invited", "answered"])
    rates = pd.DataFrame(published.items(), columns=["sector", "percent"]) if published else None
    return Response(counts, "survey", rates)


@pytest.fixture
def apart(codebook: Codebook) -> Response:
    return response(codebook, {
        "authorities": (30, 30), "businesses": (94, 57), "care_givers": (50, 40),
        "voluntary": (52, 37),
    }, {"authorities": 100, "businesses": 61, "care_givers": 80, "voluntary": 71})  # fmt: skip


def test_both_ends_are_told(apart: Response, edition: Edition) -> None:
    assert (apart.ends.highest, apart.ends.lowest) == (("authorities",), ("businesses",))
    for text in (plain(apart.title(edition)), plain(apart.sentence(edition).text)):
        assert all(edition.among(sector) in text for sector in ("authorities", "businesses"))
        assert edition.among("voluntary") not in text


def test_rates_that_read_alike_are_told_so(codebook: Codebook, edition: Edition) -> None:
    """67 of 100 and 2 of 3 are both 67 per cent."""
    alike = response(codebook, {"authorities": (100, 67), "businesses": (3, 2)})
    assert alike.ends.alike
    assert not alike.heaviest.alike, "1.49 and 1.50"
    assert edition.among("authorities") not in plain(alike.sentence(edition).text)


def test_an_answer_stands_for_those_invited(apart: Response, codebook: Codebook) -> None:
    assert apart.weights == pytest.approx(
        {"authorities": 1, "businesses": 94 / 57, "care_givers": 1.25, "voluntary": 52 / 37}
    )
    assert (apart.heaviest.highest, apart.heaviest.lowest) == (("businesses",), ("authorities",))
    same = response(codebook, {"authorities": (30, 15), "businesses": (94, 47)})
    assert same.heaviest.alike


def test_a_sector_without_answers_has_no_weight(codebook: Codebook, edition: Edition) -> None:
    some = response(codebook, {"authorities": (30, 0), "businesses": (94, 47)})
    assert some.weights == {"businesses": 2}
    assert some.ends.lowest == ("authorities",)
    assert edition.among("authorities") in plain(some.sentence(edition).text)


def test_what_the_silent_could_change(apart: Response, edition: Edition) -> None:
    """Of 94 invited 57 answered, half of them yes: from 28.5 to 28.5 + 37 of 94."""
    row = apart.silent_table(edition).frame.set_index("group").loc["businesses"]
    assert tuple(row) == pytest.approx((37, 94 / 57, 28.5 / 94, 65.5 / 94))


def test_sectors_that_part_from_the_published_rate_are_named(
    apart: Response, edition: Edition
) -> None:
    assert apart.parting == []
    assert apart.published is not None
    other = replace(apart, published=apart.published.assign(percent=[100, 62, 80, 71]))
    assert other.parting == ["businesses"]
    sentence = other.agreement_sentence(edition)
    assert sentence is not None
    assert edition.among("businesses") in plain(sentence.text)
    assert replace(apart, published=None).agreement_sentence(edition) is None
