"""Pairs of sectors and ways of counting: against hand-made figures, and withheld where hidden."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from helpers.comparison.sector_comparison import SectorComparison, compare_sectors
from helpers.comparison.sector_pairs import detectable, ordered_test, sector_pairs
from helpers.comparison.sensitivity import sensitivity
from helpers.disclosure.counts import COUNTY, HEADLINE, whole_numbers
from helpers.disclosure.protection import ProtectedCounts
from helpers.survey.codebook import Codebook
from helpers.tables.comparison_tables import sector_pairs_table, sensitivity_table
from helpers.words.edition import Edition

SECTORS = ("authorities", "businesses", "care_givers", "voluntary")
# Collaboration: none, occasional, regular, don't know.
LEVELS = {
    "authorities": [12, 9, 4, 3],
    "businesses": [38, 9, 0, 5],
    "care_givers": [19, 12, 5, 4],
    "voluntary": [18, 10, 5, 3],
}


def collaboration(
    codebook: Codebook, levels: dict[str, list[int]], hidden: Sequence[tuple[str, str]] = ()
) -> SectorComparison:
    """The comparison of chosen counts, some of them hidden."""
    names = [level.id for level in codebook.question("collaboration").levels]
    groups = levels | {COUNTY: [sum(part) for part in zip(*levels.values(), strict=True)]}
    rows = []
    for group, counts in groups.items():
        n = sum(counts)
        told = dict(zip(names, counts, strict=True)) | {HEADLINE: counts[1] + counts[2]}
        rows += [
            ("collaboration", group, level, n, None if (group, level) in hidden else count)
            for level, count in told.items()
        ]
    columns = ["question", "group", "level", "n", "count"]
    empty = pd.DataFrame()
    counts = ProtectedCounts(
        survey=codebook.survey, source="survey", response=empty,
        answers=whole_numbers(pd.DataFrame(rows, columns=columns)),
        pairs=empty, items=empty, cases=empty,
    )  # fmt: skip
    return compare_sectors(counts, codebook, "collaboration")


def test_pairs_against_scipy_and_holm_by_hand(codebook: Codebook) -> None:
    pairs = sector_pairs(collaboration(codebook, LEVELS))
    assert len(pairs) == 6
    headline = {group: (counts[1] + counts[2], sum(counts)) for group, counts in LEVELS.items()}
    plain = []
    for pair in pairs:
        (a, n1), (b, n2) = headline[pair.first], headline[pair.second]
        plain.append(fisher(a, n1, b, n2))
        assert pair.difference is not None
        assert pair.difference.value == pytest.approx(a / n1 - b / n2)
        one, other = (LEVELS[name][:3] for name in (pair.first, pair.second))
        above = sum(x * y for i, x in enumerate(one) for j, y in enumerate(other) if i > j)
        below = sum(x * y for i, x in enumerate(one) for j, y in enumerate(other) if i < j)
        assert pair.delta is not None
        assert pair.delta.value == pytest.approx((above - below) / (sum(one) * sum(other)))
    highest, order = 0.0, sorted(range(6), key=plain.__getitem__)
    for rank, position in enumerate(order):
        highest = max(highest, min(1.0, (6 - rank) * plain[position]))
        assert pairs[position].p_adjusted == pytest.approx(highest)


def test_ordered_test_leaves_dont_know_out(codebook: Codebook) -> None:
    found = ordered_test(collaboration(codebook, LEVELS))
    assert found is not None
    assert found.complete
    assert found.test.n == sum(sum(counts[:3]) for counts in LEVELS.values())
    answers = [
        [level for level, count in enumerate(counts[:3]) for _ in range(count)]
        for counts in LEVELS.values()
    ]
    assert found.test.statistic == pytest.approx(stats.kruskal(*answers).statistic)


def test_a_hidden_level_withholds_delta_but_not_the_difference(codebook: Codebook) -> None:
    hidden = [("authorities", "occasional"), ("authorities", "regular")]
    comparison = collaboration(codebook, LEVELS, hidden)
    for pair in sector_pairs(comparison):
        assert pair.difference is not None
        assert (pair.delta is None) == (pair.first == "authorities")
    found = ordered_test(comparison)
    assert found is not None
    assert found.sectors == SECTORS[1:]
    assert not found.complete
    two_hidden = [*hidden, ("voluntary", "none"), ("voluntary", "regular")]
    assert ordered_test(collaboration(codebook, LEVELS, two_hidden)) is None


def test_a_hidden_share_withholds_its_pairs_and_counts_in_the_family(codebook: Codebook) -> None:
    hidden = [("voluntary", level) for level in (HEADLINE, "none", "occasional", "regular")]
    comparison = collaboration(codebook, LEVELS, hidden)
    for pair in sector_pairs(comparison):
        assert (pair.p_adjusted is None) == (pair.second == "voluntary")
        assert (pair.difference is None) == (pair.second == "voluntary")
    first = sector_pairs(comparison)[0]
    assert first.p_adjusted == pytest.approx(6 * fisher(13, 28, 9, 52))
    tested = sensitivity(comparison)
    assert None in tested.verdicts.values()
    assert tested.nonresponse_may_turn is None
    edition = Edition(codebook, "en")
    for table in (sector_pairs_table(comparison, edition), sensitivity_table(tested, edition)):
        (entry,) = table.results
        assert "test" not in entry
        for estimate in entry["estimates"]:
            if estimate["suppressed"]:
                assert estimate["count"] is None
                assert estimate.get("proportion") is None


def test_sensitivity_by_hand(codebook: Codebook) -> None:
    """Authorities: 13 of 28, 3 don't know, 30 invited."""
    authorities = sensitivity(collaboration(codebook, LEVELS)).alternatives[0]
    assert authorities.proportion("unknown_as_other") == pytest.approx(13 / 28)
    assert authorities.proportion("unknown_left_out") == pytest.approx(13 / 25)
    assert authorities.proportion("unknown_as_headline") == pytest.approx(16 / 28)
    assert authorities.nonresponse == pytest.approx((13 / 30, 15 / 30))


def test_detectable_difference_has_the_power_it_claims(codebook: Codebook) -> None:
    """The best pair, checked by summing over every pair of counts with scipy's own test."""
    best, worst = detectable(collaboration(codebook, LEVELS))
    assert best is not None
    assert worst is not None
    assert 0 < best <= worst < 1
    p1 = sum(counts[1] + counts[2] for counts in LEVELS.values()) / sum(map(sum, LEVELS.values()))
    for n1, n2, difference in ((28, 36, worst), (52, 40, best)):
        powers = [power(p1, n1, p1 + way * difference, n2) for way in (-1, 1)]
        assert max(powers) == pytest.approx(0.8, abs=1e-3)  # found the easier way


def power(p1: float, n1: int, p2: float, n2: int) -> float:
    """Chance that Fisher's test tells two shares apart at the first of Holm's six levels."""
    masses = [np.asarray(stats.binom.pmf(np.arange(n + 1), n, p)) for p, n in ((p1, n1), (p2, n2))]
    return sum(
        float(masses[0][a] * masses[1][b])
        for a in range(n1 + 1)
        for b in range(n2 + 1)
        if fisher(a, n1, b, n2) <= 0.05 / 6
    )


def fisher(a: int, n1: int, b: int, n2: int) -> float:
    return float(stats.fisher_exact(np.array([[a, n1 - a], [b, n2 - b]])).pvalue)
