"""What tools' own definitions of a questionnaire tell: wordings, answers, kinds of question.

Written from the tools' descriptions: XLSForm (xlsform.org), REDCap's data dictionary, Qualtrics'
survey file (QSF), LimeSurvey's structures.
"""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

from helpers.drafting.columns import Defined, Told
from helpers.drafting.limesurvey import of_archive, of_table
from helpers.reading.encodings import utf8
from helpers.survey.faults import Fault, InputError
from helpers.survey.spelling import collapsed, folded

_TAG = re.compile(r"<[^>]*>")
_REDCAP: Mapping[str, Told] = {
    "notes": "text", "text": "text", "calc": "number", "slider": "number", "descriptive": "none",
    "file": "none",
}  # fmt: skip
_XLSFORM: Mapping[str, Told] = {
    "text": "text", "integer": "number", "decimal": "number", "range": "number", "date": "date",
    "time": "date", "datetime": "date", "note": "none", "calculate": "none", "hidden": "none",
}  # fmt: skip
_BOTH = {"yesno": {"0": "No", "1": "Yes"}, "truefalse": {"0": "False", "1": "True"}}


def definitions_of(contents: Mapping[str, bytes]) -> tuple[dict[str, Defined], list[str]]:
    """Tell definitions from exports, and return what the definitions tell of each column.

    Parameters
    ----------
    contents
        Every file by its name.

    Returns
    -------
    tuple
        What is known of each column by its name, and the names of the exports.

    Raises
    ------
    InputError
        A definition is damaged.
    """
    defined: dict[str, Defined] = {}
    exports = []
    for file, data in contents.items():
        try:
            found = _read(file, data)
        except (KeyError, TypeError, ValueError, AttributeError, ElementTree.ParseError) as error:
            expected = (
                "is a damaged definition of a questionnaire: export it again, or leave it out"
            )
            raise InputError([Fault(file, expected)]) from error
        if found is None:
            exports.append(file)
        else:
            defined |= {name: _plain(one) for name, one in found.items()}
    return defined, exports


def _plain(defined: Defined) -> Defined:
    """Return what is known in plain text: tools keep HTML."""
    options = {code: _text(text) for code, text in defined.options.items()}
    return replace(defined, text=_text(defined.text), item=_text(defined.item), options=options)


def _text(said: str) -> str:
    return collapsed(html.unescape(_TAG.sub(" ", said)))


def _read(file: str, data: bytes) -> dict[str, Defined] | None:
    """Return what a definition tells; None for an export."""
    start = data[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"<?xml") and b"LimeSurveyDocType" in start:
        return of_archive(data, file)
    if start.startswith(b"{") and b"SurveyElements" in data:
        return dict(_qualtrics(json.loads(data), file))
    if start.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        return _xlsform(file, data)
    first = start.split(b"\n", 1)[0].replace(b'"', b"").lower()
    if first.startswith(b"variable / field name"):
        return dict(_redcap(utf8(file, data).decode(), file))
    if re.match(rb"(id\t)?(related_id\t)?class\ttype/scale\t", first):
        return of_table(utf8(file, data).decode(), file)
    return None


def _qualtrics(content: Any, by: str) -> Iterator[tuple[str, Defined]]:
    for element in content["SurveyElements"]:
        if element.get("Element") != "SQ":
            continue
        asked = element["Payload"]
        tag, text, kind = asked["DataExportTag"], asked["QuestionText"], asked["QuestionType"]
        recoded = asked.get("RecodeValues") or {}
        choices = _choices(asked.get("Choices"), asked.get("ChoiceOrder"))
        answers = _choices(asked.get("Answers"), asked.get("AnswerOrder"))
        options = {str(recoded.get(key, key)): said for key, said in (answers or choices).items()}
        if kind == "MC" and str(asked.get("Selector", "")).startswith("MA"):
            for key, item in choices.items():
                yield f"{tag}_{recoded.get(key, key)}", Defined(text, item, kind="multiple", by=by)
        elif kind == "MC":
            yield tag, Defined(text, "", options, by=by)
        elif kind == "Matrix" and answers:
            for key, item in choices.items():
                yield f"{tag}_{key}", Defined(f"{text} – {item}", item, options, by=by)
        elif kind == "Slider":
            for key, item in choices.items():
                yield f"{tag}_{key}", Defined(f"{text} – {item}", item, kind="number", by=by)
        else:
            rule = str(asked.get("Validation", {}).get("Settings", {}).get("ContentType"))
            told: Told = "number" if rule == "ValidNumber" else "text" if kind == "TE" else "none"
            yield tag, Defined(text, kind=told, by=by)


