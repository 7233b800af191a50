"""How small a difference between two sectors the survey could have shown."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pandas as pd

from helpers.disclosure.declared import NOTHING, key, statistic
from helpers.exhibits import Statement, exhibit_id
from helpers.results.base import SIGNIFICANCE, Result
from helpers.results.shares import Shares
from helpers.statistics import detectable_difference
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, WHOLE

POWER = 0.8


@dataclass(frozen=True)
class Detectable(Result):
    """The differences that Fisher's exact test finds with a chance of 80 per cent.

    Parameters
    ----------
    shares
        The question compared across sectors.
    """

    shares: Shares

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A row for each two sectors: their answers, and the smallest difference of two shares.

        At the level that Holm's method leaves the first of all pairs, if one sector's share is
        that of all respondents; missing where no difference is large enough.
        """
        pairs = list(combinations(self.shares.sectors, 2))
        baseline = self.shares.county.proportion
        rows = [
            (first.group, second.group, first.n, second.n, detectable_difference(
                first.n, second.n, baseline=0.5 if baseline is None else baseline,
                significance=SIGNIFICANCE / len(pairs), power=POWER,
            ).difference)
            for first, second in pairs
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=["first", "second", "n_first", "n_second", "difference"])

    @property
    def points(self) -> tuple[int | None, int | None]:
        """The differences found in the best and in the worst pair, in whole percentage points.

        None where no difference is large enough.
        """
        known = [math.ceil(100 * one) for one in self.frame["difference"].dropna()]
        worst = max(known) if known and len(known) == len(self.frame) else None
        return min(known, default=None), worst

    @property
    def verdict(self) -> str:
        """The message: nothing can be shown, something in some pairs, alike in all, a range."""
        best, worst = self.points
        if best is None:
            return "detectable_nothing"
        if worst is None:
            return "detectable_partly"
        return "detectable" if best < worst else "detectable_alike"

    def sentence(self, edition: Edition) -> Statement | None:
        """Say how small a difference could have been shown; nothing of a single sector."""
        if len(self.shares.sectors) < 2:
            return None
        question = self.shares.question
        county = self.shares.county
        baseline = county.keys if county.proportion is not None else ()
        rests = statistic(key("n", question.id, "*"), *baseline)
        ends = zip(("low", "high"), self.points, strict=True)
        text = edition.say(
            self.verdict,
            power=PERCENT(POWER, counts=NOTHING),
            label=edition.quoted(edition.question(question)),
            **{name: WHOLE(points, counts=rests) for name, points in ends if points is not None},
        )
        identifier = exhibit_id(question.id, "detectable")
        return Statement(identifier, text, self.shares.source, result=self.shares.plan.id)
