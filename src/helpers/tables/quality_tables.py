"""Tables of data quality for appendix A: counts by rule, column, question and sector only."""

import pandas as pd

from helpers.cleaning import Cleaned, Rule
from helpers.cleaning.quality import (
    asked,
    count_completeness,
    count_flags,
    count_log,
    count_submissions,
    describe_durations,
)
from helpers.exhibits import Column, Statement, Table
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import NOTHING

_SPELLINGS = (Rule.CASE, Rule.PUNCTUATION, Rule.TRANSLATION, Rule.ALIAS)


class QualityTables:
    """The data-quality tables of one cleaned export in one language.

    Parameters
    ----------
    cleaned
        Responses and cleaning log.
    edition
        The language.
    source
        Where the answers come from.
    """

    def __init__(self, cleaned: Cleaned, edition: Edition, source: Source) -> None:
        self.cleaned = cleaned
        self.edition = edition
        self.source = source

    def summary(self) -> Statement:
        """Say how many submissions gave how many respondents, and how much was changed."""
        edition, cleaned = self.edition, self.cleaned
        text = edition.sentence(
            "cleaned",
            submissions=edition.whole(cleaned.received),
            respondents=edition.whole(len(cleaned.responses)),
            changes=edition.whole(int(self._shown_log()["changes"].sum())),
        )
        return Statement("cleaning-summary", text, self.source)

    def submissions(self) -> Table:
        """Show what became of the rows of the export."""
        edition = self.edition
        names = {"received": edition.choose("Inskickade formulär", "Submitted questionnaires")}
        names["kept"] = edition.choose("Svarande", "Respondents")
        return self._table(
            "submissions",
            edition.choose("Från formulär till svarande", "From questionnaires to respondents"),
            count_submissions(self.cleaned),
            Column(
                "outcome",
                edition.choose("Utfall", "Outcome"),
                lambda outcome: (
                    names.get(outcome) or _capital(Rule(outcome).label(edition.language))
                ),
                numeric=False,
            ),
            Column("rows", edition.label("count"), edition.whole),
        )

    def log(self) -> Table:
        """Show the cleaning log as counts: a row for each column, a column for each rule.

        How often an answer was spelled as the codebook's alias, or a follow-up question answered in
        words, would tell how many at least gave an answer: the first is counted together with other
        spellings, the second left out where too few were asked.
        """
        edition = self.edition
        counts = self._shown_log().replace({"rule": dict.fromkeys(_SPELLINGS, Rule.CASE)})
        wide = counts.pivot_table(
            index="column", columns="rule", values="changes", fill_value=0, aggfunc="sum"
        )
        rules = [str(rule) for rule in Rule if str(rule) in wide.columns and wide[str(rule)].any()]
        order = [column for column in self._columns() if column in wide.index]
        wide = wide.loc[order, rules].astype(int).reset_index()
        return self._table(
            "cleaning-log",
            edition.choose("Ändringar per kolumn och regel", "Changes by column and rule"),
            wide,
            # The export's own names; those of a Swedish authority are Swedish.
            Column("column", edition.choose("Kolumn", "Column"), numeric=False, language="sv"),
            Column("column", edition.choose("Fråga", "Question"), self._asked_in, numeric=False),
            *(
                Column(
                    rule,
                    edition.choose("Annan stavning av svaret", "Other spelling of the answer")
                    if rule == Rule.CASE
                    else _capital(Rule(rule).label(edition.language)),
                    edition.whole,
                )
                for rule in rules
            ),
        )

    def completeness(self) -> Table:
        """Show the share of respondents who answered each question that everyone was asked.

        Follow-up questions are left out: who was asked them tells what they answered before.
        """
        edition, codebook = self.edition, self.edition.codebook
        counts = count_completeness(self.cleaned, codebook)
        open_to_all = [question.id for question in codebook.questions if question.asked_if is None]
        counts = counts[counts["question"].isin(open_to_all)]
        asked = counts[["answered", "no_answer", "blank"]].sum(axis=1)
        counts = counts.assign(share=counts["answered"] / asked)
        wide = counts.pivot(index="question", columns="sector", values="share")
        sectors = [sector.id for sector in codebook.sectors]
        wide = wide.loc[[name for name in open_to_all if name in wide.index], sectors]
        return self._table(
            "completeness",
            edition.choose(
                "Andel av de svarande som besvarat frågan",
                "Share of respondents who answered the question",
            ),
            wide.reset_index(),
            Column(
                "question",
                edition.choose("Fråga", "Question"),
                lambda name: edition.question(codebook.question(name)),
                numeric=False,
            ),
            *(Column(sector, edition.group(sector), edition.percent) for sector in sectors),
        )

    def flags(self) -> Table:
        """Show how many broke off, by sector, and how many answered everything alike, in all."""
        edition = self.edition
        flags = count_flags(self.cleaned, edition.codebook)
        alike = int(flags["straight_lined"].sum())
        threshold = edition.codebook.disclosure.threshold
        few = edition.choose(f"färre än {threshold}", f"fewer than {threshold}")
        told = few if 0 < alike < threshold else edition.whole(alike)
        return self._table(
            "unfinished",
            edition.choose("Avbrutna formulär", "Unfinished questionnaires"),
            flags.drop(columns="straight_lined"),
            self._sector_column(),
            Column("respondents", edition.choose("Svarande", "Respondents"), edition.whole),
            Column("unfinished", edition.choose("Avbröt", "Broke off"), edition.whole),
            notes=(
                edition.choose(
                    f"Antal svarande som gav samma svar på alla frågor: {told}.",
                    f"Respondents who gave the same answer to every question: {told}.",
                ),
            ),
        )

    def durations(self) -> Table:
        """Show how long it took to answer, as quartiles by sector."""
        edition = self.edition
        lower = edition.choose("Nedre kvartil", "Lower quartile")
        upper = edition.choose("Övre kvartil", "Upper quartile")
        return self._table(
            "durations",
            edition.choose("Svarstid i minuter", "Time to answer, in minutes"),
            describe_durations(self.cleaned, edition.codebook),
            self._sector_column(),
            Column("n", edition.label("n"), edition.whole),
            Column("lower_quartile", lower, edition.whole),
            Column("median", "Median", edition.whole),
            Column("upper_quartile", upper, edition.whole),
        )

    def _shown_log(self) -> pd.DataFrame:
        """Count the cells changed, without columns that too few were asked."""
        counts = count_log(self.cleaned)
        return counts[(counts["column"] != "") & ~counts["column"].isin(self._few_asked())]

    def _few_asked(self) -> list[str]:
        """Return the columns of follow-up questions that too few respondents were asked."""
        codebook, responses = self.edition.codebook, self.cleaned.responses
        return [
            column
            for question in codebook.questions
            if question.asked_if is not None
            and int(asked(responses, codebook, question).sum()) < codebook.disclosure.threshold
            for column in question.columns
        ]

    def _columns(self) -> list[str]:
        """Return the export's columns in the codebook's order."""
        codebook = self.edition.codebook
        answers = [column for question in codebook.questions for column in question.columns]
        return [name for name in codebook.export.columns.model_dump().values() if name] + answers

    def _asked_in(self, column: str) -> str:
        """Return the name of the question whose answers stand in a column of the export."""
        edition = self.edition
        names = (edition.question(q) for q in edition.codebook.questions if column in q.columns)
        return next(names, NOTHING)

    def _sector_column(self) -> Column:
        edition = self.edition
        return Column("sector", edition.label("sector"), edition.group, numeric=False)

    def _table(
        self,
        identifier: str,
        caption: str,
        frame: pd.DataFrame,
        *columns: Column,
        notes: tuple[str, ...] = (),
    ) -> Table:
        line = self.edition.source_line(self.source)
        return Table(identifier, caption, self.source, line, columns, frame, notes=notes)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
