"""One small survey, and its answers in every shape a survey tool may deliver them."""

import copy
import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import yaml

from helpers.cleaning import Cleaned, clean
from helpers.reading import read_export
from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder

NAME = "test-2010"
Row = dict[str, str]


def _text(sv: str, en: str) -> dict[str, str]:
    return {"sv": sv, "en": en}


def _level(name: str, sv: str, en: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "label": _text(sv, en), **more}


def _closed(name: str, kind: str, column: str, levels: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": name,
        "theme": "experience",
        "type": kind,
        "column": column,
        "text": _text(name, name),
        "label": _text(name, name),
        "levels": levels,
        "headline": ["yes"],
        "headline_label": _text(name, name),
    }


def _open(name: str, kind: str, **more: Any) -> dict[str, Any]:
    texts = {"text": _text(name, name), "label": _text(name, name)}
    return {"id": name, "theme": "experience", "type": kind, **texts, **more}


_DONT_KNOW = _level("dont_know", "Vet ej", "Don't know", code="A8", unknown=True)
_YES_NO = [_level("no", "Nej", "No", code="A1"), _level("yes", "Ja", "Yes", code="A2"), _DONT_KNOW]
_DEGREES = [
    _level("no", "Inte berörd", "Not concerned", code="A1", aliases=["inte alls"]),
    _level("partly", "Delvis berörd", "Partly concerned", code="A2"),
    _level("yes", "Berörd", "Concerned", code="A3"),
    _DONT_KNOW,
]
_CUES = {"wrong": "Något kändes fel", "afraid": "Verkade rädd", "young": "Stor åldersskillnad"}
_CHANNELS = {"phone": "Telefon", "letter": "Brev; vanligt", "visit": "Besök"}
_FILTER = {"question": "suspicion", "levels": ["yes"]}

COLUMNS = ("Id", "Inskickad", "Aktör", "Tid", "Klar", "F1", "F2", "F3", "F4_1", "F4_2", "F4_3",
           "F5", "F6", "Fritext")  # fmt: skip
LABELS = ("Svarsnummer", "Datum", "Vilken aktör?", "Minuter", "Färdig", "Är du berörd?",
          "Har du misstänkt?", "Hur många?", *_CUES.values(), "Hur når vi dig?", "Beredskap?",
          "Vill du säga mer?")  # fmt: skip


def codebook(**export: Any) -> dict[str, Any]:
    """Return the survey's codebook as YAML would hold it; keywords change its ``export`` part."""
    columns = {"respondent": "Id", "actor": "Aktör", "submitted": "Inskickad", "duration": "Tid",
               "finished": "Klar"}  # fmt: skip
    declared = {
        "survey": NAME,
        "title": _text("Prov", "Test"),
        "area": _text("Länet", "County"),
        "authority": _text("Länsstyrelsen", "Board"),
        "year": 2010,
        "wording": "original",
        "export": {"files": ["responses.csv"], "columns": columns, "no_answer": ["ej svar", "-99"]}
        | export,
        "sectors": [
            {
                "id": "public",
                "label": _text("Myndigheter", "Authorities"),
                "actors": [
                    _level("prosecutor", "Åklagarmyndigheten", "Prosecutor", invited=9, code="P1"),
                    _level("towns", "Kommuner", "Towns", invited=9, code="P2", aliases=["kommun"]),
                ],
            },
            {
                "id": "civil",
                "label": _text("Frivilliga", "Voluntary"),
                "actors": [
                    _level("church", "Kyrkor/samfund", "Churches", invited=9, code="P3"),
                ],
            },
        ],
        "questions": [
            _closed("concerned", "ordinal", "F1", _DEGREES),
            _closed("suspicion", "single", "F2", _YES_NO),
            _open("cases", "count", column="F3", asked_if=_FILTER),
            _open(
                "cues",
                "multiple",
                asked_if=_FILTER,
                levels=[
                    _level(name, label, name, column=f"F4_{place}")
                    for place, (name, label) in enumerate(_CUES.items(), 1)
                ],
            ),
            _open(
                "channels",
                "multiple",
                column="F5",
                levels=[_level(name, label, name) for name, label in _CHANNELS.items()],
            ),
            _closed("prepared", "ordinal", "F6", _DEGREES),
            _open("comment", "free_text", column="Fritext"),
        ],
    }
    return copy.deepcopy(declared)  # the levels are shared between questions


