"""Make a project with many synthetic counties."""

import shutil
from pathlib import Path

from helpers.survey.paths import SurveyFolder

from ..conftest import ROOT, SURVEY
from .county import make_county


def make_counties(root: Path, number: int) -> list[str]:
    """Make a project in an empty folder, with counties like the example's but other answers.

    Parameters
    ----------
    root
        The folder.
    number
        How many counties.

    Returns
    -------
    list of str
        Their names.
    """
    for name in ("notebooks", "workflow"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    folders = [root / f"data/raw/county-{place:02}" for place in range(1, number + 1)]
    for place, folder in enumerate(folders, start=1):
        make_county(SurveyFolder(SURVEY), place, folder)
    return [folder.name for folder in folders]
