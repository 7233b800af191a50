"""The quality of the data for appendix A: counts by rule, column, question and sector only."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.cleaning import Cleaned, Rule
from helpers.cleaning.quality import (
    count_completeness,
    count_flags,
    count_log,
    count_submissions,
    describe_durations,
)
from helpers.disclosure.counts import COUNTY
from helpers.disclosure.declared import THRESHOLD, count, key, share, statistic
from helpers.disclosure.gates import visible_counts
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Statement, Table
from helpers.results.base import Result
from helpers.survey.codebook import Codebook
from helpers.survey.provenance import Source
from helpers.words.edition import Edition, capital
from helpers.words.formats import NOTHING, PERCENT, WHOLE

_SPELLINGS = (Rule.CASE, Rule.PUNCTUATION, Rule.TRANSLATION, Rule.ALIAS)


@dataclass(frozen=True)
class Quality(Result):
    """What cleaning changed in an export, and how complete its answers are.

    Parameters
    ----------
    cleaned
        Responses and cleaning log; of these only counts are shown.
    codebook
        The survey's declaration.
    counts
        The survey's protected counts: what they hide, these tables must not tell.
    """

    cleaned: Cleaned = field(repr=False)
    codebook: Codebook = field(repr=False)
    counts: ProtectedCounts = field(repr=False)

    @property
    def source(self) -> Source:
        """Where the answers come from."""
        return self.counts.source

    @cached_property
    def submissions(self) -> pd.DataFrame:
        """Columns outcome, rows: what became of the rows of the export."""
        return count_submissions(self.cleaned)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Columns rule, column, changes: cells changed, by column of the export.

        A change tells that somebody answered, or was not asked. So columns of a question are left
        out where anything of it, or who was asked it, is hidden of all respondents together.
        """
        counts = count_log(self.cleaned)
        return counts[(counts["column"] != "") & ~counts["column"].isin(self._hidden_columns)]

    @cached_property
    def log(self) -> pd.DataFrame:
        """The changes as a row for each column and a column for each rule.

        How often an answer was spelled as the codebook's alias would tell how many at least gave
        it: it is counted together with other spellings.
        """
        counts = self.changes.replace({"rule": dict.fromkeys(_SPELLINGS, Rule.CASE)})
        wide = counts.pivot_table(
            index="column", columns="rule", values="changes", fill_value=0, aggfunc="sum"
        )
        rules = [str(rule) for rule in Rule if str(rule) in wide.columns and wide[str(rule)].any()]
        order = [column for column in self._columns if column in wide.index]
        return wide.loc[order, rules].astype(int).reset_index()

    @cached_property
    def completeness(self) -> pd.DataFrame:
        """A row for each question put to everyone, a column for each sector: the share answered.

        Follow-up questions are left out: who was asked them tells what they answered before.
        """
        counts = count_completeness(self.cleaned, self.codebook)
        open_to_all = [one.id for one in self.codebook.questions if one.asked_if is None]
        counts = counts[counts["question"].isin(open_to_all)]
        asked_of = counts[["answered", "no_answer", "blank"]].sum(axis=1)
        counts = counts.assign(share=counts["answered"] / asked_of)
        wide = counts.pivot(index="question", columns="sector", values="share")
        sectors = [sector.id for sector in self.codebook.sectors]
        return wide.loc[[name for name in open_to_all if name in wide.index], sectors].reset_index()

    @cached_property
    def flags(self) -> pd.DataFrame:
        """Columns sector, respondents, unfinished (missing where few did), straight_lined."""
        flags = count_flags(self.cleaned, self.codebook).astype({"unfinished": "Int64"})
        few = flags["unfinished"].between(1, self.codebook.disclosure.threshold - 1)
        return flags.assign(unfinished=flags["unfinished"].mask(few))

    @cached_property
    def durations(self) -> pd.DataFrame:
        """Columns sector, n, lower_quartile, median, upper_quartile: minutes to answer."""
        return describe_durations(self.cleaned, self.codebook)

    @property
    def frame(self) -> pd.DataFrame:
        """What became of the rows of the export."""
        return self.submissions

    # What a reader sees.

    def sentence(self, edition: Edition) -> Statement:
        """Say how many submissions gave how many respondents, and how much was changed."""
        text = edition.say(
            "cleaned",
            submissions=WHOLE(self.cleaned.received, counts=count("forms", "received")),
            respondents=WHOLE(len(self.cleaned.responses), counts=count("respondents", "county")),
            changes=WHOLE(int(self.changes["changes"].sum()), counts=count("log", "all")),
        )
        return Statement("cleaning-summary", text, self.source)

    def submissions_table(self, edition: Edition) -> Table:
        """Show what became of the rows of the export."""

        def name(outcome: str) -> str:
            if outcome in ("received", "kept"):
                return edition.say(f"submissions_{outcome}")
            return capital(edition.say(f"rule_{outcome}"))

        return self._table(
            edition,
            "submissions",
            self.submissions,
            Column("outcome", edition.say("outcome"), write=name),
            Column("rows", edition.say("count"), WHOLE, count("forms", "{outcome}")),
        )

    def log_table(self, edition: Edition) -> Table:
        """Show the cleaning log as counts: a row for each column, a column for each rule."""

        def header(rule: str) -> str:
            return edition.say("other_spelling") if rule == Rule.CASE else capital(
                edition.say(f"rule_{rule}")
            )  # fmt: skip

        return self._table(
            edition,
            "cleaning-log",
            self.log,
            # The export's own names, in the language of its questionnaire.
            Column("column", edition.say("column"), language=self.codebook.languages[0]),
            Column(
                "column", edition.say("question"), write=lambda one: self._asked_in(one, edition)
            ),
            *(
                Column(rule, header(rule), WHOLE, count("log", "{column}", rule))
                for rule in self.log.columns[1:]
            ),
        )

    def completeness_table(self, edition: Edition) -> Table:
        """Show the share of respondents who answered each question that everyone was asked."""
        codebook = self.codebook
        return self._table(
            edition,
            "completeness",
            self.completeness,
            Column("question", edition.say("question"),
                   write=lambda name: edition.question(codebook.question(name))),
            *(
                Column(one.id, edition.group(one.id), PERCENT, share("n", "{question}", one.id))
                for one in codebook.sectors
            ),
        )  # fmt: skip

    def flags_table(self, edition: Edition) -> Table | None:
        """Show how many broke off, by sector, and how many answered everything alike, in all.

        None where the export does not tell who broke off.
        """
        if self.cleaned.responses["_finished"].isna().all():
            return None
        alike = int(self.flags["straight_lined"].sum())
        threshold = self.codebook.disclosure.threshold
        if 0 < alike < threshold:
            told = edition.say("fewer_than", threshold=WHOLE(threshold, counts=THRESHOLD))
        else:
            told = WHOLE(alike, counts=count("straight_lined")).written(edition)
        return self._table(
            edition,
            "unfinished",
            self.flags.drop(columns="straight_lined"),
            self._sector_column(edition),
            Column("respondents", edition.say("respondents"), WHOLE,
                   count("respondents", "{sector}")),
            Column("unfinished", edition.say("unfinished"), WHOLE, count("unfinished", "{sector}")),
            notes=(edition.say("straight_lined_note", told=told),),
        )  # fmt: skip

    def durations_table(self, edition: Edition) -> Table | None:
        """Show how long it took to answer, as quartiles by sector; None where no time is known."""
        if not self.durations["n"].any():
            return None
        rests = statistic(key("respondents", "{sector}"))
        return self._table(
            edition,
            "durations",
            self.durations,
            self._sector_column(edition),
            Column("n", edition.say("n"), WHOLE, count("timed", "{sector}")),
            *(
                Column(name, edition.say(name), WHOLE, rests)
                for name in ("lower_quartile", "median", "upper_quartile")
            ),
        )

    @cached_property
    def _hidden_columns(self) -> list[str]:
        """The columns of questions of which something is hidden of all respondents together."""
        visible = visible_counts(self.counts, self.codebook)
        return [
            column
            for question in self.codebook.questions
            if not visible.whole(question, COUNTY)
            for column in question.columns
        ]

    @property
    def _columns(self) -> list[str]:
        """The export's columns in the codebook's order."""
        answers = [column for question in self.codebook.questions for column in question.columns]
        named = self.codebook.export.columns.model_dump().values()
        return [name for name in named if name] + answers

    def _asked_in(self, column: str, edition: Edition) -> str:
        """Return the name of the question whose answers stand in a column of the export."""
        questions = (one for one in self.codebook.questions if column in one.columns)
        return next(map(edition.question, questions), NOTHING)

    def _sector_column(self, edition: Edition) -> Column:
        return Column("sector", edition.say("sector"), write=edition.group)

    def _table(
        self,
        edition: Edition,
        identifier: str,
        frame: pd.DataFrame,
        *columns: Column,
        notes: tuple[Any, ...] = (),
    ) -> Table:
        caption = edition.say(f"caption_{identifier.replace('-', '_')}")
        line = edition.source_line(self.source)
        return Table(identifier, caption, self.source, line, columns, frame, notes=notes)
