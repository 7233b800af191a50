"""Entries of ``results.json``: every estimate and test of the report in machine form."""

import math
from typing import Any

import numpy as np
import pandas as pd

from helpers.comparison.sector_comparison import PairComparison, SectorComparison
from helpers.comparison.shares import Share, shown
from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER
from helpers.statistics import Test
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source


def sector_entry(comparison: SectorComparison) -> dict[str, Any]:
    """Return the comparison as an entry of ``results.json``."""
    entry: dict[str, Any] = {
        "id": comparison.id,
        "question": comparison.question.id,
        "theme": comparison.question.theme,
        "source": comparison.source,
        "n": comparison.county.n,
        "estimates": [_share_entry(share) for share in comparison.shares]
        + _level_entries(comparison.levels),
    }
    if comparison.test is not None:
        entry["test"] = _test_entry(comparison.test, comparison.p_adjusted)
    if comparison.effect is not None and comparison.effect.value is not None:
        entry["effect"] = _effect_entry(
            comparison.effect.name, comparison.effect.value, *comparison.effect.interval
        )
    return entry


def pair_entry(comparison: PairComparison) -> dict[str, Any]:
    """Return the comparison as an entry of ``results.json``."""
    entry: dict[str, Any] = {
        "id": comparison.id,
        "question": f"{comparison.first.id} x {comparison.second.id}",
        "theme": comparison.second.theme,
        "source": comparison.source,
        "estimates": [
            _cell_entry(group, table, row, column)
            for group, table in comparison.tables.items()
            for row in (0, 1)
            for column in (0, 1)
        ],
    }
    if comparison.association is not None:
        entry["n"] = comparison.association.test.n
        entry["test"] = _test_entry(comparison.association.test, comparison.p_adjusted)
        common = comparison.association.common
        if common.value is not None:
            entry["effect"] = _effect_entry("odds_ratio", common.value, *common.interval)
    return entry


def published_entry(
    identifier: str, question: str, theme: str, estimates: list[dict[str, Any]]
) -> dict[str, Any]:
    """Return published figures as an entry of ``results.json``.

    Parameters
    ----------
    identifier
        The entry's id.
    question
        What was asked or counted.
    theme
        Which part of the study it belongs to.
    estimates
        One for each figure; a count with open ends has ``low``, ``high`` and ``open``.
    """
    return {
        "id": identifier,
        "question": question,
        "theme": theme,
        "source": "published",
        "estimates": [estimate | {"suppressed": False} for estimate in estimates],
    }


def items_entry(items: pd.DataFrame, question: Question, source: Source) -> dict[str, Any]:
    """Return ticked items as an entry of ``results.json``.

    Parameters
    ----------
    items
        Columns level, n, count, proportion, ci_low, ci_high; missing values are hidden.
    question
        The multiple-response question.
    source
        Where the answers come from.
    """
    estimates = []
    for row in items.to_dict("records"):
        hidden = shown(row["count"]) is None
        numbers = {
            name: None if hidden else float(row[name])
            for name in ("proportion", "ci_low", "ci_high")
        }
        estimates.append(
            {
                "group": COUNTY,
                "level": row["level"],
                "n": shown(row["n"]),
                "count": shown(row["count"]),
                **numbers,
                "suppressed": hidden,
            }
        )
    return {
        "id": f"{question.id}_items",
        "question": question.id,
        "theme": question.theme,
        "source": source,
        "estimates": estimates,
    }


def _share_entry(share: Share) -> dict[str, Any]:
    """Return the share as an estimate of ``results.json``."""
    return {
        "group": share.group,
        "level": share.level,
        "n": share.n,
        "count": share.count,
        "proportion": share.proportion,
        "ci_low": share.low,
        "ci_high": share.high,
        "suppressed": share.suppressed,
    }


def _level_entries(levels: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "group": group,
            "level": level,
            "n": int(n),
            "count": shown(count),
            "suppressed": shown(count) is None,
        }
        for group, level, n, count in levels[["group", "level", "n", "count"]].itertuples(
            index=False
        )
    ]


def _cell_entry(group: str, table: np.ndarray | None, row: int, column: int) -> dict[str, Any]:
    names = (HEADLINE, OTHER)
    return {
        "group": group,
        "level": f"{names[row]} x {names[column]}",
        "n": None if table is None else int(table.sum()),
        "count": None if table is None else int(table[row, column]),
        "suppressed": table is None,
    }


def _test_entry(test: Test, p_adjusted: float | None) -> dict[str, Any]:
    entry: dict[str, Any] = {"method": test.method}
    for name, value in (
        ("statistic", test.statistic),
        ("df", test.df),
        ("p", test.p),
        ("p_adjusted", p_adjusted),
    ):
        if value is not None:
            entry[name] = value
    return entry


def _effect_entry(name: str, value: float, low: float, high: float) -> dict[str, Any]:
    """Return an effect size; a limit without end (an odds ratio) is left out."""
    entry = {"name": name, "value": value, "ci_low": low, "ci_high": high}
    return {
        key: part
        for key, part in entry.items()
        if not isinstance(part, float) or math.isfinite(part)
    }
