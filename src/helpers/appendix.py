"""What a notebook starts with: one appendix of one survey in one language."""

from dataclasses import replace
from functools import cached_property

import pandas as pd
from IPython import get_ipython
from IPython.display import display

from helpers.codebook import Codebook, Language, read_codebook
from helpers.comparison import (
    PairComparison,
    SectorComparison,
    compare_questions,
    compare_sectors,
)
from helpers.count_files import read_counts
from helpers.disclosure import ProtectedCounts, Suppression
from helpers.edition import Edition
from helpers.exhibits import Figure, Statement, Table, exhibit
from helpers.guard import close_respondent_files
from helpers.paths import SurveyFolder
from helpers.provenance import Provenance, read_provenance
from helpers.published import has_published, read_published

CLEANING = "A"
"""The appendix that cleans the answers: the only one that sees respondents."""


class Appendix:
    """One appendix: the survey's declaration and protected counts, and the numbering of exhibits.

    Parameters
    ----------
    letter
        The appendix, ``A`` to ``J``.
    survey
        The survey folder's name.
    language
        ``sv`` or ``en``.

    Raises
    ------
    InputError
        The survey's codebook or provenance record is faulty.
    """

    def __init__(self, letter: str, survey: str, language: Language) -> None:
        self.letter = letter
        self.folder = SurveyFolder(survey)
        self.codebook: Codebook = read_codebook(self.folder)
        # Only the notebook that cleans the answers opens the files that hold them.
        cleans = letter == CLEANING
        self.provenance: Provenance = read_provenance(self.folder, compare=cleans)
        if not cleans and get_ipython() is not None:
            close_respondent_files(self.folder, self.codebook)
        self.edition = Edition(self.codebook, language)
        self._numbers: dict[str, list[str]] = {"table": [], "figure": []}
        self._explained_by: dict[str, str] = {}

    @cached_property
    def _protected(self) -> tuple[ProtectedCounts, Suppression]:
        return read_counts(self.folder)

    @property
    def counts(self) -> ProtectedCounts:
        """The survey's protected counts, as notebook 01 wrote them."""
        return self._protected[0]

    @property
    def suppression(self) -> Suppression:
        """How many cells disclosure control hid."""
        return self._protected[1]

    def published(self, name: str) -> pd.DataFrame:
        """Return a published table, such as ``reported_crimes``."""
        return read_published(self.folder, name)

    def has_published(self, name: str) -> bool:
        """Return whether the survey has a published table of this name."""
        return has_published(self.folder, name)

    def sectors(self, question: str) -> SectorComparison:
        """Compare a question across sectors."""
        return compare_sectors(self.counts, self.codebook, question)

    def questions(self, comparison: str) -> PairComparison:
        """Compare the two questions that a comparison of the analysis plan names."""
        return compare_questions(self.counts, self.codebook, comparison)

    def show(self, *contents: Table | Figure | Statement) -> None:
        """Display tables and figures with their numbers, and sentences.

        Showing the same exhibit again, as when a cell is rerun, keeps its number.
        """
        for content in contents:
            number = self._number(content)
            display(exhibit(self._explained_once(content), self.edition, number))  # type: ignore[no-untyped-call]

    def _explained_once(self, content: Table | Figure | Statement) -> Table | Figure | Statement:
        """Leave out notes that an exhibit further up on the page has told."""
        if isinstance(content, Statement):
            return content
        table = content.data if isinstance(content, Figure) else content
        notes = tuple(
            note for note in table.notes
            if self._explained_by.setdefault(note, table.id) == table.id
        )  # fmt: skip
        told = replace(table, notes=notes)
        return replace(content, data=told) if isinstance(content, Figure) else told

    def _number(self, content: Table | Figure | Statement) -> str:
        if isinstance(content, Statement):
            return ""
        is_figure = isinstance(content, Figure)
        identifier = content.data.id if isinstance(content, Figure) else content.id
        known = self._numbers["figure" if is_figure else "table"]
        if identifier not in known:
            known.append(identifier)
        return f"{self.letter}{known.index(identifier) + 1}"
