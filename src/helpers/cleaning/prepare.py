"""From an export to protected counts: what notebook 01 does, and what a comparison needs first."""

import pandas as pd

from helpers.cleaning import Cleaned, clean
from helpers.disclosure.count_files import read_released, write_counts
from helpers.disclosure.protection import ProtectedCounts, Suppression, protect
from helpers.reading import read_export
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.provenance import Source, read_provenance
from helpers.survey.published import has_published


def prepare_counts(folder: SurveyFolder) -> tuple[ProtectedCounts, Suppression]:
    """Clean, count and protect a survey's answers, and store the counts.

    Parameters
    ----------
    folder
        The survey.

    Returns
    -------
    ProtectedCounts
        What was stored.
    Suppression
        How many cells were hidden.

    Raises
    ------
    InputError
        The folder is not fit to run.
    """
    codebook = read_codebook(folder)
    source = read_provenance(folder).source_of(*codebook.export.files)
    cleaned = clean(read_export(folder, codebook), codebook)
    return protect_and_write(folder, codebook, cleaned, source)


def protect_and_write(
    folder: SurveyFolder, codebook: Codebook, cleaned: Cleaned, source: Source
) -> tuple[ProtectedCounts, Suppression]:
    """Count and protect clean answers, and store the counts.

    Parameters
    ----------
    folder
        The survey.
    codebook
        Its declaration.
    cleaned
        What ``clean`` returned.
    source
        Where the answers come from.

    Returns
    -------
    ProtectedCounts
        What was stored.
    Suppression
        How many cells were hidden.
    """
    counts, suppression = protect_survey(folder, codebook, cleaned.responses, source)
    write_counts(folder, counts, suppression)
    return counts, suppression


def protect_survey(
    folder: SurveyFolder, codebook: Codebook, responses: pd.DataFrame, source: Source
) -> tuple[ProtectedCounts, Suppression]:
    """Count and protect clean answers, with what was published of the survey before.

    Parameters
    ----------
    folder
        The survey.
    codebook
        Its declaration.
    responses
        One row a respondent.
    source
        Where the answers come from.

    Raises
    ------
    InputError
        Too few respondents differ from an earlier release.
    """
    return protect(
        responses,
        codebook,
        source,
        cases_are_published=has_published(folder, "suspected_cases"),
        released=read_released(folder),
    )
