"""Checks of counts, shared by every statistic."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Table = Sequence[Sequence[int]] | Counts


def check_count(count: int, n: int, population: int | None = None) -> None:
    """Raise ``ValueError`` unless ``0 <= count <= n <= population``."""
    if not 0 <= count <= n:
        raise ValueError(f"count is {count}, n is {n}: expected 0 <= count <= n")
    if population is not None and n > population:
        raise ValueError(f"n is {n}, population is {population}: expected n <= population")


def check_confidence(confidence: float) -> None:
    """Raise ``ValueError`` unless ``0 < confidence < 1``."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}: expected a number between 0 and 1")


def as_table(table: Table) -> Counts:
    """Return ``table`` as a rectangular array of whole, non-negative counts.

    Raises
    ------
    ValueError
        If the table is ragged or not two-dimensional, or holds anything but counts.
    """
    try:
        values = np.asarray(table, dtype=float)
    except ValueError as error:
        raise ValueError("table: expected rows of equal length that hold counts") from error
    if values.ndim != 2:
        raise ValueError(f"table has {values.ndim} dimensions: expected 2")
    return _whole(values, "table")


def as_counts(counts: Sequence[int] | Counts) -> Counts:
    """Return ``counts`` as a one-dimensional array of whole, non-negative counts."""
    values = np.asarray(counts, dtype=float)
    if values.ndim != 1:
        raise ValueError(f"counts have {values.ndim} dimensions: expected 1")
    return _whole(values, "counts")


def _whole(values: npt.NDArray[np.float64], name: str) -> Counts:
    bad = values[~(np.isfinite(values) & (values >= 0) & (values == np.floor(values)))]
    if bad.size:
        raise ValueError(f"{name} holds {bad[0]:g}: expected whole, non-negative counts")
    return values.astype(np.int64)


def without_empty(table: Counts) -> Counts:
    """Drop rows and columns in which nobody answered: they say nothing about association."""
    kept: Counts = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    return kept


def too_small(table: Counts) -> bool:
    """Return whether a table without empty rows and columns is too small for an association."""
    return bool(min(table.shape) < 2)
