"""What a deposit package says of itself, in both languages."""

from helpers.survey.codebook import Label
from helpers.survey.provenance import Source

TEXTS: dict[str, Label] = {
    name: Label({"sv": swedish, "en": english})
    for name, (swedish, english) in {
        "abstract": (
            "Enkät till {invited} mottagare; {answered} svarade. Sektorer: {sectors}. Paketet "
            "innehåller rapportens bilagor, dess skyddade tabeller och en beskrivning av enkätens "
            "variabler. Svaren själva ingår inte.",
            "Questionnaire to {invited} recipients; {answered} answered. Sectors: {sectors}. The "
            "package holds the report's appendices, its protected tables and a description of the "
            "variables. The answers themselves are not part of it.",
        ),
        "synthetic": (
            "SYNTETISKA SVAR. Svaren är påhittade av ett program, för att visa hur rapporten ser "
            "ut. Ingen frekvens, andel eller svarsfrekvens i paketet som bygger på dem är ett "
            "resultat.",
            "SYNTHETIC ANSWERS. The answers are made up by a program, to show what the report "
            "looks like. No frequency, share or response rate in this package that rests on them "
            "is a finding.",
        ),
        "reconstructed": (
            "Enkätens ordalydelse är inte känd. Frågorna är rekonstruerade ur rubriker.",
            "The wording of the questionnaire is not known. The questions are reconstructed from "
            "headings.",
        ),
        "unit": (
            "Organisation eller verksamhet, företrädd av den som svarade",
            "Organisation or part of one, represented by the person who answered",
        ),
        "universe": (
            "Alla som enkäten skickades till i {area}: {sectors}",
            "All to whom the questionnaire was sent in {area}: {sectors}",
        ),
        "sampling": (
            "Totalundersökning: enkäten gick till alla i urvalsramen.",
            "Complete count: the questionnaire was sent to everyone in the frame.",
        ),
        "frame": ("Mottagare av enkäten", "Recipients of the questionnaire"),
        "mode": ("Självadministrerad enkät", "Self-administered questionnaire"),
        "time": ("Tvärsnitt", "Cross-section"),
        "kind": ("Enkätdata", "Survey data"),
        "rate": (
            "{group}: {answered} av {invited} ({rate})",
            "{group}: {answered} of {invited} ({rate})",
        ),
        "everyone": ("Alla", "Everyone"),
        "cleaning": (
            "Varje ändring av en cell har en regel och en rad i en logg; loggen ingår inte. "
            "Sammanställningen finns i bilaga A.",
            "Every change of a cell has a rule and a line in a log, which is not part of the "
            "package. Appendix A sums it up.",
        ),
        "disclosure": (
            "En frekvens som färre än {threshold} svarande står bakom är dold, och så många fler "
            "att ingen dold frekvens kan räknas ut. Variabler utan frekvens har dolda eller "
            "ingen publicerad fördelning.",
            "A frequency that fewer than {threshold} respondents stand behind is hidden, and as "
            "many more as needed so that no hidden one can be worked out. Categories without a "
            "frequency are hidden, or have no published distribution.",
        ),
        "access": (
            "Svaren är inte deponerade. Den som har frågor om dem vänder sig till: {authority}.",
            "The answers are not deposited. For questions about them, contact: {authority}.",
        ),
        "access_synthetic": (
            "Svaren är påhittade och ingår inte i paketet. De följer med programmets källkod.",
            "The answers are made up and not part of the package. They come with the program's "
            "source code.",
        ),
        "developers": ("Utvecklarna av survey-report", "Developers of survey-report"),
        "asked": (
            "Fick frågan: den som på ”{gate}” svarade {levels}",
            "Asked: those who answered {levels} to “{gate}”",
        ),
        "or": ("eller", "or"),
        "report": ("Rapport med bilagor", "Report with appendices"),
        "table": ("Skyddad tabell", "Protected table"),
        "free_text": (
            "Fritextsvar ingår varken i rapporten eller i data till kollegor.",
            "Free text is neither in the report nor in the data for colleagues.",
        ),
    }.items()
}

THEMES: dict[str, Label] = {
    "experience": Label({"sv": "Erfarenhet", "en": "Experience"}),
    "preparedness": Label({"sv": "Beredskap", "en": "Preparedness"}),
    "collaboration": Label({"sv": "Samverkan", "en": "Collaboration"}),
    "knowledge": Label({"sv": "Kunskap", "en": "Knowledge"}),
    "background": Label({"sv": "Bakgrund", "en": "Background"}),
}

SOURCES: dict[Source, Label] = {
    "synthetic": Label({"sv": "syntetiska svar", "en": "synthetic answers"}),
    "survey": Label({"sv": "enkätsvar", "en": "survey answers"}),
    "published": Label({"sv": "publicerade uppgifter", "en": "published figures"}),
}


def text(name: str, **values: Label | str | int) -> Label:
    """Return a text with its values filled in.

    Parameters
    ----------
    name
        Name of the text.
    values
        What stands in its braces; a label in each language.
    """
    template = TEXTS[name]
    return Label(
        {
            "sv": template["sv"].format(**_in("sv", values)),
            "en": template["en"].format(**_in("en", values)),
        }
    )


def _in(language: str, values: dict[str, Label | str | int]) -> dict[str, str | int]:
    return {
        name: getattr(value, language) if isinstance(value, Label) else value
        for name, value in values.items()
    }
