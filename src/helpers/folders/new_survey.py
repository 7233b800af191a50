"""Make the folder of a new survey after the example of another: ``make new-survey``.

The codebook is copied with its comments; what is particular to the other survey is marked to be
filled in, and no command accepts it before that is done. The folder gets a questionnaire to print
and one to import into LimeSurvey, whose export reads back by the same codebook.
"""

import unicodedata
from pathlib import Path

import yaml

from helpers.folders.questionnaire.codes import ANSWER, QUESTION, item_column, question_code
from helpers.folders.questionnaire.limesurvey import limesurvey_text
from helpers.folders.questionnaire.page import questionnaire_page
from helpers.folders.survey_folders import (
    demand_fit_name,
    empty_tables,
    new_folder,
    remove_particulars,
    write_text,
)
from helpers.folders.yaml_edits import Place, YamlEdits
from helpers.survey.codebook import Codebook, Question, read_codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder, survey_names
from helpers.survey.yaml_files import PLACEHOLDER, read_yaml

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
# What LimeSurvey writes: responses as CSV, headings as question codes, answers as codes or texts.
  # Change this where another tool is used.
  files: [responses.csv]
  columns:
    respondent: id
    actor: {actor}
    submitted: submitdate
  no_answer: [N/A]"""

_PROVENANCE_HEAD = """\
# Where every file of this folder comes from. The report marks what is synthetic by this record.
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
    codebook = read_codebook(example)
    survey = SurveyFolder(name)
    with new_folder(survey.raw) as folder:
        write_text(folder, "codebook.yml", _codebook_text(example, codebook, name))
        filled = folder / "filled.yml"  # as it reads once it is filled in
        text = (folder / "codebook.yml").read_text(encoding="utf-8")
        write_text(folder, filled.name, _provisionally_filled(text))
        new = read_yaml(filled, Codebook)
        filled.unlink()
        write_questionnaire(folder, new)
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
        provenance = yaml.safe_dump(record, sort_keys=False, width=100)
        text = _PROVENANCE_HEAD + provenance + _PROVENANCE_END
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


def _codebook_text(example: SurveyFolder, codebook: Codebook, name: str) -> str:
    edits = YamlEdits(example.codebook.read_text(encoding="utf-8"))
    head = _CODEBOOK_HEAD.format(like=example.name, name=name, placeholder=PLACEHOLDER)
    edits.head(head)
    edits.replace(("survey",), name)
    edits.replace(("year",), PLACEHOLDER)
    for key in ("title", "area", "authority"):
        edits.replace((key,), _FILL_IN)
    edits.replace(("wording",), "original")
    remove_particulars(edits, codebook)
    taken: set[str] = set()
    edits.replace(("export",), _EXPORT.format(actor=_free("actor", taken)))
    codes = _numbered("P", [actor.code for actor in codebook.actors])
    places: list[Place] = [
        ("sectors", place, "actors", position)
        for place, sector in enumerate(codebook.sectors)
        for position in range(len(sector.actors))
    ]
    for where, code in zip(places, codes, strict=True):
        edits.replace((*where, "invited"), PLACEHOLDER)
        _put(edits, where, "code", code)
    for position, question in enumerate(codebook.questions):
        _adapt(edits, ("questions", position), question, taken)
    return edits.result()


def _adapt(edits: YamlEdits, place: Place, question: Question, taken: set[str]) -> None:
    """Give a question, its items and its answers codes that a survey tool takes."""
    code = _free(question_code(question), taken)
    if question.type != "multiple":
        if code != question.column:
            edits.replace((*place, "column"), code)
        codes = _numbered("A", [level.code for level in question.levels])
        for position, answer in enumerate(codes):
            _put(edits, (*place, "levels", position), "code", answer)
        return
    for key in ("column", "separator"):
        edits.remove((*place, key))
    items = [item_column(level.column or "") for level in question.levels]
    kept = all(item is not None and item[0] == code and ANSWER.fullmatch(item[1]) for item in items)
    for position in range(len(question.levels)):
        if not kept:
            _put(edits, (*place, "levels", position), "column", f"{code}_{position + 1}")


def _put(edits: YamlEdits, place: Place, key: str, value: str) -> None:
    """Give the mapping at a place a key, after its id; one that is there gets the value."""
    if edits.has((*place, key)):
        edits.replace((*place, key), value)
    elif edits.is_flow(place):
        edits.after((*place, "id"), f", {key}: {value}")
    else:
        indent = edits.column((*place, "id"))
        edits.after((*place, "id"), f"\n{' ' * indent}{key}: {value}")


def _numbered(letter: str, codes: list[str | None]) -> list[str]:
    """Return the codes as they are, where a survey tool takes them all; else A1, A2 and so on."""
    fit = [code for code in codes if code is not None and ANSWER.fullmatch(code)]
    if len(set(fit)) == len(codes):
        return fit
    return [f"{letter}{number}" for number in range(1, len(codes) + 1)]


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


def _provisionally_filled(text: str) -> str:
    """Return a codebook to make the questionnaire from before it is filled in."""
    edits = YamlEdits(text)
    edits.replace(("year",), "2000")
    for place, sector in enumerate(yaml.safe_load(text)["sectors"]):
        for position in range(len(sector["actors"])):
            edits.replace(("sectors", place, "actors", position, "invited"), "1")
    for key in ("title", "area", "authority"):
        edits.replace((key,), "{sv: '[…]', en: '[…]'}")
    return edits.result()
