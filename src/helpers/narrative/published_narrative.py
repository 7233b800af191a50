"""Sentences on who answered, on what followed, and on what is hidden."""

import pandas as pd

from helpers.disclosure.protection import ProtectedCounts, Suppression
from helpers.exhibits import Statement
from helpers.words.edition import Edition


def response_sentence(counts: ProtectedCounts, edition: Edition) -> Statement:
    """Say how many answered, and where most and fewest did."""
    sums = counts.response.groupby("sector", sort=False)[["invited", "answered"]].sum()
    rates = {
        str(sector): float(rate) for sector, rate in (sums["answered"] / sums["invited"]).items()
    }
    lowest, highest = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    invited, answered = int(sums["invited"].sum()), int(sums["answered"].sum())
    text = edition.sentence(
        "response_alike" if rates[lowest] == rates[highest] else "response",
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
    published: pd.DataFrame, edition: Edition, counts: ProtectedCounts
) -> Statement:
    """Say whether the response rates counted are the published ones, in whole per cent.

    Parameters
    ----------
    published
        Columns sector, percent.
    edition
        The language.
    counts
        The survey's protected counts.
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
            f"{edition.among(sector)} {edition.percent(rate / 100)}"
            for sector, rate in percent.items()
        ]
        text = edition.sentence("response_agrees", rates=edition.series(rates))
    return Statement("response-agreement", text, counts.source, result="response_rates_published")


def training_sentence(follow_up: pd.DataFrame, edition: Edition) -> Statement | None:
    """Say how many took part in the training that followed; nothing where it is not told.

    Parameters
    ----------
    follow_up
        Columns item, value.
    edition
        The language.
    """
    values = follow_up.set_index("item")["value"].dropna()
    if not {"training_occasions", "participants"} <= set(values.index):
        return None
    occasions, participants = int(values["training_occasions"]), int(values["participants"])
    if occasions == 0:
        text = edition.sentence("training_none")
    else:
        number = "training_one" if occasions == 1 else "training_many"
        text = edition.sentence(
            "training",
            occasions=edition.sentence(number, count=edition.whole(occasions)),
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
