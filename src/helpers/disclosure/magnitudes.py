"""Sums of numbers that respondents stated: hidden where they tell what one of them stated.

They do where fewer respondents than the threshold stand behind, or fewer of the group do not; where
the sum is so small that it leaves no choice; and where one states so much of it that the second
could work that out to within p per cent: what the others state, without the second, is less than
p % of it (p % rule: Hundepool et al., Statistical Disclosure Control, 2012). Both ends of what was
stated are judged.

An actor whose sum does so is hidden together with others, until what they add up to is safe: that
much follows from the sums of sectors and of all, which stay. Others of the same sector are taken
where they suffice, then whole sectors. Three at least go together, and whichever of them stated
nothing, two others can have been the reason. Which ones is drawn with a key, as elsewhere: those of
whom more answered sooner, those who stated nothing seldom.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from helpers.disclosure.counts import reports_cases
from helpers.disclosure.gates import Visible
from helpers.disclosure.suppression import random_of
from helpers.survey.codebook import Codebook, Question

TOGETHER = ""
"""The actor, and the sector, of a row that holds what hidden actors add up to."""

_SELDOM = 0.1  # how likely an actor of which nobody states anything is drawn, beside others
_TOGETHER = 3  # fewest actors, or sectors, that are hidden together
_CHOICE = 2  # by how much a sum exceeds the threshold, so that it can be stated in several ways
SUMS = ["low", "high", "open"]


def protect_cases(
    cases: pd.DataFrame,
    responses: pd.DataFrame,
    visible: Visible,
    codebook: Codebook,
    public: set[str],
    key: bytes,
) -> pd.DataFrame:
    """Hide the sums of actors that tell what a respondent stated, and cover for them.

    Parameters
    ----------
    cases
        As ``disclosure.counts.count_cases`` returns them.
    responses
        One row a respondent.
    visible
        Which answers are shown: nothing is told of a follow-up whose gate is hidden in any sector.
    codebook
        The survey's declaration, with the threshold and p.
    public
        Count questions whose sums are known already and stay.
    key
        What only the holder of the answers knows.

    Returns
    -------
    pandas.DataFrame
        Columns question, sector, actor, low, high, open, public (known already, and kept as it
        is): the same sums, missing where hidden. What the hidden actors of a sector add up to
        stands in a row of its own, with the actor ``TOGETHER``; where that would not be safe, what
        the hidden actors of several sectors add up to, with the sector ``TOGETHER``. Where no such
        sum is safe there is none.
    """
    cases = cases.drop(columns="reporters").astype({"open": "boolean"})
    cases["public"] = cases["question"].isin(public)
    frames = [cases.head(0)]
    for name, mine in cases.groupby("question", sort=False):
        question = codebook.question(str(name))
        sector_of = dict(zip(mine["actor"], mine["sector"], strict=True))
        is_open = all(visible.opening(question, sector) for sector in sector_of.values())
        pools: Pools | None = {} if is_open else None
        if name in public:
            pools = {}
        elif is_open and not question.harmless:
            stated = _stated(responses, question, codebook)
            pools = _pools(stated, sector_of, random_of(key, question.id))
        frames.append(_masked(mine.reset_index(drop=True), pools))
    return pd.concat(frames, ignore_index=True)


def public_reporters(cases: pd.DataFrame, public: set[str]) -> pd.DataFrame:
    """Return of sums that were public before that somebody told of them, not how many.

    Parameters
    ----------
    cases
        As ``disclosure.counts.count_cases`` returns them.
    public
        Count questions whose sums are known already.
    """
    known = cases[cases["question"].isin(public)]
    return known.assign(reporters=known["reporters"].clip(upper=1))


Pools = dict[str, set[str]]
"""The actors hidden together, by their sector; by ``TOGETHER`` where they are of several."""


@dataclass(frozen=True)
class _Stated:
    """What was stated: which sums of it are safe, and which actors cover each other.

    Parameters
    ----------
    numbers
        Both ends of what each respondent stated, if anything, by actor.
    answered
        How many respondents each actor has.
    threshold, percent
        As the codebook declares them.
    """

    numbers: Mapping[str, Sequence[tuple[int, int]]]
    answered: Mapping[str, int]
    threshold: int
    percent: float

    def is_safe(self, actors: Iterable[str]) -> bool:
        """Return whether the sum of some actors tells nothing of one respondent."""
        pool = list(actors)
        stated = [one for actor in pool for one in self.numbers[actor]]
        others = sum(self.answered[actor] for actor in pool) - len(stated)
        if min(len(stated), others) < self.threshold:
            return not stated
        for end in zip(*stated, strict=True):
            first, _, *rest = sorted(end, reverse=True)
            if sum(rest) < self.percent / 100 * first:
                return False
        return sum(high for _, high in stated) >= self.threshold + _CHOICE

    def cover(self, units: Sequence[set[str]]) -> bool:
        """Return whether units hidden together are safe, and each may have stated nothing."""
        sizes = [sum(self.answered[actor] for actor in unit) for unit in units]
        able = [size for size in sizes if size]
        left = sum(able) - max(able, default=0)  # answers of the others, whichever stated nothing
        is_safe = self.is_safe(set().union(*units))
        return len(able) >= _TOGETHER and left >= 2 * self.threshold and is_safe

    def grown(
        self, units: Sequence[set[str]], others: Sequence[set[str]], more: int
    ) -> list[set[str]]:
        """Add others to the units hidden together until they cover each other, and some more."""
        pool = list(units)
        for other in others:
            if self.cover(pool):
                more -= 1
                if more < 0:
                    break
            pool.append(other)
        return pool


def _stated(responses: pd.DataFrame, question: Question, codebook: Codebook) -> _Stated:
    reporting = responses[reports_cases(responses, question.id)]
    told: dict[str, list[tuple[int, int]]] = {actor.id: [] for actor in codebook.actors}
    ends = (reporting[f"{question.id}.{end}"].fillna(0).astype(int) for end in ("low", "high"))
    for actor, low, high in zip(reporting["_actor"], *ends, strict=True):
        told[actor].append((low, high))
    answered = responses["_actor"].value_counts()
    return _Stated(
        told,
        {actor: int(answered.get(actor, 0)) for actor in told},
        codebook.disclosure.threshold,
        codebook.disclosure.dominance,
    )


def _pools(
    stated: _Stated, sector_of: Mapping[str, str], random: np.random.Generator
) -> Pools | None:
    """Choose which actors are hidden together; None where no choice is safe, and all are."""
    actors = list(stated.numbers)
    weights = np.array(
        [(1 + stated.answered[one]) * (1 if stated.numbers[one] else _SELDOM) for one in actors]
    )
    order = random.choice(actors, len(actors), replace=False, p=weights / weights.sum()).tolist()
    sectors = {
        sector: {one for one in actors if sector_of[one] == sector}
        for sector in dict.fromkeys(sector_of[one] for one in order)
    }
    pools: Pools = {}
    loose = []
    for sector, mine in sectors.items():
        if unsafe := [{one} for one in order if one in mine and not stated.is_safe([one])]:
            others = [{one} for one in order if one in mine and {one} not in unsafe]
            pool = stated.grown(unsafe, others, int(random.geometric(0.5)) - 1)
            if stated.cover(pool):
                pools[sector] = set().union(*pool)
            else:
                loose.append(sector)
    if loose:
        # Sectors cover each other as a whole: one partly hidden would be known for mere cover.
        whole = [sectors[one] for one in loose]
        others = [mine for sector, mine in sectors.items() if sector not in loose]
        pool = stated.grown(whole, others, int(random.geometric(0.5)) - 1)
        together = set().union(*pool)
        pools = {sector: mine for sector, mine in pools.items() if not mine & together}
        if not stated.cover(pool):
            return None
        pools[TOGETHER] = together
    return pools


def _masked(cases: pd.DataFrame, pools: Pools | None) -> pd.DataFrame:
    """Take out the sums of hidden actors, and add what they add up to."""
    if pools is None:
        return cases.assign(**dict.fromkeys(SUMS)).astype(cases.dtypes)
    hidden = cases["actor"].isin(set().union(*pools.values()))
    shown = cases.assign(**{name: cases[name].mask(hidden) for name in SUMS})
    for sector, pool in pools.items():
        mine = cases[cases["actor"].isin(pool)]
        sums = [mine["low"].sum(), mine["high"].sum(), mine["open"].any()]
        shown.loc[len(shown)] = [mine["question"].iloc[0], sector, TOGETHER, *sums, False]
    return shown
