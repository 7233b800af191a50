"""Read a Parquet file: every value as text, several answers in a cell joined by a semicolon."""

import datetime
import io
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from helpers.reading.sheet import Sheet, as_cell
from helpers.reading.tables import sheet_of_table
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError

MOST_CELLS = 1 << 26


def read_parquet(file: str, data: bytes, codebook: Codebook) -> Sheet:
    """Read a Parquet file.

    Parameters
    ----------
    file
        Name of the file.
    data
        Its content.
    codebook
        The survey's declaration.

    Raises
    ------
    InputError
        Where the file is damaged, too large or lacks a declared column.
    """
    table = read_table(file, data)
    return sheet_of_table(file, table, [table.column_names], codebook)


def read_table(file: str, data: bytes) -> pa.Table:
    """Return every column as text.

    Parameters
    ----------
    file, data
        As `read_parquet` takes them.

    Raises
    ------
    InputError
        Where the file is damaged or too large.
    """
    try:
        source = pa.parquet.ParquetFile(io.BytesIO(data))
        if source.metadata.num_rows * max(source.metadata.num_columns, 1) > MOST_CELLS:
            raise InputError([Fault(file, "is larger than any survey: export it as CSV")])
        read = source.read()
        texts = [_texts(column) for column in read.columns]
    except (pa.ArrowException, OSError, ValueError) as error:
        expected = "is a damaged or incomplete Parquet file: export it again"
        raise InputError([Fault(file, expected)]) from error
    return pa.Table.from_arrays(texts, names=read.column_names)


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([[_text(value) for value in column.to_pylist()]], pa.string())


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(_text, value))
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        value = value.replace(tzinfo=None)
    return as_cell(value)
