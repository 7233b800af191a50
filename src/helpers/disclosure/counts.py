"""From respondents to counts: the only thing that later appendices ever see."""

from dataclasses import dataclass, field

import pandas as pd

from helpers.survey.codebook import Codebook
from helpers.survey.provenance import Source

COUNTY = "county"
HEADLINE = "headline"
OTHER = "other"

ANSWER_COLUMNS = ["question", "group", "level", "n", "count"]
NUMBER_COLUMNS = [
    "question", "group", "n", "mean", "mean_low", "mean_high", "lower_quartile", "median",
    "upper_quartile", "median_low", "median_high",
]  # fmt: skip
DIFFERENCE_COLUMNS = [
    "question", "method", "p", "n", "first", "last", "difference",
    "difference_low", "difference_high",
]  # fmt: skip
PAIR_COLUMNS = ["comparison", "group", "level", "against_level", "n", "count"]


@dataclass(frozen=True)
class Counts:
    """Everything counted in one survey that a page may show. A missing count is a hidden one.

    Parameters
    ----------
    survey
        The survey folder's name.
    source
        Where the answers come from.
    response
        Columns sector, actor, invited, answered: one row an actor.
    answers
        Columns question, group, level, n, count: one row a level of each question with levels,
        for every sector and ``county``. Level ``headline`` is the sum of the question's headline
        levels; n counts those who answered the question ("don't know" included).
    pairs
        Columns comparison, group, level, against_level, n, count: two questions crossed, each
        reduced to ``headline`` and ``other``; n counts those who answered both.
    items
        Columns question, level, n, count: how many ticked each item of a multiple-response
        question in the whole county, out of n who answered it.
    numbers
        Columns question, group, n, mean, median, quartiles and the limits of intervals: what is
        told of the numbers that a group stated, out of n who stated one.
    differences
        Columns question, method, p, n, first, last, difference and its limits: whether groups
        stated different numbers, and by how much the group with the highest mean exceeds the one
        with the lowest.
    cases
        Columns question, sector, actor, low, high, open, public: sums of count answers, and what
        hidden ones add up to (``disclosure.magnitudes.protect_cases``).
    """

    survey: str
    source: Source
    response: pd.DataFrame
    answers: pd.DataFrame
    pairs: pd.DataFrame
    items: pd.DataFrame
    cases: pd.DataFrame
    numbers: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=NUMBER_COLUMNS))
    differences: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=DIFFERENCE_COLUMNS)
    )


def count_response(responses: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Count who was invited and who answered, by actor.

    Returns
    -------
    pandas.DataFrame
        Columns sector, actor, invited, answered.
    """
    answered = responses["_actor"].value_counts()
    return pd.DataFrame(
        [
            (sector.id, actor.id, actor.invited, int(answered.get(actor.id, 0)))
            for sector in codebook.sectors
            for actor in sector.actors
        ],
        columns=["sector", "actor", "invited", "answered"],
    )


def count_items(responses: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Count ticks in multiple-response questions, over the whole county.

    Returns
    -------
    pandas.DataFrame
        Columns question, level, n (answered the question), count (ticked the item).
    """
    rows = []
    for question in codebook.questions:
        for level in question.levels if question.type == "multiple" else ():
            ticked = responses[f"{question.id}.{level.id}"]
            rows.append((question.id, level.id, ticked.notna().sum(), ticked.fillna(False).sum()))
    return whole_numbers(pd.DataFrame(rows, columns=["question", "level", "n", "count"]))


def count_cases(responses: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Add up count answers by actor, with both ends of every interval.

    Returns
    -------
    pandas.DataFrame
        Columns question, sector, actor, reporters (respondents with at least one case), low,
        high, open.
    """
    rows = []
    for question in codebook.questions:
        if question.type != "count":
            continue
        low, high, is_open = (f"{question.id}.{end}" for end in ("low", "high", "open"))
        reporting = responses[reports_cases(responses, question.id)]
        by_actor = reporting.groupby("_actor", observed=True)
        reporters = by_actor.size()
        sums, opened = by_actor[[low, high]].sum(), by_actor[is_open].any()
        for actor, sector in codebook.sector_of.items():
            told: list[object] = [0, 0, 0, False]
            if actor in reporters.index:
                told = [reporters[actor], *sums.loc[actor], opened[actor]]
            rows.append((question.id, sector, actor, *told))
    columns = ["question", "sector", "actor", "reporters", "low", "high", "open"]
    return whole_numbers(pd.DataFrame(rows, columns=columns))


def reports_cases(responses: pd.DataFrame, question: str) -> pd.Series:
    """Return which respondents state at least one case, or say that there may be some."""
    reports = (responses[f"{question}.high"] > 0) | responses[f"{question}.open"]
    return reports.fillna(False).astype(bool)


def whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its counts as whole numbers that may be missing (hidden)."""
    names = {"n", "count", "reporters", "low", "high", "invited", "answered"}
    return frame.astype({name: "Int64" for name in frame.columns if name in names})
