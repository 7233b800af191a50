"""Simulated coverage of the headline share: sectors unlike, clusters, answers that sway response.

The people on the list stay the same in every draw, and so do the numbers who answer; who answers
is drawn anew. The pooled share of all respondents, whose interval the report no longer gives, is
set beside the weighted one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy import stats

from helpers.statistics import Interval, Stratum, proportion, stratified_proportion

from .table import Coverage

Size = tuple[int, int]  # invited, answered
Draw = Callable[[np.random.Generator, int, int, int], int]
"""Draws how many said yes: a generator, invited, those of them with yes, answered."""

UNLIKE = (0.9, 0.2, 0.6, 0.4)
ODDS = (1.5, 2.0, 3.0)
LIKENESS = (0.3, 0.6)
CLUSTER = 3


def headlines(sectors: Sequence[Size], replicates: int) -> Iterator[Coverage]:
    """Yield every row, of the weighted and of the pooled share."""
    shares = [UNLIKE[place % len(UNLIKE)] for place in range(len(sectors))]
    yield from _rows("sectors alike", sectors, [0.4] * len(sectors), _even, replicates)
    yield from _rows("sectors unlike", sectors, shares, _even, replicates)
    for odds in ODDS:
        sways = f"odds of answering {odds:g} times as high with yes"
        yield from _rows(sways, sectors, shares, swayed(odds), replicates)
    for likeness in LIKENESS:
        case = f"threes of likeness {likeness:g} that answer together"
        yield from _rows(case, sectors, shares, clustered(likeness), replicates)


def _even(generator: np.random.Generator, invited: int, yes: int, answered: int) -> int:
    return int(generator.hypergeometric(yes, invited - yes, answered))


def swayed(odds: float) -> Draw:
    """Return a draw in which people with yes are likelier to answer (Fisher's noncentral law)."""

    def draw(generator: np.random.Generator, invited: int, yes: int, answered: int) -> int:
        law = stats.nchypergeom_fisher(invited, yes, answered, odds)
        return int(law.rvs(random_state=generator))

    return draw


def clustered(likeness: float) -> Draw:
    """Return a draw in which colleagues answer together and are likely to say the same."""

    def draw(generator: np.random.Generator, invited: int, yes: int, answered: int) -> int:
        people = organised(invited, yes, likeness)
        order = generator.permutation(len(people))
        return int(np.concatenate([people[place] for place in order])[:answered].sum())

    return draw


def organised(invited: int, yes: int, likeness: float) -> list[npt.NDArray[np.int64]]:
    """Put people into threes, of which about a part, the likeness, are of one mind."""
    whole = round(likeness * yes / CLUSTER)
    agreed_no = round(likeness * (invited - yes) / CLUSTER)
    rest = np.zeros(invited - CLUSTER * (whole + agreed_no), dtype=np.int64)
    rest[: yes - CLUSTER * whole] = 1
    np.random.default_rng(yes).shuffle(rest)
    mixed = [rest[place : place + CLUSTER] for place in range(0, len(rest), CLUSTER)]
    one_mind = [np.full(CLUSTER, mind) for mind in [1] * whole + [0] * agreed_no]
    return [*one_mind, *mixed]


def _rows(
    case: str, sectors: Sequence[Size], shares: Sequence[float], draw: Draw, replicates: int
) -> Iterator[Coverage]:
    generator = np.random.default_rng(20100101)
    lists = [(invited, round(invited * p), n)
             for (invited, n), p in zip(sectors, shares, strict=True)]  # fmt: skip
    invited, n = sum(size for size, _ in sectors), sum(n for _, n in sectors)
    truth = sum(yes for _, yes, _ in lists) / invited
    found: dict[str, list[Interval]] = {"weighted, melded": [], "pooled, blaker": []}
    for _ in range(replicates):
        counts = [yes if size == n else draw(generator, size, yes, n) for size, yes, n in lists]
        strata = [Stratum(x, n, size) for x, (size, _, n) in zip(counts, lists, strict=True)]
        found["weighted, melded"].append(stratified_proportion(strata).interval)
        found["pooled, blaker"].append(proportion(sum(counts), n, population=invited).interval)
    for method, intervals in found.items():
        share = float(np.mean([low - 1e-9 <= truth <= high + 1e-9 for low, high in intervals]))
        error = (share * (1 - share) / replicates) ** 0.5
        width = float(np.mean([high - low for low, high in intervals]))
        yield Coverage(f"headline share, {case}", method, share, share, width, error)
