"""From a matplotlib figure to an SVG that belongs to its page.

Text stays text and takes the page's font. Ink follows the page's colours, light or dark. The same
figure gives the same bytes: no dates, no random ids.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from helpers.codebook import Codebook
from helpers.edition import Edition

# Stand-ins that become the page's own colours in the SVG.
INK = "#010203"
RULE = "#030201"
FAINT = "#020301"
PAPER = "#020103"
_PAGE_COLOURS = {
    INK: "currentColor",
    RULE: "var(--rule, #b8bfc6)",
    FAINT: "var(--faint, #5f6973)",
    PAPER: "var(--paper, #ffffff)",
}

# One colour for each sector, in the codebook's order (after Okabe and Ito, 2008), with at least
# 3:1 contrast against the light and the dark page.
_SECTOR_COLOURS = ("#2b7bba", "#c9602c", "#1f8f6b", "#a764a8", "#8a7a1f", "#5f7d95")

WIDTH = 4.5  # inches; scaled to the page, so that text stays readable on a phone
ROW = 0.36  # inches for a row of a chart

_STYLE: dict[Any, Any] = {
    "axes.edgecolor": RULE,
    "axes.facecolor": "none",
    "axes.labelcolor": INK,
    "axes.labelsize": 9,
    "axes.linewidth": 0.8,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "font.family": "DejaVu Sans",  # comes with matplotlib: every machine measures text alike
    "font.size": 9,
    "grid.color": RULE,
    "grid.linewidth": 0.5,
    "hatch.color": RULE,
    "hatch.linewidth": 0.7,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "text.color": INK,
    "xtick.color": RULE,
    "xtick.labelcolor": INK,
    "xtick.labelsize": 9,
    "ytick.color": RULE,
    "ytick.labelcolor": INK,
    "ytick.labelsize": 9,
    "ytick.left": False,
}


def sector_colours(codebook: Codebook) -> dict[str, str]:
    """Return the colour of each sector, the same through the whole report."""
    return {
        sector.id: _SECTOR_COLOURS[position % len(_SECTOR_COLOURS)]
        for position, sector in enumerate(codebook.sectors)
    }


@contextmanager
def canvas(height: float, *, rows: int = 1) -> Iterator[tuple[Figure, list[Axes]]]:
    """Give a figure in the report's style, with axes above each other that share their x axis.

    Parameters
    ----------
    height
        Height in inches.
    rows
        Number of axes.
    """
    with mpl.rc_context(dict(sns.axes_style("white")) | _STYLE):
        figure = Figure(figsize=(WIDTH, height))
        axes = figure.subplots(rows, 1, sharex=True, squeeze=False)
        yield figure, list(axes[:, 0])


def percent_axis(axes: Axes, edition: Edition, *, vertical: bool = False) -> None:
    """Make an axis run from 0 to 100 per cent, with quiet grid lines."""
    axis = axes.yaxis if vertical else axes.xaxis
    (axes.set_ylim if vertical else axes.set_xlim)(-0.02, 1.02)
    axis.set_ticks([0, 0.25, 0.5, 0.75, 1])
    axis.set_major_formatter(FuncFormatter(lambda value, _: edition.percent(value)))
    axis.grid(True)
    axes.set_axisbelow(True)


def to_svg(figure: Figure, identifier: str) -> str:
    """Write a figure as an ``svg`` element for the page.

    Parameters
    ----------
    figure
        The drawing, made within :func:`canvas`.
    identifier
        The exhibit's id; keeps the ids inside the drawing apart from those of other drawings.

    Returns
    -------
    str
        The element, starting with ``<svg ``.
    """
    text = io.StringIO()
    nothing = dict.fromkeys(["Date", "Creator", "Format", "Type"])
    with mpl.rc_context(_STYLE | {"svg.hashsalt": identifier}):
        figure.savefig(text, format="svg", metadata=nothing)
    svg = text.getvalue()
    svg = svg[svg.index("<svg ") :].strip()
    svg = re.sub(r"<metadata>.*?</metadata>\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(
        r'^<svg .*?viewBox="([^"]+)"[^>]*>',
        r'<svg class="chart" style="width: 100%; max-width: 36rem; height: auto" viewBox="\1" '
        r'xmlns:xlink="http://www.w3.org/1999/xlink">',
        svg,
        flags=re.DOTALL,
    )
    svg = re.sub(r" font-family: [^;\"]*;", "", svg)
    for stand_in, colour in _PAGE_COLOURS.items():
        svg = svg.replace(stand_in, colour)
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
    return re.sub(
        r' id="([^"]+)"', lambda found: found.group(0) if found.group(1) in used else "", svg
    )
