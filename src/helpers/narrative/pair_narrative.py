"""Sentences on two questions set against each other: their association, and the gap."""

import math
from collections.abc import Sequence

from helpers.comparison.gaps import gaps
from helpers.comparison.sector_comparison import SIGNIFICANCE, PairComparison
from helpers.comparison.sector_pairs import POWER
from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Statement, exhibit_id
from helpers.statistics import detectable_difference
from helpers.tables.gap_tables import gap_result
from helpers.tables.pair_tables import association_result
from helpers.words.edition import Edition, capital


def crossed_sentence(pairs: Sequence[PairComparison], edition: Edition) -> Statement:
    """Say which answers the analysis plan sets against each other."""
    if not pairs:
        return Statement("crossed", edition.sentence("crossed_none"), "published")
    told = [
        edition.sentence(
            "crossed_pair",
            first=edition.share_of(pair.first),
            second=edition.share_of(pair.second),
            kind=edition.label("confirmatory" if pair.confirmatory else "exploratory"),
        )
        for pair in pairs
    ]
    text = edition.sentence("crossed", pairs="; ".join(told))
    return Statement("crossed", text, "published")


def association_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say whether those with the first answer more often have the second, within sectors."""
    identifier = exhibit_id(pair.id, "within")
    association, p = pair.association, pair.p
    if association is None or p is None:
        text = edition.sentence("association_hidden")
        return Statement(identifier, text, pair.source, result=pair.id)
    measured = edition.p_value(p, adjusted=pair.confirmatory)
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
    text = edition.sentence(key, measured=measured, **_names(pair, edition))
    return Statement(identifier, text, pair.source, result=pair.id)


def simpson_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say whether the association turns when sectors are thrown together."""
    if pair.association is None:
        key = "association_hidden"
    else:
        key = "simpson_none"
        if pair.association.reverses:
            key = "simpson" if pair.differs else "simpson_unsure"
    identifier = exhibit_id(pair.id, "simpson")
    return Statement(
        identifier, edition.sentence(key), pair.source, result=association_result(pair)
    )


def homogeneity_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say whether the association differs between sectors."""
    p = pair.association.homogeneity.p if pair.association else None
    if p is None:
        key = "homogeneity_unknown" if pair.association else "association_hidden"
        text = edition.sentence(key)
    else:
        key = "homogeneity_differs" if p < SIGNIFICANCE else "homogeneity_same"
        text = edition.sentence(key, p=edition.p_value(p))
    identifier = exhibit_id(pair.id, "homogeneity")
    return Statement(identifier, text, pair.source, result=association_result(pair))


def detectable_association_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say how small a difference between those with and without the first could have shown."""
    identifier = exhibit_id(pair.id, "detectable")
    table = pair.tables[COUNTY]
    if table is None:
        text = edition.sentence("association_detectable_hidden")
        return Statement(identifier, text, pair.source, result=pair.id)
    with_first, without_first = (int(size) for size in table.sum(axis=1))
    baseline = float(table[1, 0]) / without_first if without_first else 0.5
    found = detectable_difference(without_first, with_first, baseline=baseline, power=POWER)
    values = {
        "with_first": edition.whole(with_first),
        "without_first": edition.whole(without_first),
        "power": edition.percent(POWER),
    } | _names(pair, edition)
    key = "association_detectable_nothing"
    if found.difference is not None:
        key = "association_detectable"
        values["low"] = edition.whole(math.ceil(100 * found.difference))
    text = edition.sentence(key, **values)
    return Statement(identifier, text, pair.source, result=pair.id)


def gap_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say where the first answer is surely more common, where not, where nobody can tell."""
    groups: dict[str, list[str]] = {
        "gap_behind": [],
        "gap_unsure": [],
        "gap_ahead": [],
        "gap_hidden": [],
    }
    for gap in gaps(pair):
        key = "gap_unsure"
        if gap.value is None:
            key = "gap_hidden"
        elif gap.is_behind:
            key = "gap_behind"
        elif gap.is_ahead:
            key = "gap_ahead"
        groups[key].append(edition.among(gap.group))
    sentences = [
        edition.sentence(
            key,
            groups=edition.series(names),
            Groups=capital(edition.series(names)),
            then=_consequence(pair, key, edition),
            **_names(pair, edition),
        )
        for key, names in groups.items()
        if names
    ]
    identifier = exhibit_id(pair.id, "gap", "direction")
    text = " ".join(sentences)
    return Statement(identifier, text, pair.source, pair.key_finding, gap_result(pair))


def largest_gap_sentence(pair: PairComparison, edition: Edition) -> Statement:
    """Say where the gap is largest, and whether that is certain."""
    ranked = gaps(pair)
    first = ranked[0]
    identifier = exhibit_id(pair.id, "gap", "largest")
    if first.value is None or first.interval is None:
        hidden = edition.series([edition.among(gap.group) for gap in ranked])
        text = edition.sentence("gap_hidden", groups=hidden)
        return Statement(identifier, text, pair.source, result=gap_result(pair))
    rivals = [
        edition.among(gap.group)
        for gap in ranked[1:]
        if gap.interval is None or gap.interval.high >= first.interval.low
    ]
    key = "gap_first_unsure" if rivals else "gap_first"
    if first.value <= 0:
        key = "gap_first_none"
    text = edition.sentence(
        key,
        group=edition.among(first.group),
        gap=edition.points(first.value),
        limits=edition.points_interval(*first.interval),
        rivals=edition.series(rivals),
        **_names(pair, edition),
    )
    return Statement(identifier, text, pair.source, result=gap_result(pair))


def _names(pair: PairComparison, edition: Edition) -> dict[str, str]:
    """Return what both answers are called, in the middle of a sentence and at its start."""
    first, second = edition.facing(pair.first, pair.second)
    capitals = {"First": capital(first), "Second": capital(second)}
    return {"first": first, "second": second} | capitals


def _consequence(pair: PairComparison, key: str, edition: Edition) -> str:
    """Return what follows where more have experience than are prepared."""
    themes = (pair.first.theme, pair.second.theme)
    if themes != ("experience", "preparedness") or key != "gap_behind":
        return ""
    return edition.sentence("gap_behind_then")
