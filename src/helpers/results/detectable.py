"""How small a difference between two sectors the survey could have shown."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pandas as pd

from helpers.disclosure.declared import NOTHING, key, statistic
from helpers.exhibits import Statement, exhibit_id
from helpers.results.base import Result
from helpers.results.sector_pairs import Pairs
from helpers.results.shares import Shares
from helpers.statistics import detectable_difference, shows_any_difference
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, SIGNIFICANCE, WHOLE

POWER = 0.8


@dataclass(frozen=True)
class Detectable(Result):
    """The differences that Fisher's exact test finds with a chance of 80 per cent.

    Parameters
    ----------
    pairs
        A question's sectors compared two by two.
    """

    pairs: Pairs

    @property
    def shares(self) -> Shares:
        """The question compared across sectors."""
        return self.pairs.shares

    @property
    def baseline(self) -> float:
        """The share that one of the two sectors is taken to have: that of all, or else a half."""
        known = self.shares.county.proportion
        return 0.5 if known is None else known

    @property
    def significance(self) -> float:
        """The level that Holm's method leaves the first of all pairs."""
        return SIGNIFICANCE / max(1, len(self.pairs.pairs))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """A row for each two sectors: their votes, and the smallest difference of two shares.

        If the share in one of them, whichever makes it easier, is the baseline; missing where no
        difference from it is large enough.
        """
        rows = [
            (one.group, other.group, one.voters, other.voters,
             self._smallest(one.voters, other.voters))
            for one, other in combinations(self.shares.sectors, 2)
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

    # The verdict.

    @property
    def is_beside_the_point(self) -> bool:
        """True of a single sector, where a difference is clear, and where a share is hidden."""
        sectors = self.shares.sectors
        is_hidden = any(one.count is None for one in sectors)
        return len(sectors) < 2 or is_hidden or self.shares.differs or bool(self.pairs.apart)

    @property
    def verdict(self) -> str:
        """The message: something in all pairs, alike or not, in some, from elsewhere, nothing."""
        best, worst = self.points
        if best is None:
            sizes = zip(self.frame["n_first"], self.frame["n_second"], strict=True)
            shows = any(shows_any_difference(*two, significance=self.significance) for two in sizes)
            return "detectable_elsewhere" if shows else "detectable_nothing"
        if worst is None:
            return "detectable_partly"
        return "detectable" if best < worst else "detectable_alike"

    def sentence(self, edition: Edition) -> Statement | None:
        """Say how small a difference could have been shown; nothing where one was."""
        if self.is_beside_the_point:
            return None
        question, county = self.shares.question, self.shares.county
        known = county.keys if county.proportion is not None else ()
        rests = statistic(key("n", question.id, "*"), *known)
        ends = zip(("low", "high"), self.points, strict=True)
        text = edition.say(
            self.verdict,
            power=PERCENT(POWER, counts=NOTHING),
            label=edition.quoted(edition.question(question)),
            baseline=PERCENT(self.baseline, counts=statistic(*known) if known else NOTHING),
            **{name: WHOLE(points, counts=rests) for name, points in ends if points is not None},
        )
        identifier = exhibit_id(question.id, "detectable")
        return Statement(identifier, text, self.shares.source, result=self.shares.plan.id)

    def _smallest(self, n1: int, n2: int) -> float | None:
        found = [
            detectable_difference(
                *sizes, baseline=self.baseline, significance=self.significance, power=POWER
            ).difference
            for sizes in dict.fromkeys(((n1, n2), (n2, n1)))
        ]
        return min((one for one in found if one is not None), default=None)
