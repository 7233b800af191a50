"""The facts in the protected counts: all that any page after notebook 01 can be made from.

Whatever a page works out from them, a share, an interval, a test, tells no more than they do.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.disclosure.counts import Counts
from helpers.report.audit.facts import Fact, Key, count_fact


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
    for sector, answered in counts.response.groupby("sector", sort=False)["answered"].sum().items():
        yield count_fact(("respondents", str(sector)), answered, place)


def _told(key: Key, count: Any, place: str) -> Iterator[Fact]:
    if not pd.isna(count):
        yield count_fact(key, count, place)
