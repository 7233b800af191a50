"""Sentences on cases by actor: how many, who counted most, and how certain that is."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from helpers.comparison.case_counts import Cases
from helpers.comparison.orders import standings
from helpers.exhibits import Heading, Statement, exhibit_id
from helpers.survey.intervals import ZERO, IntervalCount
from helpers.survey.published import interval
from helpers.tables.order_tables import actor_standings, order_result, sector_standings
from helpers.words import formats
from helpers.words.edition import Edition


def cases_heading(cases: Cases, edition: Edition) -> Heading:
    """Return the heading above the cases that the codebook puts side by side."""
    declared = edition.codebook.cases
    note = declared.note if declared else None
    return Heading(
        exhibit_id(cases.id, "heading"),
        cases.label[edition.language],
        note[edition.language] if note else "",
    )


def cases_sentence(cases: Cases, edition: Edition) -> Statement:
    """Say how many cases all actors together have counted; the cover shows it."""
    totals = {kind: cases.total(kind) for kind in cases.kinds}
    if totals[cases.leading] == ZERO:
        key = "cases_none"
    else:
        is_open = any(count.open for count in totals.values())
        key = "cases_total" if is_open else "cases_total_closed"
    told = [f"{_count(count, edition)} {_unit(cases, kind, edition)}"
            for kind, count in totals.items()]  # fmt: skip
    text = edition.sentence(
        key,
        counts=edition.series(told),
        unit=cases.unit[edition.language],
        leading=_unit(cases, cases.leading, edition),
    )
    is_key = edition.codebook.cases is not None and cases.id == edition.codebook.cases.id
    return Statement(exhibit_id(cases.id, "total"), text, cases.source, is_key, cases.id)


def leading_actor_sentence(cases: Cases, edition: Edition) -> Statement:
    """Say which actor has counted most cases, and whether that is certain."""
    counts = cases.of(cases.leading)
    first = max(counts, key=lambda actor: counts[actor].low)
    rivals = [
        actor
        for actor, count in counts.items()
        if actor != first and not counts[first].surely_exceeds(count)
    ]
    level = [actor for actor in rivals if counts[actor] == counts[first]]
    if all(count == ZERO for count in counts.values()):
        key = "cases_none"
    elif counts[first].is_exact and rivals and rivals == level:
        key = "cases_first_level"
    elif rivals:
        key = "cases_first_unsure"
    else:
        is_open = any(count.open for count in counts.values())
        key = "cases_first" if is_open else "cases_first_closed"
    text = edition.sentence(
        key,
        actor=edition.group(first),
        count=_count(counts[first], edition),
        rivals=edition.series([edition.inside(actor) for actor in rivals]),
        leading=_unit(cases, cases.leading, edition),
    )
    return Statement(exhibit_id(cases.id, "first"), text, cases.source, result=cases.id)


def totals_sentence(
    cases: Cases, edition: Edition, totals: pd.DataFrame | None
) -> Statement | None:
    """Say whether the published total row is the sum of its rows, both ends included.

    Parameters
    ----------
    cases
        Published cases of every actor.
    edition
        The language.
    totals
        Columns certainty, low, high, open: the published total row, if any.
    """
    if totals is None or cases.source != "published":
        return None
    published = {row["certainty"]: interval(row) for _, row in totals.iterrows()}
    sums = {kind: cases.total(kind) for kind in cases.kinds}
    if sums == published:
        text = edition.sentence("cases_totals_agree")
    else:
        text = edition.sentence(
            "cases_totals_part", sum=_all(sums, edition), total=_all(published, edition)
        )
    return Statement(exhibit_id(cases.id, "sum"), text, "published", result=cases.id)


def reproduction_sentence(
    cases: Cases, edition: Edition, surveyed: Cases | None
) -> Statement | None:
    """Say whether the answers read give the published cases of every actor.

    Parameters
    ----------
    cases
        Published cases of every actor.
    edition
        The language.
    surveyed
        The survey's own count of them, if it is shown.
    """
    if surveyed is None or cases.source != "published":
        return None
    parting = [actor for actor, counts in cases.counts.items() if surveyed.counts[actor] != counts]
    if parting:
        actors = edition.series([edition.inside(actor) for actor in parting])
        text = edition.sentence("cases_not_reproduced", actors=actors)
    else:
        text = edition.sentence("cases_reproduced", count=edition.whole(len(cases.counts)))
    return Statement(exhibit_id(cases.id, "reproduced"), text, surveyed.source, result=cases.id)


def order_heading(cases: Cases, edition: Edition) -> Heading:
    """Return the heading above the order of actors and sectors."""
    identifier = exhibit_id(cases.id, "order", "heading")
    return Heading(identifier, edition.sentence("order_heading"), edition.sentence("order_note"))


def order_sentence(cases: Cases, edition: Edition) -> Statement:
    """Say how many orders of two actors are certain whatever the open counts hide."""
    actors = actor_standings(cases).values()
    certain = sum(standing.above for standing in actors)
    level = sum(standing.level for standing in actors) // 2
    undecided = sum(standing.undecided for standing in actors) // 2
    text = edition.sentence(
        "cases_order",
        pairs=edition.whole(certain + level + undecided),
        certain=edition.whole(certain),
        level=edition.whole(level),
        undecided=edition.whole(undecided),
    )
    return _ordered(cases, "order-actors", text)


def sector_order_sentence(cases: Cases, edition: Edition) -> Statement:
    """Say which sectors have surely counted more cases than which."""
    sums = {name: standing.count for name, standing in sector_standings(cases, edition).items()}
    unit = cases.unit[edition.language]
    orders = []
    for group, count in sums.items():
        fewer = [
            edition.among(other) for other, theirs in sums.items() if count.surely_exceeds(theirs)
        ]
        if fewer:
            name, others = edition.among(group), edition.either(fewer)
            orders.append(
                edition.sentence("cases_sectors_more", group=name, others=others, unit=unit)
            )
    key = "cases_sectors" if orders else "cases_sectors_unsure"
    text = edition.sentence(key, orders="; ".join(orders), unit=unit)
    return _ordered(cases, "order-sectors", text)


def cases_share_sentence(cases: Cases, edition: Edition) -> Statement | None:
    """Say which part of the cases the leading actor stands for, as far as that is known."""
    counts = cases.of(cases.leading)
    first = max(counts, key=lambda actor: counts[actor].low)
    closed = {actor: replace(count, open=False) for actor, count in counts.items()}
    standing = standings(closed)[first]
    if standing.share_low is None or standing.share_high is None:
        return None
    is_open = any(count.open for count in counts.values())
    text = edition.sentence(
        "cases_shares_open" if is_open else "cases_shares",
        actor=edition.inside(first) if is_open else edition.group(first),
        share=edition.percent_interval(standing.share_low, standing.share_high),
        unit=cases.unit[edition.language],
    )
    return _ordered(cases, "shares", text)


def _ordered(cases: Cases, part: str, text: str) -> Statement:
    return Statement(exhibit_id(cases.id, part), text, cases.source, result=order_result(cases))


def _unit(cases: Cases, kind: str, edition: Edition) -> str:
    return cases.kinds[kind].unit[edition.language]


def _count(count: IntervalCount, edition: Edition) -> str:
    return formats.interval_count(count, edition.language)


def _all(counts: Mapping[str, IntervalCount], edition: Edition) -> str:
    return " / ".join(_count(count, edition) for count in counts.values())
