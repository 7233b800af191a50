"""Take the declared columns of a file that names its columns itself."""

import pyarrow as pa

from helpers.reading.header import find_header, header_faults
from helpers.reading.sheet import Sheet, sheet_of_columns
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError


def sheet_of_table(file: str, table: pa.Table, names: list[list[str]], codebook: Codebook) -> Sheet:
    """Return the declared columns; rows are numbered from 1.

    Parameters
    ----------
    file
        Name of the file.
    table
        Every column as text.
    names
        What the file calls the columns: their names, and texts that explain them if there are any.
    codebook
        The survey's declaration.

    Raises
    ------
    InputError
        Where the file lacks a declared column.
    """
    header = find_header(names, codebook)
    faults = list(header_faults(file, names, header, codebook))
    if faults:
        raise InputError(faults)
    columns = {name: table.column(places[0]) for name, places in header.positions.items()}
    return sheet_of_columns(file, columns, 1, codebook)
