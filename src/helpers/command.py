"""The command line ``survey-report``: one subcommand a task."""

import argparse
import datetime
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from helpers.report.execution.attempts import note_failure, note_start, note_success
from helpers.report.failure import ReportError
from helpers.report.publishing.differences import report_differences
from helpers.report.publishing.manifest import verify
from helpers.report.sources import read_sources
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder, project_root, survey_names

INTERRUPTED = 130
UNCHANGED = "The report published earlier is unchanged."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments
        Words after the command's name; None for those of the process.

    Returns
    -------
    int
        Exit status: 0 only when everything asked for was done.
    """
    options = _parser().parse_args(arguments)
    # Being asked to end is the same as Ctrl-C: stop the kernels, leave nothing behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _forget_stray_paths()
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        print(f"Stopped. {UNCHANGED}", file=sys.stderr)
        return INTERRUPTED


def _forget_stray_paths() -> None:
    """Import nothing from PYTHONPATH: what is installed decides."""
    strays = os.environ.pop("PYTHONPATH", "").split(os.pathsep)
    sys.path[:] = [path for path in sys.path if path not in strays]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="survey-report", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build and publish the report of a survey")
    which = build.add_mutually_exclusive_group(required=True)
    which.add_argument("survey", nargs="?", metavar="SURVEY", help="a folder of data/raw")
    which.add_argument("--all", action="store_true", help="every survey of data/raw")
    build.add_argument(
        "--jobs", type=_positive, metavar="N", help="notebooks at once (default: the cores)"
    )
    build.add_argument("--quiet", action="store_true", help="no progress, no account of time")
    build.add_argument("--force", action="store_true", help="ignore what is stored")
    build.set_defaults(run=_build)

    overview = commands.add_parser("overview", help="write the page that links to every report")
    overview.set_defaults(run=_overview)

    check = commands.add_parser("check", help="list everything wrong with a survey's folder")
    check.add_argument("survey", metavar="SURVEY")
    check.set_defaults(run=_check)

    check_published = commands.add_parser(
        "verify", help="check a published report against its manifest"
    )
    check_published.add_argument("survey", metavar="SURVEY")
    check_published.set_defaults(run=_verify)

    archive = commands.add_parser("archive", help="write a package of a report for a data archive")
    archive.add_argument("survey", metavar="SURVEY")
    archive.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="day of the deposit (default: today)"
    )
    archive.add_argument("--licence", metavar="SPDX", help="such as CC-BY-4.0")
    archive.set_defaults(run=_archive)

    colleagues = commands.add_parser(
        "colleague-data", help="write the cleaned responses as SPSS and Parquet files"
    )
    colleagues.add_argument("survey", metavar="SURVEY")
    colleagues.set_defaults(run=_colleague_data)

    diff = commands.add_parser("diff", help="tell which results changed since another report")
    diff.add_argument("survey", metavar="SURVEY")
    diff.add_argument("old", type=Path, metavar="OLD", help="the folder of the other report")
    diff.set_defaults(run=_diff)

    new = commands.add_parser("new-survey", help="make the folder of a new survey")
    new.add_argument("survey", metavar="NAME", help="its name, such as kronoberg-2013")
    new.add_argument("like", metavar="LIKE", help="the survey it is made after")
    new.set_defaults(run=_new_survey)

    questionnaire = commands.add_parser(
        "questionnaire", help="make a survey's questionnaire: to print, and for LimeSurvey"
    )
    questionnaire.add_argument("survey", metavar="SURVEY")
    questionnaire.set_defaults(run=_questionnaire)

    pdf = commands.add_parser("pdf", help="print a published report: one PDF per language")
    pdf.add_argument("survey", metavar="SURVEY")
    pdf.set_defaults(run=_pdf)
    return parser


def _build(options: argparse.Namespace) -> int:
    status = 0
    for survey in survey_names() if options.all else [options.survey]:
        if survey in survey_names():
            note_start(survey)
        complaint = _complaint(survey, lambda name: _build_one(name, options))
        if complaint:
            status = 1
            print(complaint, file=sys.stderr)
        if survey not in survey_names():
            continue
        if not complaint:
            note_success(survey)
            continue
        note_failure(survey, f"{complaint}\n")
        if SurveyFolder(survey).report.exists():
            print(UNCHANGED, file=sys.stderr)
    return max(status, _overview(options)) if options.all else status


def _overview(_: argparse.Namespace) -> int:
    from helpers.report.pages.overview import write_overview  # noqa: PLC0415  (slow to import)

    print(write_overview().relative_to(project_root()).as_posix())
    return 0


def _build_one(survey: str, options: argparse.Namespace) -> int:
    from helpers.report.build import build_report  # noqa: PLC0415  (slow to import)

    started = time.monotonic()
    built = build_report(survey, options.jobs, options.quiet, options.force)
    seconds = f"{time.monotonic() - started:.1f} s"
    if built is None:
        print(f"reports/{survey}/index.html: nothing has changed ({seconds})")
        return 0
    for note in built.notes:
        print(f"note: {note}", file=sys.stderr)
    if built.usage and not options.quiet:
        from helpers.report.execution.progress import usage_lines  # noqa: PLC0415

        print(*usage_lines(built.usage), sep="\n")
    print(
        f"reports/{survey}/index.html: {built.pages} pages, {built.tables} tables, "
        f"{built.results} results; {len(built.usage)} notebooks run; {seconds}"
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    return _guarded(options.survey, _check_one)


def _check_one(survey: str) -> int:
    from helpers.folders.checking import check_survey  # noqa: PLC0415  (slow to import)

    faults = check_survey(SurveyFolder(survey))
    if faults:
        raise InputError(faults)
    print(f"data/raw/{survey}: fit to run")
    return 0


def _verify(options: argparse.Namespace) -> int:
    return _guarded(options.survey, _verify_one)


def _verify_one(survey: str) -> int:
    folder = SurveyFolder(survey)
    faults, changed = verify(folder.report, read_sources(folder))
    for name in changed:
        print(f"note: since it was built, {name}")
    if faults:
        listed = "\n  ".join(faults)
        raise ReportError(f"reports/{survey} is not what was published\n  {listed}")
    print(f"reports/{survey}: every file is as published")
    return 0


def _archive(options: argparse.Namespace) -> int:
    def write(survey: str) -> int:
        from helpers.archive.package import write_package  # noqa: PLC0415  (slow to import)

        day = options.date or datetime.date.today()
        package = write_package(SurveyFolder(survey), day.isoformat(), options.licence)
        print(f"{package.relative_to(project_root()).as_posix()}: dated {day.isoformat()}")
        return 0

    return _guarded(options.survey, write)


def _colleague_data(options: argparse.Namespace) -> int:
    def write(survey: str) -> int:
        from helpers.archive.colleagues import READ_ME, write_for_colleagues  # noqa: PLC0415

        place = write_for_colleagues(SurveyFolder(survey))
        print(f"{place.relative_to(project_root()).as_posix()}/\n")
        print((place / READ_ME).read_text(encoding="utf-8"), end="")
        return 0

    return _guarded(options.survey, write)


def _diff(options: argparse.Namespace) -> int:
    def differences(survey: str) -> int:
        lines = report_differences(options.old, SurveyFolder(survey).report)
        print(*(lines or ["every result is the same"]), sep="\n")
        return 0

    return _guarded(options.survey, differences)


def _new_survey(options: argparse.Namespace) -> int:
    from helpers.folders.new_survey import make_survey  # noqa: PLC0415

    try:
        folder = make_survey(options.survey, options.like)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"data/raw/{folder.name}: made; README.md there says what to do next")
    return 0


def _questionnaire(options: argparse.Namespace) -> int:
    from helpers.folders.new_survey import write_questionnaire  # noqa: PLC0415
    from helpers.survey.codebook import read_codebook  # noqa: PLC0415

    def write(survey: str) -> int:
        folder = SurveyFolder(survey)
        for path in write_questionnaire(folder.raw, read_codebook(folder)):
            print(f"data/raw/{survey}/{path.relative_to(folder.raw).as_posix()}")
        return 0

    return _guarded(options.survey, write)


def _pdf(options: argparse.Namespace) -> int:
    def print_report(survey: str) -> int:
        from helpers.report.pdf.document import make_pdfs  # noqa: PLC0415  (slow to import)

        for document in make_pdfs(survey):
            print(document.relative_to(project_root()).as_posix())
        return 0

    return _guarded(options.survey, print_report)


def _guarded(survey: str, run: Callable[[str], int]) -> int:
    """Run one survey's command; say in plain words what stopped it."""
    complaint = _complaint(survey, run)
    if complaint:
        print(complaint, file=sys.stderr)
    return 1 if complaint else 0


def _complaint(survey: str, run: Callable[[str], int]) -> str:
    """Run one survey's command; return in plain words what stopped it, nothing if all went well."""
    try:
        if survey not in survey_names():
            known = ", ".join(survey_names()) or "none"
            raise ReportError(f"there is no survey of this name in data/raw (there: {known})")
        run(survey)
    except InputError as error:
        number = len(error.faults)
        faults = f"{number} fault{'s' if number > 1 else ''} in data/raw/{survey}"
        return "\n".join([f"{survey}: {faults}", *(f"  {fault}" for fault in error.faults)])
    except ReportError as error:
        return f"{survey}: {error}"
    except OSError as error:
        return f"{survey}: {error.filename or 'a file'}: {error.strerror}"
    return ""


def _day(word: str) -> datetime.date:
    return datetime.date.fromisoformat(word)


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
