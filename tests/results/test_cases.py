"""Who has most cases, and how sure that is; what all have together."""

from dataclasses import replace

import pandas as pd

from helpers.results.case_checks import reproduction_sentence, totals_sentence
from helpers.results.cases import Cases
from helpers.results.leaders import Leader
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition, plain

from ..kronoberg_cases import shipped_cases, stated

DOCTORS, TAXI = IntervalCount(22, 22), IntervalCount(6, 8)


def test_slide_13_is_led_by_one_whom_open_counts_may_pass(codebook: Codebook) -> None:
    open_counts = ("police", "migration_agency", "asylum_reception")
    assert shipped_cases(codebook).leader == Leader("unsure", "private_doctors", open_counts)


def test_slide_13_sums_keep_both_ends(codebook: Codebook) -> None:
    cases = shipped_cases(codebook)
    assert cases.total("strong") == IntervalCount(46, 48, open=True)
    assert cases.total("doubtful") == IntervalCount(6, 6)
    assert {sector: str(counted) for sector, counted in cases.by_sector.items()} == {
        "authorities": "8+", "businesses": "8–10", "care_givers": "27+", "voluntary": "3",
    }  # fmt: skip


def test_who_leads_is_certain_only_against_closed_counts(codebook: Codebook) -> None:
    def led(**strong: IntervalCount) -> Leader:
        return stated(codebook, **strong).leader

    assert led(private_doctors=DOCTORS, taxi=TAXI) == Leader("sure", "private_doctors", ())
    some = IntervalCount(2, 2, open=True)
    assert led(private_doctors=DOCTORS, taxi=TAXI, police=some) == (
        Leader("unsure", "private_doctors", ("police",))
    )
    assert led(private_doctors=DOCTORS, taxi=TAXI, police=DOCTORS) == (
        Leader("level", "police", ("private_doctors",))
    )
    assert led(taxi=TAXI, police=IntervalCount(6, 6)).certainty == "unsure"
    assert led().certainty == "none"


def test_all_cases_are_told_with_their_openness(codebook: Codebook, edition: Edition) -> None:
    def told(count: IntervalCount) -> str:
        every = stated(codebook, **{actor.id: count for actor in codebook.actors})
        return plain(every.sentence(edition).text)

    assert "42+" in told(IntervalCount(3, 3, open=True))
    assert "42" in told(IntervalCount(3, 3))
    assert "+" not in told(IntervalCount(3, 3))
    assert not any(letter.isdigit() for letter in told(IntervalCount(0, 0)))


def test_the_drawing_is_told_with_both_ends_and_added_up(
    codebook: Codebook, edition: Edition
) -> None:
    every = stated(codebook, **{actor.id: IntervalCount(2, 3) for actor in codebook.actors})
    alt = plain(every.figure(edition).alt)
    assert "28–42" in alt
    assert f"{edition.group('hotels')} 2–3" in alt


def test_published_totals_are_the_sums_or_not(codebook: Codebook, edition: Edition) -> None:
    cases = shipped_cases(codebook)
    rows = [("strong", 46, 48, True), ("doubtful", 6, 6, False)]
    totals = pd.DataFrame(rows, columns=["certainty", "low", "high", "open"])

    def told(cases: Cases, totals: pd.DataFrame | None) -> str:
        sentence = totals_sentence(cases, edition, totals)
        return "" if sentence is None else plain(sentence.text)

    agree = plain(edition.say("cases_totals_agree"))
    assert told(cases, totals) == agree
    assert told(cases, totals.assign(low=[46, 5])) not in (agree, "")
    assert told(cases, None) == ""
    assert told(replace(cases, source="survey"), totals) == ""


def test_answers_that_give_other_cases_are_named(codebook: Codebook, edition: Edition) -> None:
    cases = shipped_cases(codebook)
    assert reproduction_sentence(cases, edition, None) is None
    same = reproduction_sentence(cases, edition, replace(cases, source="survey"))
    counts = cases.counts | {"taxi": cases.counts["police"]}
    other = reproduction_sentence(cases, edition, replace(cases, source="survey", counts=counts))
    assert same is not None and other is not None
    assert edition.inside("taxi") not in plain(same.text)
    assert edition.inside("taxi") in plain(other.text)
    assert edition.inside("police") not in plain(other.text)
