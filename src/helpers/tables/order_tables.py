"""Tables of cases by certain order: who has surely counted more than whom."""

from typing import Any

import pandas as pd

from helpers.comparison.case_counts import Cases
from helpers.comparison.orders import Standing, standings
from helpers.exhibits import Column, Table, exhibit_id
from helpers.survey.intervals import IntervalCount
from helpers.words import formats
from helpers.words.edition import Edition


def order_result(cases: Cases) -> str:
    """Return the id of the result that holds the order of actors and sectors."""
    return f"{cases.id}_order"


def actor_standings(cases: Cases) -> dict[str, Standing]:
    """Compare every actor's cases of the leading kind with every other's."""
    return standings(cases.of(cases.leading))


def sector_standings(cases: Cases, edition: Edition) -> dict[str, Standing]:
    """Compare every sector's cases of the leading kind with every other's."""
    return standings(
        {
            sector.id: cases.total(cases.leading, [actor.id for actor in sector.actors])
            for sector in edition.codebook.sectors
        }
    )


def order_table(cases: Cases, edition: Edition) -> Table:
    """Show which orders and shares of the leading kind are certain whatever the truth.

    Parameters
    ----------
    cases
        Cases of every actor.
    edition
        The language.

    Returns
    -------
    Table
        A row for each sector, compared with the other sectors, and each actor, compared with all
        other actors.
    """
    actors, sectors = actor_standings(cases), sector_standings(cases, edition)
    rows, kinds, estimates = [], [], []
    for sector in edition.codebook.sectors:
        names = [(sector.id, sectors[sector.id], "group")]
        names += [(actor.id, actors[actor.id], "") for actor in sector.actors]
        for group, standing, kind in names:
            count, (best, worst) = standing.count, standing.places
            rows.append(
                (group, count.low, count.high, count.open, standing.above,
                 standing.level + standing.undecided, standing.below, best, worst,
                 standing.share_low, standing.share_high)
            )  # fmt: skip
            kinds.append(kind)
            estimates.append(_estimate(group, cases.leading, standing))
    columns = ["group", "low", "high", "open", "above", "undecided", "below", "best_place",
               "worst_place", "share_low", "share_high"]  # fmt: skip

    def write(low: int, high: int, is_open: bool) -> str:
        return formats.interval_count(IntervalCount(low, high, is_open), edition.language)

    def place(best: int, worst: int) -> str:
        return "–".join(dict.fromkeys((edition.whole(best), edition.whole(worst))))

    leading, unit = cases.kinds[cases.leading].label, cases.unit
    return Table(
        id=exhibit_id(cases.id, "order"),
        caption=edition.choose(
            f"{leading['sv']}: hur många andra som säkert har angett färre eller fler {unit['sv']}",
            f"{leading['en']}: how many others have certainly stated fewer or more {unit['en']}",
        ),
        source=cases.source,
        source_line=edition.source_line(cases.source, cases.slides),
        columns=(
            Column("group", edition.label("actor"), edition.group, numeric=False),
            Column(("low", "high", "open"), edition.choose("Antal", "Count"), write),
            Column("above", edition.choose("Säkert fler än", "Certainly more than"), edition.whole),
            Column(
                "undecided",
                edition.choose("Lika eller osäkert", "Equal or uncertain"),
                edition.whole,
            ),
            Column(
                "below",
                edition.choose("Säkert färre än", "Certainly fewer than"),
                edition.whole,
            ),
            Column(
                ("best_place", "worst_place"), edition.choose("Möjlig plats", "Possible place"),
                place,
            ),
            Column(
                ("share_low", "share_high"),
                edition.choose("Möjlig del av alla", "Possible share of all"),
                edition.percent_interval,
                missing="none",
            ),
        ),
        frame=pd.DataFrame(rows, columns=columns),
        row_kinds=tuple(kinds),
        notes=(
            edition.choose(
                "Sektorer jämförs med sektorer, aktörer med alla andra aktörer. Det som kallas "
                "säkert gäller vilka antal de svarande än menade med ”eller fler” eller ett spann.",
                "Sectors are compared with sectors, actors with all other actors. What is called "
                "certain holds whatever numbers respondents meant by “or more” or a range.",
            ),
        ),
        results=(
            {
                "id": order_result(cases),
                "question": cases.question,
                "theme": cases.theme,
                "source": cases.source,
                "estimates": estimates,
            },
        ),
    )  # fmt: skip


def _estimate(group: str, kind: str, standing: Standing) -> dict[str, Any]:
    best, worst = standing.places
    return {
        "group": group,
        "level": kind,
        "surely_above": standing.above,
        "surely_below": standing.below,
        "surely_equal": standing.level,
        "undecided": standing.undecided,
        "best_place": best,
        "worst_place": worst,
        "share_low": standing.share_low,
        "share_high": standing.share_high,
        "suppressed": False,
    }
