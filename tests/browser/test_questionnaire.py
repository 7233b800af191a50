"""The questionnaire in Chromium: accessible on screen, and printed on A4."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from helpers.folders.questionnaire.page import questionnaire_page
from helpers.survey.codebook import LANGUAGES, Codebook, Language

from .test_pages import PHONE, WIDE

pytestmark = pytest.mark.browser


@pytest.fixture
def pages(tmp_path: Path, codebook: Codebook) -> dict[Language, Path]:
    paths: dict[Language, Path] = {}
    for language in LANGUAGES:
        paths[language] = tmp_path / f"questionnaire.{language}.html"
        paths[language].write_text(questionnaire_page(codebook, language), "utf-8")
    return paths


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_self_contained(
    browser: Browser, pages: dict[Language, Path], scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda request: faults.append(f"requests {request.url}"))
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    for path in pages.values():
        page.goto(path.as_uri())
        assert faults.pop(0) == f"requests {path.as_uri()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        faults += [
            f"{path.name}: {violation['id']}: {violation['nodes'][0]['html']}"
            for violation in Axe().run(page).response["violations"]
        ]
    context.close()
    assert faults == []


def test_one_can_answer_by_keyboard(browser: Browser, pages: dict[Language, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["sv"].as_uri())
    page.get_by_label("Kommuner").check()
    assert page.get_by_label("Polismyndigheten").is_checked() is False
    page.get_by_role("group", name="F2").get_by_label("Ja").focus()
    page.keyboard.press("Space")
    assert page.get_by_role("group", name="F2").get_by_label("Ja").is_checked()
    page.get_by_role("link", name="English").click()
    assert page.url == pages["en"].as_uri()
    page.close()


def test_it_prints_on_a4_with_a_box_for_every_answer(
    browser: Browser, pages: dict[Language, Path]
) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(pages["sv"].as_uri())
    page.emulate_media(media="print")
    boxes = page.locator("input[type=radio], input[type=checkbox]")
    widths = boxes.evaluate_all("all => all.map(one => getComputedStyle(one).borderTopWidth)")
    assert len(widths) > 40
    assert all(float(width.removesuffix("px")) >= 1 for width in widths)
    assert not page.get_by_role("link", name="English").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf or b"/MediaBox [0 0 595" in pdf
    page.close()
