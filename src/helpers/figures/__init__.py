"""The report's figures: marks alone, one function for each shape."""

from helpers.figures.answers import Bar, Block, Scale, diverging_bars, scale_of, shares_by_group
from helpers.figures.cases import CountRow, interval_counts
from helpers.figures.gap import gaps, shares_side_by_side
from helpers.figures.numbers import NumberRow, numbers_by_group
from helpers.figures.parts import Row
from helpers.figures.plane import Point, shares_plane
from helpers.figures.reports import period_rates, timeline
from helpers.figures.response import rates
from helpers.figures.small import small_counts, small_reports, small_shares
from helpers.figures.surveys import FunnelMark, differences, funnel_plot, funnel_sizes

__all__ = [
    "Bar",
    "Block",
    "CountRow",
    "FunnelMark",
    "NumberRow",
    "Point",
    "Row",
    "Scale",
    "differences",
    "diverging_bars",
    "funnel_plot",
    "funnel_sizes",
    "gaps",
    "interval_counts",
    "numbers_by_group",
    "period_rates",
    "rates",
    "scale_of",
    "shares_by_group",
    "shares_plane",
    "shares_side_by_side",
    "small_counts",
    "small_reports",
    "small_shares",
    "timeline",
]
