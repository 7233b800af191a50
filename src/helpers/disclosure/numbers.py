"""What is told of the numbers that respondents stated: means and medians of groups large enough.

Statistics are worked out here, where the answers are, since the numbers themselves would give them
away. Bond, Brandt and de Wolf (Guidelines for the checking of output based on microdata research,
2015) ask for ten answers behind a mean or percentile, that no contributor dominates, and for no
extreme values. Which groups are hidden depends on how many answered alone, which everybody sees; so
it gives nothing away (simulatable: Kenthapadi, Mishra and Nissim, 2005). A group of fewer than ten
is hidden, and with it the next smallest until the mean of those hidden, which follows from that of
all, is safe as well. What the answers themselves forbid (one of them dominates; nearly all are
alike) is forbidden of every group: which one was meant is not told.

A mean is rounded so that the answers of as many as the threshold could each differ by the smallest
step in which answers are given, in either direction, and nothing finer than a twentieth of the
standard deviation is told. A percentile is told only where five answers lie on either side.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from helpers.disclosure.counts import COUNTY, DIFFERENCE_COLUMNS, NUMBER_COLUMNS, Counts
from helpers.disclosure.gates import Visible
from helpers.disclosure.stated import Floats, Stated, Told
from helpers.statistics import grid_of, median
from helpers.survey.codebook import Codebook, Question

FEWEST = 10
"""Fewest answers behind a mean or a median."""

_BESIDE = 5  # fewest answers on either side of a percentile
_TOGETHER = 2  # fewest groups that are hidden together
_FINEST = 20  # parts of the standard deviation
_FINEST_GRID = 0.001
_P_DIGITS = 3


def protect_numbers(
    responses: pd.DataFrame,
    visible: Visible,
    codebook: Codebook,
    released: Sequence[Counts] = (),
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Work out what is told of every number question.

    Parameters
    ----------
    responses
        One row a respondent.
    visible
        Which answers are shown: nothing is told of a follow-up whose gate is hidden in any group.
    codebook
        The survey's declaration, with the threshold and p.
    released
        What was made public of the same survey before.

    Returns
    -------
    pandas.DataFrame
        Columns ``NUMBER_COLUMNS``: a row for each group, and for all together; missing where
        hidden.
    pandas.DataFrame
        Columns ``DIFFERENCE_COLUMNS``: a row for each question whose groups are compared.
    """
    rows, differences = [], []
    for question in codebook.questions:
        if question.type == "number":
            stated = _stated(responses, question, codebook)
            sizes = {group: len(values) for group, values in stated.values.items()}
            sizes[COUNTY] = sum(sizes.values())
            is_open = all(visible.opening(question, group) for group in sizes)
            shown = _shown(stated, question, codebook) if is_open else ()
            told = {group: _rounded(stated, group, question, codebook) for group in shown}
            if _tells_of_few(question.id, sizes, told, released):
                told = {}
            for group, n in sizes.items():
                row: dict[str, object] = {"question": question.id, "group": group}
                rows.append(row | {"n": n if is_open else None} | dict(told.get(group, {})))
            compared = stated.compared([group for group in told if group != COUNTY])
            if compared is not None:
                differences.append(_rounded_difference(compared, stated, question, codebook))
    return (
        pd.DataFrame(rows, columns=NUMBER_COLUMNS),
        pd.DataFrame(differences, columns=DIFFERENCE_COLUMNS),
    )


def _stated(responses: pd.DataFrame, question: Question, codebook: Codebook) -> Stated:
    numbers = responses[f"{question.id}.number"]
    values, weights, populations = {}, {}, {}
    for sector in codebook.sectors:
        here = responses["_sector"] == sector.id
        values[sector.id] = numbers[here].dropna().to_numpy(dtype=float)
        # Of a follow-up each respondent stands for as many as were invited for one who answered.
        reached = len(values[sector.id]) / max(1, int(here.sum())) if question.asked_if else 1.0
        weights[sector.id] = sector.invited * reached
        populations[sector.id] = max(sector.invited, len(values[sector.id]))
    return Stated(values, weights, populations, f"{question.id}_numbers")


def _shown(stated: Stated, question: Question, codebook: Codebook) -> tuple[str, ...]:
    """Return the groups of which something is told, all together among them."""
    sizes = {group: len(values) for group, values in stated.values.items()}
    if question.harmless is not None:
        return (*(group for group, n in sizes.items() if n), COUNTY) if any(sizes.values()) else ()
    by_size = sorted((group for group in sizes if sizes[group]), key=sizes.__getitem__)
    hidden = [group for group in by_size if sizes[group] < FEWEST]
    for group in by_size[len(hidden) :] if hidden else ():
        if len(hidden) >= _TOGETHER and sum(sizes[one] for one in hidden) >= FEWEST:
            break
        hidden.append(group)
    if sum(sizes.values()) < FEWEST:
        return ()
    shown = [group for group in sizes if sizes[group] and group not in hidden]
    for part in ([group] for group in shown), [hidden] if hidden else [], [list(sizes)]:
        for groups in part:
            if not _is_safe(*stated.contributions(groups), codebook):
                return ()
    return (*shown, COUNTY)


