"""The figures of the built report on a phone, in Chromium: readable, inside, apart."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LEAST = 11  # CSS pixels of the smallest text
MEASURE = """svg => {
    const box = element => { const {left, right, top, bottom} = element.getBoundingClientRect();
                             return {left, right, top, bottom}; };
    return {svg: box(svg), texts: [...svg.querySelectorAll('text')].map(text => ({
        text: text.textContent, box: box(text), colour: getComputedStyle(text).fill,
        size: parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width
              / svg.viewBox.baseVal.width}))};
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=request.param)
    yield page
    page.close()


def measured(page: Page, report: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(report.glob("*/[0-9]*.html")):
        page.goto(file.as_uri())
        for number, svg in enumerate(page.query_selector_all("figure svg.chart")):
            yield f"{file.parent.name}/{file.name}, drawing {number + 1}", svg.evaluate(MEASURE)


def test_text_of_every_drawing_fits_a_phone(phone: Page, built_report: Path) -> None:
    faults, seen = [], 0
    for place, found in measured(phone, built_report):
        frame, texts = found["svg"], found["texts"]
        seen += 1
        for at, text in enumerate(texts):
            name, box = f"{place}: {text['text']!r}", text["box"]
            if text["size"] < LEAST:
                faults.append(f"{name} has {text['size']:.1f} px")
            if not (frame["left"] - 1 <= box["left"] and box["right"] <= frame["right"] + 1):
                faults.append(f"{name} is cut at a side")
            if not (frame["top"] - 1 <= box["top"] and box["bottom"] <= frame["bottom"] + 1):
                faults.append(f"{name} is cut above or below")
            for other in texts[at + 1 :]:
                across = min(box["right"], other["box"]["right"]) - max(
                    box["left"], other["box"]["left"]
                )
                down = min(box["bottom"], other["box"]["bottom"]) - max(
                    box["top"], other["box"]["top"]
                )
                if across > 1 and down > 4:  # a line's box is taller than its letters
                    faults.append(f"{name} covers {other['text']!r}")
    assert seen > 40
    assert faults == []


def test_ink_follows_the_page(phone: Page, built_report: Path) -> None:
    for place, found in measured(phone, built_report):
        ink = phone.evaluate("getComputedStyle(document.body).color")
        assert any(text["colour"] == ink for text in found["texts"]), place
