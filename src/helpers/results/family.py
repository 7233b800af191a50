"""The confirmatory family of the analysis plan: every p-value that Holm's method adjusts."""

from collections.abc import Mapping

from helpers.disclosure.protection import ProtectedCounts
from helpers.results.base import Family
from helpers.results.pairs import compare_questions
from helpers.results.shares import compare_sectors
from helpers.survey.codebook import Codebook


def confirmatory_family(counts: ProtectedCounts, codebook: Codebook) -> Family:
    """Return the family; its tests are made when a p-value is first asked for.

    Parameters
    ----------
    counts
        The survey's protected counts.
    codebook
        The survey's declaration, with its analysis plan.
    """
    alone = Family(dict)

    def tests() -> Mapping[str, float]:
        found = {}
        for plan in codebook.analysis:
            if plan.confirmatory and plan.against is None:
                test = compare_sectors(counts, codebook, plan.question, alone).test
                found[plan.id] = 1.0 if test is None or test.p is None else test.p
            elif plan.confirmatory:
                p = compare_questions(counts, codebook, plan.id, alone).test_p
                found[plan.id] = 1.0 if p is None else p
        return found

    return Family(tests)
