"""The words that a reader may need explained: one list, which the pages link to."""

from dataclasses import dataclass

import pandas as pd

from helpers.exhibits import Column, Table
from helpers.survey.codebook import LANGUAGES, Language
from helpers.words.edition import Edition

GLOSSARY_ID = "glossary"
"""Id of the table of terms: where links to a term lead."""


@dataclass(frozen=True)
class Term:
    """A word with its explanation.

    Parameters
    ----------
    id
        Anchor of its row, the same in both languages.
    forms
        How the word stands in running text, the headword first.
    definition
        One sentence or two.
    """

    id: str
    forms: dict[Language, tuple[str, ...]]
    definition: dict[Language, str]

    def headword(self, language: Language) -> str:
        """Return the word as the glossary lists it."""
        return self.forms[language][0]


def _term(identifier: str, sv: str, en: str, means: str, betyder: str) -> Term:
    forms: dict[Language, tuple[str, ...]] = {
        "sv": tuple(sv.split(", ")),
        "en": tuple(en.split(", ")),
    }
    return Term(f"term-{identifier}", forms, {"sv": betyder, "en": means})


TERMS = (
    _term(
        "actor", "aktör, aktörer, aktören, aktörerna", "actor, actors",
        "A kind of organisation within a sector.",
        "En sorts verksamhet inom en sektor.",
    ),
    _term(
        "confidence-interval",
        "konfidensintervall, konfidensintervallet, konfidensintervallen",
        "confidence interval, confidence intervals",
        "A range worked out so that it covers the true value in about 95 cases of 100 (or more). "
        "It allows for chance, not for other sources of error.",
        "Ett spann räknat så att det täcker det sanna värdet i ungefär 95 fall av 100 (eller "
        "fler). Det tar hänsyn till slumpen, inte till andra fel.",
    ),
    _term(
        "dark-figure", "mörkertal, mörkertalet", "dark figure",
        "Crimes that do not come to the knowledge of the police.",
        "Brott som inte kommer till polisens kännedom.",
    ),
    _term(
        "gap", "gap, gapet", "gap, gaps",
        "One share minus another, in percentage points.",
        "En andel minus en annan, i procentenheter.",
    ),
    _term(
        "hidden-figure", "dold siffra, dolda siffror", "hidden figure, hidden figures",
        "A figure that is not shown, to protect respondents.",
        "En siffra som inte visas, för att skydda dem som svarat.",
    ),
    _term(
        "holm", "Holms metod, enligt Holm", "Holm's method",
        "Makes p-values larger when many comparisons are made at once, so that chance is not "
        "taken for a difference.",
        "Gör p-värden större när många jämförelser görs på en gång, så att slumpen inte tas för "
        "en skillnad.",
    ),
    _term(
        "exploratory", "utforskande", "exploratory",
        "A comparison that is not one of the analysis plan's main questions; it gives ideas, not "
        "proof. Its p-value is not adjusted for the many questions tested.",
        "En jämförelse utanför analysplanens huvudfrågor; den ger uppslag, inte bevis. p-värdet är "
        "inte justerat för att många frågor prövas.",
    ),
    _term(
        "main-question", "huvudfråga, huvudfrågor, huvudfrågorna", "main question, main questions",
        "A comparison that the analysis plan singles out; its p-value is adjusted for there being "
        "several of them.",
        "En jämförelse som analysplanen pekar ut; p-värdet är justerat för att de är flera.",
    ),
    _term(
        "non-response", "bortfall, bortfallet", "non-response",
        "People invited who did not answer.",
        "Inbjudna som inte svarat.",
    ),
    _term(
        "odds-ratio", "oddskvot, oddskvoten, oddskvoter, oddskvotens",
        "odds ratio, odds ratios, odds ratio's",
        "How much more common an answer is in one group than in another, measured in odds; "
        "1 means alike.",
        "Hur mycket vanligare ett svar är i en grupp än i en annan, mätt i odds; 1 betyder lika.",
    ),
    _term(
        "p-value", "p-värde, p-värdet, p-värden, p-värdena", "p-value, p-values",
        "How often chance alone would give a difference or an association at least as large if in "
        "truth there were none. It is not the chance that the conclusion is wrong.",
        "Hur ofta slumpen ensam skulle ge en minst lika stor skillnad eller ett minst lika starkt "
        "samband om det i verkligheten inte fanns något. Det är inte risken att slutsatsen är "
        "fel.",
    ),
    _term(
        "percentage-point", "procentenhet, procentenheter", "percentage point, percentage points",
        "The difference of two percentages: from 20% to 25% is 5 percentage points.",
        "Skillnaden mellan två procenttal: från 20 % till 25 % är 5 procentenheter.",
    ),
    _term(
        "clear-difference",
        "säkerställd, säkerställt, säkerställda",
        "clear difference, clear association, clear change",
        "Larger than chance easily gives: the p-value is below 0.05, or the confidence interval "
        "does not reach zero. It need not be large or important.",
        "Större än slumpen lätt ger: p-värdet är under 0,05, eller så når konfidensintervallet "
        "inte noll. Skillnaden behöver inte vara stor eller viktig.",
    ),
    _term(
        "synthetic", "syntetiska svar", "synthetic answers",
        "Made-up answers that let the report be shown without using anyone's real answers.",
        "Påhittade svar som gör att rapporten kan visas utan att någons riktiga svar används.",
    ),
    _term(
        "weighted", "viktat, viktad, viktade", "weighted",
        "Each group counts by its size among those invited, not by how many answered.",
        "Varje grupp räknas efter sin storlek bland de inbjudna, inte efter hur många som svarat.",
    ),
)  # fmt: skip


def sorted_terms(language: Language) -> list[Term]:
    """Return the terms in the order of a language's alphabet."""
    return sorted(TERMS, key=lambda term: _alphabetical(term.headword(language)))


def _alphabetical(text: str) -> str:
    """Return the key by which words are ordered: å, ä, ö come last."""
    return text.casefold().translate(str.maketrans("åäö", "{|}"))


def glossary_table(edition: Edition) -> Table:
    """Show every term with its explanation.

    Parameters
    ----------
    edition
        The language.

    Returns
    -------
    Table
        A row for each term, in alphabetical order; each row has an anchor.
    """
    language = edition.language
    shown = sorted_terms(language)
    frame = pd.DataFrame(
        {
            "id": [term.id.removeprefix("term-") for term in TERMS],
            **{f"term_{one}": [term.headword(one) for term in TERMS] for one in LANGUAGES},
            **{f"meaning_{one}": [term.definition[one] for term in TERMS] for one in LANGUAGES},
        }
    )
    return Table(
        id=GLOSSARY_ID,
        caption=edition.choose("Ord och begrepp i rapporten", "Words and terms of the report"),
        source="published",
        source_line=edition.choose("rapportens egen ordlista.", "the report's own glossary."),
        columns=(
            Column(f"term_{language}", edition.choose("Ord", "Term"), str.capitalize, False),
            Column(f"meaning_{language}", edition.choose("Betyder", "Meaning"), numeric=False),
        ),
        frame=frame,
        row_ids=tuple(term.id for term in shown),
        row_order=tuple(TERMS.index(term) for term in shown),
    )
