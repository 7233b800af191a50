"""Pairs of sectors: against hand-made figures, and withheld where hidden."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from scipy import stats

from helpers.disclosure.counts import HEADLINE
from helpers.results.questions import Answers
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain

from .made import EVEN, FAR, HIDDEN, SECTORS, answered, by_sector, made

# Collaboration: none, occasional, regular, don't know.
LEVELS = {
    "authorities": [12, 9, 4, 3],
    "businesses": [38, 9, 0, 5],
    "care_givers": [19, 12, 5, 4],
    "voluntary": [18, 10, 5, 3],
}


def collaboration(codebook: Codebook, hidden: Sequence[tuple[str, str]] = ()) -> Answers:
    return answered(codebook, "collaboration", LEVELS, hidden)


def test_pairs_against_scipy_and_holm_by_hand(codebook: Codebook) -> None:
    pairs = collaboration(codebook).pairs.pairs
    assert len(pairs) == 6
    headline = {group: (counts[1] + counts[2], sum(counts)) for group, counts in LEVELS.items()}
    unadjusted = []
    for pair in pairs:
        (a, n1), (b, n2) = headline[pair.first], headline[pair.second]
        unadjusted.append(fisher(a, n1, b, n2))
        assert pair.difference is not None
        assert pair.difference.value == pytest.approx(a / n1 - b / n2)
        one, other = (LEVELS[name][:3] for name in (pair.first, pair.second))
        above = sum(x * y for i, x in enumerate(one) for j, y in enumerate(other) if i > j)
        below = sum(x * y for i, x in enumerate(one) for j, y in enumerate(other) if i < j)
        assert pair.delta is not None
        assert pair.delta.value == pytest.approx((above - below) / (sum(one) * sum(other)))
    highest, order = 0.0, sorted(range(6), key=unadjusted.__getitem__)
    for rank, position in enumerate(order):
        highest = max(highest, min(1.0, (6 - rank) * unadjusted[position]))
        assert pairs[position].p_adjusted == pytest.approx(highest)


def test_ordered_test_leaves_dont_know_out(codebook: Codebook) -> None:
    found = collaboration(codebook).pairs.ordered
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
    pairs = collaboration(codebook, hidden).pairs
    for pair in pairs.pairs:
        assert pair.difference is not None
        assert (pair.delta is None) == (pair.first == "authorities")
    assert pairs.ordered is not None
    assert pairs.ordered.sectors == SECTORS[1:]
    assert not pairs.ordered.complete
    two_hidden = [*hidden, ("voluntary", "none"), ("voluntary", "regular")]
    assert collaboration(codebook, two_hidden).pairs.ordered is None


def test_a_hidden_share_withholds_its_pairs_and_counts_in_the_family(codebook: Codebook) -> None:
    hidden = [("voluntary", level) for level in (HEADLINE, "none", "occasional", "regular")]
    pairs = collaboration(codebook, hidden).pairs
    for pair in pairs.pairs:
        assert (pair.p_adjusted is None) == (pair.second == "voluntary")
        assert (pair.difference is None) == (pair.second == "voluntary")
    assert pairs.pairs[0].p_adjusted == pytest.approx(6 * fisher(13, 28, 9, 52))
    assert pairs.verdict == "hidden"
    assert not pairs.entry.test


def test_pairs_are_named_only_where_sectors_differ(codebook: Codebook) -> None:
    far, even = (made(codebook, "suspicion", numbers).pairs for numbers in (FAR, EVEN))
    assert far.verdict == "differ"
    assert {(pair.first, pair.second) for pair in far.apart} >= {("authorities", "businesses")}
    assert not any(pair.second == "voluntary" for pair in far.apart if pair.first == "care_givers")
    assert (even.verdict, even.apart) == ("alike", ())
    assert made(codebook, "suspicion", HIDDEN).pairs.verdict == "hidden"


def test_pairs_wait_for_the_confirmatory_family(codebook: Codebook, edition: Edition) -> None:
    """Two sectors lie apart by themselves, but the family's p-value is above 5 %."""
    border = by_sector((20, 15), (20, 5), (20, 10), (20, 10))
    pairs = made(codebook, "suspicion", border).pairs
    assert pairs.apart
    assert not pairs.shares.differs
    assert pairs.verdict == "alike"
    sentence = pairs.sentence(edition)
    assert sentence is not None
    assert not any(edition.inside(sector) in plain(sentence.text) for sector in SECTORS)


def test_all_levels_in_their_order(codebook: Codebook, edition: Edition) -> None:
    """Levels are none and some only, so that the ordered test follows the share."""
    far, even, hidden = (
        made(codebook, "preparedness", numbers).pairs for numbers in (FAR, EVEN, HIDDEN)
    )
    assert far.ordered is not None and far.ordered.differs
    assert even.ordered is not None and not even.ordered.differs
    assert hidden.ordered is None
    sentence = hidden.ordered_sentence(edition)
    assert sentence is not None
    assert "Kruskal" not in sentence.text
    assert made(codebook, "suspicion", FAR).pairs.ordered_sentence(edition) is None


def test_what_could_have_shown_grows_with_the_answers(codebook: Codebook) -> None:
    few = made(codebook, "suspicion", by_sector(*((2, 1),) * 4)).detectable
    assert few.points == (None, None)
    assert few.verdict == "detectable_nothing"
    many = made(codebook, "suspicion", by_sector(*((30, 15),) * 4)).detectable
    assert many.verdict == "detectable_alike"


def test_detectable_difference_has_the_power_it_claims(codebook: Codebook) -> None:
    """The best and the worst pair, by summing over every pair of counts with scipy's own test."""
    frame = collaboration(codebook).detectable.frame.set_index(["first", "second"])
    best, worst = frame["difference"].min(), frame["difference"].max()
    assert 0 < best <= worst < 1
    invited = {sector: codebook.sector(sector).invited for sector in LEVELS}
    p1 = sum(
        invited[sector] * (counts[1] + counts[2]) / sum(counts) for sector, counts in LEVELS.items()
    ) / sum(invited.values())
    for difference in (best, worst):
        n1, n2 = frame[frame["difference"] == difference][["n_first", "n_second"]].iloc[0]
        powers = [
            power(p1, one, p1 + way * difference, other)
            for way, (one, other) in product((-1, 1), ((n1, n2), (n2, n1)))
        ]
        assert max(powers) == pytest.approx(0.8, abs=1e-3)  # found the easiest way


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
