"""The report's figures: a small grammar, one function for each kind of result."""

from helpers.figures.answers import levels_by_sector, shares_by_sector
from helpers.figures.cases import interval_counts
from helpers.figures.gap import gap_by_sector, shares_side_by_side
from helpers.figures.plane import shares_plane
from helpers.figures.reports import period_rates, timeline
from helpers.figures.response import response_rates
from helpers.figures.small import small_counts, small_shares
from helpers.figures.surveys import funnel_plot, question_differences

__all__ = [
    "funnel_plot",
    "gap_by_sector",
    "interval_counts",
    "levels_by_sector",
    "period_rates",
    "question_differences",
    "response_rates",
    "shares_by_sector",
    "shares_plane",
    "shares_side_by_side",
    "small_counts",
    "small_shares",
    "timeline",
]
