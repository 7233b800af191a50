"""From an export to the folder of a survey: ``make codebook``."""

import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.cleaning import clean
from helpers.drafting.bundles import questions_of
from helpers.drafting.columns import Column, Defined
from helpers.drafting.declared import Drafted, declare
from helpers.drafting.definitions import definitions_of
from helpers.drafting.guesses import CODES
from helpers.drafting.layouts import columns_of
from helpers.drafting.naming import identifier
from helpers.drafting.roles import Roles, grouping, roles_of
from helpers.drafting.words import TEXTS, language_of
from helpers.drafting.writing import Draft, codebook_text
from helpers.folders.survey_folders import PROVENANCE_HEAD, demand_fit_name, new_folder, write_text
from helpers.reading.export import join, read_sheet
from helpers.reading.whole import Whole, read_whole
from helpers.survey.codebook import Codebook
from helpers.survey.faults import PLACEHOLDER, Fault, InputError
from helpers.survey.paths import SurveyFolder
from helpers.survey.yaml_files import quoted, read_yaml

_ROUNDS = 4
_FILE = """\
  {file}:
    source: survey
    note: As exported.  # decide: from which tool, by whom, when?
"""


@dataclass(frozen=True)
class Made:
    """A drafted folder, and what is told of it on the screen alone.

    Parameters
    ----------
    folder
        The survey.
    questions, left_out
        How many questions are declared, and how many columns take no part.
    groups
        How many rows name each group, by its id: as few as can have been invited.
    """

    folder: SurveyFolder
    questions: int
    left_out: int
    groups: dict[str, int]


def make_draft(files: Sequence[Path], name: str | None = None) -> Made:
    """Make the folder of a survey from its export.

    Parameters
    ----------
    files
        The export, and definitions of its questions: in any order.
    name
        Of the survey; None takes it from the first file.

    Returns
    -------
    Made
        The new folder.

    Raises
    ------
    InputError
        A file cannot be read or holds no answers, or the folder is there already. Nothing is left
        behind.
    """
    contents = {path.name: _content(path) for path in files}
    defined, exports = definitions_of(contents)
    wholes = [read_whole(file, contents[file]) for file in exports]
    if not wholes:
        raise InputError([Fault(", ".join(contents), "holds no answers: name the export, too")])
    name = name or _name_of(wholes[0].file)
    demand_fit_name(name)
    survey = SurveyFolder(name)
    with new_folder(survey.raw) as folder:
        draft = _drafted(name, wholes, defined, contents)
        write_text(folder, "codebook.yml", codebook_text(draft))
        entries = "".join(_FILE.format(file=quoted(file)) for file in exports)
        record = f"{PROVENANCE_HEAD}survey: {name}\nfiles:\n{entries}"
        write_text(folder, "provenance.yml", record)
        for path in files:
            if path.name in exports:
                shutil.copyfile(path, folder / path.name)
    return Made(survey, len(draft.questions), len(draft.left_out), _group_sizes(draft.group))


def _group_sizes(group: Drafted) -> dict[str, int]:
    """Return how many rows name each group, by its level's id."""
    said = group.found.first.counts
    sizes = {
        level.id: said[level.label] + (said[level.code] if level.code else 0)
        for level in group.levels
        if not level.write_in
    }
    written = sum(n for text, n in said.items() if text) - sum(sizes.values())
    sizes |= {level.id: written for level in group.levels if level.write_in}
    return {level.id: sizes[level.id] for level in group.levels if not level.unknown}


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        expected = f"cannot be read ({error.strerror}): correct FROM"
        raise InputError([Fault(str(path), expected)]) from error


def _name_of(file: str) -> str:
    plain = identifier(Path(file).stem, ()).replace("_", "-").removeprefix("v")
    return plain if len(plain) > 1 else f"survey-{plain}"


