"""Statistics for small groups from a finite list: counts in, typed results out.

Every function takes counts, or the numbers stated, and returns a frozen record. What cannot be
computed is ``None``; its interval is then the whole range, so the record still says what is known.
Intervals are at 95 % unless asked otherwise.
"""

from helpers.statistics.contingency import PairwiseTest, independence, kruskal_wallis, pairwise
from helpers.statistics.effects import cliffs_delta, cramers_v, kendall_tau_b
from helpers.statistics.funnel import control_limits
from helpers.statistics.means import (
    Location,
    Part,
    difference_of_means,
    mean,
    median,
    quartiles,
    stratified_mean,
)
from helpers.statistics.multiplicity import holm
from helpers.statistics.paired import paired_difference
from helpers.statistics.permutation import compare_means, grid_of
from helpers.statistics.power import (
    DetectableDifference,
    detectable_difference,
    fisher_power,
    shows_any_difference,
)
from helpers.statistics.proportions import (
    Proportion,
    WorstBestCase,
    difference_of_proportions,
    proportion,
    recovered,
    worst_best_case,
)
from helpers.statistics.rates import (
    CountRatio,
    Rate,
    RateRatio,
    compare_rates,
    count_ratio,
    poisson_rate,
)
from helpers.statistics.results import Effect, Interval, Test
from helpers.statistics.stratified import (
    OddsRatio,
    StratifiedAssociation,
    stratified_association,
)
from helpers.statistics.totals import (
    Domain,
    StratifiedProportion,
    Stratum,
    domain_proportion,
    stratified_proportion,
)

__all__ = [
    "CountRatio",
    "DetectableDifference",
    "Domain",
    "Effect",
    "Interval",
    "Location",
    "OddsRatio",
    "PairwiseTest",
    "Part",
    "Proportion",
    "Rate",
    "RateRatio",
    "StratifiedAssociation",
    "StratifiedProportion",
    "Stratum",
    "Test",
    "WorstBestCase",
    "cliffs_delta",
    "compare_means",
    "compare_rates",
    "control_limits",
    "count_ratio",
    "cramers_v",
    "detectable_difference",
    "difference_of_means",
    "difference_of_proportions",
    "domain_proportion",
    "fisher_power",
    "grid_of",
    "holm",
    "independence",
    "kendall_tau_b",
    "kruskal_wallis",
    "mean",
    "median",
    "paired_difference",
    "pairwise",
    "poisson_rate",
    "proportion",
    "quartiles",
    "recovered",
    "shows_any_difference",
    "stratified_association",
    "stratified_mean",
    "stratified_proportion",
    "worst_best_case",
]
