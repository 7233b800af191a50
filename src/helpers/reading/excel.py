"""Read a workbook of Excel or OpenDocument, once it is sure not to exhaust the machine."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from helpers.reading.header import SEARCHED, Header, find_header, header_faults
from helpers.reading.sheet import Sheet, as_cell, sheet_of_columns
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.yaml_files import quoted

LARGEST_UNPACKED = 1 << 30
"""Bytes that the parts of a workbook may take together once unpacked."""

FREELY_UNPACKED, MOST_TIMES = 1 << 26, 200
"""Bytes that may be unpacked whatever the file's size, and beyond them how many times its size."""

MOST_CELLS = 1 << 26
"""Cells in the rectangle a sheet spans: the reader sets aside room for all of them."""

_REFERENCE = re.compile(rb'\br="([A-Z]{0,3})(\d{1,7})"')
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f\b.*?(?:</f>|/>))?<v>([^<]*)',
    re.DOTALL,
)
_CHUNK = 1 << 20


def read_workbook(file: str, data: bytes, codebook: Codebook) -> Sheet:
    """Read the sheet of a workbook that holds the codebook's columns.

    Parameters
    ----------
    file
        Name of the file.
    data
        Its content.
    codebook
        The survey's declaration; ``export.sheet`` names the sheet where several would do.

    Raises
    ------
    InputError
        Where the workbook is damaged, locked or too large, or no sheet has the columns.
    """
    sheets = read_sheets(file, data)
    names = list(sheets)
    wanted = codebook.export.sheet
    if wanted is not None and wanted not in names:
        raise InputError(
            [Fault(file, f"has no such sheet, only {', '.join(names)}: correct export.sheet in "
                         "codebook.yml", value=wanted)]
        )  # fmt: skip
    best: tuple[list[list[str]], Header] | None = None
    fitting: list[str] = []
    for name in [wanted] if wanted is not None else names:
        rows = sheets[name]
        header = find_header(rows[:SEARCHED], codebook)
        has_answers = any(map(any, rows[header.first + header.depth :]))
        if header.found and has_answers and (best is None or header.found >= best[1].found):
            fitting = [*(fitting if best and header.found == best[1].found else []), name]
        if best is None or header.found > best[1].found or fitting == [name]:
            best = rows, header
    if best is None:
        raise InputError([Fault(file, "the workbook has no sheets; export it again")])
    if len(fitting) > 1:
        raise InputError(
            [Fault(file, f"answers stand in the sheets {', '.join(fitting)}: name the one to read "
                         f"by sheet: {quoted(fitting[0])} under export in codebook.yml, or save "
                         "each as a file of its own and list them under export.files")]
        )  # fmt: skip
    rows, header = best
    faults = list(header_faults(file, rows[:SEARCHED], header, codebook))
    if faults:
        raise InputError(faults)
    start = header.first + header.depth
    try:
        columns = {
            name: pa.chunked_array([[row[places[0]] for row in rows[start:]]], pa.string())
            for name, places in header.positions.items()
        }
    except UnicodeError as error:
        raise InputError([Fault(file, "contains characters that are not text")]) from error
    return sheet_of_columns(file, columns, start + 1, codebook)


def read_sheets(file: str, data: bytes) -> dict[str, list[list[str]]]:
    """Return every sheet of a workbook as rows of text, by its name.

    Parameters
    ----------
    file, data
        As `read_workbook` takes them.

    Raises
    ------
    InputError
        Where the workbook is damaged, locked or too large.
    """
    _check_size(file, data)
    workbook = _open(file, data)
    errors = error_cells(data)
    sheets = {}
    for name in workbook.sheet_names:
        sheets[name] = rows = _rows(file, workbook, name)
        for (row, column), text in errors.get(name, {}).items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
    return sheets


