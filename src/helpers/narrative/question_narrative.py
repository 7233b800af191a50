"""Sentences on one question, built from results.

Their words follow the evidence: a difference that the data do not show is not told as one. No
sentence holds more than one p-value.
"""

import math
from collections.abc import Sequence

from helpers.comparison.sector_comparison import SectorComparison
from helpers.comparison.sector_pairs import (
    POWER,
    SectorPair,
    detectable,
    ordered_test,
    sector_pairs,
)
from helpers.comparison.sensitivity import Sensitivity
from helpers.comparison.shares import Share
from helpers.exhibits import Statement, exhibit_id
from helpers.tables.comparison_tables import pairs_result, sensitivity_result
from helpers.words.edition import Edition


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


def county_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say how large the headline share is among all respondents.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.
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
    return Statement(identifier, text, comparison.source, result=comparison.id)


def sector_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say whether sectors differ, and which is highest and lowest if they do.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.
    """
    values = {"named": _named(comparison, edition)}
    if comparison.test is None or comparison.p is None:
        key = "sectors_hidden"
    else:
        key = "sectors_differ" if comparison.differs else "sectors_alike"
        values["p"] = edition.p_value(comparison.p, adjusted=comparison.confirmatory)
        if not comparison.confirmatory:
            values["p"] += f", {edition.label('exploratory')}"
        ordered = sorted(comparison.sectors, key=lambda share: share.proportion or 0)
        for end, share in (("highest", ordered[-1]), ("lowest", ordered[0])):
            values[end] = edition.among(share.group)
            values[f"{end}_share"] = edition.percent(share.proportion or 0)
    return Statement(
        exhibit_id(comparison.question.id, "sectors"),
        edition.sentence(key, **values),
        comparison.source,
        comparison.key_finding,
        comparison.id,
        brief=edition.sentence(f"{key}_brief", **values),
    )


def pairs_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say which sectors differ from which; no pair is named unless sectors differ at all."""
    pairs = sector_pairs(comparison)
    apart = [pair for pair in pairs if pair.differs]
    if not comparison.differs:
        key = "pairs_alike" if comparison.p is not None else "pairs_hidden"
    elif len(apart) == len(pairs):
        key = "pairs_all_differ"
    else:
        key = "pairs_differ" if apart else "pairs_unsure"
    text = edition.sentence(
        key,
        label=_label(comparison, edition),
        count=edition.whole(len(apart)),
        all=edition.whole(len(pairs)),
        pairs="; ".join(_pair(pair, edition) for pair in apart),
    )
    identifier = exhibit_id(comparison.question.id, "which")
    return Statement(identifier, text, comparison.source, result=pairs_result(comparison))


def detectable_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say how small a difference between two sectors the survey could have shown."""
    best, worst = detectable(comparison)
    values = {"power": edition.percent(POWER), "label": _label(comparison, edition)}
    if best is None:
        key = "detectable_nothing"
    elif worst is None:
        key, values["low"] = "detectable_partly", edition.whole(math.ceil(100 * best))
    else:
        key = "detectable" if math.ceil(100 * best) < math.ceil(100 * worst) else "detectable_alike"
        values["low"] = edition.whole(math.ceil(100 * best))
        values["high"] = edition.whole(math.ceil(100 * worst))
    identifier = exhibit_id(comparison.question.id, "detectable")
    text = edition.sentence(key, **values)
    return Statement(identifier, text, comparison.source, result=comparison.id)


def ordered_sentence(comparison: SectorComparison, edition: Edition) -> Statement:
    """Say whether sectors differ over all ordered levels, of those that show them all."""
    found = ordered_test(comparison)
    identifier = exhibit_id(comparison.question.id, "ordered")
    if found is None or found.test.p is None:
        text = edition.sentence("ordered_hidden", label=_label(comparison, edition))
        return Statement(identifier, text, comparison.source, result=pairs_result(comparison))
    groups = edition.sentence("all_sectors")
    if not found.complete:
        groups = edition.series([edition.inside(sector) for sector in found.sectors])
    key = "ordered_alike"
    if found.differs:
        key = "ordered_differ_too" if comparison.differs else "ordered_differ"
    label = _label(comparison, edition)
    parts = [edition.sentence(key, label=label, groups=groups, p=edition.p_value(found.test.p))]
    if not found.complete:
        parts.append(edition.sentence("ordered_partly"))
    planned = comparison.confirmatory
    parts.append(edition.sentence("ordered_plan" if planned else "ordered_complement"))
    text = " ".join(parts)
    return Statement(identifier, text, comparison.source, result=pairs_result(comparison))


def unknown_sentence(tested: Sensitivity, edition: Edition) -> Statement:
    """Say whether the conclusion depends on how "don't know" is counted."""
    verdicts = tested.verdicts
    shows = [edition.sentence(name) for name, differs in verdicts.items() if differs]
    other = [edition.sentence(name) for name, differs in verdicts.items() if not differs]
    if None in verdicts.values():
        key = "unknown_hidden"
    elif all(verdicts.values()):
        key = "unknown_robust_differ"
    else:
        key = "unknown_matters" if shows else "unknown_robust_alike"
    text = edition.sentence(
        key,
        label=_label(tested.comparison, edition),
        shows=edition.series(shows),
        not_shows=edition.none_of(other),
    )
    identifier = exhibit_id(tested.comparison.question.id, "unknown")
    result = sensitivity_result(tested.comparison)
    return Statement(identifier, text, tested.comparison.source, result=result)


def nonresponse_sentence(tested: Sensitivity, edition: Edition) -> Statement:
    """Say what the share, and the order of sectors, could be with everyone's answers."""
    comparison = tested.comparison
    share = comparison.county
    if share.extremes is None:
        text = edition.sentence("nonresponse_hidden", label=_label(comparison, edition))
    else:
        text = edition.sentence(
            "nonresponse",
            label=_label(comparison, edition),
            silent=edition.whole(share.invited - share.n),
            invited=edition.whole(share.invited),
            low=edition.percent(share.extremes.interval.low),
            high=edition.percent(share.extremes.interval.high),
        )
        if comparison.differs and tested.nonresponse_may_turn is not None:
            turns = tested.nonresponse_may_turn
            text += " " + edition.sentence("nonresponse_turns" if turns else "nonresponse_holds")
    identifier = exhibit_id(comparison.question.id, "nonresponse")
    result = sensitivity_result(comparison)
    return Statement(identifier, text, comparison.source, result=result)


def _pair(pair: SectorPair, edition: Edition) -> str:
    names = [edition.inside(group) for group in (pair.first, pair.second)]
    return edition.sentence("pairs_one", first=names[0], second=names[1])


def _label(comparison: SectorComparison, edition: Edition) -> str:
    return edition.quoted(edition.question(comparison.question))


def _named(comparison: SectorComparison, edition: Edition) -> str:
    text = edition.share_of(comparison.question)
    return text[0].upper() + text[1:]
