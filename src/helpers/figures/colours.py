"""The report's colours, defined once: one look for each sector, shades for ordered answers.

Sector colours were chosen by search under four conditions at once, which ``tests/figures`` holds
them to: far apart (CIEDE2000; Sharma, Wu and Dalal, 2005) for normal sight and for simulated
protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes, 2009), with at least 3:1
contrast against the light and the dark page. In grey print a sector is known by its marker.
"""

from dataclasses import dataclass
from typing import Any

from helpers.disclosure.counts import COUNTY
from helpers.survey.codebook import Codebook

# Stand-ins that become the page's own colours in the SVG.
INK = "#010203"
RULE = "#030201"
FAINT = "#020301"
PAPER = "#020103"
PAGE_COLOURS = {
    INK: "currentColor",
    RULE: "var(--rule, #b8bfc6)",
    FAINT: "var(--faint, #5f6973)",
    PAPER: "var(--paper, #ffffff)",
}

SECTOR_COLOURS = (
    "#3295f6", "#cf7b26", "#397150", "#965487", "#bc3d17", "#6e996d", "#575fcf", "#b280a5",
)  # fmt: skip
SECTOR_MARKERS = ("o", "s", "D", "^", "v", "p", "X", "h")

# From the middle outwards (after Brewer's BrBG, 2003): what the headline counts, and the rest.
HEADLINE_SHADES = ("#80cdc1", "#3fa39a", "#0f7a70")
OTHER_SHADES = ("#e3cf9c", "#c99545", "#9a5f16")
MIDDLE = "#c3c8cd"
UNKNOWN = "#a1a9b0"
HATCHED: dict[str, Any] = {
    "facecolor": PAPER,
    "edgecolor": FAINT,
    "hatch": "/////",
    "linewidth": 0.6,
}


@dataclass(frozen=True)
class Look:
    """How a group is drawn, the same through the whole report.

    Parameters
    ----------
    colour
        As ``#rrggbb``.
    marker
        matplotlib's name of the shape of its points.
    """

    colour: str
    marker: str


def looks(codebook: Codebook) -> dict[str, Look]:
    """Return the look of each sector, and of all respondents together.

    Parameters
    ----------
    codebook
        The survey's declaration; sectors take colours and markers in its order. With more than
        eight sectors colours come again, with other markers.
    """
    found = {}
    for position, sector in enumerate(codebook.sectors):
        turn, place = divmod(position, len(SECTOR_COLOURS))
        marker = SECTOR_MARKERS[(place + turn) % len(SECTOR_MARKERS)]
        found[sector.id] = Look(SECTOR_COLOURS[place], marker)
    return found | {COUNTY: Look(INK, "o")}


def shades(scale: tuple[str, ...], count: int) -> list[str]:
    """Return so many shades of a scale, as far apart as it allows; the last ones repeat.

    Parameters
    ----------
    scale
        Shades from the middle outwards.
    count
        How many levels need one.
    """
    chosen = {1: [1], 2: [0, 2]}.get(count, range(len(scale)))
    picked = [scale[place] for place in chosen]
    return (picked + [scale[-1]] * count)[:count]


def ink_on(colour: str) -> str:
    """Return black or white, whichever is read more easily on a colour."""
    return "#000000" if luminance(colour) > 0.18 else "#ffffff"


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
