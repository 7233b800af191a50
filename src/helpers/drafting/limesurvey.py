"""Questions by LimeSurvey's own structures: the archive ``.lss`` and the table of text.

Written from LimeSurvey's manual (Question types; Tab Separated Value survey structure; Export
survey structure).
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

from helpers.drafting.columns import Defined, Told
from helpers.drafting.words import language_of

_KINDS: Mapping[str, Told] = {
    "N": "number", "K": "number", "S": "text", "T": "text", "U": "text", "Q": "text", "D": "date",
    "X": "none", "*": "none", "|": "none", "R": "none", "I": "none",
}  # fmt: skip
_LISTS = "L!O"
_TICKS = "MP"
_FIXED = {"5": 5, "A": 5, "B": 10}
_YES_NO = {
    "sv": {"Y": "Ja", "N": "Nej", "U": "Osäker"},
    "en": {"Y": "Yes", "N": "No", "U": "Uncertain"},
}
_GENDER = {"sv": {"F": "Kvinna", "M": "Man"}, "en": {"F": "Female", "M": "Male"}}
_CHANGE = {"sv": {"D": "Minskning", "S": "Oförändrat", "I": "Ökning"},
           "en": {"D": "Decrease", "S": "Same", "I": "Increase"}}  # fmt: skip


@dataclass
class _Question:
    type: str
    code: str
    text: str
    items: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


def of_table(text: str, by: str) -> dict[str, Defined]:
    """Return the questions of a structure as tab separated text, in its first language.

    Parameters
    ----------
    text
        The file's content.
    by
        What the file is called.
    """
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))
    language = next((row["language"] for row in rows if row["class"] == "Q"), "")
    questions: list[_Question] = []
    for row in rows:
        kind, name, said = row["class"], row["name"], row["text"] or ""
        if row["language"] != language:
            continue
        if kind == "Q":
            questions.append(_Question(row["type/scale"], name, said))
        elif kind == "SQ" and questions:
            questions[-1].items.setdefault(name, said)
        elif kind == "A" and questions:
            questions[-1].answers.setdefault(name, said)
    return dict(_defined(questions, by))


def of_archive(data: bytes, by: str) -> dict[str, Defined]:
    """Return the questions of an ``.lss``, in the survey's own language.

    Parameters
    ----------
    data, by
        The file's content, and what it is called.
    """
    root = ElementTree.fromstring(data)
    tables = {
        table.tag: [{cell.tag: cell.text or "" for cell in row} for row in table.iter("row")]
        for table in root
    }
    languages = [row.get("language", "") for row in tables.get("surveys", [])]
    base = next((one for one in languages if one), "")

    def texts(table: str, key: str, text: str) -> dict[str, str]:
        rows = tables.get(table, [])
        spoken = [row for row in rows if row.get("language") in (base, None)] or rows
        return {row[key]: row[text] for row in reversed(spoken) if key in row and text in row}

    told = texts("question_l10ns", "qid", "question")
    answered = texts("answer_l10ns", "aid", "answer")
    questions: dict[str, _Question] = {}
    for row in tables.get("questions", []):
        if row.get("parent_qid", "0") == "0" and row.get("language", base) == base:
            said = told.get(row["qid"], row.get("question", ""))
            questions[row["qid"]] = _Question(row["type"], row["title"], said)
    for row in tables.get("subquestions", []):
        if row.get("parent_qid") in questions and row.get("language", base) == base:
            said = told.get(row["qid"], row.get("question", ""))
            questions[row["parent_qid"]].items[row["title"]] = said
    for row in tables.get("answers", []):
        if row.get("qid") in questions and row.get("language", base) == base:
            said = answered.get(row.get("aid", ""), row.get("answer", ""))
            questions[row["qid"]].answers[row["code"]] = said
    return dict(_defined(list(questions.values()), by))


def _defined(questions: Sequence[_Question], by: str) -> Iterator[tuple[str, Defined]]:
    spoken = language_of([question.text for question in questions])
    language = spoken if spoken in _YES_NO else "en"
    for question in questions:
        options = _options(question, language)
        if question.type in _TICKS:
            for name, item in question.items.items():
                defined = Defined(question.text, item, kind="multiple", by=by)
                yield from _under(question.code, name, defined)
        elif question.items:
            for name, item in question.items.items():
                text = f"{question.text} – {item}"
                kind = _KINDS.get(question.type)
                defined = Defined(text, item, options, kind, by=by)
                yield from _under(question.code, name, defined)
        else:
            kind = _KINDS.get(question.type)
            yield question.code, Defined(question.text, "", options, kind, by=by)


def _under(code: str, name: str, defined: Defined) -> Iterator[tuple[str, Defined]]:
    """Yield an item under each name that LimeSurvey's exports have for its column."""
    yield f"{code}[{name}]", defined
    yield f"{code}_{name}", defined


def _options(question: _Question, language: str) -> dict[str, str]:
    if question.type in _FIXED:
        return {str(n): str(n) for n in range(1, _FIXED[question.type] + 1)}
    both = {code: _YES_NO[language][code] for code in "NY"}
    fixed = {
        "Y": both,
        "C": both | {"U": _YES_NO[language]["U"]},
        "G": _GENDER[language],
        "E": _CHANGE[language],
    }
    return fixed.get(question.type) or question.answers
