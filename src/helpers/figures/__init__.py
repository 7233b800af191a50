"""The report's figures: a small grammar, one function for each kind of result."""

from helpers.figures.answers import levels_by_sector, shares_by_sector
from helpers.figures.cases import interval_counts, timeline
from helpers.figures.plane import experience_plane
from helpers.figures.response import response_rates

__all__ = [
    "experience_plane",
    "interval_counts",
    "levels_by_sector",
    "response_rates",
    "shares_by_sector",
    "timeline",
]
