"""Two sectors compared: the difference of their shares, and of their ordered answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from helpers.results.certainty import is_clear
from helpers.results.share import Share
from helpers.statistics import (
    Effect,
    cliffs_delta,
    difference_of_proportions,
    holm,
    independence,
)


@dataclass(frozen=True)
class SectorPair:
    """Two sectors compared.

    Parameters
    ----------
    first, second
        Sector ids.
    difference
        The first's headline share minus the second's; None where a share is hidden.
    p_adjusted
        Fisher's exact test of that difference, after Holm's method over all pairs.
    delta
        Cliff's delta over the ordered levels, without "don't know"; None where a level is hidden.
    """

    first: str
    second: str
    difference: Effect | None
    p_adjusted: float | None
    delta: Effect | None

    @property
    def differs(self) -> bool:
        """True where the data show a difference between the two."""
        return is_clear(self.p_adjusted)


def compared_pairs(
    sectors: Sequence[Share], ordered: Mapping[str, list[int]], seed: str
) -> tuple[SectorPair, ...]:
    """Compare every two sectors.

    Intervals and tests both speak of chance, not of the finite list (Zou and Donner, 2008; Fisher,
    1935), so that they agree; a hidden pair counts in Holm's family as p = 1.

    Parameters
    ----------
    sectors
        The headline share of each.
    ordered
        Counts by ordered level, of the sectors that show them all.
    seed
        Id of the result, from which chance tables are seeded.
    """
    pairs = list(combinations(sectors, 2))
    tests = [_p(first, second, seed) for first, second in pairs]
    adjusted = holm([1.0 if p is None else p for p in tests])
    return tuple(
        SectorPair(
            first.group,
            second.group,
            difference_of(first, second),
            None if p is None else p_adjusted,
            _delta(ordered.get(first.group), ordered.get(second.group)),
        )
        for (first, second), p, p_adjusted in zip(pairs, tests, adjusted, strict=True)
    )


def votes_table(first: Share, second: Share) -> list[list[int]] | None:
    """Return two groups by headline and other answers, each a vote; None where one is hidden."""
    if first.votes is None or second.votes is None:
        return None
    return [[yes, n - yes] for yes, n in (first.votes, second.votes)]


def _p(first: Share, second: Share, seed: str) -> float | None:
    table = votes_table(first, second)
    if table is None:
        return None
    p = independence(table, seed=f"{seed}/{first.group}/{second.group}").p
    return 1.0 if p is None else p


def difference_of(first: Share, second: Share) -> Effect | None:
    """Return the difference of two groups' shares; None where one is hidden."""
    if first.votes is None or second.votes is None:
        return None
    found = difference_of_proportions(first.votes, second.votes)
    if first.of_answers is None or second.of_answers is None:
        return found
    value = first.of_answers - second.of_answers  # votes are in whole numbers, answers as they are
    return replace(found, value=value, interval=found.interval.including(value))


def _delta(first: list[int] | None, second: list[int] | None) -> Effect | None:
    return None if first is None or second is None else cliffs_delta(first, second)
