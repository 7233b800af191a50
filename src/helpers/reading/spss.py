"""Read an SPSS file: values as their labels, user-missing values kept apart from empty ones."""

import math
import tempfile
from pathlib import Path

import pandas as pd

from helpers.codebook import Codebook
from helpers.faults import Fault, InputError
from helpers.reading.header import find_header, header_faults
from helpers.reading.sheet import Sheet, sheet_of_rows


def read_spss(file: str, data: bytes, codebook: Codebook) -> Sheet:
    """Read an SPSS file.

    A value with a label becomes the label, user-missing values too: "Vet ej", "Ej svar" and a
    missing value stay three different things. A column is known by its name or its label. Rows are
    numbered as SPSS numbers cases, from 1.

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
        Where the file is damaged or lacks a declared column.
    """
    import pyreadstat  # noqa: PLC0415

    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "export.sav"
            path.write_bytes(data)
            frame, meta = pyreadstat.read_sav(
                path, user_missing=True, encoding=codebook.export.encoding
            )
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OverflowError,
            MemoryError) as error:  # fmt: skip
        raise InputError(
            [Fault(file, "is a damaged or incomplete SPSS file: export it again")]
        ) from error
    labels = [label or "" for label in meta.column_labels]
    top = [list(meta.column_names), labels]
    header = find_header(top, codebook)
    faults = list(header_faults(file, top, header, codebook))
    if faults:
        raise InputError(faults)
    positions = {name: places[0] for name, places in header.positions.items()}
    columns = []
    for name in meta.column_names:
        names = meta.variable_value_labels.get(name, {})
        columns.append([_text(value, names) for value in frame[name]])
    rows = list(zip(*columns, strict=True))
    return sheet_of_rows(file, rows, 1, positions, codebook)


def _text(value: object, labels: dict[float | int, str]) -> str:
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float | int | str) and value in labels:
        return labels[value]
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
