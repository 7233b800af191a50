"""Tables of answers: shares, levels, crossed questions, ticked items."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.codebook import Question
from helpers.comparison import PairComparison, SectorComparison
from helpers.counts import COUNTY
from helpers.disclosure import ProtectedCounts
from helpers.edition import Edition
from helpers.exhibits import Column, Table
from helpers.results import items_entry, pair_entry, sector_entry
from helpers.statistics import proportion

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
    notes = [edition.label("interval_note")]
    weighted = comparison.weighted
    if weighted is not None:
        rows.append((COUNTY_WEIGHTED, weighted.n, None, weighted.estimate, *weighted.interval))
        notes.append(edition.label("weighted_note"))
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
        row_kinds=_row_kinds(frame),
        notes=tuple(notes),
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
                Column((level.id, "n"), edition.level(question, level.id), write)
                for level in question.levels
            ),
            Column("n", edition.label("n"), edition.whole),
        ),
        frame=frame,
        row_kinds=_row_kinds(frame),
        notes=(_question_note(question, edition),),
    )


def pair_table(pair: PairComparison, edition: Edition) -> Table:
    """Cross two questions, sector by sector.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all respondents; how many are in both headline shares, in
        one only, in none.
    """
    names = ["both", "first_only", "second_only", "neither"]
    rows = [
        (group, *((None,) * 4 if table is None else table.ravel().tolist()))
        for group, table in pair.tables.items()
    ]
    frame = pd.DataFrame(rows, columns=["group", *names]).astype(dict.fromkeys(names, "Int64"))
    first, second = edition.headline(pair.first), edition.headline(pair.second)
    return Table(
        id=exhibit_id(pair.id),
        caption=edition.choose(
            f"{edition.question(pair.first)} och {edition.question(pair.second).lower()}",
            f"{edition.question(pair.first)} and {edition.question(pair.second).lower()}",
        ),
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            Column("both", edition.choose("Båda", "Both"), edition.whole),
            Column(
                "first_only",
                edition.choose("Bara erfarenhet", "Experience only"),
                edition.whole,
            ),
            Column(
                "second_only",
                edition.choose("Bara beredskap", "Preparedness only"),
                edition.whole,
            ),
            Column("neither", edition.choose("Ingendera", "Neither"), edition.whole),
        ),
        frame=frame,
        row_kinds=_row_kinds(frame),
        notes=(
            edition.choose(
                f"Erfarenhet: {first}. Beredskap: {second}. ”Vet ej” räknas som varken eller. "
                "Bara de som svarat på båda frågorna är med.",
                f"Experience: {first}. Preparedness: {second}. “Don't know” counts as neither. "
                "Only those who answered both questions are included.",
            ),
        ),
        results=(pair_entry(pair),),
    )


def both_shares_table(pair: PairComparison, edition: Edition) -> Table:
    """Show the headline shares of two questions beside each other, and the gap between them.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all respondents; gap is the second share minus the first.
    """
    rows = []
    for first, second in zip(pair.first_shares, pair.second_shares, strict=True):
        gap = None
        if first.proportion is not None and second.proportion is not None:
            gap = second.proportion - first.proportion
        ends = (first.proportion, first.low, first.high, second.proportion, second.low, second.high)
        rows.append((first.group, *ends, gap))
    names = [
        f"{which}_{part}" for which in ("first", "second") for part in ("share", "low", "high")
    ]
    frame = pd.DataFrame(rows, columns=["group", *names, "gap"])

    def write(share: float, low: float, high: float) -> str:
        return f"{edition.percent(share)} ({edition.percent_interval(low, high)})"

    def points(gap: float) -> str:
        return edition.decimal(100 * gap, 0).replace("-", "\N{MINUS SIGN}")

    return Table(
        id=exhibit_id(pair.id, "shares"),
        caption=f"{edition.question(pair.first)} "
        + edition.choose("mot", "against")
        + f" {edition.question(pair.second).lower()}",
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            Column(tuple(names[:3]), edition.question(pair.first), write),
            Column(tuple(names[3:]), edition.question(pair.second), write),
            Column(
                "gap",
                edition.choose("Skillnad, procentenheter", "Difference, percentage points"),
                points,
            ),
        ),
        frame=frame,
        row_kinds=_row_kinds(frame),
        notes=(edition.label("interval_note"),),
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
                edition.choose("Tecken", "Cue"),
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
            edition.choose("Flera svar kunde ges.", "Several answers could be given."),
        ),
        results=(items_entry(frame, question, counts.source),),
    )


def group_column(edition: Edition) -> Column:
    """Return the column of row headers: sectors, actors, all respondents."""
    return Column("group", edition.label("group"), edition.group, numeric=False)


def exhibit_id(*parts: str) -> str:
    """Return the id of a table or figure: letters, digits and hyphens."""
    return "-".join(parts).replace("_", "-")


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


def _row_kinds(frame: pd.DataFrame) -> tuple[str, ...]:
    return tuple("total" if group in (COUNTY, COUNTY_WEIGHTED) else "" for group in frame["group"])


def _question_note(question: Question, edition: Edition) -> str:
    wording = edition.label("wording_note") if edition.codebook.wording == "reconstructed" else ""
    asked = edition.choose("Fråga", "Question")
    return f"{asked}: {question.text[edition.language]} {wording}".strip()
