"""Which actor has counted most cases, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.survey.intervals import ZERO, IntervalCount


@dataclass(frozen=True)
class Leader:
    """Which actor has counted most cases of one kind, and how sure that is.

    Parameters
    ----------
    certainty
        ``none`` where nobody counted any; ``sure`` where the first's lower end is above every
        other's upper end; ``level`` where all rivals have the same exact count; ``hidden`` where
        some count is; else ``unsure``.
    first
        The actor with the highest lower end; of several the one with the highest upper end.
    rivals
        The actors that may have as many or more.
    """

    certainty: str
    first: str
    rivals: tuple[str, ...]


def leader_of(counts: Mapping[str, IntervalCount], *, is_whole: bool = True) -> Leader:
    """Return who leads, by every actor's count.

    Parameters
    ----------
    counts
        The counts shown, by actor.
    is_whole
        True where none is hidden.
    """
    if not is_whole:
        return Leader("hidden", "", ())
    first = max(counts, key=lambda actor: (counts[actor].low, counts[actor].upper))
    rivals = tuple(
        actor
        for actor, counted in counts.items()
        if actor != first and not counts[first].surely_exceeds(counted)
    )
    if all(counted == ZERO for counted in counts.values()):
        return Leader("none", first, rivals)
    if not rivals:
        return Leader("sure", first, rivals)
    level = counts[first].is_exact and all(counts[one] == counts[first] for one in rivals)
    return Leader("level" if level else "unsure", first, rivals)
