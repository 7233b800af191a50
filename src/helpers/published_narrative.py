"""Sentences on published figures, and on whether the answers read agree with them."""

from dataclasses import replace

import pandas as pd

from helpers import formats
from helpers.disclosure import ProtectedCounts, Suppression
from helpers.edition import Edition
from helpers.exhibits import Statement
from helpers.intervals import ZERO, IntervalCount
from helpers.order_tables import ORDER_RESULT, actor_standings, sector_standings
from helpers.orders import standings
from helpers.published import interval
from helpers.published_tables import CERTAINTIES, CaseCounts, total_cases


def response_sentence(counts: ProtectedCounts, edition: Edition) -> Statement:
    """Say how many answered, and where most and fewest did."""
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    rates = {
        str(sector): float(rate) for sector, rate in (sums["answered"] / sums["invited"]).items()
    }
    lowest, highest = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    invited, answered = int(sums["invited"].sum()), int(sums["answered"].sum())
    text = edition.sentence(
        "response",
        answered=edition.whole(answered),
        invited=edition.whole(invited),
        rate=edition.percent(answered / invited),
        lowest=edition.among(lowest),
        lowest_rate=edition.percent(rates[lowest]),
        highest=edition.among(highest),
        highest_rate=edition.percent(rates[highest]),
    )
    return Statement("response", text, counts.source, result="response_rates")


def weights_sentence(counts: ProtectedCounts, edition: Edition) -> Statement:
    """Say how many of those invited an answer stands for, where most and where fewest."""
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    answering = sums[sums["answered"] > 0]
    ratios = answering["invited"] / answering["answered"]
    weights = {str(sector): float(weight) for sector, weight in ratios.items()}
    most, least = max(weights, key=weights.__getitem__), min(weights, key=weights.__getitem__)
    if weights[most] == weights[least]:
        text = edition.sentence("weights_alike")
    else:
        text = edition.sentence(
            "weights",
            most=edition.among(most),
            most_weight=edition.decimal(weights[most]),
            least=edition.among(least),
            least_weight=edition.decimal(weights[least]),
        )
    return Statement("response-weights", text, counts.source, result="response_rates")


def response_agreement(
    counts: ProtectedCounts, published: pd.DataFrame, edition: Edition
) -> Statement:
    """Say whether the response rates counted are the published ones, in whole per cent.

    Parameters
    ----------
    counts
        The survey's protected counts.
    published
        Columns sector, percent.
    edition
        The language.
    """
    sums = counts.response.groupby("sector")[["invited", "answered"]].sum()
    counted = (100 * sums["answered"] / sums["invited"]).astype(float).round()
    percent = dict(zip(published["sector"], published["percent"], strict=True))
    parting = [sector for sector, rate in percent.items() if counted.get(sector) != rate]
    if parting:
        groups = edition.series([edition.among(sector) for sector in parting])
        text = edition.sentence("response_parts", groups=groups)
    else:
        rates = [
            f"{edition.group(sector).lower()} {edition.percent(rate / 100)}"
            for sector, rate in percent.items()
        ]
        text = edition.sentence("response_agrees", rates=edition.series(rates))
    return Statement("response-agreement", text, counts.source, result="response_rates_published")


def cases_sentence(cases: CaseCounts, edition: Edition) -> Statement:
    """Say how many cases all actors together have suspected."""
    totals = [total_cases(cases, certainty) for certainty in CERTAINTIES]
    strong, doubtful = (formats.interval_count(count, edition.language) for count in totals)
    if totals[0] == ZERO:
        key = "cases_none"
    else:
        key = "cases_total" if any(count.open for count in totals) else "cases_total_closed"
    text = edition.sentence(key, strong=strong, doubtful=doubtful)
    return Statement("suspected-cases-total", text, "published", True, "suspected_cases")


def totals_sentence(cases: CaseCounts, totals: pd.DataFrame, edition: Edition) -> Statement:
    """Say whether the slide's total row is the sum of its rows, both ends and openness included.

    Parameters
    ----------
    cases
        Published cases of every actor.
    totals
        Columns certainty, low, high, open: the published total row.
    edition
        The language.
    """
    published = {row["certainty"]: interval(row) for _, row in totals.iterrows()}
    sums = {certainty: total_cases(cases, certainty) for certainty in CERTAINTIES}
    if sums == published:
        text = edition.sentence("cases_totals_agree")
    else:
        text = edition.sentence(
            "cases_totals_part", sum=_both(sums, edition), total=_both(published, edition)
        )
    return Statement("suspected-cases-sum", text, "published", result="suspected_cases")


