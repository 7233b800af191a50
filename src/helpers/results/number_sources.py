"""Where numbers come from: what is protected of stated ones, or a scale whose answers are shown."""

from typing import Any

import numpy as np
import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import key
from helpers.disclosure.protection import ProtectedCounts
from helpers.disclosure.stated import Stated
from helpers.results.numbers import VALUES, Numbers
from helpers.survey.codebook import Codebook, Question

_DIGITS = 2


def question_numbers(question: Question, counts: ProtectedCounts, codebook: Codebook) -> Numbers:
    """Return what is told of the answers to a number question, or of a scale's mean.

    Parameters
    ----------
    question
        A number question, or an ordinal one whose levels are numbers.
    counts
        The survey's protected counts.
    codebook
        The survey's declaration.
    """
    if question.levels:
        return _of_scale(question, counts, codebook)
    told = counts.numbers[counts.numbers["question"] == question.id]
    mine = counts.differences[counts.differences["question"] == question.id]
    compared = mine.drop(columns="question").to_dict("records")
    return Numbers(
        question,
        counts.source,
        told.drop(columns="question").reset_index(drop=True),
        {str(name): value for name, value in compared[0].items()} if compared else {},
        key("number", question.id, "{group}"),
    )


def _of_scale(question: Question, counts: ProtectedCounts, codebook: Codebook) -> Numbers:
    """Work out a scale's mean where every answer is shown: then it tells nothing more.

    All together, and the test, rest on every sector.
    """
    answers = counts.answers[counts.answers["question"] == question.id]
    answers = answers[answers["level"] != HEADLINE]
    whole = answers["count"].notna().groupby(answers["group"]).all()
    numbers = {level.id: level.number for level in question.ordered_levels}
    mine = answers[answers["level"].isin(list(numbers))]
    values, invited = {}, {}
    for sector in codebook.sectors:
        here = mine[mine["group"] == sector.id]
        stated = here["level"].map(numbers).to_numpy(dtype=float)
        values[sector.id] = np.repeat(stated, here["count"].fillna(0).to_numpy(dtype=int))
        invited[sector.id] = sector.invited
    sizes = {group: max(n, len(values[group])) for group, n in invited.items()}
    of_all = Stated(values, invited, sizes, f"{question.id}_numbers")
    is_whole = all(whole.get(group, False) for group in values)
    rows: list[dict[str, Any]] = []
    for group in (*values, COUNTY):
        is_told = is_whole if group == COUNTY else whole.get(group, False)
        n = sum(map(len, values.values())) if group == COUNTY else len(values[group])
        row: dict[str, Any] = {"group": group, "n": n if is_told else None}
        if is_told and n:
            row |= {
                name: None if value is None else round(value, _DIGITS)
                for name, value in of_all.located(group).items()
            }
        rows.append(row)
    told = pd.DataFrame(rows, columns=["group", "n", *VALUES]).astype({"n": "Int64"})
    compared = (of_all.compared(list(values)) if is_whole else None) or {}
    for name in ("difference", "difference_low", "difference_high"):
        if compared.get(name) is not None:
            compared[name] = round(float(str(compared[name])), _DIGITS)
    rests = key("answer", question.id, "{group}", "*")
    return Numbers(question, counts.source, told, compared, rests)
