"""The export of each tool is drafted alike: types, answers in their order, filters, no details."""

import re
from pathlib import Path

import pytest

from .made import Desk, Draft
from .tools import (
    CASES,
    EXPECTED,
    MET,
    PLEASED,
    SCORE,
    SECRETS,
    TOOLS,
    UNITS,
    WAY,
    Files,
    rows,
    statistical,
)

WORDED = {"pleased": PLEASED, "met": MET, "ways": WAY, "score": SCORE, "cases": CASES}


def drafted(desk: Desk, files: Files) -> Draft:
    return desk.draft(*(desk.put(name, data) for name, data in files.items()))


def recognised(draft: Draft) -> dict[str, tuple[str, list[str]]]:
    """Type and labels of each question, by what it is about."""
    found: dict[str, tuple[str, list[str]]] = {}
    for question in draft.codebook.questions:
        text = question.text.first
        name = next((name for name, wording in WORDED.items() if text.startswith(wording)), text)
        labels = [level.label.first for level in question.levels]
        found[name] = (question.type, sorted(labels) if question.type == "multiple" else labels)
    return found


def expected() -> dict[str, tuple[str, list[str]]]:
    return {
        name: (kind, sorted(labels) if kind == "multiple" else labels)
        for name, (kind, labels) in EXPECTED.items()
    }


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tools_export_is_recognised(desk: Desk, tool: str) -> None:
    draft = drafted(desk, TOOLS[tool]())
    assert recognised(draft) == expected()
    assert [sector.label.first for sector in draft.codebook.sectors] == UNITS
    assert len(draft.cleaned.responses) == len(rows())
    if tool == "plain CSV":  # the slower part of the check looks at counts alone
        assert draft.faults == ()
    assert not re.search("|".join(SECRETS), draft.text)
    cases = next(question for question in draft.codebook.questions if question.type == "count")
    assert cases.asked_if is not None, "the filter is found"
    assert cases.asked_if.levels == ("yes",)


@pytest.mark.parametrize("kind", ["sav", "dta", "xpt"])
def test_a_statistics_programs_file_is_recognised(desk: Desk, kind: str, tmp_path: Path) -> None:
    draft = drafted(desk, statistical(tmp_path / "written", kind))
    found, wanted = recognised(draft), expected()
    if kind == "xpt":  # SAS keeps the answers of a list of ticks in a catalogue of its own
        wanted = {name[:40]: one for name, one in wanted.items() if name != "ways"}
        found = {name: one for name, one in found.items() if name in wanted}
    assert found == wanted
    assert len(draft.cleaned.responses) == len(rows())
    assert not re.search("|".join(SECRETS), draft.text)
