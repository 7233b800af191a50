"""What a notebook starts with: one appendix of one survey in one language."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import pandas as pd
from IPython import get_ipython
from IPython.display import display

from helpers.comparison.case_counts import Cases, published_cases, surveyed_cases
from helpers.comparison.compared_surveys import Survey, compared_folders, read_survey
from helpers.comparison.sector_comparison import (
    PairComparison,
    SectorComparison,
    compare_questions,
    compare_sectors,
)
from helpers.comparison.survey_comparison import SurveyComparison, compare_surveys
from helpers.disclosure.count_files import read_counts
from helpers.disclosure.guard import close_respondent_files
from helpers.disclosure.protection import ProtectedCounts, Suppression
from helpers.exhibits import (
    Content,
    Editions,
    Exhibit,
    Figure,
    Heading,
    Statement,
    exhibit,
    exhibit_id,
    hides,
)
from helpers.survey.codebook import Codebook, Language, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder
from helpers.survey.provenance import Provenance, read_provenance
from helpers.survey.published import has_published, read_published
from helpers.survey.published_checks import published_faults
from helpers.words.edition import Edition
from helpers.words.formats import HIDDEN

CLEANING = "A"
"""The appendix that cleans the answers: the only one that sees respondents."""

Shown = Content | Iterable[Content] | None
"""What can be shown: one exhibit, several, or nothing."""

Part = Callable[[Edition], Shown]
"""What is shown in every language: a function of an edition, such as a result's ``figure``."""


