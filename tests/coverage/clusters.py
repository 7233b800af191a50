"""Type I error of the tests between sectors where colleagues answer alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from helpers.results.share import votes
from helpers.statistics import holm, independence

from .table import Floats

# Those who answered in the shipped survey: police, prosecutors and Migration Agency, and the
# county council, may each be one organisation; the others answer for one of their own.
SHIPPED = ((6, 3, 5, *(1,) * 16), (1,) * 57, (24, *(1,) * 16), (1,) * 37)


def drawn(sizes: Sequence[int], likeness: float, share: float, rng: np.random.Generator) -> int:
    """Return how many say yes, of organisations of some sizes; colleagues' answers correlate."""
    yes = 0
    for size in sizes:
        common = rng.random() < share
        follows = rng.random(size) < np.sqrt(likeness) if size > 1 else np.zeros(1, dtype=bool)
        yes += int(np.where(follows, common, rng.random(size) < share).sum())
    return yes


def errors(
    likeness: float, *, one_vote: bool, replicates: int, share: float = 0.35
) -> tuple[float, float]:
    """Return how often alike sectors are said to differ: as a whole, and any pair after Holm.

    Parameters
    ----------
    likeness
        Correlation of two colleagues' answers.
    one_vote
        Whether each organisation has one vote, as where the codebook tells of it.
    replicates
        Surveys drawn.
    share
        The true share in every sector.
    """
    rng = np.random.default_rng(14)
    found = np.zeros((replicates, 2))
    for row in range(replicates):
        tables = []
        for sizes in SHIPPED:
            n, yes = sum(sizes), drawn(sizes, likeness, share, rng)
            per_vote = sum(size**2 for size in sizes) / n if one_vote else 1.0
            count, effective = votes(yes, n, per_vote)
            tables.append([count, effective - count])
        found[row] = _found(tables)
    rates: Floats = found.mean(axis=0)
    return float(rates[0]), float(rates[1])


def _found(tables: list[list[int]]) -> tuple[bool, bool]:
    whole = independence(tables, seed="clusters").p
    pairs = [
        independence([tables[one], tables[other]], seed="clusters").p
        for one in range(len(tables))
        for other in range(one)
    ]
    adjusted = [p for p in holm(pairs) if p is not None]
    return whole is not None and whole < 0.05, min(adjusted, default=1.0) < 0.05


def error_table(replicates: int) -> str:
    """Return the errors as Markdown."""
    lines = ["| likeness of colleagues | every answer counts | one vote an organisation |",
             "|---|---|---|"]  # fmt: skip
    for likeness in (0.0, 0.3, 0.6, 1.0):
        told = [
            "{:.3f}, pairs {:.3f}".format(*errors(likeness, one_vote=one, replicates=replicates))
            for one in (False, True)
        ]
        lines.append(f"| {likeness} | {told[0]} | {told[1]} |")
    return "\n".join(lines)
