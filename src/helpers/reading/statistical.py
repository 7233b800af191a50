"""Read files of SPSS, Stata and SAS: values as their labels, user-missing ones apart from empty.

The library that reads them can crash on a damaged file and take the whole process along. So a
process of its own reads the file: ``python -m helpers.reading.statistical KIND FILE [ENCODING]``.
"""

import json
import math
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from helpers.reading.formats import NAMES, Format
from helpers.reading.sheet import Sheet
from helpers.reading.tables import sheet_of_table
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError

LONGEST_WAIT = 600
"""Seconds until reading is given up."""

OLD_ENCODING = "latin1"  # of files from before Unicode, whatever they say


@dataclass(frozen=True)
class Variable:
    """What a statistics program's file says of a column.

    Parameters
    ----------
    name, label
        Its name, and the text that explains it.
    options
        The labels of its values, in the values' order.
    missing
        Labels or values that the file declares to be no answer.
    measure
        ``nominal``, ``ordinal``, ``scale`` or ``unknown``.
    """

    name: str
    label: str
    options: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    measure: str = "unknown"


def read_statistical(file: str, data: bytes, kind: Format, codebook: Codebook) -> Sheet:
    """Read a file of SPSS, Stata or SAS.

    A value with a label becomes the label, user-missing values too: "Vet ej", "Ej svar" and a
    missing value stay three different things. A column is known by its name or its label. Rows are
    numbered as those programs number cases, from 1.

    Parameters
    ----------
    file
        Name of the file.
    data
        Its content.
    kind
        ``spss``, ``stata`` or ``sas``.
    codebook
        The survey's declaration.

    Raises
    ------
    InputError
        Where the file is damaged or lacks a declared column.
    """
    table, variables = read_table(file, data, kind, codebook.export.encoding)
    names = [[one.name for one in variables], [one.label for one in variables]]
    return sheet_of_table(file, table, names, codebook)


def read_table(
    file: str, data: bytes, kind: Format, encoding: str | None = None
) -> tuple[pa.Table, tuple[Variable, ...]]:
    """Return every column as text, and what the file says of each.

    Parameters
    ----------
    file, data, kind
        As `read_statistical` takes them.
    encoding
        The file's encoding, where it does not say so itself.

    Raises
    ------
    InputError
        Where the file is damaged.
    """
    with tempfile.TemporaryDirectory() as folder:
        # SAS has two kinds of file, which the library tells apart by nothing but what is asked for.
        path = Path(folder) / ("export.xpt" if data.startswith(b"HEADER RECORD") else "export")
        path.write_bytes(data)
        table = _read(path, kind, encoding)
        if table is None:
            raise InputError([Fault(file, _advice(path, kind, encoding))])
    described = json.loads(table.schema.metadata[b"variables"])
    return table, tuple(
        Variable(name, label, tuple(options), tuple(missing), measure)
        for name, label, options, missing, measure in described
    )


def _read(path: Path, kind: str, encoding: str | None) -> pa.Table | None:
    """Return a file as text, None where it cannot be read in that encoding."""
    options = [] if encoding is None else [encoding]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "helpers.reading.statistical", kind, str(path), *options],
            check=True,
            capture_output=True,
            timeout=LONGEST_WAIT,
        )
        return pa.ipc.open_stream(done.stdout).read_all()
    except (subprocess.SubprocessError, pa.ArrowException):
        return None


def _advice(path: Path, kind: Format, declared: str | None) -> str:
    if declared is None and _read(path, kind, OLD_ENCODING) is not None:
        return (
            f"is not in the encoding it says: set encoding: {OLD_ENCODING} under export in "
            "codebook.yml, and look whether å, ä and ö are right"
        )
    what = NAMES[kind].partition(" ")[2]
    return f"is a damaged or incomplete {what}: export it again, or as CSV or XLSX"


def as_text(path: Path, kind: str, encoding: str | None) -> pa.Table:
    """Return a file as text, with what it says of its columns in the metadata ``variables``.

    Parameters
    ----------
    path, kind, encoding
        As the other functions take them.
    """
    import pyreadstat  # noqa: PLC0415

    options: dict[str, Any] = {"encoding": encoding} if encoding else {}
    readers = {"spss": "read_sav", "stata": "read_dta", "sas": "read_sas7bdat"}
    if kind != "sas":
        options["user_missing"] = True
    reader = "read_xport" if path.suffix == ".xpt" else readers[kind]
    frame, meta = getattr(pyreadstat, reader)(path, **options)
    columns, variables = [], []
    for name, label in zip(meta.column_names, meta.column_labels, strict=True):
        labels = meta.variable_value_labels.get(name, {})
        codes, values = pd.factorize(frame[name], use_na_sentinel=True)
        texts = pa.array([_text(value, labels) for value in values] + [""], pa.string())
        columns.append(texts.take(pa.array(codes % len(texts))))
        said = [*labels, *(value for value in values if value not in labels)]
        missing = [_text(value, labels) for value in said if _is_missing(value, name, meta)]
        offered = [labels[code] for code in sorted(labels, key=_order)]
        measure = meta.variable_measure.get(name, "unknown")
        unique = [list(dict.fromkeys(texts)) for texts in (offered, missing)]
        variables.append((name, label or "", *unique, measure))
    names = [str(place) for place in range(len(columns))]
    return pa.table(columns, names).replace_schema_metadata({"variables": json.dumps(variables)})


def _is_missing(value: object, name: str, meta: Any) -> bool:
    if value in meta.missing_user_values.get(name, ()):
        return True
    try:
        return any(one["lo"] <= value <= one["hi"] for one in meta.missing_ranges.get(name, ()))
    except TypeError:  # a range of numbers beside a text
        return False


def _order(code: object) -> tuple[bool, Any]:
    return isinstance(code, str), code


def _text(value: object, labels: dict[float | int, str]) -> str:
    if isinstance(value, float | int | str) and value in labels:
        return labels[value]
    if isinstance(value, float):
        whole = math.isfinite(value) and value.is_integer()
        return str(int(value)) if whole else repr(value)
    return str(value)


def _main() -> None:
    kind, path, *encoding = sys.argv[1:]
    table = as_text(Path(path), kind, encoding[0] if encoding else None)
    with pa.ipc.new_stream(sys.stdout.buffer, table.schema) as stream:
        stream.write_table(table)


if __name__ == "__main__":
    _main()
