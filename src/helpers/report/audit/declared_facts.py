"""What a built report states of respondents, read from what its numbers are declared to count.

Nothing is known here of how the numbers were made: a declaration is a text such as
``share answer/preparedness/police/headline``, which stands with every number of the built files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import unquote

from helpers.cleaning.rules import Rule
from helpers.disclosure.counts import COUNTY
from helpers.report.audit.facts import EXACT, ROUNDED, Fact, Key, share_facts
from helpers.report.audit.possible_tables import base_of
from helpers.report.audit.read_back import BuiltReport
from helpers.survey.codebook import Codebook

_PARTS = {
    "answer": 4, "n": 3, "pair": 5, "pair_n": 3, "respondents": 2, "item": 3, "item_n": 2,
    "cases": 4, "number": 3, "rule": 3, "log": None, "forms": 2, "cells": 3, "unfinished": 2,
    "timed": 2, "straight_lined": 1,
}  # fmt: skip
"""Every kind of key, and how many parts it has."""


@dataclass(frozen=True)
class Told:
    """A number that a file tells.

    Parameters
    ----------
    kind
        ``count``, ``share``, ``statistic`` or ``nothing``.
    keys
        What it counts, or rests on.
    value
        The number; None where it is hidden.
    place
        Where it stands.
    rounded
        True where it stands rounded, as on a page.
    """

    kind: str
    keys: tuple[Key, ...]
    value: float | None
    place: str
    rounded: bool = False

    @property
    def key(self) -> Key:
        """What a count or share counts; empty where it tells of another survey's respondents."""
        if self.kind not in ("count", "share") or not self.keys or self.keys[0][0] == "survey":
            return ("",)
        return self.keys[0]


def read_declaration(text: str) -> tuple[str, tuple[Key, ...]]:
    """Return the kind and the keys of a declaration."""
    kind, *keys = text.split(" ")
    return kind, tuple(tuple(map(unquote, key.split("/"))) for key in keys)


def numbers_told(report: BuiltReport, *, published: bool = False) -> Iterator[Told]:
    """Yield every declared number of a report's tables, results and sentences.

    Parameters
    ----------
    report
        Its files, read back.
    published
        True takes in numbers that were public before.
    """
    for name, rows in report.tables.items():
        columns = report.declared.get("tables", {}).get(name, {})
        for column, counts in columns.items():
            for row, declaration in zip(rows, counts, strict=True):
                if declaration and (published or not report.is_published(name, column, row)):
                    first = next(iter(row.values()))
                    place = f"{report.place(name)}: tables/{name}.csv, {first}, {column}"
                    yield Told(*read_declaration(declaration), _number(row.get(column)), place)
    for entry in report.results:
        if entry.get("source") != "published" or published:
            yield from _entry_told(report, entry)
    for (language, name), exhibit in report.exhibits.items():
        for number in exhibit.numbers if exhibit.source != "published" or published else ():
            place = f"{report.place(name)} ({exhibit.page}#{name})"
            kind, keys = read_declaration(number.counts)
            # Both ends of an interval tell as statistics; a count or share is a single value.
            value = number.values[0] if len(number.values) == 1 else None
            if value is not None or kind == "statistic":
                yield Told(kind, keys, value if value is not None else 0.0, place, rounded=True)
        del language


def _entry_told(report: BuiltReport, entry: dict[str, object]) -> Iterator[Told]:
    identifier = str(entry.get("id"))
    columns = report.declared.get("results", {}).get(identifier, {})
    estimates = entry.get("estimates", ())
    assert isinstance(estimates, list | tuple)
    for place, estimate in enumerate(estimates):
        for column, counts in columns.items():
            if column in estimate and counts[place]:
                value = estimate[column]
                where = f"{report.place(identifier)}: results.json, {identifier}, {column}"
                told = None if value is None else float(value)
                yield Told(*read_declaration(counts[place]), told, where)


