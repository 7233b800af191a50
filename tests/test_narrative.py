"""The words follow the evidence: when the finding vanishes from the data, so does the sentence."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from helpers.comparison.case_counts import Counted
from helpers.comparison.sector_comparison import PairComparison, compare_questions, compare_sectors
from helpers.comparison.sensitivity import sensitivity
from helpers.disclosure.counts import COUNTY, HEADLINE, whole_numbers
from helpers.disclosure.protection import ProtectedCounts
from helpers.narrative.case_narrative import cases_sentence, leading_actor_sentence
from helpers.narrative.pair_narrative import (
    association_sentence,
    detectable_association_sentence,
    gap_sentence,
    homogeneity_sentence,
    largest_gap_sentence,
    simpson_sentence,
)
from helpers.narrative.published_narrative import training_sentence
from helpers.narrative.question_narrative import (
    county_sentence,
    detectable_sentence,
    nonresponse_sentence,
    ordered_sentence,
    pairs_sentence,
    sector_sentence,
    unknown_sentence,
)
from helpers.survey.codebook import Codebook, Comparison
from helpers.survey.intervals import IntervalCount
from helpers.tables.pair_tables import association_table
from helpers.words.edition import Edition

from .kronoberg_cases import cases_of

SECTORS = ("authorities", "businesses", "care_givers", "voluntary")
Numbers = Mapping[str, tuple[int, int | None]]
Crossed = tuple[int, int, int, int]  # both, first only, second only, neither
NBSP = "\N{NO-BREAK SPACE}"


def answers(codebook: Codebook, question: str, headline: Numbers) -> pd.DataFrame:
    """Rows of ``answers`` in which each sector has n and a headline count."""
    if all(count is not None for _, count in headline.values()):
        parts = [(n, count or 0) for n, count in headline.values()]
        county = (sum(n for n, _ in parts), sum(count for _, count in parts))
        headline = {**headline, COUNTY: county}
    rows = []
    asked = codebook.question(question)
    for group, (n, count) in headline.items():
        rows.append((question, group, HEADLINE, n, count))
        for level in asked.levels:
            is_first = level.id == asked.headline[0]
            rest = None if count is None else n - count if level.id == asked.levels[0].id else 0
            rows.append((question, group, level.id, n, count if is_first else rest))
    frame = pd.DataFrame(rows, columns=["question", "group", "level", "n", "count"])
    return whole_numbers(frame)


def made(
    codebook: Codebook, crossed: Mapping[str, Crossed] | None = None, **headlines: Numbers
) -> ProtectedCounts:
    """Counts with chosen headline shares and crossings; what is not named is even everywhere."""
    plain: Numbers = dict.fromkeys(SECTORS, (20, 10))
    names = [question.id for question in codebook.questions if question.headline]
    frames = [answers(codebook, name, headlines.get(name, plain)) for name in names]
    tables: dict[str, Crossed] = dict.fromkeys(SECTORS, (7, 7, 7, 7)) | dict(crossed or {})
    both, first, second, neither = (sum(cells) for cells in zip(*tables.values(), strict=True))
    tables[COUNTY] = (both, first, second, neither)
    levels = [(HEADLINE, HEADLINE), (HEADLINE, "other"), ("other", HEADLINE), ("other", "other")]
    pairs = [
        ("suspicion_and_preparedness", group, *which, sum(cells), count)
        for group, cells in tables.items()
        for which, count in zip(levels, cells, strict=True)
    ]
    columns = ["comparison", "group", "level", "against_level", "n", "count"]
    empty = pd.DataFrame()
    return ProtectedCounts(
        survey=codebook.survey,
        source="survey",
        response=empty,
        answers=pd.concat(frames, ignore_index=True),
        pairs=whole_numbers(pd.DataFrame(pairs, columns=columns)),
        items=empty,
        cases=empty,
    )


def crossed(codebook: Codebook, **tables: Crossed) -> PairComparison:
    """The two questions compared, with chosen crossings."""
    return compare_questions(made(codebook, tables), codebook, "suspicion_and_preparedness")


@pytest.fixture(params=["sv", "en"])
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


def test_a_clear_difference_is_told(codebook: Codebook, edition: Edition) -> None:
    far: Numbers = dict(zip(SECTORS, [(20, 18), (20, 2), (20, 10), (20, 9)], strict=True))
    text = sector_sentence(
        compare_sectors(made(codebook, suspicion=far), codebook, "suspicion"), edition
    ).text
    assert edition.among("authorities") in text
    assert edition.among("businesses") in text
    assert f"90{NBSP}%" in text or "90%" in text


def test_without_a_difference_none_is_told(codebook: Codebook, edition: Edition) -> None:
    text = sector_sentence(compare_sectors(made(codebook), codebook, "suspicion"), edition).text
    assert edition.among("authorities") not in text
    assert edition.choose("slumpen", "chance") in text


def test_a_small_difference_is_not_told_as_one(codebook: Codebook, edition: Edition) -> None:
    near: Numbers = dict(zip(SECTORS, [(20, 11), (20, 9), (20, 10), (20, 10)], strict=True))
    comparison = compare_sectors(made(codebook, preparedness=near), codebook, "preparedness")
    assert not comparison.differs
    assert edition.choose("slumpen", "chance") in sector_sentence(comparison, edition).text


def test_holm_may_take_a_difference_back(codebook: Codebook, edition: Edition) -> None:
    """p below 5 % alone, above it within the confirmatory family."""
    border: Numbers = dict(zip(SECTORS, [(20, 14), (20, 6), (20, 10), (20, 10)], strict=True))
    comparison = compare_sectors(made(codebook, suspicion=border), codebook, "suspicion")
    assert comparison.test is not None
    assert comparison.test.p is not None
    assert comparison.p_adjusted == pytest.approx(min(1, 3 * comparison.test.p))


def test_a_withheld_test_still_counts_in_its_family(codebook: Codebook) -> None:
    """Three comparisons are planned: hiding one makes the others' p-values no smaller."""
    border: Numbers = dict(zip(SECTORS, [(20, 14), (20, 6), (20, 10), (20, 10)], strict=True))
    hidden: Numbers = dict.fromkeys(SECTORS, (20, None)) | {COUNTY: (80, 40)}
    counts = made(codebook, suspicion=border, preparedness=hidden)
    assert compare_sectors(counts, codebook, "preparedness").test is None
    comparison = compare_sectors(counts, codebook, "suspicion")
    assert comparison.test is not None
    assert comparison.test.p is not None
    assert comparison.p_adjusted == pytest.approx(min(1, 3 * comparison.test.p))


