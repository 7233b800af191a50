"""The report's figures: a small grammar, one function for each kind of result."""

from helpers.figures.answers import levels_by_sector, shares_by_sector
from helpers.figures.cases import interval_counts, period_rates, timeline
from helpers.figures.gap import gap_by_sector, shares_side_by_side
from helpers.figures.response import response_rates

__all__ = [
    "gap_by_sector",
    "interval_counts",
    "levels_by_sector",
    "period_rates",
    "response_rates",
    "shares_by_sector",
    "shares_side_by_side",
    "timeline",
]
