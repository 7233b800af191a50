"""Every page of the built report in Chromium: accessible, self-contained, fit for a phone."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

WIDE, PHONE = 1280, 390


def files(report: Path) -> list[Path]:
    pages = sorted(report.rglob("*.html"))
    assert len(pages) > 2
    return pages


def appendices(report: Path) -> list[Path]:
    return [path for path in files(report) if path.name[:2].isdigit()]


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page(browser: Browser, built_report: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda request: faults.append(f"requests {request.url}"))
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    for file in files(built_report):
        address = file.as_uri()
        page.goto(address)
        assert faults.pop(0) == f"requests {address}"
        sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if sideways > 0:
            faults.append(f"{file}: {sideways} px wider than the window")
        # What is folded away has to be accessible as well.
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if sideways > 0:
            faults.append(f"{file}: {sideways} px wider than the window, unfolded")
        faults += [
            f"{file}: {violation['id']}: {violation['nodes'][0]['html']}"
            for violation in Axe().run(page).response["violations"]
        ]
    context.close()
    assert faults == []


def test_the_policy_lets_the_styles_through(browser: Browser, built_report: Path) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(appendices(built_report)[0].as_uri())
    expect(page.locator(".contents.wide")).to_have_css("position", "sticky")
    page.close()


def test_by_keyboard_the_content_is_one_step_away(browser: Browser, built_report: Path) -> None:
    page = browser.new_page()
    page.goto(appendices(built_report)[0].as_uri())
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.close()


def test_every_stop_of_the_keyboard_is_seen(browser: Browser, built_report: Path) -> None:
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(appendices(built_report)[-1].as_uri())
    stops = page.locator("a:visible, summary:visible, [tabindex='0']:visible").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid", page.evaluate("document.activeElement.outerHTML")
    page.close()


def test_the_language_switch_keeps_the_place(browser: Browser, built_report: Path) -> None:
    page = browser.new_page()
    for file in appendices(built_report):
        other = "en" if file.parent.name == "sv" else "sv"
        expected = (built_report / other / file.name).as_uri()
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


def test_paper_has_no_code(browser: Browser, built_report: Path) -> None:
    page = browser.new_page()
    page.goto(appendices(built_report)[0].as_uri())
    assert page.locator(".code:visible").count() > 0
    page.emulate_media(media="print")
    assert page.locator(".code:visible, .contents:visible, .neighbours:visible").count() == 0
    page.close()
