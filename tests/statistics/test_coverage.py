"""The default intervals keep at least 95 % on average and 93 % everywhere on the grid."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.statistics import Stratum, stratified_proportion
from helpers.survey.codebook import read_codebook
from helpers.survey.paths import SurveyFolder

from ..coverage import simulated
from ..coverage.__main__ import main, stated_sizes, survey_sizes
from ..coverage.clusters import errors
from ..coverage.exact import (
    county,
    difference,
    endless_proportion,
    finite_proportion,
    paired,
    poisson,
)
from ..coverage.gaps import UNLIKE, difference_of_gaps, found
from ..coverage.headline import headlines
from ..coverage.simulated import Planned, family_error, planned_family_error
from ..coverage.table import Floats, markdown

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


def test_paired_difference() -> None:
    covered, width = paired(20, 14)
    assert covered.min() >= 0.95
    assert width.mean() < 0.6


@pytest.mark.parametrize("members", UNLIKE)
def test_a_gap_is_found_at_least_as_often_as_by_a_sign_test(members: tuple[float, float]) -> None:
    """Where 30 of 60 have answered; `make coverage` has 60 of 200 and the shipped sizes."""
    by_interval, by_sign = found(60, 30, members)
    assert by_interval >= by_sign


def test_the_difference_of_two_gaps_is_covered() -> None:
    row = difference_of_gaps(
        {"one": (60, 30), "other": (40, 24)}, (UNLIKE[1], UNLIKE[3]), replicates=400
    )
    assert row.mean + 2 * row.error >= 0.95


def test_colleagues_who_answer_alike_make_no_difference_between_sectors() -> None:
    """With one vote an organisation; counted one by one, alike sectors often seem to differ."""
    whole, pairs = errors(0.6, one_vote=True, replicates=150)
    assert max(whole, pairs) <= 0.05 + 2 * (0.05 * 0.95 / 150) ** 0.5
    assert errors(0.6, one_vote=False, replicates=40)[0] > 0.25


def test_county_proportion() -> None:
    covered, _ = county([(10, 10), (12, 7), (15, 12), (9, 6)])
    assert holds(covered)


def test_headline_is_weighted_because_the_pooled_share_misses_unlike_sectors() -> None:
    rows = {(row.case, row.method): row for row in headlines([*SECTORS.values()], replicates=60)}
    weighted = rows["headline share, sectors unlike", "weighted, melded"]
    assert weighted.mean + 2 * weighted.error >= 0.95
    assert rows["headline share, sectors unlike", "pooled, blaker"].mean < 0.7


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


def test_the_shipped_survey_gives_the_sizes_and_the_family() -> None:
    folder = SurveyFolder("kronoberg-2010")
    codebook = read_codebook(folder)
    assert survey_sizes(folder, codebook) == SECTORS
    assert stated_sizes(["a=94/57", "b=50/40"]) == {"a": (94, 57), "b": (50, 40)}
    plan = [Planned(part.question, part.against) for part in codebook.analysis if part.confirmatory]
    assert len(plan) == 3
    sizes = [answered for _, answered in SECTORS.values()]
    share, error = planned_family_error(sizes, plan, replicates=300)
    assert share <= 0.05 + 3 * max(error, np.sqrt(0.05 * 0.95 / 300))


def test_without_holm_true_nulls_err_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = [Planned(f"question_{number}", None) for number in range(8)]
    sizes = [answered for _, answered in SECTORS.values()]
    held, _ = planned_family_error(sizes, plan, replicates=150)
    monkeypatch.setattr(simulated, "holm", tuple)
    loose, _ = planned_family_error(sizes, plan, replicates=150)
    assert held < 0.12 < loose


@pytest.mark.parametrize("arguments", [["no-such-survey"], ["a=5/9", "b=3/3"], ["a=5/4"], []])
def test_bad_sizes_are_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.strip()