def _row(*cells: str) -> Row:
    return dict(zip(COLUMNS, cells, strict=True))


ROWS: tuple[Row, ...] = (
    _row("1", "2010-04-12 09:32:00", "Å klagarmyndigheten", "12,5", "Ja", "Berörd", "Ja", "6–8",
         "1", "", "", "Telefon;Besök", "inte alls", "Ring 070-000 00 00; \"fråga\" efter\nMaja"),
    _row("2", "2010-04-12 10:00:00", "kommun", "7", "Ja", " Inte berörd", "Nej", "0", "", "", "",
         "", "Vet ej", ""),
    _row("3", "2010-04-13 08:15:30", "KOMMUNER", "3,25", "Nej", "DELVIS BERÖRD", "ja", "", "", "",
         "", "", "", ""),
    _row("3", "2010-04-14 08:15:30", "Kommuner", "13,25", "Ja", "Delvis berörd", "Ja",
         "2 eller fler", "1", "1", "", "Brev; vanligt", "ej svar", "å, ä, ö"),
    _row("4", "2010-04-15 23:59:59", "Kyrkor / samfund", "44", "Nej", "", "", "", "", "", "", "",
         "", "bara text"),
    _row("5", "2010-04-16 00:00:00", "Kyrkor/samfund", "5", "Ja", "Vet\u00a0ej", "Vet ej", "", "",
         "", "", "Brev; vanligt;Telefon", "Berörd", ""),
    _row("6", "2010-04-17 12:00:00", "Åklagarmyndigheten", "", "Ja", "-99", "Ja", "tre", "", "", "",
         "", "Berörd", ""),
    _row("7", "2010-04-18 12:00:00", "Kyrkor/samfund", "9", "Nej", "Berörd", "Ja", "Vet ej", "", "",
         "", "", "", ""),
)  # fmt: skip


def delimited(
    rows: Sequence[Mapping[str, str]] = ROWS,
    *,
    encoding: str = "utf-8",
    delimiter: str = ";",
    newline: str = "\r\n",
    header: str = "names",
    quoting: int = csv.QUOTE_MINIMAL,
    decimal: str = ",",
) -> bytes:
    """Return the answers as delimited text in the given encoding and dialect."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting)  # type: ignore[arg-type]
    tops: dict[str, list[Sequence[str]]] = {
        "names": [COLUMNS],
        "names and labels": [COLUMNS, LABELS],
        "title and names": [["Enkät 2010"], COLUMNS],
    }
    writer.writerows(tops[header])
    for row in rows:
        cells = dict(row)
        if "Tid" in cells:
            cells["Tid"] = cells["Tid"].replace(",", decimal)
        writer.writerow(cells.values())
    text = out.getvalue()
    if encoding == "utf-16-le without mark":
        return text.encode("utf-16-le")
    if encoding == "utf-16-be with mark":
        return ("\ufeff" + text).encode("utf-16-be")
    return text.encode(encoding)


def workbook(
    rows: Sequence[Mapping[str, str]] = ROWS,
    header: str = "names",
    sheets: int = 1,
    columns: Sequence[str] = COLUMNS,
) -> bytes:
    """Return the answers as an Excel workbook: times as dates, minutes as numbers."""
    lines: list[str] = []
    top = [columns] if header == "names" else [columns, LABELS]
    for names in top:
        lines.append("".join(_string(name) for name in names))
    for row in rows:
        lines.append("".join(_cell(name, row[name]) for name in columns))
    body = "".join(f'<row r="{n}">{line}</row>' for n, line in enumerate(lines, 1))
    return packed_workbook([sheet_xml("")] * (sheets - 1) + [sheet_xml(body)])


def sheet_xml(body: str) -> str:
    """Return a worksheet with the given rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'


