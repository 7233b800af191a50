"""Several submissions under one id: which one counts, and whether they contradict each other."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.cleaning.columns import Mask, ReadColumn
from helpers.reading.raw import RawExport
from helpers.survey.codebook import NO_ANSWER, Codebook
from helpers.survey.faults import Fault

_FEWEST = 2
"""Questions that both submissions must have answered before their answers are compared."""


def earlier_submissions(
    hashes: NDArray[np.uint64], times: NDArray[np.datetime64], finished: Mask, among: Mask
) -> Mask:
    """Return the rows that a later or more complete submission of the same respondent replaces.

    Parameters
    ----------
    hashes
        For each row, what stands for the respondent's id.
    times
        When each was submitted.
    finished
        For each row, whether the submission is complete.
    among
        The rows that are submissions of respondents.
    """
    replaced = np.zeros(len(hashes), dtype=bool)
    rows = np.flatnonzero(among)
    repeated = rows[pd.Series(hashes[rows]).duplicated(keep=False).to_numpy()]
    if len(repeated):
        # not a time sorts last in numpy, but is the weaker submission here
        when = np.where(np.isnat(times[repeated]), np.datetime64(0, "ms"), times[repeated])
        order = repeated[np.lexsort((repeated, when, finished[repeated], hashes[repeated]))]
        replaced[order[:-1][hashes[order[:-1]] == hashes[order[1:]]]] = True
    return replaced


def contradicting(
    raw: RawExport,
    columns: dict[str, ReadColumn],
    codebook: Codebook,
    hashes: NDArray[np.uint64],
    replaced: Mask,
    finished: Mask,
) -> Iterator[Fault]:
    """Yield a fault where complete submissions under one id are hardly of one respondent.

    They name different actors, or differ in most of the questions with levels that both answered.

    Parameters
    ----------
    raw
        The export.
    columns
        Its columns, read.
    codebook
        The survey's declaration.
    hashes
        For each row, what stands for the respondent's id.
    replaced
        For each row, whether another submission counts instead of it.
    finished
        For each row, whether the submission is complete.
    """
    name = codebook.export.columns.respondent
    places = np.flatnonzero(replaced & finished)
    if name is None or not len(places):
        return
    counting = np.flatnonzero(np.isin(hashes, hashes[places]) & ~replaced)
    row_of = dict(zip(hashes[counting].tolist(), counting.tolist(), strict=True))
    places = np.array([place for place in places if int(hashes[place]) in row_of], dtype=int)
    later = np.array([row_of[int(hashes[place])] for place in places], dtype=int)
    closed = [q.columns[0] for q in codebook.questions if q.type in {"single", "ordinal"}]
    both, differ = np.zeros(len(places), dtype=int), np.zeros(len(places), dtype=int)
    for column in closed:
        first, second, given = _pairs(columns[column], places, later)
        both += given
        differ += given & (first != second)
    first, second, given = _pairs(columns[codebook.export.columns.actor], places, later)
    wrong = (given & (first != second)) | ((both >= _FEWEST) & (2 * differ > both))
    if wrong.any():
        place, other = places[wrong][0], later[wrong][0]
        more = f" (so do {wrong.sum() - 1} more)" if wrong.sum() > 1 else ""
        yield Fault(
            raw.files[raw.file_codes[place]],
            f"contradicts row {raw.row_numbers[other]}, which has the same id{more}: if the ids "
            "are not the respondents' own, leave respondent out of export.columns in codebook.yml; "
            "if the last submission counts, write repeated: last under export",
            row=int(raw.row_numbers[place]),
            column=name,
        )


def _pairs(
    column: ReadColumn, places: NDArray[np.int64], later: NDArray[np.int64]
) -> tuple[NDArray[np.object_], NDArray[np.object_], Mask]:
    """Return the readings of two rows each, and where both have one."""
    texts = np.array([reading.text for reading in column.readings], dtype=object)
    first, second = texts[column.coded.codes[places]], texts[column.coded.codes[later]]
    blank = ("", NO_ANSWER)
    return first, second, ~np.isin(first, blank) & ~np.isin(second, blank)
