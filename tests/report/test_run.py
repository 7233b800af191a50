"""The run: order, parameters, failure, interruption."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from jupyter_client.manager import AsyncKernelManager

from helpers.command import INTERRUPTED, main
from helpers.report.build import build_report
from helpers.report.execution.forks import Forked, ForkServer
from helpers.report.execution.kernels import Kernels
from helpers.report.failure import ReportError
from helpers.survey.paths import ROOT_VARIABLE

from .sample import LEAN, LONG, SURVEY, Project, appendix_cells, code


def left_behind(project: Project) -> list[str]:
    """Temporary folders of a build, in the project."""
    return [
        path.name
        for folder in (project.root / "build" / SURVEY, project.report.parent)
        for path in folder.glob("*")
        if path.name.startswith(("run-", "."))
    ]


@pytest.mark.usefixtures("already_built")
def test_a_failing_cell_leaves_the_former_report(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.files()
    project.notebook(
        "02_rates",
        *appendix_cells("B", "Svar"),
        code("shares = {}\nfor name in ['police']:\n    shares[name] = 1 / 0\nprint(shares)"),
    )
    status = main(["build", SURVEY, "--quiet"])
    message = capsys.readouterr().err
    assert status == 1
    assert project.files() == before
    assert "notebooks/02_rates.ipynb" in message
    assert "cell 4: ZeroDivisionError: division by zero" in message
    assert "at: shares[name] = 1 / 0" in message
    assert "Traceback" not in message
    assert message.endswith("The report published earlier is unchanged.\n")
    kept = next(project.root / word for word in message.split() if word.startswith("build/"))
    assert "ZeroDivisionError" in kept.read_text("utf-8")
    assert left_behind(project) == []


def test_a_cell_that_is_no_python(project: Project) -> None:
    project.notebook("02_rates", *appendix_cells("B", "Svar"), code("x = = 1"))
    with pytest.raises(ReportError, match=r"cell 4: SyntaxError"):
        build_report(SURVEY, quiet=True)


def test_faults_of_the_input_are_listed_one_a_line(project: Project) -> None:
    raises = "class InputError(Exception): pass\nraise InputError('a.csv, row 2\\na.csv, row 3')"
    project.notebook("02_rates", *appendix_cells("B", "Svar"), code(raises))
    with pytest.raises(ReportError, match=r"InputError: a\.csv, row 2\n  a\.csv, row 3\n"):
        build_report(SURVEY, quiet=True)


def test_a_process_that_dies_is_named(project: Project) -> None:
    project.notebook("02_rates", *appendix_cells("B", "Svar"), code("import os\nos._exit(1)"))
    with pytest.raises(ReportError, match=r"02_rates\.ipynb, cell 4: .*died"):
        build_report(SURVEY, quiet=True)
    assert left_behind(project) == []


def starts_that_die(monkeypatch: pytest.MonkeyPatch, first: int) -> list[str]:
    """Let the first kernels die before they answer; return the list of all that are started."""
    started: list[str] = []
    start = ForkServer.start

    def start_or_die(server: ForkServer, connection_file: str, folder: str) -> Forked:
        forked = start(server, connection_file, folder)
        started.append(connection_file)
        if len(started) <= first:
            forked.kill()
        return forked

    monkeypatch.setattr(ForkServer, "start", start_or_die)
    return started


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_process_that_does_not_start_is_started_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = starts_that_die(monkeypatch, 2)
    build_report(SURVEY, quiet=True)
    assert len(started) == 3 + 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_process_that_never_starts_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts_that_die(monkeypatch, 1000)
    with pytest.raises(ReportError, match=r"01_clean\.ipynb: .* could not be started"):
        build_report(SURVEY, quiet=True)
    assert left_behind(project) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_where_the_process_to_fork_from_has_gone_it_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = ForkServer.start

    def start_from_none(server: ForkServer, connection_file: str, folder: str) -> Forked:
        server._process.kill()
        return start(server, connection_file, folder)

    monkeypatch.setattr(ForkServer, "start", start_from_none)
    with pytest.raises(ReportError, match="could not be started: the process that kernels are"):
        build_report(SURVEY, quiet=True)
    assert left_behind(project) == []


def test_a_project_in_a_deep_folder_needs_no_ports(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = project.root / "-".join(["deep"] * 20)
    shutil.copytree(project.root, deep, ignore=shutil.ignore_patterns(deep.name))
    monkeypatch.setenv(ROOT_VARIABLE, str(deep))
    transports = []
    start = Kernels.started

    def started(kernels: Kernels, manager: AsyncKernelManager) -> None:
        transports.append((manager.transport, Path(manager.ip).parent))
        start(kernels, manager)

    monkeypatch.setattr(Kernels, "started", started)
    build_report(SURVEY, quiet=True)
    assert {transport for transport, _ in transports} == {"ipc"}
    assert not any(folder.exists() for _, folder in transports)


def test_the_first_notebook_runs_before_the_others(project: Project) -> None:
    log = project.root / "log"
    note = (
        "import time\n"
        "def note(event):\n    open('../log', 'a').write(f'{name} {event}\\n')\n"
        "note('starts'); time.sleep(0.3); note('ends')"
    )
    for number, letter in ((1, "A"), (2, "B"), (3, "C")):
        name = f"0{number}_x"
        project.notebook(name, *appendix_cells(letter, "X"), code(f"name = {name!r}\n{note}"))
    for name in ("01_clean", "02_rates", "03_cases"):
        (project.root / f"notebooks/{name}.ipynb").unlink()
    build_report(SURVEY, jobs=4, quiet=True)
    events = log.read_text().splitlines()
    assert events[:2] == ["01_x starts", "01_x ends"]
    later = [f"{name} {event}" for name in ("02_x", "03_x") for event in ("starts", "ends")]
    assert sorted(events[2:]) == sorted(later)


def test_every_notebook_gets_survey_language_and_a_settled_environment(project: Project) -> None:
    facts = project.root / "facts"
    facts.mkdir()
    source = (
        "import json, os, pathlib\n"
        "known = dict(survey=survey, lang=lang, here=os.getcwd(), zone=os.environ['TZ'],"
        " seed=os.environ['PYTHONHASHSEED'])\n"
        "pathlib.Path('../facts', lang).write_text(json.dumps(known))"
    )
    project.notebook("04_more", *appendix_cells("D", "Mer"), code(source))
    build_report(SURVEY, quiet=True)
    assert {path.name: json.loads(path.read_text()) for path in facts.iterdir()} == {
        "sv": {
            "survey": SURVEY,
            "lang": "sv",
            "here": str(project.root / "notebooks"),
            "seed": "0",
            "zone": "UTC",
        }
    }


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("already_built")
def test_interrupted_it_stops_its_kernels(project: Project, sent: signal.Signals) -> None:
    # A test run in the background inherits an ignored Ctrl-C, and would hand it on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    before = project.files()
    marker = project.root / "kernel"
    source = (
        "import os, pathlib, time\n"
        f"pathlib.Path({str(marker)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(600)"
    )
    project.notebook("02_rates", *appendix_cells("B", "Svar"), code(source))
    build = subprocess.Popen(
        [sys.executable, *LEAN, "build", SURVEY, "--quiet"],
        env=os.environ | {ROOT_VARIABLE: str(project.root)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until(lambda: marker.exists() and marker.read_text() != "")
        build.send_signal(sent)
        _, message = build.communicate(timeout=LONG)
    finally:
        build.kill()
    assert build.returncode == INTERRUPTED
    assert message == "Stopped. The report published earlier is unchanged.\n"
    assert project.files() == before
    assert left_behind(project) == []
    wait_until(lambda: not is_running(int(marker.read_text())))


def is_running(process: int) -> bool:
    return Path(f"/proc/{process}").exists() if sys.platform == "linux" else False


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
