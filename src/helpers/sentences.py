"""The sentences of the report, with gaps for results, in both languages."""

from typing import Any

from helpers.codebook import Language

_SENTENCES: dict[str, dict[Language, str]] = {
    # one question
    "county": {
        "sv": "{named} är {share} bland alla svarande ({count} av {n}; 95 % konfidensintervall {limits}).",
        "en": "{named} is {share} among all respondents ({count} of {n}; 95% confidence interval {limits}).",
    },
    "county_hidden": {
        "sv": "{named} kan inte visas för alla svarande tillsammans.",
        "en": "{named} cannot be shown for all respondents together.",
    },
    "sectors_differ": {
        "sv": "{named} skiljer sig mellan sektorerna ({p}): högst är den {highest} ({highest_share}), lägst {lowest} ({lowest_share}).",
        "en": "{named} differs between sectors ({p}): it is highest {highest} ({highest_share}) and lowest {lowest} ({lowest_share}).",
    },
    "sectors_alike": {
        "sv": "{named} skiljer sig inte mer mellan sektorerna än slumpen kan ge ({p}).",
        "en": "{named} does not differ more between sectors than chance may give ({p}).",
    },
    "sectors_hidden": {
        "sv": "Om sektorerna skiljer sig åt visas inte, eftersom någon sektors andel är dold.",
        "en": "Whether sectors differ is not shown, because some sector's share is hidden.",
    },
    "exploratory": {
        "sv": "Jämförelsen är utforskande: den var inte bestämd i förväg.",
        "en": "The comparison is exploratory: it was not decided on beforehand.",
    },
    "unknown": {
        "sv": "”Vet ej” svarade {count} av {n}. Räknas de bort blir andelen {without} i stället för {share}.",
        "en": "{count} of {n} answered “don't know”. Without them the share would be {without} instead of {share}.",
    },
    "unknown_hidden": {
        "sv": "Hur många som svarat ”vet ej” kan inte visas.",
        "en": "How many answered “don't know” cannot be shown.",
    },
    "nonresponse": {
        "sv": "{silent} av {invited} inbjudna har inte svarat på frågan. Hade de gjort det kunde andelen ha blivit allt från {low} till {high}.",
        "en": "{silent} of the {invited} invited have not answered the question. Had they done so, the share could have been anything from {low} to {high}.",
    },
    "nonresponse_hidden": {
        "sv": "Vad bortfallet kan ändra visas inte, eftersom andelen är dold.",
        "en": "What non-response could change is not shown, because the share is hidden.",
    },
    # experience against preparedness
    "association_hidden": {
        "sv": "Sambandet inom sektorerna visas inte, eftersom någon sektors siffror är dolda.",
        "en": "The association within sectors is not shown, because some sector's figures are hidden.",
    },
    "association_measured": {
        "sv": "gemensam oddskvot {ratio}, 95 % konfidensintervall {low}–{high}, {p}",
        "en": "common odds ratio {ratio}, 95% confidence interval {low}–{high}, {p}",
    },
    "association_none": {
        "sv": "Inom sektorerna syns inget säkert samband mellan erfarenhet och beredskap ({measured}). Det betyder inte att det saknas: grupperna är små.",
        "en": "Within sectors the data show no clear association between experience and preparedness ({measured}). That does not mean that there is none: the groups are small.",
    },
    "association_positive": {
        "sv": "Inom sektorerna har de med erfarenhet oftare beredskap ({measured}).",
        "en": "Within sectors, those with experience more often have preparedness ({measured}).",
    },
    "association_negative": {
        "sv": "Inom sektorerna har de med erfarenhet mer sällan beredskap ({measured}).",
        "en": "Within sectors, those with experience less often have preparedness ({measured}).",
    },
    "association_reverses": {
        "sv": "Räknas alla sektorer ihop pekar sambandet åt andra hållet (Simpsons paradox); lita på jämförelsen inom sektorerna.",
        "en": "With all sectors thrown together the association points the other way (Simpson's paradox); trust the comparison within sectors.",
    },
    "gap_behind": {
        "sv": "Erfarenheten är vanligare än beredskapen {groups}: där behövs rutiner först.",
        "en": "Experience is more common than preparedness {groups}: routines are needed there first.",
    },
    "gap_ahead": {
        "sv": "Beredskapen är vanligare än erfarenheten {groups}.",
        "en": "Preparedness is more common than experience {groups}.",
    },
    "gap_unsure": {
        "sv": "Det går inte att säga vilket som är vanligast {groups}: där kan beredskapen vara för liten för det man möter.",
        "en": "The data do not tell which is more common {groups}: there, preparedness may fall short of what people meet.",
    },
    # suspected cases and reports
    "cases_total": {
        "sv": "Aktörerna har tillsammans starkt misstänkt {strong} fall och varit tveksamma om {doubtful}. Plustecknet betyder ”eller fler”; samma fall kan ha setts av flera.",
        "en": "Together the actors have strongly suspected {strong} cases and been doubtful about {doubtful}. The plus sign means “or more”; several may have seen the same case.",
    },
    "cases_totals_agree": {
        "sv": "Summan av aktörernas fall är densamma som bildens totalrad.",
        "en": "The sum of the actors' cases is the same as the slide's total row.",
    },
    "cases_totals_part": {
        "sv": "Summan av aktörernas fall ({sum}) stämmer inte med bildens totalrad ({total}).",
        "en": "The sum of the actors' cases ({sum}) does not agree with the slide's total row ({total}).",
    },
    "cases_first": {
        "sv": "{actor} har sett flest fall ({count}) hur de öppna siffrorna än ska läsas.",
        "en": "{actor} have seen the most cases ({count}), however the open figures are to be read.",
    },
    "cases_first_unsure": {
        "sv": "{actor} har flest angivna fall ({count}), men det är inte säkert att de sett flest: {rivals} har angett ”eller fler”.",
        "en": "{actor} have the most stated cases ({count}), but may not have seen the most: {rivals} stated “or more”.",
    },
    "cases_reproduced": {
        "sv": "De inlästa svaren ger samma fall för alla {count} aktörer.",
        "en": "The answers read give the same cases for all {count} actors.",
    },
    "cases_not_reproduced": {
        "sv": "De inlästa svaren ger andra fall än bilden för {actors}.",
        "en": "The answers read give other cases than the slide for {actors}.",
    },
    "crimes_total": {
        "sv": "Under {years} år anmäldes {reports} brott, varav {trafficking} människohandel för sexuella ändamål.",
        "en": "Over {years} years {reports} crimes were reported, of which {trafficking} trafficking for sexual purposes.",
    },
    "crimes_interval": {
        "sv": "Anmälningarna av människohandel motsvarar {rate} om året, men så få händelser säger lite: 95 % konfidensintervall {low}–{high} om året.",
        "en": "Reports of trafficking amount to {rate} a year, but so few events say little: 95% confidence interval {low}–{high} a year.",
    },
    "crimes_dark_figure": {
        "sv": "Mot {suspected} starkt misstänkta fall står {reports} anmälda fall av människohandel. Talen mäter olika saker och olika tid, men de flesta misstankar syns inte i anmälningarna.",
        "en": "Against {suspected} strongly suspected cases stand {reports} reported cases of trafficking. The figures measure different things over different times, but most suspicions do not show in the reports.",
    },
    "crimes_discrepancy": {
        "sv": "Bildens rubrik säger {first}–{titled}, men kolumnerna går till {last}. Vi visar alla kolumner.",
        "en": "The slide's title says {first}–{titled}, but its columns run to {last}. We show all columns.",
    },
    # response, cleaning and follow-up
    "response": {
        "sv": "{answered} av {invited} inbjudna har svarat ({rate}). Svarsfrekvensen är lägst {lowest} ({lowest_rate}) och högst {highest} ({highest_rate}).",
        "en": "{answered} of {invited} invited have answered ({rate}). The response rate is lowest {lowest} ({lowest_rate}) and highest {highest} ({highest_rate}).",
    },
    "response_agrees": {
        "sv": "De inlästa svaren ger de publicerade svarsfrekvenserna: {rates}.",
        "en": "The answers read give the published response rates: {rates}.",
    },
    "response_parts": {
        "sv": "De inlästa svaren ger andra svarsfrekvenser än de publicerade {groups}.",
        "en": "The answers read give other response rates than the published ones {groups}.",
    },
    "cleaned": {
        "sv": "{submissions} inskickade formulär gav {respondents} svarande. {changes} ändringar är loggade, var och en med sin regel.",
        "en": "{submissions} submitted questionnaires gave {respondents} respondents. {changes} changes are logged, each with its rule.",
    },
    "suppressed": {
        "sv": "Av {cells} celler i rapportens tabeller är {hidden} dolda: {primary} för att få personer står bakom dem, {secondary} för att skydda de första.",
        "en": "Of {cells} cells in the report's tables {hidden} are hidden: {primary} because few people stand behind them, {secondary} to protect the first.",
    },
    "training": {
        "sv": "Efter kartläggningen hölls {occasions} utbildningstillfällen med {participants} deltagare, i snitt {mean} per tillfälle.",
        "en": "After the mapping {occasions} training occasions were held with {participants} participants, {mean} on average.",
    },
    "themes": {
        "sv": "De {statements} återgivna intervjusvaren är kodade i {themes} teman. Flest gäller {topic}.",
        "en": "The {statements} interview statements are coded by {themes} themes. Most concern {topic}.",
    },
}


def sentence(key: str, language: Language, **values: Any) -> str:
    """Return a sentence with its gaps filled.

    Parameters
    ----------
    key
        Name of the sentence.
    language
        ``sv`` or ``en``.
    values
        Text for every gap.

    Raises
    ------
    KeyError
        For an unknown sentence or a gap without text.
    """
    return _SENTENCES[key][language].format(**values)