def _drafted(
    name: str, wholes: Sequence[Whole], defined: Mapping[str, Defined], contents: dict[str, bytes]
) -> Draft:
    """Draft a codebook, and leave out the questions whose columns cleaning refuses by it."""
    columns, depth = _joined(wholes, defined)
    refused: dict[str, str] = {}
    roles = roles_of(columns)
    for _ in range(_ROUNDS):
        draft = _draft(name, wholes, columns, depth, roles, refused)
        faults = _faults(draft, contents)
        told = {
            column.name: "not all its cells are read"
            for fault in faults
            for question in draft.questions
            if any(fault.column == column.name for column in question.found.columns)
            for column in question.found.columns
        }
        if not told:
            break
        refused |= told
    return draft


def _joined(wholes: Sequence[Whole], defined: Mapping[str, Defined]) -> tuple[list[Column], int]:
    """Return the columns that every file has, one file's cells after the other's."""
    read = [columns_of(whole, defined) for whole in wholes]
    first, depth = read[0]
    joined = []
    for column in first:
        alike = [next((c for c in other if c.name == column.name), None) for other, _ in read[1:]]
        parts = [column, *(one for one in alike if one is not None)]
        if len(parts) == len(read):
            values = [value for part in parts for value in part.values]
            joined.append(replace(column, values=values))
    return joined, depth


def _draft(
    name: str,
    wholes: Sequence[Whole],
    columns: Sequence[Column],
    depth: int,
    roles: Roles,
    refused: dict[str, str],
) -> Draft:
    found = list(questions_of([one for one in columns if one.name not in roles.taken]))
    asked = [
        one
        for one in found
        if one.guess.kind != "left_out" and not any(c.name in refused for c in one.columns)
    ]
    groups = grouping(asked) or [one for one in asked if one.guess.kind in ("single", "ordinal")]
    if not groups:
        expected = "no column holds answers that were chosen and could group respondents"
        raise InputError([Fault(wholes[0].file, expected)])
    group, *others = groups
    questions = [one for one in asked if one is not group]
    if not questions:
        raise InputError([Fault(wholes[0].file, "holds no question beside the groups")])
    options = [option.label for one in asked for option in one.guess.options]
    spoken = language_of([*(column.text for column in columns), *options])
    language = spoken if spoken in TEXTS else "en"
    left_out = roles.left_out | {
        column.name: one.guess.evidence
        for one in found
        if one.guess.kind == "left_out"
        for column in one.columns
    }
    used = [column for one in asked for column in one.columns]
    drafted, *declared = declare([group, *questions], language)
    return Draft(
        name=name,
        files=tuple(whole.file for whole in wholes),
        language=language,
        spoken=spoken,
        export=_layout(wholes[0], depth),
        no_answer=tuple(sorted({value for column in used for value in column.no_answers})),
        roles=roles,
        group=replace(drafted, headline=(), headline_label=""),
        others=tuple(one for one in others if one.guess.evidence != CODES),
        questions=tuple(declared),
        left_out=left_out | refused,
    )


def _layout(whole: Whole, depth: int) -> dict[str, object]:
    told = {"sheet": whole.sheet, "encoding": whole.encoding}
    layout: dict[str, object] = {key: value for key, value in told.items() if value is not None}
    return layout if whole.variables or whole.kind == "parquet" else layout | {"header_rows": depth}


def _faults(draft: Draft, contents: dict[str, bytes]) -> tuple[Fault, ...]:
    """Return what cleaning refuses, were the draft filled in."""
    group, rows = draft.group, len(draft.group.found.first.values)
    text = codebook_text(draft)
    for level in group.levels:
        text = text.replace(f"    {level.id}: {PLACEHOLDER}\n", f"    {level.id}: {max(rows, 1)}\n")
    text = text.replace(f"year: {PLACEHOLDER}", "year: 2000")
    text = re.sub(rf" *readings: {PLACEHOLDER}\n", "", text).replace(PLACEHOLDER, "provisional")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "codebook.yml"
        path.write_text(text, encoding="utf-8")
        codebook = read_yaml(path, Codebook)
    tolerated = {
        question.found.first.name for question in draft.questions if question.decide
        and question.found.guess.kind == "count"
    }  # fmt: skip
    try:
        sheets = [read_sheet(file, contents[file], codebook) for file in draft.files]
        clean(join(sheets), codebook)
    except InputError as error:
        return tuple(fault for fault in error.faults if fault.column not in tolerated)
    return ()
