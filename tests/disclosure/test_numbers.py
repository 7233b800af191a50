"""Statistics of stated numbers: rules checked from what is published, and by working it out."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.protection import ProtectedCounts, protect
from helpers.report.audit.attack import attack_facts
from helpers.report.audit.count_facts import counted_facts
from helpers.survey.codebook import Codebook

from .surveys import SMALL, label


def survey(groups: list[list[float]], **more: Any) -> tuple[Codebook, pd.DataFrame]:
    codebook = Codebook.model_validate(
        SMALL
        | {
            "sectors": [
                {"id": f"s{place}", "label": label(f"S{place}"),
                 "actors": [{"id": f"a{place}", "label": label(f"A{place}"),
                             "invited": len(stated) + 3}]}
                for place, stated in enumerate(groups)
            ],
            "questions": [
                {"id": "age", "theme": "background", "type": "number", "column": "age",
                 "text": label("Age?"), "label": label("Age")} | more
            ],
            "analysis": [],
        }
    )  # fmt: skip
    frame = pd.DataFrame(
        {
            "_sector": [f"s{place}" for place, stated in enumerate(groups) for _ in stated],
            "_actor": [f"a{place}" for place, stated in enumerate(groups) for _ in stated],
            "age.number": pd.array([one for stated in groups for one in stated], "Float64"),
        }
    )
    return codebook, frame


def protected(groups: list[list[float]], *released: ProtectedCounts) -> ProtectedCounts:
    codebook, responses = survey(groups)
    return protect(responses, codebook, "survey", released=released)[0]


def told(counts: ProtectedCounts) -> dict[str, dict[str, Any]]:
    rows = counts.numbers.to_dict("records")
    return {
        str(row["group"]): {
            str(name): None if pd.isna(value) else value for name, value in row.items()
        }
        for row in rows
        if not pd.isna(row["mean"])
    }


groups_of_numbers = st.lists(
    st.lists(st.integers(0, 40), min_size=0, max_size=40), min_size=1, max_size=5
).filter(any)


@settings(max_examples=20)
@given(groups_of_numbers)
def test_what_is_told_has_enough_answers_behind_it_and_so_has_what_is_left(
    groups: list[list[float]],
) -> None:
    codebook, responses = survey(groups)
    counts, _ = protect(responses, codebook, "survey")
    shown = told(counts)
    assert attack_facts(list(counted_facts(counts)), codebook) == []
    assert all(row["n"] >= 10 for row in shown.values())
    left = [stated for place, stated in enumerate(groups) if stated and f"s{place}" not in shown]
    if COUNTY in shown and left:
        assert len(left) > 1
        assert sum(map(len, left)) >= 10
    for place, stated in enumerate(groups):
        row = shown.get(f"s{place}")
        if row is not None:
            # No value of a single respondent at either end, and not nearly all alike.
            ordered = sorted(stated)
            spread = float(np.std([one for group in groups for one in group]))
            inner = (ordered[4] - spread / 4, ordered[-5] + spread / 4)
            for name in ("median_low", "median_high"):
                assert row[name] is None or inner[0] <= row[name] <= inner[1]
            assert len(stated) - max(map(stated.count, stated)) >= 3
            assert row["mean_low"] <= np.mean(stated) <= row["mean_high"]


@settings(max_examples=20)
@given(st.lists(st.integers(0, 10), min_size=10, max_size=60))
def test_a_mean_fits_sums_that_differ_by_threshold_answers(stated: list[float]) -> None:
    codebook, responses = survey([stated, [float(one % 11) for one in range(50)]])
    row = told(protect(responses, codebook, "survey")[0]).get("s0")
    if row is not None:
        # How many whole sums round to what is told: at least three more and three less.
        n = len(stated)
        sums = [s for s in range(10 * n + 1) if math.isclose(s / n, row["mean"], abs_tol=3 / n)]
        unit = 10.0 ** math.floor(math.log10(6 / n))
        assert len(sums) >= 3
        assert row["mean"] / unit == pytest.approx(round(row["mean"] / unit))


def test_one_who_states_nearly_all_silences_the_question() -> None:
    groups = [[20.0 + one for one in range(15)], [0.5] * 4 + [0.0] * 10 + [9000.0]]
    counts = protected(groups)
    assert told(counts) == {}
    assert set(counts.numbers["n"].dropna()) == {15, 30}


def test_a_harmless_question_hides_nothing() -> None:
    codebook, responses = survey([[1.0, 2.0], [3.0, 4.0, 9.0]], harmless=label("Nothing to hide"))
    counts, _ = protect(responses, codebook, "survey")
    assert told(counts)["s0"]["mean"] == pytest.approx(1.5)


def test_a_later_release_with_few_more_answers_tells_nothing() -> None:
    groups = [[20.0 + one % 17 for one in range(30)], [30.0 + one % 13 for one in range(30)]]
    released = protected(groups)
    assert told(released)
    more = [[*groups[0], 21.0, 25.0, 44.0, 60.0], groups[1]]
    assert told(protected(more, released)) == {}
    assert told(protected(groups, released)) == told(released)
