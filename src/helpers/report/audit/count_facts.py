"""The facts in the protected counts: all that any page after notebook 01 can be made from.

Whatever a page works out from them, a share, an interval, a test, tells no more than they do.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.disclosure.counts import Counts
from helpers.report.audit.facts import Fact, Key, count_fact

_NAMES = {"question", "group", "n"}


def counted_facts(counts: Counts) -> Iterator[Fact]:
    """Yield every count that is not hidden.

    Parameters
    ----------
    counts
        The protected counts.
    """
    place = "counts.json"
    for row in counts.answers.to_dict("records"):
        names = (str(row["question"]), str(row["group"]))
        yield from _told(("n", *names), row["n"], place)
        yield from _told(("answer", *names, str(row["level"])), row["count"], place)
    for row in counts.pairs.to_dict("records"):
        names = (str(row["comparison"]), str(row["group"]))
        yield from _told(("pair_n", *names), row["n"], place)
        levels = (str(row["level"]), str(row["against_level"]))
        yield from _told(("pair", *names, *levels), row["count"], place)
    for row in counts.items.to_dict("records"):
        yield from _told(("item_n", str(row["question"])), row["n"], place)
        yield from _told(("item", str(row["question"]), str(row["level"])), row["count"], place)
    for row in counts.numbers.to_dict("records"):
        names = (str(row["question"]), str(row["group"]))
        yield from _told(("n", *names), row["n"], place)
        if not all(pd.isna(value) for name, value in row.items() if name not in _NAMES):
            yield count_fact(("number", *names), 1, place)
    for sector, answered in counts.response.groupby("sector", sort=False)["answered"].sum().items():
        yield count_fact(("respondents", str(sector)), answered, place)
    for actor, answered in zip(counts.response["actor"], counts.response["answered"], strict=True):
        yield count_fact(("respondents", str(actor)), answered, place)
    yield from _sums(counts.cases[~counts.cases["public"].astype(bool)], place)


def _sums(cases: pd.DataFrame, place: str) -> Iterator[Fact]:
    """Yield the sums of cases by actor, and those that pages add up from them."""
    for (question, sector), mine in cases.groupby(["question", "sector"], sort=False):
        actors = mine[mine["actor"] != ""]
        for end in ("low", "high"):
            for actor, value in zip(actors["actor"], actors[end], strict=True):
                yield from _told(("cases", str(question), str(actor), end), value, place)
            if sector and (len(actors) < len(mine) or actors[end].notna().all()):
                yield count_fact(("cases", str(question), str(sector), end), mine[end].sum(), place)
    for question, mine in cases.groupby("question", sort=False):
        for end in ("low", "high"):
            if mine[end].notna().any():
                yield count_fact(("cases", str(question), "total", end), mine[end].sum(), place)


def _told(key: Key, count: Any, place: str) -> Iterator[Fact]:
    if not pd.isna(count):
        yield count_fact(key, count, place)
