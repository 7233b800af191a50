"""The store of cleaned responses: rebuilt at will, readable by its owner only."""

import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from helpers.cleaning import Cleaned
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder

RESPONSES = "responses.parquet"
LOG = "cleaning_log.csv"
_SECRET = ".pseudonym_secret"
_RECEIVED = b"received"


def write_cleaned(folder: SurveyFolder, cleaned: Cleaned) -> None:
    """Store responses and cleaning log; each file is replaced whole or not at all.

    Parameters
    ----------
    folder
        The survey.
    cleaned
        What ``clean`` returned.

    Raises
    ------
    InputError
        Where the folder cannot be written.
    """
    table = pa.Table.from_pandas(cleaned.responses, preserve_index=False)
    table = table.replace_schema_metadata(
        {**(table.schema.metadata or {}), _RECEIVED: str(cleaned.received).encode()}
    )
    log = pa.Table.from_pandas(cleaned.log, preserve_index=False)
    options = pa.csv.WriteOptions(quoting_style="needed")
    try:
        _private_folder(folder)
        write_private(
            folder.processed / RESPONSES,
            lambda path: pa.parquet.write_table(table, path, compression="zstd"),
        )
        write_private(
            folder.processed / LOG,
            lambda path: pa.csv.write_csv(_plain(log), path, options),
        )
    except OSError as error:
        raise InputError([_unwritable(folder, error)]) from error


def read_cleaned(folder: SurveyFolder) -> Cleaned:
    """Read what ``write_cleaned`` stored.

    Parameters
    ----------
    folder
        The survey.

    Raises
    ------
    InputError
        Where nothing is stored, or it is damaged.
    """
    try:
        table = pa.parquet.read_table(folder.processed / RESPONSES)
        log = pd.read_csv(
            folder.processed / LOG,
            dtype={"row": "int64", "file": "category", "column": "category", "rule": "category"},
            keep_default_na=False,
        )
        received = int((table.schema.metadata or {})[_RECEIVED])
    except (OSError, KeyError, ValueError, pa.ArrowException) as error:
        raise InputError(
            [Fault(RESPONSES, "the cleaned responses are missing or damaged: run notebook 01")]
        ) from error
    return Cleaned(table.to_pandas(), log, received)


def pseudonym_secret(folder: SurveyFolder) -> bytes:
    """Return the secret behind a survey's pseudonymous keys, made at random when first asked for.

    It lies beside the cleaned responses, outside version control, readable by its owner only.
    Deleting it gives every respondent a new key at the next run; no page depends on the keys.

    Parameters
    ----------
    folder
        The survey.

    Raises
    ------
    InputError
        Where the folder cannot be written.
    """
    path = folder.processed / _SECRET
    try:
        _private_folder(folder)
        if not path.exists():
            _create(path, secrets.token_bytes(32))
        return path.read_bytes()
    except OSError as error:
        raise InputError([_unwritable(folder, error)]) from error


def _private_folder(folder: SurveyFolder) -> None:
    folder.processed.mkdir(parents=True, exist_ok=True)
    folder.processed.chmod(0o700)


def _create(path: Path, content: bytes) -> None:
    """Write a file whole, unless another process was faster."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    try:
        os.link(name, path)  # fails where the file exists, unlike a rename
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()


def write_private(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file that only its owner can read, whole or not at all.

    Parameters
    ----------
    path
        Where; its folder exists.
    write
        Writes the content to the path that it is given.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    partial = Path(name)
    try:
        write(partial)
        partial.chmod(0o600)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _plain(table: pa.Table) -> pa.Table:
    """Return a table without dictionary columns, which the CSV writer does not take."""
    return pa.table(
        {
            name: column.cast(column.type.value_type)
            if pa.types.is_dictionary(column.type)
            else column
            for name, column in zip(table.column_names, table.columns, strict=True)
        }
    )


def _unwritable(folder: SurveyFolder, error: OSError) -> Fault:
    return Fault(
        f"data/processed/{folder.name}",
        f"cannot be written ({error.strerror}): check that you may write there",
    )