def test_where_all_have_answered_nothing_is_uncertain(codebook: Codebook) -> None:
    """Authorities: 30 invited. The interval speaks of those on the list."""
    every: Numbers = dict.fromkeys(SECTORS, (20, 10)) | {"authorities": (30, 12)}
    shares = compare_sectors(made(codebook, suspicion=every), codebook, "suspicion").sectors
    complete, sampled = shares[0], shares[1]
    assert complete.low == complete.proportion == complete.high == pytest.approx(0.4)
    assert sampled.low is not None and sampled.high is not None
    assert sampled.low < 0.5 < sampled.high


def test_the_county_counts_each_sector_by_its_size(codebook: Codebook) -> None:
    """30, 94, 50 and 52 invited, whoever has answered."""
    parts = [(30, 27), (20, 2), (40, 20), (10, 9)]
    far: Numbers = dict(zip(SECTORS, parts, strict=True))
    weighted = compare_sectors(made(codebook, suspicion=far), codebook, "suspicion").weighted
    assert weighted is not None
    assert weighted.estimate == pytest.approx(
        (30 * 27 / 30 + 94 * 2 / 20 + 50 * 20 / 40 + 52 * 9 / 10) / 226
    )
    assert weighted.invited == 226


def test_exploratory_comparisons_say_so(codebook: Codebook, edition: Edition) -> None:
    word = edition.choose("utforskande", "exploratory")
    counts = made(codebook)
    assert word in sector_sentence(compare_sectors(counts, codebook, "knowledge"), edition).text
    assert word not in sector_sentence(compare_sectors(counts, codebook, "suspicion"), edition).text


