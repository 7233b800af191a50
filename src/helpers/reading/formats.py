"""Tell what a file is by its first bytes."""

from pathlib import Path
from typing import Literal, get_args

from helpers.survey.faults import Fault, InputError

Format = Literal["csv", "xlsx", "ods", "spss", "stata", "sas", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)

_SUFFIXES: dict[Format, tuple[str, ...]] = {
    "csv": (".csv", ".tsv", ".txt", ".tab"),
    "xlsx": (".xlsx", ".xlsm"),
    "ods": (".ods",),
    "spss": (".sav", ".zsav"),
    "stata": (".dta",),
    "sas": (".sas7bdat", ".xpt"),
    "parquet": (".parquet", ".pq"),
}
NAMES: dict[Format, str] = {
    "csv": "delimited text",
    "xlsx": "an Excel workbook",
    "ods": "an OpenDocument spreadsheet",
    "spss": "an SPSS file",
    "stata": "a Stata file",
    "sas": "a SAS file",
    "parquet": "a Parquet file",
}
_SIGNS: dict[bytes, Format] = {
    b"$FL2": "spss",
    b"$FL3": "spss",
    b"<stata_dta>": "stata",
    bytes.fromhex("00" * 12 + "c2ea8160b31411cfbd92080009c7318c"): "sas",
    b"HEADER RECORD*******LIB": "sas",
    b"PAR1": "parquet",
}
_OLD_STATA = range(0x69, 0x74)  # a version's number, before the byte order
_AS = "export the answers as CSV, XLSX or SPSS"
_REFUSED = {
    b"\xd0\xcf\x11\xe0": "is an old Excel file or locked with a password: save it as .xlsx "
    "without a password",
    b"%PDF": f"is a PDF; {_AS}",
    b"\x89PNG": f"is a picture; {_AS}",
    b"\xff\xd8\xff": f"is a picture; {_AS}",
    b"\x1f\x8b": "is compressed (gzip): unpack it first",
    b"7z\xbc\xaf": "is compressed (7z): unpack it first",
    b"Rar!": "is compressed (rar): unpack it first",
    b"{\\rtf": f"is a text document (RTF); {_AS}",
    b"SQLite format 3": f"is a database; {_AS}",
}


def recognise(name: str, data: bytes) -> Format:
    """Tell the format of a file by its content.

    Parameters
    ----------
    name
        Name of the file; must agree with the content.
    data
        The content.

    Raises
    ------
    InputError
        For a format that is not read, or a name that says something else than the content.
    """
    found = _recognise(name, data)
    suffix = Path(name).suffix.lower()
    named: Format | None = next(
        (kind for kind, suffixes in _SUFFIXES.items() if suffix in suffixes), None
    )
    if named is not None and named != found:
        raise InputError(
            [
                Fault(
                    name,
                    f"is {NAMES[found]} though its name ends in {suffix}: name it "
                    f"*{_SUFFIXES[found][0]}, or set export.format: {found} in codebook.yml",
                )
            ]
        )
    return found


def _recognise(name: str, data: bytes) -> Format:
    for magic, message in _REFUSED.items():
        if data.startswith(magic):
            raise InputError([Fault(name, message)])
    for sign, kind in _SIGNS.items():
        if data.startswith(sign):
            return kind
    if data[:1] and data[0] in _OLD_STATA and data[1:3] in (b"\x01\x01", b"\x02\x01"):
        return "stata"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"opendocument.spreadsheet" in data[:200] or Path(name).suffix.lower() == ".ods":
            return "ods"
        if b"xl/workbook.xml" in data or Path(name).suffix.lower() in _SUFFIXES["xlsx"]:
            return "xlsx"
        raise InputError([Fault(name, "is a zip archive, no Excel workbook: unpack it first")])
    start = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise InputError(
            [Fault(name, "is a web page or XML, whatever its name says: export as CSV or XLSX")]
        )
    return "csv"
