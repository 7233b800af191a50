"""Entries of ``results.json``, made from the tidy frames of results."""

import math
from typing import Any

import pandas as pd

from helpers.exhibits.content import Entry


def entry_record(entry: Entry) -> dict[str, Any]:
    """Return an entry as ``results.json`` holds it.

    Parameters
    ----------
    entry
        A result's tidy frame, and what was tested.

    Returns
    -------
    dict
        A hidden number is null, and its estimate says that it is suppressed.
    """
    record: dict[str, Any] = {
        "id": entry.id,
        "question": entry.question,
        "theme": entry.theme,
        "source": entry.source,
    }
    if entry.n is not None:
        record["n"] = entry.n
    record["estimates"] = [_estimate(row, entry) for row in _rows(entry)]
    for part in ("test", "effect"):
        told = {name: value for name, value in getattr(entry, part).items() if _is_told(value)}
        if told:
            record[part] = told
    return record


def entry_declared(entry: Entry) -> dict[str, list[str]]:
    """Return what each number of an entry counts, by column and estimate."""
    return {
        name: [
            str((counts(row) if callable(counts) else counts).at(row)) if name in row else ""
            for row in _rows(entry)
        ]
        for name, counts in entry.counts.items()
    }


def _rows(entry: Entry) -> list[dict[Any, Any]]:
    return [row for frame in entry.frames for row in frame.to_dict("records")]


def _estimate(row: dict[Any, Any], entry: Entry) -> dict[str, Any]:
    values = {
        str(name): _plain(value) for name, value in row.items() if not str(name).startswith("_")
    }
    shown = {
        name: value
        for name, value in values.items()
        if value is not None or name not in entry.optional
    }
    hidden = any(shown.get(name, 0) is None for name in entry.counts) or row.get("_hidden", False)
    return shown | {"suppressed": hidden}


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it; None for a missing one."""
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _is_told(value: Any) -> bool:
    """Return True for a value that is there; a limit without end (an odds ratio) is left out."""
    return value is not None and not (isinstance(value, float) and not math.isfinite(value))