def test_a_hidden_share_withholds_test_and_sentence(codebook: Codebook, edition: Edition) -> None:
    hidden: Numbers = dict(
        zip((*SECTORS, COUNTY), [(20, None), (20, None), (20, 10), (20, 9), (80, 40)], strict=True)
    )
    comparison = compare_sectors(made(codebook, suspicion=hidden), codebook, "suspicion")
    assert comparison.test is None
    assert comparison.weighted is None
    assert edition.choose("visas inte", "not shown") in sector_sentence(comparison, edition).text
    assert f"50{NBSP}%" in county_sentence(comparison, edition).text.replace("50%", f"50{NBSP}%")


def test_non_response_bounds(codebook: Codebook, edition: Edition) -> None:
    """226 invited, 80 answered, 40 yes: from 40/226 to (40+146)/226."""
    comparison = compare_sectors(made(codebook), codebook, "suspicion")
    text = nonresponse_sentence(sensitivity(comparison), edition).text
    for number in ("146", "226", edition.percent(40 / 226), edition.percent(186 / 226)):
        assert number in text
    assert edition.choose("lägsta sektor", "lowest sector") not in text  # there is none to turn


@pytest.mark.parametrize(
    ("n", "sv", "en"),
    [
        (30, "inte ens då", "not even then"),
        (20, "Då kunde också", "could have changed places, too"),
    ],
)
def test_non_response_may_turn_an_order(
    codebook: Codebook, edition: Edition, n: int, sv: str, en: str
) -> None:
    """Authorities: 30 invited, all said yes. With n = 30 none of them is silent."""
    far: Numbers = {
        "authorities": (n, n), "businesses": (90, 1), "care_givers": (50, 20), "voluntary": (52, 20)
    }  # fmt: skip
    if n < 30:  # businesses: 94 invited, most of them silent
        far = {**far, "businesses": (20, 1)}
    comparison = compare_sectors(made(codebook, suspicion=far), codebook, "suspicion")
    assert edition.choose(sv, en) in nonresponse_sentence(sensitivity(comparison), edition).text


def with_unknown(codebook: Codebook, unknown: Mapping[str, int | None]) -> ProtectedCounts:
    """Suspicion 12 of 20 everywhere but 3 of 20 in businesses, and some "don't know"."""
    headline: Numbers = dict.fromkeys(SECTORS, (20, 12)) | {"businesses": (20, 3)}
    counts = made(codebook, suspicion=headline)
    frame = counts.answers.copy()
    for group, count in unknown.items():
        mine = (frame["question"] == "suspicion") & (frame["group"] == group)
        frame.loc[mine & (frame["level"] == "dont_know"), "count"] = (
            pd.NA if count is None else count
        )
    return replace(counts, answers=frame)


@pytest.mark.parametrize(
    ("in_businesses", "sv", "en"),
    [
        (0, "hur ”vet ej” än räknas", "however"),
        (9, "beror på", "depends"),
        (None, "dolda", "hidden"),
    ],
)
def test_dont_know_may_decide(
    codebook: Codebook, edition: Edition, in_businesses: int | None, sv: str, en: str
) -> None:
    """With 9 of 20 counted in, businesses have 12 of 20 as everybody else."""
    counts = with_unknown(codebook, {"businesses": in_businesses})
    tested = sensitivity(compare_sectors(counts, codebook, "suspicion"))
    assert edition.choose(sv, en) in unknown_sentence(tested, edition).text
    if in_businesses == 9:
        businesses = tested.alternatives[1]
        assert businesses.proportion("unknown_left_out") == pytest.approx(3 / 11)
        assert businesses.proportion("unknown_as_headline") == pytest.approx(12 / 20)


def test_without_difference_dont_know_changes_nothing(codebook: Codebook, edition: Edition) -> None:
    tested = sensitivity(compare_sectors(made(codebook), codebook, "suspicion"))
    words = edition.choose("ingen säkerställd skillnad", "no clear difference")
    assert words in unknown_sentence(tested, edition).text


def test_pairs_are_named_only_where_sectors_differ(codebook: Codebook, edition: Edition) -> None:
    far: Numbers = dict(zip(SECTORS, [(20, 18), (20, 2), (20, 10), (20, 9)], strict=True))
    counts = made(codebook, suspicion=far)
    text = pairs_sentence(compare_sectors(counts, codebook, "suspicion"), edition).text
    both = edition.choose("myndigheter – näringsbranscher", "authorities – businesses")
    assert both in text
    assert edition.group("voluntary").lower() not in text.split(both)[0]
    alike = compare_sectors(made(codebook), codebook, "suspicion")
    for sector in SECTORS:
        assert edition.group(sector).lower() not in pairs_sentence(alike, edition).text


