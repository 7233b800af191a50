"""Tell which results differ between two reports, in words and numbers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpers.report.failure import ReportError

_HIDDEN = "hidden"


def report_differences(old: Path, new: Path) -> list[str]:
    """Return one line for each result that was added, withdrawn or changed.

    Parameters
    ----------
    old, new
        Folders of two published reports of the same survey.

    Returns
    -------
    list of str
        Sorted by result; empty where all are the same.

    Raises
    ------
    ReportError
        One of them holds no readable ``results.json``.
    """
    before, after = _results(old), _results(new)
    lines: list[str] = []
    for identifier in sorted(before.keys() | after.keys()):
        if identifier not in before:
            lines.append(f"{identifier}: added")
        elif identifier not in after:
            lines.append(f"{identifier}: withdrawn")
        else:
            lines += [
                f"{identifier}: {change}"
                for change in _changes(before[identifier], after[identifier])
            ]
    return lines


def _results(report: Path) -> dict[str, dict[str, Any]]:
    path = report / "results.json"
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["results"]
        return {entry["id"]: entry for entry in entries}
    except (OSError, ValueError, KeyError, TypeError):
        raise ReportError(f"{path}: not the results of a report") from None


def _changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    old, new = dict(_facts(before)), dict(_facts(after))
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield f"{name} withdrawn (was {_said(old[name])})"
        elif name not in old:
            yield f"{name} added ({_said(new[name])})"
        elif old[name] != new[name]:
            yield f"{name} {_movement(old[name], new[name])}"


def _facts(entry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each fact of a result with a name in words, whatever the order of its parts."""
    for name, value in entry.items():
        if name == "estimates":
            for estimate in value:
                labels = (str(estimate[key]) for key in ("group", "level") if estimate.get(key))
                place = ", ".join(labels)
                yield from (
                    (f"{place}: {key}", known)
                    for key, known in estimate.items()
                    if key not in {"group", "level"}
                )
        elif isinstance(value, dict):
            yield from ((f"{name} {key}", known) for key, known in value.items())
        else:
            yield name, value


def _movement(old: Any, new: Any) -> str:
    if _is_number(old) and _is_number(new):
        direction = "rose" if new > old else "fell"
        return f"{direction} from {_said(old)} to {_said(new)} ({new - old:+.6g})"
    return f"changed from {_said(old)} to {_said(new)}"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _said(value: Any) -> str:
    if value is None:
        return _HIDDEN
    return f"{value:.6g}" if isinstance(value, float) else str(value)
