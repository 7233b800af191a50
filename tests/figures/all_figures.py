"""Every figure of the grammar, of surveys made up for the tests."""

import pandas as pd

from helpers.disclosure.counts import HEADLINE
from helpers.exhibits import Figure
from helpers.results.compared_surveys import Survey
from helpers.results.crime_changes import CrimeChanges
from helpers.results.crimes import Crimes
from helpers.results.funnel import funnel
from helpers.results.numbers import VALUES, Numbers
from helpers.results.survey_pair import compare_surveys
from helpers.survey.codebook import Codebook
from helpers.survey.intervals import ZERO, IntervalCount
from helpers.words.edition import Edition

from .made import answers, by_sector, cases_of, crossed, protected, response

YEARS = range(1998, 2011)
CRIMES = {
    "trafficking": "Människohandel för sexuella ändamål",
    "procuring": "Koppleri och grovt koppleri",
}


def all_figures(edition: Edition) -> dict[str, Figure]:
    """One figure of each kind; the second sector of several is hidden in part.

    Parameters
    ----------
    edition
        Of a made survey.
    """
    codebook = edition.codebook
    sectors = [sector.id for sector in codebook.sectors]
    suspicion = {s: [30 - i, 3 + 4 * i, 4] for i, s in enumerate(sectors)}
    scale = {s: [4 + i, 3 + 2 * i, 9, 20 - i, 7, 4] for i, s in enumerate(sectors)}
    hidden = [(sectors[1], level) for level in ("badly", "very_well")]
    asked = by_sector(codebook, suspicion)
    ordered = by_sector(codebook, scale, "preparedness", hidden)
    tables = {s: [5 + i, 2 + 4 * i, 9, 30 - 2 * i] for i, s in enumerate(sectors)}
    pair = crossed(codebook, tables, [sectors[1]] if len(sectors) > 2 else [])
    cases = {
        actor.id: {"strong": IntervalCount(i % 5, i % 5 + i % 3, i % 4 == 1), "doubtful": ZERO}
        for i, actor in enumerate(codebook.actors)
    }
    none = {actor: dict.fromkeys(counts, ZERO) for actor, counts in cases.items()}
    crimes = Crimes(reports(), codebook)
    rates = {one.id: (one.invited - 6 * i, one.invited) for i, one in enumerate(codebook.sectors)}
    surveys = [asked_in(codebook, year) for year in (2010, 2013, 2016)]
    return {
        "shares": asked.shares.figure(edition),
        "levels": ordered.levels.figure(edition),
        "two_levels": asked.levels.figure(edition),
        "both": pair.figure(edition),
        "plane": pair.plane(edition),
        "gap": pair.gaps.figure(edition),
        "cases": cases_of(codebook, cases).figure(edition),
        "no_cases": cases_of(codebook, none).figure(edition),
        "numbers": numbers(codebook).figure(edition),
        "timeline": crimes.timeline(edition),
        "periods": CrimeChanges(crimes).figure(edition),
        "response": response(codebook, rates).figure(edition),
        "surveys": compare_surveys(surveys[0], surveys[1:])[0].figure(edition),
        "funnel": funnel(surveys, codebook.question("suspicion")).figure(edition),
    }


def numbers(codebook: Codebook) -> Numbers:
    """Minutes stated in each sector; the second of several is hidden."""
    question = codebook.questions[0].model_copy(update={"type": "number", "levels": ()})
    groups = [*(sector.id for sector in codebook.sectors), "county"]
    hidden = groups[1] if len(codebook.sectors) > 1 else ""
    rows = [
        [group, 40, *(None if group == hidden else value + 5 * place for value in
                      (1234.5, 1190.0, 1280.0, 1100.0, 1215.0, 1400.0, 1150.0, 1300.0))]
        for place, group in enumerate(groups)
    ]  # fmt: skip
    told = pd.DataFrame(rows, columns=["group", "n", *VALUES])
    return Numbers(question, "survey", told, {}, f"number/{question.id}/{{group}}")


def reports() -> pd.DataFrame:
    """Reports of two crimes, none to two of each a year."""
    return pd.DataFrame(
        [{"crime": crime, "label_sv": label, "label_en": label, "year": year,
          "reports": (year + len(crime)) % 3}
         for crime, label in CRIMES.items() for year in YEARS]
    )  # fmt: skip


def asked_in(codebook: Codebook, year: int) -> Survey:
    """The survey of a year: suspicion becomes more common, concern is hidden in part."""
    counts = {
        "suspicion": [20, 9 + 3 * (year - 2010), 5],
        "concerned": [6, 12, 8, 8],
    }
    hidden = [(codebook.sectors[0].id, HEADLINE)]
    rows = []
    for question, numbers in counts.items():
        everywhere = {sector.id: numbers for sector in codebook.sectors}
        rows += answers(codebook, question, everywhere, hidden if question == "concerned" else ())
    asked = tuple(codebook.question(question) for question in counts)
    named = codebook.model_copy(update={"survey": f"made-{year}", "year": year, "questions": asked})
    return Survey(named, protected(named, rows))
