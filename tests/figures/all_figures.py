"""Every figure of the grammar, of surveys made up for the tests."""

import pandas as pd

from helpers import figures
from helpers.exhibits import Figure
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import IntervalCount
from helpers.words.edition import Edition

from .made import by_sector, cases_of, crossed, protected

YEARS = range(1998, 2011)


def all_figures(codebook: Codebook, edition: Edition, *, spread: int = 4) -> dict[str, Figure]:
    """One figure of each kind; the second sector of several is hidden in part.

    Parameters
    ----------
    codebook
        A made survey.
    edition
        One of its languages.
    spread
        How far apart the sectors are.
    """
    sectors = [sector.id for sector in codebook.sectors]
    suspicion = by_sector(codebook, {s: [30 - i, 3 + spread * i, 4] for i, s in enumerate(sectors)})
    scale = {s: [4 + i, 3 + 2 * i, 9, 20 - i, 7, 4] for i, s in enumerate(sectors)}
    hidden = [(sectors[1], level) for level in ("badly", "very_well")]
    levels = by_sector(codebook, scale, "preparedness", hidden)
    tables = {s: [5 + i, 2 + spread * i, 9, 30 - spread * i // 2] for i, s in enumerate(sectors)}
    pair = crossed(codebook, tables, [sectors[1]] if len(sectors) > 2 else [])
    cases = {
        actor.id: {"strong": IntervalCount(i % 5, i % 5 + i % 3, i % 4 == 1),
                   "doubtful": IntervalCount(0, 0)}
        for i, actor in enumerate(codebook.actors)
    }  # fmt: skip
    none = {actor: dict.fromkeys(counts, IntervalCount(0, 0)) for actor, counts in cases.items()}
    crimes = pd.DataFrame(
        [{"crime": crime, "label_sv": label, "label_en": label, "year": year,
          "reports": (year + len(crime)) % 3}
         for crime, label in (("trafficking", "Människohandel för sexuella ändamål"),
                              ("procuring", "Koppleri och grovt koppleri")) for year in YEARS]
    )  # fmt: skip
    response = pd.DataFrame(
        [{"sector": sector.id, "actor": actor.id, "invited": actor.invited,
          "answered": actor.invited - 3 * place}
         for place, sector in enumerate(codebook.sectors) for actor in sector.actors]
    )  # fmt: skip
    counts = protected(codebook, [], response=response)
    return {
        "shares": figures.shares_by_sector(suspicion, edition),
        "levels": figures.levels_by_sector(levels, edition),
        "two_levels": figures.levels_by_sector(suspicion, edition),
        "both": figures.shares_side_by_side(pair, edition),
        "plane": figures.shares_plane(pair, edition),
        "gap": figures.gap_by_sector(pair, edition),
        "cases": figures.interval_counts(cases_of(codebook, cases), edition),
        "no_cases": figures.interval_counts(cases_of(codebook, none), edition),
        "timeline": figures.timeline(crimes, edition),
        "periods": figures.period_rates(crimes, edition),
        "response": figures.response_rates(counts, None, edition),
    }