def packed_workbook(sheets: Sequence[str]) -> bytes:
    """Return a workbook of worksheets."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="Blad{n}" sheetId="{n}" r:id="s{n}"/>' for n in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
        + "".join(
            f'<Relationship Id="s{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in numbers
        )
        + f'<Relationship Id="t" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{space}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="22"/></cellXfs></styleSheet>',
    } | {f"xl/worksheets/sheet{n}.xml": sheets[n - 1] for n in numbers}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _string(text: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _cell(name: str, text: str) -> str:
    if name == "Inskickad":
        days = (datetime.fromisoformat(text) - datetime(1899, 12, 30)).total_seconds() / 86400
        return f'<c s="1"><v>{days!r}</v></c>'
    if name in {"Id", "Tid", "F4_1", "F4_2", "F4_3"} and text:
        return f"<c><v>{text.replace(',', '.')}</v></c>"
    return _string(text)


def spss(folder: Path) -> bytes:
    """Return the answers as an SPSS file with value labels and user-missing values."""
    import pyreadstat  # noqa: PLC0415

    spelling = {"Inte berörd": 1, "Delvis berörd": 2, "Berörd": 3, "Vet ej": 8, "Ej svar": 9}
    yes_no = {"Nej": 1, "Ja": 2, "Vet ej": 8}
    actors = {"Åklagarmyndigheten": 1, "Kommuner": 2, "Kyrkor/samfund": 3}
    codes: dict[str, list[float | None]] = {
        "Aktör": [1, 2, 2, 2, 3, 3, 1, 3],
        "Klar": [1, 1, 0, 1, 0, 1, 1, 0],
        "F1": [3, 1, 2, 2, None, 8, 9, 3],
        "F2": [2, 1, 2, 2, None, 8, 2, 2],
        "F6": [1, 8, None, 9, None, 3, 3, None],
    }
    frame = pd.DataFrame(
        {
            name: codes.get(name, [row[name] for row in ROWS])
            for name in COLUMNS
            if name not in {"Inskickad", "Tid", "Id"}
        }
    )
    frame.insert(0, "Id", [float(row["Id"]) for row in ROWS])
    frame.insert(1, "Inskickad", [datetime.fromisoformat(row["Inskickad"]) for row in ROWS])
    frame.insert(2, "Tid", [float(row["Tid"].replace(",", ".") or "nan") for row in ROWS])
    for item in ("F4_1", "F4_2", "F4_3"):
        frame[item] = [float(row[item] or "nan") for row in ROWS]
    labels = {"Aktör": actors, "F1": spelling, "F2": yes_no, "F6": spelling,
              "Klar": {"Ja": 1, "Nej": 0}}  # fmt: skip
    path = folder / "export.sav"
    pyreadstat.write_sav(
        frame,
        path,
        variable_value_labels={
            name: {float(code): text for text, code in named.items()}
            for name, named in labels.items()
        },
        missing_ranges={"F1": [9.0], "F6": [9.0]},
    )
    data = path.read_bytes()
    path.unlink()
    return data


class Survey:
    """A survey folder of the test's own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = SurveyFolder(NAME)
        self.raw = root / "data" / "raw" / NAME
        self.raw.mkdir(parents=True)

    def write(
        self,
        files: Mapping[str, bytes],
        declared: Mapping[str, Any] | None = None,
        **export: Any,
    ) -> Codebook:
        """Write an export and its codebook; returns the codebook."""
        content = dict(declared or codebook(files=list(files), **export))
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (self.raw / "codebook.yml").write_text(text, encoding="utf-8")
        entries = {name: {"source": "survey", "note": "test"} for name in files}
        text = yaml.safe_dump({"survey": NAME, "files": entries})
        (self.raw / "provenance.yml").write_text(text, encoding="utf-8")
        for name, data in files.items():
            (self.raw / name).write_bytes(data)
        return Codebook.model_validate(content)

    def cleaned(self, codebook: Codebook) -> Cleaned:
        """Read and clean what was written."""
        return clean(read_export(self.folder, codebook), codebook)


def stored(responses: pd.DataFrame) -> bytes:
    """Return responses as the bytes of a Parquet file."""
    out = io.BytesIO()
    pyarrow.parquet.write_table(pa.Table.from_pandas(responses, preserve_index=False), out)
    return out.getvalue()
