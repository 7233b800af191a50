"""Sums of numbers that respondents stated: hidden where too few, or one of them, stand behind.

A sum tells what somebody stated where fewer respondents than the threshold stand behind it, where
every respondent of the group does, or where one states so much of it that the second could work
that out to within p per cent: what the others state, without the second, is less than p % of it
(p % rule: Hundepool et al., Statistical Disclosure Control, 2012). An actor whose sum does so is
hidden together with others, until what they add up to is safe: that much follows from the sums of
sectors and of all, which stay. Others of the same sector are taken where they suffice, then of any.
Which ones is drawn with a key, as elsewhere: those of whom more answered sooner, those who stated
nothing seldom.
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
        if name in public or question.harmless:
            frames.append(mine)
            continue
        stated = _stated(responses, question, codebook)
        sector_of = dict(zip(mine["actor"], mine["sector"], strict=True))
        if not all(visible.opening(question, sector) for sector in sector_of.values()):
            frames.append(mine.assign(**dict.fromkeys(SUMS)).astype(mine.dtypes))
            continue
        pools = _pools(stated, sector_of, random_of(key, question.id))
        frames.append(_masked(mine.reset_index(drop=True), pools, stated))
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
    """What was stated: which sums of it are safe.

    Parameters
    ----------
    numbers
        What each respondent stated, if anything, by actor.
    answered
        How many respondents each actor has.
    threshold, percent
        As the codebook declares them.
    """

    numbers: Mapping[str, Sequence[float]]
    answered: Mapping[str, int]
    threshold: int
    percent: float

    def is_safe(self, actors: Iterable[str]) -> bool:
        """Return whether the sum of some actors tells nothing of one respondent."""
        pool = list(actors)
        stated = sorted((one for actor in pool for one in self.numbers[actor]), reverse=True)
        few = min(len(stated), sum(stated)) < self.threshold
        everyone = len(stated) == sum(self.answered[actor] for actor in pool)
        dominated = sum(stated[2:]) < self.percent / 100 * sum(stated[:1])
        return not stated or not (few or everyone or dominated)

    def grown(self, pool: set[str], others: Sequence[set[str]], more: int) -> set[str]:
        """Add others to the actors hidden together until their sum is safe, and some more."""
        for other in others:
            if len(pool) > 1 and self.is_safe(pool):
                more -= 1
                if more < 0:
                    break
            pool = pool | other
        return pool


def _stated(responses: pd.DataFrame, question: Question, codebook: Codebook) -> _Stated:
    reporting = responses[reports_cases(responses, question.id)]
    told = reporting.groupby("_actor", observed=True)[f"{question.id}.high"].agg(list).to_dict()
    answered = responses["_actor"].value_counts()
    actors = [actor.id for actor in codebook.actors]
    return _Stated(
        {actor: told.get(actor, []) for actor in actors},
        {actor: int(answered.get(actor, 0)) for actor in actors},
        codebook.disclosure.threshold,
        codebook.disclosure.dominance,
    )


def _pools(stated: _Stated, sector_of: Mapping[str, str], random: np.random.Generator) -> Pools:
    """Choose which actors are hidden together."""
    actors = list(stated.numbers)
    weights = np.array(
        [(1 + stated.answered[one]) * (1 if stated.numbers[one] else _SELDOM) for one in actors]
    )
    order = random.choice(actors, len(actors), replace=False, p=weights / weights.sum()).tolist()
    pools: Pools = {}
    loose: set[str] = set()
    for sector in dict.fromkeys(sector_of.values()):
        mine = [one for one in order if sector_of[one] == sector]
        if unsafe := {one for one in mine if not stated.is_safe([one])}:
            others = [{one} for one in mine if one not in unsafe]
            pool = stated.grown(unsafe, others, int(random.geometric(0.5)) - 1)
            if stated.is_safe(pool) and len(pool) > 1:
                pools[sector] = pool
            else:
                loose |= pool
    if loose:
        # Whose sector's sum goes takes along whoever is hidden there.
        others = [{one} | pools.get(sector_of[one], set()) for one in order]
        loose = stated.grown(loose, others, int(random.geometric(0.5)) - 1)
        touched = {sector_of[one] for one in loose}
        pools = {sector: pool for sector, pool in pools.items() if sector not in touched}
        pools[TOGETHER] = loose
    return pools


def _masked(cases: pd.DataFrame, pools: Pools, stated: _Stated) -> pd.DataFrame:
    """Take out the sums of hidden actors, and add what they add up to where that is safe."""
    hidden = cases["actor"].isin(set().union(*pools.values()))
    shown = cases.assign(**{name: cases[name].mask(hidden) for name in SUMS})
    for sector, pool in pools.items():
        if stated.is_safe(pool):
            mine = cases[cases["actor"].isin(pool)]
            sums = [mine["low"].sum(), mine["high"].sum(), mine["open"].any()]
            shown.loc[len(shown)] = [mine["question"].iloc[0], sector, TOGETHER, *sums, False]
    return shown
