"""Rows that the codebook leaves out by what a column says: previews, tests, screened out."""

import difflib
from collections.abc import Iterator

import numpy as np

from helpers.cleaning.columns import Mask
from helpers.reading.raw import RawExport
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault
from helpers.survey.spelling import folded


def left_out_rows(raw: RawExport, codebook: Codebook) -> Mask:
    """Return for each row whether ``export.leave_out`` names it.

    Parameters
    ----------
    raw
        The export.
    codebook
        The survey's declaration. Case and blanks do not matter; an empty text is an empty cell.
    """
    gone = np.zeros(len(raw), dtype=bool)
    for column, texts in codebook.export.leave_out.items():
        wanted, coded = set(map(folded, texts)), raw.coded(column)
        gone |= np.array([folded(value) in wanted for value in coded.values], bool)[coded.codes]
    return gone


def left_out_faults(raw: RawExport, codebook: Codebook) -> Iterator[Fault]:
    """Yield a fault for each declared value that no row has, though some row has one much like it.

    Parameters
    ----------
    raw
        The export.
    codebook
        The survey's declaration.
    """
    for column, texts in codebook.export.leave_out.items():
        known = {folded(value): value for value in raw.coded(column).values}
        for text in texts:
            near = difflib.get_close_matches(folded(text), known, 1, cutoff=0.75)
            if folded(text) not in known and near:
                yield Fault(
                    "codebook.yml",
                    f"no row holds this (did you mean {known[near[0]]}?)",
                    column=f"export.leave_out.{column}",
                    value=text,
                )
