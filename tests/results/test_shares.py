"""A headline share by sector: what is worked out, and the verdict that everything told follows."""

import pandas as pd
import pytest

from helpers.disclosure.counts import COUNTY
from helpers.results.shares import Shares
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain
from helpers.words.formats import PERCENT

from .made import EVEN, FAR, HIDDEN, Numbers, asked, by_sector, made, survey

BORDER = by_sector((20, 14), (20, 6), (20, 10), (20, 10))


def suspicion(codebook: Codebook, numbers: Numbers) -> Shares:
    return made(codebook, "suspicion", numbers).shares


def test_a_clear_difference_has_two_ends(codebook: Codebook) -> None:
    shares = suspicion(codebook, FAR)
    assert shares.differs
    assert shares.ends is not None
    assert (shares.ends.highest, shares.ends.lowest) == (("authorities",), ("businesses",))
    assert (shares.ends.high, shares.ends.low) == (0.9, 0.1)
    turned = suspicion(codebook, FAR | by_sector((20, 2), (20, 18)))
    assert turned.ends is not None
    assert (turned.ends.highest, turned.ends.lowest) == (("businesses",), ("authorities",))


def test_sectors_that_read_alike_stand_together(codebook: Codebook) -> None:
    """27 of 30 and 18 of 20 are 90 per cent; 2 of 20 and 5 of 52 read 10 per cent."""
    ends = suspicion(codebook, by_sector((30, 27), (20, 2), (20, 18), (52, 5))).ends
    assert ends is not None
    assert ends.highest == ("authorities", "care_givers")
    assert ends.lowest == ("businesses", "voluntary")


def test_without_a_difference_none_is_told(codebook: Codebook) -> None:
    assert not suspicion(codebook, EVEN).differs
    near = by_sector((20, 11), (20, 9), (20, 10), (20, 10))
    assert not made(codebook, "preparedness", near).shares.differs


def test_holm_may_take_a_difference_back(codebook: Codebook) -> None:
    """Of the three comparisons planned the other two show nothing."""
    shares = suspicion(codebook, BORDER)
    assert shares.test is not None
    assert shares.test.p is not None
    assert shares.p == shares.p_adjusted == pytest.approx(min(1, 3 * shares.test.p))


def test_a_withheld_test_still_counts_in_its_family(codebook: Codebook) -> None:
    """Three comparisons are planned: hiding one makes the others' p-values no smaller."""
    counts = survey(codebook, suspicion=BORDER, preparedness=HIDDEN)
    assert asked(counts, codebook, "preparedness").shares.test is None
    shares = asked(counts, codebook, "suspicion").shares
    assert shares.test is not None
    assert shares.test.p is not None
    assert shares.p_adjusted == pytest.approx(min(1, 3 * shares.test.p))


def test_where_all_have_answered_nothing_is_uncertain(codebook: Codebook) -> None:
    """Authorities: 30 invited. The interval speaks of those on the list."""
    complete, sampled, *_ = suspicion(codebook, EVEN | by_sector((30, 12))).sectors
    assert complete.low == complete.proportion == complete.high == pytest.approx(0.4)
    assert sampled.low is not None and sampled.high is not None
    assert sampled.low < 0.5 < sampled.high


def test_the_county_counts_each_sector_by_its_size(codebook: Codebook) -> None:
    """30, 94, 50 and 52 invited, whoever has answered."""
    parts = ((30, 27), (20, 2), (40, 20), (10, 9))
    shares = suspicion(codebook, by_sector(*parts))
    assert shares.county.proportion == pytest.approx(
        (30 * 27 / 30 + 94 * 2 / 20 + 50 * 20 / 40 + 52 * 9 / 10) / 226
    )
    pooled, weighted = shares.frame.to_dict("records")[-2:]
    assert (pooled["n"], pooled["count"], pooled["proportion"]) == (100, 58, 0.58)
    assert pd.isna(pooled["ci_low"]) and pd.isna(pooled["ci_high"])
    assert weighted["ci_low"] < weighted["proportion"] < weighted["ci_high"]


def test_only_what_the_plan_confirms_is_adjusted(codebook: Codebook, edition: Edition) -> None:
    counts = survey(codebook)
    planned, free = (asked(counts, codebook, name).shares for name in ("suspicion", "knowledge"))
    assert planned.p == planned.p_adjusted
    assert free.p_adjusted is None
    assert free.test is not None
    assert free.p == free.test.p
    sentences = [shares.sectors_sentence(edition) for shares in (planned, free)]
    texts = [plain(sentence.text) for sentence in sentences if sentence is not None]
    said = plain(edition.say("p_exploratory", p=""))
    assert [said in text for text in texts] == [False, True]


def test_a_hidden_share_withholds_comparison_but_not_the_county(
    codebook: Codebook, edition: Edition
) -> None:
    shares = suspicion(codebook, by_sector((20, None), (20, None), (20, 10), (20, 9), (80, 40)))
    assert shares.is_hidden
    assert all(one is None for one in (shares.test, shares.county.limits, shares.ends, shares.p))
    assert not shares.differs
    assert not any(letter.isdigit() for letter in plain(shares.title(edition)))
    half = edition.write(PERCENT, 0.5)
    assert half in plain(shares.county_sentence(edition).text)


def test_without_the_county_no_number_is_told(codebook: Codebook, edition: Edition) -> None:
    shares = suspicion(codebook, HIDDEN | {COUNTY: (80, None)})
    text = plain(shares.county_sentence(edition).text)
    assert not any(letter.isdigit() for letter in text)


def test_a_sector_without_answers_breaks_nothing(codebook: Codebook, edition: Edition) -> None:
    some = EVEN | {"voluntary": (0, 0)}
    counts = survey(codebook, {"voluntary": (0, 0, 0, 0)}, suspicion=some, knowledge=some)
    for name in ("suspicion", "knowledge"):
        answers = asked(counts, codebook, name)
        assert answers.shares.ends is not None
        assert "voluntary" not in answers.shares.ends.highest + answers.shares.ends.lowest
        told = [part(edition) for part in answers.parts]
        assert told.count(None) == (name == "suspicion")  # its answers have no order
