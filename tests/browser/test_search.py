"""Search over the report, from a folder, without a server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .test_pages import listen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "word", "term"), [("sv", "oddskvot", "oddskvot"), ("en", "odds", "odds ratio")]
)
def test_from_any_page_to_the_place(
    browser: Browser, built_report: Path, language: str, word: str, term: str
) -> None:
    page = browser.new_page()
    heard = listen(page)
    page.goto((built_report / language / "03_experience.html").as_uri())
    page.locator(".search input").fill(word)
    page.keyboard.press("Enter")
    results = page.locator("#results li")
    expect(results.first).to_contain_text(term)
    expect(page.locator("#found")).to_contain_text(str(results.count()))
    expect(page.locator("#index")).to_be_hidden()
    page.keyboard.press("Enter")  # to the first result
    expect(results.first.locator("a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**#term-odds-ratio")
    assert all(one.startswith("requests file:") for one in heard)
    page.close()


def test_it_finds_numbers_captions_statements_and_prose(
    browser: Browser, built_report: Path
) -> None:
    page = browser.new_page()
    page.goto((built_report / "en" / "search.html").as_uri())
    field, results = page.locator("#query"), page.locator("#results li")
    for words, address in {
        "Table C1": "03_experience.html#suspected-cases",
        "reported crimes KRONOBERG": "07_reported_crime.html#reported-crimes",
        "hypergeometric blaker": "10_methods.html#How-the-figures-were-worked-out",
    }.items():
        field.fill(words)
        links = results.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert address in links[:3], (words, links[:3])
    expect(results.locator("mark").first).to_have_text("hypergeometric")
    field.fill("no such word here")
    expect(results).to_have_count(0)
    expect(page.locator("#found")).to_have_text("Nothing found.")
    field.fill("")
    expect(page.locator("#index")).to_be_visible()
    page.close()


def test_what_is_synthetic_says_so_among_the_results(browser: Browser, built_report: Path) -> None:
    page = browser.new_page()
    page.goto((built_report / "sv" / "search.html").as_uri())
    marked = page.locator("#index li:has(.mark)").count()
    page.locator("#query").fill("a")
    page.locator("#query").fill("e")
    assert page.locator("#results li:has(.mark)").count() > marked / 2 > 10
    page.close()
