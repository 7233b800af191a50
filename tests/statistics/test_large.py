"""Long lists: what replaces listing every outcome, against listing it, and where methods change."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from helpers.statistics import (
    Interval,
    Stratum,
    detectable_difference,
    difference_of_proportions,
    independence,
    kruskal_wallis,
    melding,
    paired_difference,
    proportion,
    stratified_association,
    stratified_proportion,
)
from helpers.statistics import Test as TestResult
from helpers.statistics.conditional import _number_of_fillings
from helpers.statistics.contingency import REPLICATES
from helpers.statistics.melding import limit_distribution
from helpers.statistics.search import first

Sample = tuple[int, int, int]
HALF_MILLION = (112_000, 285_000, 470_000)  # count, answered, invited


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    population = draw(st.integers(1, 150))
    n = draw(st.integers(1, population))
    return draw(st.integers(0, n)), n, population


def accepted(count: int, n: int, population: int) -> tuple[float, float]:
    """Try every possible number of holders (Blaker 2000)."""
    holders = []
    for number in range(count, count + population - n + 1):
        below = stats.hypergeom.cdf(np.arange(n + 1), population, number, n)
        above = stats.hypergeom.sf(np.arange(n + 1) - 1, population, number, n)
        observed = min(below[count], above[count])
        other = above if below[count] <= above[count] else below
        opposite = other[other <= observed * (1 + 1e-10)].max(initial=0.0)
        holders += [number] if observed + opposite > 0.05 + 1e-12 else []
    return min(holders) / population, max(holders) / population


@given(samples())
@settings(deadline=None, max_examples=60)
def test_limits_found_by_halving_are_those_found_by_trying_every_number(sample: Sample) -> None:
    count, n, population = sample
    limits = Interval(*accepted(*sample)).including(count / n)
    assert proportion(count, n, population=population).interval == pytest.approx(limits)


@pytest.mark.parametrize(("count", "n"), [(3, 285_000), (112_000, 285_000), (40, 100)])
def test_limits_with_equal_tails_in_a_long_list(count: int, n: int) -> None:
    size = 470_000
    low, high = proportion(count, n, population=size, method="equal_tails").interval
    first, last = round(low * size), round(high * size)
    assert stats.hypergeom.sf(count - 1, size, first - 1, n) <= 0.025
    assert stats.hypergeom.sf(count - 1, size, first, n) > 0.025
    assert stats.hypergeom.cdf(count, size, last, n) > 0.025
    assert stats.hypergeom.cdf(count, size, last + 1, n) <= 0.025
    inner = proportion(count, n, population=size).interval
    assert low <= inner.low <= inner.high <= high


@given(samples())
@settings(deadline=None, max_examples=60)
def test_limits_are_distributed_as_differences_of_tails(sample: Sample) -> None:
    count, n, population = sample
    found = limit_distribution(*sample)
    at_least = stats.hypergeom.sf(count - 1, population, found.holders, n)
    at_most = stats.hypergeom.cdf(count, population, found.holders, n)
    assert np.cumsum(found.lower) == pytest.approx(at_least, abs=1e-10)
    assert np.cumsum(found.upper[::-1])[::-1] == pytest.approx(at_most, abs=1e-10)


def cochran_error(strata: list[Stratum]) -> float:
    """Standard error of a stratified proportion (Cochran 1977, chapter 5)."""
    invited = sum(one.invited for one in strata)
    return math.hypot(
        *(
            one.invited
            / invited
            * math.sqrt((1 - one.n / one.invited) * share * (1 - share) / (one.n - 1))
            for one in strata
            for share in [one.count / one.n]
        )
    )


def test_large_lists_are_as_large_sample_theory_says() -> None:
    count, n, size = HALF_MILLION
    share, rest = count / n, 1 - n / size
    half = 1.959964 * math.sqrt(share * (1 - share) / n * rest)
    wald = (share - half, share + half)
    assert proportion(count, n, population=size).interval == pytest.approx(wald, abs=1e-5)
    strata = [Stratum(*HALF_MILLION), Stratum(60_000, 150_000, 150_000), Stratum(3, 200, 260)]
    county = stratified_proportion(strata)
    assert county.estimate is not None
    half_county = 1.959964 * cochran_error(strata)
    assert county.interval == pytest.approx(
        (county.estimate - half_county, county.estimate + half_county), abs=2e-5
    )
    two = difference_of_proportions((count, n), (2 * count, 2 * n), populations=(size, 2 * size))
    assert two.interval == pytest.approx((-half * 1.5**0.5, half * 1.5**0.5), abs=1e-5)


@pytest.mark.parametrize("counts", [(60, 28), (2, 1), (20, 120), (0, 0)])
def test_paired_difference_changes_little_where_the_method_changes(
    counts: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = paired_difference(*counts, 200, 1_000)
    monkeypatch.setattr("helpers.statistics.paired.LARGEST_EXACT", 100)
    normal = paired_difference(*counts, 200, 1_000)
    assert exact.method == "unconditional_score_finite"
    assert normal.method == "score_normal_finite"
    assert normal.interval == pytest.approx(exact.interval, abs=6e-3)


@pytest.mark.parametrize("members", [(300, 140), (10, 5), (0, 3), (900, 300), (600, 601)])
@pytest.mark.parametrize("n", [40, 700])
def test_paired_difference_in_a_long_list_covers(members: tuple[int, int], n: int) -> None:
    more, less = members
    size = 1_201
    law = stats.multivariate_hypergeom([more, less, size - more - less], n, seed=1)
    covered = 0
    drawn, times = np.unique(law.rvs(size=1_500), axis=0, return_counts=True)
    for (x, y, _), often in zip(drawn, times, strict=True):
        low, high = paired_difference(int(x), int(y), n, size).interval
        covered += int(often) * (low <= (more - less) / size <= high)
    assert covered / 1_500 >= 0.95 - 3 * math.sqrt(0.95 * 0.05 / 1_500)


def test_paired_difference_closes_in_a_long_list() -> None:
    result = paired_difference(300, 100, 2_000, 2_000)
    assert result.interval == (result.value, result.value)


@pytest.mark.parametrize(
    ("sizes", "baseline", "within"), [((440, 440), 0.5, 1e-3), ((300, 600), 0.1, 4e-3)]
)
def test_detectable_difference_where_the_method_changes(
    sizes: tuple[int, int], baseline: float, within: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = detectable_difference(*sizes, baseline=baseline)
    monkeypatch.setattr("helpers.statistics.power.LARGEST_EXACT", 0)
    normal = detectable_difference(*sizes, baseline=baseline)
    assert exact.method == "fisher_exact_power"
    assert normal.method == "fisher_normal_power"
    assert normal.above == pytest.approx(exact.above, abs=within)
    assert normal.below == pytest.approx(exact.below, abs=within)


def test_detectable_difference_as_fleiss_1981_works_it_out() -> None:
    """Inverts the sample size ``n/4 (1 + sqrt(1 + 4 / (n |p1 - p2|)))²`` for equal groups."""
    found = detectable_difference(20_000, 20_000, baseline=0.5)
    assert found.above is not None
    gap = found.above - 0.5
    mean = 0.5 + gap / 2
    z, power = 1.959964, 0.841621
    spread = math.sqrt(0.25 + found.above * (1 - found.above))
    plain = (z * math.sqrt(2 * mean * (1 - mean)) + power * spread) ** 2 / gap**2
    assert plain / 4 * (1 + math.sqrt(1 + 4 / (plain * gap))) ** 2 == pytest.approx(
        20_000, rel=1e-3
    )


def test_association_where_the_method_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [[[600, 570], [590, 620]], [[900, 870], [890, 920]]]
    exact = stratified_association(tables)
    monkeypatch.setattr("helpers.statistics.stratified.LARGEST_EXACT", 0)
    large = stratified_association(tables)
    assert exact.test.method == "cochran_mantel_haenszel_exact"
    assert large.test.method == "cochran_mantel_haenszel_asymptotic"
    assert large.test.p == pytest.approx(exact.test.p, abs=1e-3)
    for one, other in [(exact.common, large.common), (exact.crude, large.crude)]:
        assert (one.method, other.method) == ("conditional_exact", "mantel_haenszel")
        assert other.value == pytest.approx(one.value, rel=1e-3)
        assert other.interval == pytest.approx(one.interval, rel=5e-3)


@pytest.mark.parametrize("table", [[[5_000, 900], [700, 6_000]], [[4_000, 1_500], [5_000, 60]]])
def test_strong_association_in_a_large_table(
    table: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chances this far from independence are below the smallest number."""
    exact = stratified_association([table]).common
    assert exact.method == "conditional_exact"
    monkeypatch.setattr("helpers.statistics.stratified.LARGEST_EXACT", 0)
    large = stratified_association([table]).common
    assert large.method == "mantel_haenszel"
    assert exact.value == pytest.approx(large.value, rel=1e-2)
    assert exact.interval == pytest.approx(large.interval, rel=3e-2)


