"""Where everything is: the one place that knows the folders of the project."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT_VARIABLE = "SURVEY_REPORT_ROOT"


def project_root() -> Path:
    """Return the project's top folder, the same from any working directory.

    The environment variable ``SURVEY_REPORT_ROOT`` points it elsewhere, so that a test can run on
    a copy of the data.
    """
    return Path(os.environ.get(ROOT_VARIABLE) or Path(__file__).parents[3]).resolve()


def appendix_letter(number: int) -> str:
    """Return the letter of the appendix that a numbered notebook makes: A for 1, B for 2."""
    return chr(ord("A") + number - 1)


def notebook_folder() -> Path:
    """Return the folder of the appendices' notebooks."""
    return project_root() / "notebooks"


def survey_names() -> list[str]:
    """Return the name of every survey folder in ``data/raw``, sorted."""
    folders = (path.parent for path in (project_root() / "data/raw").glob("*/codebook.yml"))
    return sorted(folder.name for folder in folders if not folder.name.startswith("."))


@dataclass(frozen=True)
class SurveyFolder:
    """The places of one survey.

    Parameters
    ----------
    name
        The survey's folder name, such as ``kronoberg-2010``.
    """

    name: str

    @property
    def raw(self) -> Path:
        """What was delivered; never written by code."""
        return project_root() / "data/raw" / self.name

    @property
    def codebook(self) -> Path:
        """The declaration of everything particular to the survey."""
        return self.raw / "codebook.yml"

    @property
    def provenance(self) -> Path:
        """The record of where each file comes from."""
        return self.raw / "provenance.yml"

    @property
    def published(self) -> Path:
        """Figures that are public already, as tidy CSV."""
        return self.raw / "published"

    @property
    def processed(self) -> Path:
        """Cleaned responses, cleaning log and protected counts; rebuilt at every run."""
        return project_root() / "data/processed" / self.name

    @property
    def releases(self) -> Path:
        """What was made public, by number: protected counts and the report's manifest."""
        return project_root() / "data/releases" / self.name

    @property
    def report(self) -> Path:
        """The published report."""
        return project_root() / "reports" / self.name
