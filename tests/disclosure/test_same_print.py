"""The reader who holds the program, and the one who holds an earlier release: nothing is found.

The tables that fit are listed here one by one, without a program of equations; the rules are
written here a third time.
"""

from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpers.disclosure.blocks import Block
from helpers.disclosure.counts import HEADLINE
from helpers.disclosure.protection import protect
from helpers.disclosure.suppression import choose_hidden
from helpers.report.audit.attack import attack_facts
from helpers.report.audit.count_facts import counted_facts
from helpers.report.audit.earlier import attack_difference
from helpers.survey.faults import InputError

from ..test_disclosure import table_block
from .random_surveys import random_survey

THRESHOLD = 3
KEYS = (b"one", b"two")
SEEDS = st.integers(0, 10**6)
EVERY = list(HealthCheck)


def fitting(block: Block, hidden: np.ndarray, shape: tuple[int, int]) -> list[np.ndarray]:
    """Every table with the same answers in each sector that shows what this one shows."""
    rows = block.joint.to_numpy().reshape(shape)
    choices = [
        [one for one in product(range(sum(row) + 1), repeat=shape[1]) if sum(one) == sum(row)]
        for row in rows
    ]
    sums = np.array([cell.members for cell in block.cells], dtype=int)
    tables = (np.array(choice).ravel() for choice in product(*choices))
    return [one for one in tables if (sums @ one == block.values)[~hidden].all()]


def needs_hiding(value: int, n: int, is_headline: bool) -> bool:
    few = 0 < value < THRESHOLD or (value > 0 and value == n)
    return few or (is_headline and 0 < n - value < THRESHOLD)


def recovered(table: np.ndarray, key: bytes) -> list[str]:
    """What running the program on every fitting table, with every key, gives away of one."""
    block = table_block(table)
    hidden = choose_hidden(block, THRESHOLD, key)
    sums = np.array([cell.members for cell in block.cells], dtype=int)
    heads = [cell.key[-1] == HEADLINE for cell in block.cells]
    alike = [
        one
        for one in (sums @ other for other in fitting(block, hidden, table.shape))
        if any(map(needs_hiding, one, block.totals, heads)) or not hidden.any()
    ]
    found = []
    for place in np.flatnonzero(hidden):
        values = {int(one[place]) for one in alike}
        n = int(block.totals[place])
        if max(values) - min(values) < min(THRESHOLD, n):
            found.append(f"{table.tolist()}: {block.cells[place].key} is {values} of {n}")
        if n > 1 and values <= {1, 2}:
            found.append(f"{table.tolist()}: {block.cells[place].key} is known to be small")
    return found


def small_tables(shape: tuple[int, int], total: int) -> list[np.ndarray]:
    """Every table of a shape with so many answers."""
    cells = shape[0] * shape[1]
    return [
        np.array(one).reshape(shape)
        for one in product(range(total + 1), repeat=cells)
        if sum(one) == total
    ]


QUICK = [((2, 2), 4), ((2, 2), 7), ((2, 3), 3), ((3, 2), 3)]
ALL = [(shape, total) for shape in ((2, 2), (2, 3), (3, 2)) for total in range(1, 13)]


@pytest.mark.parametrize(
    ("shape", "total"),
    [*QUICK, *(pytest.param(*one, marks=pytest.mark.slow) for one in ALL if one not in QUICK)],
)
def test_running_the_program_on_every_table_recovers_nothing(
    shape: tuple[int, int], total: int
) -> None:
    assert [
        said for table in small_tables(shape, total) for said in recovered(table, KEYS[0])
    ] == []


@given(SEEDS)
@settings(max_examples=6, deadline=None, suppress_health_check=EVERY, derandomize=True)
def test_any_table_that_fits_could_have_been_printed_alike(seed: int) -> None:
    """What the claim rests on: with some key the program hides just these cells of that table."""
    random = np.random.default_rng(seed)
    table = random.integers(0, 5, (2, int(random.integers(2, 4))))
    block = table_block(table)
    hidden = choose_hidden(block, THRESHOLD, KEYS[0])
    heads = [cell.key[-1] == HEADLINE for cell in block.cells]
    others = fitting(block, hidden, table.shape) if hidden.any() else []
    for other in random.permutation(len(others))[:3]:
        twin = table_block(others[other].reshape(table.shape))
        if any(map(needs_hiding, twin.values, twin.totals, heads)):
            assert (choose_hidden(twin, THRESHOLD, KEYS[1], drawn=hidden) == hidden).all()


@given(SEEDS)
@settings(max_examples=12, deadline=None, suppress_health_check=EVERY)
def test_nothing_is_worked_out_of_a_random_survey(seed: int) -> None:
    """Follow-ups of every type, gates of gates, crossed pairs."""
    codebook, answers = random_survey(seed)
    counts, _ = protect(answers, codebook, "survey")
    assert [str(one) for one in attack_facts(list(counted_facts(counts)), codebook)] == []


@pytest.mark.slow
@given(SEEDS)
@settings(max_examples=1000, deadline=None, suppress_health_check=EVERY)
def test_nothing_is_worked_out_of_a_thousand_random_surveys(seed: int) -> None:
    codebook, answers = random_survey(seed, largest=200)
    counts, _ = protect(answers, codebook, "survey")
    assert [str(one) for one in attack_facts(list(counted_facts(counts)), codebook)] == []


@example(107, 12)  # a row that changed and is partly hidden
@given(SEEDS, st.sampled_from([1, 2, 5, 12, 30]))
@settings(max_examples=12, deadline=None, suppress_health_check=EVERY)
def test_two_releases_tell_no_more_than_one(seed: int, late: int) -> None:
    """Some answered late: refused where few did, hidden where their answers would show."""
    codebook, answers = random_survey(seed)
    random = np.random.default_rng(seed)
    early = random.permutation(len(answers))[: max(1, len(answers) - late)]
    first, _ = protect(answers.iloc[sorted(early)].reset_index(drop=True), codebook, "survey")
    try:
        second, _ = protect(answers, codebook, "survey", released=[first])
    except InputError as error:
        assert "differs by" in str(error)
        return
    now, then = list(counted_facts(second)), list(counted_facts(first))
    found = [*attack_facts(now, codebook), *attack_difference(now, then, codebook, "release 1")]
    assert [str(one) for one in found] == []
    shown_late = second.answers["count"].notna() & first.answers["count"].isna()
    assert not shown_late.any(), "what was hidden once stays hidden"


@given(SEEDS)
@settings(max_examples=5, deadline=None, suppress_health_check=EVERY)
def test_the_same_answers_again_are_printed_alike(seed: int) -> None:
    codebook, answers = random_survey(seed)
    first, _ = protect(answers, codebook, "survey")
    second, _ = protect(answers, codebook, "survey", released=[first])
    for name in ("response", "answers", "pairs", "items", "cases"):
        assert getattr(first, name).equals(getattr(second, name)), name
