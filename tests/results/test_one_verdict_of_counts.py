"""What is told of cases, of who answered and of every answer is one verdict.

As ``test_one_verdict`` does it for shares and gaps: on results made up at random.
"""

from random import Random

import pandas as pd
import pytest

from helpers.results.cases import Cases
from helpers.results.levels import Levels
from helpers.results.response import Response
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import ZERO, IntervalCount
from helpers.words.edition import Edition, plain
from helpers.words.formats import COUNT_LIMITS, DECIMAL, PERCENT

from ..kronoberg_cases import shipped_cases, stated
from .random_results import at_random, random_cases, random_levels, random_response, undraw
from .told import check_part, named, reads_as_title, told, told_in_turn


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = ("interval_counts", "small_counts", "rates", "diverging_bars")
    undraw(monkeypatch, drawings, Cases, Response, Levels)


# Cases by actor.


def test_cases_are_told_alike(codebook: Codebook, editions: list[Edition]) -> None:
    met, shipped = set(), shipped_cases(codebook)
    for random, edition in at_random(editions):
        met.add(check_cases(random_cases(random, edition.codebook, shipped), edition))
    assert met == set(SENTENCES_OF_CASES.values())


TITLES_OF_CASES = {
    "title_cases": "sure",
    "title_cases_short": "sure",
    "title_cases_level": "level",
    "title_cases_level_short": "level",
    "title_cases_unsure": "unsure",
    "title_cases_unsure_short": "unsure",
    "title_cases_none": "none",
    "title_cases_hidden": "hidden",
}
SENTENCES_OF_CASES = {
    "cases_first": "sure",
    "cases_first_closed": "sure",
    "cases_first_level": "level",
    "cases_first_unsure": "unsure",
    "cases_none": "none",
    "cases_first_hidden": "hidden",
}


def check_cases(cases: Cases, edition: Edition) -> str:
    """Compare title, alt text and both sentences; return what they decide."""
    counts, leader = cases.of(cases.leading), cases.leader
    figure, sentence = cases.figure(edition), cases.leader_sentence(edition).text
    known = {
        "unit": cases.unit_of(edition), "leading": cases.unit_of(edition, cases.leading),
    }  # fmt: skip
    first = counts.get(leader.first, ZERO)
    if leader.certainty != "hidden":
        known |= {"actor": edition.group(leader.first), "count": written(first, edition)}
    unit = known["leading" if leader.certainty == "none" else "unit"]
    title, in_title = told(figure.title, edition, *TITLES_OF_CASES, **known | {"unit": unit})
    key, in_sentence = told(sentence, edition, *SENTENCES_OF_CASES, **known)
    decision = SENTENCES_OF_CASES[key]
    assert TITLES_OF_CASES[title] == decision == leader.certainty
    assert reads_as_title(figure.title)
    cover, _ = told(cases.sentence(edition).text, edition,
                    "cases_none", "cases_total", "cases_total_closed", leading=known["leading"],
                    unit=known["unit"])  # fmt: skip
    assert (cover == "cases_none") == (decision == "none")
    assert cover == "cases_none" or (cover == "cases_total") == cases.is_open

    assert (decision == "hidden") == (len(counts) < len(cases.counts))
    others = {actor: counted for actor, counted in counts.items() if actor != leader.first}
    rivals = [actor for actor, counted in others.items() if counted.upper >= first.low]
    if decision != "hidden":
        assert (decision == "none") == all(counted == ZERO for counted in counts.values())
        assert (decision == "sure") == (not rivals)
    if decision == "level":
        assert all(counts[actor] == first for actor in rivals)
    if "rivals" in in_sentence:
        assert named(in_sentence["rivals"], counts, edition.inside) == rivals
    if "actors" in in_title:
        assert named(in_title["actors"], counts, edition.inside) == [leader.first, *rivals]

    _, in_alt = told(figure.alt, edition, "cases_alt")
    assert in_alt["title"] == plain(figure.title)
    for actor, said in zip(cases.counts, in_alt["told"].split("; "), strict=True):
        counted = counts.get(actor)
        shown = None if counted in (ZERO, None) else written(counted, edition)
        check_part(said, edition.group(actor), shown)
        assert (counted is None) == said.endswith(edition.say("hidden"))
    told_sum = cases.sums["total"][cases.leading]
    assert in_alt["total"] == ("" if told_sum == ZERO else written(told_sum, edition)) or (
        told_sum == ZERO
    )
    return decision


def written(counted: IntervalCount, edition: Edition) -> str:
    return edition.write(COUNT_LIMITS, counted.low, counted.high, counted.open)


def test_a_tie_of_many_is_not_told_as_unsure(codebook: Codebook, edition: Edition) -> None:
    level = stated(codebook, **{actor.id: IntervalCount(2, 2) for actor in codebook.actors})
    unsure = edition.say("title_cases_unsure_short", unit=level.unit_of(edition))
    assert level.leader.certainty == "level"
    assert plain(level.title(edition)) != plain(unsure)


