"""A survey compared with another, sector by sector."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers.disclosure.declared import NOTHING, share
from helpers.exhibits import Column, Entry, Statement, Table
from helpers.results.base import Result
from helpers.results.survey_differences import QuestionDifference, SectorDifference
from helpers.results.survey_pair import SurveyPair
from helpers.words.edition import Edition
from helpers.words.formats import POINTS_LIMITS, POINTS_WITH_LIMITS, WHOLE

_NUMBERS = ["difference", "ci_low", "ci_high", "invited_low", "invited_high", "p_adjusted"]


@dataclass(frozen=True)
class SurveySectors(Result):
    """Every question that two surveys ask alike, in every sector that both have.

    Parameters
    ----------
    pair
        The surveys and their questions.
    """

    pair: SurveyPair

    @cached_property
    def sectors(self) -> list[tuple[QuestionDifference, SectorDifference]]:
        """Every question in every sector."""
        return [(one, sector) for one in self.pair.questions for sector in one.sectors]

    @property
    def id(self) -> str:
        """Id of the result."""
        return f"{self.pair.id}_sectors"

    # The verdict.

    @property
    def differing(self) -> list[tuple[QuestionDifference, SectorDifference]]:
        """Where the data show a difference, after Holm's method over all of them."""
        return [(one, sector) for one, sector in self.sectors if sector.differs]

    @property
    def shown(self) -> int:
        """In how many the share is hidden in neither survey."""
        return sum(sector.effect is not None for _, sector in self.sectors)

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each question and sector: both shares, their difference with its limits."""
        rows = [
            (one.question.id, sector.here.group, sector.here.proportion, sector.there.proportion,
             *(sector.numbers or (None,) * 3), *(sector.of_invited or (None,) * 2),
             sector.p_adjusted)
            for one, sector in self.sectors
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=["question", "group", "here", "there", *_NUMBERS])

    # What a reader sees.

    def table(self, edition: Edition) -> Table:
        """Show a row for each question and sector."""
        pair = self.pair
        labels = {one.question.id: edition.question(one.question) for one in pair.questions}
        *columns, p_value = pair.columns(edition, "{group}", share)
        return Table(
            id=pair.exhibit("sectors"),
            caption=edition.say("across_sectors_caption", **pair.names(edition)),
            source=pair.source,
            source_line=pair.source_line(edition),
            columns=(
                Column(
                    ("question", "group"),
                    edition.say("across_question_and_sector"),
                    write=lambda question, group: edition.say(
                        "across_in_sector", question=labels[question], group=edition.inside(group)
                    ),
                ),
                *columns,
                Column(("invited_low", "invited_high"), edition.say("across_of_invited"),
                       POINTS_LIMITS, pair.rests("{question}", "{group}")),
                p_value,
            ),
            frame=self.frame,
            notes=(edition.say("across_sector_note"), edition.say("across_caveat_note")),
            entries=(self.entry,),
        )  # fmt: skip

    @property
    def entry(self) -> Entry:
        """The entry of ``results.json``."""
        names, frame = ["_question", "_group"], self.frame
        frame[names] = frame[["question", "group"]]
        frame["group"] = frame["question"] + ": " + frame["group"]
        frame["level"] = "first minus second"
        return Entry(
            self.id, f"{self.pair.here.name} - {self.pair.there.name}", "comparison",
            self.pair.source, (frame[["group", "level", *_NUMBERS, *names]],),
            counts=dict.fromkeys(_NUMBERS, self.pair.rests("{_question}", "{_group}")),
        )  # fmt: skip

    def sentence(self, edition: Edition) -> Statement:
        """Say in which sectors a question differs, after Holm's method over all of them."""
        told = [
            edition.say(
                "across_sector",
                question=edition.question(one.question).lower(),
                among=edition.among(sector.here.group),
                difference=POINTS_WITH_LIMITS(
                    *sector.numbers, counts=self.pair.rests(one.question.id, sector.here.group)
                ),
            )
            for one, sector in self.differing
        ]
        text = edition.say(
            "across_sectors_differ" if told else "across_sectors_alike",
            number=WHOLE(self.shown, counts=NOTHING),
            cases=edition.series(told),
        )
        return Statement(self.pair.exhibit("which"), text, self.pair.source, result=self.id)
