"""One made-up survey as each tool exports it, by the tools' own descriptions of their files.

LimeSurvey's manual (Export responses; Tab Separated Value survey structure; .lss), Qualtrics (Data
export formats: three header rows; QSF), SurveyMonkey (Exporting: two header rows), Google Forms
(responses to a sheet), Microsoft Forms (Open in Excel), XLSForm and KoboToolbox (xlsform.org),
REDCap (data dictionary; raw and labelled exports).
"""

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pandas as pd
import pyreadstat

UNITS = ["North", "South", "West"]
SATISFIED = ["Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied",
             "Very satisfied"]  # fmt: skip
YES_NO = ["No", "Yes"]
WAYS = ["Phone", "Letter", "Visit", "Chat, e-mail"]
SCORES = [str(score) for score in range(11)]

UNIT = "Which unit do you belong to?"
PLEASED = "How satisfied are you with the support?"
MET = "Have you met a victim this year?"
WAY = "How have you been in touch?"
SCORE = "How likely is it that you recommend us?"
CASES = "How many cases did you have?"
FREE = "Is there anything else you want to tell us?"

EXPECTED = {
    "pleased": ("ordinal", SATISFIED),
    "met": ("single", YES_NO),
    "ways": ("multiple", WAYS),
    "score": ("ordinal", SCORES),
    "cases": ("count", []),
}
SECRETS = ("@example.org", "Svensson")

Row = dict[str, Any]
Files = dict[str, bytes]


def rows(number: int = 90, seed: int = 7) -> list[Row]:
    """The answers; whoever has not met a victim is not asked for cases."""
    chance = random.Random(seed)
    made = []
    for place in range(number):
        met = place % 3 > 0
        made.append(
            {
                "id": 1000 + 7 * place,
                "email": f"person{place}@example.org",
                "time": f"2026-03-{1 + place % 28:02d} 09:{place % 60:02d}:05",
                "unit": place % 3 if place < 80 else 0,
                "pleased": chance.choices(range(5), (1, 2, 2, 4, 3))[0] if place > 4 else place,
                "met": int(met),
                "ways": [w for w in range(4) if chance.random() < 0.45] or [place % 4],
                "score": place % 11,
                "cases": chance.choice((0, 1, 1, 2, 3, 4)) if met else None,
                "free": f"Ring Anna Svensson om ärende {place}" if place % 4 else "",
            }
        )
    return made


