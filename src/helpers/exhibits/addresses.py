"""What exhibits are called: a declared id never meets one that is the report's own."""

import re

# fmt: off
OWN = frozenset({
    "agreement", "analysis-plan", "assignment", "challenges", "cleaning-log", "cleaning-summary",
    "completeness", "crossed", "cues-published", "crimes-change", "crimes-dark-figure",
    "crimes-discrepancy", "crimes-interval", "crimes-power", "crimes-ratio", "crimes-total",
    "durations", "follow-up", "glossary", "harmless", "interview-agreement", "interview-themes",
    "key-persons", "perspectives", "protection", "purpose", "quality-period", "quality-wording",
    "questionnaire", "reported-crimes", "reported-crimes-periods", "reported-crimes-years",
    "response", "response-agreement", "response-rates", "response-rates-published",
    "response-organisations", "response-silent", "response-weights",
    "sources", "statements", "submissions", "suppression", "suspected-to-reported", "topics",
    "training", "unfinished", "ways-forward", "appendices", "citing", "content", "contents",
    "figures", "found", "index", "key-findings", "main", "notes", "provenance", "query", "results",
    "search", "sections", "sentences", "tables", "terms",
})
# fmt: on
"""Ids that the report itself uses."""

_OWN_STARTS = ("across-", "funnel-", "no-", "note-", "q-", "question-", "ref-", "term-")
_ENDS = re.compile("-(caption|figure|timeline|mark)$")


def exhibit_id(declared: str, *parts: str) -> str:
    """Return the id of an exhibit of something that the codebook declares.

    Parameters
    ----------
    declared
        Id of a question, a comparison or the cases.
    parts
        Which of its exhibits.

    Returns
    -------
    str
        Letters, digits and hyphens. Where the report itself uses the name a ``Q-`` stands before
        it, which no declared id begins with.

    Examples
    --------
    >>> exhibit_id("need_for_knowledge", "levels")
    'need-for-knowledge-levels'
    >>> exhibit_id("sources")
    'Q-sources'
    """
    name = own_id(declared, *parts)
    taken = {name, _ENDS.sub("", name)} & OWN or name.startswith(_OWN_STARTS)
    return f"Q-{name}" if taken else name


def own_id(*parts: str) -> str:
    """Return the id of an exhibit of the report's own: letters, digits and hyphens."""
    return "-".join(parts).replace("_", "-")
