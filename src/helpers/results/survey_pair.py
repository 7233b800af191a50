"""A survey compared with another, question by question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers import figures
from helpers.disclosure.counts import HEADLINE
from helpers.disclosure.declared import NOTHING, Counts, statistic
from helpers.exhibits import Column, Entry, Figure, Statement, Table, own_id
from helpers.results.base import Result, test_parts
from helpers.results.certainty import said_p
from helpers.results.compared_surveys import Survey, comparable, least_certain, surveys_source
from helpers.results.survey_differences import QuestionDifference, survey_differences
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import P_VALUE, PERCENT, POINTS_WITH_LIMITS, WHOLE

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

    def exhibit(self, *parts: str) -> str:
        """Return the id of something shown of the two."""
        return own_id("across", self.there.name, *parts)

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

    def names(self, edition: Edition) -> dict[str, str]:
        """Return what the two surveys are called."""
        surveys = {"here": self.here, "there": self.there}
        return {name: survey.label(edition.language) for name, survey in surveys.items()}

    def source_line(self, edition: Edition) -> str:
        """Say where the answers of both come from."""
        return surveys_source((self.here, self.there), edition)

    def rests(self, question: str, group: str) -> Counts:
        """Return that a number is worked out from both surveys' answers."""
        both = (self.here, self.there)
        answers = ("answer", question, group, HEADLINE)
        return statistic(*(survey.key(self.here, *answers) for survey in both))

    def columns(
        self, edition: Edition, group: str, shown: Callable[[str], Counts]
    ) -> tuple[Column, ...]:
        """Return the columns of both shares, which ``shown`` declares, difference and p-value."""
        rests, names = self.rests("{question}", group), self.names(edition)
        difference = ("difference", "ci_low", "ci_high")
        return (
            *(
                Column(name, names[name], PERCENT, shown(key))
                for name, key in zip(("here", "there"), rests.keys, strict=True)
            ),
            Column(difference, edition.say("difference_points"), POINTS_WITH_LIMITS, rests),
            Column("p_adjusted", edition.say("p_value"), P_VALUE, rests),
        )

    def scope_sentence(self, edition: Edition) -> Statement:
        """Say what is compared, and which questions are not, and why."""
        here = self.here.codebook
        sectors = self.questions[0].sectors if self.questions else ()
        told = edition.say(
            "across_scope",
            **self.names(edition),
            questions=WHOLE(len(self.questions), counts=NOTHING),
            sectors=WHOLE(len(sectors), counts=NOTHING),
            all_sectors=WHOLE(len(here.sectors), counts=NOTHING),
        )
        parts = [told]
        for reason in _LEFT_OUT:
            names = [
                edition.question(here.question(name)).lower()
                for name, why in self.left_out.items()
                if why == reason
            ]
            if names:
                named = edition.series(names)
                parts.append(edition.say(f"across_left_out_{reason}", questions=named))
        return Statement(self.exhibit("scope"), edition.join(parts), self.source)

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
            id=self.exhibit(),
            caption=edition.say("across_caption", **self.names(edition)),
            source=self.source,
            source_line=self.source_line(edition),
            columns=(
                Column("question", edition.say("question"), write=labels.__getitem__),
                *self.columns(edition, "*", statistic),
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
                rests = self.rests(one.question.id, "*")
                written = POINTS_WITH_LIMITS(one.difference, *one.interval, counts=rests)
                told.append(edition.say("across_told", name=name, difference=written))
        svg = figures.differences(rows, edition, table.id)
        alt = edition.say("across_alt", title=title, told=edition.join(told, "; "))
        measure = edition.say("across_measure", **self.names(edition))
        return Figure(title, svg, alt, replace(table, caption=measure))

    def title(self, edition: Edition) -> str:
        """Say in how many questions the difference is clear."""
        compared = len(self.questions) - len(self.hidden)
        key = "across_title_some" if self.differing else "across_title_none"
        return edition.say(
            key if compared else "across_title_hidden",
            **self.names(edition),
            number=WHOLE(len(self.differing), counts=NOTHING),
            compared=WHOLE(compared, counts=NOTHING),
        )

    def questions_sentence(self, edition: Edition) -> Statement:
        """Say which questions differ within sectors, for how many the data show nothing."""
        names, parts = self.names(edition), []
        for one in self.differing:
            keys = self.rests(one.question.id, "*").keys
            p = said_p(one.p_adjusted or 0, keys, edition, "adjusted")
            named = edition.share_of(one.question)
            parts.append(edition.say(f"across_{one.direction}", named=named, p=p, **names))
        if self.alike:
            key = "across_rest" if self.differing else "across_nothing"
            number = WHOLE(self.alike, counts=NOTHING)
            parts.append(edition.say(key, number=number, **names))
        if self.hidden:
            hidden = [edition.question(one.question).lower() for one in self.hidden]
            parts.append(edition.say("across_hidden", questions=edition.series(hidden)))
        first = (self.differing or list(self.questions))[0]
        result = f"{self.id}_{first.question.id}"
        return Statement(self.exhibit("told"), edition.join(parts), self.source, result=result)

    def _question_entries(self) -> list[Entry]:
        """Return an entry for each question: the difference, and the test within sectors."""
        entries = []
        for one in self.questions:
            limits = one.interval or (None, None)
            row = ("shared_sectors_weighted", HEADLINE, one.difference, *limits)
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
                    counts=dict.fromkeys(names[2:], self.rests(one.question.id, "*")),
                    n=test.n if test is not None and told else None,
                    test=told,
                )
            )
        return entries


def compare_surveys(here: Survey, others: Sequence[Survey]) -> tuple[SurveyPair, ...]:
    """Compare a survey with others; p-values are adjusted over all of them together."""
    found = survey_differences(here, others)
    return tuple(SurveyPair(here, there, one) for there, one in zip(others, found, strict=True))