def text(table: Sequence[Sequence[object]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(
        [["" if cell is None else cell for cell in row] for row in table]
    )
    return out.getvalue().encode()


def sheet(table: Sequence[Sequence[object]], **more: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for place, (name, content) in enumerate({"Form1": table, **more}.items()):
        page = book.active if place == 0 else book.create_sheet()
        assert page is not None
        page.title = name
        for row in content:
            page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain() -> Files:
    head = ["Respondent ID", "E-mail", "Date", UNIT, PLEASED, MET, WAY, SCORE, CASES, FREE]
    body = [
        [r["id"], r["email"], r["time"], UNITS[r["unit"]], SATISFIED[r["pleased"]],
         YES_NO[r["met"]], "; ".join(WAYS[w] for w in r["ways"]), r["score"], r["cases"], r["free"]]
        for r in rows()
    ]  # fmt: skip
    return {"plain.csv": text([head, *body], ";")}


def google() -> Files:
    files = plain()
    table = list(csv.reader(io.StringIO(files["plain.csv"].decode()), delimiter=";"))
    head = ["Timestamp", "Email Address", UNIT, PLEASED, MET, WAY, SCORE, CASES, FREE]
    order = [2, 1, 3, 4, 5, 6, 7, 8, 9]
    body = [[row[place] for place in order] for row in table[1:]]
    for row in body:
        day, clock = row[0].split(" ")
        row[0] = f"{day.replace('-', '/')} {int(clock[:2])}{clock[2:]} AM GMT+1"
        row[5] = row[5].replace("; ", ", ")
    return {"Form (Responses).csv": text([head, *body])}


def microsoft() -> Files:
    head = ["ID", "Start time", "Completion time", "Email", "Name", UNIT, PLEASED, MET, WAY, SCORE,
            CASES, FREE]  # fmt: skip
    body = [
        [n, r["time"], r["time"], r["email"], f"Anna Svensson {n}", UNITS[r["unit"]],
         SATISFIED[r["pleased"]], YES_NO[r["met"]], "".join(f"{WAYS[w]};" for w in r["ways"]),
         r["score"], r["cases"], r["free"]]
        for n, r in enumerate(rows(), 1)
    ]  # fmt: skip
    return {"Survey(1-90).xlsx": sheet([head, *body])}


def surveymonkey() -> Files:
    upper = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address",
             "Email Address", UNIT, PLEASED, MET, WAY, "", "", "", SCORE, CASES, FREE]  # fmt: skip
    lower = [*[""] * 6, *["Response"] * 3, *WAYS, "Response", "Open-Ended Response",
             "Open-Ended Response"]  # fmt: skip
    body = [
        [r["id"], 99, _american(r["time"]), _american(r["time"]), "10.0.0.1", r["email"],
         UNITS[r["unit"]], SATISFIED[r["pleased"]], YES_NO[r["met"]],
         *(WAYS[w] if w in r["ways"] else "" for w in range(4)), r["score"], r["cases"], r["free"]]
        for r in rows()
    ]  # fmt: skip
    return {"Support.csv": text([upper, lower, *body])}


def _american(time: str) -> str:
    return f"{time[5:7]}/{time[8:10]}/{time[:4]} {time[11:]}"


_Q_HEAD = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)",
           "Finished", "RecordedDate", "ResponseId", "RecipientEmail", "Q1", "Q2", "Q3", "Q4_1",
           "Q4_2", "Q4_3", "Q4_4", "Q5", "Q6", "Q7"]  # fmt: skip


def qualtrics(as_text: bool = True) -> Files:
    words = [*_Q_HEAD[:10], UNIT, PLEASED, MET,
             *(f"{WAY} - Selected Choice - {way}" for way in WAYS), SCORE, CASES, FREE]  # fmt: skip
    ids = [json.dumps({"ImportId": name}) for name in _Q_HEAD]

    def said(options: Sequence[str], place: int) -> object:
        return options[place] if as_text else place + 1

    body = [
        [r["time"], r["time"], "IP Address", "10.0.0.1", 100, 300 + n, "True" if as_text else 1,
         r["time"], f"R_{n:05d}abc", r["email"], said(UNITS, r["unit"]),
         said(SATISFIED, r["pleased"]), said(YES_NO, r["met"]),
         *((WAYS[w] if as_text else 1) if w in r["ways"] else "" for w in range(4)), r["score"],
         r["cases"], r["free"]]
        for n, r in enumerate(rows())
    ]  # fmt: skip
    return {"qualtrics.csv": text([_Q_HEAD, words, ids, *body])}


def qualtrics_with_qsf() -> Files:
    def asked(tag: str, said: str, options: Sequence[str], selector: str) -> dict[str, Any]:
        choices = {str(n): {"Display": one} for n, one in enumerate(options, 1)}
        return {"DataExportTag": tag, "QuestionText": f"<p>{said}</p>", "QuestionType": "MC",
                "Selector": selector, "Choices": choices, "ChoiceOrder": list(choices)}  # fmt: skip

    payloads: list[dict[str, Any]] = [
        asked("Q1", UNIT, UNITS, "SAVR"), asked("Q2", PLEASED, SATISFIED, "SAVR"),
        asked("Q3", MET, YES_NO, "SAVR"), asked("Q4", WAY, WAYS, "MAVR"),
        {"DataExportTag": "Q6", "QuestionText": CASES, "QuestionType": "TE", "Selector": "SL",
         "Validation": {"Settings": {"ContentType": "ValidNumber"}}},
        {"DataExportTag": "Q7", "QuestionText": FREE, "QuestionType": "TE", "Selector": "ESTB"},
    ]  # fmt: skip
    elements = [{"Element": "SQ", "Payload": payload} for payload in payloads]
    structure = {"SurveyEntry": {}, "SurveyElements": elements}
    return qualtrics(as_text=False) | {"support.qsf": json.dumps(structure).encode()}


