"""Make the folder of a new survey after the example of another: ``make new-survey``.

The codebook is copied with its comments; what is particular to the other survey is marked to be
filled in, and no command accepts it before that is done. The folder gets a questionnaire to print
and one to import into LimeSurvey, whose export reads back by the same codebook.
"""

import unicodedata
from copy import deepcopy
from pathlib import Path
from typing import Any

from helpers.folders.questionnaire.codes import ANSWER, QUESTION, question_code
from helpers.folders.questionnaire.limesurvey import limesurvey_text
from helpers.folders.questionnaire.page import questionnaire_page
from helpers.folders.survey_folders import (
    PROVENANCE_HEAD,
    demand_fit_name,
    empty_tables,
    new_folder,
    remove_particulars,
    write_text,
)
from helpers.folders.yaml_copies import read_to_change, written
from helpers.reading.header import item_column
from helpers.survey.codebook import Codebook, Question, read_codebook
from helpers.survey.faults import PLACEHOLDER, Fault, InputError
from helpers.survey.paths import SurveyFolder, survey_names

QUESTIONNAIRE = "questionnaire"
_FILL_IN = f"{{sv: {PLACEHOLDER}, en: {PLACEHOLDER}}}"

_CODEBOOK_HEAD = """\
# Everything particular to this survey. Copied from {like}.
# Write what is right for this survey wherever it says {placeholder}, and go through the rest.
# `make check SURVEY={name}` says what is left to do.
# The numbers invited make the response rates: take them from the mailing list.
#
# When earlier surveys are to be compared with this one, name them here:
# compared_with: [{like}]
"""

_EXPORT = """\
files: [responses.csv]
columns:
  respondent: id
  actor: {actor}
  submitted: submitdate
no_answer: [N/A]
"""
_EXPORT_COMMENT = """\
What LimeSurvey writes: responses as CSV, headings as question codes, answers as codes or texts.
Change this where another tool is used.
"""

_PROVENANCE_END = """\
# When the answers are here, take away the # before these lines:
#  responses.csv:
#    source: survey
#    note: Exported from LimeSurvey.
"""

_README = """\
# {name}

Made after the example of `{like}`. What to do next:

1. **codebook.yml**: write what is right wherever it says `{placeholder}`: title, area, authority,
   year, and how many of each actor are invited. Go through actors, questions and answers.
   `make check SURVEY={name}` lists what is left.
2. **questionnaire/**: after a change to the codebook, make it anew with
   `make questionnaire SURVEY={name}`. Print `questionnaire.sv.html` (a page a language), or import
   `limesurvey.txt` into LimeSurvey (*Create survey → Import*).
3. **responses.csv**: when the answers are in, export them from LimeSurvey (*Responses → Export*:
   CSV, headings as question codes) to this folder. Say in **provenance.yml** where the file comes
   from. Answers stay out of version control; a check before each commit sees to that.
4. **published/**: figures that are public already, one table a file. The tables are empty; a table
   with no rows counts as not published. Fill in those that there are, and remove the others with
   their entries in provenance.yml.
5. `make report SURVEY={name}` builds the report.
"""


def make_survey(name: str, like: str) -> SurveyFolder:
    """Make the folder of a new survey.

    Parameters
    ----------
    name
        Name of the new survey.
    like
        Name of the survey it is made after.

    Returns
    -------
    SurveyFolder
        The new survey.

    Raises
    ------
    InputError
        A name is not fit, the folder is there already, or ``like`` is missing or faulty. Nothing
        is left behind.
    """
    demand_fit_name(name)
    if like not in survey_names():
        known = ", ".join(survey_names()) or "none"
        expected = f"there is no survey of this name in data/raw (there: {known})"
        raise InputError([Fault("data/raw", expected, column="LIKE", value=like)])
    example = SurveyFolder(like)
    read_codebook(example)  # tells what is wrong with it
    survey = SurveyFolder(name)
    with new_folder(survey.raw) as folder:
        content = _codebook_content(example, name)
        head = _CODEBOOK_HEAD.format(like=like, name=name, placeholder=PLACEHOLDER)
        write_text(folder, "codebook.yml", head + written(content))
        write_questionnaire(folder, _provisionally_filled(content))
        tables = empty_tables(example)
        for table, header in tables.items():
            write_text(folder, table, header)
        record = {
            "survey": name,
            "files": {
                table: {"source": "published", "note": "Empty: nothing is published yet."}
                for table in tables
            },
        }
        text = PROVENANCE_HEAD + written(record) + _PROVENANCE_END
        write_text(folder, "provenance.yml", text)
        readme = _README.format(name=name, like=like, placeholder=PLACEHOLDER)
        write_text(folder, "README.md", readme)
    return survey