def leading_actor_sentence(cases: CaseCounts, edition: Edition) -> Statement:
    """Say which actor has seen most cases, and whether that is certain despite the open counts."""
    strong = {actor: counts["strong"] for actor, counts in cases.items()}
    first = max(strong, key=lambda actor: strong[actor].low)
    rivals = [
        edition.group(actor).lower()
        for actor, count in strong.items()
        if actor != first and not strong[first].surely_exceeds(count)
    ]
    text = edition.sentence(
        "cases_first_unsure" if rivals else "cases_first",
        actor=edition.group(first),
        count=formats.interval_count(strong[first], edition.language),
        rivals=edition.series(rivals),
    )
    return Statement("suspected-cases-first", text, "published", result=ORDER_RESULT)


def order_sentence(cases: CaseCounts, edition: Edition) -> Statement:
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
    return Statement("suspected-cases-order-actors", text, "published", result=ORDER_RESULT)


def sector_order_sentence(cases: CaseCounts, edition: Edition) -> Statement:
    """Say which sectors have surely seen more cases than which."""
    sums = {name: standing.count for name, standing in sector_standings(cases, edition).items()}
    orders = []
    for group, count in sums.items():
        fewer = [
            edition.group(other).lower()
            for other, theirs in sums.items()
            if count.surely_exceeds(theirs)
        ]
        if fewer:
            name, others = edition.group(group).lower(), edition.series(fewer)
            orders.append(edition.sentence("cases_sectors_more", group=name, others=others))
    key = "cases_sectors" if orders else "cases_sectors_unsure"
    text = edition.sentence(key, orders="; ".join(orders))
    return Statement("suspected-cases-order-sectors", text, "published", result=ORDER_RESULT)


def cases_share_sentence(cases: CaseCounts, edition: Edition) -> Statement:
    """Say which part of the cases the leading actor stands for, as far as that is known."""
    strong = {actor: counts["strong"] for actor, counts in cases.items()}
    first = max(strong, key=lambda actor: strong[actor].low)
    closed = {actor: replace(count, open=False) for actor, count in strong.items()}
    standing = standings(closed)[first]
    is_open = any(count.open for count in strong.values())
    text = edition.sentence(
        "cases_shares_open" if is_open else "cases_shares",
        actor=edition.group(first).lower() if is_open else edition.group(first),
        share=edition.percent_interval(standing.share_low or 0, standing.share_high or 0),
    )
    return Statement("suspected-cases-shares", text, "published", result=ORDER_RESULT)


def reproduction_sentence(
    published: CaseCounts, surveyed: CaseCounts, counts: ProtectedCounts, edition: Edition
) -> Statement:
    """Say whether the answers read give the published cases of every actor."""
    parting = [actor for actor in published if surveyed.get(actor) != published[actor]]
    if parting:
        actors = edition.series([edition.group(actor).lower() for actor in parting])
        text = edition.sentence("cases_not_reproduced", actors=actors)
    else:
        text = edition.sentence("cases_reproduced", count=edition.whole(len(published)))
    return Statement("suspected-cases-reproduced", text, counts.source, result="suspected_cases")


def training_sentence(follow_up: pd.DataFrame, edition: Edition) -> Statement:
    """Say how many took part in the training that followed.

    Parameters
    ----------
    follow_up
        Columns item, value.
    edition
        The language.
    """
    values = follow_up.set_index("item")["value"]
    occasions, participants = int(values["training_occasions"]), int(values["participants"])
    if occasions == 0:
        text = edition.sentence("training_none")
    else:
        text = edition.sentence(
            "training",
            occasions=edition.whole(occasions),
            participants=edition.whole(participants),
            mean=edition.whole(round(participants / occasions)),
        )
    return Statement("training", text, "published", True, "follow_up")


def suppression_sentence(
    suppression: Suppression, counts: ProtectedCounts, edition: Edition
) -> Statement:
    """Say how many cells are hidden."""
    text = edition.sentence(
        "suppressed",
        cells=edition.whole(suppression.cells),
        hidden=edition.whole(suppression.primary + suppression.secondary),
        primary=edition.whole(suppression.primary),
        secondary=edition.whole(suppression.secondary),
    )
    return Statement("suppression", text, counts.source)


def _both(counts: dict[str, IntervalCount], edition: Edition) -> str:
    return " / ".join(
        formats.interval_count(counts[certainty], edition.language) for certainty in CERTAINTIES
    )