def test_pairs_wait_for_the_confirmatory_family(codebook: Codebook, edition: Edition) -> None:
    """Two sectors lie apart by themselves, but the family's p-value is above 5 %."""
    border: Numbers = dict(zip(SECTORS, [(20, 14), (20, 5), (20, 10), (20, 10)], strict=True))
    comparison = compare_sectors(made(codebook, suspicion=border), codebook, "suspicion")
    assert not comparison.differs
    text = pairs_sentence(comparison, edition).text
    assert not any(edition.inside(sector) in text for sector in SECTORS)


def test_what_could_have_shown_grows_with_the_answers(codebook: Codebook, edition: Edition) -> None:
    few: Numbers = dict.fromkeys(SECTORS, (2, 1))
    text = detectable_sentence(
        compare_sectors(made(codebook, suspicion=few), codebook, "suspicion"), edition
    ).text
    assert edition.choose("kan inte visa någon", "cannot show any") in text
    many: Numbers = dict.fromkeys(SECTORS, (30, 15))
    text = detectable_sentence(
        compare_sectors(made(codebook, suspicion=many), codebook, "suspicion"), edition
    ).text
    assert edition.percent(0.8) in text


def test_all_levels_in_their_order(codebook: Codebook, edition: Edition) -> None:
    """Levels are none and some only, so that the ordered test follows the share."""
    far: Numbers = dict(zip(SECTORS, [(20, 18), (20, 2), (20, 10), (20, 9)], strict=True))
    comparison = compare_sectors(made(codebook, preparedness=far), codebook, "preparedness")
    text = ordered_sentence(comparison, edition).text
    assert edition.choose("Även när", "as well") in text
    assert edition.choose("analysplanens test", "the analysis plan's test") in text
    alike = compare_sectors(made(codebook), codebook, "preparedness")
    assert edition.choose("ingen säkerställd skillnad", "no clear difference") in (
        ordered_sentence(alike, edition).text
    )
    hidden: Numbers = dict.fromkeys(SECTORS, (20, None)) | {COUNTY: (80, 40)}
    withheld = compare_sectors(made(codebook, preparedness=hidden), codebook, "preparedness")
    assert "Kruskal" not in ordered_sentence(withheld, edition).text


GAPS: dict[str, Crossed] = {
    "ahead": (2, 0, 16, 2),
    "behind": (2, 16, 0, 2),
    "unsure": (5, 5, 6, 4),
}


@pytest.mark.parametrize("key", GAPS)
def test_gap(codebook: Codebook, edition: Edition, key: str) -> None:
    text = gap_sentence(crossed(codebook, voluntary=GAPS[key]), edition).text
    told = {sentence for sentence in text.split(".") if edition.among("voluntary") in sentence}
    words = {
        "ahead": edition.choose("Beredskap är vanligare", "Preparedness is more common"),
        "behind": edition.choose("Erfarenhet är vanligare", "Experience is more common"),
        "unsure": edition.choose("inte att säga", "do not tell"),
    }
    assert len(told) == 1
    assert words[key] in told.pop()


def test_the_largest_gap_is_certain_only_where_intervals_lie_apart(
    codebook: Codebook, edition: Edition
) -> None:
    sure = crossed(codebook, voluntary=(2, 40, 0, 10))
    text = largest_gap_sentence(sure, edition).text
    assert edition.among("voluntary") in text
    assert edition.choose("större än i övriga sektorer", "larger than in the other sectors") in text
    even = largest_gap_sentence(crossed(codebook, voluntary=(5, 6, 5, 4)), edition).text
    assert edition.choose("lika stort", "as large") in even
    ahead = dict.fromkeys(SECTORS, GAPS["ahead"])
    none = largest_gap_sentence(crossed(codebook, **ahead), edition).text
    assert none.startswith(edition.choose("I ingen sektor", "In no sector"))