def write_questionnaire(folder: Path, codebook: Codebook) -> list[Path]:
    """Write a survey's questionnaire: a page in each language, and a file for LimeSurvey.

    Parameters
    ----------
    folder
        The survey's folder.
    codebook
        Its declaration.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    InputError
        With every column or code that LimeSurvey would not take; nothing is written then.
    """
    files = {"limesurvey.txt": limesurvey_text(codebook)}
    for language in codebook.languages:
        files[f"questionnaire.{language}.html"] = questionnaire_page(codebook, language)
    for name, text in files.items():
        path = folder / QUESTIONNAIRE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return [folder / QUESTIONNAIRE / name for name in files]


def _codebook_content(example: SurveyFolder, name: str) -> Any:
    """Return the example's codebook with what is particular to it taken out or to be filled in."""
    content = read_to_change(example.codebook.read_text(encoding="utf-8"))
    content |= {"survey": name, "year": PLACEHOLDER, "wording": "original"}
    for key in ("title", "area", "authority"):
        content[key] = read_to_change(_FILL_IN)
    remove_particulars(content)
    taken: set[str] = set()
    content["export"] = read_to_change(_EXPORT.format(actor=_free("actor", taken)))
    content.yaml_set_comment_before_after_key("export", after=_EXPORT_COMMENT, after_indent=2)
    actors = _actors(content)
    for actor, code in zip(actors, _numbered("P", actors), strict=True):
        actor["invited"] = PLACEHOLDER
        _put_after_id(actor, "code", code)
    for question in content["questions"]:
        _adapt(question, taken)
    return content


def _actors(content: Any) -> list[Any]:
    return [actor for sector in content["sectors"] for actor in sector["actors"]]


def _adapt(question: Any, taken: set[str]) -> None:
    """Give a question, its items and its answers codes that a survey tool takes."""
    code = _free(question_code(Question.model_validate(question)), taken)
    levels = question.get("levels", [])
    if question["type"] != "multiple":
        question["column"] = code
        for level, answer in zip(levels, _numbered("A", levels), strict=True):
            _put_after_id(level, "code", answer)
        return
    for key in ("column", "separator"):
        question.pop(key, None)
    items = [item_column(level.get("column", "")) for level in levels]
    if not all(item and item[0] == code and ANSWER.fullmatch(item[1]) for item in items):
        for number, level in enumerate(levels, start=1):
            _put_after_id(level, "column", f"{code}_{number}")


def _put_after_id(content: Any, key: str, value: str) -> None:
    if key in content:
        content[key] = value
    else:
        content.insert(1 + list(content).index("id"), key, value)


def _numbered(letter: str, coded: list[Any]) -> list[str]:
    """Return the codes as they are, where a survey tool takes them all; else A1, A2 and so on."""
    fit = [one["code"] for one in coded if ANSWER.fullmatch(one.get("code", ""))]
    if len(set(fit)) == len(coded):
        return fit
    return [f"{letter}{number}" for number in range(1, len(coded) + 1)]


def _free(wanted: str, taken: set[str]) -> str:
    """Return a question's code made fit for a survey tool, and unlike the others."""
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode()
    code = "".join(character for character in plain if character.isalnum())[:16]
    if not code or QUESTION.fullmatch(code) is None:
        code = f"Q{code}"
    number, unlike = 1, code
    while unlike.casefold() in taken:
        number += 1
        unlike = f"{code}{number}"
    taken.add(unlike.casefold())
    return unlike


def _provisionally_filled(content: Any) -> Codebook:
    """Return a codebook to make the questionnaire from before it is filled in."""
    filled = deepcopy(content)
    filled["year"] = 2000
    for actor in _actors(filled):
        actor["invited"] = 1
    for key in ("title", "area", "authority"):
        filled[key] = {"sv": "[…]", "en": "[…]"}
    return Codebook.model_validate(filled)
