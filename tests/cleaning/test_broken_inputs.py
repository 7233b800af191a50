"""A corpus of broken inputs: each has its own clear message, and none changes a byte on disk."""

import hashlib
import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers.folders.checking import check_survey
from helpers.survey.paths import SurveyFolder

from .exports import (
    COLUMNS,
    NAME,
    ROWS,
    Row,
    Survey,
    codebook,
    delimited,
    packed_workbook,
    sheet_xml,
    spss,
    workbook,
)


@dataclass(frozen=True)
class Broken:
    """One broken input: the export, or what to do to the folder, and what the message says."""

    says: str
    data: bytes | Callable[[Path], bytes] = field(default=b"", repr=False)
    name: str = "responses.csv"
    declared: dict[str, Any] | None = None
    afterwards: Callable[[Path], object] | None = None


def _with(place: int = 1, **cells: str) -> bytes:
    """Return the export with some cells of one row changed."""
    rows: list[Row] = [*ROWS]
    rows[place] = rows[place] | cells
    return delimited(rows)


def _line(number: int, change: Callable[[str], str]) -> bytes:
    lines = delimited(ROWS[1:]).decode().splitlines(keepends=True)
    lines[number] = change(lines[number])
    return "".join(lines).encode()


def _many(actor: str, count: int) -> bytes:
    return delimited([ROWS[1] | {"Id": f"n{n}", "Aktör": actor} for n in range(count)])


def _bomb(honest: bool) -> bytes:
    """Return a workbook whose sheet unpacks to more than a gigabyte, and says so or not."""
    start, end = sheet_xml("\x00").encode().split(b"\x00")
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(start) + deflate.flush(zlib.Z_FULL_FLUSH)
    row = b"<row/>" * (1 << 18)
    again = deflate.compress(row) + deflate.flush(zlib.Z_FULL_FLUSH)
    packed += again * 720 + deflate.compress(end) + deflate.flush()
    return _stored_deflated(packed, len(start) + 720 * len(row) + len(end) if honest else 1000, 0)


def _stored_deflated(packed: bytes, size: int, checksum: int) -> bytes:
    """Return a workbook with a sheet that is deflated already."""
    plain = packed_workbook([sheet_xml("")])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.infolist():
            if not part.filename.startswith("xl/worksheets"):
                target.writestr(part, source.read(part))
        part = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
        part.compress_type = zipfile.ZIP_STORED
        target.writestr(part, packed)
        part.compress_type, part.file_size, part.CRC = zipfile.ZIP_DEFLATED, size, checksum
        offset = part.header_offset
    data = bytearray(out.getvalue())
    data[offset : offset + len(part.FileHeader())] = part.FileHeader()
    return bytes(data)


def _far_cell() -> bytes:
    row = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
    return packed_workbook([sheet_xml(row + "</row>")])


def _locked() -> bytes:
    data = bytearray(workbook())
    data[6] |= 1  # the first part's flag "encrypted", in both of its records
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _swap(data: bytes, old: str, new: bytes, encoding: str = "utf-8") -> bytes:
    assert old.encode(encoding) in data
    return data.replace(old.encode(encoding), new, 1)


def _remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def _write(name: str, text: str | bytes) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    return write


def _as_folder(folder: Path) -> None:
    (folder / "responses.csv").unlink()
    (folder / "responses.csv").mkdir()


def _as_pipe(folder: Path) -> None:
    (folder / "responses.csv").unlink()
    os.mkfifo(folder / "responses.csv")


def _as_loop(folder: Path) -> None:
    (folder / "responses.csv").unlink()
    (folder / "responses.csv").symlink_to("responses.csv")


def _changed(**parts: Any) -> dict[str, Any]:
    return codebook() | parts


def _question(place: int, **parts: Any) -> dict[str, Any]:
    declared = codebook()
    declared["questions"][place] |= parts
    return declared


GOOD = delimited()
FIRST = GOOD.index(b"\n") + 1

