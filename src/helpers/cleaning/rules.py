"""The rules of cleaning: each change in the log names one."""

from enum import StrEnum

from helpers.survey.codebook import Language


class Rule(StrEnum):
    """Why a cell or a row was changed."""

    UNICODE = "unicode"
    BLANKS = "blanks"
    CASE = "case"
    PUNCTUATION = "punctuation"
    TRANSLATION = "translation"
    ALIAS = "alias"
    MISSING_CODE = "missing_code"
    COUNT_WORDING = "count_wording"
    COUNT_READING = "count_reading"
    DATE_FORMAT = "date_format"
    DURATION_FORMAT = "duration_format"
    NOT_ASKED = "not_asked"
    OUTSIDE_FRAME = "outside_frame"
    DUPLICATE = "duplicate"
    NOTHING_ANSWERED = "nothing_answered"

    def label(self, language: Language) -> str:
        """Return what the rule is called in the report."""
        return _LABELS[self][language]


DROPS = (Rule.OUTSIDE_FRAME, Rule.DUPLICATE, Rule.NOTHING_ANSWERED)
"""The rules that leave out a whole row."""

_LABELS: dict[Rule, dict[Language, str]] = {
    Rule.UNICODE: {
        "sv": "tecken skrivna på annat sätt (fasta blanksteg, tankstreck)",
        "en": "characters written differently (fixed blanks, dashes)",
    },
    Rule.BLANKS: {"sv": "överflödiga blanksteg", "en": "needless blanks"},
    Rule.CASE: {"sv": "stora och små bokstäver", "en": "capital and small letters"},
    Rule.PUNCTUATION: {
        "sv": "blanksteg eller skiljetecken inne i ordet",
        "en": "blanks or punctuation inside the word",
    },
    Rule.TRANSLATION: {"sv": "svar på annat språk", "en": "answer in another language"},
    Rule.ALIAS: {"sv": "annat namn som kodboken anger", "en": "other name given by the codebook"},
    Rule.MISSING_CODE: {"sv": "kod för uteblivet svar", "en": "code for an answer left out"},
    Rule.COUNT_WORDING: {"sv": "antal skrivet i ord", "en": "count written in words"},
    Rule.COUNT_READING: {
        "sv": "antal tolkat så som kodboken anger",
        "en": "count read as the codebook says",
    },
    Rule.DATE_FORMAT: {"sv": "datum i annan form", "en": "date in another form"},
    Rule.DURATION_FORMAT: {"sv": "svarstid i annan form", "en": "duration in another form"},
    Rule.NOT_ASKED: {
        "sv": "svar på en fråga som inte ställdes: räknas inte",
        "en": "answer to a question that was not asked, set aside",
    },
    Rule.OUTSIDE_FRAME: {
        "sv": "svar från någon som inte var inbjuden: räknas inte",
        "en": "answers from outside the sampling frame, left out",
    },
    Rule.DUPLICATE: {
        "sv": "dubbletter: bara det senaste fullständiga formuläret räknas",
        "en": "duplicate: the last complete submission is kept",
    },
    Rule.NOTHING_ANSWERED: {
        "sv": "ingen fråga besvarad: räknas inte",
        "en": "no question answered, left out",
    },
}
