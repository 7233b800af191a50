"""A survey compared with another: question by question, and sector by sector."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import HEADLINE
from helpers.disclosure.declared import NOTHING, Counts, count, key, share, statistic
from helpers.exhibits import Column, Entry, Figure, Statement, Table, exhibit_id
from helpers.results.base import Result, said_p, test_parts
from helpers.results.compared_surveys import (
    Survey,
    comparable,
    least_certain,
    surveys_source,
)
from helpers.results.survey_differences import (
    QuestionDifference,
    SectorDifference,
    survey_differences,
)
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import (
    P_VALUE,
    PERCENT,
    POINTS_LIMITS,
    POINTS_WITH_LIMITS,
    WHOLE,
)

_LEFT_OUT = ("missing", "type", "levels", "headline", "asked_if")


@dataclass(frozen=True)
class SurveyPair(Result):
    """A survey compared with another.

    Parameters
    ----------
    here, there
        The surveys.
    questions
        The questions that both ask alike.
    """

    here: Survey
    there: Survey
    questions: tuple[QuestionDifference, ...]

    @property
    def id(self) -> str:
        """Starts the ids of the results."""
        return f"across_{self.there.name.replace('-', '_')}"

    @property
    def source(self) -> Source:
        """The less certain of the two surveys' sources."""
        return least_certain((self.here, self.there))

    @property
    def left_out(self) -> dict[str, str]:
        """Why each other question with a headline share is not compared, by id."""
        return comparable(self.here.codebook, self.there.codebook)[1]

    # The verdict.

    @cached_property
    def differing(self) -> list[QuestionDifference]:
        """The questions whose difference within sectors is clear."""
        return [one for one in self.questions if one.differs]

    @cached_property
    def hidden(self) -> list[QuestionDifference]:
        """The questions with the share of some sector hidden."""
        return [one for one in self.questions if one.association is None]

    @property
    def alike(self) -> int:
        """For how many questions the data show no difference."""
        return len(self.questions) - len(self.differing) - len(self.hidden)

    @cached_property
    def sectors(self) -> list[tuple[QuestionDifference, SectorDifference]]:
        """Every question in every sector."""
        return [(one, sector) for one in self.questions for sector in one.sectors]

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each question: both shares, their difference with its limits, p-value."""
        rows = [
            (one.question.id, one.here, one.there, one.difference,
             *(one.interval or (None, None)), one.p_adjusted)
            for one in self.questions
        ]  # fmt: skip
        names = ["question", "here", "there", "difference", "ci_low", "ci_high", "p_adjusted"]
        return pd.DataFrame(rows, columns=names)

    # What a reader sees.

    def scope_sentence(self, edition: Edition) -> Statement:
        """Say what is compared, and which questions are not, and why."""
        here = self.here.codebook
        sectors = self.questions[0].sectors if self.questions else ()
        numbers = {
            "questions": len(self.questions),
            "sectors": len(sectors),
            "all_sectors": len(here.sectors),
        }
        told = {name: WHOLE(number, counts=NOTHING) for name, number in numbers.items()}
        parts = [edition.say("across_scope", there=self._there(edition), **told)]
        for reason in _LEFT_OUT:
            names = [
                edition.question(here.question(name)).lower()
                for name, why in self.left_out.items()
                if why == reason
            ]
            if names:
                named = edition.series(names)
                parts.append(edition.say(f"across_left_out_{reason}", questions=named))
        identifier = exhibit_id("across", self.there.name, "scope")
        return Statement(identifier, edition.join(parts), self.source)

    def table(self, edition: Edition) -> Table:
        """Show how the headline share of every question differs, sectors weighted alike."""
        labels = {one.question.id: edition.question(one.question) for one in self.questions}
        changed = [labels[one.question.id] for one in self.questions if not one.same_wording]
        wording = []
        if changed:
            named = edition.series([name.lower() for name in changed])
            wording = [edition.say("across_wording_note", questions=named)]
        notes = ("across_difference_note", "across_test_note", "across_caveat_note")
        return Table(
            id=exhibit_id("across", self.there.name),
            caption=edition.say("across_caption", **self._names(edition)),
            source=self.source,
            source_line=surveys_source((self.here, self.there), edition),
            columns=(
                Column("question", edition.say("question"), write=labels.__getitem__),
                *self._columns(edition, "*", weighted=True),
            ),
            frame=self.frame,
            notes=(*(edition.say(note) for note in notes), *wording),
            entries=tuple(self._question_entries()),
        )

    def figure(self, edition: Edition) -> Figure:
        """Draw how much the share of every question differs; filled points are clear."""
        table, title, rows, told = self.table(edition), self.title(edition), [], []
        for one in self.questions:
            name = edition.question(one.question)
            limits = None if one.interval is None else (one.interval.low, one.interval.high)
            rows.append((figures.Row(name, "", "", one.difference, limits), one.differs))
            if one.difference is None or one.interval is None:
                told.append(edition.say("share_told_hidden", name=name))
            else:
                rests = self._both(one.question.id, "*")
                written = POINTS_WITH_LIMITS(one.difference, *one.interval, counts=rests)
                told.append(edition.say("across_told", name=name, difference=written))
        svg = figures.differences(rows, edition, table.id)
        alt = edition.say("across_alt", title=title, told=edition.join(told, "; "))
        measure = edition.say("across_measure", **self._names(edition))
        return Figure(title, svg, alt, replace(table, caption=measure))

    def title(self, edition: Edition) -> str:
        """Say in how many questions the difference is clear."""
        compared = len(self.questions) - len(self.hidden)
        return edition.say(
            "across_title_some" if self.differing else "across_title_none",
            there=self._there(edition),
            number=WHOLE(len(self.differing), counts=NOTHING),
            compared=WHOLE(compared, counts=NOTHING),
        )

    def questions_sentence(self, edition: Edition) -> Statement:
        """Say which questions differ within sectors, for how many the data show nothing."""
        names, parts = self._names(edition), []
        for one in self.differing:
            p = said_p(one.p_adjusted or 0, self._keys(one, "*"), edition, "adjusted")
            named = edition.share_of(one.question)
            parts.append(edition.say(f"across_{one.direction}", named=named, p=p, **names))
        if self.alike:
            key_ = "across_rest" if self.differing else "across_nothing"
            number = WHOLE(self.alike, counts=NOTHING)
            parts.append(edition.say(key_, number=number, there=names["there"]))
        if self.hidden:
            hidden = [edition.question(one.question).lower() for one in self.hidden]
            parts.append(edition.say("across_hidden", questions=edition.series(hidden)))
        identifier = exhibit_id("across", self.there.name, "told")
        first = (self.differing or list(self.questions))[0]
        result = f"{self.id}_{first.question.id}"
        return Statement(identifier, edition.join(parts), self.source, result=result)

    def sectors_table(self, edition: Edition) -> Table:
        """Show a row for each question and sector."""
        rows = [
            (one.question.id, sector.here.group, sector.here.proportion, sector.there.proportion,
             *_parts(sector), *(sector.of_invited or (None, None)), sector.p_adjusted)
            for one, sector in self.sectors
        ]  # fmt: skip
        names = ["question", "group", "here", "there", "difference", "ci_low", "ci_high",
                 "invited_low", "invited_high", "p_adjusted"]  # fmt: skip
        labels = {one.question.id: edition.question(one.question) for one in self.questions}
        columns = self._columns(edition, "{group}", weighted=False)
        return Table(
            id=exhibit_id("across", self.there.name, "sectors"),
            caption=edition.say("across_sectors_caption", **self._names(edition)),
            source=self.source,
            source_line=surveys_source((self.here, self.there), edition),
            columns=(
                Column(
                    ("question", "group"),
                    edition.say("across_question_and_sector"),
                    write=lambda question, group: edition.say(
                        "across_in_sector", question=labels[question], group=edition.inside(group)
                    ),
                ),
                *columns[:-1],
                Column(("invited_low", "invited_high"), edition.say("across_of_invited"),
                       POINTS_LIMITS, self._both("{question}", "{group}")),
                columns[-1],
            ),
            frame=pd.DataFrame(rows, columns=names),
            notes=(edition.say("across_sector_note"), edition.say("across_caveat_note")),
            entries=(self._sector_entry,),
        )  # fmt: skip

    def sectors_sentence(self, edition: Edition) -> Statement:
        """Say in which sectors a question differs, after Holm's method over all of them."""
        told = []
        for one, sector in self.sectors:
            effect = sector.effect
            if sector.differs and effect is not None and effect.value is not None:
                counts = self._both(one.question.id, sector.here.group)
                numbers = (effect.value, *effect.interval)
                told.append(
                    edition.say(
                        "across_sector",
                        question=edition.question(one.question).lower(),
                        among=edition.among(sector.here.group),
                        difference=POINTS_WITH_LIMITS(*numbers, counts=counts),
                    )
                )
        number = sum(sector.effect is not None for _, sector in self.sectors)
        text = edition.say(
            "across_sectors_differ" if told else "across_sectors_alike",
            number=WHOLE(number, counts=NOTHING),
            cases=edition.series(told),
        )
        identifier = exhibit_id("across", self.there.name, "which")
        return Statement(identifier, text, self.source, result=f"{self.id}_sectors")

    def _there(self, edition: Edition) -> str:
        return self.there.label(edition.language)

    def _names(self, edition: Edition) -> dict[str, str]:
        return {"here": self.here.label(edition.language), "there": self._there(edition)}

    def _both(self, question: str, group: str) -> Counts:
        """Return that a number is worked out from both surveys' answers."""
        mine = key("answer", question, group, HEADLINE)
        return statistic(mine, key("survey", self.there.name, mine))

    def _keys(self, one: QuestionDifference, group: str) -> tuple[str, ...]:
        return self._both(one.question.id, group).keys

    def _columns(self, edition: Edition, group: str, *, weighted: bool) -> tuple[Column, ...]:
        """Return the columns of both shares, their difference and its p-value."""
        mine = ("answer", "{question}", group, HEADLINE)
        theirs = ("survey", self.there.name, *mine)
        one, other = (
            (statistic(key(*mine)), statistic(key(*theirs)))
            if weighted
            else (share(*mine), share(*theirs))
        )
        both = self._both("{question}", group)
        difference = ("difference", "ci_low", "ci_high")
        names = self._names(edition)
        return (
            Column("here", names["here"], PERCENT, one),
            Column("there", names["there"], PERCENT, other),
            Column(difference, edition.say("difference_points"), POINTS_WITH_LIMITS, both),
            Column("p_adjusted", edition.say("p_value"), P_VALUE, both),
        )

    def _question_entries(self) -> list[Entry]:
        """Return an entry for each question: the difference, and the test within sectors."""
        entries = []
        for one in self.questions:
            row = (
                "shared_sectors_weighted",
                HEADLINE,
                one.difference,
                *(one.interval or (None,) * 2),
            )
            names = ["group", "level", "difference", "ci_low", "ci_high"]
            test = one.association.test if one.association else None
            told = {} if test is None or test.p is None else test_parts(test, one.p_adjusted)
            told = {name: told[name] for name in ("method", "p", "p_adjusted") if name in told}
            entries.append(
                Entry(
                    f"{self.id}_{one.question.id}",
                    f"{one.question.id}: {self.here.name} - {self.there.name}",
                    one.question.theme,
                    self.source,
                    (pd.DataFrame([row], columns=names),),
                    counts=dict.fromkeys(names[2:], self._both(one.question.id, "*")),
                    n=test.n if test is not None and told else None,
                    test=told,
                )
            )
        return entries

    @property
    def _sector_entry(self) -> Entry:
        rows: list[tuple[Any, ...]] = [
            (f"{one.question.id}: {sector.here.group}", "first minus second", *_parts(sector),
             *(sector.of_invited or (None, None)), sector.p_adjusted, one.question.id,
             sector.here.group)
            for one, sector in self.sectors
        ]  # fmt: skip
        numbers = ["difference", "ci_low", "ci_high", "invited_low", "invited_high", "p_adjusted"]
        frame = pd.DataFrame(rows, columns=["group", "level", *numbers, "_question", "_group"])
        return Entry(
            f"{self.id}_sectors", f"{self.here.name} - {self.there.name}", "comparison",
            self.source, (frame,),
            counts=dict.fromkeys(numbers, self._both("{_question}", "{_group}")),
        )  # fmt: skip