class Appendix:
    """One appendix: the survey's declaration and protected counts, and the numbering of exhibits.

    Parameters
    ----------
    letter
        The appendix, ``A`` to ``K``.
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
        self.editions = tuple(Edition(self.codebook, one) for one in self.codebook.languages)
        self.edition = Edition(self.codebook, language)
        self._first: dict[str, tuple[Callable[..., Shown], ...]] = {}
        self._numbers: dict[str, list[str]] = {"table": [], "figure": []}
        self._explained_by: dict[Language, dict[str, str]] = {}

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

    def published(self, name: str) -> pd.DataFrame | None:
        """Return a published table, such as ``reported_crimes``; None where it has no row.

        Raises
        ------
        InputError
            The table does not hold what it must, or names what the codebook does not know.
        """
        if not self.has_published(name):
            return None
        frame = read_published(self.folder, name)
        faults = list(published_faults(name, frame, self.codebook))
        if faults:
            raise InputError(faults)
        return frame

    def has_published(self, name: str) -> bool:
        """Return whether the survey has a published table of this name, with any row."""
        return has_published(self.folder, name)

    @property
    def cases(self) -> Cases | None:
        """The cases that the codebook puts side by side: as published, or else as surveyed."""
        published = self.published("suspected_cases")
        if published is not None:
            return published_cases(published, self.codebook)
        return self.surveyed_cases

    @property
    def surveyed_cases(self) -> Cases | None:
        """The survey's own count of those cases; None where it has none, or hides some."""
        return surveyed_cases(self.counts, self.codebook)

    def sectors(self, question: str) -> SectorComparison:
        """Compare a question across sectors."""
        return compare_sectors(self.counts, self.codebook, question)

    def all_sectors(self) -> dict[str, SectorComparison]:
        """Compare every question with levels across sectors, by question id."""
        levelled = [question.id for question in self.codebook.questions if question.headline]
        return {question: self.sectors(question) for question in levelled}

    @cached_property
    def others(self) -> tuple[Survey, ...]:
        """The surveys that the codebook compares this one with, as protected counts."""
        folders = compared_folders(self.codebook)
        surveys = tuple(read_survey(folder.name) for folder in folders)
        if get_ipython() is not None:
            for folder, survey in zip(folders, surveys, strict=True):
                close_respondent_files(folder, survey.codebook)
        return surveys

    @property
    def here(self) -> Survey:
        """The report's own survey, as one among those compared."""
        return Survey(self.codebook, self.counts)

    @cached_property
    def across(self) -> tuple[SurveyComparison, ...]:
        """The report's own survey compared with each of the others."""
        return compare_surveys(self.here, self.others)

    def pairs(self) -> tuple[PairComparison, ...]:
        """Compare the two questions of every comparison of the analysis plan that names two."""
        return tuple(
            compare_questions(self.counts, self.codebook, plan.id)
            for plan in self.codebook.analysis
            if plan.against is not None
        )

    def show(self, *parts: "Shown | Part") -> None:
        """Display headings, tables and figures with their numbers, and sentences.

        Showing the same exhibit again, as when a cell is rerun, keeps its number.

        Parameters
        ----------
        parts
            What is shown, or functions of an edition that return it, such as a result's
            ``figure``: each is written in every language of the report.
        """
        for part in parts:
            if callable(part):
                written = [list(_flat(part(edition))) for edition in self.editions]
            else:
                written = [list(_flat(part))] * len(self.editions)
            for contents in zip(*written, strict=True):
                self._display(contents)

    def _display(self, contents: tuple[Content, ...]) -> None:
        number = self._number(contents[0])
        exhibits: dict[str, Exhibit] = {}
        for edition, content in zip(self.editions, contents, strict=True):
            told = self._explained_once(content, edition.language)
            again = self._hidden_told(told, edition.language)
            exhibits[edition.language] = exhibit(told, edition, number, hidden_told=again)
        display(Editions(exhibits, self.edition.language))  # type: ignore[no-untyped-call]

    def _explained_once(self, content: Content, language: Language) -> Content:
        """Leave out notes that an exhibit further up on the page has told."""
        if isinstance(content, Statement | Heading):
            return content
        table = content.data if isinstance(content, Figure) else content
        explained = self._explained_by.setdefault(language, {})
        notes, data_notes = (
            tuple(n for n in some if explained.setdefault(n, table.id) == table.id)
            for some in (table.notes, table.data_notes)
        )
        told = replace(table, notes=notes, data_notes=data_notes)
        return replace(content, data=told) if isinstance(content, Figure) else told

    def _hidden_told(self, content: Content, language: Language) -> bool:
        """Return True where an exhibit further up has explained the mark of a hidden value."""
        if isinstance(content, Statement | Heading):
            return False
        table = content.data if isinstance(content, Figure) else content
        explained = self._explained_by.setdefault(language, {})
        return hides(table) and explained.setdefault(HIDDEN, table.id) != table.id

    def show_published(self, name: str, *makers: Callable[..., Shown], **given: Any) -> None:
        """Show what is made of a published table.

        Where the survey has no such table, or one without rows, the notebook's first cell about
        it says so and the others show nothing.

        Parameters
        ----------
        name
            File name without ending, such as ``reported_crimes``.
        makers
            Functions of the table and the edition that return something to show, or None.
        given
            What the functions need besides.
        """
        frame = self.published(name)
        if frame is None:
            what = self.edition.label(f"published_{name}")
            absent = Statement(
                exhibit_id("no", name, self.letter.lower()),
                self.edition.sentence("no_published", what=what),
                "published",
            )
            self._say_once(name, makers, absent)
        else:
            self.show(*(partial(_made, maker, frame, given) for maker in makers))

    def show_cases(self, *makers: Callable[..., Shown], **given: Any) -> None:
        """Show what is made of the cases, or say in the first such cell why there are none.

        Parameters
        ----------
        makers
            Functions of the cases and the edition that return something to show, or None.
        given
            What the functions need besides.
        """
        cases = self.cases
        if cases is not None:
            self.show(*(partial(_made, maker, cases, given) for maker in makers))
        elif self.codebook.cases is not None:
            hidden = self.edition.sentence("counts_hidden")
            absent = Statement(
                exhibit_id(self.codebook.cases.id, "hidden"), hidden, self.counts.source
            )
            self._say_once("cases", makers, absent)
        elif all(question.type != "count" for question in self.codebook.questions):
            absent = Statement("no-cases", self.edition.sentence("no_counts"), "published")
            self._say_once("cases", makers, absent)

    def _say_once(
        self, name: str, makers: tuple[Callable[..., Shown], ...], absent: Statement
    ) -> None:
        # The cell that said it first says it again when it is rerun.
        if self._first.setdefault(name, makers) == makers:
            self.show(absent)

    def _number(self, content: Content) -> str:
        if isinstance(content, Statement | Heading):
            return ""
        is_figure = isinstance(content, Figure)
        identifier = content.data.id if isinstance(content, Figure) else content.id
        known = self._numbers["figure" if is_figure else "table"]
        if identifier not in known:
            known.append(identifier)
        return f"{self.letter}{known.index(identifier) + 1}"


def _made(maker: Callable[..., Shown], of: Any, given: dict[str, Any], edition: Edition) -> Shown:
    return maker(of, edition=edition, **given)


def _flat(shown: Shown) -> Iterator[Content]:
    if isinstance(shown, Content):
        yield shown
    elif shown is not None:
        for content in shown:
            yield from _flat(content)
