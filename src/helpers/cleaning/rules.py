"""The rules of cleaning: each change in the log names one."""

from enum import StrEnum
from typing import Literal


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
    NUMBER_WORDING = "number_wording"
    NUMBER_READING = "number_reading"
    DATE_FORMAT = "date_format"
    DURATION_FORMAT = "duration_format"
    NOT_ASKED = "not_asked"
    LEFT_OUT = "left_out"
    NO_GROUP = "no_group"
    OUTSIDE_FRAME = "outside_frame"
    DUPLICATE = "duplicate"
    NOTHING_ANSWERED = "nothing_answered"


Implied = Literal["asked", "not_asked", "nothing"]

IMPLIES: dict[Rule, Implied] = {
    Rule.UNICODE: "asked",
    Rule.BLANKS: "asked",
    Rule.CASE: "asked",
    Rule.PUNCTUATION: "asked",
    Rule.TRANSLATION: "asked",
    Rule.ALIAS: "asked",
    Rule.MISSING_CODE: "nothing",
    Rule.COUNT_WORDING: "asked",
    Rule.COUNT_READING: "asked",
    Rule.NUMBER_WORDING: "asked",
    Rule.NUMBER_READING: "asked",
    Rule.DATE_FORMAT: "nothing",
    Rule.DURATION_FORMAT: "nothing",
    Rule.NOT_ASKED: "not_asked",
    Rule.LEFT_OUT: "nothing",
    Rule.NO_GROUP: "nothing",
    Rule.OUTSIDE_FRAME: "nothing",
    Rule.DUPLICATE: "nothing",
    Rule.NOTHING_ANSWERED: "nothing",
}
"""What a change to a follow-up's cell tells of its respondent: asked the question, or not."""

DROPS = (
    Rule.LEFT_OUT, Rule.NO_GROUP, Rule.OUTSIDE_FRAME, Rule.DUPLICATE, Rule.NOTHING_ANSWERED,
)  # fmt: skip
"""The rules that leave out a whole row."""
