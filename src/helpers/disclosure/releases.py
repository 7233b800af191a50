"""What was made public before of the same survey, and what a second look at it would tell.

Who compares two releases sees what those who answered in between said. So the difference of two
releases is held to the rules of a table: what would tell of fewer respondents than the threshold is
hidden in the later one. What was hidden once stays hidden.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from helpers.disclosure.blocks import Block
from helpers.disclosure.counts import COUNTY, HEADLINE, OTHER, Counts
from helpers.disclosure.magnitudes import SUMS, TOGETHER
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault

Row = tuple[str, str]
"""A question or comparison, and a group."""

Known = tuple[int | None, int | None]
"""Count and n of a cell as it was released; None where hidden."""


def release_faults(
    response: pd.DataFrame, released: Sequence[Counts], codebook: Codebook
) -> Iterator[Fault]:
    """Yield a fault for each sector that gained or lost too few respondents since a release.

    Parameters
    ----------
    response
        As ``disclosure.counts.count_response`` returns it.
    released
        Earlier releases, the first one first.
    codebook
        The survey's declaration.
    """
    threshold = codebook.disclosure.threshold
    now = response.groupby("sector")["answered"].sum()
    for number, counts in enumerate(released, 1):
        then = counts.response.groupby("sector")["answered"].sum()
        for sector in codebook.sectors:
            more = int(now.get(sector.id, 0)) - int(then.get(sector.id, 0))
            if 0 < abs(more) < threshold:
                yield Fault(
                    codebook.export.files[0],
                    f"in {sector.label.first} the number of respondents differs by {abs(more)} "
                    f"from release {number}: whoever compares the two would learn what they "
                    f"answered. Wait until at least {threshold} differ, or keep the former export",
                )


def compromised(
    block: Block, hidden: np.ndarray, released: Sequence[Counts], codebook: Codebook
) -> np.ndarray:
    """Return which cells of a block must be hidden because of what was released before.

    Parameters
    ----------
    block
        Linked questions with their cells.
    hidden
        Boolean, one element a cell: hidden for other reasons.
    released
        Earlier releases.
    codebook
        The survey's declaration.

    Returns
    -------
    numpy.ndarray
        Boolean, one element a cell: hidden before; or in a row, of a group or of all respondents,
        whose difference would tell of too few, or could be worked out although cells are hidden.
    """
    threshold = codebook.disclosure.threshold
    gone = np.zeros(len(block.cells), dtype=bool)
    for counts in released:
        before = _known(counts)
        told: set[Row] = set()
        changed: set[Row] = set()
        partly: set[Row] = set()
        for place, cell in enumerate(block.cells):
            row = (cell.key[0], cell.key[1])
            then, n = before.get((cell.table, *cell.key), (None, None))
            gone[place] |= then is None and (cell.table, *cell.key) in before
            if hidden[place] or gone[place]:
                partly.add(row)
            total = 0 if n is None else abs(int(block.totals[place]) - n)
            more = abs(int(block.values[place]) - (then or 0)) if then is not None else 0
            if more or total:
                changed.add(row)
            if then is None or n is None or cell.harmless:
                continue
            few = 0 < more < threshold or (more > 0 and total == more)
            if few or (cell.key[-1] == HEADLINE and 0 < total - more < threshold):
                told.add(row)
        told |= _whole_rows(block, before) | (changed & partly)
        told |= {(name, COUNTY) for name, _ in told}
        gone |= np.array([(cell.key[0], cell.key[1]) in told for cell in block.cells])
    return gone


def _whole_rows(block: Block, before: Mapping[tuple[str, ...], Known]) -> set[Row]:
    """Return the crossed tables whose difference tells of everybody in a row or a column of it."""
    grown = {
        cell.key: int(value) - then
        for cell, value in zip(block.cells, block.values, strict=True)
        if cell.table == "pairs" and not cell.harmless
        and (then := before.get((cell.table, *cell.key), (None, None))[0]) is not None
    }  # fmt: skip
    other = {HEADLINE: OTHER, OTHER: HEADLINE}
    return {
        (group[0], group[1])
        for (*group, level, against), more in grown.items()
        for beside in ((level, other[against]), (other[level], against))
        if (more == 0) != (grown.get((*group, *beside), more) == 0)
    }


def compromised_items(items: pd.DataFrame, released: Sequence[Counts], threshold: int) -> pd.Series:
    """Return which items must be hidden because of what was released before.

    Parameters
    ----------
    items
        As ``disclosure.counts.count_items`` returns them.
    released
        Earlier releases.
    threshold
        The disclosure threshold.
    """
    gone = pd.Series(False, index=items.index)
    for counts in released:
        both = items.reset_index().merge(
            counts.items, on=["question", "level"], suffixes=("", "_then")
        )
        more = (both["count"] - both["count_then"]).abs()
        rest = (both["n"] - both["n_then"]).abs() - more
        few = more.between(1, threshold - 1) | ((more > 0) & rest.between(0, threshold - 1))
        told = both.loc[few.fillna(False).astype(bool), "question"]
        gone |= items["question"].isin(told)
        gone[both.loc[both["count_then"].isna(), "index"]] = True
    return gone


def hide_changed_sums(cases: pd.DataFrame, released: Sequence[Counts]) -> pd.DataFrame:
    """Hide the sums of every count question of which a release told anything else.

    Parameters
    ----------
    cases
        As ``disclosure.magnitudes.protect_cases`` returns them.
    released
        Earlier releases.
    """
    for counts in released:
        for name, mine in cases.groupby("question", sort=False):
            then = counts.cases.loc[counts.cases["question"] == name, mine.columns]
            if len(then) and set(map(str, then.to_numpy())) != set(map(str, mine.to_numpy())):
                is_name = cases["question"] == name
                cases = cases[~is_name | (cases["actor"] != TOGETHER)]
                cases = cases.assign(**{end: cases[end].mask(is_name) for end in SUMS})
    return cases.reset_index(drop=True)


def _known(counts: Counts) -> dict[tuple[str, ...], Known]:
    """Return the count and n of every cell of a release, None where hidden."""

    def plain(value: object) -> int | None:
        return None if pd.isna(value) else int(value)  # type: ignore[call-overload]

    names = {"answers": ["question", "group", "level"],
             "pairs": ["comparison", "group", "level", "against_level"]}  # fmt: skip
    return {
        (table, *(str(row[name]) for name in keys)): (plain(row["count"]), plain(row["n"]))
        for table, keys in names.items()
        for row in getattr(counts, table).to_dict("records")
    }
