"""Sentences built from results.

Their words follow the evidence: a difference that the data do not show is not told as one.
"""

from collections.abc import Sequence

from helpers.comparison import PairComparison, SectorComparison
from helpers.counts import COUNTY
from helpers.edition import Edition
from helpers.exhibits import Statement
from helpers.shares import Share, shown
from helpers.tables import exhibit_id


def list_shares(shares: Sequence[Share], edition: Edition) -> str:
    """Return shares as running text: name, share and number of answers of each group."""
    told = []
    for share in shares:
        name, of = edition.group(share.group), edition.choose("av", "of")
        if share.count is None or share.proportion is None:
            told.append(f"{name} {edition.label('hidden')}")
        else:
            counted = f"{edition.whole(share.count)} {of} {edition.whole(share.n)}"
            told.append(f"{name} {edition.percent(share.proportion)} ({counted})")
    return "; ".join(told) + "."


def county_sentence(
    comparison: SectorComparison, edition: Edition, *, key_finding: bool = False
) -> Statement:
    """Say how large the headline share is among all respondents.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.
    key_finding
        True to show the sentence on the cover.
    """
    share = comparison.county
    named = _named(comparison, edition)
    if share.proportion is None or share.low is None or share.high is None:
        text = edition.sentence("county_hidden", named=named)
    else:
        text = edition.sentence(
            "county",
            named=named,
            share=edition.percent(share.proportion),
            count=edition.whole(share.count or 0),
            n=edition.whole(share.n),
            limits=edition.percent_interval(share.low, share.high),
        )
    identifier = exhibit_id(comparison.question.id, "county")
    return Statement(identifier, text, comparison.source, key_finding)


def sector_sentence(
    comparison: SectorComparison, edition: Edition, *, key_finding: bool = False
) -> Statement:
    """Say whether sectors differ, and which is highest and lowest if they do.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.
    key_finding
        True to show the sentence on the cover.
    """
    named = _named(comparison, edition)
    if comparison.test is None or comparison.p is None:
        text = edition.sentence("sectors_hidden")
    elif comparison.differs:
        ordered = sorted(comparison.sectors, key=lambda share: share.proportion or 0)
        text = edition.sentence(
            "sectors_differ",
            named=named,
            p=edition.p_value(comparison.p),
            highest=edition.among(ordered[-1].group),
            highest_share=edition.percent(ordered[-1].proportion or 0),
            lowest=edition.among(ordered[0].group),
            lowest_share=edition.percent(ordered[0].proportion or 0),
        )
    else:
        p = edition.p_value(comparison.p)
        text = edition.sentence("sectors_alike", named=named, p=p)
    if comparison.test is not None and not comparison.confirmatory:
        text += " " + edition.sentence("exploratory")
    identifier = exhibit_id(comparison.question.id, "sectors")
    return Statement(identifier, text, comparison.source, key_finding)


def unknown_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say how many answered "don't know", and what the share would be without them."""
    question, share = comparison.question, comparison.county
    levels = comparison.levels[comparison.levels["group"] == COUNTY].set_index("level")
    counts = [shown(levels["count"][level.id]) for level in question.levels if level.unknown]
    known = [count for count in counts if count is not None]
    if share.count is None or share.proportion is None or len(known) < max(len(counts), 1):
        text = edition.sentence("unknown_hidden")
    else:
        text = edition.sentence(
            "unknown",
            count=edition.whole(sum(known)),
            n=edition.whole(share.n),
            without=edition.percent(share.count / (share.n - sum(known))),
            share=edition.percent(share.proportion),
        )
    return Statement(exhibit_id(question.id, "unknown"), text, comparison.source)


def nonresponse_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say what the share could be if those who did not answer were asked (Manski, 1989)."""
    share = comparison.county
    if share.extremes is None:
        text = edition.sentence("nonresponse_hidden")
    else:
        text = edition.sentence(
            "nonresponse",
            silent=edition.whole(share.invited - share.n),
            invited=edition.whole(share.invited),
            low=edition.percent(share.extremes.interval.low),
            high=edition.percent(share.extremes.interval.high),
        )
    return Statement(exhibit_id(comparison.question.id, "nonresponse"), text, comparison.source)


def association_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say whether those with experience are better prepared, within sectors."""
    identifier = exhibit_id(pair.id, "association")
    association, p = pair.association, pair.p
    if association is None or p is None:
        return Statement(identifier, edition.sentence("association_hidden"), pair.source)
    measured = edition.p_value(p)
    if association.common.value is not None:
        measured = edition.sentence(
            "association_measured",
            ratio=edition.decimal(association.common.value),
            low=edition.decimal(association.common.interval.low),
            high=edition.decimal(association.common.interval.high),
            p=measured,
        )
    key = "association_none"
    if pair.differs:
        positive = association.common.direction > 0
        key = "association_positive" if positive else "association_negative"
    text = edition.sentence(key, measured=measured)
    if association.reverses:
        text += " " + edition.sentence("association_reverses")
    return Statement(identifier, text, pair.source)


def gap_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say where experience surely exceeds preparedness, where not, and where nobody can tell."""
    groups: dict[str, list[str]] = {"gap_behind": [], "gap_ahead": [], "gap_unsure": []}
    for first, second in zip(pair.first_shares, pair.second_shares, strict=True):
        if first.group == COUNTY or None in (first.low, first.high, second.low, second.high):
            continue
        key = "gap_unsure"
        if (first.low or 0) > (second.high or 0):
            key = "gap_behind"
        elif (second.low or 0) > (first.high or 0):
            key = "gap_ahead"
        groups[key].append(edition.among(first.group))
    sentences = [
        edition.sentence(key, groups=edition.series(names))
        for key, names in groups.items()
        if names
    ]
    return Statement(exhibit_id(pair.id, "gap"), " ".join(sentences), pair.source, True)


def _named(comparison: SectorComparison, edition: Edition) -> str:
    text = edition.share_of(comparison.question)
    return text[0].upper() + text[1:]
