"""Means, medians and their comparison against R (tests/reference/numbers.R), and invariants."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.statistics import (
    Interval,
    Part,
    compare_means,
    difference_of_means,
    mean,
    median,
    quartiles,
    stratified_mean,
)

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "reference" / "numbers.json").read_text(encoding="utf-8")
)
CASES: dict[str, dict[str, Any]] = REFERENCE["cases"]
numbers = st.lists(st.integers(0, 10), min_size=2, max_size=12)


def same(interval: Interval, reference: list[float | None]) -> bool:
    return all(
        math.isinf(one) if other is None else one == pytest.approx(other, rel=1e-8, abs=1e-8)
        for one, other in zip(interval, reference, strict=True)
    )


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("known", ["", "_finite"])
def test_means_and_medians_are_those_of_r(name: str, known: str) -> None:
    case = CASES[name]
    for place, (group, values) in enumerate(case["groups"].items()):
        size = case["populations"][group] if known else None
        told, expected = mean(values, population=size), case[f"means{known}"][place]
        assert told.estimate == pytest.approx(expected["estimate"], rel=1e-8)
        assert same(told.interval, expected["limits"])
        middle, expected = median(values, population=size), case[f"medians{known}"][place]
        assert middle.estimate == pytest.approx(expected["estimate"])
        assert same(middle.interval, expected["limits"])
        assert list(quartiles(values)) == pytest.approx(expected["quartiles"])


@pytest.mark.parametrize("name", CASES)
def test_comparisons_are_those_of_r(name: str) -> None:
    case = CASES[name]
    expected, groups = case["compared"], list(case["groups"].values())
    sizes = list(case["populations"].values())
    test = compare_means(groups, name)
    assert test is not None
    assert test.p is not None
    assert test.statistic == pytest.approx(expected["f"], rel=1e-8)
    if len(groups) == 2:
        assert test.method == "permutation_exact"
        assert test.p == pytest.approx(expected["p"], rel=1e-8)
    else:
        error = math.sqrt(expected["p"] * (1 - expected["p"]) * (1 / 9_999 + 1 / 200_000))
        assert abs(test.p - expected["p"]) <= 4 * error + 2 / 10_000
    for limits, known in (("limits", None), ("limits_finite", sizes)):
        value, interval = difference_of_means(
            groups, expected["first"], expected["second"], populations=known
        )
        assert value == pytest.approx(expected["difference"], rel=1e-8)
        # R's qtukey stops within 0.0001; of two groups there is t, exact, below.
        assert list(interval) == pytest.approx(expected[limits], abs=1e-3)
    if expected["welch"]:
        assert same(difference_of_means(groups, expected["first"], expected["second"])[1],
                    expected["welch"])  # fmt: skip
    parts = [Part(np.array(g, float), n, n) for g, n in zip(groups, sizes, strict=True)]
    whole = stratified_mean(parts)
    assert whole.estimate == pytest.approx(expected["total"], rel=1e-8)
    assert same(whole.interval, expected["total_limits"])


@given(numbers, numbers)
def test_the_exact_p_value_counts_every_grouping(first: list[int], second: list[int]) -> None:
    pooled = first + second
    test = compare_means([first, second], "any")
    if len(set(pooled)) == 1:
        assert test is None
        return
    if math.comb(len(pooled), len(first)) > 20_000:
        return
    expected = len(first) * sum(pooled) / len(pooled)
    far = [abs(sum(one) - expected) for one in combinations(pooled, len(first))]
    p = np.mean(np.array(far) >= abs(sum(first) - expected) - 1e-9)
    assert test is not None
    assert test.p == pytest.approx(p)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=8), st.integers(1, 8))
def test_the_median_of_a_list_is_within_its_interval_often_enough(
    everyone: list[int], n: int
) -> None:
    if n > len(everyone):
        return
    samples = list(combinations(everyone, n))
    true = float(np.median(everyone))
    found = [true in median(one, population=len(everyone)).interval for one in samples]
    assert np.mean(found) >= 0.95


@given(numbers)
def test_weights_that_are_alike_change_no_quartile(values: list[int]) -> None:
    assert quartiles(values, [3.5] * len(values)) == pytest.approx(quartiles(values))


def test_a_group_with_a_single_answer_is_put_together_with_another() -> None:
    parts = [Part(np.array([4.0]), 10, 10), Part(np.array([1.0, 2.0, 6.0]), 30, 30)]
    whole = stratified_mean(parts)
    assert whole.estimate == pytest.approx(13 / 4)
    assert math.isfinite(whole.interval.low)
