"""Every statistic against R (tests/reference/reference.R)."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from helpers.statistics import (
    Interval,
    Stratum,
    cliffs_delta,
    compare_rates,
    cramers_v,
    difference_of_proportions,
    fisher_power,
    holm,
    independence,
    kendall_tau_b,
    kruskal_wallis,
    paired_difference,
    poisson_rate,
    proportion,
    stratified,
    stratified_association,
    stratified_proportion,
    worst_best_case,
)
from helpers.statistics import Test as TestResult
from helpers.statistics.contingency import REPLICATES

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "reference" / "reference.json").read_text(encoding="utf-8")
)
TABLES: dict[str, dict[str, Any]] = REFERENCE["tables"]
TESTABLE = sorted(name for name, case in TABLES.items() if "df" in case)
UNTESTABLE = sorted(set(TABLES) - set(TESTABLE))


def same(value: float | None, reference: float | str | None) -> bool:
    """Equal to 1e-8, relative to the larger of 1 and the value."""
    if value is None or reference is None:
        return value is reference
    if isinstance(reference, str) or math.isinf(value):
        return math.isinf(value) and reference == "inf"
    return abs(value - reference) <= 1e-8 * max(1.0, abs(reference))


def same_limits(interval: Interval, reference: list[Any]) -> bool:
    return same(interval.low, reference[0]) and same(interval.high, reference[1])


def within_monte_carlo_error(result: TestResult, simulated: float | None, draws: int) -> bool:
    """Within four joint standard errors of another simulation."""
    assert result.p is not None
    assert simulated is not None
    own = 0.0
    if result.method.endswith("monte_carlo"):
        own = math.sqrt(result.p * (1 - result.p) / REPLICATES)
    other = math.sqrt(max(simulated * (1 - simulated), 1 / draws) / draws)
    return abs(result.p - simulated) <= 4 * math.hypot(own, other)


def test_there_are_enough_tables() -> None:
    assert len(TABLES) >= 40
    assert len(TESTABLE) >= 40


@pytest.mark.parametrize("name", TESTABLE)
def test_independence(name: str) -> None:
    case = TABLES[name]
    result = independence(case["table"], seed=name)
    assert same(result.statistic, case["chi2"])
    assert result.df == case["df"]
    if result.method.endswith("exact"):
        for key in ("fisher", "fisher_listed"):
            assert case.get(key) is None or same(result.p, case[key])
    else:
        simulated = case.get("fisher", case.get("fisher_simulated"))
        assert within_monte_carlo_error(result, simulated, case["draws"])


@pytest.mark.parametrize("name", TESTABLE)
def test_kruskal_wallis(name: str) -> None:
    case = TABLES[name]
    result = kruskal_wallis(case["table"], seed=name)
    assert same(result.statistic, case["kruskal"])
    if "kruskal_exact" in case:
        assert result.method == "kruskal_wallis_exact"
        assert same(result.p, case["kruskal_exact"])
    else:
        assert within_monte_carlo_error(result, case["kruskal_simulated"], case["draws"])


@pytest.mark.parametrize("name", TESTABLE)
def test_effects(name: str) -> None:
    case = TABLES[name]
    v = cramers_v(case["table"])
    assert same(v.value, case["cramer"])
    assert same_limits(v.interval, case["cramer_limits"])
    tau = kendall_tau_b(case["table"])
    assert same(tau.value, case["tau"])
    assert same_limits(tau.interval, case["tau_limits"])
    delta = cliffs_delta(case["table"][0], case["table"][-1])
    assert same(delta.value, case["cliff"]["value"])
    assert same_limits(delta.interval, case["cliff"]["limits"])


@pytest.mark.parametrize("name", UNTESTABLE)
def test_tables_without_two_rows_and_columns_show_nothing(name: str) -> None:
    table = TABLES[name]["table"]
    for result in (independence(table, seed=name), kruskal_wallis(table, seed=name)):
        assert result.p is None
    for effect in (cramers_v(table), kendall_tau_b(table)):
        assert effect.value is None


@pytest.mark.parametrize("case", REFERENCE["proportions"], ids=str)
def test_proportions(case: dict[str, Any]) -> None:
    count, n, population = case["count"], case["n"], case["population"]
    for method in ("wilson", "equal_tails", "blaker"):
        assert same_limits(proportion(count, n, method=method).interval, case[method])
        finite = proportion(count, n, population=population, method=method)
        assert same_limits(finite.interval, case[f"{method}_finite"])
    assert same_limits(worst_best_case(count, n, population).interval, case["settled"])


@pytest.mark.parametrize("case", REFERENCE["differences"], ids=str)
def test_differences(case: dict[str, Any]) -> None:
    (x1, n1, size1), (x2, n2, size2) = case["first"], case["second"]
    endless = difference_of_proportions((x1, n1), (x2, n2))
    assert same_limits(endless.interval, case["mover_blaker"])
    newcombe = difference_of_proportions((x1, n1), (x2, n2), method="wilson")
    assert same_limits(newcombe.interval, case["newcombe"])
    finite = difference_of_proportions((x1, n1), (x2, n2), populations=(size1, size2))
    assert same_limits(finite.interval, case["melded"])


@pytest.mark.parametrize("case", REFERENCE["totals"], ids=lambda case: str(case["strata"]))
def test_county_total(case: dict[str, Any]) -> None:
    result = stratified_proportion([Stratum(*stratum) for stratum in case["strata"]])
    assert same(result.estimate, case["estimate"])
    assert same(result.total, case["total"])
    assert same_limits(result.interval, case["melded"])


@pytest.mark.parametrize("name", sorted(REFERENCE["strata"]))
def test_stratified_association(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = REFERENCE["strata"][name]
    result = stratified_association(case["tables"])
    assert same(result.test.p, case["p"])
    assert same(result.test.statistic, case["statistic"])
    assert same(result.common.value, case["common"])
    assert same_limits(result.common.interval, case["common_limits"])
    assert same(result.crude.value, case["crude"])
    if "homogeneity" in case:
        assert same(result.homogeneity.statistic, case["homogeneity"])
    # As in large tables.
    monkeypatch.setattr(stratified, "LARGEST_EXACT", 0)
    result = stratified_association(case["tables"])
    assert same(result.test.p, case["p_asymptotic"])
    assert same(result.common.value, case["mantel_haenszel"])
    if None not in case["mantel_haenszel_limits"]:
        assert same_limits(result.common.interval, case["mantel_haenszel_limits"])


@pytest.mark.parametrize("case", REFERENCE["rates"], ids=str)
def test_rates(case: dict[str, Any]) -> None:
    first, second = case["first"], case["second"]
    rate = poisson_rate(*first)
    assert same(rate.estimate, case["estimate"])
    assert same_limits(rate.interval, case["limits"])
    ratio = compare_rates((first[0], first[1]), (second[0], second[1]))
    if "p" in case:
        assert same(ratio.estimate, case["ratio"])
        assert same_limits(ratio.interval, case["ratio_limits"])
        assert same(ratio.test.p, case["p"])
    else:
        assert ratio.test.p is None


@pytest.mark.parametrize("case", REFERENCE["power"], ids=str)
def test_power(case: dict[str, Any]) -> None:
    assert same(fisher_power(case["p1"], case["n1"], case["p2"], case["n2"]), case["power"])


@pytest.mark.parametrize("case", REFERENCE["holm"], ids=str)
def test_holm(case: dict[str, Any]) -> None:
    for mine, theirs in zip(holm(case["p"]), case["adjusted"], strict=True):
        assert same(mine, theirs)


@pytest.mark.parametrize("case", REFERENCE["paired"])
def test_paired_difference(case: dict[str, Any]) -> None:
    result = paired_difference(case["more"], case["less"], case["n"], case["N"])
    assert same_limits(result.interval, case["limits"])
