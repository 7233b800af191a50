"""Figures that textbooks and papers print."""

from __future__ import annotations

import pytest

from helpers.statistics import (
    difference_of_proportions,
    independence,
    poisson_rate,
    proportion,
    stratified_association,
)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_in_newcombe_1998_table_1(count: int, n: int, low: float, high: float) -> None:
    interval = proportion(count, n, method="wilson").interval
    assert interval == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_difference_as_in_newcombe_1998_table_2(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    interval = difference_of_proportions(first, second, method="wilson").interval
    assert interval == pytest.approx((low, high), abs=5e-5)


def test_lady_tasting_tea_as_in_fisher_1935() -> None:
    assert independence([[3, 1], [1, 3]], seed="tea").p == pytest.approx(34 / 70)


def test_poisson_limits_as_tabulated_by_garwood_1936() -> None:
    assert poisson_rate(0).interval.high == pytest.approx(3.689, abs=5e-4)
    assert poisson_rate(2).interval == pytest.approx((0.242, 7.225), abs=5e-4)
    assert poisson_rate(10).interval == pytest.approx((4.795, 18.39), abs=5e-3)


def test_berkeley_admissions_turn_when_departments_are_thrown_together() -> None:
    """Bickel, Hammel & O'Connell (1975): men crudely favoured, within departments not."""
    departments = [
        [[512, 89], [313, 19]],
        [[353, 17], [207, 8]],
        [[120, 202], [205, 391]],
        [[138, 131], [279, 244]],
        [[53, 94], [138, 299]],
        [[22, 24], [351, 317]],
    ]
    result = stratified_association(departments)
    assert result.reverses
    assert result.crude.interval.low > 1
    assert 1 in result.common.interval
    assert result.homogeneity.statistic == pytest.approx(18.83, abs=5e-3)
    assert not stratified_association(departments[2:3]).reverses