_LIME = ["id", "submitdate", "lastpage", "startlanguage", "seed", "email"]


def limesurvey(answers: str = "full") -> Files:
    def said(options: Sequence[str], place: int) -> str:
        return options[place] if answers == "full" else f"A{place + 1}"

    head = [*_LIME, "unit", "F1", "F2", *(f"F3[{n}]" for n in range(1, 5)), "F4", "F5", "F6"]
    tick, none = ("Yes", "No") if answers == "full" else ("Y", "")
    body = [
        [n, r["time"], 5, "en", 17 * n, r["email"], said(UNITS, r["unit"]),
         said(SATISFIED, r["pleased"]), said(YES_NO, r["met"]),
         *(tick if w in r["ways"] else none for w in range(4)), r["score"], r["cases"], r["free"]]
        for n, r in enumerate(rows(), 1)
    ]  # fmt: skip
    return {"results-survey.csv": text([head, *body], ";")}


_STRUCTURE: list[tuple[str, str, str, list[str]]] = [
    ("!", "unit", UNIT, UNITS), ("L", "F1", PLEASED, SATISFIED), ("L", "F2", MET, YES_NO),
    ("M", "F3", WAY, WAYS), ("L", "F4", SCORE, SCORES), ("N", "F5", CASES, []),
    ("T", "F6", FREE, []),
]  # fmt: skip


def limesurvey_with_table(answers: str = "codes") -> Files:
    head = ["class", "type/scale", "name", "relevance", "text", "help", "language"]
    table: list[Sequence[object]] = [head, ["S", "", "language", "", "en", "", ""]]
    for kind, code, said, options in _STRUCTURE:
        table.append(["Q", kind, code, "1", said, "", "en"])
        for n, option in enumerate(options, 1):
            items = ["SQ", "0", str(n), "1"] if kind == "M" else ["A", "0", _answer(code, n), ""]
            table.append([*items, option, "", "en"])
    return limesurvey(answers) | {"structure.txt": b"\xef\xbb\xbf" + text(table, "\t")}


def _answer(code: str, n: int) -> str:
    return str(n - 1) if code == "F4" else f"A{n}"


def limesurvey_with_archive() -> Files:
    questions, subs, answers, told, said_answers = [], [], [], [], []
    for number, (kind, code, said, options) in enumerate(_STRUCTURE, 1):
        questions.append({"qid": number, "parent_qid": 0, "type": kind, "title": code})
        told.append({"qid": number, "question": f"<b>{said}</b>", "language": "en"})
        for n, option in enumerate(options, 1):
            name = 100 * number + n
            if kind == "M":
                subs.append({"qid": name, "parent_qid": number, "type": "T", "title": n})
                told.append({"qid": name, "question": option, "language": "en"})
            else:
                answers.append({"aid": name, "qid": number, "code": _answer(code, n)})
                said_answers.append({"aid": name, "answer": option, "language": "en"})
    tables = {"questions": questions, "subquestions": subs, "answers": answers,
              "question_l10ns": told, "answer_l10ns": said_answers,
              "surveys": [{"sid": 1, "language": "en"}]}  # fmt: skip
    parts = "".join(
        f"<{name}><rows>{''.join(map(_xml_row, listed))}</rows></{name}>"
        for name, listed in tables.items()
    )
    kind = "<LimeSurveyDocType>Survey</LimeSurveyDocType>"
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<document>{kind}{parts}</document>'
    return limesurvey("codes") | {"limesurvey_survey_1.lss": document.encode()}


def _xml_row(row: dict[str, object]) -> str:
    cells = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in row.items())
    return f"<row>{cells}</row>"


