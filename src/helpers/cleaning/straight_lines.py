"""Straight-lining: the same place on every scale, whatever is asked."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from helpers.survey.codebook import Codebook

FEWEST_ITEMS = 5
"""Ordinal questions with equally many levels that a respondent must have answered to be flagged."""


def straight_lined(
    codebook: Codebook, closed: Mapping[str, pd.Categorical], respondents: int
) -> NDArray[np.bool_]:
    """Flag respondents who gave answers in the same place on every scale of the same length.

    A flag, no verdict: whoever knows nothing may rightly answer "don't know" throughout. Nothing
    is removed for it (after Kim et al., 2019, "Straightlining").

    Parameters
    ----------
    codebook
        The survey's declaration.
    closed
        Answers to each ordinal question, as categories in the codebook's order.
    respondents
        Number of respondents.

    Returns
    -------
    ndarray of bool
        True for a respondent with at least ``FEWEST_ITEMS`` answers, all in one place.
    """
    flagged = np.zeros(respondents, dtype=bool)
    blocks: dict[int, list[str]] = {}
    for question in codebook.questions:
        if question.type == "ordinal" and question.id in closed:
            blocks.setdefault(len(question.levels), []).append(question.id)
    for levels, names in blocks.items():
        if len(names) < FEWEST_ITEMS:
            continue
        answers = np.zeros(respondents, dtype=np.int16)
        lowest = np.full(respondents, levels, dtype=np.int8)
        highest = np.full(respondents, -1, dtype=np.int8)
        for name in names:
            codes = closed[name].codes
            given = (codes >= 0) & (codes < levels)
            answers += given
            lowest = np.minimum(lowest, np.where(given, codes, levels).astype(np.int8))
            highest = np.maximum(highest, np.where(given, codes, -1).astype(np.int8))
        flagged |= (answers >= FEWEST_ITEMS) & (lowest == highest)
    return flagged
