import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.survey.intervals import ZERO, IntervalCount, total
from helpers.words.formats import interval_count

counts = st.builds(
    lambda low, more, is_open: IntervalCount(low, low + more, is_open),
    st.integers(0, 50),
    st.integers(0, 10),
    st.booleans(),
)


@given(st.lists(counts))
def test_sum_keeps_both_ends(parts: list[IntervalCount]) -> None:
    summed = total(parts)
    assert summed.low == sum(part.low for part in parts)
    assert summed.high == sum(part.high for part in parts)
    assert summed.open == any(part.open for part in parts)


@given(counts, counts, st.integers(0, 60), st.integers(0, 60))
def test_certain_order_holds_for_every_truth(
    first: IntervalCount, second: IntervalCount, x: int, y: int
) -> None:
    inside = first.low <= x <= first.upper and second.low <= y <= second.upper
    if first.surely_exceeds(second) and inside:
        assert x > y


def test_zero_is_neutral() -> None:
    assert total([]) == ZERO
    assert IntervalCount(2, 3, True) + ZERO == IntervalCount(2, 3, True)


@pytest.mark.parametrize(("low", "high"), [(3, 2), (-1, 4)])
def test_impossible_ends_are_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no interval"):
        IntervalCount(low, high)


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (ZERO, "–"),
        (IntervalCount(2, 2, True), "2+"),
        (IntervalCount(6, 8), "6–8"),
        (IntervalCount(46, 48, True), "46–48+"),
        (IntervalCount(1234, 1234), "1\N{NO-BREAK SPACE}234"),
        (IntervalCount(0, 0, True), "0+"),
    ],
)
def test_written_as_on_the_slide(count: IntervalCount, written: str) -> None:
    assert interval_count(count, "sv") == written