def compare_surveys(here: Survey, others: Sequence[Survey]) -> tuple[SurveyPair, ...]:
    """Compare a survey with others; p-values are adjusted over all of them together."""
    found = survey_differences(here, others)
    return tuple(SurveyPair(here, there, one) for there, one in zip(others, found, strict=True))


def surveys_table(here: Survey, others: Sequence[Survey], edition: Edition) -> Table:
    """Show the surveys compared: whom they asked and how many answered."""
    surveys = (here, *others)
    rows = [
        (survey.name, survey.codebook.year, survey.invited, survey.answered,
         survey.answered / survey.invited, survey.counts.source)
        for survey in surveys
    ]  # fmt: skip
    names = ["survey", "year", "invited", "answered", "response_rate", "source"]
    labels = {survey.name: survey.label(edition.language) for survey in surveys}

    def answered(row: Any) -> Counts:
        mine = row["survey"] == here.name
        return count(*(() if mine else ("survey", row["survey"])), "respondents", "county")

    return Table(
        id="across-surveys",
        caption=edition.say("across_surveys_caption"),
        source=least_certain(surveys),
        source_line=surveys_source(surveys, edition),
        columns=(
            Column("survey", edition.say("across_survey"), write=labels.__getitem__),
            Column("invited", edition.say("across_invited"), WHOLE, NOTHING),
            Column("answered", edition.say("across_answered"), WHOLE, answered),
            Column("response_rate", edition.say("across_response_rate"), PERCENT,
                   lambda row: Counts("share", answered(row).keys)),
            Column("source", edition.say("source"), write=lambda kind: edition.say(f"kind_{kind}")),
        ),
        frame=pd.DataFrame(rows, columns=names),
        notes=(edition.say("across_nonresponse_note"),),
    )  # fmt: skip


def response_sentence(here: Survey, others: Sequence[Survey], edition: Edition) -> Statement:
    """Say how far the response rates lie apart: silence may differ from survey to survey."""
    surveys = sorted((here, *others), key=lambda survey: survey.answered / survey.invited)
    told: dict[str, Any] = {}
    for end, survey in (("low", surveys[0]), ("high", surveys[-1])):
        keys = (() if survey is here else ("survey", survey.name)) + ("respondents", "county")
        told[end] = PERCENT(survey.answered / survey.invited, counts=share(*keys))
        told[f"{end}est"] = survey.label(edition.language)
    text = edition.say("across_response", **told)
    return Statement("across-response", text, least_certain(surveys))


def _parts(sector: SectorDifference) -> tuple[float | None, float | None, float | None]:
    effect = sector.effect
    if effect is None or effect.value is None:
        return None, None, None
    return effect.value, effect.interval.low, effect.interval.high
