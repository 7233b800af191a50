"""Results made up at random: ties, hidden parts and limits that touch come often."""

from dataclasses import replace
from random import Random

import pandas as pd

from helpers.disclosure.counts import COUNTY
from helpers.results.base import Family
from helpers.results.gaps import Gap
from helpers.results.pairs import Pair
from helpers.results.share import Share
from helpers.results.shares import Shares
from helpers.statistics import Interval, Test
from helpers.survey.codebook import Codebook


def random_share(random: Random, group: str, hides: float) -> Share:
    """Return a share of few answers, so that many are alike; of nobody now and then, or hidden."""
    n = random.choice((0, 3, 10, 12, 20))
    if random.random() < hides:
        return Share(group, n, 20, None)
    count = random.randint(0, n)
    if n == 0:
        return Share(group, n, 20, count, None, 0.0, 1.0)
    low, high = max(0.0, count / n - 0.1), min(1.0, count / n + 0.1)
    return Share(group, n, 20, count, count / n, low, high)


def random_shares(random: Random, book: Codebook, hides: float) -> tuple[Share, ...]:
    """Return a share of every sector, then one of all respondents."""
    groups = [*(sector.id for sector in book.sectors), COUNTY]
    return tuple(random_share(random, group, hides) for group in groups)


def random_result(random: Random, book: Codebook) -> Shares:
    """Return shares whose test was made by somebody else."""
    plan = random.choice([plan for plan in book.analysis if plan.against is None])
    levels = pd.DataFrame(columns=["group", "level", "n", "count"])
    made = random_shares(random, book, random.choice((0.0, 0.0, 0.1, 1.0)))
    if random.random() < 0.1:  # as many in every sector
        made = tuple(replace(made[0], group=one.group) for one in made)
    shares = Shares(plan, book.question(plan.question), "survey", made, levels, Family(dict))
    p: float | None = random.choice((0.0001, 0.0499, 0.05, 0.5))
    if len({one.proportion for one in shares.sectors if one.proportion is not None}) < 2:
        p = random.choice((1.0, None))  # nothing to find, or to test
    test = Test("made", None, None, p, 100)
    shares.__dict__.update(
        test=None if shares.is_hidden else test,
        p_adjusted=p if plan.confirmatory else None,
    )
    return shares


def random_gap(random: Random, group: str, hides: float, highest: int) -> Gap:
    """Return a gap in steps of five points; of nobody now and then, or hidden."""
    n, paired = random.randint(1, 40), random.random() < 0.5
    if random.random() < hides:
        return Gap(group, n, False, None, None)
    if random.random() < 0.05:
        return Gap(group, 0, paired, None, Interval(-1.0, 1.0))
    value, below, above = random.randint(-8, highest), random.randint(0, 6), random.randint(0, 6)
    return Gap(group, n, paired, value / 20, Interval((value - below) / 20, (value + above) / 20))


def random_pair(random: Random, book: Codebook, hides: float) -> Pair:
    """Return two answers set against each other, whose crossings nobody has seen."""
    plan = next(plan for plan in book.analysis if plan.against is not None)
    first, second = (random_shares(random, book, hides) for _ in range(2))
    return Pair(
        plan, book.question(plan.question), book.question(plan.against or ""), "survey",
        first, second, {one.group: None for one in first}, Family(dict),
    )  # fmt: skip
