"""The drawings themselves: text inside, the same bytes, small, and nothing hidden in them."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from helpers.exhibits import Figure, exhibit
from helpers.results.crossed import Crossed
from helpers.survey.codebook import LANGUAGES, Codebook
from helpers.survey.intervals import ZERO, IntervalCount
from helpers.words.edition import Edition, plain
from helpers.words.formats import keep_together

from ..conftest import ROOT
from .all_figures import all_figures
from .made import by_sector, cases_of, crossed, made_codebook

KINDS = ("shares", "levels", "two_levels", "both", "plane", "gap", "cases", "no_cases",
         "timeline", "periods", "response", "surveys", "funnel")  # fmt: skip


@pytest.fixture(scope="module", params=[2, 4, 8])
def crowd(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(made_codebook(codebook, request.param), "sv")


@pytest.fixture(scope="module")
def drawn(crowd: Edition) -> dict[str, Figure]:
    return all_figures(crowd)


@pytest.fixture(params=LANGUAGES)
def edition(request: pytest.FixtureRequest, codebook: Codebook) -> Edition:
    return Edition(codebook, request.param)


@cache
def texts(svg: str) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Each text of a drawing with its box, measured in a font wider than the page's."""
    found = []
    for element in ElementTree.fromstring(svg).iter("text"):
        style = element.get("style", "")
        size = re.search(r"font(?:-size)?:[^;]*?([\d.]+)px", style)
        assert size, style
        bold = "bold" in style or "700" in style
        font = FontProperties(family="DejaVu Sans", size=float(size[1]),
                              weight="bold" if bold else "normal")  # fmt: skip
        text = "".join(element.itertext())
        box = TextPath((0, 0), text, prop=font).get_extents()
        moved = re.fullmatch(r"translate\(([\d.]+) ([\d.]+)\)", element.get("transform", ""))
        place = moved.groups() if moved else (element.get("x", ""), element.get("y", ""))
        x, y = float(place[0]), float(place[1])
        start = re.search(r"text-anchor: (\w+)", style)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[start[1] if start else "start"]
        left = x - share * box.width
        found.append((text, (left, y - box.y1, left + box.width, y - box.y0)))
    assert found
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_inside_the_drawing(drawn: dict[str, Figure], kind: str) -> None:
    svg = drawn[kind].svg
    view = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert view
    for text, (left, top, right, bottom) in texts(svg):
        assert left >= -0.5, text
        assert right <= float(view[1]) + 0.5, text
        assert top >= -0.5, text
        assert bottom <= float(view[2]) + 0.5, text


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_covers_another(drawn: dict[str, Figure], kind: str) -> None:
    boxes = texts(drawn[kind].svg)
    for place, (text, one) in enumerate(boxes):
        for other_text, other in boxes[place + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 1, f"{text!r} and {other_text!r}"


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_text_in_the_pages_colours(drawn: dict[str, Figure], kind: str) -> None:
    figure = drawn[kind]
    assert "font-family" not in figure.svg
    assert not re.search(r'href="#(?:DejaVu|glyph)', figure.svg)
    assert "currentColor" in figure.svg
    for stand_in in ("#010203", "#030201", "#020301", "#020103"):
        assert stand_in not in figure.svg
    sizes = {float(size) for size in re.findall(r"font(?:-size)?:[^;\"]*?([\d.]+)px", figure.svg)}
    view = re.search(r'viewBox="0 0 ([\d.]+) ', figure.svg)
    assert view
    phone = 356  # CSS pixels that a page of 390 leaves
    assert min(sizes) * phone / float(view[1]) >= 11


@pytest.mark.parametrize("kind", KINDS)
def test_drawings_are_small(drawn: dict[str, Figure], kind: str) -> None:
    assert len(drawn[kind].svg) < 30_000
    assert len(drawn[kind].small) < 6_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_says_its_finding_and_its_measure_as_text(
    drawn: dict[str, Figure], kind: str, crowd: Edition
) -> None:
    figure = drawn[kind]
    html = exhibit(figure, crowd, "X1").html
    caption = plain(Markup(html[html.index("<figcaption") : html.index("</figcaption>")]))
    assert keep_together(plain(figure.title)) in caption
    assert keep_together(plain(figure.data.caption)) in caption
    assert (crowd.say("synthetic_mark") in caption) == (figure.data.source == "synthetic")
    assert plain(figure.alt).startswith(f"{plain(figure.title)}. ")
    assert figure.title != figure.data.caption
    assert "<text" not in figure.small


def test_the_same_results_give_the_same_bytes_in_another_process(codebook: Codebook) -> None:
    script = (
        "from helpers.survey.codebook import read_codebook\n"
        "from helpers.survey.paths import SurveyFolder\n"
        "from tests.figures.test_drawings import told\n"
        "print(told(read_codebook(SurveyFolder('kronoberg-2010'))))"
    )
    other = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    elsewhere = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={"PYTHONHASHSEED": other},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert elsewhere.stdout.strip() == told(codebook)


def told(codebook: Codebook) -> str:
    """A checksum of all figures of three sectors."""
    found = all_figures(Edition(made_codebook(codebook, 3), "en")).values()
    text = "".join(figure.svg + figure.small + figure.alt for figure in found)
    return sha256(text.encode()).hexdigest()


def everything(part: Callable[[Edition], Figure], edition: Edition) -> str:
    """The figure as a page holds it, with its data, sheet and results."""
    return repr(exhibit(part(edition), edition, "X1"))


# no, yes, don't know: two surveys that differ only in what is hidden, their totals being the same
SHOWN = {"authorities": [12, 14, 4], "businesses": [30, 17, 10], "care_givers": [20, 14, 6],
         "voluntary": [20, 12, 5]}  # fmt: skip
MASKED_LEVELS = [(group, level) for group in ("authorities", "voluntary")
                 for level in ("no", "dont_know")]  # fmt: skip
MASKED_SHARES = [(group, level) for group in ("authorities", "voluntary")
                 for level in ("no", "yes", "headline")]  # fmt: skip


def test_what_is_hidden_leaves_no_trace_in_bars_or_points(edition: Edition) -> None:
    def drawn(other: dict[str, list[int]], masked: list[tuple[str, str]]) -> list[str]:
        asked = by_sector(edition.codebook, SHOWN | other, hidden=masked)
        return [everything(part.figure, edition) for part in (asked.levels, asked.shares)]

    levels = {"authorities": [9, 14, 7], "voluntary": [23, 12, 2]}
    shares = {"authorities": [16, 10, 4], "voluntary": [16, 16, 5]}
    for moved, masked in ((levels, MASKED_LEVELS), (shares, MASKED_SHARES)):
        assert drawn({}, masked) == drawn(moved, masked)
        assert drawn({}, []) != drawn(moved, []), "unhidden, the two differ"


def test_what_is_hidden_leaves_no_trace_in_gaps_and_plane(edition: Edition) -> None:
    book = edition.codebook
    tables = {"authorities": [6, 5, 8, 9], "businesses": [5, 9, 8, 30],
              "care_givers": [7, 8, 7, 18], "voluntary": [4, 6, 6, 20]}  # fmt: skip
    moved = tables | {"authorities": [6, 8, 5, 9], "voluntary": [4, 3, 9, 20]}
    masked = ["authorities", "voluntary"]
    hidden, shown = (
        [parts(crossed(book, chosen, away)) for chosen in (tables, moved)] for away in (masked, [])
    )
    for one, other in zip(*hidden, strict=True):
        assert everything(one, edition) == everything(other, edition)
        figure = one(edition)
        told = plain(figure.alt) + plain(figure.data.caption)
        assert edition.group("authorities") in told
        assert edition.say("hidden") in told.lower()
    for one, other in zip(*shown, strict=True):
        assert everything(one, edition) != everything(other, edition), "unhidden, the two differ"


def parts(pair: Crossed) -> list[Callable[[Edition], Figure]]:
    return [pair.figure, pair.plane, pair.gaps.figure]


def test_cases_are_told_with_both_ends_and_added_up(edition: Edition) -> None:
    counts = {actor.id: {"strong": IntervalCount(2, 3), "doubtful": ZERO}
              for actor in edition.codebook.actors}  # fmt: skip
    alt = plain(cases_of(edition.codebook, counts).figure(edition).alt)
    assert len(counts) == 14
    assert "28–42" in alt
    for actor in counts:
        assert f"{edition.group(actor)} 2–3" in alt


def test_suppressed_rows_still_show_their_number_of_answers(edition: Edition) -> None:
    asked = by_sector(edition.codebook, SHOWN, hidden=MASKED_SHARES)
    figure = asked.shares.figure(edition)
    drawn = [text for text, _ in texts(figure.svg)]
    # The weighted share of all is not known either where a sector's is hidden.
    assert drawn.count(f".. {edition.say('hidden')}") == 3
    assert edition.say("answers", 30, number="30") in drawn
    hidden = edition.say("share_told_hidden", name=edition.group("authorities"))
    assert hidden in plain(figure.alt)
    assert figure.svg.count("<svg") == 1


def test_a_scale_of_five_has_a_neutral_middle(codebook: Codebook) -> None:
    """Its middle lies across the line: bars of the two sides start half of it away."""
    book = made_codebook(codebook, 2)
    counts = {"sector_0": [0, 20, 20, 20, 0, 0], "sector_1": [0, 10, 40, 10, 0, 0]}
    figure = by_sector(book, counts, "preparedness").levels.figure(Edition(book, "en"))
    bars = re.findall(
        r'<path d="M ([\d.]+) [\d.]+ L ([\d.]+)[^"]*" style="fill: #c3c8cd', figure.svg
    )
    middles = Counter(round((float(one) + float(other)) / 2, 1) for one, other in bars)
    # two sectors and all respondents on one line; the fourth is the patch of the key
    assert sorted(middles.values()) == [1, 3]
