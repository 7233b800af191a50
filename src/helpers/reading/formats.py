"""Tell what a file is by its first bytes."""

from pathlib import Path
from typing import Literal

from helpers.survey.faults import Fault, InputError

Format = Literal["csv", "xlsx", "spss"]

_SUFFIXES: dict[Format, tuple[str, ...]] = {
    "csv": (".csv", ".tsv", ".txt", ".tab"),
    "xlsx": (".xlsx", ".xlsm"),
    "spss": (".sav", ".zsav"),
}
_NAMES: dict[Format, str] = {
    "csv": "delimited text",
    "xlsx": "an Excel workbook",
    "spss": "an SPSS file",
}
_REFUSED = {
    b"\xd0\xcf\x11\xe0": "is an old Excel file or locked with a password: save it as .xlsx "
    "without a password",
    b"%PDF": "is a PDF; export the answers as CSV, XLSX or SPSS",
    b"\x89PNG": "is a picture; export the answers as CSV, XLSX or SPSS",
    b"\xff\xd8\xff": "is a picture; export the answers as CSV, XLSX or SPSS",
    b"\x1f\x8b": "is compressed (gzip): unpack it first",
    b"7z\xbc\xaf": "is compressed (7z): unpack it first",
    b"Rar!": "is compressed (rar): unpack it first",
    b"{\\rtf": "is a text document (RTF); export the answers as CSV, XLSX or SPSS",
    b"SQLite format 3": "is a database; export the answers as CSV, XLSX or SPSS",
    b"PAR1": "is a Parquet file; export the answers as CSV, XLSX or SPSS",
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
                    f"is {_NAMES[found]} though its name ends in {suffix}: name it "
                    f"*{_SUFFIXES[found][0]}, or set export.format: {found} in codebook.yml",
                )
            ]
        )
    return found


def _recognise(name: str, data: bytes) -> Format:
    for magic, message in _REFUSED.items():
        if data.startswith(magic):
            raise InputError([Fault(name, message)])
    if data.startswith((b"$FL2", b"$FL3")):
        return "spss"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"xl/workbook.xml" in data or Path(name).suffix.lower() in _SUFFIXES["xlsx"]:
            return "xlsx"
        raise InputError([Fault(name, "is a zip archive, no Excel workbook: unpack it first")])
    start = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise InputError(
            [Fault(name, "is a web page or XML, whatever its name says: export as CSV or XLSX")]
        )
    return "csv"
