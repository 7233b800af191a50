"""Print the coverage of every interval at the sizes of a survey's sectors.

Run ``python -m tests.coverage SURVEY``: those invited are the codebook's, those who
answered follow from the published response rates or, where there are none, from the counts that
notebook 01 wrote. Other sizes are tried with ``SECTOR=INVITED/ANSWERED ...``, for example
``businesses=94/57 care_givers=50/40``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import combinations, product

from helpers.disclosure.count_files import read_counts
from helpers.statistics.proportions import IntervalMethod
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import has_published, read_published

from .clusters import error_table
from .exact import (
    county,
    difference,
    endless_proportion,
    finite_proportion,
    paired,
    poisson,
)
from .gaps import UNLIKE, difference_of_gaps, power_table
from .headline import headlines
from .simulated import (
    Planned,
    effects,
    family_error,
    planned_family_error,
)
from .table import Coverage, markdown, summary

METHODS: tuple[IntervalMethod, ...] = ("blaker", "equal_tails", "wilson")
Sizes = dict[str, tuple[int, int]]


def study(sectors: Sizes, replicates: int) -> list[Coverage]:
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
    for name, (invited, answered) in sampled.items():
        case = f"paired difference, {name}, {answered} of {invited}"
        rows.append(summary(case, "unconditional_score_finite", *paired(invited, answered)))
    rows += [
        difference_of_gaps(dict(two), members, replicates)
        for two in combinations(sampled.items(), 2)
        for members in combinations(UNLIKE[::2], 2)
    ]
    rows.append(summary("county proportion", "melded, finite list", *county([*sectors.values()])))
    rows.extend(headlines([*sectors.values()], replicates))
    rows.append(poisson())
    rows.extend(effects(sectors, replicates))
    return rows


def survey_sizes(folder: SurveyFolder, codebook: Codebook) -> Sizes:
    """Return how many were invited and how many answered in each sector of a survey."""
    invited = {sector.id: sector.invited for sector in codebook.sectors}
    if has_published(folder, "response_rates"):
        rates = read_published(folder, "response_rates").set_index("sector")["percent"]
        return {name: (size, round(size * rates[name] / 100)) for name, size in invited.items()}
    answered = read_counts(folder)[0].response.groupby("sector")["answered"].sum()
    return {name: (size, int(answered[name])) for name, size in invited.items()}


def stated_sizes(arguments: Sequence[str]) -> Sizes:
    """Return the sizes of arguments ``SECTOR=INVITED/ANSWERED``.

    Raises
    ------
    ValueError
        An argument that reads otherwise, or fewer than two.
    """
    sectors: Sizes = {}
    for argument in arguments:
        name, _, sizes = argument.partition("=")
        invited, _, answered = sizes.partition("/")
        if not (invited.isdigit() and answered.isdigit() and 0 < int(answered) <= int(invited)):
            raise ValueError(
                f"{argument}: expected SECTOR=INVITED/ANSWERED, ANSWERED from 1 to INVITED"
            )
        sectors[name] = (int(invited), int(answered))
    if len(sectors) < 2:
        raise ValueError("expected a survey, or at least two of SECTOR=INVITED/ANSWERED")
    return sectors


def main(arguments: Sequence[str]) -> int:
    """Print the table and the type I error of families of comparisons."""
    plan: list[Planned] = []
    try:
        if len(arguments) == 1 and "=" not in arguments[0]:
            folder = SurveyFolder(arguments[0])
            codebook = read_codebook(folder)
            sectors = survey_sizes(folder, codebook)
            plan = [
                Planned(comparison.question, comparison.against)
                for comparison in codebook.analysis
                if comparison.confirmatory
            ]
        else:
            sectors = stated_sizes(arguments)
    except (InputError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(markdown(study(sectors, replicates=4_000)))
    print("\nHow often a gap is found, beside a sign test at 0.05\n")
    sampled = [size for size in sectors.values() if size[0] != size[1]]
    print(power_table([(200, 60), *sampled]))
    print("\nHow often alike sectors are said to differ, where colleagues answer alike\n")
    print(error_table(replicates=1_500))
    sizes = [answered for _, answered in sectors.values()]
    for levels in (2, 3):
        error = family_error(sizes, comparisons=6, levels=levels, replicates=2_000)
        _print_error(f"Six true null hypotheses, {levels} levels, Holm", error)
    if plan:
        error = planned_family_error(sizes, plan, replicates=2_000)
        _print_error(f"The codebook's {len(plan)} confirmatory comparisons, all null, Holm", error)
    return 0


def _print_error(title: str, error: tuple[float, float]) -> None:
    print(f"\n{title}: type I error {error[0]:.3f} ± {error[1]:.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
