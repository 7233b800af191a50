"""A made-up questionnaire, its export, its draft: types, answers and counts are equal."""

import random
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from .made import Desk, Draft
from .tools import sheet, text

WORDS = Path(__file__).parents[2] / "src/helpers/drafting/words.yml"
_SCALES = yaml.load(WORDS.read_text("utf-8"), yaml.BaseLoader)["scales"]
_NOTHING = ("", "NA", "N/A", "No answer", "-99")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéø"


@dataclass
class Asked:
    """A question: its wording, a codebook's type for it, the answers in their order."""

    wording: str
    kind: str
    labels: list[str]
    layout: str = ""  # of several answers: the separator in a cell, or a column each


words = st.text(_LETTERS, min_size=6, max_size=14).map(str.capitalize)


@st.composite
def scales(draw: st.DrawFn) -> list[str]:
    """Some steps of a scale that questionnaires use, in their order."""
    spoken = draw(st.sampled_from(sorted(_SCALES)))
    language = draw(st.sampled_from(sorted(_SCALES[spoken])))
    steps = [draw(st.sampled_from(step.split("|"))) for step in _SCALES[spoken][language]]
    places = st.lists(st.integers(0, len(steps) - 1), min_size=3, max_size=7, unique=True)
    chosen = [steps[place].strip('"').capitalize() for place in sorted(draw(places))]
    return chosen if len({one.casefold() for one in chosen}) == len(chosen) else steps[:1]


@st.composite
def questionnaires(draw: st.DrawFn) -> list[Asked]:
    about = draw(st.lists(words, min_size=2, max_size=7, unique_by=str.casefold))
    asked = []
    for place, word in enumerate(about):
        wording = f"Question {place + 1} about {word}"
        kind = draw(st.sampled_from(("scale", "names", "yes", "ticks", "list", "numbers", "count")))
        names = draw(st.lists(words, min_size=2, max_size=6, unique_by=str.casefold))
        if kind == "scale":
            labels = draw(scales().filter(lambda one: len(one) > 2))
            asked.append(Asked(wording, "ordinal", labels))
        elif kind == "names":
            asked.append(Asked(wording, "single", names))
        elif kind == "yes":
            labels = draw(st.sampled_from((["No", "Yes"], ["Nej", "Ja"])))
            asked.append(Asked(wording, "single", labels))
        elif kind == "ticks":
            asked.append(Asked(wording, "multiple", names, "columns"))
        elif kind == "list":
            several = [*names, "Something Different"][:6] if len(names) < 3 else names
            asked.append(Asked(wording, "multiple", several, draw(st.sampled_from(("; ", "|")))))
        elif kind == "numbers":
            low, high = draw(st.sampled_from(((0, 10), (1, 10), (1, 7), (1, 5))))
            asked.append(Asked(wording, "ordinal", [str(n) for n in range(low, high + 1)]))
        else:
            asked.append(Asked(f"How many of {word} were there?", "count", []))
    return asked


def answered(asked: Asked, number: int, chance: random.Random) -> list[Any]:
    """Answers of so many, each answer given by three at least; None where nobody answered."""
    if asked.kind == "count":
        return [chance.choice((0, 1, 2, 2, 3, 5, 12)) for _ in range(number)]
    if asked.kind == "multiple":
        every = range(len(asked.labels))
        given: list[Any] = [[place % len(asked.labels)] for place in range(5 * len(asked.labels))]
        given += [
            sorted(chance.sample(every, chance.randint(1, len(asked.labels))))
            for _ in range(number - len(given))
        ]
    else:
        given = [place % len(asked.labels) for place in range(4 * len(asked.labels))]
        given += [chance.randrange(len(asked.labels)) for _ in range(number - len(given))]
        given[-3:] = [None] * 3
    chance.shuffle(given)
    return given


PERSONAL = ("E-mail", "Name", "Comments", "Contact")


def personal(place: int) -> tuple[str, str, str, str]:
    """What tells who somebody is, as it stands in such columns; some of it twice."""
    name = f"Anna{place // 2} Secretson"
    return f"anna{place}@secretson.example", name, f"I, {name}, say no", f"0700-{place:06d}"


def export(
    questions: list[Asked], answers: list[list[Any]], groups: list[str], nothing: str, tick: str
) -> list[list[object]]:
    table: list[list[object]] = [["Respondent ID", *PERSONAL, "Unit"]]
    table += [[f"R{place:04d}", *personal(place), group] for place, group in enumerate(groups)]
    for asked, told in zip(questions, answers, strict=True):
        if asked.layout == "columns":
            table[0] += [f"{asked.wording} - {label}" for label in asked.labels]
            for row, one in zip(table[1:], told, strict=True):
                row += [(tick or label) if place in one else ""
                        for place, label in enumerate(asked.labels)]  # fmt: skip
            continue
        table[0].append(asked.wording)
        for row, one in zip(table[1:], told, strict=True):
            if asked.kind == "count":
                row.append(one)
            elif one is None:
                row.append(nothing)
            elif asked.kind == "multiple":
                row.append(asked.layout.join(asked.labels[place] for place in one))
            else:
                row.append(asked.labels[one])
    return table


@settings(max_examples=25, deadline=None)
@given(
    questions=questionnaires(),
    number=st.integers(60, 140),
    seed=st.integers(0, 9999),
    nothing=st.sampled_from(_NOTHING),
    tick=st.sampled_from(("", "1", "X", "Yes", "Selected")),
    kind=st.sampled_from((";", ",", "\t", "xlsx")),
)
def test_a_draft_has_the_types_answers_and_counts_of_the_survey(
    questions: list[Asked], number: int, seed: int, nothing: str, tick: str, kind: str
) -> None:
    chance = random.Random(seed)
    groups = [("North", "South", "West")[place % 3] for place in range(number)]
    answers = [answered(asked, number, chance) for asked in questions]
    table = export(questions, answers, groups, nothing, tick)
    data = sheet(table) if kind == "xlsx" else text(table, kind)
    name = "answers.xlsx" if kind == "xlsx" else "answers.csv"
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        desk = Desk(Path(folder), patch)
        draft = desk.draft(desk.put(name, data))
        assert not re.search(r"secretson|0700-|R\d{4}", draft.text, re.IGNORECASE)
        compare(draft, questions, answers)


def compare(draft: Draft, questions: list[Asked], answers: list[list[Any]]) -> None:
    responses = draft.cleaned.responses
    given_any = [one for one in zip(*answers, strict=True) if set(map(str, one)) != {"None"}]
    assert len(responses) == len(given_any)  # who answers nothing is no respondent
    found = {question.text.first: question for question in draft.codebook.questions}
    assert found.keys() == {asked.wording for asked in questions}
    for asked, told_answers in zip(questions, answers, strict=True):
        question = found[asked.wording]
        labels = [level.label.first for level in question.levels]
        assert question.type == asked.kind, asked
        in_order = asked.kind == "ordinal" or set(asked.labels) <= {"No", "Yes", "Nej", "Ja"}
        wanted = asked.labels if in_order else sorted(asked.labels)
        assert (labels if in_order else sorted(labels)) == wanted
        for place, label in enumerate(asked.labels):
            level = next(one.id for one in question.levels if one.label.first == label)
            if asked.kind == "multiple":
                told = int(responses[f"{question.id}.{level}"].sum())
                assert told == sum(place in one for one in told_answers)
            else:
                assert int((responses[question.id] == level).sum()) == told_answers.count(place)
        if asked.kind == "count":
            assert int(responses[f"{question.id}.low"].sum()) == sum(told_answers)
