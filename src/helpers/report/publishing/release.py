"""Keep what has been made public of a survey, so that later reports are held against it."""

import shutil
from pathlib import Path

from helpers.disclosure.count_files import FILE_NAME, release_places
from helpers.report.failure import ReportError
from helpers.report.publishing.manifest import MANIFEST, verify
from helpers.report.sources import read_sources
from helpers.survey.paths import SurveyFolder


def keep_release(folder: SurveyFolder) -> Path:
    """Keep a published report's protected counts and manifest under the next number.

    Parameters
    ----------
    folder
        The survey, whose report stands as it was built.

    Returns
    -------
    pathlib.Path
        The release's folder in ``data/releases``: small, without any respondent, fit for git.

    Raises
    ------
    ReportError
        The report is not what was built from the sources as they are, or is kept already.
    """
    faults, changed = verify(folder.report, read_sources(folder))
    counts = folder.processed / FILE_NAME
    if faults or changed or not counts.exists():
        told = "; ".join([*faults, *changed]) or f"{FILE_NAME} is gone"
        raise ReportError(
            f"reports/{folder.name} is not what these sources give ({told}): "
            f"build it with make report SURVEY={folder.name} FORCE=1, then keep it"
        )
    places = release_places(folder)
    if places and (places[-1] / FILE_NAME).read_bytes() == counts.read_bytes():
        raise ReportError(f"release {places[-1].name} of {folder.name} holds the same counts")
    number = int(places[-1].name) + 1 if places else 1
    place = folder.releases / str(number)
    place.mkdir(parents=True)
    shutil.copyfile(counts, place / FILE_NAME)
    shutil.copyfile(folder.report / MANIFEST, place / MANIFEST)
    return place
