"""The rules of cleaning: each change in the log names one."""

from enum import StrEnum


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


DROPS = (Rule.OUTSIDE_FRAME, Rule.DUPLICATE, Rule.NOTHING_ANSWERED)
"""The rules that leave out a whole row."""
