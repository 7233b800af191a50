"""For information: bytes and first paint of every page, opened from disk.

Run by hand after ``make report``: ``python -m tests.browser.first_paint kronoberg-2010``.
"""

import statistics
import sys

from playwright.sync_api import sync_playwright

from helpers.survey.paths import SurveyFolder

from ..programs import ARGUMENTS, CHROMIUM, need

TIMES = 3
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"


def main(survey: str) -> None:
    """Print a line for each page: the middle one of a few openings."""
    report = SurveyFolder(survey).report
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need(*CHROMIUM), args=list(ARGUMENTS))
        for file in sorted(report.rglob("*.html")):
            paints = []
            for _ in range(TIMES):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(file.as_uri())
                page.wait_for_timeout(300)  # the page's policy forbids waiting by a script
                paints.append(page.evaluate(PAINT))
                page.close()
            name = file.relative_to(report).as_posix()
            size = file.stat().st_size / 1000
            print(f"{name:45} {size:6.0f} kB  {statistics.median(paints):6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