def _is_safe(values: Floats, weights: Floats, codebook: Codebook) -> bool:
    """Return whether no answer dominates, and enough differ from the one given most often."""
    first, _, *rest = np.sort(np.abs(values) * weights)[::-1]
    if first and sum(rest) < codebook.disclosure.dominance / 100 * first:
        return False
    _, often = np.unique(values, return_counts=True)
    return len(values) - int(often.max()) >= codebook.disclosure.threshold


def _rounded(stated: Stated, group: str, question: Question, codebook: Codebook) -> Told:
    """Return what is told of a group as finely as it may be."""
    told = stated.located(group)
    if question.harmless is not None:
        return told
    n = sum(map(len, stated.values.values())) if group == COUNTY else len(stated.values[group])
    rank = 0 if group == COUNTY else median(
        stated.values[group], population=stated.populations[group]
    ).rank  # fmt: skip
    if n < 4 * _BESIDE:
        told |= {"lower_quartile": None, "upper_quartile": None}
    if rank < _BESIDE:
        told |= {"median_low": None, "median_high": None}
    coarse, fine = _step(stated, group, codebook), _finest(stated)
    return {
        name: _to(value, coarse if name.startswith("mean") else fine, _side(name, told))
        for name, value in told.items()
    }


def _side(name: str, told: Told) -> int:
    """Return whether a value is rounded down, up or to the nearest: limits go outwards."""
    of = name.partition("_")[0]
    ends = (told.get(f"{of}_low"), told.get(f"{of}_high"))
    if ends[0] == ends[1]:
        return 0
    return {"low": -1, "high": 1}.get(name.rpartition("_")[2], 0)


def _rounded_difference(
    compared: dict[str, object], stated: Stated, question: Question, codebook: Codebook
) -> dict[str, object]:
    told = {"question": question.id} | compared
    if question.harmless is not None:
        return told
    groups = (str(compared["first"]), str(compared["last"]))
    step = max(_step(stated, group, codebook) for group in groups)
    sides = {"difference": 0, "difference_low": -1, "difference_high": 1}
    told |= {name: _to(compared[name], step, side) for name, side in sides.items()}
    raised = math.ceil(float(str(compared["p"])) * 10**_P_DIGITS - 1e-9) / 10**_P_DIGITS
    return told | {"p": raised}


def _step(stated: Stated, group: str, codebook: Codebook) -> float:
    """Return to what a group's mean is rounded."""
    pooled = np.concatenate(list(stated.values.values()))
    grid = grid_of(pooled) or _FINEST_GRID
    if group == COUNTY:
        _, weights = stated.contributions(stated.values)
        most = float(weights.max() / weights.sum())
    else:
        most = 1 / len(stated.values[group])
    return max(_round_up(2 * codebook.disclosure.threshold * grid * most), _finest(stated))


def _finest(stated: Stated) -> float:
    spread = float(np.concatenate(list(stated.values.values())).std())
    return _round_up(spread / _FINEST) if spread else _FINEST_GRID


def _round_up(step: float) -> float:
    """Return the next of 1, 2, 5, 10, 20 … and of their tenths that is no smaller."""
    power = 10.0 ** math.floor(math.log10(step))
    return float(next(one * power for one in (1, 2, 5, 10) if one * power >= step * (1 - 1e-9)))


def _to(value: object, step: float, side: int) -> float | None:
    if value is None:
        return None
    steps = float(str(value)) / step
    whole = {-1: math.floor(steps + 1e-9), 0: math.floor(steps + 0.5), 1: math.ceil(steps - 1e-9)}
    return round(whole[side] * step, 10)


def _tells_of_few(
    question: str, sizes: Mapping[str, int], told: Mapping[str, Told], released: Sequence[Counts]
) -> bool:
    """Return whether an earlier release and this one together tell of fewer than ten answers."""
    for counts in released:
        mine = counts.numbers[counts.numbers["question"] == question]
        before = {str(row["group"]): row for row in mine.to_dict("records")}
        for group, values in told.items():
            then = before.get(group)
            if then is None or pd.isna(then["n"]):
                continue
            more = abs(sizes[group] - int(then["n"]))
            known = {name: None if pd.isna(then[name]) else then[name] for name in values}
            if 0 < more < FEWEST or (not more and known != values):
                return True
    return False