def kobo() -> Files:
    head = ["start", "end", "who/unit", "who/pleased", "met", "ways", "ways/phone", "ways/letter",
            "ways/visit", "ways/chat", "score", "cases", "free", "_id", "_uuid",
            "_submission_time"]  # fmt: skip
    names = ["phone", "letter", "visit", "chat"]
    body = [
        [f"{r['time'].replace(' ', 'T')}.000+01:00", f"{r['time'].replace(' ', 'T')}.000+01:00",
         f"u{r['unit']}", f"p{r['pleased']}", f"m{r['met']}", " ".join(names[w] for w in r["ways"]),
         *(int(w in r["ways"]) for w in range(4)), r["score"], r["cases"], r["free"], r["id"],
         f"uuid-{r['id']}", r["time"].replace(" ", "T")]
        for r in rows()
    ]  # fmt: skip
    survey = [
        ["type", "name", "label"], ["start", "start", ""], ["end", "end", ""],
        ["begin_group", "who", "About you"], ["select_one units", "unit", UNIT],
        ["select_one pleased", "pleased", PLEASED], ["end_group", "", ""],
        ["select_one met", "met", MET], ["select_multiple ways", "ways", WAY],
        ["integer", "score", SCORE], ["integer", "cases", CASES], ["text", "free", FREE],
    ]  # fmt: skip
    choices = [["list_name", "name", "label"]]
    for listed, letter, options in (("units", "u", UNITS), ("pleased", "p", SATISFIED),
                                    ("met", "m", YES_NO)):  # fmt: skip
        choices += [[listed, f"{letter}{n}", option] for n, option in enumerate(options)]
    choices += [["ways", name, way] for name, way in zip(names, WAYS, strict=True)]
    book = sheet(survey, choices=choices).replace(b"Form1", b"survey")
    form = sheet([["form_title"], ["Support"]], survey=survey, choices=choices)
    assert book
    return {"kobo.csv": text([head, *body], ";"), "form.xlsx": form}


def redcap() -> Files:
    head = ["record_id", "support_timestamp", "email", "unit", "pleased", "met", "ways___1",
            "ways___2", "ways___3", "ways___4", "score", "cases", "free",
            "support_complete"]  # fmt: skip
    body = [
        [n, r["time"], r["email"], r["unit"] + 1, r["pleased"] + 1, r["met"],
         *(int(w in r["ways"]) for w in range(4)), r["score"], r["cases"], r["free"], 2]
        for n, r in enumerate(rows(), 1)
    ]  # fmt: skip
    fields = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
              "Choices, Calculations, OR Slider Labels", "Field Note",
              "Text Validation Type OR Show Slider Number", "Identifier?"]  # fmt: skip

    def field(name: str, kind: str, label: str, options: Sequence[str] = (), rule: str = "",
              identifies: str = "") -> list[str]:  # fmt: skip
        choices = " | ".join(f"{n}, {one}" for n, one in enumerate(options, 1))
        return [name, "support", "", kind, label, choices, "", rule, identifies]

    dictionary = [
        fields, field("record_id", "text", "Record ID"),
        field("email", "text", "E-mail", rule="email", identifies="y"),
        field("unit", "dropdown", UNIT, UNITS), field("pleased", "radio", PLEASED, SATISFIED),
        field("met", "yesno", MET), field("ways", "checkbox", WAY, WAYS),
        field("score", "radio", SCORE), field("cases", "text", CASES, rule="integer"),
        field("free", "notes", FREE),
    ]  # fmt: skip
    dictionary[7][5] = " | ".join(f"{score}, {score}" for score in SCORES)
    return {"redcap.csv": text([head, *body]), "DataDictionary.csv": text(dictionary)}


def redcap_labels() -> Files:
    head = ["Record ID", "Survey Timestamp", UNIT, PLEASED, MET,
            *(f"{WAY} (choice={way})" for way in WAYS), SCORE, CASES, FREE]  # fmt: skip
    body = [
        [n, r["time"], UNITS[r["unit"]], SATISFIED[r["pleased"]], YES_NO[r["met"]],
         *("Checked" if w in r["ways"] else "Unchecked" for w in range(4)), r["score"], r["cases"],
         r["free"]]
        for n, r in enumerate(rows(), 1)
    ]  # fmt: skip
    return {"labels.csv": text([head, *body])}


