"""Read the distinct values of a column, each kind of column in its own way."""

import re
from collections.abc import Callable, Iterable, Sequence

from helpers.cleaning.names import Names, Reading, RefusalError, meant, such_as, write_in
from helpers.cleaning.rules import Rule
from helpers.survey.codebook import NO_ANSWER, Export, Level, Question
from helpers.survey.count_answers import read_count
from helpers.survey.intervals import IntervalCount
from helpers.survey.spelling import folded
from helpers.survey.yaml_files import quoted

Reader = Callable[[str], Reading]
"""Reads one distinct value; raises ``RefusalError``."""

DONT_KNOW = "dont_know"
"""What a count question holds for a respondent who does not know."""

TICKED = ("1", "x", "ja", "yes", "y", "j", "true", "sant", "vald", "markerad", "checked",
           "selected", "quoted")  # fmt: skip
NOT_TICKED = ("0", "nej", "no", "n", "false", "falskt", "ej vald", "inte vald", "omarkerad",
               "unchecked", "not selected", "not quoted")  # fmt: skip
_MARKS = dict.fromkeys(TICKED, "1") | dict.fromkeys(NOT_TICKED, "0")
_WHICH = (
    "may mean what the codebook calls so or, as a mark beside the column's others, that the item "
    "is ticked or not: add it to the aliases of item {item} if it means that the item is ticked, "
    "or to unticked of question {question} if it means that it is not"
)
_NOT_FINISHED = {"", "0", "nej", "no", "n", "false", "falskt", "ofullständig", "påbörjad",
                 "incomplete", "partial", "disqualified"}  # fmt: skip
UNKNOWN = {"vet ej", "vet inte", "don't know", "dont know", DONT_KNOW}
_ERRORS = {"#N/A", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
_ERROR_ADVICE = (
    "is an Excel error: mend the formula, or write no_answer: [{}] under export in codebook.yml "
    "if the cell tells nothing"
)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:\.\d+)?")
_MINUTES = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:min|min\.|minuter|minutes)")


def closed_reader(question: Question, export: Export) -> Reader:
    """Return the reader of a single or ordinal question."""
    names, others = Names(question.levels, export.no_answer), write_in(question.levels)
    offered = ", ".join(level.label.first for level in question.levels)

    def read(text: str) -> Reading:
        reading = names.read(text) or others
        if reading is None:
            raise RefusalError(
                f"expected {offered}{meant(names.nearest(text))}: if it is one of them, add it "
                f"to that level's aliases in question {question.id} of codebook.yml"
                f"{such_as('[', text, ']')}"
            )
        return reading

    return read


def list_reader(question: Question, export: Export) -> Reader:
    """Return the reader of a multiple-response question held by one column."""
    names, others = Names(question.levels, export.no_answer), write_in(question.levels)
    order = [level.id for level in question.levels] + [NO_ANSWER]

    def read(text: str) -> Reading:
        whole = names.read(text)
        if whole is not None:
            return whole
        parts = text.split(question.separator)
        found: dict[str, Rule | None] = {}
        start = 0
        while start < len(parts):
            # a label may itself hold the separator: the longest run of parts that is known wins
            end, reading = _longest_known(parts, start, names, question)
            reading = reading or others
            if reading is None:
                piece = parts[start].strip()
                raise RefusalError(
                    f"{piece!r} is not an item of the question{meant(names.nearest(piece))}: if "
                    f"it is, add it to that level's aliases in question {question.id} of "
                    f"codebook.yml{such_as('[', piece, ']')}"
                )
            if reading.text:
                found.setdefault(reading.text, reading.rule)
            start = end
        rules = [rule for rule in found.values() if rule is not None]
        clean = question.separator.join(sorted(found, key=order.index))
        return Reading(clean, rules[0] if rules else None)

    return read


def _longest_known(
    parts: Sequence[str], start: int, names: Names, question: Question
) -> tuple[int, Reading | None]:
    """Return where the longest run of parts that is known ends, and what it is."""
    for end in range(len(parts), start, -1):
        reading = names.read(question.separator.join(parts[start:end]))
        if reading is not None:
            return end, reading
    return start + 1, None


