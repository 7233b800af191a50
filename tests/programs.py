"""Programs that some tests need and a user's machine may lack."""

import os
import shutil

import pytest

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
