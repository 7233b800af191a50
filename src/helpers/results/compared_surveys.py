"""The surveys that a survey is compared with: read as protected counts, and how many answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.disclosure.count_files import read_counts
from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import NOTHING, Counts, count, key, share
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Statement, Table
from helpers.survey.codebook import Codebook, Language, Question, Sector, read_codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder, survey_names
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, WHOLE


@dataclass(frozen=True)
class Survey:
    """One of the surveys compared: its declaration and its protected counts."""

    codebook: Codebook
    counts: ProtectedCounts

    @property
    def name(self) -> str:
        """The survey folder's name."""
        return self.codebook.survey

    def label(self, language: Language) -> str:
        """Return what the survey is called in a comparison: area and year."""
        return f"{self.codebook.area[language]} {self.codebook.year}"

    @property
    def invited(self) -> int:
        """Number of people invited."""
        return sum(sector.invited for sector in self.codebook.sectors)

    @property
    def answered(self) -> int:
        """Number of respondents."""
        return int(self.counts.response["answered"].sum())

    @property
    def response_rate(self) -> float:
        """Respondents out of the people invited."""
        return self.answered / self.invited

    def key(self, here: "Survey", *parts: str) -> str:
        """Return a key in the report of a survey, whose own keys have no prefix."""
        return key(*(() if self.name == here.name else ("survey", self.name)), *parts)


_ORDER: tuple[Source, ...] = ("synthetic", "survey", "published")


def least_certain(surveys: Sequence[Survey]) -> Source:
    """Return the least certain source of several surveys: synthetic if any is."""
    sources = {survey.counts.source for survey in surveys}
    return next(source for source in _ORDER if source in sources)


def surveys_source(surveys: Sequence[Survey], edition: Edition) -> str:
    """Say where the answers of several surveys come from."""
    lines = [
        edition.say(
            "across_source",
            survey=survey.label(edition.language),
            line=Edition(survey.codebook, edition.language).source_line(survey.counts.source),
        )
        for survey in surveys
    ]
    return edition.join(lines)


def surveys_table(here: Survey, others: Sequence[Survey], edition: Edition) -> Table:
    """Show the surveys compared: whom they asked and how many answered."""
    surveys = {survey.name: survey for survey in (here, *others)}
    rows = [
        (name, survey.codebook.year, survey.invited, survey.answered, survey.response_rate,
         survey.counts.source)
        for name, survey in surveys.items()
    ]  # fmt: skip
    names = ["survey", "year", "invited", "answered", "response_rate", "source"]

    def answered(row: Any) -> Counts:
        return count(surveys[row["survey"]].key(here, "respondents", COUNTY))

    return Table(
        id="across-surveys",
        caption=edition.say("across_surveys_caption"),
        source=least_certain([*surveys.values()]),
        source_line=surveys_source([*surveys.values()], edition),
        columns=(
            Column("survey", edition.say("across_survey"),
                   write=lambda name: surveys[name].label(edition.language)),
            Column("invited", edition.say("across_invited"), WHOLE, NOTHING),
            Column("answered", edition.say("across_answered"), WHOLE, answered),
            Column("response_rate", edition.say("across_response_rate"), PERCENT,
                   lambda row: share(*answered(row).keys)),
            Column("source", edition.say("source"), write=lambda kind: edition.say(f"kind_{kind}")),
        ),
        frame=pd.DataFrame(rows, columns=names),
        notes=(edition.say("across_nonresponse_note"),),
    )  # fmt: skip


def response_sentence(here: Survey, others: Sequence[Survey], edition: Edition) -> Statement:
    """Say how far the response rates lie apart: silence may differ from survey to survey."""
    surveys = sorted((here, *others), key=lambda survey: survey.response_rate)
    told: dict[str, Any] = {}
    for end, survey in (("low", surveys[0]), ("high", surveys[-1])):
        counts = share(survey.key(here, "respondents", COUNTY))
        told[end] = PERCENT(survey.response_rate, counts=counts)
        told[f"{end}est"] = survey.label(edition.language)
    text = edition.say("across_response", **told)
    return Statement("across-response", text, least_certain(surveys))


def read_survey(name: str) -> Survey:
    """Read a survey's declaration and protected counts.

    Parameters
    ----------
    name
        The survey folder's name.

    Raises
    ------
    InputError
        The codebook is faulty, or nobody has counted and protected its answers.
    """
    folder = SurveyFolder(name)
    return Survey(read_codebook(folder), read_counts(folder)[0])


def compared_folders(codebook: Codebook) -> tuple[SurveyFolder, ...]:
    """Return the folders of the surveys that a codebook names.

    Parameters
    ----------
    codebook
        A survey's declaration.

    Raises
    ------
    InputError
        One is not in ``data/raw``, its codebook is faulty, or it has no question or no sector in
        common with this survey.
    """
    faults = list(_faults(codebook))
    if faults:
        raise InputError(faults)
    return tuple(SurveyFolder(name) for name in codebook.compared_with)


def _faults(codebook: Codebook) -> Iterator[Fault]:
    def fault(name: str, expected: str) -> Fault:
        return Fault("codebook.yml", expected, column="compared_with", value=name)

    for name in codebook.compared_with:
        if name not in survey_names():
            known = ", ".join(other for other in survey_names() if other != codebook.survey)
            yield fault(name, f"there is no survey of this name in data/raw (there: {known})")
            continue
        try:
            other = read_codebook(SurveyFolder(name))
        except InputError as error:
            yield fault(name, f"its codebook is not in order: {error.faults[0]}")
            continue
        if not comparable(codebook, other)[0]:
            yield fault(name, "has no question in common with this survey (same id, levels and "
                              "headline); take it out")  # fmt: skip
        elif not shared_sectors(codebook, other):
            yield fault(name, "has no sector in common with this survey (same id); take it out")


def comparable(here: Codebook, there: Codebook) -> tuple[tuple[Question, ...], dict[str, str]]:
    """Return which questions of two surveys can be compared.

    Parameters
    ----------
    here, there
        Two surveys' declarations.

    Returns
    -------
    tuple of Question
        The first survey's questions with a headline share whose id, kind, levels (in order) and
        headline levels are the same in both.
    dict of str
        Why each of its other questions with a headline share is not compared: ``missing``,
        ``type``, ``levels``, ``headline`` or ``asked_if``, by id.
    """
    theirs = {question.id: question for question in there.questions}
    alike, reasons = [], {}
    for question in here.questions:
        if not question.headline:
            continue
        reason = _unlike(question, theirs.get(question.id))
        if reason is None:
            alike.append(question)
        else:
            reasons[question.id] = reason
    return tuple(alike), reasons


def _unlike(one: Question, other: Question | None) -> str | None:
    if other is None:
        return "missing"
    if one.type != other.type:
        return "type"
    if [(lv.id, lv.unknown) for lv in one.levels] != [(lv.id, lv.unknown) for lv in other.levels]:
        return "levels"
    if set(one.headline) != set(other.headline):
        return "headline"
    return None if one.asked_if == other.asked_if else "asked_if"


def shared_sectors(here: Codebook, there: Codebook) -> tuple[Sector, ...]:
    """Return the first survey's sectors that the second has too, by id."""
    theirs = {sector.id for sector in there.sectors}
    return tuple(sector for sector in here.sectors if sector.id in theirs)
