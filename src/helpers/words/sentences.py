"""The sentences of the report, with gaps for results, in both languages."""

from typing import Any

from helpers.survey.codebook import Language

_SENTENCES: dict[str, dict[Language, str]] = {
    # across surveys
    "across_scope": {
        "sv": "Jämförelsen med {there} gäller de frågor som ställts lika i båda ({questions}), i {sectors} av {all_sectors} sektorer.",
        "en": "The comparison with {there} covers the questions asked alike in both ({questions}), in {sectors} of {all_sectors} sectors.",
    },
    "across_left_out_missing": {
        "sv": "Frågor som den andra undersökningen inte ställde: {questions}.",
        "en": "Questions that the other survey did not ask: {questions}.",
    },
    "across_left_out_type": {
        "sv": "Frågor av ett annat slag i den andra undersökningen: {questions}.",
        "en": "Questions of another kind in the other survey: {questions}.",
    },
    "across_left_out_levels": {
        "sv": "Frågor med andra svarsalternativ i den andra undersökningen: {questions}.",
        "en": "Questions with other answers to choose from in the other survey: {questions}.",
    },
    "across_left_out_headline": {
        "sv": "Frågor vars andel räknas på ett annat sätt i den andra undersökningen: {questions}.",
        "en": "Questions whose share is counted in another way in the other survey: {questions}.",
    },
    "across_left_out_asked_if": {
        "sv": "Frågor som ställts till andra i den andra undersökningen: {questions}.",
        "en": "Questions put to others in the other survey: {questions}.",
    },
    "across_response": {
        "sv": "Svarsfrekvensen varierar från {low} ({lowest}) till {high} ({highest}). Vad de som inte svarat skulle ha svarat är okänt i alla undersökningar.",
        "en": "The response rate varies from {low} ({lowest}) to {high} ({highest}). What those who did not answer would have answered is unknown in every survey.",
    },
    "across_higher": {
        "sv": "Inom sektorerna är {named} högre i {here} än i {there} ({p}).",
        "en": "Within sectors {named} is higher in {here} than in {there} ({p}).",
    },
    "across_lower": {
        "sv": "Inom sektorerna är {named} lägre i {here} än i {there} ({p}).",
        "en": "Within sectors {named} is lower in {here} than in {there} ({p}).",
    },
    "across_uneven": {
        "sv": "Inom sektorerna skiljer sig {named} mellan {here} och {there} ({p}), men inte lika i alla sektorer.",
        "en": "Within sectors {named} differs between {here} and {there} ({p}), but not alike in all sectors.",
    },
    "across_rest": {
        "sv": "För övriga frågor ({number}) räcker svaren inte för att visa en skillnad. Det betyder inte att andelarna är lika.",
        "en": "For the other questions ({number}) the answers are too few to show a difference. That does not mean that the shares are alike.",
    },
    "across_nothing": {
        "sv": "Svaren visar ingen säkerställd skillnad mot {there} i någon fråga. Det betyder inte att andelarna är lika: intervallen visar hur stora skillnader som ryms inom osäkerheten.",
        "en": "The answers show no clear difference from {there} in any question. That does not mean that the shares are alike: the intervals show how large a difference the uncertainty leaves room for.",
    },
    "across_hidden": {
        "sv": "Frågor där andelen i någon sektor är dold jämförs bara i de sektorer som visas: {questions}.",
        "en": "Questions with the share of some sector hidden are compared only in the sectors shown: {questions}.",
    },
    "across_sector": {
        "sv": "{question} {among} ({difference} procentenheter)",
        "en": "{question} {among} ({difference} percentage points)",
    },
    "across_sectors_differ": {
        "sv": "Av {number} jämförelser i enskilda sektorer är dessa skillnader säkerställda, efter justering med Holms metod: {cases}.",
        "en": "Of {number} comparisons in single sectors these differences are clear after adjustment by Holm's method: {cases}.",
    },
    "across_sectors_alike": {
        "sv": "I ingen av {number} jämförelser i enskilda sektorer är skillnaden säkerställd, efter justering med Holms metod.",
        "en": "In none of {number} comparisons in single sectors is the difference clear after adjustment by Holm's method.",
    },
    "across_title_some": {
        "sv": "Säkerställd skillnad mot {there} i {number} av {compared} frågor",
        "en": "Clear difference from {there} in {number} of {compared} questions",
    },
    "across_title_none": {
        "sv": "Ingen säkerställd skillnad mot {there} i någon fråga",
        "en": "No clear difference from {there} in any question",
    },
    "funnel_title_inside": {
        "sv": "{question}: slumpen kan förklara skillnaderna",
        "en": "{question}: chance can explain the differences",
    },
    "funnel_title_outside": {
        "sv": "{question}: {surveys} ligger utanför gränserna",
        "en": "{question}: {surveys} outside the limits",
    },
    "funnel_title_hidden": {
        "sv": "{question}: andelen är dold överallt",
        "en": "{question}: the share is hidden everywhere",
    },
    "funnel_scope": {
        "sv": "Här jämförs {number} undersökningar i huvudfrågorna.",
        "en": "Here {number} surveys are compared in the main questions.",
    },
    "funnel_too_few": {
        "sv": "Ett trattdiagram kräver minst {needed} undersökningar. Här är de {number}, så skillnaderna visas bara i tabellerna ovan.",
        "en": "A funnel plot needs at least {needed} surveys. Here there are {number}, so the differences are shown only in the tables above.",
    },
    "funnel_inside": {
        "sv": "Alla undersökningar ligger innanför de yttre gränserna: slumpen kan förklara skillnaderna mellan dem, så de bör inte rangordnas.",
        "en": "All surveys lie inside the outer limits: chance can explain the differences between them, so they should not be ranked.",
    },
    "funnel_outside": {
        "sv": "Utanför de yttre gränserna: {surveys}. Det är mer än slumpen brukar ge, men det säger inte varför.",
        "en": "Outside the outer limits: {surveys}. That is more than chance usually gives, but it does not say why.",
    },
    "funnel_hidden": {
        "sv": "Andelen är dold i alla undersökningar.",
        "en": "The share is hidden in all surveys.",
    },
    "funnel_missing": {
        "sv": "Dold andel: {surveys}.",
        "en": "Share hidden: {surveys}.",
    },
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
        "sv": "{named} visar ingen säkerställd skillnad mellan sektorerna: slumpen kan förklara det som skiljer ({p}).",
        "en": "{named} shows no clear difference between sectors: chance can explain what differs ({p}).",
    },
    "sectors_hidden": {
        "sv": "Om sektorerna skiljer sig åt visas inte, eftersom andelen i någon sektor är dold.",
        "en": "Whether sectors differ is not shown, because the share of at least one sector is hidden.",
    },
    "sectors_differ_brief": {
        "sv": "{named} är högst {highest} ({highest_share}) och lägst {lowest} ({lowest_share}).",
        "en": "{named} is highest {highest} ({highest_share}) and lowest {lowest} ({lowest_share}).",
    },
    "sectors_alike_brief": {
        "sv": "{named} visar ingen säkerställd skillnad mellan sektorerna.",
        "en": "{named} shows no clear difference between sectors.",
    },
    "sectors_hidden_brief": {
        "sv": "{named} jämförs inte mellan sektorerna, eftersom den är dold i någon av dem.",
        "en": "{named} is not compared across sectors, because it is hidden in at least one.",
    },
    "pairs_differ": {
        "sv": "För {label} är skillnaden i andel säkerställd i {count} av {all} par: {pairs}. I övriga par räcker svaren inte för att visa en skillnad.",
        "en": "For {label} the difference in shares is clear in {count} of {all} pairs: {pairs}. In the other pairs the answers are too few to show a difference.",
    },
    "pairs_one": {
        "sv": "{first} – {second}",
        "en": "{first} – {second}",
    },
    "pairs_all_differ": {
        "sv": "För {label} är skillnaden i andel säkerställd i alla par av sektorer.",
        "en": "For {label} the difference in shares is clear in every pair of sectors.",
    },
    "pairs_unsure": {
        "sv": "För {label} skiljer sig sektorerna åt som helhet, men skillnaden i andel är inte säkerställd i något enskilt par.",
        "en": "For {label} the sectors differ as a whole, but in no single pair is the difference in shares clear.",
    },
    "pairs_alike": {
        "sv": "Inget par pekas ut för {label}, eftersom skillnaden mellan sektorerna som helhet inte är säkerställd. Tabellen visar hur stora skillnader som ryms inom osäkerheten.",
        "en": "No pair is singled out for {label}, because the difference between the sectors as a whole is not clear. The table shows how large a difference the uncertainty leaves room for.",
    },
    "pairs_hidden": {
        "sv": "Inget par pekas ut för {label}, eftersom andelen i någon sektor är dold.",
        "en": "No pair is singled out for {label}, because the share of at least one sector is hidden.",
    },
    "detectable": {
        "sv": "Hur stora skillnader kan svaren på {label} visa? För att chansen att upptäcka en skillnad mellan två sektorer ska vara {power} måste den vara minst {low}–{high} procentenheter, beroende på vilka två. Mindre skillnader kan finnas utan att synas här.",
        "en": "How large a difference can the answers to {label} show? To be found with a chance of {power}, a difference between two sectors must be at least {low}–{high} percentage points, depending on which two. Smaller differences may exist without showing here.",
    },
    "detectable_alike": {
        "sv": "Hur stora skillnader kan svaren på {label} visa? För att chansen att upptäcka en skillnad mellan två sektorer ska vara {power} måste den vara minst {low} procentenheter. Mindre skillnader kan finnas utan att synas här.",
        "en": "How large a difference can the answers to {label} show? To be found with a chance of {power}, a difference between two sectors must be at least {low} percentage points. Smaller differences may exist without showing here.",
    },
    "detectable_partly": {
        "sv": "Hur stora skillnader kan svaren på {label} visa? I det bästa paret måste skillnaden vara minst {low} procentenheter för att chansen att upptäcka den ska vara {power}. I minst ett par är svaren för få för att visa någon skillnad alls med den chansen.",
        "en": "How large a difference can the answers to {label} show? In the best pair it must be at least {low} percentage points to be found with a chance of {power}. In at least one pair the answers are too few to show any difference with that chance.",
    },
    "detectable_nothing": {
        "sv": "Så få svar på {label} kan inte visa någon skillnad mellan två sektorer, hur stor den än är.",
        "en": "So few answers to {label} cannot show any difference between two sectors, however large.",
    },
    "ordered_differ": {
        "sv": "När alla svar på {label} jämförs i sin ordning skiljer sig {groups} åt (Kruskal–Wallis, {p}).",
        "en": "When all answers to {label} are compared in their order, {groups} differ (Kruskal–Wallis, {p}).",
    },
    "ordered_differ_too": {
        "sv": "Även när alla svar på {label} jämförs i sin ordning skiljer sig {groups} åt (Kruskal–Wallis, {p}).",
        "en": "When all answers to {label} are compared in their order, {groups} differ as well (Kruskal–Wallis, {p}).",
    },
    "ordered_alike": {
        "sv": "När alla svar på {label} jämförs i sin ordning syns ingen säkerställd skillnad mellan {groups} (Kruskal–Wallis, {p}).",
        "en": "When all answers to {label} are compared in their order, no clear difference shows between {groups} (Kruskal–Wallis, {p}).",
    },
    "ordered_complement": {
        "sv": "Det testet är ett komplement; slutsatsen bygger på testet av andelen.",
        "en": "That test is a complement; the conclusion rests on the test of the share.",
    },
    "ordered_plan": {
        "sv": "Det testet är ett komplement; analysplanens test gäller andelen.",
        "en": "That test is a complement; the analysis plan's test is of the share.",
    },
    "ordered_partly": {
        "sv": "Övriga sektorer är inte med, eftersom minst ett av deras svar är dolt.",
        "en": "The other sectors are left out, because at least one of their answers is hidden.",
    },
    "ordered_hidden": {
        "sv": "Svaren på {label} kan inte jämföras i sin ordning, eftersom för många av dem är dolda.",
        "en": "The answers to {label} cannot be compared in their order, because too many of them are hidden.",
    },
    "all_sectors": {
        "sv": "sektorerna",
        "en": "the sectors",
    },
    "unknown_robust_differ": {
        "sv": "För {label} skiljer sig sektorerna åt hur ”vet ej” än räknas.",
        "en": "For {label} sectors differ however “don't know” is counted.",
    },
    "unknown_robust_alike": {
        "sv": "För {label} syns ingen säkerställd skillnad mellan sektorerna, hur ”vet ej” än räknas.",
        "en": "For {label} no clear difference between sectors shows, however “don't know” is counted.",
    },
    "unknown_matters": {
        "sv": "Om sektorerna skiljer sig åt i {label} beror på hur ”vet ej” räknas: skillnaden är säkerställd {shows}, men {not_shows}.",
        "en": "Whether sectors differ in {label} depends on how “don't know” is counted: the difference is clear {shows}, but {not_shows}.",
    },
    "unknown_as_other": {
        "sv": "med rapportens sätt att räkna",
        "en": "as the report counts the answers",
    },
    "unknown_left_out": {"sv": "om ”vet ej” tas bort", "en": "if “don't know” is left out"},
    "unknown_as_headline": {
        "sv": "om ”vet ej” räknas in i andelen",
        "en": "if “don't know” is counted in",
    },
    "unknown_hidden": {
        "sv": "Det går inte att visa om slutsatsen om {label} beror på hur ”vet ej” räknas, eftersom svar i någon sektor är dolda.",
        "en": "Whether the conclusion on {label} depends on how “don't know” is counted is not shown, because answers of at least one sector are hidden.",
    },
    "nonresponse": {
        "sv": "{silent} av {invited} inbjudna har inte svarat på {label}. Med deras svar kunde andelen ha blivit allt från {low} till {high}.",
        "en": "{silent} of the {invited} invited have not answered {label}. With their answers the share could have been anything from {low} to {high}.",
    },
    "nonresponse_turns": {
        "sv": "Då kunde också den högsta och den lägsta sektorn ha bytt plats.",
        "en": "Then the highest and the lowest sector could have changed places, too.",
    },
    "nonresponse_holds": {
        "sv": "Men inte ens då kunde den högsta och den lägsta sektorn ha bytt plats.",
        "en": "But not even then could the highest and the lowest sector have changed places.",
    },
    "nonresponse_hidden": {
        "sv": "Vad bortfallet kan ändra för {label} visas inte, eftersom andelen är dold.",
        "en": "What non-response could change for {label} is not shown, because the share is hidden.",
    },
    # two questions against each other
    "association_hidden": {
        "sv": "Sambandet inom sektorerna visas inte, eftersom siffror för någon sektor är dolda.",
        "en": "The association within sectors is not shown, because figures of at least one sector are hidden.",
    },
    "association_measured": {
        "sv": "gemensam oddskvot {ratio}, 95 % konfidensintervall {low}–{high}, {p}",
        "en": "common odds ratio {ratio}, 95% confidence interval {low}–{high}, {p}",
    },
    "association_none": {
        "sv": "Inom sektorerna syns inget säkerställt samband mellan {first} och {second} ({measured}). Det betyder inte att det saknas: svaren kan vara för få för att visa det.",
        "en": "Within sectors the answers show no clear association between {first} and {second} ({measured}). That does not mean that there is none: the answers may be too few to show it.",
    },
    "association_positive": {
        "sv": "Inom sektorerna har de med {first} oftare {second} ({measured}). Det säger inget om orsaken.",
        "en": "Within sectors, those with {first} more often have {second} ({measured}). That says nothing about the cause.",
    },
    "association_negative": {
        "sv": "Inom sektorerna har de med {first} mer sällan {second} ({measured}). Det säger inget om orsaken.",
        "en": "Within sectors, those with {first} less often have {second} ({measured}). That says nothing about the cause.",
    },
    "simpson": {
        "sv": "Räknas alla sektorer ihop pekar sambandet åt andra hållet (Simpsons paradox). Det är jämförelsen inom sektorerna man kan lita på.",
        "en": "With all sectors taken together the association points the other way (Simpson's paradox). Rather trust the comparison within sectors.",
    },
    "simpson_unsure": {
        "sv": "Räknas alla sektorer ihop pekar sambandet åt andra hållet, men inget av de två sambanden är säkerställt. Det är alltså ingen Simpsons paradox att ta fasta på.",
        "en": "With all sectors taken together the association points the other way, but neither of the two associations is clear. So there is no Simpson's paradox to rely on.",
    },
    "simpson_none": {
        "sv": "Sambandet vänder inte när sektorerna räknas ihop (ingen Simpsons paradox).",
        "en": "The association does not turn when all sectors are taken together (no Simpson's paradox).",
    },
    "homogeneity_same": {
        "sv": "Inget tyder på att sambandet är olika i olika sektorer (Breslow–Day–Tarone, {p}), men med få svar i varje sektor märks en sådan skillnad sällan.",
        "en": "Nothing suggests that the association differs between sectors (Breslow–Day–Tarone, {p}), but with few answers in each sector such a difference seldom shows.",
    },
    "homogeneity_differs": {
        "sv": "Sambandet ser olika ut i olika sektorer (Breslow–Day–Tarone, {p}). Läs därför sektorerna var för sig.",
        "en": "The association differs between sectors (Breslow–Day–Tarone, {p}). So read the sectors one by one.",
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
        "sv": ": där har fler erfarenhet än vad som har beredskap, vilket talar för att börja där",
        "en": ": more people there have experience than are prepared, which speaks for starting there",
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
        "sv": "{Groups} går det inte att säga om {first} eller {second} är vanligast.",
        "en": "{Groups} the answers do not tell whether {first} or {second} is more common.",
    },
    "gap_hidden": {
        "sv": "Gapet visas inte {groups}, eftersom siffrorna är dolda.",
        "en": "The gap is not shown {groups}, because the figures are hidden.",
    },
    "gap_first_none": {
        "sv": "I ingen sektor har fler {first} än {second}. Närmast är det {group} (gapet är {gap} procentenheter; {limits}).",
        "en": "In no sector do more have {first} than {second}. It is closest {group} (the gap is {gap} percentage points; {limits}).",
    },
    "association_detectable": {
        "sv": "Hur stor skillnad kan svaren visa? Räknas sektorerna ihop finns {with_first} svarande med {first} och {without_first} utan. För att chansen att upptäcka en skillnad i {second} ska vara {power} måste den vara minst {low} procentenheter.",
        "en": "How large a difference can the answers show? With all sectors taken together there are {with_first} respondents with {first} and {without_first} without. To be found with a chance of {power}, a difference in {second} must be at least {low} percentage points.",
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
        "sv": "Gapet ({first} minus {second}) är störst {group}: {gap} procentenheter ({limits}). Det är säkerställt större än i övriga sektorer.",
        "en": "The gap ({first} minus {second}) is largest {group}: {gap} percentage points ({limits}). It is clearly larger than in the other sectors.",
    },
    "gap_first_unsure": {
        "sv": "Bland dem som svarat är gapet ({first} minus {second}) störst {group}: {gap} procentenheter ({limits}). Men {rivals} kan det vara lika stort.",
        "en": "Among those who answered the gap ({first} minus {second}) is largest {group}: {gap} percentage points ({limits}). But {rivals} it may be as large.",
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
        "sv": "{label}: ingen säkerställd skillnad mellan sektorerna",
        "en": "{label}: no clear difference between sectors",
    },
    "title_shares_alike": {
        "sv": "Ingen säkerställd skillnad mellan sektorerna",
        "en": "No clear difference between sectors",
    },
    "title_shares_hidden": {
        "sv": "Om sektorerna skiljer sig åt visas inte: minst en andel är dold",
        "en": "Whether sectors differ is not shown: at least one share is hidden",
    },
    "title_levels_top": {
        "sv": "{label}: ”{level}” är vanligaste svaret ({share} av alla svarande)",
        "en": "{label}: “{level}” is the most common answer ({share} of all respondents)",
    },
    "title_levels_top_differ": {
        "sv": "{label}: ”{level}” är vanligast ({share}); sektorerna svarar olika",
        "en": "{label}: “{level}” is most common ({share}); sectors answer differently",
    },
    "title_levels_top_alike": {
        "sv": "{label}: ”{level}” är vanligast ({share}); ingen säkerställd skillnad mellan sektorer",
        "en": "{label}: “{level}” is most common ({share}); no clear difference between sectors",
    },
    "title_levels_differ": {
        "sv": "{label}: svaren skiljer sig mellan sektorerna",
        "en": "{label}: answers differ between sectors",
    },
    "title_levels_alike": {
        "sv": "{label}: ingen säkerställd skillnad mellan sektorernas svar",
        "en": "{label}: no clear difference between sectors' answers",
    },
    "title_levels_hidden": {
        "sv": "{label}: vilket svar som är vanligast går inte att säga säkert",
        "en": "{label}: which answer is most common cannot be told for certain",
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
        "sv": "Ingen säkerställd skillnad mellan {more} och {less} i någon sektor",
        "en": "No clear difference between {more} and {less} in any sector",
    },
    "title_pair_none_shown": {
        "sv": "Ingen säkerställd skillnad mellan {more} och {less} i de sektorer som visas",
        "en": "No clear difference between {more} and {less} in the sectors shown",
    },
    "title_plane": {
        "sv": "{more} är vanligare än {less}: {groups}",
        "en": "{more} is more common than {less}: {groups}",
    },
    "title_plane_none": {
        "sv": "I ingen sektor är {more} säkerställt vanligare än {less}",
        "en": "In no sector is {more} clearly more common than {less}",
    },
    "title_plane_none_shown": {
        "sv": "I ingen sektor som visas är {more} säkerställt vanligare än {less}",
        "en": "In no sector shown is {more} clearly more common than {less}",
    },
    "title_gap": {
        "sv": "Störst gap {group}: {gap} procentenheter",
        "en": "Largest gap {group}: {gap} percentage points",
    },
    "title_gap_rivals": {
        "sv": "Störst uppmätt gap {group} ({gap}), men det kan vara lika stort i andra sektorer",
        "en": "Largest measured gap {group} ({gap}), but it may be as large in other sectors",
    },
    "title_gap_unsure": {
        "sv": "Inget gap är säkerställt över noll; störst uppmätt {group} ({gap})",
        "en": "No gap is clearly above zero; the largest measured is {group} ({gap})",
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
        "sv": "{actor} har angett flest {unit} ({count}), men andra kan ha lika många eller fler",
        "en": "{actor} have stated the most {unit} ({count}), but others may have as many or more",
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
        "sv": "Inget gap är säkerställt över noll",
        "en": "No gap is clearly above zero",
    },
    "title_cases_short": {
        "sv": "En aktör har angett flest {unit} ({count})",
        "en": "One actor has stated the most {unit} ({count})",
    },
    "title_cases_unsure_short": {
        "sv": "Vilken aktör som har angett flest {unit} går inte att säga säkert",
        "en": "Which actor has stated the most {unit} cannot be told for certain",
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
        "sv": "{reports} anmälda brott {years}; flest gäller {most}",
        "en": "{reports} reported crimes {years}; most concern {most}",
    },
    "title_timeline_none": {
        "sv": "Inga anmälda brott {years}",
        "en": "No reported crimes {years}",
    },
    "title_periods_alike": {
        "sv": "Ingen säkerställd förändring av anmälningarna mellan perioderna",
        "en": "No clear change in reports between the periods",
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
        "sv": "Antalet anmälningar skiljer sig mellan perioderna",
        "en": "The number of reports differs between the periods",
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
        "sv": "Summan av aktörernas fall är densamma som den publicerade summan.",
        "en": "The sum of the actors' cases is the same as the published total.",
    },
    "cases_totals_part": {
        "sv": "Summan av aktörernas fall ({sum}) är inte densamma som den publicerade summan ({total}).",
        "en": "The sum of the actors' cases ({sum}) is not the same as the published total ({total}).",
    },
    "cases_first": {
        "sv": "{actor} har angett flest {leading} ({count}), hur svaren ”eller fler” än läses.",
        "en": "{actor} have stated the most {leading} ({count}), however the answers “or more” are read.",
    },
    "cases_first_closed": {
        "sv": "{actor} har angett flest {leading} ({count}).",
        "en": "{actor} have stated the most {leading} ({count}).",
    },
    "cases_first_level": {
        "sv": "{actor} har angett flest {leading} ({count}), lika många som {rivals}.",
        "en": "{actor} have stated the most {leading} ({count}), as many as {rivals}.",
    },
    "cases_first_unsure": {
        "sv": "{actor} har angett flest {leading} ({count}), men {rivals} kan ha lika många eller fler.",
        "en": "{actor} have stated the most {leading} ({count}), but {rivals} may have as many or more.",
    },
    "order_heading": {"sv": "Vilken ordning som är säker", "en": "Which order is certain"},
    "order_note": {
        "sv": "Där någon svarat ”eller fler” eller angett ett spann är antalet inte känt. Tabellen visar vad som är säkert ändå: hur många andra en aktör har angett fler eller färre än, vilka platser i ordningen som är möjliga och hur stor del av alla den kan stå för.",
        "en": "Where someone answered “or more” or gave a range, the number is not known. The table shows what is certain all the same: how many others an actor has stated more or fewer than, which places in the order are possible and what share of all it may account for.",
    },
    "cases_order": {
        "sv": "Aktörerna bildar {pairs} par. Vilken av de två som har angett fler är säkert i {certain} par, antalen är lika i {level}, och i {undecided} beror det på vad ”eller fler” och spannen döljer.",
        "en": "The actors form {pairs} pairs. Which of the two has stated more is certain in {certain} pairs, the numbers are equal in {level}, and in {undecided} it depends on what “or more” and the ranges hide.",
    },
    "cases_sectors": {
        "sv": "Mellan sektorerna är detta säkert: {orders}.",
        "en": "Between sectors this is certain: {orders}.",
    },
    "cases_sectors_more": {
        "sv": "fler {unit} har angetts {group} än {others}",
        "en": "more {unit} have been stated {group} than {others}",
    },
    "cases_sectors_unsure": {
        "sv": "I ingen sektor har säkert fler {unit} angetts än i någon annan.",
        "en": "In no sector have more {unit} certainly been stated than in another.",
    },
    "cases_shares_open": {
        "sv": "”Eller fler” kan dölja hur många {unit} som helst. Därför går det inte att säga hur stor del en enskild aktör minst står för. Läses siffrorna som de står har {actor} angett {share} av alla {unit}.",
        "en": "“Or more” may hide any number of {unit}. So no actor's share has a known lower limit. Read as they stand, the figures give {actor} {share} of all {unit} stated.",
    },
    "cases_shares": {
        "sv": "{actor} har angett {share} av alla {unit}.",
        "en": "{actor} have stated {share} of all {unit}.",
    },
    "cases_reproduced": {
        "sv": "De inlästa svaren ger de publicerade antalen för alla {count} aktörer.",
        "en": "The answers read give the published numbers for all {count} actors.",
    },
    "cases_not_reproduced": {
        "sv": "De inlästa svaren ger andra antal än de publicerade för {actors}.",
        "en": "The answers read give other numbers than the published ones for {actors}.",
    },
    "crimes_total": {
        "sv": "Under {years} år anmäldes {reports} brott av de slag som visas här.",
        "en": "Over {years} years, {reports} crimes of the kinds shown here were reported.",
    },
    "crimes_total_of": {
        "sv": "Under {years} år anmäldes {reports} brott av de slag som visas här. Av dem gällde {focus} {crime}.",
        "en": "Over {years} years, {reports} crimes of the kinds shown here were reported. Of these, {focus} concerned {crime}.",
    },
    "crimes_interval": {
        "sv": "Anmälningarna av {crime} motsvarar {rate} om året, men så få händelser säger lite: 95 % konfidensintervall {low}–{high} om året.",
        "en": "Reports of {crime} amount to {rate} a year, but so few events say little: 95% confidence interval {low}–{high} a year.",
    },
    "crimes_unchanged": {
        "sv": "Inget av brotten visar en säkerställd förändring mellan {early} och {late}.",
        "en": "None of the crimes shows a clear change between {early} and {late}.",
    },
    "crimes_changed": {
        "sv": "Mellan {early} och {late} är dessa förändringar säkerställda: {crimes}.",
        "en": "Between {early} and {late} these changes are clear: {crimes}.",
    },
    "crimes_changed_one": {
        "sv": "{crime} från {first} till {second}",
        "en": "{crime} from {first} to {second}",
    },
    "crimes_powerless": {
        "sv": "Anmälningarna av {crime} är för få för att visa en förändring: även om alla ({reports}) hade kommit i samma period kunde slumpen förklara det ({p}).",
        "en": "Reports of {crime} are too few to show a change: even if all ({reports}) had come in one period, chance could explain it ({p}).",
    },
    "crimes_powerful": {
        "sv": "Anmälningarna av {crime} ({reports}) räcker för att visa en stor förändring: hade alla kommit i samma period hade det synts ({p}).",
        "en": "Reports of {crime} ({reports}) are enough to show a large change: had all come in one period, it would have shown ({p}).",
    },
    "crimes_dark_figure_more": {
        "sv": "Mot {cases} {leading} står {reports} av {crime} under {years}. Det är fler {unit} än anmälningar, men flera kan ha räknat samma: hur många som aldrig anmälts går inte att säga.",
        "en": "Against {cases} {leading} stand {reports} of {crime} in {years}. There are more {unit} than reports, but several may have counted the same: how many were never reported cannot be told.",
    },
    "crimes_dark_figure_unsure": {
        "sv": "Mot {cases} {leading} står {reports} av {crime} under {years}. Talen visar inte att det finns fler {unit} än anmälningar.",
        "en": "Against {cases} {leading} stand {reports} of {crime} in {years}. The figures do not show that there are more {unit} than reports.",
    },
    "crimes_report_one": {
        "sv": "{reports} anmälan",
        "en": "{reports} report",
    },
    "crimes_report_many": {
        "sv": "{reports} anmälningar",
        "en": "{reports} reports",
    },
    "crimes_ratio": {
        "sv": "Det blir {bounds} angivna {unit} per anmälan. Med hänsyn till slumpen i antalet anmälningar blir det {limits}. Hur många olika {unit} det gäller är inte känt, så kvoten är inget mått på mörkertalet.",
        "en": "That makes {bounds} stated {unit} per report. Allowing for chance in the number of reports it is {limits}. How many different {unit} they concern is not known, so the ratio does not measure the dark figure.",
    },
    "crimes_ratio_none": {
        "sv": "Utan någon anmälan går kvoten inte att räkna. Med hänsyn till slumpen är den {limits}.",
        "en": "Without a report the ratio cannot be worked out. Allowing for chance it is {limits}.",
    },
    "crimes_interval_many": {
        "sv": "Anmälningarna av {crime} motsvarar {rate} om året (95 % konfidensintervall {low}–{high}).",
        "en": "Reports of {crime} amount to {rate} a year (95% confidence interval {low}–{high}).",
    },
    "crimes_discrepancy": {
        "sv": "Den publicerade rubriken säger {first}–{titled}, men kolumnerna går till {last}. Vi visar alla kolumner. Om det sista året är komplett framgår inte.",
        "en": "The published title says {first}–{titled}, but its columns run to {last}. We show all columns. Whether the last year is complete is not stated.",
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
        "sv": "Det finns inga publicerade uppgifter om {what}.",
        "en": "There are no published figures on {what}.",
    },
    "no_counts": {
        "sv": "Enkäten frågar inte efter antal fall.",
        "en": "The survey does not ask for numbers of cases.",
    },
    "counts_hidden": {
        "sv": "Hur många fall som har angetts visas inte, eftersom för få svarande står bakom siffrorna.",
        "en": "How many cases have been stated is not shown, because too few respondents stand behind the figures.",
    },
    "wording_reconstructed": {
        "sv": "Frågornas ordalydelse är rekonstruerad. Det gör svaren svårare att tolka.",
        "en": "The wording of the questions is reconstructed. That makes the answers harder to interpret.",
    },
    "wording_original": {
        "sv": "Frågornas ordalydelse är enkätens egen.",
        "en": "The wording of the questions is the survey's own.",
    },
    "period": {
        "sv": "Aktualitet: enkäten gäller {year}.",
        "en": "Timeliness: the survey is for {year}.",
    },
    "period_crimes": {
        "sv": "Aktualitet: enkäten gäller {year}, de anmälda brotten {first}–{last}.",
        "en": "Timeliness: the survey is for {year}, the reported crimes for {first}–{last}.",
    },
    # response, cleaning and follow-up
    "response": {
        "sv": "{answered} av {invited} inbjudna har svarat ({rate}). Svarsfrekvensen är lägst {lowest} ({lowest_rate}) och högst {highest} ({highest_rate}).",
        "en": "{answered} of the {invited} invited have answered ({rate}). The response rate is lowest {lowest} ({lowest_rate}) and highest {highest} ({highest_rate}).",
    },
    "response_alike": {
        "sv": "{answered} av {invited} inbjudna har svarat ({rate}). Svarsfrekvensen är densamma i alla sektorer.",
        "en": "{answered} of the {invited} invited have answered ({rate}). The response rate is the same in all sectors.",
    },
    "weights": {
        "sv": "Ett svar {most} står för {most_weight} inbjudna, ett svar {least} för {least_weight}. Därför redovisas andelen för alla inbjudna också viktad.",
        "en": "An answer {most} stands for {most_weight} of those invited, an answer {least} for {least_weight}. So the share of all invited is given weighted as well.",
    },
    "weights_alike": {
        "sv": "Ett svar står för lika många inbjudna i alla sektorer, så viktningen ändrar inget.",
        "en": "An answer stands for as many of those invited in every sector, so weighting changes nothing.",
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
        "sv": "{submissions} inskickade formulär gav {respondents} svarande. {changes} celler skrevs om; varje ändring står i rensningsloggen med sin regel.",
        "en": "{submissions} submitted questionnaires gave {respondents} respondents. {changes} cells were rewritten; each change is in the cleaning log with its rule.",
    },
    "suppressed": {
        "sv": "Av {cells} siffror i tabellerna över alla svar är {hidden} dolda: {primary} för att de kan röja vad någon svarat, {secondary} för att de dolda annars skulle gå att räkna ut.",
        "en": "Of {cells} figures in the tables of all answers, {hidden} are hidden: {primary} because they might reveal what someone answered, {secondary} because the hidden ones could otherwise be worked out.",
    },
    "training": {
        "sv": "Efter kartläggningen hölls {occasions} med {participants} deltagare, i snitt {mean} per tillfälle.",
        "en": "After the mapping {occasions} held with {participants} participants, on average {mean} per session.",
    },
    "training_one": {
        "sv": "{count} utbildningstillfälle",
        "en": "{count} training session was",
    },
    "training_many": {
        "sv": "{count} utbildningstillfällen",
        "en": "{count} training sessions were",
    },
    "agreement": {
        "sv": "Av {all} intervjusvar säger {judged} något om hur vanligt ett enkätsvar är: {agree} pekar åt samma håll som enkäten, {part} åt motsatt håll, och för {unsure} avgör enkäten inte.",
        "en": "Of {all} interview statements {judged} say something about how common a survey answer is: {agree} point the same way as the survey, {part} the other way, and for {unsure} the survey does not tell.",
    },
    "agreement_none": {
        "sv": "Inget intervjusvar säger något om hur vanligt ett enkätsvar är.",
        "en": "No interview statement says anything about how common a survey answer is.",
    },
    "agreement_hidden": {
        "sv": "{hidden} kan inte jämföras, eftersom andelen är dold.",
        "en": "{hidden} cannot be compared, because the share is hidden.",
    },
    "training_none": {
        "sv": "Efter kartläggningen har inga utbildningstillfällen hållits.",
        "en": "After the mapping no training sessions have been held.",
    },
    "themes": {
        "sv": "Antal intervjusvar: {statements}. Antal teman: {themes}. Flest intervjusvar gäller {topic}.",
        "en": "Interview statements: {statements}. Themes: {themes}. Most statements concern {topic}.",
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
