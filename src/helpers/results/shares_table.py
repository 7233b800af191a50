"""The columns of a question's shares, in the table and in ``results.json``: what each counts."""

from collections.abc import Callable, Sequence

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import Counts, count, key, share, statistic
from helpers.exhibits import Column, Table, exhibit_id
from helpers.exhibits.content import Missing, Row
from helpers.results.pieces import COUNTY_WEIGHTED, group_column, interval_note, row_kinds
from helpers.results.share import Share
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, PERCENT_INTERVAL, WHOLE


def shares_table(
    question: Question, source: Source, shares: Sequence[Share], frame: pd.DataFrame,
    edition: Edition,
) -> Table:  # fmt: skip
    """Show a row for each sector, for all respondents, and for all together, weighted.

    Parameters
    ----------
    question, source
        What was asked, and where the answers come from.
    shares
        Of every sector, then of all together.
    frame
        The columns of ``Shares.frame``.
    edition
        The language.
    """
    counts = counts_of_shares(question.id, shares)
    hidden = any(one.count is None or one.asked.reached is None for one in shares[:-1])
    whom = "_asked" if question.asked_if else ""

    def without_count(row: Row) -> Missing:
        return "none" if row["group"] == COUNTY_WEIGHTED else "hidden"

    def without_limits(row: Row) -> Missing:
        alike = row["group"] == COUNTY or (row["group"] == COUNTY_WEIGHTED and not hidden)
        return "none" if alike else "hidden"

    return Table(
        id=exhibit_id(question.id, "shares"),
        caption=edition.say(
            "shares_caption",
            question=edition.question(question),
            share=edition.share_of(question),
        ),
        source=source,
        source_line=edition.source_line(source),
        columns=(
            group_column(edition, question),
            Column("n", edition.say("n"), WHOLE, counts["n"]),
            Column("count", edition.say("count"), WHOLE, counts["count"], missing=without_count),
            Column("proportion", edition.say("share"), PERCENT, counts["proportion"],
                   missing=without_limits),
            Column(("ci_low", "ci_high"), edition.say("interval"), PERCENT_INTERVAL,
                   counts["ci_low"], missing=without_limits),
        ),
        frame=frame.drop(columns="level"),
        row_kinds=row_kinds(frame),
        notes=(interval_note(question, all(one.asked.is_known for one in shares), edition),),
        data_notes=(edition.say(f"weighted_note{whom}"),),
    )  # fmt: skip


def counts_of_shares(question: str, shares: Sequence[Share]) -> dict[str, Callable[[Row], Counts]]:
    """Return what the columns of the rows of a question's shares and levels count, by name.

    Parameters
    ----------
    question
        Its id.
    shares
        Of every sector, then of all together.
    """
    rests = {one.group: one.rests_on for one in shares[:-1]}
    rests[COUNTY_WEIGHTED] = shares[-1].rests_on

    def answered(row: Row) -> Counts:
        group = COUNTY if row["group"] == COUNTY_WEIGHTED else row["group"]
        return count("n", question, group)

    def counted(row: Row) -> Counts:
        return count("answer", question, row["group"], row.get("level", HEADLINE))

    def proportion(row: Row) -> Counts:
        weighted = row["group"] == COUNTY_WEIGHTED
        return rests[COUNTY_WEIGHTED] if weighted else share(*counted(row).keys)

    def limit(row: Row) -> Counts:
        return rests.get(row["group"], statistic(key("answer", question, COUNTY, HEADLINE)))

    limits = dict.fromkeys(("ci_low", "ci_high"), limit)
    return {"n": answered, "count": counted, "proportion": proportion, **limits}
