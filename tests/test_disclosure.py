"""Disclosure control: what is hidden stays hidden, whatever the survey holds."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.cleaning import clean
from helpers.codebook import Codebook
from helpers.counts import COUNTY, HEADLINE, Block, Cell, count_blocks
from helpers.disclosure import audit, choose_hidden, primary_cells, protect
from helpers.paths import SurveyFolder
from helpers.reading import read_export

THRESHOLD = 3


def table_block(counts: np.ndarray) -> Block:
    """A single question: rows are sectors, columns are levels; the first level is the headline."""
    rows, columns = counts.shape
    sectors = [f"s{row}" for row in range(rows)]
    levels = [f"l{column}" for column in range(columns)]
    index = pd.MultiIndex.from_product([sectors, levels], names=["sector", "q"])
    joint = pd.Series(counts.ravel(), index=index)
    cells, bases = [], []
    for group in [*sectors, COUNTY]:
        base = np.array([group in (sector, COUNTY) for sector, _ in index])
        for level, wanted in {**{level: level for level in levels}, HEADLINE: "l0"}.items():
            members = base & np.array([name == wanted for _, name in index])
            cells.append(Cell("answers", ("q", group, level), members))
            bases.append(base)
    return Block(joint, tuple(cells), tuple(bases))


tables = st.integers(2, 4).flatmap(
    lambda rows: st.integers(2, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 12), min_size=columns, max_size=columns).filter(
                lambda row: sum(row) >= THRESHOLD + 1
            ),
            min_size=rows,
            max_size=rows,
        ).map(np.array)
    )
)


@given(tables)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_hidden_cell_can_be_worked_out(counts: np.ndarray) -> None:
    block = table_block(counts)
    primary = primary_cells(block, THRESHOLD)
    hidden = choose_hidden(block, primary, width=THRESHOLD)
    assert (hidden >= primary).all()
    ranges = audit(block, hidden)
    assert (ranges[:, 1] - ranges[:, 0] >= THRESHOLD - 1e-6).all()
    values = block.values[hidden]
    assert (ranges[:, 0] <= values + 1e-6).all()
    assert (ranges[:, 1] >= values - 1e-6).all()


def test_without_covering_cells_the_audit_finds_the_hidden_value() -> None:
    block = table_block(np.array([[9, 2, 5], [7, 8, 6], [5, 9, 8]]))
    primary = primary_cells(block, THRESHOLD)
    assert primary.sum() == 1
    (low, high), *_ = audit(block, primary)
    assert low == pytest.approx(2)
    assert high == pytest.approx(2)


@given(st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=2), min_size=2, max_size=2))
@settings(max_examples=25, deadline=None)
def test_brute_force_cannot_tell_either(counts: list[list[int]]) -> None:
    """Every whole-numbered table that fits what is shown, listed one by one (2 x 2 tables)."""
    counts_array = np.array(counts)
    if (counts_array.sum(axis=1) < THRESHOLD + 1).any():
        return
    block = table_block(counts_array)
    primary = primary_cells(block, THRESHOLD)
    if not primary.any():
        return
    hidden = choose_hidden(block, primary, width=THRESHOLD)
    shown = [
        (cell.members, value)
        for cell, value, is_hidden in zip(block.cells, block.values, hidden, strict=True)
        if not is_hidden
    ]
    shown += [(base, block.joint.to_numpy()[base].sum()) for base in block.bases]
    possible = [
        np.array(candidate)
        for candidate in itertools.product(range(11), repeat=4)
        if all(np.array(candidate)[members].sum() == value for members, value in shown)
    ]
    for cell, is_hidden in zip(block.cells, hidden, strict=True):
        if is_hidden:
            values = {int(candidate[cell.members].sum()) for candidate in possible}
            assert len(values) > 1


def test_primary_rules_of_the_shipped_survey(folder: SurveyFolder, codebook: Codebook) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    counts, suppression = protect(responses, codebook, "synthetic", cases_are_published=True)
    shown = counts.answers.dropna(subset=["count"])
    sectors = shown[shown["group"] != COUNTY]
    assert not sectors["count"].between(1, THRESHOLD - 1).any()
    assert not ((shown["count"] == shown["n"]) & (shown["n"] > 0)).any()
    assert suppression.primary > 0
    assert suppression.secondary > 0
    assert counts.answers["n"].notna().all()
    for block in count_blocks(responses, codebook):
        needed = primary_cells(block, THRESHOLD)
        keys = {cell.key for cell, is_needed in zip(block.cells, needed, strict=True) if is_needed}
        visible = {(row.question, row.group, row.level) for row in shown.itertuples()}
        assert not keys & visible


def test_items_hide_few_ticks_and_few_left_unticked(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses.copy()
    asked = responses["cues__frightened"].notna()
    responses.loc[asked, "cues__frightened"] = False
    responses.loc[responses[asked].index[:2], "cues__frightened"] = True
    responses.loc[asked, "cues__watched"] = True
    responses.loc[responses[asked].index[:2], "cues__watched"] = False
    counts, _ = protect(responses, codebook, "synthetic", cases_are_published=True)
    items = counts.items.set_index("level")["count"]
    assert pd.isna(items["frightened"])
    assert pd.isna(items["watched"])
    assert items.notna().sum() == len(items) - 2


def test_unpublished_cases_of_few_reporters_are_hidden(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    counts, _ = protect(responses, codebook, "survey")
    assert counts.cases["low"].isna().all(), "single reporters stand behind some actor's cases"
