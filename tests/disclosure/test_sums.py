"""Sums of stated numbers: what can be worked out of one actor or respondent, by linear algebra."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.disclosure.magnitudes import TOGETHER
from helpers.disclosure.protection import protect
from helpers.report.audit.attack import attack_facts
from helpers.report.audit.count_facts import counted_facts
from helpers.report.audit.facts import Key
from helpers.report.audit.sums import exposed_sums
from helpers.survey.codebook import Codebook

from .surveys import SMALL, categorical, label

QUESTION = {
    "id": "cases", "theme": "experience", "type": "count", "column": "cases",
    "text": label("How many?"), "label": label("Cases"),
}  # fmt: skip
PERCENT = 10


def survey_of(
    actors: list[int], stated: list[list[int]], threshold: int = 3
) -> tuple[Codebook, pd.DataFrame]:
    """A survey whose sectors have so many actors, and what each respondent of each actor stated."""
    names = [f"a{place}" for place in range(sum(actors))]
    starts = np.cumsum([0, *actors])
    sectors = [
        {"id": f"s{place}", "label": label(f"S{place}"),
         "actors": [{"id": name, "label": label(name), "invited": 400} for name in names[a:b]]}
        for place, (a, b) in enumerate(pairwise(starts))
    ]  # fmt: skip
    codebook = Codebook.model_validate(
        SMALL | {"sectors": sectors, "questions": [QUESTION],
                 "disclosure": {"threshold": threshold, "dominance": PERCENT}}
    )  # fmt: skip
    rows = [
        (codebook.sector_of[name], name, number)
        for name, numbers in zip(names, stated, strict=True)
        for number in numbers
    ]
    frame = pd.DataFrame(rows, columns=["_sector", "_actor", "cases.low"])
    frame["cases.low"] = frame["cases.high"] = frame["cases.low"].astype("Int64")
    frame["cases.open"] = pd.Series(False, index=frame.index, dtype="boolean")
    return codebook, categorical(frame, codebook)


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Codebook, pd.DataFrame, dict[str, list[int]]]:
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    actors = random.integers(1, 7, random.integers(1, 5)).tolist()
    often, large = random.choice([0.2, 0.5, 0.9]), random.choice([0.02, 0.3])
    stated = [
        (random.geometric(large, size) * (random.random(size) < often)).tolist()
        for size in random.integers(0, 20, sum(actors))
    ]
    if not any(stated):
        stated[0] = [1]
    codebook, frame = survey_of(actors, stated, draw(st.sampled_from([3, 5])))
    return codebook, frame, dict(zip([one.id for one in codebook.actors], stated, strict=True))


def tells(numbers: list[int], threshold: int) -> bool:
    """Whether a sum of numbers tells what one of those who stated them did, by its definition."""
    some = sorted((one for one in numbers if one), reverse=True)
    if not some:
        return False
    if min(len(some), len(numbers) - len(some)) < threshold:
        return True
    # The second knows the sum and what he stated himself; all the others state at least nothing.
    known_within = sum(some) - some[0] - some[1]
    return known_within < PERCENT / 100 * some[0] or sum(some) < threshold + 2


@given(surveys())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_sums_can_be_worked_out_are_safe(
    made: tuple[Codebook, pd.DataFrame, dict[str, list[int]]],
) -> None:
    codebook, responses, stated = made
    counts, _ = protect(responses, codebook, "survey")
    shown = counts.cases
    assert [str(one) for one in attack_facts(list(counted_facts(counts)), codebook)] == []
    names = list(stated)
    actors = shown[shown["actor"] != TOGETHER].set_index("actor")
    together = shown[shown["actor"] == TOGETHER].set_index("sector")["high"].to_dict()
    hidden = [name for name in names if pd.isna(actors["high"][name])]
    told = [{name} for name in names if name not in hidden]
    for sector in codebook.sectors:
        mine = {actor.id for actor in sector.actors} & set(hidden)
        if sector.id in together:
            told.append(mine)
            hidden = [name for name in hidden if name not in mine]
    told += [set(hidden)] if TOGETHER in together else []
    for pool in told:
        numbers = [number for name in pool for number in stated[name]]
        known = [actors["high"][name] for name in pool]
        assert not tells(numbers, codebook.disclosure.threshold), pool
        able = [name for name in pool if stated[name]]
        if len(pool) == 1:
            assert known == [sum(numbers)]
        else:
            assert len(able) >= 3, "of two, each shows that the other is meant"
    if told and not (hidden and TOGETHER not in together):
        everything = actors["high"].sum() + sum(together.values())
        assert everything == sum(map(sum, stated.values()))


def test_one_actor_of_two_respondents_hides_itself_and_few_others() -> None:
    """Of 300 actors, in one sector or in thirty."""
    random = np.random.default_rng(1)
    stated = [[5, 4, 0], *([3, 2, 2, 4, 3, 0, 0, 0] for _ in range(299))]
    for sectors in ([300], [10] * 30, [1] * 300):
        hidden = []
        for _ in range(8):
            codebook, responses = survey_of(sectors, stated)
            counts, _ = protect(responses, codebook, "survey", key=random.bytes(8))
            hidden.append(counts.cases["high"].isna().sum())
        assert 3 <= min(hidden) <= np.median(hidden) <= 5, sectors
        assert max(hidden) < 12, sectors


def test_any_other_actor_may_be_the_cover() -> None:
    codebook, responses = survey_of([5], [[7, 0], *([[1, 2, 3, 0, 0, 0]] * 3), [0, 0, 0]])
    drawn = set()
    for key in range(60):
        cases = protect(responses, codebook, "survey", key=bytes([key]))[0].cases
        drawn |= set(cases.loc[cases["low"].isna(), "actor"])
    assert drawn == {"a0", "a1", "a2", "a3", "a4"}


@pytest.mark.parametrize(
    "stated", [[[1, 1]], [[20, 1, 1, 0]], [[4, 5, 6]], [[9, 9, 0], [0] * 9], [[3, 4, 5, 0, 0]]]
)
def test_where_no_sum_is_safe_none_is_told(stated: list[list[int]]) -> None:
    codebook, responses = survey_of([len(stated)], stated)
    cases = protect(responses, codebook, "survey")[0].cases
    assert cases["high"].isna().all()
    assert len(cases) == len(stated)


@pytest.mark.parametrize(
    ("sums", "found"),
    [
        ({"a0": 9, "a1": 8, "a2": 7, "s0": 24, "total": 24}, set()),
        ({"a1": 8, "a2": 7, "s0": 24, "total": 24}, {("a0", 9, 9)}),  # hidden alone
        ({"a2": 7, "s0": 24, "total": 24}, {("a0", 0, 17)}),  # each of two shows the other's need
        ({"s0": 24, "total": 24}, set()),
        ({"total": 24}, set()),
        ({"total": 4}, {("a0", 0, 4)}),  # three who state four: nearly all is known
        ({"a0": 4, "a1": 8, "a2": 7, "s0": 19, "total": 19}, {("a0", 4, 4)}),
    ],
)
def test_the_audit_reads_sums(sums: dict[str, int], found: set[tuple[str, int, int]]) -> None:
    codebook, _ = survey_of([3], [[], [], []])
    shown: dict[Key, int] = {
        ("cases", "cases", group, "high"): value for group, value in sums.items()
    }
    shown |= {("respondents", actor.id): 30 for actor in codebook.actors}
    exposed = exposed_sums(shown, codebook)
    assert {(one.key[2], one.low, one.high) for one in exposed} == found


def test_the_audit_knows_how_many_of_an_actor_answered() -> None:
    """Of five, three stated something and two did not: too few on that side."""
    codebook, _ = survey_of([1], [[]])
    shown: dict[Key, int] = {("cases", "cases", "a0", "high"): 9, ("respondents", "a0"): 5}
    assert [one.key[2] for one in exposed_sums(shown, codebook)] == ["a0"]