def test_cases_of_another_kind_are_not_told_as_none(codebook: Codebook, edition: Edition) -> None:
    shipped = shipped_cases(codebook)
    other = {actor: {"strong": ZERO, "doubtful": IntervalCount(2, 2)} for actor in shipped.counts}
    none = edition.say("title_cases_none", unit=shipped.unit_of(edition))
    cases = random_cases(Random(0), codebook, shipped)
    cases.__dict__["counts"] = other
    assert plain(cases.title(edition)) != plain(none)


# Who answered.


def test_response_is_told_alike(editions: list[Edition]) -> None:
    met = set()
    for random, edition in at_random(editions):
        met.add(check_response(random_response(random, edition.codebook), edition))
    assert {title for title, _ in met} == set(TITLES_OF_RESPONSE)
    assert {weights for _, weights in met} == {"weights", "weights_alike", ""}


TITLES_OF_RESPONSE = ("title_response", "title_response_only", "title_response_alike")


def check_response(response: Response, edition: Edition) -> tuple[str, str]:
    """Compare title, alt text and sentences; return which title it is, and which weights."""
    figure, sentence = response.figure(edition), response.sentence(edition).text
    title, in_title = told(figure.title, edition, *TITLES_OF_RESPONSE)
    key, in_sentence = told(sentence, edition, "response", "response_alike")
    alike = len({edition.write(PERCENT, rate) for rate in response.rates.values()}) == 1
    assert (title == "title_response_alike") == (key == "response_alike") == alike
    assert reads_as_title(figure.title)
    assert edition.write(PERCENT, response.answered / response.invited) in plain(figure.title)
    read = {group: edition.write(PERCENT, rate) for group, rate in response.rates.items()}
    for parts in (in_title, in_sentence):
        check_ends(parts, read, response.rates, edition)
    if title != "title_response":
        assert not named(figure.title, read, edition.among)

    _, in_alt = told(figure.alt, edition, "response_alt")
    assert in_alt["title"] == plain(figure.title)
    for group, said in zip(read, in_alt["told"].split("; "), strict=True):
        check_part(said, edition.group(group), read[group])
    return title, check_weights(response, edition)


def check_weights(response: Response, edition: Edition) -> str:
    """Compare what answers stand for with the rates; return which sentence says it."""
    sentence = response.weights_sentence(edition)
    weights = {group: 1 / rate for group, rate in response.rates.items() if rate}
    read = {group: edition.write(DECIMAL, weight) for group, weight in weights.items()}
    if sentence is None:
        assert len(set(read.values())) == 1 and len(read) < len(response.rates)
        return ""
    key, parts = told(sentence.text, edition, "weights", "weights_alike")
    assert (key == "weights_alike") == (len(set(read.values())) == 1)
    check_ends(parts, read, weights, edition)
    return key


def check_ends(
    parts: dict[str, str], read: dict[str, str], rates: dict[str, float], edition: Edition
) -> None:
    """Compare the groups that a text names at both ends with all whose rate reads the same."""
    for end, extreme in (("highest", max), ("lowest", min)):
        if end in parts:
            shown = read[extreme(rates, key=rates.__getitem__)]
            assert parts[f"{end}_share"] == shown
            expected = [group for group in rates if read[group] == shown]
            assert named(parts[end], rates, edition.among) == expected


# Every answer.


def test_levels_are_told_alike(editions: list[Edition]) -> None:
    met = set()
    for random, edition in at_random(editions):
        met.add(check_levels(random_levels(random, edition.codebook), edition))
    assert met == set(TITLES_OF_LEVELS)


TITLES_OF_LEVELS: dict[str, bool | None] = {
    "title_levels_top": None,
    "title_levels_top_differ": True,
    "title_levels_top_alike": False,
    "title_levels_differ": True,
    "title_levels_alike": False,
    "title_levels_hidden": None,
}


def check_levels(levels: Levels, edition: Edition) -> str:
    """Compare the title with the alt text's answers of all; return which title it is."""
    figure, question = levels.figure(edition), levels.shares.question
    label = edition.question(question)
    title, parts = told(figure.title, edition, *TITLES_OF_LEVELS, label=label)
    assert TITLES_OF_LEVELS[title] == levels.differs or title == "title_levels_top"
    _, in_alt = told(figure.alt, edition, "levels_alt")
    assert in_alt["title"] == plain(figure.title)
    *_, (_, county) = told_in_turn(in_alt["told"], edition, "levels_told_group")

    row = levels.frame.iloc[-1]
    names = {level.id: edition.level(question, level.id).lower() for level in question.levels}
    known = {level: int(row[level]) for level in names if not pd.isna(row[level])}
    for level, counted in known.items() if row["n"] else ():
        assert f"{names[level]} {edition.write(PERCENT, counted / row['n'])}" in county["told"]
    hidden = int(row["n"]) - sum(known.values())
    top, second, *_ = sorted([*known.values(), 0, 0], reverse=True)
    if "level" in parts:
        said = {level: plain(edition.quoted(names[level])) for level in known}
        (first,) = (level for level in known if said[level] == parts["level"])
        assert known[first] == top > max(second, hidden)
        assert parts["share"] == edition.write(PERCENT, top / row["n"])
    else:
        assert top <= max(second, hidden)
    return title