def _frame() -> tuple[pd.DataFrame, dict[str, str], dict[str, dict[float | int, str]]]:
    made = rows()
    frame = pd.DataFrame(
        {
            "id": [r["id"] for r in made],
            "email": [r["email"] for r in made],
            "unit": [r["unit"] + 1 for r in made],
            "pleased": [r["pleased"] + 1 for r in made],
            "met": [r["met"] for r in made],
            **{f"ways_{w + 1}": [int(w in r["ways"]) for r in made] for w in range(4)},
            "score": [r["score"] for r in made],
            "cases": pd.array([r["cases"] for r in made], "Int64").astype("float64"),
            "free": [r["free"] for r in made],
        }
    )
    labels = {
        "unit": UNIT, "pleased": PLEASED, "met": MET, "score": SCORE, "cases": CASES, "free": FREE,
        **{f"ways_{w}": f"{WAY} - {way}" for w, way in enumerate(WAYS, 1)},
    }  # fmt: skip
    values: dict[str, dict[float | int, str]] = {
        "unit": dict(enumerate(UNITS, 1)), "pleased": dict(enumerate(SATISFIED, 1)),
        "met": dict(enumerate(YES_NO)),
        **{f"ways_{w}": {0: "Not quoted", 1: "Quoted"} for w in range(1, 5)},
    }  # fmt: skip
    return frame, labels, values


def statistical(folder: Path, kind: str) -> Files:
    """SPSS, Stata and SAS files as pyreadstat writes them."""
    frame, labels, values = _frame()
    path = folder / f"support.{kind}"
    folder.mkdir(parents=True, exist_ok=True)
    told: list[str | None] = [labels.get(str(name), "") for name in frame]
    if kind == "sav":
        pyreadstat.write_sav(frame, path, column_labels=told, variable_value_labels=values)
    elif kind == "dta":
        pyreadstat.write_dta(
            frame, path, column_labels=told,
            variable_value_labels=values,
        )  # fmt: skip
    else:
        for name, said in values.items():
            if not name.startswith("ways"):
                frame[name] = [said[value] for value in frame[name]]
        pyreadstat.write_xport(frame, path, column_labels=[(one or "")[:40] for one in told])
    return {path.name: path.read_bytes()}


def opendocument() -> Files:
    table = list(csv.reader(io.StringIO(plain()["plain.csv"].decode()), delimiter=";"))
    return {"answers.ods": spreadsheet(table)}


def spreadsheet(table: Sequence[Sequence[str]], repeated: int = 1) -> bytes:
    """An OpenDocument sheet, as LibreOffice ends it: with all the empty rows there could be."""

    def cell(value: str) -> str:
        if not value:
            return "<table:table-cell/>"
        said = escape(value)
        kind = f'"float" office:value="{said}"' if value.isdecimal() else '"string"'
        start = f"<table:table-cell office:value-type={kind}>"
        return f"{start}<text:p>{said}</text:p></table:table-cell>"

    row_start = f'<table:table-row table:number-rows-repeated="{repeated}">'
    body = "".join(f"{row_start}{''.join(map(cell, row))}</table:table-row>" for row in table)
    rest = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>')  # fmt: skip
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Answers">{body}{rest}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def parquet() -> Files:
    table = list(csv.reader(io.StringIO(plain()["plain.csv"].decode()), delimiter=";"))
    frame = pd.DataFrame(table[1:], columns=table[0])
    frame[SCORE] = frame[SCORE].astype(int)
    frame[WAY] = frame[WAY].str.split("; ")
    frame["Date"] = pd.to_datetime(frame["Date"])
    out = io.BytesIO()
    frame.to_parquet(out)
    return {"answers.parquet": out.getvalue()}


TOOLS: dict[str, Callable[[], Files]] = {
    "plain CSV": plain,
    "Google Forms": google,
    "Microsoft Forms": microsoft,
    "SurveyMonkey": surveymonkey,
    "Qualtrics": qualtrics,
    "Qualtrics with QSF": qualtrics_with_qsf,
    "LimeSurvey with table": limesurvey_with_table,
    "LimeSurvey, full answers, with table": lambda: limesurvey_with_table("full"),
    "LimeSurvey with archive": limesurvey_with_archive,
    "Kobo with XLSForm": kobo,
    "REDCap with dictionary": redcap,
    "REDCap labels": redcap_labels,
    "OpenDocument": opendocument,
    "Parquet": parquet,
}
