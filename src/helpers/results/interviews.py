"""Interview statements: what was said, coded by theme, and beside the survey's answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from markupsafe import Markup

from helpers.disclosure.declared import NOTHING, Counts, statistic
from helpers.exhibits import Column, Entry, Statement, Table
from helpers.results.base import Result
from helpers.results.links import question_link
from helpers.results.share import Share
from helpers.survey.provenance import Source
from helpers.survey.published import slides_of
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT_WITH_LIMITS, WHOLE

AGREEMENT = "interviews_and_survey"


@dataclass(frozen=True)
class Interviews(Result):
    """Statements set beside the survey's share on the question that they speak to.

    Parameters
    ----------
    statements
        Columns statement, topic, theme, theme_…, summary_… (in each language), survey_question,
        slide, and expected: what it would make one expect of that share, ``most``, ``few`` or
        nothing.
    shares
        The share of all together, by question with levels.
    source
        Where the answers come from.
    """

    statements: pd.DataFrame
    shares: Mapping[str, Share]
    source: Source

    @cached_property
    def compared(self) -> list[tuple[dict[Any, Any], Share, str]]:
        """The statements that say how common an answer is: row, share, and how they compare."""
        rows: list[dict[Any, Any]] = self.statements.to_dict("records")
        found = [
            (row, self.shares[row["survey_question"]], str(row["expected"]))
            for row in rows
            if row["survey_question"] in self.shares and not pd.isna(row.get("expected"))
        ]
        return [(row, one, agreement(expected, one)) for row, one, expected in found if expected]

    # The verdict.

    @property
    def readings(self) -> dict[str, int]:
        """In how many statements talk and survey agree, part, and cannot be told."""
        found = [reading for _, _, reading in self.compared]
        return {name: found.count(name) for name in ("agree", "part", "unsure", "hidden")}

    @property
    def frame(self) -> pd.DataFrame:
        """A row for each statement that says how common an answer is."""
        texts = [name for name in self.statements if str(name).startswith("theme_")]
        rows = [
            (row["statement"], *(row[name] for name in texts), row["survey_question"],
             row["expected"], one.proportion, one.low, one.high, reading)
            for row, one, reading in self.compared
        ]  # fmt: skip
        names = ["statement", *texts, "survey_question", "expected", "proportion", "ci_low",
                 "ci_high", "reading"]  # fmt: skip
        return pd.DataFrame(rows, columns=names)

    # What a reader sees.

    def statements_table(self, edition: Edition) -> Table:
        """Show every statement with its slide, theme and the survey question it speaks to."""

        def link(question: str) -> Markup:
            return question_link(edition.codebook.question(question), edition)

        slide = Column("slide", edition.say("slide"), WHOLE, missing="none")
        return Table(
            id="statements",
            caption=edition.say("statements_caption"),
            source="published",
            source_line=edition.source_line("published", slides_of(self.statements)),
            columns=(
                Column(f"theme_{edition.language}", edition.say("theme")),
                Column(f"summary_{edition.language}", edition.say("statement")),
                Column("survey_question", edition.say("survey_question"), write=link,
                       missing="none"),
                *((slide,) if "slide" in self.statements else ()),
            ),
            frame=self.statements,
        )  # fmt: skip

    def topics_table(self, edition: Edition) -> Table:
        """Show how many statements and themes belong to each of the study's questions."""
        grouped = self.statements.groupby("topic", sort=False).agg(
            statements=("statement", "size"), themes=("theme", "nunique")
        )
        return Table(
            id="topics",
            caption=edition.say("topics_caption"),
            source="published",
            source_line=edition.source_line("published", slides_of(self.statements)),
            columns=(
                Column(
                    "topic", edition.say("topic"), write=lambda one: edition.say(f"theme_{one}")
                ),
                Column("statements", edition.say("statements"), WHOLE),
                Column("themes", edition.say("themes_counted"), WHOLE),
            ),
            frame=grouped.reset_index(),
        )

    def themes_sentence(self, edition: Edition) -> Statement:
        """Say how many statements and themes there are, and which topics most are about."""
        sizes = self.statements["topic"].value_counts(sort=False)
        most = [str(topic) for topic, size in sizes.items() if size == sizes.max()]
        text = edition.say(
            "themes",
            statements=WHOLE(len(self.statements), counts=NOTHING),
            themes=WHOLE(self.statements["theme"].nunique(), counts=NOTHING),
            topic=edition.series([edition.theme(topic) for topic in most]),
        )
        return Statement("interview-themes", text, "published")

    def agreement_table(self, edition: Edition) -> Table | None:
        """Set statements beside the survey's share, and say how its interval compares."""
        if not self.compared:
            return None

        def link(question: str) -> Markup:
            asked = edition.codebook.question(question)
            named = edition.share_of(asked)
            return edition.say("agreement_link", link=question_link(asked, edition), share=named)

        published = edition.source_line("published", slides_of(self.statements))
        shares = edition.say("shares_source", line=edition.source_line(self.source))
        return Table(
            id="agreement",
            caption=edition.say("agreement_caption"),
            source=self.source,
            source_line=edition.join([published, shares]),
            columns=(
                Column(f"theme_{edition.language}", edition.say("theme")),
                Column("expected", edition.say("agreement_expected"),
                       write=lambda one: edition.say(f"expected_{one}"), missing="none"),
                Column("survey_question", edition.say("agreement_question"), write=link),
                Column(("proportion", "ci_low", "ci_high"), edition.say("share"),
                       PERCENT_WITH_LIMITS, lambda row: self._counts(row["survey_question"])),
                Column("reading", edition.say("comparison"),
                       write=lambda one: edition.say(f"reading_{one}")),
            ),
            frame=self.frame,
            notes=(edition.say("agreement_note"),),
            entries=(self._entry,),
        )  # fmt: skip

    def agreement_sentence(self, edition: Edition) -> Statement | None:
        """Say in how many statements talk and survey agree, and in how many they part."""
        if not self.shares:
            return None
        keys = [key for _, one, reading in self.compared if reading != "hidden" for key in one.keys]
        # Where every share is hidden, that none agrees and none parts tells of nobody.
        rests = statistic(*keys) if keys else NOTHING
        numbers = {name: WHOLE(number, counts=rests) for name, number in self.readings.items()}
        text = edition.say(
            "agreement" if self.compared else "agreement_none",
            all=WHOLE(len(self.statements), counts=NOTHING),
            judged=WHOLE(len(self.compared), counts=NOTHING),
            **numbers,
        )
        if self.readings["hidden"]:
            hidden = WHOLE(self.readings["hidden"], counts=NOTHING)
            text = edition.join([text, edition.say("agreement_hidden", hidden=hidden)])
        return Statement("interview-agreement", text, self.source, result=AGREEMENT)

    def _counts(self, question: str) -> Counts:
        return self.shares[question].rests_on

    @property
    def _entry(self) -> Entry:
        names = {"statement": "group", "survey_question": "level"}
        frame = self.frame.rename(columns=names)
        numbers = ["proportion", "ci_low", "ci_high"]
        frame = frame[["group", "level", "expected", "reading", *numbers]]
        declared = dict.fromkeys(numbers, lambda row: self._counts(row["level"]))
        return Entry(AGREEMENT, "interviews", "interviews", self.source, (frame,), declared)


def agreement(expected: str, one: Share) -> str:
    """Compare what a statement would make one expect with a share's interval.

    Returns
    -------
    str
        ``agree`` or ``part`` where the whole interval lies on one side of one half, ``unsure``
        where it does not, ``hidden`` where the share is.
    """
    if one.low is None or one.high is None:
        return "hidden"
    if one.low <= 0.5 <= one.high:
        return "unsure"
    return "agree" if (one.low > 0.5) == (expected == "most") else "part"
