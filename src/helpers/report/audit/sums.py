"""What sums of stated numbers give away of an actor whose own is hidden, or should be."""

from collections.abc import Iterator

from helpers.report.audit.exposure import Exposure
from helpers.report.audit.facts import Key
from helpers.survey.codebook import Codebook

FEWEST_HIDDEN = 3
"""Fewest actors whose sums are hidden together: of two, each shows that the other is meant."""

CHOICE = 2
"""By how much a sum must exceed the threshold, so that it can be stated in several ways."""


def exposed_sums(shown: dict[Key, int], codebook: Codebook) -> Iterator[Exposure]:
    """Yield the sums that are shown of too few, or follow from those that are shown.

    Parameters
    ----------
    shown
        The value of everything that is told.
    codebook
        The survey's declaration.
    """
    for question in codebook.questions:
        if question.type == "count" and question.harmless is None:
            for end in ("low", "high"):
                sums = {
                    key[2]: value
                    for key, value in shown.items()
                    if key[0] == "cases" and (key[1], key[3]) == (question.id, end)
                }
                yield from _of_few(sums, question.id, end, shown, codebook)
                yield from _left_over(sums, question.id, end, codebook)


def _of_few(
    sums: dict[str, int], question: str, end: str, shown: dict[Key, int], codebook: Codebook
) -> Iterator[Exposure]:
    """Yield what only few, or nearly all, of an actor's respondents can have stated."""
    threshold = codebook.disclosure.threshold
    for actor in codebook.actors:
        value, answered = sums.get(actor.id), shown.get(("respondents", actor.id))
        small = end == "high" and value is not None and value < threshold + CHOICE
        if value and (small or (answered is not None and answered < 2 * threshold)):
            reason = "shown, but too few or nearly all respondents stand behind it"
            yield Exposure(("cases", question, actor.id, end), value, value, reason)


def _left_over(
    sums: dict[str, int], question: str, end: str, codebook: Codebook
) -> Iterator[Exposure]:
    """Yield what is left of the sums of a sector, and of all, for actors that are hidden."""
    pools: list[tuple[set[str], int]] = []
    others: set[str] = set()
    rest = sums.get("total")
    for sector in codebook.sectors:
        actors = {actor.id for actor in sector.actors}
        known = sum(sums.get(actor, 0) for actor in actors)
        if sector.id in sums:
            pools.append((actors - sums.keys(), sums[sector.id] - known))
        else:
            others |= actors - sums.keys()
        if rest is not None:
            rest -= sums.get(sector.id, known)
    if rest is not None:
        pools.append((others, rest))
    for hidden, left in pools:
        small = end == "high" and left < codebook.disclosure.threshold + CHOICE
        if hidden and (len(hidden) < FEWEST_HIDDEN or small):
            low = left if len(hidden) == 1 else 0
            key = ("cases", question, min(hidden), end)
            yield Exposure(key, low, left, "hidden, but can be worked out")
