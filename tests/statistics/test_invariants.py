"""What must hold whatever the counts."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from itertools import pairwise as neighbours

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.statistics import (
    Stratum,
    cliffs_delta,
    compare_rates,
    count_ratio,
    cramers_v,
    detectable_difference,
    difference_of_proportions,
    fisher_power,
    holm,
    independence,
    kendall_tau_b,
    kruskal_wallis,
    pairwise,
    poisson_rate,
    proportion,
    stratified_association,
    stratified_proportion,
    worst_best_case,
)
from helpers.statistics.proportions import IntervalMethod

METHODS: tuple[IntervalMethod, ...] = ("wilson", "blaker", "equal_tails")
methods = st.sampled_from(METHODS)


@st.composite
def samples(draw: st.DrawFn, largest: int = 120) -> tuple[int, int, int]:
    """(count, n, population), possibly nobody."""
    population = draw(st.integers(0, largest))
    n = draw(st.integers(0, population))
    return draw(st.integers(0, n)), n, population


@st.composite
def tables(draw: st.DrawFn, rows: int = 4, columns: int = 4, most: int = 9) -> list[list[int]]:
    width = draw(st.integers(1, columns))
    row = st.lists(st.integers(0, most), min_size=width, max_size=width)
    return draw(st.lists(row, min_size=1, max_size=rows))


@given(samples(), methods, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
@settings(deadline=None, max_examples=50)
def test_proportion_interval(
    sample: tuple[int, int, int], method: IntervalMethod, confidence: float
) -> None:
    count, n, population = sample
    for size in (None, population):
        result = proportion(count, n, population=size, confidence=confidence, method=method)
        assert 0 <= result.interval.low <= result.interval.high <= 1
        assert (result.estimate is None) == (n == 0)
        if result.estimate is None:
            assert result.interval == (0, 1)
        else:
            assert result.estimate in result.interval
        mirror = proportion(n - count, n, population=size, confidence=confidence, method=method)
        assert mirror.interval.low == pytest.approx(1 - result.interval.high, abs=1e-9)
    if n:
        finite = proportion(count, n, population=population, method=method)
        certain = worst_best_case(count, n, population)
        assert certain.interval.low - 1e-12 <= finite.interval.low
        assert finite.interval.high <= certain.interval.high + 1e-12


@given(samples())
@settings(deadline=None, max_examples=50)
def test_shorter_exact_interval_lies_inside_the_one_with_equal_tails(
    sample: tuple[int, int, int],
) -> None:
    count, n, population = sample
    for size in (None, population):
        inner = proportion(count, n, population=size, method="blaker").interval
        outer = proportion(count, n, population=size, method="equal_tails").interval
        assert outer.low - 1e-9 <= inner.low
        assert inner.high <= outer.high + 1e-9


@given(st.integers(1, 40), methods)
@settings(deadline=None, max_examples=15)
def test_limits_rise_with_the_count(n: int, method: IntervalMethod) -> None:
    intervals = [proportion(count, n, method=method).interval for count in range(n + 1)]
    for lower, higher in neighbours(intervals):
        assert lower.low <= higher.low + 1e-12
        assert lower.high <= higher.high + 1e-12


@given(samples())
def test_worst_and_best_case_hold_the_estimate(sample: tuple[int, int, int]) -> None:
    count, n, invited = sample
    result = worst_best_case(count, n, invited)
    assert 0 <= result.interval.low <= result.interval.high <= 1
    if n:
        assert result.estimate in result.interval
        assert result.interval.width == pytest.approx((invited - n) / invited)


@given(samples(60), samples(60), st.booleans())
@settings(deadline=None, max_examples=50)
def test_difference(
    first: tuple[int, int, int], second: tuple[int, int, int], finite: bool
) -> None:
    populations = (first[2], second[2]) if finite else None
    result = difference_of_proportions(first[:2], second[:2], populations=populations)
    swapped = difference_of_proportions(
        second[:2], first[:2], populations=populations and populations[::-1]
    )
    assert swapped.interval.low == pytest.approx(-result.interval.high, abs=1e-9)
    assert -1 - 1e-12 <= result.interval.low <= result.interval.high <= 1 + 1e-12
    assert (result.value is None) == (0 in {first[1], second[1]})
    assert result.value is None or result.value in result.interval


@given(tables(rows=3, columns=3))
@settings(deadline=None, max_examples=50)
def test_tests_do_not_depend_on_the_order_of_groups(table: list[list[int]]) -> None:
    shuffled = table[::-1]
    columns_turned = [row[::-1] for row in table]
    p = independence(table, seed="a").p
    for other in (shuffled, columns_turned, np.array(table).T):
        again = independence(other, seed="a").p
        assert (p is None) == (again is None)
        if p is not None:
            assert again == pytest.approx(p, abs=1e-10)
    ordered = kruskal_wallis(table, seed="a").p
    for other in (shuffled, columns_turned):
        again = kruskal_wallis(other, seed="a").p
        assert (ordered is None) == (again is None)
        if ordered is not None:
            assert again == pytest.approx(ordered, abs=1e-10)


@given(tables(rows=3, most=6))
@settings(deadline=None, max_examples=50)
def test_p_is_a_probability_and_empty_groups_change_nothing(table: list[list[int]]) -> None:
    padded = [[*row, 0] for row in table] + [[0] * (len(table[0]) + 1)]
    for test in (independence, kruskal_wallis):
        result, again = test(table, seed="a"), test(padded, seed="a")
        assert result == again
        assert result.p is None or 0 < result.p <= 1


@given(tables(rows=3, columns=3, most=6))
@settings(deadline=None, max_examples=25)
def test_monte_carlo_agrees_with_exact(table: list[list[int]]) -> None:
    for test in (independence, kruskal_wallis):
        exact = test(table, seed="a")
        drawn = test(table, seed="a", replicates=20_000, largest_half=0)
        if exact.p is None:
            assert drawn.p is None
        else:
            assert drawn.method.endswith("monte_carlo")
            assert drawn.p is not None
            error = max(math.sqrt(drawn.p * (1 - drawn.p) / 20_000), 1e-4)
            assert abs(drawn.p - exact.p) <= 5 * error


def test_monte_carlo_depends_on_the_id_alone() -> None:
    table = [[10, 5, 5, 5, 5], [15, 30, 6, 3, 3], [8, 20, 6, 3, 3], [20, 10, 3, 2, 2]]
    assert independence(table[::-1], seed="a") == independence(table, seed="a")
    assert kruskal_wallis(table[::-1], seed="a").p == kruskal_wallis(table, seed="a").p
    first = independence(table, seed="concerned-by-sector")
    assert independence(table, seed="trust-by-sector").p != first.p
    assert independence(table, seed="concerned-by-sector") == first
    assert first.method.endswith("monte_carlo")


@given(tables())
@settings(deadline=None, max_examples=50)
def test_effects_lie_in_their_range_and_interval(table: list[list[int]]) -> None:
    for effect, low in (
        (cramers_v(table), 0.0),
        (kendall_tau_b(table), -1.0),
        (cliffs_delta(table[0], table[-1]), -1.0),
    ):
        assert low <= effect.interval.low <= effect.interval.high <= 1
        if effect.value is None:
            assert effect.interval == (low, 1)
        else:
            assert effect.interval.low - 1e-12 <= effect.value <= effect.interval.high + 1e-12


@given(tables())
@settings(deadline=None, max_examples=50)
def test_effects_turn_with_the_order_of_levels(table: list[list[int]]) -> None:
    turned = [row[::-1] for row in table]
    assert cramers_v(turned).value == pytest.approx(cramers_v(table).value)
    assert cramers_v(turned).interval == pytest.approx(cramers_v(table).interval)
    for effect, mirror in (
        (kendall_tau_b(table), kendall_tau_b(turned)),
        (cliffs_delta(table[0], table[-1]), cliffs_delta(table[-1], table[0])),
    ):
        if effect.value is not None:
            assert mirror.value == pytest.approx(-effect.value)
            assert mirror.interval.low == pytest.approx(-effect.interval.high, abs=1e-9)


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12))
def test_holm(p_values: list[float | None]) -> None:
    adjusted = holm(p_values)
    pairs = sorted((p, a) for p, a in zip(p_values, adjusted, strict=True) if p is not None and a)
    assert [a is None for a in adjusted] == [p is None for p in p_values]
    assert all(p <= a <= 1 for p, a in pairs)
    assert all(lower[1] <= higher[1] for lower, higher in neighbours(pairs))


def test_pairwise_names_every_pair_and_adjusts_over_them() -> None:
    result = pairwise([[9, 1], [2, 8], [0, 0]], ["a", "b", "c"], seed="x", test=kruskal_wallis)
    assert [(pair.first, pair.second) for pair in result] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [pair.p_adjusted is None for pair in result] == [False, True, True]
    assert result[0].p_adjusted == result[0].test.p


@st.composite
def strata(draw: st.DrawFn) -> list[Stratum]:
    return [Stratum(*sample) for sample in draw(st.lists(samples(30), max_size=5))]


@given(strata())
@settings(deadline=None, max_examples=50)
def test_county_proportion(parts: list[Stratum]) -> None:
    result = stratified_proportion(parts)
    assert 0 <= result.interval.low <= result.interval.high <= 1
    if result.estimate is None:
        assert not result.invited or any(part.invited and not part.n for part in parts)
        return
    assert result.estimate in result.interval
    certain = worst_best_case(sum(part.count for part in parts), result.n, result.invited).interval
    assert certain.low - 1e-12 <= result.interval.low
    assert result.interval.high <= certain.high + 1e-12
    if result.n == result.invited:
        assert result.interval.width == pytest.approx(0)


two_by_two = st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=2, max_size=2)


@given(st.lists(two_by_two, min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_stratified_association(stack: list[list[list[int]]]) -> None:
    result = stratified_association(stack)
    turned = stratified_association([[row[::-1] for row in table] for table in stack])
    for ratio, mirror in ((result.common, turned.common), (result.crude, turned.crude)):
        assert ratio.direction == -mirror.direction
        assert ratio.interval.low <= ratio.interval.high
        if ratio.value is None:
            assert math.isinf(ratio.interval.width)
        elif 0 < ratio.value < math.inf:
            assert ratio.value in ratio.interval
            assert mirror.value == pytest.approx(1 / ratio.value, rel=1e-6)
    assert result.reverses == turned.reverses
    if result.test.p is not None:
        assert turned.test.p == pytest.approx(result.test.p)
    one = stratified_association(stack[:1])
    assert not one.reverses
    assert one.common.value == one.crude.value


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.5, 10), st.floats(0.5, 10))
@settings(deadline=None, max_examples=50)
def test_rates(count1: int, count2: int, exposure1: float, exposure2: float) -> None:
    rate = poisson_rate(count1, exposure1)
    assert rate.estimate in rate.interval
    ratio = compare_rates((count1, exposure1), (count2, exposure2))
    assert (ratio.estimate is None) == (count1 + count2 == 0)
    if ratio.estimate is not None:
        assert ratio.estimate in ratio.interval


@given(st.integers(0, 60), st.one_of(st.none(), st.integers(0, 20)), st.integers(0, 20))
def test_count_ratio_bounds_lie_inside_its_interval(
    low: int, more: int | None, events: int
) -> None:
    result = count_ratio(low, None if more is None else low + more, events)
    assert result.interval.low <= result.bounds.low <= result.bounds.high <= result.interval.high


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 100))
@settings(deadline=None, max_examples=40)
def test_detectable_difference_has_the_power_it_promises(n1: int, n2: int, percent: int) -> None:
    baseline = percent / 100
    result = detectable_difference(n1, n2, baseline=baseline)
    assert (result.difference is None) == (result.above is None and result.below is None)
    for found, end in ((result.above, 1.0), (result.below, 0.0)):
        if found is None:
            assert end == baseline or fisher_power(baseline, n1, end, n2) < 0.8
        else:
            assert fisher_power(baseline, n1, found, n2) >= 0.8 - 1e-6


def test_results_are_frozen() -> None:
    result = cramers_v([[1, 2], [3, 4]])
    with pytest.raises(FrozenInstanceError):
        result.value = 1.0  # type: ignore[misc]


@pytest.mark.parametrize(
    "call",
    [
        lambda: proportion(4, 3),
        lambda: proportion(1, 3, population=2),
        lambda: proportion(1, 3, confidence=95),
        lambda: worst_best_case(-1, 3, 4),
        lambda: difference_of_proportions((1, 2), (1, 2), populations=(3, 3), method="wilson"),
        lambda: independence([[1, 2], [3]], seed="a"),
        lambda: independence([[1.5, 2], [3, 1]], seed="a"),  # type: ignore[list-item]
        lambda: kruskal_wallis([[1, -2], [3, 1]], seed="a"),
        lambda: pairwise([[1, 2], [3, 1]], ["a"], seed="a"),
        lambda: cliffs_delta([1, 2], [1, 2, 3]),
        lambda: holm([1.2]),
        lambda: stratified_association([[[1, 2, 3], [4, 5, 6]]]),
        lambda: stratified_association([]),
        lambda: poisson_rate(-1),
        lambda: poisson_rate(1, 0),
        lambda: count_ratio(8, 6, 1),
        lambda: detectable_difference(5, 5, baseline=1.5),
    ],
)
def test_impossible_counts_are_refused_with_what_was_expected(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="expected"):
        call()
