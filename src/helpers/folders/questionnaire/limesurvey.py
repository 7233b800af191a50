"""A questionnaire as a file that LimeSurvey imports.

The format is LimeSurvey's tab-separated survey structure (``.txt``), as its manual describes it:
UTF-8 with a byte order mark, a row for each setting, group, question, item and answer; the base
language whole, then its translation with the same rows.
"""

import csv
import html
import io
from collections.abc import Iterator

from helpers.folders.questionnaire.codes import Codes, part_title, questionnaire_codes
from helpers.survey.codebook import Codebook, Language, Question
from helpers.words.catalogue import message as label
from helpers.words.formats import decimal_mark

FIELDS = (
    "id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language",
    "validation", "mandatory", "encrypted", "other", "default", "same_default",
)  # fmt: skip
TYPES = {
    "single": "L", "ordinal": "L", "multiple": "M", "count": "S", "number": "N", "free_text": "T",
}  # fmt: skip
"""LimeSurvey's types: list, multiple choice, short text (an interval is no number), number, long
text."""

_SETTINGS = {
    "format": "G",
    "anonymized": "Y",
    "datestamp": "Y",
    "ipaddr": "N",
    "refurl": "N",
    "savetimings": "N",
    "allowprev": "Y",
    "showwelcome": "Y",
}
Row = dict[str, str]


def limesurvey_text(codebook: Codebook) -> str:
    """Return a survey's questionnaire in LimeSurvey's tab-separated survey structure.

    Parameters
    ----------
    codebook
        The survey's declaration. Its columns and codes become those of the questionnaire.

    Returns
    -------
    str
        The file's text, with its byte order mark.

    Raises
    ------
    InputError
        With every column or code that LimeSurvey would not take.
    """
    codes = questionnaire_codes(codebook)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, FIELDS, restval="", delimiter="\t", lineterminator="\r\n")
    writer.writeheader()
    first, *others = codebook.languages
    languages = {"language": first, "additional_languages": " ".join(others)}
    for name, value in (languages | _SETTINGS).items():
        writer.writerow({"class": "S", "name": name, "text": value})
    for language in codebook.languages:
        writer.writerows(_language_settings(codebook, language))
    for language in codebook.languages:
        writer.writerows(_numbered(_rows(codebook, codes, language), language))
    return "\ufeff" + text.getvalue()


def _language_settings(codebook: Codebook, language: Language) -> Iterator[Row]:
    texts = {
        "surveyls_language": language,
        "surveyls_title": codebook.title[language],
        "surveyls_description": label("questionnaire_lead", language),
        "surveyls_welcometext": label("questionnaire_lead", language),
        "surveyls_endtext": label("questionnaire_thanks", language),
        "surveyls_dateformat": "6",  # 2010-05-03
        "surveyls_numberformat": "1" if decimal_mark(language) == "," else "0",
    }
    for name, text in texts.items():
        yield {
            "class": "SL",
            "name": name,
            "text": html.escape(text, quote=False),
            "language": language,
        }


def _numbered(rows: Iterator[Row], language: Language) -> Iterator[Row]:
    """Give each row its language and the id of its question, group or item."""
    groups, questions, current = 0, 0, 0
    for row in rows:
        if row["class"] == "G":
            groups += 1
            number = groups
        elif row["class"] == "A":
            number = current
        else:
            questions += 1
            number = questions
            current = number if row["class"] == "Q" else current
        yield row | {"id": str(number), "language": language}


def _rows(codebook: Codebook, codes: Codes, language: Language) -> Iterator[Row]:
    yield _group("1", label("questionnaire_about", language))
    yield _question("!", codes.actor, label("questionnaire_actor", language)) | {"mandatory": "Y"}
    for actor in codebook.actors:
        yield _answer(codes.answers[""][actor.id], actor.label[language])
    theme, groups = "", 1
    for question in codebook.questions:
        if question.theme != theme:
            theme, groups = question.theme, groups + 1
            yield _group(str(groups), part_title(theme, language))
        code = codes.questions[question.id]
        yield _question(TYPES[question.type], code, question.text[language]) | {
            "relevance": _relevance(question, codes),
            "help": html.escape(_help(question, language), quote=False),
        }
        for level in question.levels:
            answer = _answer(codes.answers[question.id][level.id], level.label[language])
            is_item = question.type == "multiple"
            yield answer | ({"class": "SQ", "relevance": "1"} if is_item else {})


def _group(number: str, text: str) -> Row:
    # Groups are matched across languages by what stands in type/scale.
    return {
        "class": "G",
        "type/scale": f"G{number}",
        "name": html.escape(text, quote=False),
        "relevance": "1",
    }


def _question(kind: str, code: str, text: str) -> Row:
    return {
        "class": "Q", "type/scale": kind, "name": code, "text": html.escape(text, quote=False),
        "relevance": "1", "mandatory": "N", "encrypted": "N", "other": "N", "same_default": "0",
    }  # fmt: skip


def _answer(code: str, text: str) -> Row:
    return {"class": "A", "type/scale": "0", "name": code, "text": html.escape(text, quote=False)}


def _relevance(question: Question, codes: Codes) -> str:
    """Return the condition under which a question is asked, in LimeSurvey's expressions."""
    if question.asked_if is None:
        return "1"
    gate = question.asked_if.question
    answers = [codes.answers[gate][level] for level in question.asked_if.levels]
    return " or ".join(f'{codes.questions[gate]}.NAOK == "{code}"' for code in answers)


def _help(question: Question, language: Language) -> str:
    kinds = {"multiple": "several", "count": "count", "number": "number", "free_text": "free_text"}
    key = f"questionnaire_{kinds[question.type]}" if question.type in kinds else ""
    return label(key, language) if key else ""
