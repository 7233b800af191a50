"""The cleaning log: one line for each cell that was changed and each row that was left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from helpers.cleaning.columns import Mask, ReadColumn
from helpers.cleaning.rules import Rule
from helpers.reading.raw import RawExport
from helpers.survey.codebook import NO_ANSWER

_RULES = tuple(Rule)


@dataclass(frozen=True, eq=False)
class _Entries:
    """Some changes by one rule or in one column; arrays of the same length."""

    positions: NDArray[np.int64]
    column: str
    raw: pa.Array
    clean: pa.Array
    rules: NDArray[np.int8]


def column_entries(column: ReadColumn, kept: Mask, set_aside: Mask | None) -> _Entries | None:
    """Return the changes in one column.

    Parameters
    ----------
    column
        The column.
    kept
        For each row, whether the respondent is kept.
    set_aside
        For each row, whether the question was not asked, so that an answer is removed.
    """
    codes, readings = column.coded.codes, column.readings
    if not readings:
        return None
    rule_of = np.array(
        [-1 if r.rule is None else _RULES.index(r.rule) for r in readings], dtype=np.int8
    )
    changed = (rule_of >= 0)[codes]
    removed = None
    if set_aside is not None:
        filled = np.array([bool(value) for value in column.coded.values])[codes]
        unanswered = column.reads({"", NO_ANSWER})
        removed = set_aside & filled & ~unanswered
        # A code for no answer to a question that was not asked changes nothing.
        changed = (changed | removed) & ~(set_aside & unanswered)
    positions = np.flatnonzero(changed & kept)
    if not len(positions):
        return None
    taken = codes[positions]
    rules = rule_of[taken]
    raw = pa.DictionaryArray.from_arrays(taken, pa.array(column.coded.values, pa.string()))
    clean_values = [reading.text for reading in readings] + [""]
    if removed is not None:
        gone = removed[positions]
        rules = np.where(gone, np.int8(_RULES.index(Rule.NOT_ASKED)), rules)
        taken = np.where(gone, np.int32(len(readings)), taken)
    distinct = list(dict.fromkeys(clean_values))
    place = {text: index for index, text in enumerate(distinct)}
    index_of = np.array([place[text] for text in clean_values], dtype=np.int32)
    clean = pa.DictionaryArray.from_arrays(index_of[taken], pa.array(distinct, pa.string()))
    return _Entries(positions, column.name, raw, clean, rules)


def row_entries(dropped: Mask, rule: Rule) -> _Entries:
    """Return the rows that a rule leaves out: column, raw and clean value are empty."""
    positions = np.flatnonzero(dropped)
    empty = pa.DictionaryArray.from_arrays(np.zeros(len(positions), np.int32), [""])
    rules = np.full(len(positions), _RULES.index(rule), dtype=np.int8)
    return _Entries(positions, "", empty, empty, rules)


def build_log(
    entries: Sequence[_Entries | None], raw: RawExport, respondents: pa.Array
) -> pd.DataFrame:
    """Return the log in the order of the export's rows.

    Parameters
    ----------
    entries
        Changes, in the order of the columns.
    raw
        The export.
    respondents
        Pseudonymous key of each row.
    """
    present = [entry for entry in entries if entry is not None and len(entry.positions)]
    names = list(dict.fromkeys(["", *(entry.column for entry in present)]))
    nothing = np.zeros(0, dtype=np.int64)
    positions = np.concatenate([nothing, *(entry.positions for entry in present)])
    columns = np.concatenate(
        [nothing, *(np.full(len(e.positions), names.index(e.column)) for e in present)]
    )
    rules = np.concatenate([nothing, *(entry.rules for entry in present)])
    order = np.argsort(positions, kind="stable")
    positions = positions[order]
    return pd.DataFrame(
        {
            "respondent": respondents.take(pa.array(positions)).to_pandas().astype("str"),
            "file": pd.Categorical.from_codes(raw.file_codes[positions], pd.Index(raw.files)),
            "row": raw.row_numbers[positions],
            "column": pd.Categorical.from_codes(columns[order], pd.Index(names)),
            "raw": _joined([entry.raw for entry in present], order),
            "clean": _joined([entry.clean for entry in present], order),
            "rule": pd.Categorical.from_codes(
                rules[order], pd.Index([str(rule) for rule in _RULES])
            ),
        }
    )


def _joined(parts: list[pa.DictionaryArray], order: NDArray[np.int64]) -> pd.Categorical:
    joined = pa.chunked_array(parts, pa.dictionary(pa.int32(), pa.string()))
    whole = joined.unify_dictionaries().combine_chunks()
    codes = whole.indices.to_numpy()[order]
    return pd.Categorical.from_codes(codes, pd.Index(whole.dictionary.to_pylist(), dtype="str"))
