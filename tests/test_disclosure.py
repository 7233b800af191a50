"""Disclosure control: the rules that hide, and the choice of what covers what they hide."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.cleaning import clean
from helpers.disclosure.blocks import Block, Cell, count_blocks
from helpers.disclosure.counts import COUNTY, HEADLINE, count_cases, count_items
from helpers.disclosure.gates import Visible
from helpers.disclosure.magnitudes import public_reporters
from helpers.disclosure.possible import PossibleTables
from helpers.disclosure.protection import _protect_items, protect
from helpers.disclosure.reasons import primary_cells
from helpers.disclosure.suppression import _costs, choose_hidden, widths
from helpers.reading import read_export
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder

from .disclosure.plain import plain_hidden

THRESHOLD = 3
KEY = b"known to the holder of the answers"


def ranges_of(block: Block, hidden: np.ndarray) -> np.ndarray:
    """Smallest and largest count of each hidden cell that agree with what is shown."""
    possible = PossibleTables(block, hidden, THRESHOLD, for_a_reason=False)
    found = [possible.range_of(place) for place in map(int, np.flatnonzero(hidden))]
    return np.array(found).reshape(-1, 2)


def exposed_cells(block: Block, hidden: np.ndarray, width: np.ndarray) -> np.ndarray:
    return PossibleTables(block, hidden, THRESHOLD).exposed(width)


def table_block(counts: np.ndarray) -> Block:
    """A single question: rows are sectors, columns are levels; the first level is the headline."""
    rows, columns = counts.shape
    sectors = [f"s{row}" for row in range(rows)]
    levels = [f"l{column}" for column in range(columns)]
    index = pd.MultiIndex.from_product([sectors, levels], names=["_sector", "q"])
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
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_hidden_cell_can_be_worked_out(counts: np.ndarray) -> None:
    block = table_block(counts)
    primary = primary_cells(block, THRESHOLD)
    hidden = choose_hidden(block, THRESHOLD, KEY)
    assert (hidden >= primary).all()
    ranges = ranges_of(block, hidden)
    assert (ranges[:, 1] - ranges[:, 0] >= THRESHOLD).all()
    values = block.values[hidden]
    assert (ranges[:, 0] <= values).all()
    assert (ranges[:, 1] >= values).all()


def test_which_cells_must_be_hidden() -> None:
    """The rules of ``disclosure.protection`` by cell: one or two, but neither none nor three."""
    block = table_block(np.array([[20, 3, 0], [9, 2, 1], [9, 1, 1], [0, 0, 8], [5, 3, 0]]))
    primary = primary_cells(block, THRESHOLD)
    named = [
        cell.key[1:] for cell, is_needed in zip(block.cells, primary, strict=True) if is_needed
    ]
    assert named == [
        ("s1", "l1"), ("s1", "l2"),
        # Two others than those of the headline share: it tells of them.
        ("s2", "l1"), ("s2", "l2"), ("s2", HEADLINE),
        ("s3", "l2"),  # everybody
    ]  # fmt: skip


def test_without_covering_cells_the_range_is_the_hidden_value() -> None:
    block = table_block(np.array([[9, 2, 5], [7, 8, 6], [5, 9, 8]]))
    primary = primary_cells(block, THRESHOLD)
    assert primary.sum() == 1
    assert ranges_of(block, primary).tolist() == [[2, 2]]


@pytest.mark.parametrize(("first", "is_exposed"), [([1, 1], True), ([1, 2], False)])
def test_how_closely_a_hidden_cell_may_be_known(first: list[int], is_exposed: bool) -> None:
    """Two sectors, two answers, only totals shown: each cell may be 0 to the first sector's sum."""
    block = table_block(np.array([first, [8, 9]]))
    hidden = np.array([cell.key[1] != COUNTY for cell in block.cells])
    exposed = exposed_cells(block, hidden, np.full(len(hidden), THRESHOLD))
    assert exposed[hidden].tolist() == [is_exposed] * 6


NOTHING_DRAWN = np.zeros(9, dtype=bool)


@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=2))
@settings(max_examples=10, deadline=None)
def test_no_cheaper_choice_is_safe(counts: list[list[int]]) -> None:
    """Every choice of hidden cells of a 2 x 2 table, tried one by one; none hidden at random."""
    array = np.array(counts)
    if (array.sum(axis=1) < THRESHOLD + 1).any():
        return
    block = table_block(array)
    primary, width = primary_cells(block, THRESHOLD), widths(block, THRESHOLD)
    chosen = choose_hidden(block, THRESHOLD, KEY, drawn=NOTHING_DRAWN)
    costs = _costs(block)
    free = np.flatnonzero(~primary)
    for size in range(len(free) + 1) if primary.any() else ():
        for more in itertools.combinations(free, size):
            hidden = primary.copy()
            hidden[list(more)] = True
            # The key makes one cell half as dear again as another at most.
            if 1.5 * costs[hidden].sum() < costs[chosen].sum() - 1e-9:
                assert exposed_cells(block, hidden, width).any()


def test_a_group_of_fewer_than_the_threshold_shows_nothing_of_its_answers() -> None:
    block = table_block(np.array([[1, 1, 0], [9, 8, 7], [6, 9, 8]]))
    hidden = choose_hidden(block, THRESHOLD, KEY)
    ranges = ranges_of(block, hidden)
    own = [cell.key[1] == "s0" for cell in np.array(block.cells)[hidden]]
    assert ranges[own].tolist() == [[0, 2]] * sum(own)
    assert sum(own) >= 2


