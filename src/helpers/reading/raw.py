"""The raw export: the declared columns of every file, as text."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Coded:
    """A column as its distinct values and, for each row, which of them it holds.

    Parameters
    ----------
    codes
        Index into ``values`` for each row.
    values
        The distinct texts.
    """

    codes: NDArray[np.int32]
    values: list[str]


@dataclass(frozen=True, eq=False)
class RawExport:
    """What the survey tool delivered, untouched but for its packing.

    Parameters
    ----------
    table
        One column for each column that the codebook names, under the codebook's name; others are
        left out at once, since they may identify people. Text throughout: ``""`` is an empty cell
        and nothing is null. Rows that are empty in every column are left out.
    files
        Names of the files that were joined.
    file_codes
        For each row, index into ``files``.
    row_numbers
        For each row, its number in its file as a spreadsheet shows it: from 1, header included.
        A line break inside a cell does not start a new row.
    pseudonymous
        True where the respondent column already holds pseudonymous keys.
    """

    table: pa.Table
    files: tuple[str, ...]
    file_codes: NDArray[np.int32]
    row_numbers: NDArray[np.int64]
    pseudonymous: bool = False

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def frame(self) -> pd.DataFrame:
        """Every column as text."""
        plain = {name: self.table[name].cast(pa.string()) for name in self.table.column_names}
        frame: pd.DataFrame = pa.table(plain).to_pandas()
        return frame.astype("str")

    @property
    def rows(self) -> pd.DataFrame:
        """Where each row comes from: ``file`` and ``row``."""
        return pd.DataFrame(
            {
                "file": pd.Categorical.from_codes(self.file_codes, pd.Index(self.files)),
                "row": self.row_numbers,
            }
        )

    def coded(self, column: str) -> Coded:
        """Return a column as distinct values and codes."""
        values = self.table[column].combine_chunks()
        if not pa.types.is_dictionary(values.type):
            values = values.dictionary_encode()
        return Coded(values.indices.to_numpy(), values.dictionary.to_pylist())
