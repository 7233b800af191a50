"""Results made up at random: ties, hidden parts and limits that touch come often."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from random import Random

import pandas as pd
import pytest
from hypothesis import settings

from helpers import figures
from helpers.disclosure.counts import COUNTY, whole_numbers
from helpers.disclosure.magnitudes import TOGETHER
from helpers.exhibits import Table
from helpers.results.asked import Asked
from helpers.results.base import Result
from helpers.results.cases import Cases
from helpers.results.certainty import Family
from helpers.results.compared_surveys import Survey
from helpers.results.gap import Gap
from helpers.results.levels import Levels
from helpers.results.pairs import Pair
from helpers.results.response import Response
from helpers.results.sector_pairs import Pairs
from helpers.results.share import Share
from helpers.results.shares import Shares
from helpers.results.survey_differences import QuestionDifference
from helpers.results.survey_pair import SurveyPair
from helpers.statistics import Interval, OddsRatio, StratifiedAssociation, Test
from helpers.survey.codebook import Codebook, Comparison, Question
from helpers.survey.intervals import IntervalCount, total
from helpers.words.edition import Edition

RESULTS, MANY_RESULTS = 300, 3000  # the latter with --hypothesis-profile=thorough


def at_random(editions: Sequence[Edition]) -> Iterator[tuple[Random, Edition]]:
    """Yield a source of chance for each result, with the edition in which it is read."""
    thorough = settings.get_current_profile_name() == "thorough"
    for number in range(MANY_RESULTS if thorough else RESULTS):
        random = Random(number)
        yield random, random.choice(editions)


def undraw(
    monkeypatch: pytest.MonkeyPatch, drawings: Collection[str], *results: type[Result]
) -> None:
    """Leave out drawings and tables, which decide nothing and take the most time."""
    table = Table("made", "", "survey", "", (), pd.DataFrame())
    for name in drawings:
        monkeypatch.setattr(figures, name, lambda *_: "")
    for result in results:
        monkeypatch.setattr(result, "table", lambda *_: table)


def random_share(random: Random, group: str, hides: float) -> Share:
    """Return a share of few answers, so that many are alike; of nobody now and then, or hidden."""
    n = random.choice((0, 3, 10, 12, 20))
    if random.random() < hides:
        return Share(group, random.choice((n, None)), Asked(20, 20, 20), None)
    count = random.randint(0, n)
    if n == 0:
        return Share(group, n, Asked(20, 20, 20), count, None, 0.0, 1.0)
    low, high = max(0.0, count / n - 0.1), min(1.0, count / n + 0.1)
    return Share(group, n, Asked(20, 20, 20), count, count / n, low, high)


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
    if shares.is_hidden or shares.ends is None:
        p = None
    shares.__dict__.update(
        test=None if p is None else Test("made", None, None, p, 100),
        p_adjusted=p if plan.confirmatory else None,
    )
    return shares


def random_gap(random: Random, group: str, hides: float, highest: int) -> Gap:
    """Return a gap in steps of five points; of nobody now and then, or hidden."""
    n, paired = random.randint(1, 40), random.random() < 0.5
    if random.random() < hides:
        return Gap(group, random.choice((n, None)), False, None, None)
    if random.random() < 0.05:
        return Gap(group, 0, paired, None, Interval(-1.0, 1.0))
    value, below, above = random.randint(-8, highest), random.randint(0, 6), random.randint(0, 6)
    limits = Interval((value - below) / 20, (value + above) / 20)
    return Gap(group, n, paired, value / 20, limits, random.choice((True, True, False, None)))


def random_pair(random: Random, book: Codebook, hides: float) -> Pair:
    """Return two answers set against each other, whose crossings nobody has seen."""
    plan = next(plan for plan in book.analysis if plan.against is not None)
    first, second = (random_shares(random, book, hides) for _ in range(2))
    return Pair(
        plan, book.question(plan.question), book.question(plan.against or ""), "survey",
        first, second, {one.group: None for one in first}, Family(dict),
    )  # fmt: skip


def random_cases(random: Random, book: Codebook, like: Cases) -> Cases:
    """Return cases of which few numbers are possible: none, as many as others, "or more"."""
    pool = random.choice(((0,), (0, 0, 2), (2,), (0, 1, 3), (1, 2, 3, 4, 9)))
    ranges, opens = random.choice((0.0, 0.3)), random.choice((0.0, 0.0, 0.1))

    def stated() -> IntervalCount:
        low = random.choice(pool)
        high = low + (random.randint(1, 3) if low and random.random() < ranges else 0)
        return IntervalCount(low, high, low > 0 and random.random() < opens)

    counts = {actor.id: {kind: stated() for kind in like.kinds} for actor in book.actors}
    together: dict[str, dict[str, IntervalCount]] = {}
    if random.random() < 0.2:
        hidden = random.sample(sorted(counts), random.randint(2, len(counts)))
        sums = {kind: total([IntervalCount(3, 3), *(counts[one].pop(kind) for one in hidden)])
                for kind in like.kinds}  # fmt: skip
        sectors = {book.sector_of[actor] for actor in hidden}
        together[sectors.pop() if len(sectors) == 1 else TOGETHER] = sums
    return replace(like, counts=counts, sectors=book.sectors, together=together)


def random_response(random: Random, book: Codebook) -> Response:
    """Return how many were invited and answered: few rates are possible, of nobody now and then."""
    rates = random.choice(((0.5,), (0.5, 0.504), (0, 0.5), (0.2, 0.204, 0.6, 1)))
    rows = []
    for sector in book.sectors:
        invited = random.choice((10, 50, 250))
        answered = round(random.choice(rates) * invited)
        rows.append((sector.id, sector.actors[0].id, invited, answered))
    counts = pd.DataFrame(rows, columns=["sector", "actor", "invited", "answered"])
    if not counts["answered"].any():
        counts["answered"] = 1
    return Response(counts, "survey", None)


def random_surveys(random: Random, book: Codebook, here: Survey, there: Survey) -> SurveyPair:
    """Return two surveys compared by somebody else, not every question of them hidden."""
    asked = [question for question in book.questions if question.headline]
    hides, found = random.choice((0.0, 0.3)), random.choice((0.0, 0.2, 1.0))
    questions = [random_difference(random, question, hides, found) for question in asked]
    if all(one.association is None for one in questions):
        questions[0] = random_difference(random, asked[0], 0, found)
    return SurveyPair(here, there, tuple(questions))


def random_difference(
    random: Random, question: Question, hides: float, found: float
) -> QuestionDifference:
    """Return how a question differs between two surveys; hidden now and then."""
    if random.random() < hides:
        return QuestionDifference(question, ())
    direction = random.choice((-1, 1))
    value = direction * random.randint(1, 50) / 100
    p = random.choice((0.0001, 0.0499)) if random.random() < found else 0.05
    test, even = (Test("made", None, None, one, 100) for one in (p, random.choice((0.01, 0.5))))
    ratio = OddsRatio("made", None, Interval(0.0, math.inf), direction, 100)
    limits = Interval(value - 0.1, value + 0.1)
    within = StratifiedAssociation(test, even, ratio, ratio, reverses=False)
    return QuestionDifference(question, (), 0.5, 0.5 - value, value, limits, within, p)


def random_levels(random: Random, book: Codebook) -> Levels:
    """Return answers of which many are as common; whether sectors differ, somebody else said."""
    question = random.choice([one for one in book.questions if one.headline])
    size, hides = random.choice((1, 3, 20)), random.choice((0.0, 0.0, 0.2, 1.0))
    names, sectors = [level.id for level in question.levels], [one.id for one in book.sectors[:2]]
    groups = [[random.randint(0, size) for _ in names] for _ in sectors]
    groups.append([sum(counts) for counts in zip(*groups, strict=True)])
    rows = [
        (group, level, sum(counts), None if random.random() < hides else counted)
        for group, counts in zip((*sectors, COUNTY), groups, strict=True)
        for level, counted in zip(names, counts, strict=True)
    ]
    frame = whole_numbers(pd.DataFrame(rows, columns=["group", "level", "n", "count"]))
    plan = Comparison(id="made", question=question.id)
    shares = Shares(plan, question, "survey", (), frame, Family(dict))
    levels = Levels(shares, Pairs(shares))
    levels.__dict__["differs"] = random.choice((True, False, None))
    return levels
