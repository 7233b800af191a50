"""Print the coverage of every interval at the sizes of a survey's sectors.

Run ``python -m helpers.statistics.coverage SECTOR=INVITED/ANSWERED ...``, for example
``businesses=94/57 care_givers=50/40``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import combinations, product

from helpers.statistics.coverage.exact import (
    county,
    difference,
    endless_proportion,
    finite_proportion,
    poisson,
)
from helpers.statistics.coverage.simulated import effects, family_error
from helpers.statistics.coverage.table import Coverage, markdown, summary
from helpers.statistics.proportions import IntervalMethod

METHODS: tuple[IntervalMethod, ...] = ("blaker", "equal_tails", "wilson")


def study(sectors: dict[str, tuple[int, int]], replicates: int) -> list[Coverage]:
    """Every row of the table."""
    rows = []
    sampled = {name: size for name, size in sectors.items() if size[0] != size[1]}
    for (name, (invited, answered)), method in product(sampled.items(), METHODS):
        covered, width = finite_proportion(invited, answered, method)
        case = f"proportion, {name}, {answered} of {invited}"
        rows.append(summary(case, f"{method}, finite list", covered, width))
    for (name, (_, answered)), method in product(sectors.items(), METHODS):
        covered, width = endless_proportion(answered, method)
        rows.append(
            summary(f"proportion, {name}, {answered}", f"{method}, endless", covered, width)
        )
    for (name1, size1), (name2, size2) in combinations(sectors.items(), 2):
        for label in ("melded, finite list", "mover_blaker, endless", "newcombe, endless"):
            covered, width = difference(size1, size2, label.split(",")[0])
            rows.append(summary(f"difference, {name1} and {name2}", label, covered, width))
    rows.append(summary("county proportion", "melded, finite list", *county([*sectors.values()])))
    rows.append(poisson())
    rows.extend(effects(sectors, replicates))
    return rows


def main(arguments: Sequence[str]) -> int:
    """Print the table and the type I error of a family of comparisons."""
    sectors: dict[str, tuple[int, int]] = {}
    for argument in arguments:
        name, _, sizes = argument.partition("=")
        invited, _, answered = sizes.partition("/")
        if not (invited.isdigit() and answered.isdigit() and 0 < int(answered) <= int(invited)):
            print(f"{argument}: expected SECTOR=INVITED/ANSWERED, ANSWERED from 1 to INVITED")
            return 2
        sectors[name] = (int(invited), int(answered))
    if len(sectors) < 2:
        print("expected at least two of SECTOR=INVITED/ANSWERED")
        return 2
    print(markdown(study(sectors, replicates=4_000)))
    sizes_answered = [answered for _, answered in sectors.values()]
    for levels in (2, 3):
        error, uncertainty = family_error(
            sizes_answered, comparisons=6, levels=levels, replicates=2_000
        )
        print(
            f"\nSix true null hypotheses, {levels} levels, Holm: "
            f"type I error {error:.3f} ± {uncertainty:.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
