"""Numbers stated by too few, of which a mean or median is told, or follows from what is told."""

from collections.abc import Iterator, Mapping

from helpers.disclosure.counts import COUNTY
from helpers.report.audit.exposure import Exposure
from helpers.report.audit.facts import Key
from helpers.survey.codebook import Codebook

FEWEST_ANSWERS = 10
"""Fewest answers behind a statistic of stated numbers."""


def exposed_numbers(shown: Mapping[Key, int], codebook: Codebook) -> Iterator[Exposure]:
    """Yield the statistics of stated numbers that too few stand behind.

    Parameters
    ----------
    shown
        The value of everything that is told; 1 for a group of whose numbers something is.
    codebook
        The survey's declaration.
    """
    groups = [sector.id for sector in codebook.sectors]
    for question in codebook.questions:
        if question.type != "number" or question.harmless is not None:
            continue
        told = [group for group in (*groups, COUNTY) if ("number", question.id, group) in shown]
        sizes = {group: shown.get(("n", question.id, group)) for group in (*groups, COUNTY)}
        for group in told:
            n = sizes[group]
            if n is None or n < FEWEST_ANSWERS:
                key = ("number", question.id, group)
                yield Exposure(key, n or 0, n or 0, "told, but too few have stated a number")
        # The mean of all together and those of the others tell the mean of who is left.
        hidden = [group for group in groups if group not in told and sizes[group] != 0]
        left = sum(sizes[group] or 0 for group in hidden)
        if COUNTY in told and hidden and (len(hidden) == 1 or left < FEWEST_ANSWERS):
            key = ("number", question.id, hidden[0])
            yield Exposure(key, left, left, "hidden, but its mean can be worked out")


def too_few_between(now: Mapping[Key, int], then: Mapping[Key, int]) -> Iterator[Exposure]:
    """Yield the groups of whose numbers two reports tell, with too few answers in between.

    Parameters
    ----------
    now, then
        The value of everything that each report tells.
    """
    for key in now:
        if key[0] == "number" and key in then:
            more = abs(now.get(("n", *key[1:]), 0) - then.get(("n", *key[1:]), 0))
            if 0 < more < FEWEST_ANSWERS:
                yield Exposure(key, more, more, "tells of the few who answered in between")
