"""Every page of the built report in Chromium: accessible, self-contained, fit for a phone."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
# What a scheme of colours can change; the others look at no colour.
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDE, PHONE = 1280, 390
PAPER = 657  # A4 without its margins, at 96 pixels an inch
MODES = {"wide": WIDE, "phone": PHONE, "print": PAPER}
UNFOLD = """() => {
    document.querySelectorAll('details').forEach(fold => fold.open = true);
    document.querySelectorAll('.all-code').forEach(box => box.checked = true);
}"""


def too_wide(page: Page) -> str:
    """Tell by how much a page is wider than the window; empty where it fits."""
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return f"{sideways} px wider than the window" if sideways > 0 else ""


def violations(page: Page, *unasked: str, scheme: str = "light") -> list[str]:
    options = RULES | {"rules": {rule: {"enabled": False} for rule in unasked}}
    options |= OF_COLOURS if scheme == "dark" else {}
    return [
        f"{violation['id']}: {violation['nodes'][0]['html']}"
        for violation in Axe().run(page, options=options).response["violations"]
    ]


def listen(page: Page) -> list[str]:
    """Note every request, console message and error of a page."""
    heard: list[str] = []
    page.on("request", lambda request: heard.append(f"requests {request.url}"))
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    return heard


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("edition", ["sv", "en", ""])
def test_every_page(
    browser: Browser, built_report: Path, edition: str, scheme: Any, mode: str
) -> None:
    viewport: Any = {"width": MODES[mode], "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    page.emulate_media(media="print" if mode == "print" else "screen")
    heard = listen(page)
    faults = []
    files = sorted((built_report / edition).glob("*.html"))
    assert files
    for file in files:
        page.goto(file.as_uri())
        faults += [f"{file.name}: {fault}" for fault in heard if fault != f"requests {page.url}"]
        heard.clear()
        folded = too_wide(page)
        # What is folded away has to be accessible as well.
        page.evaluate(UNFOLD)
        faults += [f"{file.name}: {fault}" for fault in {folded, too_wide(page)} if fault]
        # Nobody taps on paper.
        unasked = ["target-size"] if mode == "print" else []
        faults += [f"{file.name}: {fault}" for fault in violations(page, *unasked, scheme=scheme)]
        if mode == "print":
            cut = page.locator(".exhibit .scroll:visible").evaluate_all(
                "found => found.filter(one => one.scrollWidth > one.clientWidth).length"
            )
            faults += [f"{file.name}: {cut} tables wider than the paper"] * bool(cut)
    context.close()
    assert faults == []


def test_dark_changes_colours_alone(pages: list[Path]) -> None:
    for file in pages:
        style = file.read_text("utf-8").split("<style>")[1].split("</style>")[0]
        _, dark = style.split("(prefers-color-scheme: dark)")  # it stands once
        block = re.match(r" \{\s*:root \{(.*?)\}\s*\}", dark, re.DOTALL)
        assert block
        declared = [one.strip().split(": ") for one in block[1].split(";") if one.strip()]
        assert len(declared) > 10
        for name, value in declared:
            assert name.startswith("--"), name
            assert re.fullmatch("#[0-9a-f]{6}", value), value


def test_a_fault_would_be_found(browser: Browser, appendices: list[Path]) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 900})
    page.goto(appendices[0].as_uri())
    assert (too_wide(page), violations(page)) == ("", [])
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', "
        '\'<div style="width: 500px; color: #888">wide</div><img src="data:,">\')'
    )
    assert too_wide(page)
    assert any(fault.startswith("image-alt") for fault in violations(page))
    (fault,) = violations(page, scheme="dark")
    assert fault.startswith("color-contrast")
    page.close()


def test_the_policy_lets_the_styles_through(browser: Browser, appendices: list[Path]) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(appendices[0].as_uri())
    expect(page.locator(".contents")).to_have_css("position", "sticky")
    page.close()


def test_the_language_switch_keeps_the_place(browser: Browser, appendices: list[Path]) -> None:
    page = browser.new_page()
    for file in appendices:
        other = "en" if file.parent.name == "sv" else "sv"
        expected = (file.parent.parent / other / file.name).as_uri()
        page.goto(file.as_uri())
        anchors = page.locator("main figure[id], main .statement[id]").evaluate_all(
            "found => found.map(element => element.id)"
        )
        for fragment in ("", *(f"#{anchor}" for anchor in anchors[:2])):
            page.goto("about:blank")
            page.goto(file.as_uri() + fragment)
            link = page.locator(".language a:visible")
            expect(link).to_have_count(1)
            assert link.evaluate("link => link.href") == expected + fragment
    page.close()


def test_paper_has_no_code(browser: Browser, appendices: list[Path]) -> None:
    page = browser.new_page()
    page.goto(appendices[0].as_uri())
    assert page.locator(".code:visible").count() > 0
    page.emulate_media(media="print")
    assert page.locator(".code:visible, .contents:visible, .neighbours:visible").count() == 0
    assert page.locator(".provenance td:visible").count() > 0
    page.close()


def test_code_unfolds_one_by_one_and_all_at_once(browser: Browser, appendices: list[Path]) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(appendices[0].as_uri())
    code, folds = page.locator("details.code pre"), page.locator("details.code summary")

    def shown() -> int:
        return int(
            code.evaluate_all("all => all.filter(one => one.checkVisibility("
                              "{contentVisibilityAuto: true})).length")
        )  # fmt: skip

    assert shown() == 0
    folds.first.click()
    assert shown() == 1
    page.get_by_label("Show all code").check()
    assert shown() == code.count() > 3
    assert page.locator("details.code summary:visible").count() == 0
    page.close()


def test_nothing_moves(pages: list[Path]) -> None:
    """Who wants reduced motion gets it: there is none."""
    for file in pages:
        styles = file.read_text("utf-8").split("<style>")[1].split("</style>")[0]
        assert not any(word in styles for word in ("animation", "transition", "scroll-behavior"))


def test_high_contrast_keeps_what_colour_tells(browser: Browser, appendices: list[Path]) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    file = next(path for path in appendices if "06" in path.name)
    page.goto(file.as_uri())
    mark = page.locator(".mark.synthetic").first
    assert mark.evaluate("mark => getComputedStyle(mark).borderTopStyle") == "solid"
    ink = page.evaluate("getComputedStyle(document.body).color")
    text = page.locator("svg.chart text").first
    assert text.evaluate("text => getComputedStyle(text).fill") == ink
    context.close()