def test_rare_answers_stay_exact_in_long_lists() -> None:
    result = stratified_association([[[3, 40], [60, 400_000]], [[1, 30], [20, 300_000]]])
    assert result.common.method == "conditional_exact"
    assert result.test.method == "cochran_mantel_haenszel_exact"


@pytest.mark.parametrize("table", [[[60, 40], [5_000, 5_100]], [[3, 200], [9, 300_000]]])
def test_exact_test_of_groups_of_very_different_size(table: list[list[int]]) -> None:
    result = independence(table, seed="a")
    assert result.method == "fisher_freeman_halton_exact"
    assert result.p == pytest.approx(stats.fisher_exact(np.array(table)).pvalue, rel=1e-6)


def drawing_error(result: TestResult) -> float:
    """Standard error of a p-value that is drawn."""
    assert result.p is not None
    return max(math.sqrt(result.p * (1 - result.p) / REPLICATES), 1e-5)


def test_kruskal_wallis_of_many_answers() -> None:
    table = np.array([[9_000, 12_000, 7_000], [8_700, 12_100, 7_300]])
    statistic, p = stats.kruskal(*(np.repeat(np.arange(3), row) for row in table))
    result = kruskal_wallis(table, seed="a")
    assert result.statistic == pytest.approx(statistic)
    assert result.p == pytest.approx(p, abs=4 * drawing_error(result))