def _check_size(file: str, data: bytes) -> None:
    """Measure what the parts unpack to and what the sheets span, before anything is kept.

    A part that is larger than its record says is damaged: unpacking stops at the record's size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise InputError([Fault(file, "is locked: save it without a password")])
            size = sum(part.file_size for part in parts)
            if size > LARGEST_UNPACKED:
                raise InputError([Fault(file, "unpacks to more than 1 GB: export it as CSV")])
            if size > FREELY_UNPACKED and size > MOST_TIMES * len(data):
                expected = f"unpacks to more than {MOST_TIMES} times its size: export it as CSV"
                raise InputError([Fault(file, expected)])
            for part in parts:
                with archive.open(part) as stream:
                    if part.filename == "content.xml":
                        if _spread(stream) > MOST_CELLS:
                            expected = "holds more cells than any survey: export it as CSV"
                            raise InputError([Fault(file, expected)])
                        continue
                    width, height = _extent(stream)
                if width * height > MOST_CELLS and part.filename.startswith("xl/worksheets/"):
                    raise InputError(
                        [
                            Fault(
                                file,
                                f"{part.filename} spans {height} rows and {width} columns: delete "
                                "stray cells far from the answers, or export as CSV",
                            )
                        ]
                    )
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, OSError,
            ValueError, RuntimeError, EOFError, ElementTree.ParseError) as error:  # fmt: skip
        raise InputError([_damaged(file)]) from error


def _extent(stream: IO[bytes]) -> tuple[int, int]:
    """Return the last column and row that a worksheet's cells name."""
    width = height = 1
    tail = b""
    while chunk := stream.read(_CHUNK):
        for letters, digits in set(_REFERENCE.findall(tail + chunk)):
            width = max(width, _column_number(letters))
            height = max(height, int(digits))
        tail = chunk[-20:]
    return width, height


def _spread(stream: IO[bytes]) -> int:
    """Return how many cells the rows of an OpenDocument sheet stand for, repeated ones counted."""
    cells = 0
    for _, row in ElementTree.iterparse(stream):
        if not row.tag.endswith("}table-row"):
            continue
        widths = [_repeated(cell, "columns") for cell in row]
        filled = [place for place, cell in enumerate(row) if len(cell)]
        if filled:
            cells += _repeated(row, "rows") * sum(widths[: filled[-1] + 1])
        row.clear()
    return cells


def _repeated(element: ElementTree.Element, what: str) -> int:
    name = f"}}number-{what}-repeated"
    return next((int(value) for key, value in element.items() if key.endswith(name)), 1)


def error_cells(data: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Return what Excel's error cells say, by sheet and then by row and column from 0.

    The library gives such a cell as an empty one, and a broken formula would pass as no answer.

    Parameters
    ----------
    data
        A workbook that is not too large.
    """
    found: dict[str, dict[tuple[int, int], str]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, part in _worksheets(archive):
            text = archive.read(part)
            if b't="e"' in text:
                found[name] = {
                    (int(row) - 1, _column_number(letters) - 1): value.decode("utf-8", "replace")
                    for letters, row, value in _ERROR.findall(text)
                }
    return found


def _worksheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of every worksheet; none of what is damaged."""
    parts = set(archive.namelist())
    try:
        targets = {
            link.get("Id"): f"xl/{link.get('Target', '').removeprefix('/xl/')}"
            for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
            ids = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
            part = targets.get(ids[0]) if ids and sheet.tag.endswith("}sheet") else None
            if part in parts:
                yield sheet.get("name", ""), str(part)
    except (KeyError, ElementTree.ParseError):
        return


def _damaged(file: str) -> Fault:
    return Fault(file, "is a damaged or incomplete workbook: export it again")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _open(file: str, data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise InputError([_damaged(file)]) from error
    except BaseException as error:
        raise _unless_panic(file, error) from error


def _rows(file: str, workbook: CalamineWorkbook, name: str) -> list[list[str]]:
    try:
        sheet: CalamineSheet = workbook.get_sheet_by_name(name)
        return [[as_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as error:
        raise InputError([_damaged(file)]) from error
    except BaseException as error:
        raise _unless_panic(file, error) from error


def _unless_panic(file: str, error: BaseException) -> BaseException:
    """Return an input error for a panic of the Rust library, which is no ``Exception``."""
    return InputError([_damaged(file)]) if type(error).__name__ == "PanicException" else error
