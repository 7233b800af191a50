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
        "sv": "Jämförelsen är utforskande: den hör inte till analysplanens huvudfrågor.",
        "en": "The comparison is exploratory: it is not among the main questions of the analysis plan.",
    },
    "pairs_differ": {
        "sv": "Par för par syns skillnaden {pairs}. För övriga par räcker svaren inte för att skilja dem åt.",
        "en": "Pair by pair the difference shows {pairs}. For the other pairs the answers are too few to tell them apart.",
    },
    "pairs_one": {"sv": "mellan {first} och {second}", "en": "between {first} and {second}"},
    "pairs_all_differ": {
        "sv": "Par för par skiljer sig alla sektorer från varandra.",
        "en": "Pair by pair all sectors differ from one another.",
    },
    "pairs_unsure": {
        "sv": "Vilka sektorer som skiljer sig från vilka går inte att säga par för par.",
        "en": "Which sectors differ from which cannot be told pair by pair.",
    },
    "pairs_alike": {
        "sv": "Därför pekar vi inte ut några par; tabellen visar hur stora skillnader som ryms inom osäkerheten.",
        "en": "So no pairs are singled out; the table shows how large differences fit within the uncertainty.",
    },
    "pairs_hidden": {
        "sv": "Par där en andel är dold jämförs inte.",
        "en": "Pairs with a hidden share are not compared.",
    },
    "detectable": {
        "sv": "Vilka skillnader hade kunnat upptäckas? Med så många svar är chansen {power} att hitta en skillnad mellan två sektorer först när den är {low}–{high} procentenheter, beroende på vilka två. Mindre skillnader kan finnas utan att synas här.",
        "en": "Which differences could have been found? With this many answers the chance of finding a difference between two sectors is {power} only when it is {low}–{high} percentage points, depending on which two. Smaller differences may exist without showing here.",
    },
    "detectable_alike": {
        "sv": "Vilka skillnader hade kunnat upptäckas? Med så många svar är chansen {power} att hitta en skillnad mellan två sektorer först när den är {low} procentenheter. Mindre skillnader kan finnas utan att synas här.",
        "en": "Which differences could have been found? With this many answers the chance of finding a difference between two sectors is {power} only when it is {low} percentage points. Smaller differences may exist without showing here.",
    },
    "detectable_partly": {
        "sv": "Vilka skillnader hade kunnat upptäckas? I det bästa fallet är chansen {power} att hitta en skillnad mellan två sektorer först när den är {low} procentenheter; för något par är ingen skillnad stor nog.",
        "en": "Which differences could have been found? At best the chance of finding a difference between two sectors is {power} only when it is {low} percentage points; for some pair no difference is large enough.",
    },
    "detectable_nothing": {
        "sv": "Så få svar kan inte visa någon skillnad mellan två sektorer, hur stor den än är.",
        "en": "So few answers cannot show any difference between two sectors, however large.",
    },
    "ordered_differ": {
        "sv": "När alla svarsnivåer jämförs i sin ordning skiljer sig {groups} åt (Kruskal–Wallis, {p}).",
        "en": "When all levels are compared in their order, {groups} differ (Kruskal–Wallis, {p}).",
    },
    "ordered_differ_too": {
        "sv": "Även när alla svarsnivåer jämförs i sin ordning skiljer sig {groups} åt (Kruskal–Wallis, {p}).",
        "en": "When all levels are compared in their order, {groups} differ as well (Kruskal–Wallis, {p}).",
    },
    "ordered_alike": {
        "sv": "När alla svarsnivåer jämförs i sin ordning syns ingen säker skillnad mellan {groups} (Kruskal–Wallis, {p}).",
        "en": "When all levels are compared in their order, no clear difference shows between {groups} (Kruskal–Wallis, {p}).",
    },
    "ordered_complement": {
        "sv": "Det provet är ett komplement; det avgörande gäller andelen ovan.",
        "en": "That test is a complement; the one that decides is of the share above.",
    },
    "ordered_plan": {
        "sv": "Det provet är ett komplement; analysplanens prov gäller andelen ovan.",
        "en": "That test is a complement; the analysis plan's test is of the share above.",
    },
    "ordered_partly": {
        "sv": "Övriga sektorer är inte med, eftersom någon av deras nivåer är dold.",
        "en": "The other sectors are left out, because some of their levels are hidden.",
    },
    "ordered_hidden": {
        "sv": "Alla svarsnivåer kan inte jämföras i sin ordning, eftersom för många är dolda.",
        "en": "All levels cannot be compared in their order, because too many are hidden.",
    },
    "all_sectors": {"sv": "sektorerna", "en": "the sectors"},
    "unknown_robust_differ": {
        "sv": "Att sektorerna skiljer sig åt gäller hur ”vet ej” än räknas.",
        "en": "That sectors differ holds however “don't know” is counted.",
    },
    "unknown_robust_alike": {
        "sv": "Hur ”vet ej” än räknas syns ingen säker skillnad mellan sektorerna.",
        "en": "However “don't know” is counted, no clear difference between sectors shows.",
    },
    "unknown_matters": {
        "sv": "Om sektorerna skiljer sig åt beror på hur ”vet ej” räknas: skillnaden syns {shows} men {not_shows}.",
        "en": "Whether sectors differ depends on how “don't know” is counted: the difference shows {shows} but {not_shows}.",
    },
    "unknown_as_other": {
        "sv": "som svaren räknas i rapporten",
        "en": "as the report counts the answers",
    },
    "unknown_left_out": {"sv": "om ”vet ej” tas bort", "en": "if “don't know” is left out"},
    "unknown_as_headline": {
        "sv": "om ”vet ej” räknas in i andelen",
        "en": "if “don't know” is counted in",
    },
    "unknown_hidden": {
        "sv": "Om slutsatsen beror på hur ”vet ej” räknas visas inte, eftersom någon sektors svar är dolda.",
        "en": "Whether the conclusion depends on how “don't know” is counted is not shown, because some sector's answers are hidden.",
    },
    "nonresponse": {
        "sv": "{silent} av {invited} inbjudna har inte svarat på frågan. Hade de gjort det kunde andelen ha blivit allt från {low} till {high}.",
        "en": "{silent} of the {invited} invited have not answered the question. Had they done so, the share could have been anything from {low} to {high}.",
    },
    "nonresponse_turns": {
        "sv": "Det kunde också ha vänt på ordningen mellan högsta och lägsta sektor.",
        "en": "That could also have turned the order of the highest and the lowest sector.",
    },
    "nonresponse_holds": {
        "sv": "Men inte ens då hade ordningen mellan högsta och lägsta sektor kunnat vända.",
        "en": "But not even then could the order of the highest and the lowest sector have turned.",
    },
    "nonresponse_hidden": {
        "sv": "Vad bortfallet kan ändra visas inte, eftersom andelen är dold.",
        "en": "What non-response could change is not shown, because the share is hidden.",
    },
    # two questions against each other
    "association_hidden": {
        "sv": "Sambandet inom sektorerna visas inte, eftersom någon sektors siffror är dolda.",
        "en": "The association within sectors is not shown, because some sector's figures are hidden.",
    },
    "association_measured": {
        "sv": "gemensam oddskvot {ratio}, 95 % konfidensintervall {low}–{high}, {p}",
        "en": "common odds ratio {ratio}, 95% confidence interval {low}–{high}, {p}",
    },
    "association_none": {
        "sv": "Inom sektorerna syns inget säkert samband mellan {first} och {second} ({measured}). Det betyder inte att det saknas: grupperna är små.",
        "en": "Within sectors the data show no clear association between {first} and {second} ({measured}). That does not mean that there is none: the groups are small.",
    },
    "association_positive": {
        "sv": "Inom sektorerna har de med {first} oftare {second} ({measured}).",
        "en": "Within sectors, those with {first} more often have {second} ({measured}).",
    },
    "association_negative": {
        "sv": "Inom sektorerna har de med {first} mer sällan {second} ({measured}).",
        "en": "Within sectors, those with {first} less often have {second} ({measured}).",
    },
    "simpson": {
        "sv": "Räknas alla sektorer ihop pekar sambandet åt andra hållet (Simpsons paradox); lita på jämförelsen inom sektorerna.",
        "en": "With all sectors taken together the association points the other way (Simpson's paradox); trust the comparison within sectors.",
    },
    "simpson_unsure": {
        "sv": "Räknas alla sektorer ihop pekar sambandet åt andra hållet, men inget av dem är säkert skilt från inget samband alls: det är ingen Simpsons paradox att ta fasta på.",
        "en": "With all sectors taken together the association points the other way, but neither is clearly told from no association at all: no Simpson's paradox to rely on.",
    },
    "simpson_none": {
        "sv": "Bilden blir densamma om sektorerna räknas ihop: sambandet pekar inte åt ett annat håll då (ingen Simpsons paradox).",
        "en": "The picture is the same with all sectors taken together: the association does not point another way then (no Simpson's paradox).",
    },
    "homogeneity_same": {
        "sv": "Inget tyder på att sambandet är olika i olika sektorer (Breslow–Day–Tarone, {p}), men så små grupper skulle sällan visa det.",
        "en": "Nothing suggests that the association differs between sectors (Breslow–Day–Tarone, {p}), but groups this small would seldom show it.",
    },
    "homogeneity_differs": {
        "sv": "Sambandet ser olika ut i olika sektorer (Breslow–Day–Tarone, {p}): läs sektorerna var för sig.",
        "en": "The association differs between sectors (Breslow–Day–Tarone, {p}): read the sectors one by one.",
    },
    "homogeneity_unknown": {
        "sv": "Om sambandet är olika i olika sektorer går inte att pröva.",
        "en": "Whether the association differs between sectors cannot be tested.",
    },
    "gap_behind": {
        "sv": "{First} är vanligare än {second} {groups}{then}.",
        "en": "{First} is more common than {second} {groups}{then}.",
    },
    "gap_behind_then": {
        "sv": ": där behövs rutiner först",
        "en": ": routines are needed there first",
    },
    "gap_unsure_then": {
        "sv": ": där kan beredskapen vara för liten för det man möter",
        "en": ": there, preparedness may fall short of what people meet",
    },
    "crossed": {
        "sv": "Inom varje sektor ställs två svar mot varandra: {pairs}.",
        "en": "Within each sector two answers are set against each other: {pairs}.",
    },
    "crossed_pair": {
        "sv": "{first} mot {second} ({kind})",
        "en": "{first} against {second} ({kind})",
    },
    "crossed_none": {
        "sv": "Analysplanen ställer inga frågor mot varandra.",
        "en": "The analysis plan sets no questions against each other.",
    },
    "gap_ahead": {
        "sv": "{Second} är vanligare än {first} {groups}.",
        "en": "{Second} is more common than {first} {groups}.",
    },
    "gap_unsure": {
        "sv": "Det går inte att säga vilket som är vanligast {groups}{then}.",
        "en": "The data do not tell which is more common {groups}{then}.",
    },
    "gap_hidden": {
        "sv": "Gapet visas inte {groups}, eftersom siffrorna är dolda.",
        "en": "The gap is not shown {groups}, because the figures are hidden.",
    },
    "gap_first_none": {
        "sv": "I ingen sektor har fler {first} än {second}. Närmast är det {group} ({gap} procentenheter; {limits}).",
        "en": "In no sector do more have {first} than {second}. It is closest {group} ({gap} percentage points; {limits}).",
    },
    "association_detectable": {
        "sv": "Vilka skillnader hade kunnat upptäckas? Räknas sektorerna ihop finns {with_first} svarande med {first} och {without_first} utan. Då är chansen {power} att hitta en skillnad i {second} först när den är {low} procentenheter.",
        "en": "Which differences could have been found? With all sectors taken together there are {with_first} respondents with {first} and {without_first} without. The chance of finding a difference in {second} is {power} only when it is {low} percentage points.",
    },
    "association_detectable_nothing": {
        "sv": "Med {with_first} svarande med {first} och {without_first} utan kan ingen skillnad i {second} visas, hur stor den än är.",
        "en": "With {with_first} respondents with {first} and {without_first} without, no difference in {second} can be shown, however large.",
    },
    "association_detectable_hidden": {
        "sv": "Hur stor skillnad som hade kunnat synas visas inte, eftersom siffrorna för alla svarande är dolda.",
        "en": "How large a difference could have shown is not given, because the figures of all respondents are hidden.",
    },
    "gap_first": {
        "sv": "Gapet mellan {first} och {second} är störst {group}: {gap} procentenheter ({limits}), större än i någon annan sektor.",
        "en": "The gap between {first} and {second} is largest {group}: {gap} percentage points ({limits}), larger than in any other sector.",
    },
    "gap_first_unsure": {
        "sv": "Störst uppmätt gap finns {group} ({gap} procentenheter; {limits}), men {rivals} kan gapet vara lika stort.",
        "en": "The largest gap measured is {group} ({gap} percentage points; {limits}), but {rivals} it may be as large.",
    },
    # titles of figures: 90 characters at most, no full stop
    "title_shares_of": {
        "sv": "{label}: från {lowest_share} {lowest} till {highest_share} {highest}",
        "en": "{label}: from {lowest_share} {lowest} to {highest_share} {highest}",
    },
    "title_shares": {
        "sv": "Från {lowest_share} {lowest} till {highest_share} {highest}",
        "en": "From {lowest_share} {lowest} to {highest_share} {highest}",
    },
    "title_shares_differ": {
        "sv": "Andelen skiljer sig mellan sektorerna",
        "en": "The share differs between sectors",
    },
    "title_shares_alike_of": {
        "sv": "{label}: ingen säker skillnad mellan sektorerna",
        "en": "{label}: no clear difference between sectors",
    },
    "title_shares_alike": {
        "sv": "Ingen säker skillnad mellan sektorerna",
        "en": "No clear difference between sectors",
    },
    "title_shares_hidden": {
        "sv": "Om sektorerna skiljer sig åt visas inte: minst en andel är dold",
        "en": "Whether sectors differ is not shown: at least one share is hidden",
    },
    "title_levels_top": {
        "sv": "{label}: ”{level}” är vanligaste svaret ({share} av alla)",
        "en": "{label}: “{level}” is the most common answer ({share} of all)",
    },
    "title_levels_top_differ": {
        "sv": "{label}: ”{level}” är vanligast ({share}); sektorerna svarar olika",
        "en": "{label}: “{level}” is most common ({share}); sectors answer differently",
    },
    "title_levels_top_alike": {
        "sv": "{label}: ”{level}” är vanligast ({share}); ingen säker skillnad mellan sektorer",
        "en": "{label}: “{level}” is most common ({share}); no clear difference between sectors",
    },
    "title_levels_differ": {
        "sv": "{label}: svaren skiljer sig mellan sektorerna",
        "en": "{label}: answers differ between sectors",
    },
    "title_levels_alike": {
        "sv": "{label}: ingen säker skillnad mellan sektorernas svar",
        "en": "{label}: no clear difference between sectors' answers",
    },
    "title_levels_hidden": {
        "sv": "{label}: vilket svar som är vanligast går inte att säga säkert",
        "en": "{label}: which answer is the most common cannot be told for certain",
    },
    "title_pair": {
        "sv": "{more} är vanligare än {less} {where}",
        "en": "{more} is more common than {less} {where}",
    },
    "title_pair_number": {
        "sv": "i {count} av {all} sektorer",
        "en": "in {count} of {all} sectors",
    },
    "title_pair_none": {
        "sv": "Ingen säker skillnad mellan {more} och {less} i någon sektor",
        "en": "No clear difference between {more} and {less} in any sector",
    },
    "title_pair_none_shown": {
        "sv": "Ingen säker skillnad mellan {more} och {less} i de sektorer som visas",
        "en": "No clear difference between {more} and {less} in the sectors shown",
    },
    "title_plane": {
        "sv": "{more} är vanligare än {less}: {groups}",
        "en": "{more} is more common than {less}: {groups}",
    },
    "title_plane_none": {
        "sv": "I ingen sektor är {more} säkert vanligare än {less}",
        "en": "In no sector is {more} surely more common than {less}",
    },
    "title_plane_none_shown": {
        "sv": "I ingen sektor som visas är {more} säkert vanligare än {less}",
        "en": "In no sector shown is {more} surely more common than {less}",
    },
    "title_gap": {
        "sv": "Störst gap {group}: {gap} procentenheter",
        "en": "Largest gap {group}: {gap} percentage points",
    },
    "title_gap_rivals": {
        "sv": "Störst uppmätt gap {group} ({gap}), men det kan vara lika stort i andra sektorer",
        "en": "Largest gap measured {group} ({gap}), but it may be as large in other sectors",
    },
    "title_gap_unsure": {
        "sv": "Inget gap är säkert över noll; störst uppmätt {group} ({gap})",
        "en": "No gap is surely above zero; largest measured {group} ({gap})",
    },
    "title_gap_none": {
        "sv": "I ingen sektor är gapet över noll",
        "en": "In no sector is the gap above zero",
    },
    "title_gap_none_shown": {
        "sv": "I ingen sektor som visas är gapet över noll",
        "en": "In no sector shown is the gap above zero",
    },
    "title_gap_hidden": {
        "sv": "Gapen visas inte: siffrorna är dolda",
        "en": "The gaps are not shown: the figures are hidden",
    },
    "title_cases": {
        "sv": "{actor} har angett flest {unit} ({count})",
        "en": "{actor} have stated the most {unit} ({count})",
    },
    "title_cases_unsure": {
        "sv": "{actor} har angett flest {unit} ({count}), men andra kan ha lika många",
        "en": "{actor} have stated the most {unit} ({count}), but others may have as many",
    },
    "title_gap_short": {
        "sv": "Störst gap: {gap} procentenheter",
        "en": "Largest gap: {gap} percentage points",
    },
    "title_gap_rivals_short": {
        "sv": "Vilken sektor som har störst gap går inte att säga säkert",
        "en": "Which sector has the largest gap cannot be told for certain",
    },
    "title_gap_unsure_short": {
        "sv": "Inget gap är säkert över noll",
        "en": "No gap is surely above zero",
    },
    "title_cases_short": {
        "sv": "En aktör har angett flest {unit} ({count})",
        "en": "One actor has stated the most {unit} ({count})",
    },
    "title_cases_unsure_short": {
        "sv": "Vilken aktör som har flest {unit} går inte att säga säkert",
        "en": "Which actor has the most {unit} cannot be told for certain",
    },
    "title_cases_none": {
        "sv": "Ingen aktör har angett några {unit}",
        "en": "No actor has stated any {unit}",
    },
    "title_timeline": {
        "sv": "{reports} anmälda brott {years}",
        "en": "{reports} reported crimes {years}",
    },
    "title_timeline_most": {
        "sv": "{reports} anmälda brott {years}, flest gäller {most}",
        "en": "{reports} reported crimes {years}, most for {most}",
    },
    "title_timeline_none": {
        "sv": "Inga anmälda brott {years}",
        "en": "No reported crimes {years}",
    },
    "title_periods_alike": {
        "sv": "Anmälningarna visar ingen säker förändring mellan perioderna",
        "en": "Reports show no clear change between the periods",
    },
    "title_periods_more": {
        "sv": "{crime}: fler anmälningar i den senare perioden",
        "en": "{crime}: more reports in the later period",
    },
    "title_periods_fewer": {
        "sv": "{crime}: färre anmälningar i den senare perioden",
        "en": "{crime}: fewer reports in the later period",
    },
    "title_periods_changed": {
        "sv": "Anmälningarna har ändrats mellan perioderna",
        "en": "Reports have changed between the periods",
    },
    "title_response": {
        "sv": "{share} svarade: från {lowest_share} {lowest} till {highest_share} {highest}",
        "en": "{share} answered: from {lowest_share} {lowest} to {highest_share} {highest}",
    },
    "title_response_alike": {
        "sv": "Svarsfrekvensen är lika hög i alla sektorer ({share})",
        "en": "The response rate is the same in every sector ({share})",
    },
    "title_response_only": {
        "sv": "{share} svarade; sektorerna skiljer sig åt",
        "en": "{share} answered; sectors differ",
    },
    # cases and reports
    "cases_total": {
        "sv": "Aktörerna har tillsammans angett {counts}. Plustecknet betyder ”eller fler”; flera kan ha räknat samma {unit}.",
        "en": "Together the actors have stated {counts}. The plus sign means “or more”; several may have counted the same {unit}.",
    },
    "cases_total_closed": {
        "sv": "Aktörerna har tillsammans angett {counts}. Flera kan ha räknat samma {unit}.",
        "en": "Together the actors have stated {counts}. Several may have counted the same {unit}.",
    },
    "cases_none": {
        "sv": "Ingen aktör har angett några {leading}.",
        "en": "No actor has stated any {leading}.",
    },
    "cases_totals_agree": {
        "sv": "Summan av aktörernas fall är densamma som i den publicerade totalraden.",
        "en": "The sum of the actors' cases is the same as the published total row.",
    },
    "cases_totals_part": {
        "sv": "Summan av aktörernas fall ({sum}) stämmer inte med den publicerade totalraden ({total}).",
        "en": "The sum of the actors' cases ({sum}) does not agree with the published total row ({total}).",
    },
    "cases_first": {
        "sv": "{actor} har angett flest {leading} ({count}), hur de öppna siffrorna än ska läsas.",
        "en": "{actor} have stated the most {leading} ({count}), however the open figures are to be read.",
    },
    "cases_first_closed": {
        "sv": "{actor} har angett flest {leading} ({count}).",
        "en": "{actor} have stated the most {leading} ({count}).",
    },
    "cases_first_level": {
        "sv": "Flest {leading} har {actor} angett ({count}); lika många har {rivals}.",
        "en": "The most {leading} are stated by {actor} ({count}); as many by {rivals}.",
    },
    "cases_first_unsure": {
        "sv": "{actor} har angett flest {leading} ({count}), men det är inte säkert att de har flest: {rivals} kan ha lika många eller fler.",
        "en": "{actor} have stated the most {leading} ({count}), but may not have the most: {rivals} may have as many or more.",
    },
    "order_heading": {"sv": "Vilken ordning som är säker", "en": "Which order is certain"},
    "order_note": {
        "sv": "Några aktörer kan ha svarat ”eller fler”. Tabellen visar vad som ändå är säkert: hur många andra en aktör har fler eller färre än, vilka platser i ordningen som är möjliga och hur stor del av alla den kan stå för.",
        "en": "Some actors may have answered “or more”. The table shows what is certain all the same: than how many others an actor has more or fewer, which places in the order are possible and what part of all it may stand for.",
    },
    "cases_order": {
        "sv": "Av {pairs} par av aktörer är ordningen säker i {certain}, antalen är lika i {level}, och i {undecided} beror den på vad de öppna siffrorna döljer.",
        "en": "Of {pairs} pairs of actors the order is certain in {certain}, the counts are equal in {level}, and in {undecided} the order depends on what the open figures hide.",
    },
    "cases_sectors": {
        "sv": "Mellan sektorerna är detta säkert: {orders}.",
        "en": "Between sectors this is certain: {orders}.",
    },
    "cases_sectors_more": {
        "sv": "{group} har fler {unit} än {others}",
        "en": "{group} have more {unit} than {others}",
    },
    "cases_sectors_unsure": {
        "sv": "Ingen sektor har säkert fler {unit} än någon annan.",
        "en": "No sector surely has more {unit} than another.",
    },
    "cases_shares_open": {
        "sv": "Hur stor del en aktör står för har därför ingen känd undre gräns: de öppna siffrorna kan dölja hur många {unit} som helst. Läses de som de står har {actor} {share} av alla {unit}.",
        "en": "So no actor's share has a known lower limit: the open figures may hide any number of {unit}. Read as they stand, {actor} have {share} of all {unit}.",
    },
    "cases_shares": {
        "sv": "{actor} har {share} av alla {unit}.",
        "en": "{actor} have {share} of all {unit}.",
    },
    "cases_reproduced": {
        "sv": "De inlästa svaren ger samma antal som de publicerade för alla {count} aktörer.",
        "en": "The answers read give the published counts of all {count} actors.",
    },
    "cases_not_reproduced": {
        "sv": "De inlästa svaren ger andra antal än de publicerade för {actors}.",
        "en": "The answers read give other counts than the published ones for {actors}.",
    },
    "crimes_total": {
        "sv": "Under {years} år anmäldes {reports} brott.",
        "en": "Over {years} years {reports} crimes were reported.",
    },
    "crimes_total_of": {
        "sv": "Under {years} år anmäldes {reports} brott, varav {focus} {crime}.",
        "en": "Over {years} years {reports} crimes were reported, of which {focus} {crime}.",
    },
    "crimes_interval": {
        "sv": "Anmälningarna av {crime} motsvarar {rate} om året, men så få händelser säger lite: 95 % konfidensintervall {low}–{high} om året.",
        "en": "Reports of {crime} amount to {rate} a year, but so few events say little: 95% confidence interval {low}–{high} a year.",
    },
    "crimes_unchanged": {
        "sv": "Inget av brotten har ändrats mer mellan {early} och {late} än slumpen kan ge.",
        "en": "None of the crimes has changed more between {early} and {late} than chance may give.",
    },
    "crimes_changed": {
        "sv": "Mellan {early} och {late} har anmälningarna ändrats mer än slumpen lätt ger: {crimes}.",
        "en": "Between {early} and {late} reports have changed more than chance easily gives: {crimes}.",
    },
    "crimes_changed_one": {
        "sv": "{crime} från {first} till {second}",
        "en": "{crime} from {first} to {second}",
    },
    "crimes_powerless": {
        "sv": "Anmälningarna av {crime} kunde inte ha visat någon förändring: även om alla ({reports}) hade kommit i samma period vore det vad slumpen kan ge ({p}).",
        "en": "Reports of {crime} could not have shown any change: even had all ({reports}) come in one period, chance may give that ({p}).",
    },
    "crimes_powerful": {
        "sv": "Anmälningarna av {crime} är {reports}; hade alla kommit i samma period hade det synts som en förändring ({p}).",
        "en": "There are {reports} reports of {crime}; had all come in one period, that would have shown as a change ({p}).",
    },
    "crimes_dark_figure_more": {
        "sv": "Mot {cases} {leading} står {reports} anmälningar av {crime}. Det är fler {unit} än anmälningar, men flera kan ha räknat samma: hur många som aldrig anmälts går inte att säga.",
        "en": "Against {cases} {leading} stand {reports} reports of {crime}. There are more {unit} than reports, but several may have counted the same: how many were never reported cannot be told.",
    },
    "crimes_dark_figure_unsure": {
        "sv": "Mot {cases} {leading} står {reports} anmälningar av {crime}. Talen visar inte att det finns fler {unit} än anmälningar.",
        "en": "Against {cases} {leading} stand {reports} reports of {crime}. The figures do not show that there are more {unit} than reports.",
    },
    "crimes_ratio": {
        "sv": "Det blir {bounds} angivna {unit} för varje anmälan. Räknas slumpen i anmälningarna in blir det {limits}. Hur många olika {unit} det gäller är inte känt.",
        "en": "That makes {bounds} stated {unit} for each report. With the chance in the number of reports counted in it is {limits}. How many different {unit} they concern is not known.",
    },
    "crimes_ratio_none": {
        "sv": "Utan någon anmälan går kvoten inte att räkna. Räknas slumpen in är den {limits}.",
        "en": "Without a report the ratio cannot be worked out. With chance counted in it is {limits}.",
    },
    "crimes_interval_many": {
        "sv": "Anmälningarna av {crime} motsvarar {rate} om året (95 % konfidensintervall {low}–{high}).",
        "en": "Reports of {crime} amount to {rate} a year (95% confidence interval {low}–{high}).",
    },
    "crimes_discrepancy": {
        "sv": "Den publicerade rubriken säger {first}–{titled}, men kolumnerna går till {last}. Vi visar alla kolumner.",
        "en": "The published title says {first}–{titled}, but its columns run to {last}. We show all columns.",
    },
    # what a survey asks, and what it lacks
    "asked_if": {
        "sv": "Frågan ställdes till dem som svarat {levels} på {question}.",
        "en": "The question was put to those who answered {levels} to {question}.",
    },
    "no_questions": {
        "sv": "Enkäten har inga frågor om {theme}.",
        "en": "The survey has no questions about {theme}.",
    },
    "no_published": {
        "sv": "Enkäten har inga publicerade uppgifter om {what}.",
        "en": "The survey has no published figures on {what}.",
    },
    "no_counts": {
        "sv": "Enkäten räknar inga fall.",
        "en": "The survey counts no cases.",
    },
    "counts_hidden": {
        "sv": "Antalen visas inte, eftersom för få svarande står bakom dem.",
        "en": "The counts are not shown, because too few respondents stand behind them.",
    },
    "wording_reconstructed": {
        "sv": "Tillförlitlighet: frågornas ordalydelse är rekonstruerad.",
        "en": "Accuracy: the wording of the questions is reconstructed.",
    },
    "wording_original": {
        "sv": "Tillförlitlighet: frågornas ordalydelse är enkätens egen.",
        "en": "Accuracy: the wording of the questions is the survey's own.",
    },
    "period": {
        "sv": "Aktualitet: svaren gäller {year}.",
        "en": "Timeliness: the answers are for {year}.",
    },
    "period_crimes": {
        "sv": "Aktualitet: svaren gäller {year}, de anmälda brotten {first}–{last}.",
        "en": "Timeliness: the answers are for {year}, the reported crimes for {first}–{last}.",
    },
    # response, cleaning and follow-up
    "response": {
        "sv": "{answered} av {invited} inbjudna har svarat ({rate}). Svarsfrekvensen är lägst {lowest} ({lowest_rate}) och högst {highest} ({highest_rate}).",
        "en": "{answered} of {invited} invited have answered ({rate}). The response rate is lowest {lowest} ({lowest_rate}) and highest {highest} ({highest_rate}).",
    },
    "response_alike": {
        "sv": "{answered} av {invited} inbjudna har svarat ({rate}). Svarsfrekvensen är densamma i alla sektorer.",
        "en": "{answered} of {invited} invited have answered ({rate}). The response rate is the same in all sectors.",
    },
    "weights": {
        "sv": "Ett svar {most} står för {most_weight} inbjudna, ett svar {least} för {least_weight}. Därför viktas sektorerna när hela länets andel räknas.",
        "en": "An answer {most} stands for {most_weight} of those invited, an answer {least} for {least_weight}. So sectors are weighted when the county's share is worked out.",
    },
    "weights_alike": {
        "sv": "Varje svar står för lika många inbjudna i alla sektorer, så viktningen ändrar inget.",
        "en": "Each answer stands for as many of those invited in every sector, so weighting changes nothing.",
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
        "sv": "{submissions} inskickade formulär gav {respondents} svarande. {changes} celler skrevs om; varje ändring är loggad med sin regel.",
        "en": "{submissions} submitted questionnaires gave {respondents} respondents. {changes} cells were rewritten; each change is logged with its rule.",
    },
    "suppressed": {
        "sv": "Av {cells} celler i rapportens tabeller är {hidden} dolda: {primary} för att få personer står bakom dem, {secondary} för att skydda de första.",
        "en": "Of {cells} cells in the report's tables {hidden} are hidden: {primary} because few people stand behind them, {secondary} to protect the first.",
    },
    "training": {
        "sv": "Efter kartläggningen hölls {occasions} utbildningstillfällen med {participants} deltagare, i snitt {mean} per tillfälle.",
        "en": "After the mapping {occasions} training occasions were held with {participants} participants, on average {mean} per occasion.",
    },
    "agreement": {
        "sv": "Av de {judged} uttalanden som säger något om hur vanligt ett svar är pekar {agree} åt samma håll som enkäten och {part} åt ett annat. För {unsure} avgör enkäten inte.",
        "en": "Of the {judged} statements that say something of how common an answer is, {agree} point the same way as the survey and {part} the other way. For {unsure} the survey does not tell.",
    },
    "agreement_hidden": {
        "sv": "{hidden} kan inte jämföras, eftersom andelen är dold.",
        "en": "{hidden} cannot be compared, because the share is hidden.",
    },
    "training_none": {
        "sv": "Efter kartläggningen har inga utbildningstillfällen hållits.",
        "en": "After the mapping no training occasions have been held.",
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
