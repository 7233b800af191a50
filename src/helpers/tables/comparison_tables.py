"""Tables beside a comparison of sectors: every pair of them, and every way to count."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from helpers.comparison.sector_comparison import SectorComparison
from helpers.comparison.sector_pairs import SectorPair, sector_pairs
from helpers.comparison.sensitivity import AS_HEADLINE, AS_OTHER, LEFT_OUT, Sensitivity
from helpers.exhibits import Column, Table, exhibit_id
from helpers.tables.answer_tables import group_column, row_kinds
from helpers.words.edition import Edition


def pairs_result(comparison: SectorComparison) -> str:
    """Return the id of the result that holds the pairs of sectors."""
    return f"{comparison.question.id}_by_sector_pairs"


def sensitivity_result(comparison: SectorComparison) -> str:
    """Return the id of the result that holds the share counted in every way."""
    return f"{comparison.question.id}_sensitivity"


def sector_pairs_table(comparison: SectorComparison, edition: Edition) -> Table:
    """Show how much every two sectors differ.

    Parameters
    ----------
    comparison
        A question compared across sectors.
    edition
        The language.

    Returns
    -------
    Table
        A row for each pair: difference in percentage points with its interval, p-value after
        Holm's method and, where levels are ordered, Cliff's delta.
    """
    pairs = sector_pairs(comparison)
    names = ["first", "second", "difference", "ci_low", "ci_high", "p_adjusted"]
    effects = ["delta", "delta_low", "delta_high"]
    ordered = comparison.question.type == "ordinal"
    rows = [
        (
            pair.first,
            pair.second,
            *_parts(pair.difference),
            pair.p_adjusted,
            *(_parts(pair.delta) if ordered else ()),
        )
        for pair in pairs
    ]
    columns = [
        Column(
            ("first", "second"),
            edition.choose("Sektorer", "Sectors"),
            lambda first, second: f"{edition.group(first)} – {edition.inside(second)}",
            numeric=False,
        ),
        Column(
            ("difference", "ci_low", "ci_high"),
            edition.choose("Skillnad, procentenheter", "Difference, percentage points"),
            edition.points_with_interval,
        ),
        Column("p_adjusted", edition.choose("p-värde", "p-value"), edition.p_value),
    ]
    if ordered:
        columns.append(
            Column(
                ("delta", "delta_low", "delta_high"),
                edition.choose("Cliffs delta, alla nivåer", "Cliff's delta, all levels"),
                edition.signed_with_interval,
            )
        )
    question = comparison.question
    return Table(
        id=exhibit_id(question.id, "pairs"),
        caption=edition.choose(
            f"{edition.question(question)}: skillnader mellan sektorer, par för par",
            f"{edition.question(question)}: differences between sectors, pair by pair",
        ),
        source=comparison.source,
        source_line=edition.source_line(comparison.source),
        columns=tuple(columns),
        frame=pd.DataFrame(rows, columns=[*names, *(effects if ordered else ())]),
        notes=tuple(_pairs_notes(comparison, edition)),
        results=(_pairs_entry(comparison, pairs),),
    )


def sensitivity_table(tested: Sensitivity, edition: Edition) -> Table:
    """Show what the headline share would be, were it counted otherwise.

    Parameters
    ----------
    tested
        A comparison, counted in every way.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector and for all respondents; "don't know" treated in three ways, and
        the bounds that non-response leaves.
    """
    comparison = tested.comparison
    treatments = tested.treatments
    rows = [
        (
            alternative.share.group,
            *(alternative.proportion(treatment) for treatment in treatments),
            *(alternative.nonresponse or (None, None)),
        )
        for alternative in tested.alternatives
    ]
    names = ["group", *treatments, "nonresponse_low", "nonresponse_high"]
    frame = pd.DataFrame(rows, columns=names)
    headers = {
        AS_OTHER: edition.choose("Som i rapporten", "As in the report"),
        LEFT_OUT: edition.choose("Utan ”vet ej”", "Without “don't know”"),
        AS_HEADLINE: edition.choose("”Vet ej” inräknat", "“Don't know” counted in"),
    }
    question = comparison.question
    notes = [edition.label("unknown_note")] if len(treatments) > 1 else []
    causes = edition.choose("”vet ej” och bortfall", "“don't know” and non-response")
    if len(treatments) == 1:
        causes = edition.choose("bortfall", "non-response")
    return Table(
        id=exhibit_id(question.id, "sensitivity"),
        caption=edition.choose(
            f"{edition.question(question)}: vad {causes} kan ändra",
            f"{edition.question(question)}: what {causes} could change",
        ),
        source=comparison.source,
        source_line=edition.source_line(comparison.source),
        columns=(
            group_column(edition),
            *(Column(treatment, headers[treatment], edition.percent) for treatment in treatments),
            Column(
                ("nonresponse_low", "nonresponse_high"),
                edition.choose("Om alla hade svarat", "Had everyone answered"),
                edition.percent_interval,
            ),
        ),
        frame=frame,
        row_kinds=row_kinds(frame),
        notes=(*notes, edition.label("nonresponse_note")),
        results=(_sensitivity_entry(tested),),
    )


def _pairs_notes(comparison: SectorComparison, edition: Edition) -> Iterable[str]:
    yield edition.label("pairs_note")
    if comparison.question.type == "ordinal":
        yield edition.label("delta_note")
    effect = comparison.effect
    if effect is not None and effect.value is not None:
        yield edition.label("cramers_v_note").format(
            value=edition.decimal(effect.value),
            low=edition.decimal(effect.interval.low),
            high=edition.decimal(effect.interval.high),
        )


def _parts(effect: Any) -> tuple[float | None, float | None, float | None]:
    if effect is None or effect.value is None:
        return None, None, None
    return effect.value, effect.interval.low, effect.interval.high


def _pairs_entry(comparison: SectorComparison, pairs: tuple[SectorPair, ...]) -> dict[str, Any]:
    estimates = []
    for pair in pairs:
        value, low, high = _parts(pair.difference)
        delta, delta_low, delta_high = _parts(pair.delta)
        estimate = {
            "group": f"{pair.first} - {pair.second}",
            "level": "headline",
            "difference": value,
            "ci_low": low,
            "ci_high": high,
            "p_adjusted": pair.p_adjusted,
            "suppressed": value is None,
        }
        if value is None:
            estimate["count"] = None
        if delta is not None:
            estimate |= {"delta": delta, "delta_low": delta_low, "delta_high": delta_high}
        estimates.append(estimate)
    return _entry(pairs_result(comparison), comparison, estimates)


def _sensitivity_entry(tested: Sensitivity) -> dict[str, Any]:
    estimates = []
    for alternative in tested.alternatives:
        numbers = {name: alternative.proportion(name) for name in tested.treatments}
        bounds = alternative.nonresponse
        numbers |= {
            "nonresponse_low": bounds.low if bounds else None,
            "nonresponse_high": bounds.high if bounds else None,
        }
        for level, value in numbers.items():
            estimate = {
                "group": alternative.share.group,
                "level": level,
                "proportion": value,
                "suppressed": value is None,
            }
            estimates.append(estimate | ({"count": None} if value is None else {}))
    return _entry(sensitivity_result(tested.comparison), tested.comparison, estimates)


def _entry(
    identifier: str, comparison: SectorComparison, estimates: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "id": identifier,
        "question": comparison.question.id,
        "theme": comparison.question.theme,
        "source": comparison.source,
        "estimates": estimates,
    }