def grown(rows: list[int], columns: list[int], smallest: int, seed: int) -> np.ndarray:
    """Draw a table with margins in these proportions, whose smallest cell expects so many."""
    shares = np.outer(rows, columns) / sum(columns) / min(rows) / min(columns) * sum(columns)
    margin = np.rint(shares * smallest).astype(int)
    law = stats.random_table(margin.sum(axis=1), margin.sum(axis=0), seed=seed)
    return np.asarray(law.rvs(), dtype=int)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("rows", "columns"),
    [([6, 20, 10, 12], [1, 3, 2, 4]), ([1, 1], [1, 3, 2, 4]), ([1, 5], [4, 1, 1])],
)
def test_large_sample_tests_agree_with_drawing(
    rows: list[int], columns: list[int], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = grown(rows, columns, 1_050, seed)
    tests = [independence] if len(rows) == 2 else [independence, kruskal_wallis]
    large = [test(table, seed="a", largest_half=1) for test in tests]
    monkeypatch.setattr("helpers.statistics.contingency.LARGE_EXPECTED", 10**9)
    drawn = [test(table, seed="a", largest_half=1) for test in tests]
    for one, other in zip(large, drawn, strict=True):
        assert one.method.endswith("asymptotic")
        assert other.method.endswith("monte_carlo")
        assert one.p == pytest.approx(other.p, abs=4 * drawing_error(other) + 5e-4)
        assert one.statistic == pytest.approx(other.statistic)


@given(st.lists(st.integers(1, 60), min_size=4, max_size=4))
@settings(deadline=None, max_examples=60)
def test_tables_of_two_by_two_are_as_exact_unlisted(cells: list[int]) -> None:
    table = np.array(cells).reshape(2, 2)
    listed = independence(table, seed="a")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("helpers.statistics.contingency.LISTED", 0)
        unlisted = independence(table, seed="a")
    assert unlisted.method == listed.method == "fisher_freeman_halton_exact"
    assert unlisted.p == pytest.approx(listed.p, rel=1e-9)


@given(st.integers(0, 60), st.integers(-5, 70), st.integers(0, 60))
def test_search_from_any_guess_finds_the_same(size: int, near: int, place: int) -> None:
    tried: list[int] = []

    def holds(number: int) -> bool:
        tried.append(number)
        return number >= place

    assert first(holds, 0, size, near) == first(holds, 0, size) == min(place, size)
    assert all(0 <= number < size for number in tried)


def test_search_near_a_good_guess_takes_few_trials() -> None:
    tried: list[int] = []

    def holds(number: int) -> bool:
        tried.append(number)
        return number >= 600_003

    assert first(holds, 0, 10**9, 600_000) == 600_003
    assert len(tried) < 10


@given(st.integers(0, 12), st.lists(st.integers(1, 8), min_size=2, max_size=4), st.integers(1, 60))
def test_fillings_are_counted_as_by_listing_them(
    total: int, columns: list[int], largest: int
) -> None:
    spreads = product(*(range(column + 1) for column in columns))
    listed = sum(sum(spread) == total for spread in spreads) if total <= sum(columns) else 0
    if listed:
        counted = _number_of_fillings(total, np.array(columns), largest)
        assert counted == min(listed, largest + 1)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=60), st.lists(st.floats(0, 1), min_size=2))
def test_a_sum_of_two_is_the_same_by_either_way(first_: list[float], second: list[float]) -> None:
    """Pair by pair, and by Fourier transform: as far apart as rounding."""
    one, two = (np.array(some) / max(sum(some), 1) for some in (first_, second))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(melding, "LISTED", 0)
        by_transform = melding._sum_of(one, two)
    assert by_transform == pytest.approx(melding._sum_of(one, two), abs=1e-14)
