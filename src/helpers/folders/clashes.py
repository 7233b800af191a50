"""Declared ids that would give two exhibits, or two results, one name."""

from collections.abc import Iterator

from helpers.exhibits import own_id
from helpers.survey.codebook import Codebook
from helpers.survey.faults import Fault

# fmt: off
_SHARES = ("shares", "county", "sectors", "detectable", "levels", "pairs", "which", "ordered",
           "sensitivity", "unknown", "nonresponse", "small", "by-sector", "by-sector-pairs")
_COUNTS = ("", "heading", "total", "first", "order", "order-heading", "actors", "sectors", "shares",
           "count", "hidden", "sum", "reproduced")
_PAIRS = ("", "shares", "plane", "within", "gap", "gap-direction", "gap-largest", "association",
          "simpson", "homogeneity", "detectable")
_NUMBERS = ("numbers", "numbers-county", "numbers-sectors")
_PARTS = {"single": _SHARES, "ordinal": (*_SHARES, *_NUMBERS), "multiple": ("", "items"),
          "count": _COUNTS, "number": _NUMBERS, "free_text": ()}
_RESULTS = {"response_rates", "response_rates_published", "reported_crimes",
            "reported_crimes_rates", "reported_crimes_years", "suspected_to_reported",
            "interviews_and_survey", "follow_up"}
# fmt: on


def clashing_ids(codebook: Codebook) -> Iterator[Fault]:
    """Yield a fault for every declared id whose exhibits would be called as another's.

    Parameters
    ----------
    codebook
        The survey's declaration.
    """
    taken: dict[str, str] = {}
    for declared, owner, parts in _declared(codebook):
        if "" in parts and parts is not _PARTS["multiple"] and declared in _RESULTS:
            yield _fault(
                "is what the report calls a result of its own: choose another id", declared
            )
        others = {
            other
            for part in parts
            if (other := taken.setdefault(own_id(*filter(None, (declared, part))), owner)) != owner
        }
        for other in sorted(others):
            yield _fault(
                f"gives exhibits the names of those of {other}: choose another id", declared
            )


def _declared(codebook: Codebook) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each declared id, whose exhibits it names, and which they are."""
    together: tuple[str, ...] = ()
    if codebook.cases is not None:
        together = tuple(codebook.cases.counts.values())
        yield codebook.cases.id, codebook.cases.id, (*_COUNTS, *codebook.cases.counts)
    for question in codebook.questions:
        if question.id not in together:
            yield question.id, question.id, _PARTS[question.type]
    for comparison in codebook.analysis:
        if comparison.against is not None:
            yield comparison.id, comparison.id, _PAIRS
        else:
            yield comparison.id, comparison.question, ("",)


def _fault(expected: str, declared: str) -> Fault:
    return Fault("codebook.yml", expected, column="id", value=declared)
