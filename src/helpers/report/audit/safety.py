"""The last look at a report before it is published, for what gives a respondent away."""

from pathlib import Path
from typing import TYPE_CHECKING

from helpers.disclosure.count_files import FILE_NAME, read_counts
from helpers.report.audit.cleared import Cleared
from helpers.report.audit.leaks import find_leaks, secret_names, survey_secrets
from helpers.report.audit.read_back import BuiltReport, read_back
from helpers.report.sources import checksum
from helpers.results.compared_surveys import compared_folders
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder

if TYPE_CHECKING:
    from helpers.report.audit.attack import Exposure


def safety_faults(
    report: Path, folder: SurveyFolder, codebook: Codebook, cleared: Cleared | None = None
) -> list[str]:
    """Return what in a report's files could tell about a respondent; empty where nothing does.

    Parameters
    ----------
    report
        The finished files, not published yet.
    folder
        The survey they are made from.
    codebook
        Its declaration.
    cleared
        What was found safe before; None looks at everything.

    Raises
    ------
    InputError
        The export, which holds what to look for, cannot be read.
    """
    cleared = cleared or Cleared()
    faults = _exposed(read_back(report), folder, codebook, cleared)
    faults += _leaked(report, folder, codebook, cleared)
    for other in compared_folders(codebook):
        # Nor may the counts of the surveys compared give away what their own reports hide.
        theirs = read_codebook(other)
        faults += _exposed_by_counts(other, theirs, cleared)
        faults += _leaked(report, other, theirs, cleared)
    return list(dict.fromkeys(faults))


def _exposed(
    built: BuiltReport, folder: SurveyFolder, codebook: Codebook, cleared: Cleared
) -> list[str]:
    counts_file = folder.processed / FILE_NAME
    known_counts = checksum(counts_file) if counts_file.exists() else None
    # Its whole text: whatever a report's parts will be, all of them decide.
    key = cleared.key("exposures", repr(built), known_counts, codebook.model_dump(mode="json"))
    if cleared.holds(key):
        return []

    # Slow to import, and seldom needed where one page has changed.
    from helpers.report.audit.attack import attack, attack_facts  # noqa: PLC0415
    from helpers.report.audit.count_facts import counted_facts  # noqa: PLC0415
    from helpers.report.audit.file_facts import file_facts  # noqa: PLC0415

    exposures = attack(built, codebook)
    if known_counts:
        # Pages show part of the protected counts. All of them together must be safe as well.
        counts, _ = read_counts(folder)
        known = [fact for fact in file_facts(built, codebook) if fact.high == float("inf")]
        exposures += attack_facts([*counted_facts(counts), *known], codebook)
    return _told(exposures, key, cleared)


def _exposed_by_counts(folder: SurveyFolder, codebook: Codebook, cleared: Cleared) -> list[str]:
    key = cleared.key(
        "counts", checksum(folder.processed / FILE_NAME), codebook.model_dump(mode="json")
    )
    if cleared.holds(key):
        return []

    # Slow to import, as above.
    from helpers.report.audit.attack import attack_facts  # noqa: PLC0415
    from helpers.report.audit.count_facts import counted_facts  # noqa: PLC0415

    counts, _ = read_counts(folder)
    exposures = attack_facts(list(counted_facts(counts)), codebook)
    return _told(exposures, key, cleared)


def _told(exposures: "list[Exposure]", key: str, cleared: Cleared) -> list[str]:
    cleared.add([] if exposures else [key])
    return [f"a hidden figure is given away: {exposure}" for exposure in exposures]


def _leaked(report: Path, folder: SurveyFolder, codebook: Codebook, cleared: Cleared) -> list[str]:
    # Everything that secrets are made from: the survey's files, its respondents, this computer.
    private = [path for path in folder.processed.rglob("*") if path.name != FILE_NAME]
    origins = {
        path.as_posix(): checksum(path)
        for path in sorted([*folder.raw.rglob("*"), *private])
        if path.is_file()
    }
    looked_for = [origins, secret_names(), codebook.model_dump(mode="json")]
    keys = {
        path: cleared.key("leaks", path.relative_to(report).as_posix(), checksum(path), looked_for)
        for path in sorted(report.rglob("*"))
        if path.is_file()
    }
    unknown = [path for path, key in keys.items() if not cleared.holds(key)]
    if not unknown:
        return []
    leaks = find_leaks(report, survey_secrets(folder, codebook), unknown)
    cleared.add([] if leaks else [keys[path] for path in unknown])
    return [str(leak) for leak in leaks]
