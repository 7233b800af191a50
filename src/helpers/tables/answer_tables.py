"""Tables of answers: shares, levels, ticked items; and plain tables of published text."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.comparison.sector_comparison import SectorComparison
from helpers.disclosure.counts import COUNTY
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import Column, Table, exhibit_id
from helpers.statistics import proportion
from helpers.survey.codebook import Question
from helpers.tables.result_entries import items_entry, sector_entry
from helpers.words.edition import Edition

COUNTY_WEIGHTED = "county_weighted"


def shares_table(comparison: SectorComparison, edition: Edition) -> Table:
    """Show a question's headline share by sector, with its interval.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector, for all respondents, and for the whole county weighted by sector.
    """
    rows: list[tuple[object, ...]] = [
        (share.group, share.n, share.count, share.proportion, share.low, share.high)
        for share in comparison.shares
    ]
    data_notes = []
    weighted = comparison.weighted
    if weighted is not None:
        rows.append((COUNTY_WEIGHTED, weighted.n, None, weighted.estimate, *weighted.interval))
        data_notes.append(edition.label("weighted_note"))
    names = ["group", "n", "count", "proportion", "ci_low", "ci_high"]
    frame = pd.DataFrame(rows, columns=names).astype({"n": "Int64", "count": "Int64"})
    question = comparison.question
    return Table(
        id=exhibit_id(question.id, "shares"),
        caption=f"{edition.question(question)}: {edition.share_of(question)}",
        source=comparison.source,
        source_line=edition.source_line(comparison.source),
        columns=(
            group_column(edition),
            Column("n", edition.label("n"), edition.whole),
            Column(
                "count",
                edition.label("count"),
                edition.whole,
                missing="hidden" if weighted is None else "none",
            ),
            Column("proportion", edition.label("share"), edition.percent),
            Column(("ci_low", "ci_high"), edition.label("interval"), edition.percent_interval),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(edition.label("interval_note"),),
        data_notes=tuple(data_notes),
        results=(sector_entry(comparison),),
    )


def levels_table(comparison: SectorComparison, edition: Edition) -> Table:
    """Show every answer to a question by sector: counts and shares.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all respondents, a column for each level.
    """
    question = comparison.question
    levels = comparison.levels
    wide = levels.pivot(index="group", columns="level", values="count")
    wide["n"] = levels.groupby("group")["n"].first()
    frame = wide.loc[list(dict.fromkeys(levels["group"]))].reset_index()

    def write(count: int, n: int) -> str:
        return f"{edition.whole(count)} ({edition.percent(count / n)})" if n else edition.whole(0)

    return Table(
        id=exhibit_id(question.id, "levels"),
        caption=edition.choose(
            f"{edition.question(question)}: alla svar, antal och andel",
            f"{edition.question(question)}: every answer, count and share",
        ),
        source=comparison.source,
        source_line=edition.source_line(comparison.source),
        columns=(
            group_column(edition),
            *(
                Column(
                    (level.id, "n"),
                    edition.level(question, level.id),
                    write,
                    formats=("whole", "share"),
                )
                for level in question.levels
            ),
            Column("n", edition.label("n"), edition.whole),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(_question_note(question, edition),),
    )


def items_table(counts: ProtectedCounts, question: Question, edition: Edition) -> Table:
    """Show how many ticked each item of a multiple-response question.

    Parameters
    ----------
    counts
        The survey's protected counts.
    question
        A multiple-response question.
    edition
        The language.

    Returns
    -------
    Table
        A row for each item, with the share's Wilson-type interval.
    """
    mine = counts.items[counts.items["question"] == question.id]
    rows: list[tuple[object, ...]] = []
    for level, n, count in mine[["level", "n", "count"]].itertuples(index=False):
        if pd.isna(count):
            rows.append((level, n, None, None, None, None))
        else:
            share = proportion(int(count), int(n))
            rows.append((level, n, count, share.estimate, *share.interval))
    names = ["level", "n", "count", "proportion", "ci_low", "ci_high"]
    frame = pd.DataFrame(rows, columns=names).astype({"n": "Int64", "count": "Int64"})
    return Table(
        id=exhibit_id(question.id),
        caption=edition.question(question),
        source=counts.source,
        source_line=edition.source_line(counts.source),
        columns=(
            Column(
                "level",
                edition.choose("Svar", "Answer"),
                lambda level: edition.level(question, level),
                numeric=False,
            ),
            Column("n", edition.label("n"), edition.whole),
            Column("count", edition.label("count"), edition.whole),
            Column("proportion", edition.label("share"), edition.percent),
            Column(("ci_low", "ci_high"), edition.label("interval"), edition.percent_interval),
        ),
        frame=frame,
        notes=(
            _question_note(question, edition),
            edition.choose(
                "Flera svar kunde ges. Antalen gäller alla som fått och besvarat frågan. Hur många "
                "av de inbjudna som borde ha fått den är okänt, så intervallet utgår inte från en "
                "ändlig lista.",
                "Several answers could be given. The counts are of all who were asked and "
                "answered. How many of those invited should have been asked is unknown, so the "
                "interval does not assume a finite list.",
            ),
        ),
        results=(items_entry(frame, question, counts.source),),
    )


def group_column(edition: Edition) -> Column:
    """Return the column of row headers: sectors, actors, all respondents."""
    return Column("group", edition.label("group"), edition.group, numeric=False)


def simple_table(
    identifier: str,
    caption: str,
    frame: pd.DataFrame,
    headers: Mapping[str, str],
    edition: Edition,
    *,
    slide: int | str | None = None,
    results: tuple[Mapping[str, Any], ...] = (),
) -> Table:
    """Show published text or whole numbers as they stand.

    Parameters
    ----------
    identifier
        The table's id.
    caption
        What to see in it.
    frame
        The values.
    headers
        Header of each column to show, by column name, in order.
    edition
        The language.
    slide
        The slide they come from.
    results
        Entries for ``results.json`` that the table shows.

    Returns
    -------
    Table
        A table whose source is published.
    """
    columns = tuple(
        Column(
            name,
            header,
            edition.whole if pd.api.types.is_numeric_dtype(frame[name]) else None,
            numeric=pd.api.types.is_numeric_dtype(frame[name]),
            missing="none",
        )
        for name, header in headers.items()
    )
    return Table(
        id=identifier,
        caption=caption,
        source="published",
        source_line=edition.source_line("published", slide),
        columns=columns,
        frame=frame,
        results=results,
    )


def row_kinds(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the kind of each row: totals are those of all respondents and of the county."""
    return tuple("total" if group in (COUNTY, COUNTY_WEIGHTED) else "" for group in frame["group"])


def _question_note(question: Question, edition: Edition) -> str:
    wording = edition.label("wording_note") if edition.codebook.wording == "reconstructed" else ""
    asked = edition.choose("Fråga", "Question")
    return f"{asked}: {question.text[edition.language]} {wording}".strip()
