"""What a notebook starts with: one appendix of one survey, and the results that it tells."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

import pandas as pd
from IPython import get_ipython

from helpers.disclosure.count_files import read_counts
from helpers.disclosure.guard import close_respondent_files
from helpers.disclosure.protection import ProtectedCounts, Suppression
from helpers.exhibits import exhibit_id, own_id
from helpers.exhibits.showing import Part, Showing, Shown
from helpers.results import absent
from helpers.results.beside import Beside
from helpers.results.case_sources import published_cases, surveyed_cases
from helpers.results.cases import Cases
from helpers.results.certainty import Family
from helpers.results.compared_surveys import Survey, compared_folders, read_survey
from helpers.results.crime_changes import CrimeChanges
from helpers.results.crimes import Crimes
from helpers.results.crossed import Crossed
from helpers.results.evidence import Evidence
from helpers.results.family import confirmatory_family
from helpers.results.interviews import Interviews
from helpers.results.pairs import compare_questions
from helpers.results.questions import Answers
from helpers.results.response import Response, response_of
from helpers.results.share import Share, shares_of
from helpers.results.survey_pair import SurveyPair, compare_surveys
from helpers.survey.codebook import THEMES, Codebook, Language, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder
from helpers.survey.provenance import Provenance, read_provenance
from helpers.survey.published import has_published, read_published
from helpers.survey.published_checks import published_faults
from helpers.words.edition import Edition

CLEANING = "A"
"""The appendix that cleans the answers: the only one that sees respondents."""


class Appendix:
    """One appendix: the survey's declaration, its protected counts, and what is told of them.

    Parameters
    ----------
    letter
        The appendix, ``A`` to ``K``.
    survey
        The survey folder's name.
    language
        The edition that the notebook shows; the report is written in every language of the
        codebook.

    Raises
    ------
    InputError
        The survey's codebook or provenance record is faulty.
    """

    def __init__(self, letter: str, survey: str, language: Language) -> None:
        self.letter = letter
        self.folder = SurveyFolder(survey)
        self.codebook: Codebook = read_codebook(self.folder)
        self.languages = self.codebook.languages
        # Only the notebook that cleans the answers opens the files that hold them.
        cleans = letter == CLEANING
        self.provenance: Provenance = read_provenance(self.folder, compare=cleans)
        if not cleans and get_ipython() is not None:
            close_respondent_files(self.folder, self.codebook)
        editions = [Edition(self.codebook, one) for one in self.languages]
        shown = language if language in self.languages else self.languages[0]
        self._showing = Showing(letter, editions, shown)
        self._first: dict[str, tuple[Callable[..., Shown], ...]] = {}

    # What the survey counted.

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

    @cached_property
    def _family(self) -> Family:
        return confirmatory_family(self.counts, self.codebook)

    @cached_property
    def _answers(self) -> dict[str, Answers]:
        return {
            question.id: Answers(question, self.counts, self.codebook, self._family)
            for question in self.codebook.questions
            if question.type != "free_text"
        }

    def result(self, question: str) -> Answers:
        """Return what is told of a question.

        Raises
        ------
        LookupError
            The codebook has no such question to show; the message names those there are.
        """
        if question not in self._answers:
            there = ", ".join(self._answers)
            raise LookupError(f"there is no question {question!r} to show; there are: {there}")
        return self._answers[question]

    def questions(self, theme: str) -> tuple[Answers, ...]:
        """Return what is told of each question of a theme that stands by itself, in order.

        Raises
        ------
        LookupError
            There is no such theme; the message names those there are.
        """
        if theme not in THEMES:
            raise LookupError(f"there is no theme {theme!r}; there are: {', '.join(THEMES)}")
        return tuple(self.result(one.id) for one in self.codebook.shown(theme))

    @cached_property
    def pairs(self) -> tuple[Crossed, ...]:
        """The two questions of every comparison of the analysis plan that names two."""
        return tuple(
            Crossed(compare_questions(self.counts, self.codebook, plan.id, self._family))
            for plan in self.codebook.analysis
            if plan.against is not None
        )

    @cached_property
    def county_shares(self) -> dict[str, Share]:
        """What may stand beside published conclusions: all together's share, by question.

        Of questions with levels; nothing is tested. None while the answers are made up: an
        invented share proves no conclusion.
        """
        if self.counts.source == "synthetic":
            return {}
        levelled = [question.id for question in self.codebook.questions if question.headline]
        return {one: shares_of(self.counts, self.codebook, one)[-1] for one in levelled}

    @cached_property
    def response(self) -> Response:
        """Who was invited and who answered."""
        return response_of(self.counts, self.published("response_rates"))

    # What was published before.

    def published(self, name: str) -> pd.DataFrame | None:
        """Return a published table, such as ``reported_crimes``; None where it has no row.

        Raises
        ------
        InputError
            The table does not hold what it must, or names what the codebook does not know.
        """
        if not has_published(self.folder, name):
            return None
        frame = read_published(self.folder, name)
        faults = list(published_faults(name, frame, self.codebook))
        if faults:
            raise InputError(faults)
        return frame

    @cached_property
    def cases(self) -> Cases | None:
        """The cases that the codebook puts side by side: as published, or else as surveyed."""
        published = self.published("suspected_cases")
        if published is not None:
            return published_cases(published, self.codebook)
        return self.surveyed_cases

    @cached_property
    def surveyed_cases(self) -> Cases | None:
        """The survey's own count of those cases; None where it has none, or hides some."""
        return surveyed_cases(self.counts, self.codebook)

    @cached_property
    def crimes(self) -> Crimes | None:
        """Published reports of crime, if there are any."""
        reports = self.published("reported_crimes")
        return None if reports is None else Crimes(reports, self.codebook)

    @cached_property
    def crime_changes(self) -> CrimeChanges | None:
        """Whether those reports changed."""
        return None if self.crimes is None else CrimeChanges(self.crimes)

    @property
    def beside(self) -> Beside | None:
        """Cases beside reports, where the codebook names the crime to set them beside."""
        declared = self.codebook.cases
        if self.cases is None or self.crimes is None or declared is None or declared.crime is None:
            return None
        return Beside(self.cases, self.crimes)

    @cached_property
    def interviews(self) -> Interviews | None:
        """Published interview statements, beside the survey's shares."""
        told = self.published("interview_statements")
        if told is None:
            return None
        return Interviews(told, self.county_shares, self.counts.source)

    def evidence(self, name: str) -> Evidence | None:
        """Return published ``challenges`` or ``ways_forward``, tied to the survey's questions."""
        told = self.published(name)
        if told is None:
            return None
        return Evidence(name, told, self.county_shares, self.counts.source)

    # The surveys that this one is compared with.

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
    def across(self) -> tuple[SurveyPair, ...]:
        """The report's own survey compared with each of the others."""
        return compare_surveys(self.here, self.others)

    # What is shown.

    def show(self, *parts: Shown | Part) -> None:
        """Display headings, tables and figures with their numbers, and sentences.

        Showing the same exhibit again, as when a cell is rerun, keeps its number.

        Parameters
        ----------
        parts
            Functions of an edition that return what is shown, such as a result's ``figure``: each
            is written in every language of the report.
        """
        for part in parts:
            self._showing.show(part)

    def show_published(self, name: str, *parts: Callable[..., Shown], of: Any = None) -> None:
        """Show what is made of a published table.

        Where the survey has no such table, or one without rows, the notebook's first cell about
        it says so and the others show nothing.

        Parameters
        ----------
        name
            File name without ending, such as ``reported_crimes``.
        parts
            Functions of the table and an edition; of ``of`` where it is given.
        of
            What is worked out of the table.
        """
        table = self.published(name)
        if table is not None:
            self.show(*(partial(part, table if of is None else of) for part in parts))
        else:
            identifier = own_id("no", name, self.letter.lower())
            self._say_once(name, parts, partial(absent.no_published, name, identifier))

    def show_cases(self, *parts: Callable[..., Shown]) -> None:
        """Show what is made of the cases, or say in the first such cell why there are none.

        Parameters
        ----------
        parts
            Functions of the cases and an edition.
        """
        if self.cases is not None:
            self.show(*(partial(part, self.cases) for part in parts))
        elif self.codebook.cases is not None:
            identifier = exhibit_id(self.codebook.cases.id, "hidden")
            hidden = partial(absent.said, "counts_hidden", identifier, self.counts.source)
            self._say_once("cases", parts, hidden)
        elif all(question.type != "count" for question in self.codebook.questions):
            self._say_once(
                "cases", parts, partial(absent.said, "no_counts", "no-cases", "published")
            )

    def show_no_questions(self, theme: str) -> None:
        """Say that the survey does not ask about a theme, if it does not."""
        asked = {one.theme for one in self.codebook.questions if one.type != "free_text"}
        if theme not in asked:
            self.show(partial(absent.no_questions, theme))

    def _say_once(self, name: str, parts: tuple[Callable[..., Shown], ...], why: Part) -> None:
        # The cell that said it first says it again when it is rerun.
        if self._first.setdefault(name, parts) == parts:
            self.show(why)
