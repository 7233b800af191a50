"""Replay a cleaning log on its raw export, strictly and slowly: an independent second reading.

Nothing but the log may change a text. What is left must be an id, a code, the Swedish label, a
plain number or an ISO date: the codebook's own coding.
"""

from collections.abc import Callable
from datetime import datetime

import pandas as pd

from helpers.cleaning.rules import DROPS
from helpers.reading import RawExport
from helpers.survey.codebook import Codebook, Question

Rows = list[dict[str, str]]
_TICKS = {"1": True, "ja": True, "x": True, "0": False, "nej": False, "": False, "no_answer": False}


def replay(raw: RawExport, log: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Return the responses that the log makes of the raw export."""
    frame = raw.frame
    rows: Rows = [dict(zip(frame.columns, cells, strict=True)) for cells in frame.values.tolist()]
    places = raw.rows.astype({"file": str})
    place = {(file, row): n for n, (file, row) in enumerate(places.itertuples(index=False))}
    dropped = set()
    changes = log[["file", "row", "column", "raw", "clean", "rule"]].astype({"file": str})
    for file, row, column, before, after, rule in changes.values.tolist():
        position = place[file, row]
        if column == "":
            assert rule in set(DROPS)
            dropped.add(position)
            continue
        assert rows[position][column] == before
        rows[position][column] = after
    kept = [row for position, row in enumerate(rows) if position not in dropped]
    return pd.DataFrame([_respondent(row, codebook) for row in kept])


def _respondent(row: dict[str, str], codebook: Codebook) -> dict[str, object]:
    columns = codebook.export.columns
    actor = _strict(row[columns.actor], codebook.actors)
    assert actor is not None
    assert columns.finished is not None
    done = row[columns.finished].casefold() in {"1", *codebook.export.finished_values}
    minutes = row[columns.duration].replace(",", ".") if columns.duration else ""
    assert columns.submitted is not None
    when = row[columns.submitted]
    out: dict[str, object] = {
        "_actor": actor,
        "_sector": codebook.sector_of[actor],
        "_submitted": datetime.fromisoformat(when) if when else None,
        "_duration": float(minutes) if minutes else None,
        "_finished": done,
    }
    for place, question in enumerate(codebook.questions):
        if not _asked(question, row, codebook):
            answers = dict.fromkeys(_names(question))
            held = [row[name] for name in question.columns if question.type != "free_text"]
            missing = {"", "no_answer", *codebook.export.no_answer}
            assert set(held) <= missing, "the log does not set the answer aside"
        else:
            later = codebook.questions[place + 1 :]
            reached = done or any(_answered(q, row, codebook) for q in later)
            answers = _READERS[question.type](question, row, reached)
        out |= answers
    return out


def _strict(text: str, parts: object) -> str | None:
    """Return the id that a text stands for, by the codebook's coding alone."""
    if text in {"", "no_answer"}:
        return text or None
    for part in parts:  # type: ignore[attr-defined]
        if text in {part.id, part.label["sv"], part.code}:
            return str(part.id)
    raise AssertionError(f"the log does not account for {text!r}")


def _asked(question: Question, row: dict[str, str], codebook: Codebook) -> bool:
    if question.asked_if is None:
        return True
    gate = codebook.question(question.asked_if.question)
    opened = _strict(row[gate.columns[0]], gate.levels) in question.asked_if.levels
    return opened and _asked(gate, row, codebook)


def _answered(question: Question, row: dict[str, str], codebook: Codebook) -> bool:
    if question.type == "free_text" or not _asked(question, row, codebook):
        return False
    if question.type == "multiple" and question.column is None:
        return any(_ticks(question, row))
    return row[question.columns[0]] not in {"", "no_answer"}


def _names(question: Question) -> list[str]:
    ends = [f"{question.id}.{end}" for end in ("low", "high", "open")]
    return {
        "count": [question.id, *ends],
        "multiple": [f"{question.id}.{level.id}" for level in question.levels],
        "free_text": [f"{question.id}.given"],
    }.get(question.type, [question.id])


def _closed(question: Question, row: dict[str, str], reached: bool) -> dict[str, object]:
    return {question.id: _strict(row[question.columns[0]], question.levels)}


def _count(question: Question, row: dict[str, str], reached: bool) -> dict[str, object]:
    text = {"Vet ej": "dont_know"}.get(row[question.columns[0]], row[question.columns[0]])
    names = _names(question)
    if text in {"", "dont_know", "no_answer"}:
        return dict.fromkeys(names) | {question.id: text or None}
    open_end = text.endswith("+")
    low, _, high = text.removesuffix("+").partition("–")
    return dict(zip(names, ["count", int(low), int(high or low), open_end], strict=True))


def _ticks(question: Question, row: dict[str, str]) -> list[bool]:
    ticks = []
    for level in question.levels:
        cell = row[level.column or ""]
        ticks.append(cell == level.label["sv"] or _TICKS[cell.casefold()])
    return ticks


def _multiple(question: Question, row: dict[str, str], reached: bool) -> dict[str, object]:
    names = _names(question)
    cells = [row[name] for name in question.columns]
    if question.column is None:
        ticks = _ticks(question, row)
        marked = any(ticks) or (reached and any(cell not in {"", "no_answer"} for cell in cells))
    else:
        text = cells[0]
        for level in question.levels:  # a label may hold the separator
            text = text.replace(level.label["sv"], level.id)
        ids = [part for part in text.split(question.separator) if part]
        assert set(ids) <= {level.id for level in question.levels} | {"no_answer"}
        ticks = [level.id in ids for level in question.levels]
        marked = any(ticks)
    if marked or (reached and "no_answer" not in cells):
        return dict(zip(names, ticks, strict=True))
    return dict.fromkeys(names)


def _free_text(question: Question, row: dict[str, str], reached: bool) -> dict[str, object]:
    return {f"{question.id}.given": row[question.columns[0]].strip() != ""}


_READERS: dict[str, Callable[[Question, dict[str, str], bool], dict[str, object]]] = {
    "single": _closed,
    "ordinal": _closed,
    "count": _count,
    "multiple": _multiple,
    "free_text": _free_text,
}
