"""The default intervals keep at least 95 % on average and 93 % everywhere on the grid."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.statistics import Stratum, stratified_proportion
from helpers.statistics.coverage.exact import (
    county,
    difference,
    endless_proportion,
    finite_proportion,
    poisson,
)
from helpers.statistics.coverage.simulated import family_error
from helpers.statistics.coverage.table import Floats, markdown

SECTORS = {
    "authorities": (30, 30),
    "businesses": (94, 57),
    "care_givers": (50, 40),
    "voluntary": (52, 37),
}
SAMPLED = {name: size for name, size in SECTORS.items() if size[0] != size[1]}


def holds(covered: Floats) -> bool:
    return bool(covered.mean() >= 0.95 and covered.min() >= 0.93)


@pytest.mark.parametrize("sector", SAMPLED)
def test_proportion_of_a_finite_list(sector: str) -> None:
    invited, answered = SECTORS[sector]
    covered, width = finite_proportion(invited, answered, "blaker")
    assert covered.min() >= 0.95
    assert width.mean() < finite_proportion(invited, answered, "equal_tails")[1].mean()


@pytest.mark.parametrize("sector", SECTORS)
def test_proportion_of_an_endless_population(sector: str) -> None:
    covered, _ = endless_proportion(SECTORS[sector][1], "blaker")
    assert covered.min() >= 0.95 - 1e-9


@pytest.mark.parametrize("sector", SAMPLED)
def test_wilson_is_no_default_because_it_fails_somewhere(sector: str) -> None:
    invited, answered = SECTORS[sector]
    assert finite_proportion(invited, answered, "wilson")[0].min() < 0.93
    assert endless_proportion(answered, "wilson")[0].min() < 0.93


@pytest.mark.parametrize("method", ["melded", "mover_blaker"])
def test_difference(method: str) -> None:
    covered, _ = difference(SECTORS["care_givers"], SECTORS["voluntary"], method)
    assert holds(covered)


def test_county_proportion() -> None:
    covered, _ = county([(10, 10), (12, 7), (15, 12), (9, 6)])
    assert holds(covered)


def test_full_response_leaves_nothing_uncertain() -> None:
    result = stratified_proportion([Stratum(3, 30, 30), Stratum(40, 94, 94)])
    assert result.interval == pytest.approx((43 / 124, 43 / 124))


def test_poisson_count() -> None:
    assert poisson().smallest >= 0.95
    assert "garwood_exact" in markdown([poisson()])


def test_family_of_true_null_hypotheses() -> None:
    sizes = [answered for _, answered in SECTORS.values()]
    share, error = family_error(sizes, comparisons=6, levels=2, replicates=200)
    assert share <= 0.05 + 3 * max(error, np.sqrt(0.05 * 0.95 / 200))
