"""Write cleaned responses as an export again, so that they can be cleaned a second time."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from helpers.cleaning import Cleaned
from helpers.cleaning.quality import asked
from helpers.reading import RawExport
from helpers.survey.codebook import Codebook, Question
from helpers.survey.intervals import IntervalCount


def export_of(cleaned: Cleaned, codebook: Codebook) -> RawExport:
    """Return an export that holds ids, counts and ISO dates, as the cleaned responses do."""
    responses = cleaned.responses
    columns = codebook.export.columns
    assert columns.duration is not None and columns.finished is not None
    assert columns.respondent is not None and columns.submitted is not None
    table: dict[str, list[str]] = {
        columns.respondent: list(responses["_respondent"]),
        columns.actor: list(responses["_actor"]),
        columns.submitted: ["" if pd.isna(t) else t.isoformat(sep=" ")
                            for t in responses["_submitted"]],
        columns.duration: ["" if pd.isna(m) else repr(m) for m in responses["_duration"]],
        columns.finished: ["1" if done else "0" for done in responses["_finished"]],
    }  # fmt: skip
    for question in codebook.questions:
        was_asked = asked(responses, codebook, question).tolist()
        for name, cells in _columns(question, responses):
            table[name] = [cell if put else "" for cell, put in zip(cells, was_asked, strict=True)]
    rows = len(responses)
    return RawExport(
        table=pa.table({name: pa.array(cells, pa.string()) for name, cells in table.items()}),
        files=("clean.csv",),
        file_codes=np.zeros(rows, dtype=np.int32),
        row_numbers=np.arange(2, rows + 2, dtype=np.int64),
        pseudonymous=True,
    )


def _columns(question: Question, responses: pd.DataFrame) -> Iterator[tuple[str, list[str]]]:
    if question.type == "free_text":
        given = responses[f"{question.id}.given"]
        yield question.columns[0], ["given" if cell is True else "" for cell in _cells(given)]
    elif question.type == "count":
        ends = [_cells(responses[f"{question.id}.{end}"]) for end in ("low", "high", "open")]
        yield (
            question.columns[0],
            [
                str(IntervalCount(*count)) if state == "count" else state or ""
                for state, *count in zip(_cells(responses[question.id]), *ends, strict=True)
            ],
        )
    elif question.type == "multiple":
        items = {level.id: _cells(responses[f"{question.id}.{level.id}"])
                 for level in question.levels}  # fmt: skip
        if question.column is not None:
            yield question.column, [
                "no_answer" if None in ticks else
                question.separator.join(name for name, tick in zip(items, ticks, strict=True)
                                        if tick)
                for ticks in zip(*items.values(), strict=True)
            ]  # fmt: skip
        for level in question.levels if question.column is None else ():
            marks = {True: "1", False: "0", None: "no_answer"}
            yield level.column or "", [marks[tick] for tick in items[level.id]]
    else:
        yield question.columns[0], [cell or "" for cell in _cells(responses[question.id])]


def _cells(column: pd.Series) -> list[Any]:
    return [None if pd.isna(cell) else cell for cell in column.astype(object)]