def test_known_reporters_of_cases_are_no_news_to_the_reader() -> None:
    """Two reporting actors are known: the cell of two or more is covered beyond that."""
    block = table_block(np.array([[2, 9, 7], [6, 8, 9], [9, 7, 8]]))
    reporters = next(cell.members for cell in block.cells if cell.key == ("q", "s0", "l0"))
    informed = Block(block.joint, block.cells, block.bases, ((reporters, 2),))
    hidden = choose_hidden(informed, THRESHOLD, KEY)
    low, high = ranges_of(informed, hidden)[0]
    assert low == 2
    assert high >= 2 + THRESHOLD


def test_hiding_by_hand_is_not_safe(folder: SurveyFolder, codebook: Codebook) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    seen_through = 0
    for block in count_blocks(responses, codebook):
        by_hand = plain_hidden(block, primary_cells(block, THRESHOLD))
        seen_through += int(exposed_cells(block, by_hand, widths(block, THRESHOLD)).sum())
    assert seen_through > 0


def test_primary_rules_of_the_shipped_survey(folder: SurveyFolder, codebook: Codebook) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    counts, suppression = protect(responses, codebook, "synthetic", cases_are_published=True)
    shown = counts.answers.dropna(subset=["count"])
    sectors = shown[shown["group"] != COUNTY]
    assert not sectors["count"].between(1, THRESHOLD - 1).any()
    assert not ((shown["count"] == shown["n"]) & (shown["n"] > 0)).any()
    assert (
        suppression.hidden
        == counts.answers["count"].isna().sum() + counts.pairs["count"].isna().sum()
    )
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
    asked = responses["cues.frightened"].notna()
    responses.loc[asked, "cues.frightened"] = False
    responses.loc[responses[asked].index[:2], "cues.frightened"] = True
    responses.loc[asked, "cues.watched"] = True
    responses.loc[responses[asked].index[:2], "cues.watched"] = False
    counts, _ = protect(responses, codebook, "synthetic", cases_are_published=True)
    items = counts.items.set_index("level")["count"]
    assert pd.isna(items["frightened"])
    assert pd.isna(items["watched"])
    assert items.notna().sum() < len(items) - 2, "some are hidden for their sake"


def gate_of(codebook: Codebook, question: str) -> tuple[str, set[str]]:
    gate = codebook.question(question).asked_if
    assert gate is not None
    return gate.question, set(gate.levels)


def test_items_go_with_the_answer_that_opened_their_question(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    """How many were asked is how many gave that answer: hidden there, it is hidden here."""
    responses = clean(read_export(folder, codebook), codebook).responses
    question, levels = gate_of(codebook, "cues")
    items = count_items(responses, codebook)
    for told, hidden in ((frozenset((question, COUNTY, level) for level in levels), False),
                         (frozenset(), True)):  # fmt: skip
        shown = _protect_items(items, Visible(told, codebook), codebook, KEY)
        assert shown.loc[shown["question"] == "cues", "n"].isna().all() == hidden


def test_an_open_count_of_none_has_a_reporter(folder: SurveyFolder, codebook: Codebook) -> None:
    """Who states "0 or more" says that there may be cases."""
    responses = clean(read_export(folder, codebook), codebook).responses.copy()
    row = responses.index[responses["_actor"] == "police"][0]
    before = count_cases(responses, codebook).set_index(["question", "actor"])
    responses.loc[row, ["doubtful_cases.low", "doubtful_cases.high"]] = 0
    responses.loc[row, "doubtful_cases.open"] = True
    after = count_cases(responses, codebook).set_index(["question", "actor"])
    assert before.loc[("doubtful_cases", "police"), "reporters"] == 0
    numbers = after.reset_index().to_dict("records")
    told = next(one for one in numbers if (one["question"], one["actor"]) ==
                ("doubtful_cases", "police"))  # fmt: skip
    assert [told[name] for name in ("reporters", "low", "high", "open")] == [1, 0, 0, True]


def test_a_reader_knows_that_published_cases_were_seen(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    """Slide 13: three authorities' actors have cases, four businesses', three, and two.

    So many of each sector at least had suspected something, though not how many more.
    """
    responses = clean(read_export(folder, codebook), codebook).responses
    cases = count_cases(responses, codebook)
    known = public_reporters(cases, {"strong_cases", "doubtful_cases"})
    floors = [least for block in count_blocks(responses, codebook, known)
              for _, least in block.floors]  # fmt: skip
    assert floors == [3, 4, 3, 2]


def test_unpublished_cases_of_few_reporters_are_hidden(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    responses = clean(read_export(folder, codebook), codebook).responses
    counts, _ = protect(responses, codebook, "survey")
    told = counts.cases.dropna(subset=["low"]).set_index(["question", "actor"])
    few = count_cases(responses, codebook).query("0 < reporters < @THRESHOLD")
    assert len(few), "single reporters stand behind some actor's cases"
    assert not set(zip(few["question"], few["actor"], strict=True)) & set(told.index)


def test_only_cases_that_were_published_are_shown_as_published(
    folder: SurveyFolder, codebook: Codebook
) -> None:
    """A count question outside the codebook's cases keeps its protection."""
    responses = clean(read_export(folder, codebook), codebook).responses
    assert codebook.cases is not None
    alone = codebook.cases.model_copy(update={"counts": {"strong": "strong_cases"}})
    changed = codebook.model_copy(update={"cases": alone})
    counts, _ = protect(responses, changed, "survey", cases_are_published=True)
    shown = counts.cases.groupby("question")["low"].count()
    assert shown["strong_cases"] == len(codebook.actors)
    assert shown["doubtful_cases"] < len(codebook.actors)
