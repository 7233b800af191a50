"""How single answers are read: counts, dates, times, names."""

from datetime import datetime

import pytest

from helpers.cleaning import cells
from helpers.cleaning.dates import day_order, read_date
from helpers.cleaning.names import Names, Reading, RefusalError
from helpers.cleaning.rules import Rule
from helpers.survey.codebook import LANGUAGES, Codebook
from helpers.survey.count_answers import read_count
from helpers.survey.intervals import IntervalCount
from helpers.words.catalogue import message

from .exports import codebook

DECLARED = Codebook.model_validate(codebook())

READ = {
    "0": "0", "3": "3", "007": "7", " 3 ": "3", "3 st": "3", "3 fall": "3", "3,0": "3",
    "tre": "3", "Tolv": "12", "ingen": "0", "inga": "0", "en": "1",
    "6-8": "6–8", "6–8": "6–8", "6 — 8": "6–8", "6 till 8": "6–8", "mellan 6 och 8": "6–8",
    "två eller tre": "2–3", "between 6 and 8": "6–8", "4-4": "4",
    "2 eller fler": "2+", "2 ELLER FLER": "2+", "2+": "2+", "2 +": "2+", "minst 2": "2+",
    "2 och uppåt": "2+", "fler än 2": "3+", "över 2": "3+", ">2": "3+", ">=2": "2+",
    "at least two": "2+", "flera": "2+", "fler än en": "2+", "6-8 eller fler": "6–8+",
    "högst 3": "0–3", "max 3": "0–3", "upp till 3": "0–3", "färre än 3": "0–2", "<3": "0–2",
}  # fmt: skip
REFUSED = (
    "", "ca 20", "cirka 20", "c:a 20", "omkring 20", "~20", "ett tjugotal", "ett par", "några",
    "många", "enstaka", "ett fåtal", "-", "–", "?", "vet ej", "8-6", "-3", "2,5", "1e3", "=1+1",
    "3 (varav 1 osäker)", "6-8-10", "2010-08-06 00:00:00", "06-aug", "100000", "1000000", "²", "٣",
    "färre än 0", "1.000", "2,000", "12.000", "1.200", "0,000", "2 eller", "fler", "+", "NaN",
    "inf", "½", "3 4",
)  # fmt: skip


@pytest.mark.parametrize(("text", "count"), READ.items())
def test_counts_that_are_read(text: str, count: str) -> None:
    assert str(read_count(text)) == count


@pytest.mark.parametrize("text", REFUSED)
def test_counts_that_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_count(text)


def test_a_clean_count_is_its_own_text() -> None:
    for count in (IntervalCount(3, 3), IntervalCount(6, 8), IntervalCount(2, 2, open=True),
                  IntervalCount(6, 8, open=True)):  # fmt: skip
        assert cells.parse_count(str(count)) == count


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2010-05-03 14:22:05", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010-05-03T14:22", datetime(2010, 5, 3, 14, 22)),
        ("2010-05-03T14:22:05.120Z", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010-05-03 14.22", datetime(2010, 5, 3, 14, 22)),
        ("2010/5/3", datetime(2010, 5, 3)),
        ("20100503", datetime(2010, 5, 3)),
        ("den 3 maj 2010 kl. 14.22", datetime(2010, 5, 3, 14, 22)),
        ("3 May 2010", datetime(2010, 5, 3)),
        ("2010/05/03 2:22:05 PM GMT+2", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010/05/03 2:22:05 PM GMT−5:30", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010/05/03 2:22:05 em CET", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010/05/03 12:22:05 fm CEST", datetime(2010, 5, 3, 0, 22, 5)),
        ("2010-05-03T14:22:05.120+02", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010-05-03 14:22:05 +0100", datetime(2010, 5, 3, 14, 22, 5)),
        ("2010-05-03 14:22:05 UTC", datetime(2010, 5, 3, 14, 22, 5)),
        ("3/5/10 14:22", datetime(2010, 5, 3, 14, 22)),
        ("den 3:e maj 2010", datetime(2010, 5, 3)),
        ("May 3, 2010 2:22 p.m.", datetime(2010, 5, 3, 14, 22)),
        ("3/5/2010 2:05 PM", datetime(2010, 5, 3, 14, 5)),
        ("3.5.2010 12:05 am", datetime(2010, 5, 3, 0, 5)),
    ],
)
def test_dates(text: str, time: datetime) -> None:
    assert read_date(text, "dmy") == time


@pytest.mark.parametrize("text", ["2010-02-30", "2010-13-01", "3 foo 2010", "2010", "1", "x",
                                  "2010-05-03 24:01", "0000-01-01"])  # fmt: skip
def test_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(is not a date|does not name a month)"):
        read_date(text, "dmy")


def test_the_whole_column_tells_the_order_of_day_and_month() -> None:
    assert day_order(["3/4/2010", "13/4/2010"]) == "dmy"
    assert day_order(["3/4/2010", "4/13/2010"]) == "mdy"
    assert day_order(["3/4/2010"]) is None
    assert day_order(["3/14/10"]) is None  # the last two digits may be the day
    with pytest.raises(ValueError, match=r"set export\.date_order"):
        read_date("5/10/18 4:06", None)
    assert day_order(["13/4/2010", "4/13/2010"]) is None
    assert read_date("3/4/2010", "mdy") == datetime(2010, 3, 4)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("12,5", "12.5"), ("12.5", "12.5"), ("12 min", "12.0"), ("0:12:30", "12.5"),
     ("1:00:00", "60.0"), ("12:30", "12.5"), ("", ""), ("-99", "")],
)  # fmt: skip
def test_durations(text: str, minutes: str) -> None:
    assert cells.duration_reader(DECLARED.export)(text).text == minutes


