"""What sums of stated numbers give away of an actor whose own is hidden, or should be."""

from collections.abc import Iterator

from helpers.report.audit.exposure import Exposure
from helpers.report.audit.facts import Key
from helpers.survey.codebook import Codebook


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
    """Yield what only few, or all, of an actor's respondents can have stated."""
    threshold = codebook.disclosure.threshold
    for actor in codebook.actors:
        value, answered = sums.get(actor.id), shown.get(("respondents", actor.id))
        few = end == "high" and value is not None and value < threshold
        if value and (few or (answered is not None and answered <= threshold)):
            key = ("cases", question, actor.id, end)
            yield Exposure(
                key, value, value, "shown, but too few or all respondents stand behind it"
            )


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
        if len(hidden) == 1:
            yield Exposure(
                ("cases", question, *hidden, end), left, left, "hidden, but can be worked out"
            )
        elif hidden and end == "high" and left < codebook.disclosure.threshold:
            key = ("cases", question, min(hidden), end)
            yield Exposure(key, 0, left, "hidden, but can be worked out")
