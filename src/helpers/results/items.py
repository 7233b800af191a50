"""How many ticked each item of a multiple-response question."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import count, key, share, statistic
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Entry, Table, exhibit_id
from helpers.results.asked import Asked
from helpers.results.base import Result
from helpers.results.pieces import interval_note, question_note
from helpers.statistics import proportion
from helpers.survey.codebook import Question
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, PERCENT_INTERVAL, WHOLE


@dataclass(frozen=True)
class Items(Result):
    """The items of a multiple-response question, among all who were asked and answered.

    Parameters
    ----------
    question
        The question.
    counts
        The survey's protected counts.
    asked
        Those of the people invited whom the question is about.
    """

    question: Question
    counts: ProtectedCounts
    asked: Asked

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Columns level, n, count, proportion, ci_low, ci_high; missing values are hidden."""
        most = self.asked.most
        mine = self.counts.items[self.counts.items["question"] == self.question.id]
        rows: list[tuple[object, ...]] = []
        for level, n, counted in mine[["level", "n", "count"]].itertuples(index=False):
            if pd.isna(counted):
                rows.append((level, n, None, None, None, None))
            else:
                found = proportion(int(counted), int(n), population=max(most, int(n)))
                rows.append((level, n, counted, found.estimate, *found.interval))
        names = ["level", "n", "count", "proportion", "ci_low", "ci_high"]
        return pd.DataFrame(rows, columns=names).astype({"n": "Int64", "count": "Int64"})

    def table(self, edition: Edition) -> Table:
        """Show a row for each item, with the share's interval."""
        question, source = self.question, self.counts.source
        item, asked = ("item", question.id, "{level}"), count("item_n", question.id)
        limits = statistic(key(*item), *self.asked.keys)
        return Table(
            id=exhibit_id(question.id),
            caption=edition.question(question),
            source=source,
            source_line=edition.source_line(source),
            columns=(
                Column(
                    "level",
                    edition.say("answer"),
                    write=lambda level: edition.level(question, level),
                ),
                Column("n", edition.say("n"), WHOLE, asked),
                Column("count", edition.say("count"), WHOLE, count(*item)),
                Column("proportion", edition.say("share"), PERCENT, share(*item)),
                Column(("ci_low", "ci_high"), edition.say("interval"), PERCENT_INTERVAL,
                       (limits,) * 2),
            ),
            frame=self.frame,
            notes=(
                question_note(question, edition),
                edition.say("items_note"),
                interval_note(question, self.asked.is_known, edition),
            ),
            entries=(
                Entry(
                    f"{question.id}_items", question.id, question.theme, source,
                    (self.frame.assign(group=COUNTY)[["group", *self.frame.columns]],),
                    counts={
                        "n": asked, "count": count(*item), "proportion": share(*item),
                        "ci_low": limits, "ci_high": limits,
                    },
                ),
            ),
        )  # fmt: skip
