"""Counts of cases by actor added up, where some are hidden."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from helpers.disclosure.declared import Counts, count, statistic
from helpers.survey.codebook import Label, Sector
from helpers.survey.intervals import IntervalCount, total

Counted = dict[str, dict[str, IntervalCount]]
"""Counts by actor, or other group, and kind of case; a hidden one is left out."""


def limits_of(question: str, group: str) -> tuple[Counts, Counts, Counts]:
    """Return what the two ends of a group's cases count, and whether the upper one is open."""
    low, high = (count("cases", question, group, end) for end in ("low", "high"))
    return low, high, statistic(low.keys[0])


@dataclass(frozen=True)
class Kind:
    """One kind of case: its question, what it is called, and what is counted, in the plural."""

    question: str
    label: Label
    unit: Label | None


def sums_of(
    counts: Counted, together: Counted, kinds: Iterable[str], sectors: Sequence[Sector]
) -> Counted:
    """Return the cases of every sector with its actors under it, and of all as ``total``.

    Parameters
    ----------
    counts
        Of every actor, by kind; a hidden one is left out.
    together
        What hidden actors add up to, by their sector, or by anything else for those of several.
    kinds
        Kinds of case.
    sectors
        The sectors, with their actors.

    Returns
    -------
    dict
        By group, then kind. The sum of a sector whose actors are hidden together with others
        is left out as well.
    """
    known: Counted = {}
    for sector in sectors:
        actors = [actor.id for actor in sector.actors if actor.id in counts]
        parts = [*(counts[one] for one in actors), together.get(sector.id, {})]
        # What hidden actors add up to stands in for any number of them.
        known[sector.id] = {
            kind: total(part[kind] for part in parts if kind in part)
            for kind in kinds
            if kind in parts[-1] or all(kind in part for part in parts[:-1])
        }
        known |= {actor: counts[actor] for actor in actors}
    everything = [*counts.values(), *together.values()]
    known["total"] = {kind: total(one[kind] for one in everything if kind in one) for kind in kinds}
    return known


def ends(counted: IntervalCount | None) -> tuple[Any, ...]:
    """Return both ends of a count and whether it is open; nothing of a hidden one."""
    return (None, None, None) if counted is None else astuple(counted)
