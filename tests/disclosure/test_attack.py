"""Attacks on random surveys: what is hidden stays hidden, and would not without cover."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpers.disclosure.blocks import count_blocks
from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.protection import protect
from helpers.disclosure.reasons import primary_cells
from helpers.report.audit.attack import attack
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder

from .surveys import publish, responses, responses_of, small_codebook, unprotected

WHOLE = read_codebook(SurveyFolder("kronoberg-2010"))
# The shipped survey's sectors, its two questions that a table crosses, and one that stands alone.
ASKED = ("concerned", "suspicion", "preparedness")
SHIPPED = WHOLE.model_copy(
    update={
        "questions": tuple(question for question in WHOLE.questions if question.id in ASKED),
        "analysis": tuple(plan for plan in WHOLE.analysis if plan.question in ASKED),
    }
)
THRESHOLD = SHIPPED.disclosure.threshold
WITHOUT_SHRINKING = (Phase.explicit, Phase.generate)


def attacked(answers: pd.DataFrame, codebook: Codebook) -> list[str]:
    """What the attack finds in a published random survey."""
    counts, _ = protect(answers, codebook, "survey")
    return [str(exposure) for exposure in attack(publish(counts, answers, codebook), codebook)]


@given(responses(SHIPPED))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_attack_recovers_no_hidden_cell(answers: pd.DataFrame) -> None:
    assert attacked(answers, SHIPPED) == []


@pytest.mark.slow
@given(responses(SHIPPED))
@settings(
    max_examples=1000,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=WITHOUT_SHRINKING,
)
def test_the_attack_recovers_no_hidden_cell_of_a_thousand_surveys(answers: pd.DataFrame) -> None:
    assert attacked(answers, SHIPPED) == []


@given(responses(SHIPPED))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_without_covering_cells_the_attack_succeeds(answers: pd.DataFrame) -> None:
    """Else the attack would prove nothing: hiding small cells alone does not hide them."""
    blocks = count_blocks(answers, SHIPPED)
    primary = [primary_cells(block, THRESHOLD) for block in blocks]
    found = attack(publish(unprotected(answers, SHIPPED, primary), answers, SHIPPED), SHIPPED)
    recovered = [exposure for exposure in found if exposure.low == exposure.high]
    hidden = sum(int(mask.sum()) for mask in primary)
    assert len(recovered) > hidden / 2


# Shapes for which every table of whole numbers can be listed.
SHAPES = [(2, 2), (2, 3), (3, 2)]
tables = st.sampled_from(SHAPES).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 5), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    ).filter(lambda table: sum(map(sum, table)) > 0)
)


def candidates(table: list[list[int]]) -> list[np.ndarray]:
    """Every table with the same number of answers in each sector."""
    levels = len(table[0])
    rows = [
        [row for row in product(range(sum(sector) + 1), repeat=levels) if sum(row) == sum(sector)]
        for sector in table
    ]
    return [np.array(choice) for choice in product(*rows)]


def seen(table: np.ndarray) -> dict[tuple[str, str], int]:
    """Every count that the report of a table could show, added up here once more."""
    levels = [f"l{level}" for level in range(table.shape[1])]
    groups = {f"s{sector}": row for sector, row in enumerate(table)} | {COUNTY: table.sum(axis=0)}
    counts = {
        (group, level): int(count)
        for group, row in groups.items()
        for level, count in zip(levels, row, strict=True)
    }
    return counts | {(group, HEADLINE): int(row[-1]) for group, row in groups.items()}


@given(tables)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_listing_every_possible_table_recovers_nothing(table: list[list[int]]) -> None:
    """A second attack, without any programming of equations: try every table there is."""
    codebook = small_codebook(len(table), len(table[0]))
    counts, _ = protect(responses_of(codebook, table), codebook, "survey")
    published: dict[tuple[str, str], int | None] = {
        (str(row["group"]), str(row["level"])): None if pd.isna(row["count"]) else int(row["count"])
        for row in counts.answers.to_dict("records")
    }
    n = dict(zip(counts.answers["group"], counts.answers["n"], strict=True))
    shown = {key: count for key, count in published.items() if count is not None}
    possible = [
        values
        for values in map(seen, candidates(table))
        if all(values[key] == count for key, count in shown.items())
    ]
    assert seen(np.array(table)) in possible
    for key in published.keys() - shown.keys():
        values = {values[key] for values in possible}
        assert max(values) - min(values) >= min(THRESHOLD, n[key[0]]), key


@given(tables)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_attacks_agree(table: list[list[int]]) -> None:
    """On tables hidden without care, the attack finds what listing every table finds."""
    codebook = small_codebook(len(table), len(table[0]))
    answers = responses_of(codebook, table)
    (block,) = count_blocks(answers, codebook)
    hidden = primary_cells(block, THRESHOLD)
    report = publish(unprotected(answers, codebook, [hidden]), answers, codebook)
    found = {
        exposure.key[2:]: (exposure.low, exposure.high) for exposure in attack(report, codebook)
    }
    shown = {
        (cell.key[1], cell.key[2]): int(value)
        for cell, value, is_hidden in zip(block.cells, block.values, hidden, strict=True)
        if not is_hidden
    }
    possible = [
        values
        for values in map(seen, candidates(table))
        if all(values[key] == count for key, count in shown.items())
    ]
    for cell, n, is_hidden in zip(block.cells, block.totals, hidden, strict=True):
        key = (cell.key[1], cell.key[2])
        values = {values[key] for values in possible}
        if is_hidden and max(values) - min(values) < min(THRESHOLD, n):
            assert found[key] == (min(values), max(values))
        else:
            assert key not in found
