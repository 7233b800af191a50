"""Print a page as a tagged PDF with the Chromium that is installed; none is ever downloaded."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.report.failure import ReportError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
            "msedge")  # fmt: skip
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_ARGUMENTS = ("--disable-gpu", "--disable-background-networking", "--font-render-hinting=none")


def find_chromium() -> Path:
    """Return the installed Chromium.

    Raises
    ------
    ReportError
        There is none.
    """
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    place = found or next((place for place in _PLACES if Path(place).is_file()), None)
    if place is None:
        raise ReportError(
            f"a PDF needs Chromium, and none is installed (looked for: {', '.join(PROGRAMS)}); "
            "on Debian: apt install chromium"
        )
    return Path(place)


class Printer:
    """An open browser that prints.

    Parameters
    ----------
    browser
        Chromium without a window.
    """

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser

    def print(self, page: Path, target: Path) -> None:
        """Print a page as a tagged PDF with bookmarks.

        Parameters
        ----------
        page
            An HTML file; its style says the paper's size.
        target
            The PDF to write.
        """
        tab = self._browser.new_page(java_script_enabled=False, color_scheme="light")
        tab.goto(page.as_uri())
        tab.pdf(path=target, tagged=True, outline=True, prefer_css_page_size=True,
                print_background=True)  # fmt: skip
        tab.close()


@contextmanager
def printer() -> Iterator[Printer]:
    """Open Chromium for printing.

    Raises
    ------
    ReportError
        None is installed, or it does not start.
    """
    program = find_chromium()
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  (slow to import)

    # Chromium refuses to run inside its sandbox for the administrator, as in a container.
    outside = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=program, args=[*_ARGUMENTS, *outside]
            )
        except Error as error:
            reason = str(error).strip().splitlines()[0]
            raise ReportError(f"{program.name} does not start: {reason}") from None
        try:
            yield Printer(browser)
        finally:
            browser.close()
