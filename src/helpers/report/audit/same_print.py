"""The reader who holds the program: which tables it would print in the same way.

Nothing is hidden without a reason, so that what is hidden tells that one of the reasons holds
somewhere: that is all which running the program again on every table that fits can add to what is
printed, as long as the covering cells are drawn with a key that only the holder of the answers has.
The rules are written here once more, apart from the program that hides.
"""

from collections.abc import Iterator

import numpy as np

from helpers.disclosure.counts import HEADLINE, OTHER
from helpers.report.audit.facts import Key
from helpers.report.audit.possible_tables import Limits, PossibleTables, base_of
from helpers.survey.codebook import Codebook

_INF = float("inf")


def causes(tables: PossibleTables, hidden: list[Key], codebook: Codebook) -> list[Limits]:
    """Return every way in which one of the hidden counts needed hiding.

    Parameters
    ----------
    tables
        What is known of some linked questions.
    hidden
        The counts that are not told.
    codebook
        The survey's declaration.
    """
    found = []
    for key in hidden:
        if not is_harmless(key, codebook):
            found += list(_causes(tables, key, codebook.disclosure.threshold))
    return found


def may_be_cover(tables: PossibleTables, key: Key, codebook: Codebook) -> bool:
    """Return whether a hidden count could be one that hides for another's sake.

    True too where what is told leaves no such possibility, whatever is hidden.
    """
    cases = list(_covers(tables, key, codebook.disclosure.threshold))
    if any(tables.has_seen(case) or tables.example(also=case) is not None for case in cases):
        return True
    facts_alone = tables.with_facts_alone()
    return all(facts_alone.example(also=case) is None for case in cases)


def is_harmless(key: Key, codebook: Codebook) -> bool:
    """Return whether a count is of answers that the codebook declares harmless."""
    harmless = {question.id for question in codebook.questions if question.harmless is not None}
    if key[0] == "pair":
        asked = [{one.question, one.against} for one in codebook.analysis if one.id == key[1]]
        return bool(asked) and asked[0] <= harmless
    return key[0] in ("answer", "item", "cases") and key[1] in harmless


def _parts(tables: PossibleTables, key: Key) -> tuple[np.ndarray, np.ndarray, list[np.ndarray]]:
    """Return a count, the rest of its group, and the others in its row and column."""
    mine, base = tables.members(key), tables.members(base_of(key) or key)
    assert mine is not None, key
    assert base is not None, key
    partners = []
    if key[0] == "pair":
        other = {HEADLINE: OTHER, OTHER: HEADLINE}
        for there in ((*key[:3], key[3], other[key[4]]), (*key[:3], other[key[3]], key[4])):
            partner = tables.members(there)
            assert partner is not None, there
            partners.append(partner)
    return mine, base - mine, partners


def _causes(tables: PossibleTables, key: Key, threshold: int) -> Iterator[Limits]:
    mine, rest, partners = _parts(tables, key)
    yield [(mine, 1, threshold - 1)]
    yield [(mine, 1, _INF), (rest, 0, 0)]
    if key[0] == "answer" and key[-1] == HEADLINE:
        yield [(rest, 1, threshold - 1)]
    for partner in partners:
        yield [(mine, 1, _INF), (partner, 0, 0)]
        yield [(mine, 0, 0), (partner, 1, _INF)]


def _covers(tables: PossibleTables, key: Key, threshold: int) -> Iterator[Limits]:
    mine, rest, partners = _parts(tables, key)
    fewest = threshold if key[0] == "answer" and key[-1] == HEADLINE else 1
    yield [(mine, threshold, _INF), (rest, fewest, _INF), *((one, 1, _INF) for one in partners)]
    yield [(mine, 0, 0), *((one, 0, 0) for one in partners)]
