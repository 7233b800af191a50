"""Fixed texts that stand in more than one place of the report, in both languages.

Labels that belong to one survey (questions, levels, actors) stand in its codebook instead.
"""

from helpers.codebook import Language

_LABELS: dict[str, dict[Language, str]] = {
    # questionnaire
    "questionnaire_title": {"sv": "Enkät", "en": "Questionnaire"},
    "questionnaire_lead": {
        "sv": "Svara för din verksamhet, efter vad du själv vet. Du kan hoppa över en fråga.",
        "en": "Answer for your organisation, from what you know yourself. You may skip a question.",
    },
    "questionnaire_protection": {
        "sv": "Svaren redovisas bara som antal och andelar. Antal som färre än {threshold} "
        "personer står bakom visas inte.",
        "en": "Answers are reported as counts and shares only. Counts with fewer than {threshold} "
        "people behind them are not shown.",
    },
    "questionnaire_about": {"sv": "Om din verksamhet", "en": "About your organisation"},
    "questionnaire_actor": {
        "sv": "Vilken verksamhet arbetar du i?",
        "en": "Which organisation do you work in?",
    },
    "questionnaire_one": {"sv": "Ett svar.", "en": "One answer."},
    "questionnaire_several": {
        "sv": "Du kan kryssa för flera svar.",
        "en": "You may tick several answers.",
    },
    "questionnaire_count": {
        "sv": "Skriv ett tal. Är du osäker kan du skriva ett intervall, till exempel ”6–8” "
        "eller ”2 eller fler”.",
        "en": "Write a number. If you are not sure you may write a range, such as “6–8” or “2 "
        "or more”.",
    },
    "questionnaire_free_text": {
        "sv": "Skriv inga namn eller andra uppgifter som pekar ut någon. Svaret publiceras inte.",
        "en": "Write no names or other details that point someone out. The answer is not "
        "published.",
    },
    "questionnaire_asked_if": {
        "sv": "Besvaras av den som svarat {answers} på fråga {question}.",
        "en": "To be answered by those who answered {answers} to question {question}.",
    },
    "questionnaire_thanks": {"sv": "Tack för dina svar!", "en": "Thank you for your answers!"},
    "theme_background": {"sv": "Övrigt", "en": "Other"},
    # exhibits
    "table": {"sv": "Tabell", "en": "Table"},
    "figure": {"sv": "Figur", "en": "Figure"},
    "source": {"sv": "Källa", "en": "Source"},
    "all_respondents": {"sv": "Alla svarande", "en": "All respondents"},
    "county_weighted": {"sv": "Hela länet, viktat", "en": "Whole county, weighted"},
    "hidden": {"sv": "dolt", "en": "hidden"},
    "hidden_note": {
        "sv": ".. = dolt för att skydda dem som svarat: färre än {threshold} personer står bakom "
        "siffran, eller så behövs den för att en sådan siffra inte ska kunna räknas ut.",
        "en": ".. = hidden to protect respondents: fewer than {threshold} people stand behind the "
        "figure, or it is needed so that such a figure cannot be worked out.",
    },
    "interval_note": {
        "sv": "Intervallet gäller alla inbjudna, om de som inte svarat liknar dem som svarat.",
        "en": "The interval is for all who were invited, if those who did not answer are like "
        "those who did.",
    },
    "weighted_note": {
        "sv": "Hela länet, viktat: varje sektor räknas efter hur många som var inbjudna.",
        "en": "Whole county, weighted: each sector counts by how many were invited.",
    },
    "pairs_note": {
        "sv": "Skillnad: den förstas andel minus den andras, med 95 % konfidensintervall för ett "
        "par i taget. p-värdet är Fishers exakta test, justerat för alla par med Holms metod. Båda "
        "frågar vad slumpen kan ge, inte bara vad just de inbjudna tycker.",
        "en": "Difference: the first's share minus the second's, with a 95% confidence interval "
        "for one pair at a time. The p-value is Fisher's exact test, adjusted for all pairs by "
        "Holm's method. Both ask what chance may give, not only what those invited think.",
    },
    "delta_note": {
        "sv": "Cliffs delta jämför alla ordnade svar, utan ”vet ej”: +1 om alla i den första "
        "gruppen svarat högre, 0 om lika.",
        "en": "Cliff's delta compares all ordered answers, without “don't know”: +1 if everyone "
        "in the first group answered higher, 0 if alike.",
    },
    "cramers_v_note": {
        "sv": "Hur mycket sektorerna skiljer sig åt tillsammans: Cramérs V {value} "
        "({low}–{high}); 0 betyder inget, 1 fullständigt.",
        "en": "How much the sectors differ together: Cramér's V {value} ({low}–{high}); "
        "0 means not at all, 1 completely.",
    },
    "sensitivity_note": {
        "sv": "”Vet ej” räknas i rapporten som ett annat svar än det andelen gäller. Sista "
        "kolumnen: lägsta och högsta möjliga andel om också de som inte svarat hade gjort det.",
        "en": "The report counts “don't know” as an answer other than the one the share is "
        "about. Last column: lowest and highest possible share had those who did not answer done "
        "so too.",
    },
    "poisson_note": {
        "sv": "Exakta Poisson-intervall (Garwood, 1936), som utgår från att anmälningarna kommer "
        "oberoende av varandra.",
        "en": "Exact Poisson intervals (Garwood, 1936), which take reports to come independently "
        "of one another.",
    },
    "periods_note": {
        "sv": "p-värdet prövar om nivån är densamma i båda perioderna (exakt betingat test; Holms "
        "metod över brotten, raden för alla ensam).",
        "en": "The p-value tests whether the level is the same in both periods (exact conditional "
        "test; Holm's method over the crimes, the row for all by itself).",
    },
    "ratio_note": {
        "sv": "Fallen är misstankar, alla år ihop; samma fall kan ha setts av flera. Anmälningarna "
        "räknas per år. Kvoten jämför angivna misstankar med anmälningar; hur många olika "
        "fall det gäller är okänt.",
        "en": "Cases are suspicions, all years together; several may have seen the same case. "
        "Reports are counted by year. The ratio compares stated suspicions with reports; how many "
        "different cases they concern is unknown.",
    },
    "gap_note": {
        "sv": "Bara de som svarat på båda frågorna, med exakt 95 % konfidensintervall för alla "
        "inbjudna. Möjlig plats: vilka platser gapet kan ha när hänsyn tas till intervallen.",
        "en": "Only those who answered both questions, with an exact 95% confidence interval for "
        "all invited. Possible place: which places the gap may take, given the intervals.",
    },
    "gap_unpaired_note": {
        "sv": "Någon sektors korstabell är dold. Där jämförs de två andelarna i stället, med ett "
        "vidare intervall.",
        "en": "Some sector's crossed table is hidden. There the two shares are compared instead, "
        "with a wider interval.",
    },
    "association_note": {
        "sv": "Oddskvot över 1 och tau-b över 0: de med erfarenhet har oftare beredskap. "
        "Oddskvotens intervall är exakt. Streck: för få svar för ett intervall kring tau-b.",
        "en": "Odds ratio above 1 and tau-b above 0: those with experience more often have "
        "preparedness. The odds ratio's interval is exact. A dash: too few answers for an interval "
        "of tau-b.",
    },
    "agreement_note": {
        "sv": "Läsningen jämför intervallet med hälften. Ett intervjusvar är en persons, inte ett "
        "mått på hur många; att det pekar åt samma håll bevisar inget.",
        "en": "The reading compares the interval with one half. A statement is one person's, no "
        "measure of how many; that it points the same way proves nothing.",
    },
    "reading_agree": {"sv": "åt samma håll", "en": "the same way"},
    "reading_part": {"sv": "åt olika håll", "en": "different ways"},
    "reading_unsure": {"sv": "enkäten avgör inte", "en": "the survey does not tell"},
    "reading_silent": {
        "sv": "säger inget om hur vanligt svaret är",
        "en": "says nothing of how common the answer is",
    },
    "reading_hidden": {"sv": "andelen är dold", "en": "the share is hidden"},
    "silent_note": {
        "sv": "Sista kolumnen är ett räkneexempel: om hälften av dem som svarat har sagt ja kan "
        "andelen bland alla inbjudna ligga var som helst mellan gränserna (Manski, 1989).",
        "en": "The last column is an example: if half of those who answered said yes, the share "
        "among all invited may lie anywhere between the limits (Manski, 1989).",
    },
    "wording_note": {
        "sv": "(Ordalydelsen är rekonstruerad från bildens rubrik.)",
        "en": "(The wording is reconstructed from the slide's heading.)",
    },
    "source_published": {
        "sv": "{authority}, presentation {year}, bild {slide}.",
        "en": "{authority}, presentation {year}, slide {slide}.",
    },
    "source_synthetic": {
        "sv": "syntetiska svar i stället för enkäten {year}. Ingen har svarat så här.",
        "en": "synthetic answers in place of the {year} survey. Nobody gave these answers.",
    },
    "source_survey": {"sv": "enkäten {year}.", "en": "the {year} survey."},
    "theme_experience": {"sv": "Erfarenhet", "en": "Experience"},
    "theme_preparedness": {"sv": "Beredskap", "en": "Preparedness"},
    "theme_collaboration": {"sv": "Samverkan", "en": "Collaboration"},
    "theme_knowledge": {"sv": "Kunskap", "en": "Knowledge"},
    "kind_published": {"sv": "publicerad", "en": "published"},
    "kind_synthetic": {"sv": "syntetisk", "en": "synthetic"},
    "kind_survey": {"sv": "enkät", "en": "survey"},
    "type_single": {"sv": "ett svar", "en": "one answer"},
    "type_ordinal": {"sv": "ett svar, ordnade", "en": "one answer, ordered"},
    "type_multiple": {"sv": "flera svar", "en": "several answers"},
    "type_count": {"sv": "antal", "en": "a count"},
    "type_free_text": {"sv": "fritext, visas aldrig", "en": "free text, never shown"},
    "basis": {"sv": "Underlag", "en": "Based on material of"},
    "synthetic_findings": {"sv": "Så kan resultaten se ut", "en": "What results could look like"},
    "adjusted": {"sv": "justerat enligt Holm", "en": "adjusted by Holm's method"},
    "confirmatory": {"sv": "huvudfråga", "en": "main question"},
    "exploratory": {"sv": "utforskande", "en": "exploratory"},
    "group": {"sv": "Grupp", "en": "Group"},
    "sector": {"sv": "Sektor", "en": "Sector"},
    "actor": {"sv": "Aktör", "en": "Actor"},
    "n": {"sv": "Antal svar", "en": "Answers"},
    "count": {"sv": "Antal", "en": "Count"},
    "share": {"sv": "Andel", "en": "Share"},
    "interval": {"sv": "95 % konfidensintervall", "en": "95% confidence interval"},
    "slide": {"sv": "bild", "en": "slide"},
    "figure_data": {"sv": "Visa figurens data", "en": "Show the figure's data"},
    # report
    "appendix": {"sv": "Bilaga", "en": "Appendix"},
    "language_name": {"sv": "Svenska", "en": "English"},
    "other_language": {"sv": "English", "en": "Svenska"},
    "language_choice": {"sv": "Språk", "en": "Language"},
    "skip": {"sv": "Till innehållet", "en": "Skip to content"},
    "contents": {"sv": "Innehåll", "en": "Contents"},
    "neighbours": {"sv": "Andra bilagor", "en": "Other appendices"},
    "previous": {"sv": "Föregående", "en": "Previous"},
    "next": {"sv": "Nästa", "en": "Next"},
    "show_code": {"sv": "Visa kod", "en": "Show code"},
    "download": {"sv": "Hämta som CSV", "en": "Download as CSV"},
    "synthetic_mark": {"sv": "Syntetiska svar", "en": "Synthetic answers"},
    "synthetic_page": {
        "sv": "Sidan bygger helt eller delvis på påhittade svar. De visar hur rapporten ser ut och "
        "får inte läsas som resultat. Varje tabell och figur som bygger på dem är märkt.",
        "en": "This page rests wholly or partly on invented answers. They show what the report "
        "looks like and must not be read as findings. Every table and figure that uses them is "
        "marked.",
    },
    "synthetic_report": {
        "sv": "Rapporten bygger delvis på påhittade svar. De visar hur rapporten ser ut och får "
        "inte läsas som resultat. Varje tabell och figur som bygger på dem är märkt.",
        "en": "This report rests partly on invented answers. They show what it looks like and "
        "must not be read as findings. Every table and figure that uses them is marked.",
    },
    "cover_lead": {
        "sv": "Bilagor med tabeller, figurer och metod. Varje tal går att följa tillbaka till "
        "sin källa.",
        "en": "Appendices with tables, figures and methods. Every number can be traced back to "
        "its source.",
    },
    "key_findings": {"sv": "Det viktigaste", "en": "Key findings"},
    "appendices": {"sv": "Bilagor", "en": "Appendices"},
    "citing": {"sv": "Så hänvisar du", "en": "How to cite"},
    "citing_advice": {
        "sv": "Ange bilaga och nummer på tabellen eller figuren. Tabeller, figurer och resultat "
        "behåller sina adresser mellan versioner.",
        "en": "Give the appendix and the number of the table or figure. Tables, figures and "
        "results keep their addresses between versions.",
    },
    "citing_synthetic": {
        "sv": "Hänvisa inte till syntetiska svar som resultat.",
        "en": "Do not cite synthetic answers as findings.",
    },
    "results_file": {
        "sv": "Alla resultat i en fil (results.json)",
        "en": "All results in one file (results.json)",
    },
    "built_from": {"sv": "Underlag och version", "en": "Inputs and version"},
    "version": {"sv": "Version", "en": "Version"},
    "code_version": {"sv": "kod", "en": "code"},
    "environment_version": {"sv": "miljö", "en": "environment"},
    "checksums": {
        "sv": "Kontrollsummor (SHA-256) för underlaget",
        "en": "Checksums (SHA-256) of the inputs",
    },
    "file": {"sv": "Fil", "en": "File"},
    "checksum": {"sv": "Kontrollsumma", "en": "Checksum"},
    "code_and_notebooks": {"sv": "Kod och anteckningsböcker", "en": "Code and notebooks"},
    "lock_file": {"sv": "Programvara (requirements.lock)", "en": "Software (requirements.lock)"},
}


def label(key: str, language: Language) -> str:
    """Return a fixed text.

    Parameters
    ----------
    key
        Name of the text.
    language
        ``sv`` or ``en``.

    Raises
    ------
    KeyError
        For an unknown key.
    """
    return _LABELS[key][language]