def _choices(listed: Any, order: Any) -> dict[str, str]:
    """Return choices in the order shown; Qualtrics may keep them as a list."""
    if isinstance(listed, list):
        listed = {str(key): choice for key, choice in enumerate(listed)}
    listed = listed or {}
    keys = [str(key) for key in order or listed]
    return {key: listed[key]["Display"] for key in keys if key in listed}


def _redcap(text: str, by: str) -> Iterator[tuple[str, Defined]]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        cells = {folded(key or ""): cell or "" for key, cell in row.items()}
        name, kind = cells["variable / field name"], cells["field type"]
        label = cells["field label"] or name
        listed = cells.get("choices, calculations, or slider labels", "")
        pairs = [pair.partition(",") for pair in listed.split("|") if "," in pair]
        options = {code.strip(): said.strip() for code, _, said in pairs}
        rule = cells.get("text validation type or show slider number", "")
        if cells.get("identifier?", "").casefold() == "y":
            yield name, Defined(label, kind="none", by=by)
        elif kind == "checkbox":
            for code, item in options.items():
                column = f"{name}___{code.lower().replace('-', '_')}"
                yield column, Defined(label, item, kind="multiple", by=by)
        elif kind in ("radio", "dropdown", *_BOTH):
            yield name, Defined(label, "", _BOTH.get(kind, options), by=by)
        elif rule in ("integer", "number"):
            yield name, Defined(label, kind="number", by=by)
        else:
            yield name, Defined(label, kind="date" if "date" in rule else _REDCAP.get(kind), by=by)


def _xlsform(file: str, data: bytes) -> dict[str, Defined] | None:
    """Return the questions of an XLSForm; None for another workbook."""
    from helpers.reading.excel import read_sheets  # noqa: PLC0415

    sheets = {folded(name): rows for name, rows in read_sheets(file, data).items()}
    if not {"survey", "choices"} <= sheets.keys():
        return None
    choices: dict[str, dict[str, str]] = {}
    for row in _records(sheets["choices"]):
        listed = choices.setdefault(row.get("list_name") or row.get("list name", ""), {})
        listed[row.get("name", "")] = _label(row)
    defined: dict[str, Defined] = {}
    path: list[str] = []
    for row in _records(sheets["survey"]):
        kind, _, named = row.get("type", "").partition(" ")
        name, label = row.get("name", ""), _label(row)
        if kind in ("begin", "begin_group", "begin_repeat"):
            path.append(name)
        elif kind in ("end", "end_group", "end_repeat"):
            path = path[:-1]
        elif name:
            options = choices.get(named.split(" ")[0], {}) if kind.startswith("select") else {}
            told: Told | None = "multiple" if kind == "select_multiple" else _XLSFORM.get(kind)
            for column in dict.fromkeys((name, "/".join([*path, name]))):
                defined[column] = Defined(label, "", options, told, by=file)
                if told == "multiple":
                    for code, item in options.items():
                        one = Defined(label, item, kind="multiple", by=file)
                        defined[f"{column}/{code}"] = defined[f"{column}.{code}"] = one
    return defined


def _records(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    names = [folded(cell) for cell in rows[0]] if rows else []
    for row in rows[1:]:
        yield dict(zip(names, (cell.strip() for cell in row), strict=False))


def _label(row: Mapping[str, str]) -> str:
    """Return a row's label, in the language that comes first where there are several."""
    labels = [said for key, said in row.items() if key.startswith("label") and said]
    return labels[0] if labels else row.get("name", "")
