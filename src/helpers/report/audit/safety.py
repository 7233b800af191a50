"""The last look at a report before it is published, for what gives a respondent away."""

from pathlib import Path

from helpers.disclosure.count_files import FILE_NAME, read_counts
from helpers.report.audit.attack import attack, attack_facts
from helpers.report.audit.count_facts import counted_facts
from helpers.report.audit.earlier import attack_releases
from helpers.report.audit.exposure import Exposure
from helpers.report.audit.implied_facts import implied_facts
from helpers.report.audit.leaks import find_leaks, survey_secrets
from helpers.report.audit.read_back import BuiltReport, read_back
from helpers.report.audit.undeclared import KnownTexts, undeclared
from helpers.results.compared_surveys import compared_folders
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder


def safety_faults(report: Path, folder: SurveyFolder, codebook: Codebook) -> list[str]:
    """Return what in a report's files could tell about a respondent; empty where nothing does.

    Parameters
    ----------
    report
        The finished files, not published yet.
    folder
        The survey they are made from.
    codebook
        Its declaration.

    Raises
    ------
    InputError
        The export, which holds what to look for, cannot be read.
    """
    faults = figure_faults(report, folder, codebook) + text_faults(report, folder, codebook)
    return list(dict.fromkeys(faults))


def figure_faults(report: Path, folder: SurveyFolder, codebook: Codebook) -> list[str]:
    """Return the numbers of a report that tell too much, or that nothing declares.

    Parameters
    ----------
    report
        The finished files.
    folder
        The survey they are made from.
    codebook
        Its declaration.
    """
    built = read_back(report)
    others = compared_folders(codebook)
    books = [read_codebook(other) for other in others]
    exposures = _exposed(built, folder, codebook)
    for other, theirs in zip(others, books, strict=True):
        # Nor may the counts of the surveys compared give away what their own reports hide.
        exposures += attack_facts(list(counted_facts(read_counts(other)[0])), theirs)
    told = (f"a hidden figure is given away: {exposure.told(codebook)}" for exposure in exposures)
    return [*undeclared(built, KnownTexts([codebook, *books], folder)), *told]


def text_faults(files: Path, folder: SurveyFolder, codebook: Codebook) -> list[str]:
    """Return the private texts in files made from a survey, and from those compared with it.

    Parameters
    ----------
    files
        The folder of files, of any format.
    folder
        The survey.
    codebook
        Its declaration.

    Raises
    ------
    InputError
        An export, which holds what to look for, cannot be read.
    """
    leaks = find_leaks(files, survey_secrets(folder, codebook))
    for other in compared_folders(codebook):
        leaks += find_leaks(files, survey_secrets(other, read_codebook(other)))
    return list(map(str, leaks))


def _exposed(built: BuiltReport, folder: SurveyFolder, codebook: Codebook) -> list[Exposure]:
    exposures = attack(built, codebook)
    if (folder.processed / FILE_NAME).exists():
        # Pages show part of the protected counts. All of them together must be safe as well.
        counts, _ = read_counts(folder)
        implied = list(implied_facts(built, codebook))
        facts = [*counted_facts(counts), *implied]
        exposures += attack_facts(facts, codebook)
        exposures += attack_releases(facts, folder, codebook)
    return exposures
