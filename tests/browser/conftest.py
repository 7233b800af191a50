"""A browser to look at the built report with."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


def need(*programs: str) -> str:
    """Return the path of the first program found; insist on it in continuous integration."""
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        missing = f"none of {', '.join(programs)} is installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = need(*CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages(built_report: Path) -> list[Path]:
    """Every page of the report."""
    found = sorted(built_report.rglob("*.html"))
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def appendices(pages: list[Path]) -> list[Path]:
    """The appendices' pages in both languages."""
    return [path for path in pages if path.name[:2].isdigit()]