def test_a_hidden_crossing_gives_a_wider_gap_or_none(codebook: Codebook, edition: Edition) -> None:
    """Where the crossing is hidden the shares decide; where they are, nothing is said."""
    shares: Numbers = dict.fromkeys(SECTORS, (20, 10)) | {"voluntary": (20, 19)}
    none: Numbers = dict.fromkeys(SECTORS, (20, 10)) | {"voluntary": (20, 0)}
    counts = made(codebook, suspicion=shares, preparedness=none)
    hide = counts.pairs["group"] == "voluntary"
    counts = replace(counts, pairs=counts.pairs.assign(count=counts.pairs["count"].mask(hide)))
    pair = compare_questions(counts, codebook, "suspicion_and_preparedness")
    more = edition.choose("Erfarenhet är vanligare", "Experience is more common")
    assert f"{more}" in gap_sentence(pair, edition).text
    frame = counts.answers.copy()
    mine = (frame["question"] == "suspicion") & (frame["group"] == "voluntary")
    frame.loc[mine, "count"] = pd.NA
    pair = compare_questions(replace(counts, answers=frame), codebook, "suspicion_and_preparedness")
    text = gap_sentence(pair, edition).text
    assert more not in text
    assert edition.choose("visas inte", "not shown") in text


def test_association(codebook: Codebook, edition: Edition) -> None:
    def told(cells: Crossed) -> str:
        pair = crossed(codebook, **dict.fromkeys(SECTORS, cells))
        return association_sentence(pair, edition).text

    assert edition.choose("inget säkerställt samband", "no clear association") in told(
        (10, 10, 10, 10)
    )
    assert edition.choose("oftare", "more often") in told((18, 2, 2, 18))
    assert edition.choose("mer sällan", "less often") in told((2, 18, 18, 2))


def test_simpsons_paradox_is_told_only_where_it_is_there(
    codebook: Codebook, edition: Edition
) -> None:
    """Within sectors experience goes with less preparedness; sectors mixed, with more."""
    turned = crossed(
        codebook,
        authorities=(20, 9, 1, 0), businesses=(0, 1, 9, 60),
        care_givers=(20, 9, 1, 0), voluntary=(0, 1, 9, 60),
    )  # fmt: skip
    assert turned.association is not None
    assert turned.association.reverses
    assert not turned.differs
    assert (
        edition.choose("ingen Simpsons", "no Simpson's") in simpson_sentence(turned, edition).text
    )
    strong = crossed(
        codebook,
        authorities=(80, 40, 12, 1), businesses=(1, 12, 40, 80),
        care_givers=(80, 40, 12, 1), voluntary=(1, 12, 40, 80),
    )  # fmt: skip
    assert strong.differs
    assert edition.choose("lita på", "trust the") in simpson_sentence(strong, edition).text
    plain = crossed(codebook, **dict.fromkeys(SECTORS, (18, 2, 2, 18)))
    assert edition.choose("vänder inte", "does not turn") in simpson_sentence(plain, edition).text


def test_homogeneity(codebook: Codebook, edition: Edition) -> None:
    same = crossed(codebook, **dict.fromkeys(SECTORS, (18, 2, 2, 18)))
    assert edition.choose("Inget tyder", "Nothing suggests") in (
        homogeneity_sentence(same, edition).text
    )
    apart = crossed(codebook, authorities=(18, 2, 2, 18), businesses=(2, 18, 18, 2))
    assert (
        edition.choose("olika ut", "differs between") in homogeneity_sentence(apart, edition).text
    )


def test_what_association_could_have_shown(codebook: Codebook, edition: Edition) -> None:
    plain = detectable_association_sentence(crossed(codebook), edition).text
    assert edition.choose("måste den vara minst", "must be at least") in plain
    few = dict.fromkeys(SECTORS, (0, 0, 1, 1))
    text = detectable_association_sentence(crossed(codebook, **few), edition).text
    assert edition.choose("kan ingen skillnad", "no difference") in text


def test_a_hidden_cell_withholds_the_association(codebook: Codebook, edition: Edition) -> None:
    counts = made(codebook)
    count = counts.pairs["count"].mask(counts.pairs.index == 0)
    hidden = replace(counts, pairs=counts.pairs.assign(count=count))
    pair = compare_questions(hidden, codebook, "suspicion_and_preparedness")
    assert pair.association is None
    for sentence in (association_sentence, simpson_sentence, homogeneity_sentence):
        assert edition.choose("visas inte", "not shown") in sentence(pair, edition).text


