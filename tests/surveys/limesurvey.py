"""LimeSurvey, as far as a test needs it: read a survey structure, answer it, export the answers.

Written from LimeSurvey's manual (Tab Separated Value survey structure; Export responses), not from
the code under test.
"""

import csv
import io
import random
import re
from dataclasses import dataclass, field

QUESTION_TYPES = {"L", "!", "M", "S", "T"}
CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}")
ANSWER = re.compile(r"[A-Za-z0-9]{1,5}")
RELEVANCE = re.compile(r'(\w+)\.NAOK == "(\w+)"')


@dataclass
class Question:
    """A question of an imported survey."""

    kind: str
    code: str
    text: dict[str, str]
    relevance: str
    mandatory: bool
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    items: dict[str, dict[str, str]] = field(default_factory=dict)


def import_structure(data: bytes) -> tuple[dict[str, str], dict[str, Question]]:
    """Read a survey structure; an AssertionError names what LimeSurvey would not take."""
    assert data.startswith(b"\xef\xbb\xbf"), "the file starts with a byte order mark"
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    rows = list(csv.DictReader(text, delimiter="\t", strict=True))
    settings = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    languages = [settings["language"], *settings["additional_languages"].split()]
    titles = {row["language"] for row in rows if row["name"] == "surveyls_title" and row["text"]}
    assert titles == set(languages)
    blocks = {
        language: [
            row for row in rows if row["class"] not in ("S", "SL") and row["language"] == language
        ]
        for language in languages
    }
    shapes = [
        [(row["class"], row["id"], row["type/scale"], row["relevance"],
          row["name"] if row["class"] != "G" else "") for row in block]
        for block in blocks.values()
    ]  # fmt: skip
    assert all(shape == shapes[0] for shape in shapes), "every language has the same rows"
    assert [row["class"] for row in rows[: len(settings)]] == ["S"] * len(settings)
    questions: dict[str, Question] = {}
    for language, block in blocks.items():
        current: Question | None = None
        assert block[0]["class"] == "G", "a question belongs to the group before it"
        for row in block:
            if row["class"] == "Q":
                assert row["type/scale"] in QUESTION_TYPES
                assert CODE.fullmatch(row["name"]), row["name"]
                current = questions.setdefault(
                    row["name"],
                    Question(row["type/scale"], row["name"], {}, row["relevance"],
                             row["mandatory"] == "Y"),
                )  # fmt: skip
                assert language not in current.text, f"{row['name']} stands twice"
                current.text[language] = row["text"]
                for gate, answer in RELEVANCE.findall(row["relevance"]):
                    assert answer in questions[gate].answers, row["relevance"]
            elif row["class"] in ("A", "SQ"):
                assert current is not None
                assert ANSWER.fullmatch(row["name"]), row["name"]
                place = current.answers if row["class"] == "A" else current.items
                texts = place.setdefault(row["name"], {})
                assert language not in texts, f"{current.code}: {row['name']} stands twice"
                texts[language] = row["text"]
            else:
                assert row["class"] == "G"
                assert row["name"]
    for question in questions.values():
        assert bool(question.answers) == (question.kind in ("L", "!")), question.code
        assert bool(question.items) == (question.kind == "M"), question.code
    return settings, questions


Answers = dict[str, str | list[str]]


def answer(questions: dict[str, Question], chance: random.Random) -> Answers:
    """Answer a questionnaire by chance, as its conditions allow; not every question."""
    given: Answers = {}
    for question in questions.values():
        asked = question.relevance == "1" or any(
            given.get(gate) == code for gate, code in RELEVANCE.findall(question.relevance)
        )
        if not asked or (not question.mandatory and chance.random() < 0.1):
            continue
        if question.kind in ("L", "!"):
            given[question.code] = chance.choice(list(question.answers))
        elif question.kind == "M":
            given[question.code] = [code for code in question.items if chance.random() < 0.5]
        elif question.kind == "S":
            given[question.code] = chance.choice(["0", "3", "6–8", "2 eller fler"])
        else:
            given[question.code] = 'Fritt; med "citat"\noch radbrytning'
    return given


def export(
    questions: dict[str, Question],
    responses: list[Answers],
    *,
    codes: bool = True,
    headings: str = "code",
    language: str = "sv",
) -> bytes:
    """Export responses as CSV, with answers as codes or texts.

    ``headings``: ``code`` (``F4[1]``), ``expression`` (``F4_1``) or ``codetext``
    (``F4[1]. Question [item]``).
    """

    def heading(question: Question, item: str = "") -> str:
        if headings == "expression":
            return f"{question.code}_{item}" if item else question.code
        code = f"{question.code}[{item}]" if item else question.code
        if headings == "codetext":
            part = f" [{question.items[item][language]}]" if item else ""
            return f"{code}. {question.text[language]}{part}"
        return code

    yes, no = ("Y", "") if codes else ("Ja", "Nej")
    rows = []
    for number, given in enumerate(responses, start=1):
        row = {
            "id": str(number),
            "submitdate": f"2026-03-{number % 27 + 1:02d} 10:00:00",
            "lastpage": "6",
            "startlanguage": language,
            "seed": str(1000 + number),
        }
        for question in questions.values():
            mine = given.get(question.code)
            if question.kind == "M":
                for item in question.items:
                    known = isinstance(mine, list)
                    ticked = isinstance(mine, list) and item in mine
                    row[heading(question, item)] = yes if ticked else no if known else ""
            elif isinstance(mine, str) and question.answers and not codes:
                row[heading(question)] = question.answers[mine][language]
            else:
                row[heading(question)] = mine if isinstance(mine, str) else ""
        rows.append(row)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return ("\ufeff" + text.getvalue()).encode("utf-8")
