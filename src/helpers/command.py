"""The command line ``survey-report``: one subcommand a task."""

import argparse
import datetime
import os
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from helpers.report.execution.attempts import note_failure, note_start, note_success
from helpers.report.failure import ReportError
from helpers.report.publishing.differences import report_differences
from helpers.report.publishing.manifest import verify
from helpers.report.sources import read_sources
from helpers.survey.faults import InputError, told_once
from helpers.survey.paths import SurveyFolder, project_root, survey_names

INTERRUPTED = 130
UNCHANGED = "The report published earlier is unchanged."

Task = Callable[[str, argparse.Namespace], None]
"""What a command does for one survey."""


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

    new = commands.add_parser("new-survey", help="make the folder of a new survey")
    new.add_argument("survey", metavar="NAME", help="its name, such as kronoberg-2013")
    new.add_argument("like", metavar="LIKE", help="the survey it is made after")
    new.set_defaults(run=_new_survey)

    drafted = commands.add_parser("codebook", help="draft the folder of a survey from its export")
    drafted.add_argument("--name", metavar="NAME", help="of the survey (default: the file's)")
    drafted.add_argument(
        "files", nargs="+", metavar="FILE", help="the export, and definitions of its questions"
    )
    drafted.set_defaults(run=_codebook)

    def of_one_survey(name: str, run: Task, told: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=told)
        command.add_argument("survey", metavar="SURVEY")
        command.set_defaults(run=lambda options: _guarded(run, options))
        return command

    of_one_survey("check", _check, "list everything wrong with a survey's folder")
    of_one_survey("release", _release, "keep what was made public, to hold later reports against")
    of_one_survey("verify", _verify, "check a published report against its manifest")
    archive = of_one_survey("archive", _archive, "write a package of a report for a data archive")
    archive.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="day of the deposit (default: today)"
    )
    archive.add_argument("--licence", metavar="SPDX", help="such as CC-BY-4.0")
    of_one_survey(
        "colleague-data", _colleague_data, "write the cleaned responses as SPSS and Parquet files"
    )
    diff = of_one_survey("diff", _diff, "tell which results changed since another report")
    diff.add_argument("old", type=Path, metavar="OLD", help="the folder of the other report")
    of_one_survey(
        "questionnaire", _questionnaire, "make a survey's questionnaire: to print, for LimeSurvey"
    )
    of_one_survey("pdf", _pdf, "print a published report: one PDF per language")
    return parser


def _build(options: argparse.Namespace) -> int:
    status = 0
    for survey in survey_names() if options.all else [options.survey]:
        if survey in survey_names():
            note_start(survey)
        complaint = _complaint(survey, _build_one, options)
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

    print(_name(write_overview()))
    return 0


def _build_one(survey: str, options: argparse.Namespace) -> None:
    from helpers.report.build import build_report  # noqa: PLC0415  (slow to import)

    started = time.monotonic()
    built = build_report(survey, options.jobs, options.quiet, options.force)
    seconds = f"{time.monotonic() - started:.1f} s"
    if built is None:
        print(f"reports/{survey}/index.html: nothing has changed ({seconds})")
        return
    for note in built.notes:
        print(f"note: {note}", file=sys.stderr)
    if built.usage and not options.quiet:
        from helpers.report.execution.progress import usage_lines  # noqa: PLC0415

        print(*usage_lines(built.usage), sep="\n")
    print(
        f"reports/{survey}/index.html: {built.pages} pages, {built.tables} tables, "
        f"{built.results} results; {len(built.usage)} notebooks run; {seconds}"
    )


def _check(survey: str, _: argparse.Namespace) -> None:
    from helpers.folders.checking import every_fault  # noqa: PLC0415  (slow to import)

    faults = every_fault(SurveyFolder(survey))
    if faults:
        raise InputError(faults)
    print(f"data/raw/{survey}: fit to run")


def _verify(survey: str, _: argparse.Namespace) -> None:
    folder = SurveyFolder(survey)
    faults, changed = verify(folder.report, read_sources(folder))
    for name in changed:
        print(f"note: since it was built, {name}")
    if faults:
        listed = "\n  ".join(faults)
        raise ReportError(f"reports/{survey} is not what was published\n  {listed}")
    print(f"reports/{survey}: every file is as published")


def _release(survey: str, _: argparse.Namespace) -> None:
    from helpers.report.publishing.release import keep_release  # noqa: PLC0415  (slow to import)

    place = keep_release(SurveyFolder(survey))
    print(f"{_name(place)}: kept; add it to git. Later reports are held against it")


