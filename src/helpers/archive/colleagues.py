"""Cleaned responses for colleagues' own programs: SPSS and Parquet, kept out of the report."""

import json
import textwrap
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pyreadstat

from helpers.archive.variables import NO_ANSWER_CODE, NOT_ASKED_CODE, Variable, variables
from helpers.cleaning.processed import read_cleaned, write_private
from helpers.survey.codebook import Language, read_codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.provenance import Source, read_provenance

FOLDER = "colleagues"
READ_ME = "README.txt"  # what they may not be used for

_TERMS = """\
{survey}: one row a respondent, cleaned. {source}

Personal data: a row can point to a person or an organisation even without a name, since few
actors of a kind were invited. Small tables made from these files are not protected.

You may not
- publish a row, or a table or figure made from these files: what may be published is in reports/,
  where small cells are hidden;
- pass the files on, or keep them outside this folder, without the controller's decision;
- match them with other registers, or try to find out who answered.

Left out on purpose: respondents' keys, the time each answered, and free text (the files only say
whether it was given). The rows are sorted by their values, not by when they came in.

responses.sv.sav, responses.en.sav   SPSS, labels in Swedish and in English
responses.parquet                    the same codes; each column's metadata holds its labels

Codes: {no_answer} no answer, {not_asked} not asked (both user-missing); system-missing: cell empty.
"""
_SOURCES: dict[Source, str] = {
    "synthetic": "SYNTHETIC: the answers are made up and tell nothing about anyone.",
    "survey": "Answers of real respondents.",
    "published": "Answers that were public before.",
}
_LONGEST_TITLE, _LONGEST_NOTE = 64, 80  # bytes, in an SPSS file
_MEASURES = {"nominal": "nominal", "ordinal": "ordinal", "truth": "nominal"}


def write_for_colleagues(folder: SurveyFolder) -> Path:
    """Write the cleaned responses as SPSS and Parquet files that only their owner can read.

    Parameters
    ----------
    folder
        The survey; its report has been built.

    Returns
    -------
    Path
        The folder with the files, below the survey's processed data.

    Raises
    ------
    InputError
        The responses have not been cleaned, or the folder cannot be written.
    """
    codebook = read_codebook(folder)
    described = variables(codebook)
    coded = coded_responses(read_cleaned(folder).responses, described)
    source = read_provenance(folder).source_of(*codebook.export.files)
    terms = _terms(folder.name, source)
    target = folder.processed / FOLDER
    target.mkdir(exist_ok=True)
    target.chmod(0o700)
    write_private(target / READ_ME, lambda path: path.write_text(terms, encoding="utf-8"))
    table = _labelled_table(coded, described, terms)
    write_private(
        target / "responses.parquet",
        lambda path: pyarrow.parquet.write_table(table, path, compression="zstd"),
    )
    for language in codebook.languages:
        title = f"{source}: {codebook.title[language]}"
        write_private(
            target / f"responses.{language}.sav",
            partial(_write_spss, coded, described, language, title, terms),
        )
    return target


def _terms(survey: str, source: Source) -> str:
    return _TERMS.format(
        survey=survey,
        source=_SOURCES[source],
        no_answer=NO_ANSWER_CODE,
        not_asked=NOT_ASKED_CODE,
    )


def coded_responses(responses: pd.DataFrame, described: tuple[Variable, ...]) -> pd.DataFrame:
    """Return responses as numbers, sorted by their values.

    Parameters
    ----------
    responses
        One row a respondent, as ``helpers.cleaning.clean`` returns them.
    described
        The variables to keep, with their codes.

    Returns
    -------
    pandas.DataFrame
        One column a variable: its codes, ``NaN`` where a cell was left empty.
    """
    columns = {}
    for variable in described:
        column = responses[variable.column]
        if variable.kind in {"count", "number"}:
            coded = column.astype("Float64")
        else:
            codes = {category.value: category.code for category in variable.categories}
            coded = column.astype(object).map(codes).astype("Float64")
        question = variable.question
        if question is not None and question.asked_if is not None:
            gate = responses[question.asked_if.question]
            was_asked = gate.isin(question.asked_if.levels)
            coded = coded.mask(~was_asked, NOT_ASKED_CODE)
        columns[variable.name] = coded.astype(float)
    frame = pd.DataFrame(columns)
    return frame.sort_values(list(frame.columns), ignore_index=True)


def _write_spss(
    coded: pd.DataFrame,
    described: tuple[Variable, ...],
    language: Language,
    title: str,
    terms: str,
    path: Path,
) -> None:
    pyreadstat.write_sav(
        coded,
        path,
        file_label=title.encode()[:_LONGEST_TITLE].decode(errors="ignore"),
        column_labels={one.name: one.label[language] for one in described},
        variable_value_labels={
            one.name: {category.code: category.label[language] for category in one.categories}
            for one in described
            if one.categories
        },
        missing_ranges={one.name: codes for one in described if (codes := _missing_codes(one))},
        variable_measure={one.name: _MEASURES.get(one.kind, "scale") for one in described},
        note=[
            line
            for paragraph in terms.splitlines()
            for line in textwrap.wrap(paragraph, _LONGEST_NOTE) or [""]
        ],
    )


def _missing_codes(variable: Variable) -> list[Any]:
    return [category.code for category in variable.categories if category.missing]


def _labelled_table(coded: pd.DataFrame, described: tuple[Variable, ...], terms: str) -> pa.Table:
    """Return a table whose columns carry their labels and codes."""
    fields = [
        pa.field(
            one.name,
            pa.float64(),
            metadata={
                "label": json.dumps(one.label.model_dump(), ensure_ascii=False),
                "values": json.dumps(
                    {category.code: category.label.model_dump() for category in one.categories},
                    ensure_ascii=False,
                ),
                "missing": json.dumps(_missing_codes(one)),
            },
        )
        for one in described
    ]
    schema = pa.schema(fields, metadata={"terms": terms})
    return pa.Table.from_pandas(coded, schema=schema, preserve_index=False)
