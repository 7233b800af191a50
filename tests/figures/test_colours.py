"""Sector colours are apart for every reader: measured by coloraide, an independent library."""

import re
from itertools import combinations, pairwise

import pytest
from coloraide import Color

from helpers.disclosure.counts import COUNTY
from helpers.figures.colours import (
    HEADLINE_SHADES,
    MIDDLE,
    OTHER_SHADES,
    SECTOR_COLOURS,
    SECTOR_MARKERS,
    UNKNOWN,
    ink_on,
    looks,
    luminance,
    shades,
)
from helpers.report.pages.render import TEMPLATES
from helpers.survey.codebook import Codebook

from .made import made_codebook

PAGES = ("#ffffff", "#14181b")  # the paper of style.css, light and dark
SIGHTS = ("normal", "protan", "deutan", "tritan")
FOUR, EIGHT = 17.0, 12.0  # CIEDE2000; about 2 is just seen side by side, 10 at a glance


def seen(colour: str, sight: str) -> Color:
    """A colour as it is seen, by Machado's model at full severity."""
    plain = Color(colour)
    return plain if sight == "normal" else plain.filter(sight, method="machado").clip()


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("count", "least"), [(4, FOUR), (8, EIGHT)])
def test_any_two_sectors_are_apart(sight: str, count: int, least: float) -> None:
    for one, other in combinations(SECTOR_COLOURS[:count], 2):
        distance = seen(one, sight).delta_e(seen(other, sight), method="2000")
        assert distance >= least, f"{one} and {other}: {distance:.1f}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", SECTOR_COLOURS)
def test_sectors_stand_out_from_the_page(colour: str, page: str) -> None:
    assert Color(colour).contrast(page, method="wcag21") >= 3


def test_the_pages_colours_are_those_of_the_style_sheet() -> None:
    style = (TEMPLATES / "style.css").read_text("utf-8")
    for page in PAGES:
        assert re.search(rf"--paper: {page}\b", style), page


def test_in_grey_print_shapes_tell_sectors_apart(codebook: Codebook) -> None:
    for count in (2, 4, 8):
        found = looks(made_codebook(codebook, count))
        sectors = [look for group, look in found.items() if group != COUNTY]
        assert len({look.marker for look in sectors}) == count
        assert len({look.colour for look in sectors}) == count
    assert len(SECTOR_MARKERS) == len(SECTOR_COLOURS)


@pytest.mark.parametrize("colour", [*HEADLINE_SHADES, *OTHER_SHADES, MIDDLE, UNKNOWN])
def test_text_on_a_segment_is_readable(colour: str) -> None:
    assert Color(ink_on(colour)).contrast(colour, method="wcag21") >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
def test_both_sides_and_their_shades_are_apart(sight: str) -> None:
    for scale in (HEADLINE_SHADES, OTHER_SHADES):
        light = [seen(colour, sight).luminance() for colour in scale]
        assert all(one > 1.4 * other for one, other in pairwise(light))
    for one, other in zip(HEADLINE_SHADES, OTHER_SHADES, strict=True):
        assert seen(one, sight).delta_e(seen(other, sight), method="2000") >= 10


def test_luminance_agrees_with_coloraide() -> None:
    for colour in SECTOR_COLOURS:
        assert luminance(colour) == pytest.approx(Color(colour).luminance(), abs=2e-4)


def test_few_levels_are_drawn_far_apart() -> None:
    scale = ("a", "b", "c")
    assert [shades(scale, count) for count in range(6)] == [
        [], ["b"], ["a", "c"], ["a", "b", "c"], ["a", "b", "c", "c"], ["a", "b", "c", "c", "c"],
    ]  # fmt: skip