CORPUS: dict[str, Broken] = {
    # the file as such
    "empty": Broken("is empty", b""),
    "blank": Broken("is empty", b" \r\n\n  \n"),
    "only a mark": Broken("is empty", b"\xef\xbb\xbf"),
    "missing": Broken("the file is missing", GOOD, afterwards=_remove("responses.csv")),
    "a folder": Broken("is not a file", GOOD, afterwards=_as_folder),
    "a pipe": Broken("is not a file", GOOD, afterwards=_as_pipe),
    "a link to itself": Broken("cannot be read|is missing", GOOD, afterwards=_as_loop),
    "outside the folder": Broken(
        "must lie in the survey's folder", declared=codebook(files=["../../secret.csv"])
    ),
    "header only": Broken("no respondents", GOOD[:FIRST]),
    "header and empty rows": Broken("no respondents", GOOD[:FIRST] + b";;;;;;;;;;;;;\r\n" * 3),
    "png": Broken("is a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "jpeg": Broken("is a picture", b"\xff\xd8\xff\xe0" + bytes(200)),
    "pdf": Broken("is a PDF", b"%PDF-1.7\n%\xe2\xe3"),
    "gzip": Broken("gzip", b"\x1f\x8b\x08" + bytes(30)),
    "7z": Broken("7z", b"7z\xbc\xaf\x27\x1c" + bytes(30)),
    "rar": Broken("rar", b"Rar!\x1a\x07\x00" + bytes(30)),
    "rtf": Broken("RTF", b"{\\rtf1\\ansi}"),
    "database": Broken("is a database", b"SQLite format 3\x00" + bytes(80)),
    "parquet": Broken("is a Parquet file though its name", b"PAR1" + bytes(30) + b"PAR1"),
    "web page": Broken("is a web page", b"<!DOCTYPE html><html><table>"),
    "web page called xls": Broken("is a web page", b"<html><table>", "responses.xls"),
    "old excel": Broken("is an old Excel file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "zip of something": Broken("is a zip archive", b"PK\x03\x04" + bytes(40)),
    "random bytes": Broken("encoding|NUL", bytes((n * 197 + 11) % 256 for n in range(4096))),
    "csv that is xlsx": Broken(r"is an Excel workbook though its name ends in \.csv", workbook()),
    "xlsx that is csv": Broken("is delimited text though", GOOD, "responses.xlsx"),
    "csv that is spss": Broken("is an SPSS file though", spss),
    "sav that is csv": Broken("is delimited text though", GOOD, "responses.sav"),
    # encodings
    "truncated utf-16": Broken("utf-16-le", delimited(encoding="utf-16")[:-1]),
    "utf-16 cut in half": Broken("cells where the header",
                                 delimited(ROWS[1:], encoding="utf-16")[:1000]),
    "mixed encodings": Broken("å, ä and ö are damaged", GOOD + "9;Å;".encode("cp1252")),
    "twice encoded": Broken(
        "å, ä and ö are damaged", GOOD.decode().encode().decode("latin-1").encode()
    ),
    "undefined in cp1252": Broken("is not text in the encoding cp1252", GOOD + b"\x81\x8d\xff"),
    "nul inside": Broken("NUL characters", _swap(GOOD, "kommun", b"kom\x00mun")),
    "declared encoding is wrong": Broken(
        "is not text in the encoding utf-8", delimited(encoding="cp1252"),
        declared=codebook(encoding="utf-8"),
    ),
    "declared encoding is none": Broken("is not a known encoding", GOOD,
                                        declared=codebook(encoding="swedish")),
    "replacement characters": Broken("is not an actor",
                                     _swap(GOOD, "Å klagar", "\ufffdklagar".encode())),
    # delimiters, quotation marks, columns
    "wrong delimiter": Broken("none of the codebook's columns", GOOD.replace(b";", b"^")),
    "declared delimiter is wrong": Broken(
        "none of the codebook's columns", delimited(delimiter="\t"),
        declared=codebook(delimiter=","),
    ),
    "another survey": Broken("none of the codebook's columns", b"a;b;c\n1;2;3\n"),
    "no header": Broken("none of the codebook's columns", GOOD[FIRST:]),
    "declared header row is wrong": Broken("columns is in the file", GOOD,
                                           declared=codebook(header_row=3)),
    "header row beyond the end": Broken("columns is in the file", GOOD,
                                        declared=codebook(header_row=900)),
    "duplicate column": Broken("column F1: the column name occurs 2 times",
                               _swap(GOOD, ";F2;", b";F1;")),
    "missing column": Broken("column F2: the column is missing", _swap(GOOD, ";F2;", b";F9;")),
    "renamed column": Broken("the file has 'Aktor'", _swap(GOOD, "Aktör", b"Aktor")),
    "truncated": Broken("row 8: the row has 3 cells where the header has 14",
                        delimited(ROWS[1:])[:-32]),
    "a cell too many": Broken("row 3: the row has 15 cells",
                              _line(2, lambda line: line.replace("\r", ";\r"))),
    "a cell too few": Broken("row 4: the row has 13 cells",
                             _line(3, lambda line: line.replace(";", "", 1))),
    "quotation mark never closed": Broken(
        "row 2, column Fritext: the answer holds whole rows of the file",
        delimited([ROWS[1] | {"Fritext": "open"}, ROWS[2], ROWS[5] | {"F5": ""}]).replace(
            b";open", b';"open'
        ),
    ),
    "quotation mark in the middle": Broken(
        "cells where the header", _line(3, lambda line: line.replace(";", ';"', 1))
    ),
    "ten megabytes in a cell": Broken("more than 100000 characters",
                                      _with(Fritext="x" * 10_000_000)),
    "ten megabytes in a closed cell": Broken("more than 100000 characters",
                                             _with(F1="x" * 10_000_000)),
    "forty megabytes in a cell": Broken("larger than 16 MB", _with(Fritext="x" * 40_000_000)),
    "ten megabytes in the header": Broken("column Fritext: the column is missing|none of",
                                          b"x" * 10_000_000 + GOOD),
    # answers
    "misspelt actor": Broken(
        "row 3, column Aktör: found 'Komuner'; is not an actor in the sampling frame "
        r"\(did you mean Kommuner\?\)", _with(Aktör="Komuner"),
    ),
    "unknown actor": Broken("found 'Lunds universitet'; is not an actor",
                            _with(Aktör="Lunds universitet")),
    "no actor": Broken("column Aktör: there are answers but no actor is named", _with(Aktör="")),
    "more answers than invited": Broken("12 respondents answered where 9 were invited",
                                        _many("Kommuner", 12)),
    "unknown answer": Broken("row 3, column F1: found 'Kanske'; expected Inte berörd, Delvis",
                             _with(F1="Kanske")),
    "formula": Broken("column F1: found '=HYPERLINK", _with(F1='=HYPERLINK("http://x";"Ja")')),
    "formula in a count": Broken("column F3: found '=1", _with(F3="=1+1")),
    "vague count": Broken("is approximate and states no limits", _with(F3="ca 20")),
    "a couple": Broken("column F3: found 'ett par'", _with(F3="ett par")),
    "a dash for a count": Broken("may mean none or no answer", _with(F3="–")),
    "negative count": Broken("column F3: found '-3'", _with(F3="-3")),
    "half a case": Broken("column F3: found '2,5'", _with(F3="2,5")),
    "ends in the wrong order": Broken("has its ends in the wrong order", _with(F3="8-6")),
    "huge count": Broken("is larger than 99999", _with(F3="999999")),
    "count made a date": Broken("a spreadsheet has turned into a date", _with(F3="08-jun")),
    "impossible date": Broken("is not a date in the calendar", _with(Inskickad="2010-02-31 10:00")),
    "date of another time": Broken("lies outside 2009 to 2011", _with(Inskickad="2110-04-12")),
    "no date": Broken("is not a date such as", _with(Inskickad="i går")),
    "day or month first": Broken("may have the day or the month first",
                                 _with(Inskickad="3/4/2010")),
    "hour 25": Broken("is not a date", _with(Inskickad="2010-04-12 25:00")),
    "unknown tick": Broken("column F4_1: found 'kanske'; expected a tick", _with(F4_1="kanske")),
    "unknown item": Broken("'Fax' is not an item", _with(F5="Telefon;Fax")),
    "unknown end": Broken("column Klar: found 'kanske'", _with(Klar="kanske")),
    "negative time": Broken("zero minutes or more", _with(Tid="-5")),
    "no number of minutes": Broken("expected a time such as", _with(Tid="länge")),
    "infinite time": Broken("zero minutes or more", _with(Tid="inf")),
    "no respondent id": Broken("needs the respondent's id", _with(Id=" ")),
    "nobody answered": Broken("nobody has answered", delimited(ROWS[4:5])),
    # workbooks
    "zip bomb": Broken("unpacks to more than 1 GB", lambda folder: _bomb(honest=True),
                       "responses.xlsx"),
    "zip bomb in disguise": Broken("damaged or incomplete workbook",
                                   lambda folder: _bomb(honest=False), "responses.xlsx"),
    "a cell far away": Broken("spans 1048576 rows and 16384 columns", _far_cell(),
                              "responses.xlsx"),
    "truncated workbook": Broken("damaged or incomplete workbook", workbook()[:-200],
                                 "responses.xlsx"),
    "workbook with a damaged part": Broken("damaged or incomplete workbook",
                                           workbook()[:300] + b"\xff" * 40 + workbook()[340:],
                                           "responses.xlsx"),
    "locked workbook": Broken("is locked", _locked(), "responses.xlsx"),
    "workbook of no XML": Broken("damaged or incomplete workbook|columns is in the file",
                                 packed_workbook(["<worksheet"]), "responses.xlsx"),
    "empty sheet": Broken("columns is in the file", packed_workbook([sheet_xml("")]),
                          "responses.xlsx"),
    "sheet that is not there": Broken("has no such sheet", workbook(), "responses.xlsx",
                                      codebook(files=["responses.xlsx"], sheet="Svar")),
    "workbook without a column": Broken("column Fritext: the column is missing",
                                        workbook(columns=COLUMNS[:-1]), "responses.xlsx"),
    "truncated spss": Broken("damaged or incomplete SPSS", lambda folder: spss(folder)[:400],
                             "responses.sav"),
    "spss of nothing": Broken("damaged or incomplete SPSS", b"$FL2" + b"\xff" * 300,
                              "responses.sav"),
    # codebook, provenance, published figures
    "codebook missing": Broken("codebook.yml: cannot be read", GOOD,
                               afterwards=_remove("codebook.yml")),
    "codebook no yaml": Broken("is not valid YAML", GOOD,
                               afterwards=_write("codebook.yml", "survey: [\n")),
    "codebook in cp1252": Broken("must be saved as UTF-8", GOOD,
                                 afterwards=_write("codebook.yml", "survey: å".encode("cp1252"))),
    "codebook of a list": Broken("codebook.yml", GOOD, afterwards=_write("codebook.yml", "- 1\n")),
    "codebook empty": Broken("codebook.yml", GOOD, afterwards=_write("codebook.yml", "")),
    "codebook key twice": Broken("the key occurs twice", GOOD,
                                 afterwards=_write("codebook.yml", "survey: a\nsurvey: b\n")),
    "codebook unknown key": Broken("colour", GOOD, declared=_changed(colour="red")),
    "codebook of another survey": Broken("must be the folder's name", GOOD,
                                         declared=_changed(survey="other-2010")),
    "codebook without sectors": Broken("sectors", GOOD, declared=_changed(sectors=[])),
    "codebook with a filter behind": Broken(
        "must name a single or ordinal question that stands before it", GOOD,
        declared=_question(0, asked_if={"question": "suspicion", "levels": ["yes"]}),
    ),
    "codebook with an unreadable reading": Broken(
        "the reading ungefär två", GOOD, declared=_question(2, readings={"x": "ungefär två"})
    ),
    "codebook that holds itself": Broken("refers to itself", GOOD,
                                         afterwards=_write("codebook.yml", "survey: &a [*a]\n")),
    "codebook nested deeply": Broken("nested too deeply", GOOD,
                                     afterwards=_write("codebook.yml", "[" * 5000)),
    "codebook bomb": Broken("more than 100000 parts", GOOD, afterwards=_write(
        "codebook.yml",
        "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
            for old, new in zip("abcdefgh", "bcdefghi", strict=True)),
    )),
    "provenance missing": Broken("provenance.yml: cannot be read", GOOD,
                                 afterwards=_remove("provenance.yml")),
    "provenance without the export": Broken("has no entry for responses.csv", GOOD,
                                            afterwards=_write("provenance.yml",
                                                              f"survey: {NAME}\nfiles: {{}}\n")),
    "provenance with another checksum": Broken(
        "its checksum differs", GOOD,
        afterwards=_write("provenance.yml",
                          f"survey: {NAME}\nfiles:\n  responses.csv: "
                          "{source: synthetic, note: x, sha256: abc}\n"),
    ),
    "published figures in cp1252": Broken("published/a.csv: must be saved as UTF-8", GOOD,
                                          afterwards=_write("published/a.csv", b"a,b\n\xe5,1\n")),
    "published figures ragged": Broken("published/a.csv, row 2: the row has 3 cells", GOOD,
                                       afterwards=_write("published/a.csv", "a,b\n1,2,3\n")),
    "published figures empty": Broken("needs a header", GOOD,
                                      afterwards=_write("published/a.csv", "")),
}  # fmt: skip


def _snapshot(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "no file"
        for path in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize("case", CORPUS)
def test_a_broken_input_gets_its_own_message(survey: Survey, case: str, tmp_path: Path) -> None:
    broken = CORPUS[case]
    for name in ("data/processed/old", "reports/old"):
        (survey.root / name).parent.mkdir(parents=True, exist_ok=True)
        (survey.root / name).write_text("stays")
    data = broken.data if isinstance(broken.data, bytes) else broken.data(tmp_path)
    _written(survey, broken, data)
    before = _snapshot(survey.root)
    faults = check_survey(survey.folder)
    messages = "\n".join(str(fault) for fault in faults)
    assert faults, "no fault was found"
    assert re.search(broken.says, messages), messages
    assert len(messages) < 6000
    assert "Traceback" not in messages and "\x00" not in messages
    assert all("\n" not in str(fault) for fault in faults)
    assert _snapshot(survey.root) == before


def _written(survey: Survey, broken: Broken, data: bytes) -> None:
    declared = broken.declared or codebook(files=[broken.name])
    text = yaml.safe_dump(declared, allow_unicode=True, sort_keys=False)
    (survey.raw / "codebook.yml").write_text(text, encoding="utf-8")
    record = {"survey": NAME, "files": {broken.name: {"source": "survey", "note": "test"}}}
    (survey.raw / "provenance.yml").write_text(yaml.safe_dump(record))
    (survey.raw / broken.name).write_bytes(data)
    if broken.afterwards is not None:
        broken.afterwards(survey.raw)


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS) >= 60


def test_a_locked_file(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    survey.write({"responses.csv": GOOD})
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "responses.csv":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert any("Permission denied" in str(fault) for fault in check_survey(survey.folder))


def test_every_fault_is_listed_at_once(survey: Survey) -> None:
    survey.write({"responses.csv": _with(Aktör="Komuner", F1="Kanske", F3="ca 20")})
    (survey.raw / "provenance.yml").unlink()
    _write("published/a.csv", "")(survey.raw)
    places = [(fault.file, fault.row, fault.column) for fault in check_survey(survey.folder)]
    assert places == [
        ("provenance.yml", None, None),
        ("published/a.csv", None, None),
        ("responses.csv", 3, "Aktör"),
        ("responses.csv", 3, "F1"),
        ("responses.csv", 3, "F3"),
    ]


def test_a_folder_that_is_not_there(survey: Survey) -> None:
    survey.write({"responses.csv": GOOD})
    (fault,) = check_survey(SurveyFolder("kronoberg-1910"))
    assert NAME in str(fault)


def test_a_folder_without_faults(survey: Survey) -> None:
    survey.write({"responses.csv": GOOD})
    assert check_survey(survey.folder) == ()