def test_a_sector_without_answers_breaks_no_sentence(codebook: Codebook, edition: Edition) -> None:
    some: Numbers = dict.fromkeys(SECTORS, (20, 10)) | {"voluntary": (0, 0)}
    counts = made(
        codebook, {"voluntary": (0, 0, 0, 0)}, suspicion=some, preparedness=some, knowledge=some
    )
    for name in ("suspicion", "knowledge"):
        comparison = compare_sectors(counts, codebook, name)
        tested = sensitivity(comparison)
        texts = [
            county_sentence(comparison, edition), sector_sentence(comparison, edition),
            pairs_sentence(comparison, edition), detectable_sentence(comparison, edition),
            ordered_sentence(comparison, edition), unknown_sentence(tested, edition),
            nonresponse_sentence(tested, edition),
        ]  # fmt: skip
        assert all(text.text for text in texts)
    pair = compare_questions(counts, codebook, "suspicion_and_preparedness")
    assert edition.among("voluntary") in gap_sentence(pair, edition).text
    assert association_table(pair, edition).frame["ratio"].isna().tolist()[3]
    assert largest_gap_sentence(pair, edition).text


def test_without_cases_none_are_told(codebook: Codebook, edition: Edition) -> None:
    def told(count: IntervalCount) -> str:
        counts = {
            actor.id: {"strong": count, "doubtful": IntervalCount(0, 0)}
            for actor in codebook.actors
        }
        return cases_sentence(cases_of(codebook, counts), edition).text

    assert "42+" in told(IntervalCount(3, 3, open=True))
    assert "42" in told(IntervalCount(3, 3))
    assert "+" not in told(IntervalCount(3, 3))
    assert told(IntervalCount(0, 0)).startswith(edition.choose("Ingen aktör", "No actor"))


def test_without_training_none_is_told(edition: Edition) -> None:
    def told(occasions: int | None, participants: int | None) -> str:
        frame = pd.DataFrame({
            "item": ["training_occasions", "participants"], "value": [occasions, participants]
        })  # fmt: skip
        sentence = training_sentence(frame, edition)
        return "" if sentence is None else sentence.text

    assert "193" in told(7, 193)
    assert edition.choose("inga utbildningstillfällen", "no training") in told(0, 0)
    assert told(7, None) == ""


def test_a_ranking_is_certain_only_against_closed_counts(edition: Edition) -> None:
    def told(counts: Counted) -> str:
        return leading_actor_sentence(cases_of(edition.codebook, counts), edition).text

    none = IntervalCount(0, 0)
    sure: Counted = {
        "private_doctors": {"strong": IntervalCount(22, 22), "doubtful": none},
        "taxi": {"strong": IntervalCount(6, 8), "doubtful": none},
    }
    assert edition.inside("taxi") not in told(sure)
    unsure = sure | {"police": {"strong": IntervalCount(2, 2, True), "doubtful": none}}
    assert edition.inside("police") in told(unsure)
    level = sure | {"police": {"strong": IntervalCount(22, 22), "doubtful": none}}
    assert edition.choose("lika många som", "as many as") in told(level)
    nothing = {"police": {"strong": none, "doubtful": none}}
    assert edition.choose("Ingen aktör", "No actor") in told(nothing)


def test_answers_set_against_each_other_are_named_so_that_they_can_be_told_apart(
    codebook: Codebook, edition: Edition
) -> None:
    """By theme, unless another comparison has the same themes, or both have one theme."""
    ask = codebook.question
    words = edition.choose("erfarenhet", "experience"), edition.choose("beredskap", "preparedness")
    assert edition.facing(ask("suspicion"), ask("preparedness")) == words
    again = Comparison(id="more", question="concerned", against="would_report")
    plan = codebook.model_copy(update={"analysis": (*codebook.analysis, again)})
    named = Edition(plan, edition.language).facing(ask("concerned"), ask("would_report"))
    shown = [edition.question(ask(name)) for name in ("concerned", "would_report")]
    assert [name.strip("”“") for name in named] == shown
    same = edition.facing(ask("knowledge"), ask("need_for_knowledge"))
    assert edition.question(ask("knowledge")) in same[0]
