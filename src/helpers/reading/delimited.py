"""Read delimited text: any common encoding, delimiter, line ending, one or two header rows."""

import csv
import io
import re
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.csv

from helpers.reading.encodings import utf8
from helpers.reading.header import (
    SEARCHED,
    Header,
    declared_columns,
    find_header,
    header_faults,
)
from helpers.reading.sheet import Sheet, column_types
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError

DELIMITERS = (";", ",", "\t", "|")
BLOCK = 1 << 20
LARGEST_BLOCK = 1 << 24
"""Bytes read at a time; a row must fit in one block."""

_SHORT = ". Excel leaves out empty cells at the end of a row: if that is all, save it as .xlsx"
_HEAD = 1 << 18
_NAMED = re.compile(rb'"?sep=([\x01-\x7f])"?\r?\n', re.IGNORECASE)

_DRAWN = re.compile(rb"\S")
_MOST_FAULTS = 20


def read_delimited(file: str, data: bytes, codebook: Codebook) -> Sheet:
    """Read delimited text.

    Parameters
    ----------
    file
        Name of the file.
    data
        Its content.
    codebook
        The survey's declaration: which columns, and overrides of encoding, delimiter and header.

    Raises
    ------
    InputError
        Where the encoding, the delimiter or the columns cannot be made out, or rows are broken.
    """
    text = utf8(file, data, codebook.export.encoding)
    if not text or text.isspace():
        raise InputError([Fault(file, "is empty; export it again")])
    delimiter, top, header = _dialect(text, codebook)
    faults = list(header_faults(file, top, header, codebook))
    if faults:
        raise InputError(faults)
    width = max(len(row) for row in top[header.first : header.first + header.depth])
    start = _offset(text, delimiter, header.first + header.depth)
    if not _DRAWN.search(text, start):
        raise InputError([Fault(file, "has a header but no respondents; export it again")])
    first_row = header.first + header.depth + 1
    names = [f"column {index}" for index in range(width)]
    wanted = {name: names[places[0]] for name, places in header.positions.items()}
    types = {wanted[name]: kind for name, kind in column_types(codebook).items()}
    table = _parse(file, text, start, delimiter, names, types, first_row)
    table = table.select(list(wanted.values())).rename_columns(list(wanted))
    table = table.unify_dictionaries().combine_chunks()
    sheet = Sheet(file, table, np.arange(first_row, first_row + table.num_rows, dtype=np.int64))
    faults = _swallowed_rows(sheet, delimiter, width, codebook)
    if faults:
        raise InputError(faults)
    return sheet


def named_delimiter(text: bytes) -> str | None:
    """Return the delimiter that a file names in its first line, as Excel takes it."""
    named = _NAMED.match(text)
    return named[1].decode() if named else None


def _dialect(text: bytes, codebook: Codebook) -> tuple[str, list[list[str]], Header]:
    """Choose the delimiter under which most of the codebook's columns are found."""
    declared = codebook.export.delimiter or named_delimiter(text)
    wanted = len(set(declared_columns(codebook)))
    best: tuple[str, list[list[str]], Header] | None = None
    for delimiter in (declared,) if declared is not None else DELIMITERS:
        top = _top(text, delimiter)
        header = find_header(top, codebook)
        if best is None or header.found > best[2].found:
            best = delimiter, top, header
        if best[2].found == wanted:
            break
    assert best is not None
    return best


def _top(text: bytes, delimiter: str) -> list[list[str]]:
    head = io.StringIO(text[:_HEAD].decode("utf-8", "replace"), newline="")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(head, delimiter=delimiter):
            rows.append(row)
            if len(rows) == SEARCHED:
                break
    except csv.Error:
        pass  # a cell beyond the reader's limit: what stands above it is enough to go on
    return rows


