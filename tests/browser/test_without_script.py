"""With scripts off, and under the strictest policy a server may send: nothing is lost."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .test_pages import listen

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page in a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def address(built_report: Path) -> Iterator[str]:
    """The report served with the policy as a header."""

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    handler = partial(Handler, directory=str(built_report))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_next_leads_through_the_report_and_previous_back(
    bare: Page, built_report: Path, language: str
) -> None:
    files = sorted(path.name for path in (built_report / language).glob("[0-9]*.html"))
    bare.goto((built_report / language / "index.html").as_uri())
    steps = [(".appendices li:first-child a", files[0])]
    steps += [("a[rel=next]", file) for file in files[1:]]
    for link, file in steps:
        bare.locator(link).click()
        bare.wait_for_url(f"**/{language}/{file}")  # until the page is loaded
    assert bare.locator("a[rel=next]").count() == 0
    for file in reversed(["index.html", *files[:-1]]):
        bare.locator("a[rel=prev]").click()
        bare.wait_for_url(f"**/{language}/{file}")


def test_the_language_switch(bare: Page, appendices: list[Path]) -> None:
    file = appendices[2]
    bare.goto(file.as_uri())
    anchor = bare.locator("main figure.exhibit").first.get_attribute("id")
    bare.locator(f".contents a[href='#{anchor}']").first.click()
    bare.locator(".language a:visible").click()
    other = "en" if file.parent.name == "sv" else "sv"
    assert bare.url.endswith(f"/{other}/{file.name}#{anchor}")


def test_everything_folded_opens(bare: Page, appendices: list[Path]) -> None:
    bare.goto(appendices[2].as_uri())
    folds = bare.locator("details:visible")
    assert folds.count() > 10
    for fold in folds.all():
        fold.locator("summary").click()
        expect(fold.locator("pre, table").first).to_be_visible()


def test_the_search_page_is_an_index(bare: Page, built_report: Path) -> None:
    bare.goto((built_report / "en" / "03_experience.html").as_uri())
    bare.locator(".search input").fill("odds")
    bare.locator(".search input").press("Enter")
    assert bare.url.endswith("/en/search.html?q=odds")
    expect(bare.locator(".without-script")).to_be_visible()
    expect(bare.locator("main search")).to_be_hidden()
    expect(bare.locator("#index")).to_be_visible()
    listed = {
        (link.get_attribute("href") or "").partition("#")[2]
        for link in bare.locator("#index a").all()
    }
    tables = {path.stem for path in (built_report / "tables").glob("*.csv")}
    assert tables and tables <= listed


def test_the_policy_as_a_header(browser: Browser, built_report: Path, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    heard = listen(page)
    for file in sorted(built_report.rglob("*.html")):
        url = f"{address}/{file.relative_to(built_report).as_posix()}"
        page.goto(url)
        if file.name == "search.html":  # its script is refused, and the page says what to do
            assert [one for one in heard if not one.startswith("requests")]
            expect(page.locator("#index")).to_be_visible()
            expect(page.locator("main search")).to_be_hidden()
            expect(page.locator(".without-script")).to_be_visible()
        else:
            assert heard == [f"requests {url}"]
        if page.locator(".contents").count():
            expect(page.locator(".contents")).to_have_css("position", "sticky")
        heard.clear()
    page.close()