def tick_reader(
    level: Level, question: Question, export: Export, values: Iterable[str] = ()
) -> Reader:
    """Return the reader of one item of a multiple-response question: ``1``, ``0`` or empty.

    Survey tools mark a ticked item by a number, a word, a cross or the item's own label. A word
    that the codebook declares, such as the label "No", is read as declared, unless the column
    holds other marks too: then the codebook has to say which is meant.

    Parameters
    ----------
    level, question
        The item, and the question that it belongs to.
    export
        Declares the codes for an answer left out.
    values
        What the column holds.
    """
    names = Names((level,), export.no_answer)
    unticked, aliases = ({folded(text) for text in texts}
                         for texts in (question.unticked, level.aliases))  # fmt: skip
    labels = {folded(text) for text in (*level.label.texts, level.code or "")} | aliases
    is_marked = any(folded(text) in _MARKS and names.read(text) is None for text in values)

    def read(text: str) -> Reading:
        said = folded(text)
        if not said:
            return Reading("", Rule.BLANKS if text else None)
        mark, reading = _MARKS.get(said), names.read(text)
        if said in unticked:
            mark, reading = "0", None
        elif reading is not None and reading.text == level.id:
            reading = Reading("1", reading.rule)
            if mark is not None and said not in labels:  # the id alone is no word of the export
                reading = None
        if mark is not None and (reading is None or reading.text == mark):
            return Reading(mark, Rule.BLANKS if text != text.strip() else None)
        if reading is None:
            raise RefusalError(
                "expected a tick (1, X, Ja or the item's label), no tick (0, Nej) or an empty cell"
            )
        if mark is not None and is_marked and said not in aliases:
            raise RefusalError(_WHICH.format(item=level.id, question=question.id))
        return reading

    return read


def count_reader(question: Question, export: Export) -> Reader:
    """Return the reader of a count question: such as ``3``, ``6–8`` or ``2+``."""
    missing = {folded(code) for code in export.no_answer}
    readings = {folded(text): read_count(count) for text, count in question.readings.items()}

    def read(text: str) -> Reading:
        said = folded(text)
        if not said:
            return Reading("", Rule.BLANKS if text else None)
        if said in readings:
            return Reading(str(readings[said]), Rule.COUNT_READING)
        if said in missing or said == NO_ANSWER:
            return Reading(NO_ANSWER, None if text == NO_ANSWER else Rule.MISSING_CODE)
        if said in UNKNOWN:
            exact = text in {DONT_KNOW, "Vet ej"}
            return Reading(DONT_KNOW, None if exact else Rule.ALIAS)
        try:
            clean = str(read_count(text))
        except ValueError as error:
            raise RefusalError(
                f"{error}: decide how it is read and add it to readings in question "
                f"{question.id} of codebook.yml{such_as('{', text, ': 2-3}')}"
            ) from None
        return Reading(clean, None if clean == text else Rule.COUNT_WORDING)

    return read


def parse_count(text: str) -> IntervalCount:
    """Return the count that a clean text stands for."""
    body = text.removesuffix("+")
    low, _, high = body.partition("–")
    return IntervalCount(int(low), int(high or low), open=body != text)


def finished_reader(export: Export) -> Reader:
    """Return the reader of the column that says whether the respondent came to the end."""
    finished = {folded(text) for text in export.finished_values} | {"1"}

    def read(text: str) -> Reading:
        said = folded(text)
        if said in finished:
            return Reading("1")
        if said in _NOT_FINISHED:
            return Reading("0" if said else "")
        raise RefusalError(
            f"expected {', '.join(export.finished_values)} or a plain no: add what a finished "
            "questionnaire says to export.finished_values in codebook.yml"
        )

    return read


def duration_reader(export: Export) -> Reader:
    """Return the reader of the time spent on the questionnaire, in minutes."""
    scale = 60.0 if export.duration_unit == "seconds" else 1.0
    missing = {folded(code) for code in export.no_answer}

    def read(text: str) -> Reading:
        said = folded(text)
        if not said or said in missing:
            return Reading("", Rule.MISSING_CODE if said else Rule.BLANKS if text else None)
        try:
            return Reading(_minutes(float(said.replace(",", ".")) / scale))
        except ValueError:
            pass
        if match := _CLOCK.fullmatch(said):
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return Reading(_minutes(hours * 60 + minutes + seconds / 60), Rule.DURATION_FORMAT)
        if match := _MINUTES.fullmatch(said):
            return Reading(_minutes(float(match[1].replace(",", "."))), Rule.DURATION_FORMAT)
        raise RefusalError("expected a time such as 12,5 (minutes) or 0:12:30; correct the export")

    return read


def _minutes(minutes: float) -> str:
    if not 0 <= minutes < 1e6:
        raise RefusalError("expected a time of zero minutes or more, below a million")
    return repr(float(minutes))


def read_values(
    values: Sequence[str], reader: Reader
) -> tuple[list[Reading], list[tuple[int, str]]]:
    """Read every distinct value of a column.

    Parameters
    ----------
    values
        The distinct values.
    reader
        How one is read.

    Returns
    -------
    tuple
        A reading for each value (empty where refused), and index and reason of each refusal.
    """
    readings: list[Reading] = []
    refused: list[tuple[int, str]] = []
    for index, value in enumerate(values):
        try:
            readings.append(reader(value))
        except RefusalError as refusal:
            readings.append(Reading(""))
            refused.append(
                (index, _ERROR_ADVICE.format(quoted(value)) if value in _ERRORS else str(refusal))
            )
    return readings, refused
