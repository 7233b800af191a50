"""The pages of the built report, to look at with a browser."""

from pathlib import Path

import pytest


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
