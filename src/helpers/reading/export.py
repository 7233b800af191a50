"""Read every file of a survey's export and join them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from helpers.reading.delimited import read_delimited
from helpers.reading.formats import recognise
from helpers.reading.raw import RawExport
from helpers.reading.sheet import Sheet
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder


def read_export(folder: SurveyFolder, codebook: Codebook) -> RawExport:
    """Read and join the files of an export.

    Parameters
    ----------
    folder
        The survey.
    codebook
        Its declaration: which files, which columns, and what the content does not tell.

    Returns
    -------
    RawExport
        The declared columns as text, with the file and row of each line.

    Raises
    ------
    InputError
        With every fault of every file: missing or unreadable, not what its name says, damaged,
        without a declared column, a row with too few or too many cells, no respondents.
    """
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for name in codebook.export.files:
        try:
            sheets.append(read_sheet(name, _content(folder, name), codebook))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return join(sheets)


def join(sheets: Sequence[Sheet]) -> RawExport:
    """Join the files of an export, one after the other.

    Parameters
    ----------
    sheets
        At least one; all have the same columns.
    """
    names = sheets[0].table.column_names
    table = pa.concat_tables(sheet.table.select(names) for sheet in sheets)
    return RawExport(
        table=table.unify_dictionaries().combine_chunks(),
        files=tuple(sheet.file for sheet in sheets),
        file_codes=np.repeat(
            np.arange(len(sheets), dtype=np.int32), [sheet.table.num_rows for sheet in sheets]
        ),
        row_numbers=np.concatenate([sheet.row_numbers for sheet in sheets]),
    )


def read_sheet(name: str, data: bytes, codebook: Codebook) -> Sheet:
    """Read one file of an export.

    Parameters
    ----------
    name
        Name of the file.
    data
        Its content.
    codebook
        The survey's declaration.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    kind = codebook.export.format or recognise(name, data)
    if kind in ("xlsx", "ods"):
        from helpers.reading.excel import read_workbook  # noqa: PLC0415

        sheet = read_workbook(name, data, codebook)
    elif kind == "parquet":
        from helpers.reading.parquet import read_parquet  # noqa: PLC0415

        sheet = read_parquet(name, data, codebook)
    elif kind != "csv":
        from helpers.reading.statistical import read_statistical  # noqa: PLC0415

        sheet = read_statistical(name, data, kind, codebook)
    else:
        sheet = read_delimited(name, data, codebook)
    sheet = sheet.without_empty_rows()
    if not sheet.table.num_rows:
        raise InputError([Fault(name, "has a header but no respondents; export it again")])
    faults = sheet.faults()
    if faults:
        raise InputError(faults)
    return sheet


def _content(folder: SurveyFolder, name: str) -> bytes:
    path = folder.raw / name
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise InputError(
            [Fault("codebook.yml", "must lie in the survey's folder", column="export.files",
                   value=name)]
        )  # fmt: skip
    try:
        if not path.exists():
            raise InputError(
                [Fault(name, "the file is missing: put it in the survey's folder, or correct "
                             "export.files in codebook.yml")]
            )  # fmt: skip
        if not path.is_file():
            raise InputError([Fault(name, "is not a file; put the export in its place")])
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            [Fault(name, f"cannot be read ({error.strerror}): close it in other programs and "
                         "check that you may read it")]
        ) from error  # fmt: skip
    if not data or data.isspace():
        raise InputError([Fault(name, "is empty; export it again")])
    return data