@contextmanager
def _packages_of(target: str) -> Iterator[None]:
    """Say how to get what a report does without, if it is not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise ReportError(f"{error.name} is not installed: run make {target}") from None


def _archive(survey: str, options: argparse.Namespace) -> None:
    with _packages_of("archive"):
        from helpers.archive.package import write_package  # noqa: PLC0415  (slow to import)

    day = options.date or datetime.date.today()
    package = write_package(SurveyFolder(survey), day.isoformat(), options.licence)
    print(f"{_name(package)}: dated {day.isoformat()}")


def _colleague_data(survey: str, _: argparse.Namespace) -> None:
    from helpers.archive.colleagues import READ_ME, write_for_colleagues  # noqa: PLC0415

    place = write_for_colleagues(SurveyFolder(survey))
    print(f"{_name(place)}/\n")
    print((place / READ_ME).read_text(encoding="utf-8"), end="")


def _diff(survey: str, options: argparse.Namespace) -> None:
    from helpers.report.audit.earlier import attack_reports  # noqa: PLC0415  (slow to import)
    from helpers.survey.codebook import read_codebook  # noqa: PLC0415

    folder = SurveyFolder(survey)
    lines = report_differences(options.old, folder.report)
    print(*(lines or ["every result is the same"]), sep="\n")
    codebook = read_codebook(folder)
    for exposure in attack_reports(folder.report, options.old, codebook) if lines else ():
        print(f"who holds both reports can tell: {exposure.told(codebook)}", file=sys.stderr)


def _questionnaire(survey: str, _: argparse.Namespace) -> None:
    from helpers.folders.new_survey import write_questionnaire  # noqa: PLC0415
    from helpers.survey.codebook import read_codebook  # noqa: PLC0415

    folder = SurveyFolder(survey)
    for path in write_questionnaire(folder.raw, read_codebook(folder)):
        print(f"data/raw/{survey}/{path.relative_to(folder.raw).as_posix()}")


def _pdf(survey: str, _: argparse.Namespace) -> None:
    with _packages_of("pdf"):
        from helpers.report.pdf.document import make_pdfs  # noqa: PLC0415  (slow to import)

    for document in make_pdfs(survey):
        print(_name(document))


def _new_survey(options: argparse.Namespace) -> int:
    from helpers.folders.new_survey import make_survey  # noqa: PLC0415

    try:
        folder = make_survey(options.survey, options.like)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"data/raw/{folder.name}: made; README.md there says what to do next")
    return 0


def _codebook(options: argparse.Namespace) -> int:
    from helpers.drafting.draft import make_draft  # noqa: PLC0415

    try:
        made = make_draft([file for word in options.files for file in _named(word)], options.name)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    name = made.folder.name
    print(f"data/raw/{name}: {made.questions} questions drafted, {made.left_out} columns left out")
    # On the screen alone: counts that are not protected stand in no file.
    print(*(f"  {group}: {number} answered" for group, number in made.groups.items()), sep="\n")
    print(f"make check SURVEY={name} lists what only you can tell")
    return 0


def _named(word: str) -> list[Path]:
    """Return the files that a word names: make gives FROM as one, and names may hold blanks."""
    try:
        return [Path(word)] if Path(word).exists() else [Path(one) for one in shlex.split(word)]
    except (OSError, ValueError):  # no name of a file, or a quotation mark that is never closed
        return [Path(word)]


def _guarded(run: Task, options: argparse.Namespace) -> int:
    """Run one survey's command; say in plain words what stopped it."""
    complaint = _complaint(options.survey, run, options)
    if complaint:
        print(complaint, file=sys.stderr)
    return 1 if complaint else 0


def _complaint(survey: str, run: Task, options: argparse.Namespace) -> str:
    """Run one survey's command; return in plain words what stopped it, nothing if all went well."""
    try:
        if survey not in survey_names():
            known = ", ".join(survey_names()) or "none"
            raise ReportError(f"there is no survey of this name in data/raw (there: {known})")
        run(survey, options)
    except InputError as error:
        number = len(error.faults)
        faults = f"{number} fault{'s' if number > 1 else ''} in data/raw/{survey}"
        return "\n".join(
            [f"{survey}: {faults}", *(f"  {fault}" for fault in told_once(error.faults))]
        )
    except ReportError as error:
        return f"{survey}: {error}"
    except OSError as error:
        return f"{survey}: {error.filename or 'a file'}: {error.strerror}"
    return ""


def _name(path: Path) -> str:
    """Return a file's name in the project."""
    return path.relative_to(project_root()).as_posix()


def _day(word: str) -> datetime.date:
    return datetime.date.fromisoformat(word)


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
