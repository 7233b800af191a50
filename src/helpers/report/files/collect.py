"""Gather the exhibits of every appendix into tables and results, and check that they agree."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from helpers.report.failure import ReportError
from helpers.report.files.spreadsheet import defused
from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.survey.codebook import Language
from helpers.survey.provenance import Source

DECLARED = "declared.json"
"""What each number of the tables and results counts, and which cell of which notebook shows it."""

_MARK = 'class="mark synthetic"'
# The least certain source of its parts is the source of a whole.
_ORDER: tuple[Source, ...] = ("published", "survey", "synthetic")


@dataclass(frozen=True)
class Collection:
    """What a report gives to machines.

    Parameters
    ----------
    tables
        CSV text by exhibit id.
    results
        The entries of ``results.json``, sorted by appendix and id.
    declared
        What each number counts, by table, by result and in the drawings' descriptions; which
        columns of a CSV each column of the page shows; where a column's values come from, if not
        from where its table's do.
    synthetic
        True where any exhibit rests on synthetic answers.
    """

    tables: dict[str, str]
    results: tuple[dict[str, Any], ...]
    declared: dict[str, dict[str, Any]]
    synthetic: bool


def collect(exhibits: Mapping[tuple[Appendix, Language], tuple[Exhibit, ...]]) -> Collection:
    """Gather tables and results.

    Parameters
    ----------
    exhibits
        The exhibits of every appendix in every language.

    Raises
    ------
    ReportError
        An id stands twice, or something synthetic does not say so.
    """
    appendices = sorted({appendix for appendix, _ in exhibits})
    for exhibit in (exhibit for group in exhibits.values() for exhibit in group):
        _demand_honest(exhibit)
    first = next(language for _, language in exhibits)
    every = [exhibit for appendix in appendices for exhibit in exhibits[appendix, first]]
    _demand_unique((exhibit.id, exhibit.appendix) for exhibit in every)
    results = [(entry, exhibit.appendix) for exhibit in every for entry in exhibit.results]
    _demand_unique((entry["id"], appendix) for entry, appendix in results)
    return Collection(
        tables={
            exhibit.id: _with_source(exhibit.csv, exhibit.source)
            for exhibit in every
            if exhibit.csv is not None
        },
        results=tuple(
            {"id": entry["id"], "appendix": appendix.letter} | entry
            for entry, appendix in sorted(results, key=lambda pair: (pair[1], pair[0]["id"]))
        ),
        declared={
            "tables": {one.id: one.declared for one in every if one.csv is not None},
            "results": {k: v for one in every for k, v in one.declared_results.items()},
            "sources": {one.id: one.sources for one in every if one.sources},
            "shown": {one.id: one.shown for one in every if one.csv is not None},
            "descriptions": {
                language: {
                    one.id: one.alt
                    for (_, mine), shown in exhibits.items()
                    for one in shown
                    if mine == language and one.alt
                }
                for language in dict.fromkeys(language for _, language in exhibits)
            },
        },
        synthetic=any(exhibit.source == "synthetic" for exhibit in every),
    )


def results_json(survey: str, inputs: dict[str, str], results: Iterable[dict[str, Any]]) -> str:
    """Return the text of ``results.json``.

    Raises
    ------
    ReportError
        A number that JSON cannot hold (infinite, or not a number).
    """
    document = {"survey": survey, "inputs": inputs, "results": list(results)}
    try:
        return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    except ValueError as error:
        raise ReportError(
            "results.json: a result is infinite or not a number; leave it out, or give null"
        ) from error


def _demand_unique(identifiers: Iterable[tuple[str, Appendix]]) -> None:
    seen: dict[str, Appendix] = {}
    for identifier, appendix in identifiers:
        if identifier in seen:
            raise ReportError(
                f"the id {identifier} stands twice: in {seen[identifier].notebook.name} "
                f"and in {appendix.notebook.name}"
            )
        seen[identifier] = appendix


def _demand_honest(exhibit: Exhibit) -> None:
    place = f"notebooks/{exhibit.appendix.notebook.name}: exhibit {exhibit.id}"
    for entry in exhibit.results:
        if "id" not in entry:
            raise ReportError(f"{place}: a result lacks its id")
        if entry.get("source") not in _ORDER:
            raise ReportError(f"{place}: result {entry['id']} needs a source: {', '.join(_ORDER)}")
        if _ORDER.index(entry["source"]) > _ORDER.index(exhibit.source):
            raise ReportError(
                f"{place} calls itself {exhibit.source}, its result {entry['id']} {entry['source']}"
            )
        if entry.get("appendix", exhibit.appendix.letter) != exhibit.appendix.letter:
            raise ReportError(f"{place}: result {entry['id']} names another appendix")
    if exhibit.source == "synthetic" and _MARK not in exhibit.html:
        raise ReportError(f"{place} rests on synthetic answers but does not carry the mark")


def _with_source(text: str, source: Source) -> str:
    """Return the CSV with LF ends and a column that says where each row comes from."""
    header, *rows = csv.reader(io.StringIO(text))
    if "source" not in header:
        header, rows = [*header, "source"], [[*row, source] for row in rows]
    file = io.StringIO()
    lines = [[defused(cell) for cell in row] for row in [header, *rows]]
    csv.writer(file, lineterminator="\n").writerows(lines)
    return file.getvalue()
