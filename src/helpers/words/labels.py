"""Fixed texts that stand in more than one place of the report, in both languages.

Labels that belong to one survey (questions, levels, actors) stand in its codebook instead.
"""

from helpers.survey.codebook import Language

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
        "en": "Do not write names or other details that identify someone. The answer is not "
        "published.",
    },
    "questionnaire_asked_if": {
        "sv": "Besvaras av den som svarat {answers} på fråga {question}.",
        "en": "To be answered by those who answered {answers} to question {question}.",
    },
    "questionnaire_thanks": {"sv": "Tack för dina svar!", "en": "Thank you for your answers!"},
    "questionnaire_background": {"sv": "Till sist", "en": "Finally"},
    # exhibits
    "table": {"sv": "Tabell", "en": "Table"},
    "figure": {"sv": "Figur", "en": "Figure"},
    "source": {"sv": "Källa", "en": "Source"},
    "all_respondents": {"sv": "Alla svarande", "en": "All respondents"},
    "county_weighted": {
        "sv": "Alla inbjudna, viktat",
        "en": "All invited, weighted",
    },
    "hidden": {"sv": "dolt", "en": "hidden"},
    "hidden_to_no_scale": {"sv": "dolt (bredden säger inget)", "en": "hidden (not to scale)"},
    "hidden_note_again": {
        "sv": ".. = dolt för att skydda dem som svarat.",
        "en": ".. = hidden to protect respondents.",
    },
    "everyone": {"sv": "Alla", "en": "Everyone"},
    "hidden_note": {
        "sv": ".. = dolt för att skydda dem som svarat: färre än {threshold} personer står bakom "
        "siffran, eller så måste den döljas för att en annan dold siffra inte ska gå att "
        "räkna ut.",
        "en": ".. = hidden to protect respondents: fewer than {threshold} people stand behind "
        "the figure, or it must be hidden so that another hidden figure cannot be worked "
        "out.",
    },
    "interval_note": {
        "sv": "Intervallet gäller alla inbjudna, om de som inte svarat liknar dem som svarat. "
        "Där alla inbjudna har svarat finns ingen sådan osäkerhet, och intervallet är ett "
        "enda tal.",
        "en": "The interval is for all who were invited, provided that those who did not answer "
        "are like those who did. Where everyone invited has answered there is no such "
        "uncertainty, and the interval is a single number.",
    },
    "weighted_note": {
        "sv": "Alla inbjudna, viktat: varje sektor räknas efter hur många som var inbjudna, inte "
        "efter hur många som svarat.",
        "en": "All invited, weighted: each sector counts by how many were invited, not by how "
        "many answered.",
    },
    "pairs_note": {
        "sv": "Skillnad: andelen i den först nämnda sektorn minus andelen i den andra, med 95 % "
        "konfidensintervall för ett par i taget. p-värdet är Fishers exakta test, justerat "
        "för alla par med Holms metod; därför kan ett intervall utesluta noll fast "
        "p-värdet inte är under 0,05. Båda frågar om skillnaden är större än slumpen "
        "brukar ge, inte bara hur det är bland just de inbjudna. Därför är intervallen "
        "breda även där alla har svarat.",
        "en": "Difference: the share in the sector named first minus the share in the second, "
        "with a 95% confidence interval for one pair at a time. The p-value is Fisher's "
        "exact test, adjusted for all pairs by Holm's method; so an interval may exclude "
        "zero although the p-value is not below 0.05. Both ask whether the difference is "
        "larger than chance tends to give, not only how it is among those invited. So the "
        "intervals are wide even where everyone has answered.",
    },
    "delta_note": {
        "sv": "Cliffs delta jämför svaren i sin ordning, utan ”vet ej”: +1 om alla i den först "
        "nämnda sektorn svarat högre än alla i den andra, −1 om tvärtom, 0 om ingen av dem "
        "svarat högre än den andra. Det visas bara där alla svar visas.",
        "en": "Cliff's delta compares the answers in their order, without “don't know”: +1 if "
        "everyone in the sector named first answered higher than everyone in the second, "
        "−1 if the reverse, 0 if neither answered higher than the other. It is shown only where "
        "every answer is shown.",
    },
    "cramers_v_note": {
        "sv": "Hur starkt svaret hänger ihop med sektorn, alla sektorer tillsammans: Cramérs V "
        "{value} (95 % konfidensintervall {low}–{high}); 0 betyder inte alls, 1 helt.",
        "en": "How closely the answer goes with the sector, all sectors together: Cramér's V "
        "{value} (95% confidence interval {low}–{high}); 0 means not at all, 1 completely.",
    },
    "unknown_note": {
        "sv": "I rapporten räknas ”vet ej” inte in i andelen, men de som svarat så är med bland "
        "dem som andelen räknas på.",
        "en": "The report does not count “don't know” in the share, but those who answered so "
        "are among those on whom the share is worked out.",
    },
    "nonresponse_note": {
        "sv": "Sista kolumnen: den lägsta och den högsta andel som är möjlig om också de som "
        "inte svarat hade gjort det.",
        "en": "Last column: the lowest and the highest share possible had those who did not "
        "answer done so too.",
    },
    "poisson_note": {
        "sv": "Exakta Poisson-intervall (Garwood, 1936). De förutsätter att anmälningarna kommer "
        "oberoende av varandra.",
        "en": "Exact Poisson intervals (Garwood, 1936). They assume that reports come "
        "independently of one another.",
    },
    "periods_note": {
        "sv": "p-värdet prövar om nivån är densamma i båda perioderna (exakt betingat test). Det "
        "är justerat med Holms metod över brotten; raden för alla brott är prövad för sig.",
        "en": "The p-value tests whether the level is the same in both periods (exact "
        "conditional test). It is adjusted by Holm's method over the crimes; the row for "
        "all crimes is tested by itself.",
    },
    "ratio_note": {
        "sv": "När det som angetts inträffade är inte känt, och flera kan ha räknat samma. "
        "Anmälningarna gäller de år som redovisas ovan. Kvoten jämför angivna {unit} med "
        "anmälningar; hur många olika {unit} det gäller är okänt.",
        "en": "When what was stated happened is not known, and several may have counted the "
        "same. The reports are for the years shown above. The ratio compares stated {unit} "
        "with reports; how many different {unit} they concern is unknown.",
    },
    "gap_note": {
        "sv": "Bara de som svarat på båda frågorna är med. Intervallet är exakt och gäller alla "
        "inbjudna, om de som inte svarat liknar dem som svarat.",
        "en": "Only those who answered both questions are included. The interval is exact and "
        "for all who were invited, provided that those who did not answer are like those "
        "who did.",
    },
    "gap_place_note": {
        "sv": "Möjlig plats: vilka platser i ordningen sektorn kan ha när hänsyn tas till "
        "intervallen.",
        "en": "Possible place: which places in the order the sector may have, given the intervals.",
    },
    "gap_unpaired_note": {
        "sv": "Någon sektors korstabell är dold. Där jämförs de två andelarna i stället, med ett "
        "bredare intervall.",
        "en": "The crossed table of at least one sector is hidden. There the two shares are "
        "compared instead, with a wider interval.",
    },
    "association_note": {
        "sv": "Oddskvot över 1 och tau-b över 0: de med {first} har oftare {second}. Oddskvotens "
        "intervall är exakt. Streck: för få svar för ett intervall kring tau-b.",
        "en": "Odds ratio above 1 and tau-b above 0: those with {first} more often have "
        "{second}. The odds ratio's interval is exact. A dash: too few answers for an "
        "interval of tau-b.",
    },
    "agreement_note": {
        "sv": "Väntad andel är vår tolkning av intervjusvaret. Sista kolumnen jämför enkätens hela "
        "intervall med hälften. Ett intervjusvar är en persons, inte ett mått på hur "
        "många; att det pekar åt samma håll bevisar inget.",
        "en": "The share expected is our reading of the statement. The last column compares "
        "the survey's whole interval with one half. A statement is one person's, no measure of "
        "how many; that it points the same way proves nothing.",
    },
    "reading_agree": {"sv": "åt samma håll", "en": "the same way"},
    "reading_part": {
        "sv": "åt motsatt håll",
        "en": "the other way",
    },
    "reading_unsure": {"sv": "enkäten avgör inte", "en": "the survey does not tell"},
    "reading_hidden": {"sv": "andelen är dold", "en": "the share is hidden"},
    "silent_note": {
        "sv": "Sista kolumnen är ett räkneexempel: om hälften av dem som svarat har sagt ja kan "
        "andelen bland alla inbjudna ligga var som helst mellan gränserna (Manski, 1989).",
        "en": "The last column is an example: if half of those who answered said yes, the share "
        "among all who were invited may lie anywhere between the limits (Manski, 1989).",
    },
    "wording_note": {
        "sv": "(Ordalydelsen är rekonstruerad.)",
        "en": "(The wording is reconstructed.)",
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
    "theme_background": {"sv": "Bakgrund", "en": "Background"},
    "published_assignment": {"sv": "uppdrag och syfte", "en": "assignment and purpose"},
    "published_challenges": {"sv": "utmaningar", "en": "challenges"},
    "published_follow_up": {"sv": "vad som hänt sedan", "en": "what has happened since"},
    "published_interview_statements": {"sv": "intervjusvar", "en": "interview statements"},
    "published_key_persons": {"sv": "intervjuade nyckelpersoner", "en": "key persons interviewed"},
    "published_perspectives": {"sv": "perspektiv på frågan", "en": "perspectives on the issue"},
    "published_reported_crimes": {"sv": "anmälda brott", "en": "reported crimes"},
    "published_response_rates": {"sv": "svarsfrekvens", "en": "response rates"},
    "published_ways_forward": {"sv": "vägar framåt", "en": "ways forward"},
    "kind_published": {"sv": "publicerad", "en": "published"},
    "kind_synthetic": {"sv": "syntetisk", "en": "synthetic"},
    "kind_survey": {"sv": "enkät", "en": "survey"},
    "type_single": {"sv": "ett svar", "en": "one answer"},
    "type_ordinal": {"sv": "ett svar, ordnade", "en": "one answer, ordered"},
    "type_multiple": {"sv": "flera svar", "en": "several answers"},
    "type_count": {"sv": "antal", "en": "a count"},
    "type_free_text": {"sv": "fritext, visas aldrig", "en": "free text, never shown"},
    "basis": {
        "sv": "Underlag",
        "en": "Material from",
    },
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
    # across surveys
    "across_survey": {"sv": "Undersökning", "en": "Survey"},
    "across_invited": {"sv": "Inbjudna", "en": "Invited"},
    "across_answered": {"sv": "Svarande", "en": "Respondents"},
    "across_response_rate": {"sv": "Svarsfrekvens", "en": "Response rate"},
    "across_warning": {"sv": "Gränser, 95 %", "en": "Limits, 95%"},
    "across_alarm": {"sv": "Gränser, 99,8 %", "en": "Limits, 99.8%"},
    "across_nonresponse_note": {
        "sv": "Vilka som inte svarar kan skilja sig från undersökning till undersökning, och "
        "likaså vilka som bjöds in.",
        "en": "Who does not answer may differ from survey to survey, and so may who was invited.",
    },
    "across_of_invited": {"sv": "Bland de inbjudna", "en": "Among those invited"},
    "across_difference_note": {
        "sv": "Andelarna gäller alla jämförda sektorer tillsammans, i båda vägda efter hur många "
        "den första undersökningen bjöd in. Skillnad: den första undersökningens andel minus den "
        "andras, med 95 % konfidensintervall för en fråga i taget (Zou, Huang och Zhang, 2009).",
        "en": "Shares are of all sectors compared together, weighted in both by how many the first "
        "survey invited. Difference: the first survey's share minus the second's, with a 95% "
        "confidence interval for one question at a time (Zou, Huang and Zhang, 2009).",
    },
    "across_test_note": {
        "sv": "p-värdet jämför undersökningarna inom varje sektor (Cochran, Mantel och Haenszel, "
        "exakt) och är justerat med Holms metod för alla frågor i bilagan. Därför kan ett enskilt "
        "intervall utesluta noll utan att skillnaden är säkerställd.",
        "en": "The p-value compares the surveys within each sector (Cochran, Mantel and Haenszel, "
        "exact) and is adjusted by Holm's method for all questions of the appendix. So a single "
        "interval may exclude zero although the difference is not clear.",
    },
    "across_sector_note": {
        "sv": "Skillnad: den första undersökningens andel minus den andras, med 95 % "
        "konfidensintervall för en jämförelse i taget. Det och p-värdet (Fishers exakta test, "
        "justerat med Holms metod för alla sektorer och frågor i bilagan) frågar om skillnaden "
        "är större än slumpen brukar ge. Bland de inbjudna: hur mycket just de två listorna kan "
        "skilja sig åt, om de som inte svarat liknar dem som svarat (exakt, 95 %).",
        "en": "Difference: the first survey's share minus the second's, with a 95% confidence "
        "interval for one comparison at a time. It and the p-value (Fisher's exact test, adjusted "
        "by Holm's method for all sectors and questions of the appendix) ask whether the "
        "difference is larger than chance tends to give. Among those invited: how much just the "
        "two lists may differ, if those who did not answer are like those who did (exact, 95%).",
    },
    "across_caveat_note": {
        "sv": "Beräkningen utgår från att olika personer svarat. Har samma personer svarat i båda "
        "syns det inte, och då gäller varken intervall eller p-värden exakt. Jämförelserna är "
        "utforskande.",
        "en": "The calculation takes the respondents to be different people. If the same people "
        "answered in both, that does not show, and neither intervals nor p-values then hold "
        "exactly. The comparisons are exploratory.",
    },
    "across_wording_note": {
        "sv": "Frågan är inte ställd med samma ord i båda: {questions}.",
        "en": "The question is not asked in the same words in both: {questions}.",
    },
    "across_target_note": {
        "sv": "Gemensam andel: {share}, alla undersökningars svar tillsammans. Den vågräta linjen "
        "visar den.",
        "en": "Common share: {share}, the answers of all surveys together. It is the horizontal "
        "line.",
    },
    "across_funnel_note": {
        "sv": "Gränserna (Spiegelhalter, 2005) visar hur långt från den gemensamma andelen slumpen "
        "ensam kan föra en undersökning med så många svar; streckat 95 %, heldraget 99,8 %. De "
        "tar inte hänsyn till att sektorerna svarat olika ofta, eller till bortfallet.",
        "en": "The limits (Spiegelhalter, 2005) show how far from the common share chance alone "
        "takes a survey with that many answers; dashed 95%, solid 99.8%. They do not allow for "
        "sectors that answered more or less often, or for non-response.",
    },
    "across_wave_note": {
        "sv": "Två av undersökningarna gäller samma område vid olika tid. Har samma personer "
        "svarat är de inte oberoende av varandra.",
        "en": "Two of the surveys are of the same area at different times. If the same people "
        "answered, they are not independent of one another.",
    },
    # workbook
    "yes": {"sv": "ja", "en": "yes"},
    "no": {"sv": "nej", "en": "no"},
    "part_low": {"sv": "lägst", "en": "lowest"},
    "part_high": {"sv": "högst", "en": "highest"},
    "part_open": {"sv": "eller fler", "en": "or more"},
    "part_best": {"sv": "bäst", "en": "best"},
    "part_worst": {"sv": "sämst", "en": "worst"},
    "workbook": {
        "sv": "Alla tabeller i en arbetsbok (tables.xlsx)",
        "en": "All tables in one workbook (tables.xlsx)",
    },
    "workbook_about": {
        "sv": "Arbetsboken innehåller rapportens tabeller och de tal som figurerna visar. Varje "
        "blad har en tabell. Nedan finns en länk till varje blad.",
        "en": "The workbook holds the report's tables and the numbers that its figures show. Each "
        "sheet has one table. Below is a link to each sheet.",
    },
    "workbook_numbers": {
        "sv": "Cellerna innehåller talen utan avrundning. De visas avrundade: andelar i procent, "
        "kvoter och mått med två decimaler.",
        "en": "The cells hold the numbers unrounded. They are shown rounded: shares in per cent, "
        "ratios and measures with two decimals.",
    },
    "workbook_marks": {
        "sv": "Ingen cell i en tabell är tom. Streck (–) betyder att det inte finns något värde.",
        "en": "No cell of a table is empty. A dash (–) means that there is no value.",
    },
    "workbook_totals": {
        "sv": "Rader i fetstil är summor eller sammanfattar raderna under sig.",
        "en": "Rows in bold are totals, or sum up the rows below them.",
    },
    "cover": {"sv": "Omslag", "en": "Cover"},
    "sheet": {"sv": "Blad", "en": "Sheet"},
    "notes": {"sv": "Noter", "en": "Notes"},
    "note": {"sv": "not", "en": "note"},
    "see_notes": {
        "sv": "Gå till bladet Noter, där noterna står.",
        "en": "Go to the sheet Notes, where the notes are.",
    },
    "to_cover": {"sv": "Gå till omslaget", "en": "Go to the cover"},
    "title": {"sv": "Titel", "en": "Title"},
    "meaning": {"sv": "Betydelse", "en": "Meaning"},
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
    "show_all_code": {"sv": "Visa all kod", "en": "Show all code"},
    "table_one": {"sv": "tabell", "en": "table"},
    "table_many": {"sv": "tabeller", "en": "tables"},
    "figure_one": {"sv": "figur", "en": "figure"},
    "figure_many": {"sv": "figurer", "en": "figures"},
    "footnotes": {"sv": "Noter", "en": "Notes"},
    "back_to_text": {"sv": "Tillbaka till not", "en": "Back to note"},
    "terms_here": {"sv": "Ord på den här sidan", "en": "Terms on this page"},
    "search": {"sv": "Sök", "en": "Search"},
    "search_report": {"sv": "Sök i rapporten", "en": "Search the report"},
    "search_title": {"sv": "Sök och register", "en": "Search and index"},
    "search_label": {
        "sv": "Ord i rubriker, tabeller, figurer, slutsatser och text",
        "en": "Words in headings, tables, figures, findings and text",
    },
    "search_without_script": {
        "sv": "Sökningen kräver skript. Utan skript kan du använda registret nedan eller "
        "webbläsarens egen sökning på sidan.",
        "en": "The search needs scripts. Without them, use the index below or the browser's own "
        "search on the page.",
    },
    "found_none": {"sv": "Inga träffar.", "en": "Nothing found."},
    "found_one": {"sv": "1 träff", "en": "1 hit"},
    "found_many": {"sv": "{} träffar", "en": "{} hits"},
    "index_terms": {"sv": "Ord och begrepp", "en": "Terms"},
    "index_tables": {"sv": "Tabeller", "en": "Tables"},
    "index_figures": {"sv": "Figurer", "en": "Figures"},
    "index_sections": {"sv": "Avsnitt", "en": "Sections"},
    "index_sentences": {"sv": "Slutsatser i text", "en": "Statements"},
    "download": {"sv": "Hämta som CSV", "en": "Download as CSV"},
    "synthetic_mark": {"sv": "Syntetiska svar", "en": "Synthetic answers"},
    "synthetic_page": {
        "sv": "Sidan bygger helt eller delvis på påhittade svar. De visar hur rapporten ser ut "
        "och får inte läsas som resultat. Varje tabell, figur och mening som bygger på dem "
        "är märkt.",
        "en": "This page rests wholly or partly on invented answers. They show what the report "
        "looks like and must not be read as findings. Every table, figure and sentence "
        "that uses them is marked.",
    },
    "synthetic_report": {
        "sv": "Rapporten bygger delvis på påhittade svar. De visar hur rapporten ser ut och får "
        "inte läsas som resultat. Varje tabell, figur och mening som bygger på dem är "
        "märkt.",
        "en": "This report rests partly on invented answers. They show what it looks like and "
        "must not be read as findings. Every table, figure and sentence that uses them is "
        "marked.",
    },
    "cover_lead": {
        "sv": "Vilken {themes} har aktörerna, och var behövs utbildning och rutiner? Varje tal går "
        "att följa till sin källa.",
        "en": "What {themes} do the actors have, and where are training and routines needed? "
        "Every number can be traced to its source.",
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
