"""For the record: nbconvert's own page of an executed notebook beside ours.

Run by hand after ``make report``: ``python -m tests.browser.stock_page kronoberg-2010``. It prints
the violations of WCAG and best practice, and the requests that leave each page.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import nbformat
from axe_playwright_python.sync_playwright import Axe
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, sync_playwright

from helpers.survey.paths import SurveyFolder, project_root

from ..programs import ARGUMENTS, CHROMIUM, need
from .test_pages import RULES


def describe(browser: Browser, name: str, file: Path) -> None:
    """Print what a page breaks and asks for."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    found = Axe().run(page, options=RULES).response["violations"]
    broken = Counter({one["id"]: len(one["nodes"]) for one in found})
    outside = sorted({address for address in asked if not address.startswith(("file:", "data:"))})
    print(f"{name}: {file.stat().st_size // 1000} kB; {len(broken)} kinds of violation "
          f"{dict(broken)}; {len(outside)} outside requests {outside}")  # fmt: skip
    page.close()


def main(survey: str, appendix: str = "03") -> None:
    """Compare both pages of one appendix."""
    store = project_root() / "build" / survey / "store"
    executed = next(path for path in sorted(store.rglob(f"{appendix}*en*.ipynb")))
    notebook = nbformat.read(executed, as_version=4)  # type: ignore[no-untyped-call]
    html, _ = HTMLExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]
    ours = next((SurveyFolder(survey).report / "en").glob(f"{appendix}*.html"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        stock = Path(folder) / "stock.html"
        stock.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=need(*CHROMIUM), args=list(ARGUMENTS))
        describe(browser, "nbconvert's own page", stock)
        describe(browser, "ours", ours)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
