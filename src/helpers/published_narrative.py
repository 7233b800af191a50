"""Sentences on published figures, and on whether the answers read agree with them."""

import pandas as pd

from helpers import formats
from helpers.disclosure import ProtectedCounts, Suppression
from helpers.edition import Edition
from helpers.exhibits import Statement
from helpers.intervals import IntervalCount
from helpers.published import interval
from helpers.published_tables import CERTAINTIES, CaseCounts, total_cases
from helpers.statistics import poisson_rate


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
    return Statement("response", text, counts.source)


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
    return Statement("response-agreement", text, counts.source)


def cases_sentence(cases: CaseCounts, edition: Edition) -> Statement:
    """Say how many cases all actors together have suspected."""
    strong, doubtful = (
        formats.interval_count(total_cases(cases, certainty), edition.language)
        for certainty in CERTAINTIES
    )
    text = edition.sentence("cases_total", strong=strong, doubtful=doubtful)
    return Statement("suspected-cases-total", text, "published", key_finding=True)


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
    return Statement("suspected-cases-sum", text, "published")


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
    return Statement("suspected-cases-first", text, "published")


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
    return Statement("suspected-cases-reproduced", text, counts.source)


def crimes_sentences(crimes: pd.DataFrame, edition: Edition) -> list[Statement]:
    """Say how many crimes were reported, and how little so few of them can tell.

    Parameters
    ----------
    crimes
        Columns crime, year, reports, title_first_year, title_last_year.
    edition
        The language.
    """
    years = sorted(set(crimes["year"]))
    trafficking = int(crimes.loc[crimes["crime"] == "trafficking", "reports"].sum())
    rate = poisson_rate(trafficking, len(years))
    totals = edition.sentence(
        "crimes_total",
        years=edition.whole(len(years)),
        reports=edition.whole(int(crimes["reports"].sum())),
        trafficking=edition.whole(trafficking),
    )
    interval_text = edition.sentence(
        "crimes_interval",
        rate=edition.decimal(trafficking / len(years)),
        low=edition.decimal(rate.interval.low),
        high=edition.decimal(rate.interval.high),
    )
    statements = [
        Statement("crimes-total", totals, "published"),
        Statement("crimes-interval", interval_text, "published"),
    ]
    if int(crimes["title_last_year"].iloc[0]) != years[-1]:
        text = edition.sentence(
            "crimes_discrepancy",
            first=str(crimes["title_first_year"].iloc[0]),
            titled=str(crimes["title_last_year"].iloc[0]),
            last=str(years[-1]),
        )
        statements.append(Statement("crimes-discrepancy", text, "published"))
    return statements


def dark_figure_sentence(crimes: pd.DataFrame, cases: CaseCounts, edition: Edition) -> Statement:
    """Set suspected cases beside reported ones."""
    trafficking = int(crimes.loc[crimes["crime"] == "trafficking", "reports"].sum())
    suspected = formats.interval_count(total_cases(cases, "strong"), edition.language)
    text = edition.sentence(
        "crimes_dark_figure", suspected=suspected, reports=edition.whole(trafficking)
    )
    return Statement("crimes-dark-figure", text, "published", key_finding=True)


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
    text = edition.sentence(
        "training",
        occasions=edition.whole(occasions),
        participants=edition.whole(participants),
        mean=edition.whole(round(participants / occasions)),
    )
    return Statement("training", text, "published", key_finding=True)


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