@pytest.mark.parametrize(
    ("text", "actor", "rule"),
    [
        ("Åklagarmyndigheten", "prosecutor", None),
        ("prosecutor", "prosecutor", None),
        ("P1", "prosecutor", None),
        ("A\u030aklagarmyndigheten", "prosecutor", Rule.UNICODE),
        ("\u200bKommuner", "towns", Rule.UNICODE),
        ("  Kommuner", "towns", Rule.BLANKS),
        ("kommuner ", "towns", Rule.CASE),
        ("Å klagar-myndigheten", "prosecutor", Rule.PUNCTUATION),
        ("Kommuner.", "towns", Rule.PUNCTUATION),
        ("KOMMUN", "towns", Rule.ALIAS),
        ("Churches", "church", Rule.TRANSLATION),
        ("-99", "no_answer", Rule.MISSING_CODE),
        ("Kyrkor&#x2F;samfund", "church", Rule.UNICODE),
    ],
)
def test_names_are_read_by_the_strictest_rule(text: str, actor: str, rule: Rule | None) -> None:
    assert Names(DECLARED.actors, ["-99"]).read(text) == Reading(actor, rule)


def test_a_misspelt_name_is_suggested_never_guessed() -> None:
    names = Names(DECLARED.actors)
    assert names.read("Åklagarmyndighetten") is None
    assert names.nearest("Åklagarmyndighetten") == "Åklagarmyndigheten"
    assert names.nearest("Lunds universitet") is None


def test_a_spelling_that_two_levels_share_is_not_read() -> None:
    declared = codebook()
    declared["questions"][0]["levels"][0]["aliases"] = ["5-a"]
    declared["questions"][0]["levels"][1]["aliases"] = ["5a"]
    levels = Codebook.model_validate(declared).questions[0].levels
    assert Names(levels).read("5 a") is None
    assert Names(levels).read("5-A") == Reading("no", Rule.ALIAS)


def test_a_label_may_hold_the_separator_of_a_list() -> None:
    question = DECLARED.question("channels")
    read = cells.list_reader(question, DECLARED.export)
    assert read("Besök;Brev; vanligt") == Reading("letter;visit")
    assert read("Telefon; besök") == Reading("phone;visit", Rule.CASE)
    with pytest.raises(
        RefusalError, match=r"'Telefn' is not an item .* \(did you mean Telefon\?\)"
    ):
        read("Besök;Telefn")


def test_every_rule_has_a_label_of_its_own() -> None:
    for language in LANGUAGES:
        labels = [message(f"rule_{rule}", language) for rule in Rule]
        assert len(set(labels)) == len(labels)
