"""Groups made from a question, and rows that the codebook leaves out."""

import random
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.cleaning import Cleaned
from helpers.cleaning.quality import count_submissions
from helpers.disclosure.protection import protect
from helpers.folders.checking import every_fault
from helpers.survey.faults import InputError

from .exports import ROWS, Survey, codebook, delimited

UNITS = {"prosecutor": "Åklagarmyndigheten", "towns": "Kommuner", "church": "Kyrkor/samfund"}
ASKED: dict[str, Any] = {
    "id": "unit", "theme": "background", "type": "single", "column": "Aktör",
    "text": {"sv": "Var arbetar du?", "en": "Where do you work?"},
    "label": {"sv": "Arbetsplats", "en": "Workplace"},
    "levels": [{"id": name, "label": {"sv": label, "en": name}} for name, label in UNITS.items()],
}  # fmt: skip
GROUPS: dict[str, Any] = {"question": "unit", "invited": dict.fromkeys(UNITS, 200)}


def _grouped(**groups: Any) -> dict[str, Any]:
    declared = codebook()
    del declared["sectors"], declared["export"]["columns"]["actor"]
    declared["questions"].insert(2, ASKED)
    return declared | {"groups": GROUPS | groups}


def _rows(seed: int, number: int) -> list[dict[str, str]]:
    chance = random.Random(seed)
    return [
        dict(chance.choice(ROWS)) | {"Id": str(place), "Aktör": chance.choice(list(UNITS.values()))}
        for place in range(number)
    ]


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 999), number=st.integers(10, 120))
def test_groups_of_a_question_are_sectors_of_one_actor_each(
    survey: Survey, seed: int, number: int
) -> None:
    data = {"responses.csv": delimited(_rows(seed, number))}
    declared = codebook()
    declared["sectors"] = [
        {"id": name, "label": {"sv": label, "en": name},
         "actors": [{"id": f"{name}_all", "label": {"sv": label, "en": name}, "invited": 200}]}
        for name, label in UNITS.items()
    ]  # fmt: skip
    found = []
    for content in (declared, _grouped()):
        made = survey.write(data, content)
        cleaned = survey.cleaned(made)
        found.append((cleaned, protect(cleaned.responses, made, "survey")[0]))
    (first, counts), (second, grouped) = found
    pd.testing.assert_frame_equal(first.responses, second.responses)
    pd.testing.assert_frame_equal(first.log, second.log)
    for table in ("response", "answers", "pairs", "items", "cases"):
        pd.testing.assert_frame_equal(getattr(counts, table), getattr(grouped, table))


UNGROUPED = [
    *_rows(1, 30),
    dict(ROWS[1]) | {"Id": "90", "Aktör": " "},
    dict(ROWS[1]) | {"Id": "91", "Aktör": "ej svar"},
]


def _outcome(cleaned: Cleaned) -> dict[str, int]:
    return dict(count_submissions(cleaned).values.tolist())


def test_who_names_no_group_is_told_left_out_or_a_group(survey: Survey) -> None:
    data = {"responses.csv": delimited(UNGROUPED)}
    survey.write(data, _grouped())
    faults = [str(fault) for fault in every_fault(survey.folder)]
    assert len(faults) == 1 and "write blank: leave_out under groups" in faults[0]
    kept = survey.cleaned(survey.write(data, _grouped(blank="leave_out")))
    assert _outcome(kept)["no_group"] == 2
    label = {"sv": "Ej uppgiven", "en": "Not stated"}
    own = _grouped(blank="own_group", blank_label=label)
    own["groups"]["invited"] = GROUPS["invited"] | {"no_group": 2}
    cleaned = survey.cleaned(survey.write(data, own))
    assert (cleaned.responses["_sector"] == "no_group").sum() == 2
    assert "no_group" not in _outcome(cleaned)


def test_rows_are_left_out_by_a_column_and_counted_by_themselves(survey: Survey) -> None:
    """Neither what cannot be read nor an id that comes again matters in such rows."""
    rows = [row | {"Status": "IP Address"} for row in _rows(2, 20)]
    rows += [
        rows[0] | {"Status": "survey preview ", "F1": "test"},
        rows[1] | {"Id": "", "Status": "Spam", "Aktör": "nobody"},
    ]
    text = "\r\n".join(
        ";".join(f'"{cell}"' for cell in cells) for cells in ([*rows[0]], *map(dict.values, rows))
    ).replace('"fråga"', "fråga")
    data = {"responses.csv": text.encode()}
    with pytest.raises(InputError):
        survey.cleaned(survey.write(data))
    left_out = {"Status": ["Survey Preview", "spam"]}
    cleaned = survey.cleaned(survey.write(data, leave_out=left_out))
    first = survey.cleaned(survey.write({"responses.csv": delimited(_rows(2, 20))}))
    pd.testing.assert_frame_equal(cleaned.responses, first.responses)
    assert _outcome(cleaned)["left_out"] == 2
    survey.write(data, leave_out={"Status": ["Survey Preview", "spamm"]})
    assert any("did you mean Spam?" in str(fault) for fault in every_fault(survey.folder))