def _offset(text: bytes, delimiter: str, rows: int) -> int:
    """Return where the row after the first ``rows`` rows begins, in bytes."""
    head = io.StringIO(text[:_HEAD].decode("utf-8", "replace"), newline="")
    lines = 0
    reader = csv.reader(head, delimiter=delimiter)
    for _ in range(rows):
        if next(reader, None) is None:
            return len(text)
    lines = reader.line_num
    offset = 0
    for _ in range(lines):
        ends = [
            place for place in (text.find(b"\n", offset), text.find(b"\r", offset)) if place >= 0
        ]
        if not ends:
            return len(text)
        end = min(ends)
        offset = end + (2 if text[end : end + 2] == b"\r\n" else 1)
    return offset


def _parse(
    file: str,
    text: bytes,
    start: int,
    delimiter: str,
    names: Sequence[str],
    types: dict[str, pa.DataType],
    first_row: int,
) -> pa.Table:
    """Parse the rows from byte ``start`` on.

    Line breaks inside answers are rare and dear to look for, so the first reading does without; it
    stands if it gave one row for each line.
    """
    body = pa.py_buffer(text).slice(start)
    broken: list[pa.csv.InvalidRow] = []

    def note(row: pa.csv.InvalidRow) -> str:
        if len(broken) < _MOST_FAULTS:
            broken.append(row)
        return "skip"

    def parse(breaks: bool, threads: bool = True, block: int = BLOCK) -> pa.Table:
        broken.clear()
        return pa.csv.read_csv(
            pa.BufferReader(body),
            read_options=pa.csv.ReadOptions(
                use_threads=threads, block_size=block, column_names=names
            ),
            parse_options=pa.csv.ParseOptions(
                delimiter=delimiter,
                newlines_in_values=breaks,
                ignore_empty_lines=False,
                invalid_row_handler=note,
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types=types,
                include_columns=list(types),
                strings_can_be_null=False,
            ),
        )

    try:
        try:
            table = parse(breaks=False)
            if broken or table.num_rows != _lines(text, start):
                table = parse(breaks=True)
        except pa.ArrowInvalid:  # a row larger than a block, or a line break in an answer
            table = parse(breaks=True, block=LARGEST_BLOCK)
        if broken:  # rows are numbered only where one thread reads
            parse(breaks=True, threads=False, block=LARGEST_BLOCK)
    except (pa.ArrowException, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "damaged"
        if "straddling" in reason:
            reason = "a row is larger than 16 MB; look for a quotation mark that is never closed"
        raise InputError([Fault(file, f"cannot be read as text: {reason}")]) from error
    if broken:
        raise InputError(
            Fault(
                file,
                f"the row has {row.actual_columns} cells where the header has "
                f"{row.expected_columns}: look for a delimiter or quotation mark inside an "
                "answer, or a file that was cut off, and export it again"
                + (_SHORT if row.actual_columns < row.expected_columns else ""),
                row=(row.number or 1) + first_row - 1,
            )
            for row in broken
        )
    return table


def _lines(text: bytes, start: int) -> int:
    end = b"\n" if text.find(b"\n", start) >= 0 else b"\r"
    unfinished = not text.endswith(end)
    return text.count(end, start) + unfinished


def _swallowed_rows(sheet: Sheet, delimiter: str, width: int, codebook: Codebook) -> list[Fault]:
    """Find free text that holds whole rows: the mark of a quotation mark that is never closed."""
    faults = []
    for question in codebook.questions:
        if question.type != "free_text" or width < 3:
            continue
        column = sheet.table[question.columns[0]]
        for row in np.flatnonzero(pa.compute.match_substring(column, "\n").to_numpy()):
            lines = column[int(row)].as_py().splitlines()
            if any(line.count(delimiter) >= width - 1 for line in lines):
                faults.append(
                    Fault(
                        sheet.file,
                        "the answer holds whole rows of the file: a quotation mark is never "
                        "closed. Correct it in the survey tool and export again",
                        row=int(sheet.row_numbers[row]),
                        column=question.columns[0],
                    )
                )
    return faults[:_MOST_FAULTS]
