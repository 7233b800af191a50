"""What is called clear: one limit, seen in what is printed, and never beside its own denial."""

import re
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from helpers.results.certainty import is_clear
from helpers.statistics import shows_any_difference
from helpers.survey.codebook import Codebook
from helpers.words import formats
from helpers.words.edition import Edition, plain

from .made import Numbers, answered, by_sector, made
from .told import told

near_the_limit = st.floats(-1e-3, 1e-3).map(lambda away: 0.05 + away)


@given(st.floats(0, 1) | near_the_limit)
def test_a_printed_p_value_is_on_its_own_side_of_the_limit(p: float) -> None:
    sign, number = re.split(r"\s", formats.p_value(p, "en"))[1:]
    assert (sign == "<" or float(number) < 0.05) == is_clear(p)


@pytest.mark.parametrize("sizes", list(product(range(1, 9), repeat=2)))
def test_what_no_shares_could_show_no_table_shows(sizes: tuple[int, int]) -> None:
    """Against every table of such groups, tested by scipy."""
    n1, n2 = sizes
    smallest = min(
        float(stats.fisher_exact(np.array([[a, n1 - a], [b, n2 - b]])).pvalue)
        for a, b in product(range(n1 + 1), range(n2 + 1))
    )
    for significance in (0.05, 0.01):
        assert shows_any_difference(*sizes, significance=significance) == (smallest <= significance)


def test_what_could_be_shown_is_not_told_beside_what_is(
    codebook: Codebook, edition: Edition
) -> None:
    """Three sectors of ten, of whom 0, 7 and 4 say yes, beside one of nobody; then alike ones."""
    sectors = by_sector((10, 0), (10, 7), (10, 4), (10, 4))
    assert made(codebook, "suspicion", sectors).pairs.apart
    assert made(codebook, "suspicion", sectors).detectable.sentence(edition) is None
    level = made(codebook, "suspicion", by_sector(*((10, 4),) * 4)).detectable
    sentence = level.sentence(edition)
    assert sentence is not None
    _, said = told(sentence.text, edition, level.verdict)
    assert said["baseline"] == formats.percent(0.4, edition.language)


def test_none_is_said_only_where_no_baseline_shows_any(codebook: Codebook) -> None:
    """Of five answers by five only 0 against 1 shows, and not from two fifths."""
    few = by_sector(*((5, 2),) * 4)
    assert made(codebook, "suspicion", few).detectable.verdict == "detectable_elsewhere"
    fewer = by_sector(*((3, 1),) * 4)
    assert made(codebook, "suspicion", fewer).detectable.verdict == "detectable_nothing"


NOBODY: Numbers = by_sector(*((0, 0),) * 5)
ALL_YES: Numbers = by_sector(*((20, 20),) * 4, (80, 80))


@pytest.mark.parametrize("numbers", [NOBODY, ALL_YES])
def test_a_test_that_cannot_be_made_is_told_and_not_counted(
    codebook: Codebook, edition: Edition, numbers: Numbers
) -> None:
    plan = next(one for one in codebook.analysis if one.confirmatory and one.against is None)
    shares = made(codebook, plan.question, numbers).shares
    assert (shares.test, shares.p_adjusted, shares.family.values[plan.id]) == (None,) * 3
    assert shares.entry.test == {}
    sentence = shares.sectors_sentence(edition)
    assert sentence is not None
    assert plain(edition.say("untested_plan")) in plain(sentence.text)
    others = [p for name, p in shares.family.values.items() if name != plan.id and p is not None]
    smallest = min(others)
    adjusted = [p for p in shares.family.adjusted.values() if p is not None]
    assert min(adjusted) == pytest.approx(min(1.0, smallest * len(others)))


def test_a_question_that_nobody_answered_is_not_called_hidden(
    codebook: Codebook, edition: Edition
) -> None:
    levels = [level.id for level in codebook.question("suspicion").levels]
    nobody = answered(
        codebook, "suspicion", {sector.id: [0] * len(levels) for sector in codebook.sectors}
    )
    assert nobody.shares.verdict == "empty"
    assert nobody.shares.title(edition) == edition.say("title_shares_empty")
