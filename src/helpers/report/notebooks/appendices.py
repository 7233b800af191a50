"""The appendices of a report: one notebook each, in the order of their numbers."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from helpers.report.failure import ReportError
from helpers.survey.codebook import Codebook
from helpers.survey.paths import appendix_letter

ACROSS = "11_across_surveys"
"""The appendix that compares surveys: only of a survey that names others."""

_NAME = re.compile(r"(\d\d)_[a-z0-9_]+")


@dataclass(frozen=True, order=True)
class Appendix:
    """One appendix.

    Parameters
    ----------
    number
        Its place, from 1; the notebook's first two digits.
    notebook
        The notebook that makes it.
    """

    number: int
    notebook: Path

    @property
    def letter(self) -> str:
        """A for 1, B for 2 and so on."""
        return appendix_letter(self.number)

    @property
    def name(self) -> str:
        """File name without suffix, such as ``03_experience``."""
        return self.notebook.stem

    @property
    def page(self) -> str:
        """File name of its page in either language."""
        return f"{self.name}.html"


def find_appendices(folder: Path) -> tuple[Appendix, ...]:
    """Return the appendices of a folder of notebooks, in order.

    Parameters
    ----------
    folder
        Where the notebooks are.

    Raises
    ------
    ReportError
        No notebook, a name without number, or a number given twice.
    """
    appendices = []
    for path in sorted(folder.glob("*.ipynb")):
        name = _NAME.fullmatch(path.stem)
        if name is None or not 1 <= int(name[1]) <= 26:
            raise ReportError(
                f"notebooks/{path.name}: a notebook's name starts with its number, "
                "01 to 26, and goes on in small letters, such as 03_experience.ipynb"
            )
        appendices.append(Appendix(int(name[1]), path))
    if not appendices:
        raise ReportError("notebooks: there is no notebook to run")
    for first, second in pairwise(appendices):
        if first.number == second.number:
            raise ReportError(
                f"notebooks/{first.notebook.name} and {second.notebook.name} have the same number"
            )
    return tuple(appendices)


def appendices_of(codebook: Codebook, folder: Path) -> tuple[Appendix, ...]:
    """Return the appendices of a survey's report, in order.

    Parameters
    ----------
    codebook
        The survey's declaration. One that names no other survey has no appendix that compares.
    folder
        Where the notebooks are.

    Raises
    ------
    ReportError
        As :func:`find_appendices`.
    """
    return tuple(
        appendix
        for appendix in find_appendices(folder)
        if appendix.name != ACROSS or codebook.compared_with
    )