def declared_facts(report: BuiltReport, codebook: Codebook) -> list[Fact]:
    """Return every fact that a report's declared numbers state.

    Parameters
    ----------
    report
        Its files, read back.
    codebook
        The survey's declaration.
    """
    told = list(numbers_told(report))
    counts = [one for one in told if one.kind == "count" and one.key[0]]
    facts = [Fact(((one.key, 1.0),), one.value, one.value, one.place) for one in counts]
    # That something is told of the numbers a group stated: how many there are must allow it.
    facts += [
        Fact(((key, 1.0),), 1.0, 1.0, one.place)
        for one in told
        for key in one.keys
        if key[0] == "number" and one.kind == "statistic" and one.value is not None
    ]
    base = {one.key: one.value for one in counts if one.value is not None}
    base |= {
        ("invited", sector.id): float(sector.invited) for sector in codebook.sectors
    }  # fmt: skip
    for one in told:
        if one.kind == "share" and one.value is not None and one.key[0]:
            n = base.get(_among(one.key))
            if n is not None:
                off = ROUNDED if one.rounded else EXACT
                facts += share_facts(one.key, one.value, n, one.place, off)
    return facts


def improper(report: BuiltReport, codebook: Codebook) -> Iterator[tuple[Told, str]]:
    """Yield declared numbers that may not be published, with what is wrong.

    That are declarations nobody can check, counts of answers of others than the codebook's sectors
    and all respondents together, and statistics that rest on a hidden count.
    """
    groups = {COUNTY, "*", *(sector.id for sector in codebook.sectors)}
    names = _names(codebook, groups)
    told = list(numbers_told(report))
    hidden = {one.key for one in told if one.kind == "count" and one.value is None}
    for one in told:
        wrong = next((said for key in one.keys if (said := _wrong(key, groups, names))), None)
        if not one.keys and one.kind != "nothing":
            wrong = "does not say what it counts"
        if one.kind == "share" and one.key[0] not in ("", "cells") and not _among(one.key)[0]:
            wrong = "is a share of nobody known"
        if one.kind not in ("count", "share", "statistic", "nothing"):
            wrong = "is declared to be something unknown"
        if wrong:
            yield one, wrong
        elif one.kind == "statistic" and one.value is not None and _rests_on(one.keys, hidden):
            yield one, "rests on a hidden count"


def _names(codebook: Codebook, groups: set[str]) -> dict[str, set[str]]:
    """Return what the second part of a key may name, by its first: what the codebook declares."""
    questions = {question.id for question in codebook.questions}
    plans = {plan.id for plan in codebook.analysis}
    columns = {column for question in codebook.questions for column in question.columns}
    named = {name for name in codebook.export.columns.model_dump().values() if name}
    return {
        **dict.fromkeys(("answer", "n", "item", "item_n", "cases", "number"), questions),
        **dict.fromkeys(("pair", "pair_n"), plans),
        **dict.fromkeys(("unfinished", "timed"), groups),
        "respondents": groups | {actor.id for actor in codebook.actors},
        "log": {"all", *columns, *named},
        "forms": {"received", "kept", *Rule},
        "survey": set(codebook.compared_with),
    }


def _wrong(key: Key, groups: set[str], names: dict[str, set[str]]) -> str | None:
    kind = key[0]
    if len(key) > 1 and kind in names and key[1] not in names[kind]:
        return f"counts {key[1]}, which the codebook does not declare ({'/'.join(key)})"
    if kind == "survey":
        # The other survey's own report is held to its own codebook.
        there = {key[3] if key[2] == "respondents" else key[-2]}
        return _wrong(key[2:], groups | there, {})
    if kind not in _PARTS:
        return f"counts something unknown ({'/'.join(key)})"
    if _PARTS[kind] not in (None, len(key)):
        return f"is declared in another way than its kind ({'/'.join(key)})"
    if kind in ("answer", "n", "pair", "pair_n", "number") and key[2] not in groups:
        return f"counts answers of {key[2]}, which is no sector"
    return None


def _rests_on(keys: tuple[Key, ...], hidden: set[Key]) -> bool:
    return any(
        len(key) == len(one) and all(map(fnmatchcase, one, key)) for key in keys for one in hidden
    )


def _among(key: Key) -> Key:
    """Return what counts those among whom a share is taken."""
    if key[0] == "respondents":
        return ("invited", key[1])
    if key[0] == "n":
        return ("respondents", key[2])
    return base_of(key) or ("",)


def _number(text: str | None) -> float | None:
    return None if text in (None, "") else float({"True": "1", "False": "0"}.get(text, text))
