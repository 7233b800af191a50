"""Read an SPSS file: values as their labels, user-missing values kept apart from empty ones.

The library that reads SPSS files can crash on a damaged one and take the whole process along.
So a process of its own reads the file: ``python -m helpers.reading.spss FILE [ENCODING]``.
"""

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa

from helpers.reading.header import find_header, header_faults
from helpers.reading.sheet import Sheet, sheet_of_columns
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError

LONGEST_WAIT = 600
"""Seconds until reading is given up."""

_OLD_ENCODING = "latin1"  # of files from before Unicode, whatever they say


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
    declared = codebook.export.encoding
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.sav"
        path.write_bytes(data)
        table = _read(path, declared)
        if table is None:
            raise InputError([Fault(file, _advice(path, declared))])
    top = json.loads(table.schema.metadata[b"top"])
    header = find_header(top, codebook)
    faults = list(header_faults(file, top, header, codebook))
    if faults:
        raise InputError(faults)
    columns = {name: table.column(places[0]) for name, places in header.positions.items()}
    return sheet_of_columns(file, columns, 1, codebook)


def _read(path: Path, encoding: str | None) -> pa.Table | None:
    """Return an SPSS file as text, None where it cannot be read in that encoding."""
    options = [] if encoding is None else [encoding]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "helpers.reading.spss", str(path), *options],
            check=True,
            capture_output=True,
            timeout=LONGEST_WAIT,
        )
        return pa.ipc.open_stream(done.stdout).read_all()
    except (subprocess.SubprocessError, pa.ArrowException):
        return None


def _advice(path: Path, declared: str | None) -> str:
    if declared is None and _read(path, _OLD_ENCODING) is not None:
        return (
            f"is not in the encoding it says: set encoding: {_OLD_ENCODING} under export in "
            "codebook.yml, and look whether å, ä and ö are right"
        )
    return "is a damaged or incomplete SPSS file: export it again, or as CSV or XLSX"


def as_text(path: Path, encoding: str | None) -> pa.Table:
    """Return an SPSS file as text, with names and labels of its columns in the metadata ``top``.

    Parameters
    ----------
    path
        The file.
    encoding
        Its encoding, where it does not say so itself.
    """
    import pyreadstat  # noqa: PLC0415

    frame, meta = pyreadstat.read_sav(path, user_missing=True, encoding=encoding)
    columns = []
    for name in meta.column_names:
        labels = meta.variable_value_labels.get(name, {})
        codes, values = pd.factorize(frame[name], use_na_sentinel=True)
        texts = pa.array([_text(value, labels) for value in values] + [""], pa.string())
        columns.append(texts.take(pa.array(codes % len(texts))))
    top = [list(meta.column_names), [label or "" for label in meta.column_labels]]
    names = [str(place) for place in range(len(columns))]
    return pa.table(columns, names).replace_schema_metadata({"top": json.dumps(top)})


def _text(value: object, labels: dict[float | int, str]) -> str:
    if isinstance(value, float | int | str) and value in labels:
        return labels[value]
    if isinstance(value, float):
        whole = math.isfinite(value) and value.is_integer()
        return str(int(value)) if whole else repr(value)
    return str(value)


def _main() -> None:
    path, *encoding = sys.argv[1:]
    table = as_text(Path(path), encoding[0] if encoding else None)
    with pa.ipc.new_stream(sys.stdout.buffer, table.schema) as stream:
        stream.write_table(table)


if __name__ == "__main__":
    _main()
