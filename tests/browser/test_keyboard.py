"""By keyboard alone: everything is reached, in the order of the page, and seen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

STOPS = "a[href], button, input, summary, select, textarea, [tabindex='0']"
WATCH = """stops => {
    const visible = one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
    const expected = [...document.querySelectorAll(stops)].filter(visible);
    window.reached = [];
    document.addEventListener('focusin', event => {
        const style = getComputedStyle(event.target);
        const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        window.reached.push([expected.indexOf(event.target), seen, event.target.outerHTML.slice(0, 90)]);
    });
    return expected.length;
}"""  # noqa: E501


def unreached(page: Page) -> list[str]:
    """Tab through a page; tell what comes out of order, is not seen or not reached."""
    count = page.evaluate(WATCH, STOPS)
    for _ in range(count):
        page.keyboard.press("Tab")
    reached = page.evaluate("window.reached")
    faults = [f"not seen: {text}" for _, seen, text in reached if not seen]
    order = [place for place, _, _ in reached]
    if order != list(range(count)):
        place = next((at for at, one in enumerate(order) if one != at), len(order))
        text = reached[place][2] if place < len(order) else "nothing"
        faults.append(f"stop {place} of {count}: came to {text}")
    return faults


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("edition", ["sv", "en", ""])
def test_tab_reaches_everything_in_order(
    browser: Browser, built_report: Path, edition: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    faults = []
    for file in sorted((built_report / edition).glob("*.html")):
        page.goto(file.as_uri())
        faults += [f"{file.name}: {fault}" for fault in unreached(page)]
    page.close()
    assert faults == []


def test_an_unseen_stop_would_be_found(browser: Browser, appendices: list[Path]) -> None:
    page = browser.new_page()
    page.goto(appendices[0].as_uri())
    page.add_style_tag(content="summary:focus-visible { outline: none }")
    assert unreached(page)
    page.goto(appendices[0].as_uri())
    page.evaluate("document.querySelector('main a').tabIndex = 1")
    assert unreached(page)
    page.close()


def test_the_content_is_one_step_away(browser: Browser, pages: list[Path]) -> None:
    page = browser.new_page()
    for file in pages:
        if file.parent.name not in ("sv", "en"):
            continue  # the choice of language has no navigation to skip
        page.goto(file.as_uri())
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
    page.close()


def test_focus_is_seen_on_the_screen(browser: Browser, appendices: list[Path]) -> None:
    """Not only by the style: the picture changes around what has the focus."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(appendices[0].as_uri())
    for selector in (".search input", ".contents a >> nth=0", "details.code summary >> nth=0"):
        target = page.locator(selector)
        target.scroll_into_view_if_needed()
        before = page.screenshot()
        target.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(target).to_be_focused()
        assert page.screenshot() != before
    page.close()
