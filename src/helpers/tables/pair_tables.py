"""Tables of two questions set against each other, sector by sector."""

import math
from typing import Any, Literal

import numpy as np
import pandas as pd

from helpers.comparison.sector_comparison import PairComparison
from helpers.disclosure.counts import COUNTY
from helpers.exhibits import Column, Table, exhibit_id
from helpers.statistics import Effect, OddsRatio, kendall_tau_b, stratified_association
from helpers.tables.answer_tables import group_column, row_kinds
from helpers.tables.result_entries import pair_entry
from helpers.words.edition import Edition, capital


def association_result(pair: PairComparison) -> str:
    """Return the id of the result that holds every sector's association."""
    return f"{pair.id}_association"


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
    one, other = edition.facing(pair.first, pair.second)
    headers = (
        edition.choose("Båda", "Both"),
        edition.choose(f"Bara {one}", f"{capital(one)} only"),
        edition.choose(f"Bara {other}", f"{capital(other)} only"),
        edition.choose("Ingendera", "Neither"),
    )
    return Table(
        id=exhibit_id(pair.id),
        caption=edition.choose(
            f"Hur många som har {one}, {other}, båda eller ingendera",
            f"How many have {one}, {other}, both or neither",
        ),
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            group_column(edition),
            *(
                Column(name, header, edition.whole)
                for name, header in zip(names, headers, strict=True)
            ),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(
            edition.choose(
                f"{capital(one)}: {first}. {capital(other)}: {second}. Alla andra svar räknas "
                "som nej. Bara de som svarat på båda frågorna är med.",
                f"{capital(one)}: {first}. {capital(other)}: {second}. All other answers count "
                "as no. Only those who answered both questions are included.",
            ),
        ),
        results=(pair_entry(pair),),
    )


def association_table(pair: PairComparison, edition: Edition) -> Table:
    """Show how two answers go together in each sector, and across them.

    Parameters
    ----------
    pair
        Two questions compared with each other.
    edition
        The language.

    Returns
    -------
    Table
        Odds ratios and tau-b with intervals; missing where a count is hidden.
    """
    found = [(group, _odds_ratio(table), _tau(table)) for group, table in pair.tables.items()]
    rows = []
    for (group, ratio, tau), table in zip(found, pair.tables.values(), strict=True):
        value, *limits = _parts(tau)
        enough = table is not None and _large_enough(table)
        rows.append((group, *_parts(ratio), value, *(limits if enough else (None, None))))
    names = ["group", "ratio", "ratio_low", "ratio_high", "tau_b", "tau_low", "tau_high"]
    frame = pd.DataFrame(rows, columns=names)

    def write(ratio: float, low: float, high: float) -> str:
        return f"{edition.decimal(ratio)} ({edition.decimal_interval(low, high)})"

    def name(group: str) -> str:
        crude = edition.choose("Alla ihop, sektorerna blandade", "All together, sectors mixed")
        return crude if group == COUNTY else edition.group(group)

    first, second = edition.facing(pair.first, pair.second)
    missing: Literal["hidden", "none"] = "none"
    if any(table is None for table in pair.tables.values()):
        missing = "hidden"
    return Table(
        id=exhibit_id(pair.id, "association"),
        caption=edition.choose(
            f"Har de med {first} oftare {second}?",
            f"Do those with {first} more often have {second}?",
        ),
        source=pair.source,
        source_line=edition.source_line(pair.source),
        columns=(
            Column("group", edition.label("group"), name, numeric=False),
            Column(
                ("ratio", "ratio_low", "ratio_high"),
                edition.choose("Oddskvot", "Odds ratio"),
                write,
                missing=missing,
            ),
            Column("tau_b", "Kendall tau-b", edition.signed, missing=missing),
            Column(
                ("tau_low", "tau_high"),
                edition.label("interval"),
                edition.signed_interval,
                missing="none",
            ),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(edition.label("association_note").format(first=first, second=second),),
        results=(_association_entry(pair, found),),
    )


def _odds_ratio(table: np.ndarray | None) -> OddsRatio | None:
    return None if table is None else stratified_association([table]).common


def _tau(table: np.ndarray | None) -> Effect | None:
    return None if table is None else kendall_tau_b(table)


def _large_enough(table: np.ndarray) -> bool:
    """Whether a large-sample interval may be trusted: all expected counts are at least 5."""
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / max(int(table.sum()), 1)
    return bool((expected >= 5).all())


def _parts(measure: OddsRatio | Effect | None) -> tuple[float | None, float | None, float | None]:
    if measure is None or measure.value is None:
        return None, None, None
    return measure.value, measure.interval.low, measure.interval.high


def _association_entry(
    pair: PairComparison, found: list[tuple[str, OddsRatio | None, Effect | None]]
) -> dict[str, Any]:
    estimates: list[dict[str, Any]] = []
    for group, ratio, tau in found:
        hidden = ratio is None
        estimate: dict[str, Any] = {"group": group, "level": "association", "suppressed": hidden}
        if hidden:
            estimate["count"] = None
        if ratio is not None and ratio.value is not None:
            estimate |= _finite("odds_ratio", ratio.value, *ratio.interval)
        if tau is not None and tau.value is not None:
            estimate["tau_b"] = tau.value
        estimates.append(estimate)
    entry: dict[str, Any] = {
        "id": association_result(pair),
        "question": f"{pair.first.id} and {pair.second.id}",
        "theme": pair.second.theme,
        "source": pair.source,
        "estimates": estimates,
    }
    if pair.association is not None:
        test = pair.association.homogeneity
        parts = {"method": test.method, "statistic": test.statistic, "df": test.df, "p": test.p}
        entry["test"] = {name: part for name, part in parts.items() if part is not None}
    return entry


def _finite(name: str, value: float, low: float, high: float) -> dict[str, float]:
    """Return a measure with its limits; what has no end is left out."""
    numbers = {name: value, f"{name}_low": low, f"{name}_high": high}
    return {key: number for key, number in numbers.items() if math.isfinite(number)}
