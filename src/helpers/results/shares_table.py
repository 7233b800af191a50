"""The columns of a question's shares, in the table and in ``results.json``: what each counts."""

from typing import Any

import pandas as pd

from helpers.disclosure.counts import COUNTY, HEADLINE
from helpers.disclosure.declared import Counts, count, key, share, statistic
from helpers.exhibits import Column, Table, exhibit_id
from helpers.results.pieces import COUNTY_WEIGHTED, group_column, row_kinds
from helpers.statistics import StratifiedProportion
from helpers.survey.codebook import Question
from helpers.survey.provenance import Source
from helpers.words.edition import Edition
from helpers.words.formats import PERCENT, PERCENT_LIMITS, WHOLE


def shares_table(
    question: Question,
    source: Source,
    frame: pd.DataFrame,
    weighted: StratifiedProportion | None,
    edition: Edition,
) -> Table:
    """Show a row for each sector, for all respondents, and for all invited, weighted.

    Parameters
    ----------
    question, source
        What was asked, and where the answers come from.
    frame
        The columns of ``Shares.frame``.
    weighted
        The share of all invited; None where the share of some sector is hidden.
    edition
        The language.
    """
    frame = frame.drop(columns="level")
    if weighted is not None:
        row = (COUNTY_WEIGHTED, weighted.n, None, weighted.estimate, *weighted.interval)
        frame.loc[len(frame)] = list(row)
    asked = ("answer", question.id)

    def answered(row: Any) -> Counts:
        group = COUNTY if row["group"] == COUNTY_WEIGHTED else row["group"]
        return count("n", question.id, group)

    def proportion_of(row: Any) -> Counts:
        if row["group"] == COUNTY_WEIGHTED:
            return statistic(key(*asked, "*", HEADLINE))
        return share(*asked, row["group"], HEADLINE)

    def limits_of(row: Any) -> Counts:
        return statistic(*proportion_of(row).keys)

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
            group_column(edition),
            Column("n", edition.say("n"), WHOLE, answered),
            Column("count", edition.say("count"), WHOLE, count(*asked, "{group}", HEADLINE),
                   missing="hidden" if weighted is None else "none"),
            Column("proportion", edition.say("share"), PERCENT, proportion_of),
            Column(("ci_low", "ci_high"), edition.say("interval"), PERCENT_LIMITS, limits_of),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(edition.say("interval_note"),),
        data_notes=() if weighted is None else (edition.say("weighted_note"),),
    )  # fmt: skip


def counts_of_levels(question: str) -> dict[str, Counts]:
    """Return what the columns of ``results.json`` count, by name, of every group and answer."""
    of = ("answer", question, "{group}", "{level}")
    limit = statistic(key(*of))
    return {
        "n": count("n", question, "{group}"),
        "count": count(*of),
        "proportion": share(*of),
        "ci_low": limit,
        "ci_high": limit,
    }
