"""The public surveys of real tools, unedited: drafted, decided, checked, recounted, published.

The truth was written by hand from the files. No text of theirs stands here: a question is known by
the place of its first column, its answers by their places in the alphabet, lowest answer first.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from helpers.survey.codebook import Codebook, Question
from helpers.survey.paths import SurveyFolder

from ..conftest import ROOT
from ..programs import survey_report
from .made import Desk, public_survey

YES_NO = "single 2"
RUDE = "ordinal 0 1 2"


class Public(NamedTuple):
    file: str
    year: int
    group: int  # the column that groups respondents
    truth: dict[int, str]


FLYING = Public("flying-etiquette.csv", 2014, 22, {
    1: "ordinal 3 5 4 0 1 2", 2: "ordinal 2 3 0 4 1",
    3: "ordinal 19 0 1 4 5 6 7 8 9 10 11 2 3 12 13 14 15 16 17 18", 4: YES_NO, 5: "single 5",
    6: "single 5", 7: "single 2", 8: RUDE, 9: RUDE, 10: "ordinal 1 3 5 4 0 2", 11: "single 2",
    12: RUDE, 13: YES_NO, 14: RUDE, 15: RUDE, 16: RUDE, 17: RUDE, 18: RUDE, 19: RUDE, 20: YES_NO,
    21: YES_NO, 23: "ordinal 0 1 2 3", 24: "ordinal 0 2 3 1 4", 25: "ordinal 3 2 4 0 1",
    26: "single 9",
})  # fmt: skip
THANKSGIVING = Public("thanksgiving-2015-poll-data.csv", 2015, 62, {
    1: YES_NO, 2: "single 8", 4: "single 5", 6: "single 4", 8: "single 4", 10: YES_NO,
    11: "multiple 14", 26: "multiple 12", 39: "multiple 11", 51: YES_NO, 52: "ordinal 0 1 3 2",
    53: "multiple 1", 54: "ordinal 0 1 2 3 4 5 6 7 8 9 10 11", 55: YES_NO, 56: YES_NO, 57: YES_NO,
    58: YES_NO, 59: "single 3", 60: "single 3", 61: "ordinal 0 1 2 3",
    63: "ordinal 0 1 7 8 9 2 3 4 5 6", 64: "single 9",
})  # fmt: skip
OPEN_TO = "ordinal 0 1 3 4 2"
MASCULINITY = Public("masculinity-raw-responses.csv", 2018, 94, {
    3: "ordinal 0 1 2 3", 4: "ordinal 0 1 2 3", 5: "multiple 6", 11: YES_NO,
    **dict.fromkeys(range(12, 23), OPEN_TO), 23: "multiple 12", 35: "single 6", 36: "multiple 8",
    44: "multiple 5", 49: "multiple 7", 56: "single 5", 57: "ordinal 1 2 3 0", 58: YES_NO,
    59: YES_NO, 60: "ordinal 1 3 4 2 0", 61: "multiple 7", 68: "multiple 6", 74: "multiple 4",
    78: YES_NO, 79: "single 5", 80: "multiple 3", 83: "single 4", 84: "single 5",
    85: "ordinal 2 3 5 0 1 4", 86: "single 51", 87: "ordinal 0 1 7 8 9 2 3 4 5 6", 88: "single 9",
    89: "single 5", 90: "single 2", 91: "single 4", 92: "ordinal 1 2 0", 93: "ordinal 1 3 0 2",
    95: "single 2", 96: "single 3",
})  # fmt: skip
SURVEYS = pytest.mark.parametrize("public", [FLYING, THANKSGIVING, MASCULINITY],
                                  ids=lambda one: one.file.split("-")[0])  # fmt: skip
FEW_LINES = 25
RIGHT = 0.9


@SURVEYS
def test_a_draft_is_decided_in_few_lines_right_in_nine_of_ten_and_counts_as_a_plain_count(
    desk: Desk, public: Public
) -> None:
    path = public_survey(public.file)
    drafted = desk.draft(path, year=public.year)
    assert drafted.changed < FEW_LINES
    assert drafted.faults == ()
    names = column_names(path)
    codebook = drafted.codebook
    assert names.index(codebook.export.columns.actor) == public.group
    told = {names.index(question.columns[0]): encoded(question) for question in codebook.questions}
    assert told.keys() <= public.truth.keys()
    right = [place for place, truth in public.truth.items() if told.get(place) == truth]
    assert len(right) >= RIGHT * len(public.truth)
    responses = drafted.cleaned.responses
    actors = {actor.id: actor.label.first for actor in codebook.actors}
    groups = responses["_actor"].astype(str).map(actors)
    compared = 0
    for question, level, counts in recount(path, codebook):
        if question.type == "multiple":
            gave = responses[f"{question.id}.{level}"].fillna(False).astype(bool)
        else:
            gave = responses[question.id].astype(str) == level
        assert groups[gave].value_counts().to_dict() == counts, (question.id, level)
        compared += 1
    assert compared > 60


@pytest.mark.slow
@pytest.mark.report
@SURVEYS
def test_the_report_tells_what_a_plain_count_tells(desk: Desk, public: Public) -> None:
    path = public_survey(public.file)
    (desk.root / "notebooks").symlink_to(ROOT / "notebooks")
    for name in ("requirements.lock", "pyproject.toml"):
        (desk.root / name).write_bytes((ROOT / name).read_bytes())
    drafted = desk.draft(path, year=public.year)
    run = survey_report(desk.root, "build", drafted.folder.name, "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    published = list(published_counts(drafted.folder))
    assert len(published) > 80
    plain = {
        (question.id, group, level): number
        for question, level, counts in recount(path, drafted.codebook)
        for group, number in counts.items()
    }
    labels = {sector.id: sector.label.first for sector in drafted.codebook.sectors}
    for question, group, level, number in published:
        told = (
            sum(plain.get((question, one, level), 0) for one in labels.values())
            if group == "county"
            else plain.get((question, labels[group], level), 0)
        )
        assert told == number, (question, group, level)


def published_counts(folder: SurveyFolder) -> Iterator[tuple[str, str, str, int]]:
    """Every count of an answer that the report's tables tell: question, group, level, number."""
    results = json.loads((folder.report / "results.json").read_text(encoding="utf-8"))["results"]
    declared = json.loads((folder.report / "declared.json").read_text(encoding="utf-8"))["tables"]
    assert results
    for table, columns in declared.items():
        with (folder.report / "tables" / f"{table}.csv").open(encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        for column, counts in columns.items():
            for row, said in zip(rows, counts, strict=True):
                found = re.fullmatch(r"count answer/(\w+)/(\w+)/(\w+)", said or "")
                item = re.fullmatch(r"count item/(\w+)/(\w+)", said or "")
                if found and found[3] != "headline" and row[column]:
                    yield found[1], found[2], found[3], int(row[column])
                if item and row[column]:
                    yield item[1], "county", item[2], int(row[column])


def column_names(path: Path) -> list[str]:
    """What a codebook calls the columns: of equal names each has its number."""
    with path.open(encoding="utf-8") as file:
        header = [" ".join(name.split()) for name in next(csv.reader(file))]
    return [
        name if name and header.count(name) == 1
        else f"{name} #{header[: place + 1].count(name)}".strip()
        for place, name in enumerate(header)
    ]  # fmt: skip


def encoded(question: Question) -> str:
    """A question as the truth writes it."""
    labels = [level.label.first for level in question.ordered_levels]
    if question.type == "ordinal":
        return " ".join(["ordinal", *(str(sorted(labels).index(label)) for label in labels)])
    return f"{question.type} {len(question.levels)}"


def recount(path: Path, codebook: Codebook) -> Iterator[tuple[Question, str, dict[str, int]]]:
    """How many of each group gave each answer, counted by pandas from the file alone."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame.columns = pd.Index(column_names(path))
    groups = frame[codebook.export.columns.actor]
    frame = frame[groups.isin([actor.label.first for actor in codebook.actors])]
    groups = frame[codebook.export.columns.actor]
    for question in codebook.questions:
        asked = pd.Series(True, frame.index)
        gate = question.asked_if
        while gate is not None:
            opener = codebook.question(gate.question)
            opening = [opener.level(name).label.first for name in gate.levels]
            asked &= frame[opener.columns[0]].isin(opening)
            gate = opener.asked_if
        known = {level.label.first for level in question.levels}
        for level in question.levels:
            if level.column is not None:
                gave = ~frame[level.column].isin(["", "NA", "Not selected"])
            elif level.write_in:
                gave = (frame[question.columns[0]] == level.label.first) | ~frame[
                    question.columns[0]
                ].isin([*known, *codebook.export.no_answer, ""])
            else:
                gave = frame[question.columns[0]] == level.label.first
            counts = groups[gave & asked].value_counts().to_dict()
            yield question, level.id, {str(group): int(n) for group, n in counts.items()}
