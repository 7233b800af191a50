"""The last look at a report before it is published, for what gives a respondent away."""

from pathlib import Path

from helpers.codebook import Codebook, read_codebook
from helpers.compared import compared_folders
from helpers.count_files import FILE_NAME, read_counts
from helpers.paths import SurveyFolder
from helpers.report.attack import attack, attack_facts
from helpers.report.count_facts import counted_facts
from helpers.report.file_facts import file_facts
from helpers.report.leaks import find_leaks, survey_secrets
from helpers.report.read_back import read_back


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
    built = read_back(report)
    exposures = attack(built, codebook)
    if (folder.processed / FILE_NAME).exists():
        # Pages show part of the protected counts. All of them together must be safe as well.
        counts, _ = read_counts(folder)
        known = [fact for fact in file_facts(built, codebook) if fact.high == float("inf")]
        exposures += attack_facts([*counted_facts(counts), *known], codebook)
    leaks = find_leaks(report, survey_secrets(folder, codebook))
    for other in compared_folders(codebook):
        # Nor may the counts of the surveys compared give away what their own reports hide.
        theirs = read_codebook(other)
        counts, _ = read_counts(other)
        exposures += attack_facts(list(counted_facts(counts)), theirs)
        leaks += find_leaks(report, survey_secrets(other, theirs))
    exposed = [f"a hidden figure is given away: {exposure}" for exposure in exposures]
    return exposed + list(dict.fromkeys(str(leak) for leak in leaks))
