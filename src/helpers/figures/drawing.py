"""From a matplotlib figure to an SVG that belongs to its page.

Text stays text and takes the page's font. Ink follows the page's colours, light or dark. The same
figure gives the same bytes: no dates, no random ids.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from helpers.figures.colours import INK, PAGE_COLOURS, RULE

UNITS = 320
"""Width of every drawing in SVG units: less than a phone's page has, so text never shrinks."""
TEXT = 10
"""Size of the text in the same units."""
ROW = 0.5  # inches for a row of a chart, its heading included

_INCH = 72  # SVG units
_TICK = "tick-"  # marks the labels of an axis, which tell no figure
_WIDEST = "31rem"  # on a wide page text is as large as the page's own
_STYLE: dict[Any, Any] = {
    "axes.edgecolor": RULE,
    "axes.facecolor": "none",
    "axes.labelcolor": INK,
    "axes.labelsize": TEXT,
    "axes.linewidth": 0.8,
    "axes.spines.left": False,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "font.family": "DejaVu Sans",  # comes with matplotlib: every machine measures text alike
    "font.size": TEXT,
    "grid.color": RULE,
    "grid.linewidth": 0.5,
    "hatch.color": RULE,
    "hatch.linewidth": 0.7,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "text.color": INK,
    "text.parse_math": False,  # a label such as "$0 - $24,999" is no formula
    "xtick.color": RULE,
    "xtick.labelcolor": INK,
    "xtick.labelsize": TEXT,
    "ytick.color": RULE,
    "ytick.labelcolor": INK,
    "ytick.labelsize": TEXT,
    "ytick.left": False,
}


@contextmanager
def canvas(
    height: float, *, rows: int = 1, width: float = UNITS / _INCH
) -> Iterator[tuple[Figure, list[Axes]]]:
    """Give a figure in the report's style, with axes above each other that share their x axis.

    Parameters
    ----------
    height
        Height in inches.
    rows
        Number of axes.
    width
        Width in inches.
    """
    with mpl.rc_context(dict(sns.axes_style("white")) | _STYLE):
        figure = Figure(figsize=(width, height))
        axes = figure.subplots(rows, 1, sharex=True, squeeze=False)
        yield figure, list(axes[:, 0])


@cache
def text_width(text: str) -> float:
    """Return how wide a text is in SVG units, in a font wider than the page's."""
    font = FontProperties(family="DejaVu Sans", size=TEXT)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def to_svg(figure: Figure, identifier: str, widest: str = _WIDEST) -> str:
    """Write a figure as an ``svg`` element for the page.

    Parameters
    ----------
    figure
        The drawing, made within :func:`canvas`.
    identifier
        The exhibit's id; keeps the ids inside the drawing apart from those of other drawings.
    widest
        Largest width on the page, as CSS writes it.

    Returns
    -------
    str
        The element, starting with ``<svg ``.
    """
    axes_of = [axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)]
    for number, axis in enumerate(axes_of):
        for label in axis.get_ticklabels():
            label.set_gid(f"{_TICK}{number}")
    text = io.StringIO()
    nothing = dict.fromkeys(["Date", "Creator", "Format", "Type"])
    with mpl.rc_context(_STYLE | {"svg.hashsalt": identifier}):
        figure.savefig(text, format="svg", metadata=nothing)
    root = ElementTree.fromstring(text.getvalue())
    _tidy(root)
    _flatten(root)
    view = root.get("viewBox", "")
    root.attrib = {
        "class": "chart",
        "style": f"width: 100%; max-width: {widest}; height: auto",
        "viewBox": view,
    }
    svg = ElementTree.tostring(root, encoding="unicode")
    svg = re.sub(r" font-family: [^;\"]*;", "", svg)
    for stand_in, colour in PAGE_COLOURS.items():
        svg = svg.replace(stand_in, colour)
    return svg


def _tidy(root: ElementTree.Element) -> None:
    """Drop namespaces, clipping, blanks and needless digits: half of what matplotlib writes."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.tail = None
        if element.tag != "text" and element.text and not element.text.strip():
            element.text = None
        attributes = {name.rpartition("}")[2]: value for name, value in element.items()}
        attributes.pop("clip-path", None)
        if attributes.get("transform", "").startswith("rotate(-0 "):
            del attributes["transform"]
        for name in attributes.keys() & {"d", "x", "y", "transform", "width", "height"}:
            shorter = re.sub(r"-?\d+\.\d+", _shorter, attributes[name])
            attributes[name] = " ".join(shorter.split())
        element.attrib = attributes
    written = " ".join(value for element in root.iter() for value in element.attrib.values())
    used = set(re.findall(r"(?:^|\s|\()#([^\s)]+)", written))
    for element in root.iter():
        if element.get("id", "").startswith(_TICK):
            element.attrib = {"class": element.attrib["id"]}
        elif element.get("id") not in used:
            element.attrib.pop("id", None)


def _shorter(number: re.Match[str]) -> str:
    """Write a coordinate with two decimals at most."""
    return f"{round(float(number[0]), 2) + 0.0:g}"


def _flatten(element: ElementTree.Element) -> None:
    """Put what stands in a group without attributes into the group around it."""
    kept: list[ElementTree.Element] = []
    for child in list(element):
        _flatten(child)
        if child.tag == "g" and not child.attrib:
            kept += list(child)
        elif child.tag not in {"metadata", "clipPath"} and not _is_nothing(child):
            kept.append(child)
    element[:] = kept


def _is_nothing(element: ElementTree.Element) -> bool:
    """Return True for what shows nothing: an empty part, or a shape without fill and line."""
    empty = element.tag in {"defs", "g"} and len(element) == 0
    return empty or (element.tag == "path" and element.get("style") == "fill: none")
