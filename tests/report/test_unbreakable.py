"""Whatever happens to a build: the report before it stays whole, and the next build completes."""

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from helpers.command import main
from helpers.report.build import build_report
from helpers.report.execution import run
from helpers.report.failure import ReportError
from helpers.report.publishing.manifest import verify
from helpers.survey.paths import ROOT_VARIABLE

from .sample import LEAN, LONG, SURVEY, Project, appendix_cells, code

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc, signals and limits")


def start(
    project: Project, program: tuple[str, ...] = LEAN, **environment: str
) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *program, "build", SURVEY, "--quiet"],
        env=os.environ | {ROOT_VARIABLE: str(project.root)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def processes_of(project: Project) -> list[int]:
    """Every process that was started for the project."""
    mark = f"{ROOT_VARIABLE}={project.root}\0".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            ours = mark in (folder / "environ").read_bytes()
            state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if ours and state != "Z" and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def wait_for_none(project: Project) -> None:
    wait_until(lambda: not processes_of(project))


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def leftovers(project: Project) -> list[str]:
    folders = [project.report.parent, project.root / "build" / SURVEY]
    return [
        path.name
        for folder in folders
        for path in folder.glob("*")
        if path.name.startswith((".", "run-")) or path.suffix == ".part"
    ]


def edit(project: Project, number: int) -> None:
    source = f"edition = {number}"
    project.notebook("04_more", *appendix_cells("D", f"Utgåva {number}"), code(source))


def is_whole(project: Project) -> bool:
    return verify(project.report, {})[0] == []


@dataclass
class Fate:
    """What became of builds that were killed."""

    published: int = 0
    completed_next: int = 0
    left_behind: int = 0


def survives(project: Project, kills: int, seed: int, completed_each: int) -> Fate:
    """Kill builds at random moments; after some of them, let the next one run to its end."""
    moments = random.Random(seed)
    fate = Fate()
    edit(project, 0)
    assert start(project).wait() == 0
    edit(project, 1)
    started = time.monotonic()
    assert start(project).wait() == 0
    length = time.monotonic() - started
    for number in range(2, kills + 2):
        before = project.files()
        edit(project, number)
        build = start(project)
        time.sleep(moments.uniform(0, 1.1 * length))
        build.kill()
        build.wait()
        after = project.files()
        assert is_whole(project), f"kill {number}"
        assert f"Utgåva {number}" in str(after["sv/04_more.html"], "utf-8") or after == before
        fate.published += after != before
        wait_for_none(project)
        if number % completed_each == 1:
            assert start(project).wait() == 0
            assert f"Utgåva {number}" in str(project.files()["sv/04_more.html"], "utf-8")
            fate.completed_next += 1
            fate.left_behind += len(leftovers(project))
            wait_for_none(project)
    return fate


def test_killed_at_any_moment(project: Project) -> None:
    fate = survives(project, kills=4, seed=1, completed_each=4)
    assert (fate.completed_next, fate.left_behind) == (1, 0)


@pytest.mark.slow
def test_killed_two_hundred_times(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    fate = survives(project, kills=200, seed=2, completed_each=10)
    with capsys.disabled():
        print(
            f"\n200 builds killed: {fate.published} had published by then, 200 reports were whole, "
            f"{fate.completed_next} of 20 next builds completed, {fate.left_behind} files left"
        )
    assert (fate.completed_next, fate.left_behind) == (20, 0)
    assert 0 < fate.published < 200


@pytest.fixture
def mount() -> Iterator[Callable[..., None]]:
    """Mount something in the project's folders; skip where that is not permitted."""
    mounted: list[Path] = []

    def do_mount(target: Path, *options: str) -> None:
        target.mkdir(exist_ok=True)
        done = subprocess.run(
            ["mount", *options, str(target)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
        if "remount,bind,ro" not in options:
            mounted.append(target)

    if shutil.which("mount") is None:
        pytest.skip("there is no mount command")
    yield do_mount
    for target in reversed(mounted):
        subprocess.run(["umount", "--lazy", str(target)], check=True)


def fails_and_leaves(project: Project, before: dict[str, bytes], *said: str) -> None:
    """Build in vain: the reason is told in plain words, the report is as before."""
    build = start(project)
    message = build.communicate()[1]
    assert build.returncode == 1, message
    assert "Traceback" not in message
    assert "The report published earlier is unchanged." in message
    assert any(words in message for words in said), message
    assert project.files() == before
    wait_for_none(project)
    assert leftovers(project) == []


def fill(folder: Path) -> Path:
    """Take all room that is left in a file system."""
    path = folder / "filler"
    with pytest.raises(OSError, match="No space"), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return path


def test_a_disk_without_room_to_work(project: Project, mount: Callable[..., None]) -> None:
    mount(project.root / "build", "-t", "tmpfs", "-o", "size=4m", "none")
    build_report(SURVEY, quiet=True)
    before = project.files()
    edit(project, 1)
    filler = fill(project.root / "build")
    fails_and_leaves(project, before, "No space left on device")
    filler.unlink()
    assert start(project).wait() == 0
    assert is_whole(project)


def test_a_disk_without_room_to_publish(project: Project, mount: Callable[..., None]) -> None:
    mount(project.report.parent, "-t", "tmpfs", "-o", "size=4m", "none")
    build_report(SURVEY, quiet=True)
    before = project.files()
    edit(project, 1)
    filler = fill(project.report.parent)
    fails_and_leaves(project, before, "No space left on device")
    filler.unlink()
    assert start(project).wait() == 0
    assert "Utgåva 1" in str(project.files()["sv/04_more.html"], "utf-8")


@pytest.mark.usefixtures("already_built")
def test_a_target_that_is_read_only(project: Project, mount: Callable[..., None]) -> None:
    before = project.files()
    edit(project, 1)
    reports = project.report.parent
    mount(reports, "--bind", str(reports))
    mount(reports, "-o", "remount,bind,ro")
    fails_and_leaves(project, before, "Read-only file system")
    subprocess.run(["mount", "-o", "remount,bind,rw", str(reports)], check=True)
    assert start(project).wait() == 0
    assert "Utgåva 1" in str(project.files()["sv/04_more.html"], "utf-8")


@pytest.mark.usefixtures("already_built")
def test_no_room_on_the_disk(project: Project) -> None:
    before = project.files()
    edit(project, 1)
    build = subprocess.run(
        [sys.executable, *LEAN, "build", SURVEY, "--quiet"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 1
    assert "Traceback" not in build.stderr
    assert "The report published earlier is unchanged." in build.stderr
    assert project.files() == before
    wait_for_none(project)
    assert leftovers(project) == []
    assert main(["build", SURVEY, "--quiet"]) == 0


def test_two_builds_at_once(project: Project) -> None:
    # The first waits, in a cell, until the second has been turned away.
    waits = (
        "import pathlib, time\npathlib.Path('../reached').touch()\n"
        "while not pathlib.Path('../go').exists(): time.sleep(0.05)"
    )
    project.notebook("04_more", *appendix_cells("D", "Mer"), code(waits))
    one = start(project)
    wait_until((project.root / "reached").exists)
    other = start(project)
    said = other.communicate()[1]
    assert other.returncode == 1
    assert "another build of this survey is running" in said
    (project.root / "go").touch()
    assert one.wait() == 0
    assert is_whole(project)


def test_a_target_that_cannot_be_written(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.report.parent.write_text("a file where the folder should be")
    assert main(["build", SURVEY, "--quiet"]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"{SURVEY}: ") and "Traceback" not in message
    project.report.parent.unlink()
    assert main(["build", SURVEY, "--quiet"]) == 0


@pytest.mark.usefixtures("already_built")
def test_a_cell_that_never_ends_is_named(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CELL_SECONDS", 2)
    # The first cell that runs: no other can take the two seconds, however slow the machine.
    source = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    endless = code(source, "parameters")
    path = project.notebook("02_rates", *appendix_cells("B", "Svar"))
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"] = [endless]
    path.write_text(json.dumps(notebook), "utf-8")
    with pytest.raises(
        ReportError, match=r"^notebooks/02_rates\.ipynb, cell 1: ran for more than 2"
    ):
        build_report(SURVEY, quiet=True)
    assert leftovers(project) == []


@pytest.mark.parametrize(("then", "status"), [("", 0), ("raise ValueError", 1)])
def test_what_a_kernel_started_ends_with_it(project: Project, then: str, status: int) -> None:
    # In the background of a shell that has ended, so that the kernel does not know of it.
    source = f"import subprocess\nsubprocess.run('sleep {2 * LONG} &', shell=True)\n{then}"
    project.notebook("04_more", *appendix_cells("D", "Mer"), code(source))
    assert start(project).wait() == status
    wait_for_none(project)


def test_a_stray_path_and_no_home(project: Project, tmp_path: Path) -> None:
    stray = tmp_path / "stray"
    stray.mkdir()
    for name in ("seaborn", "scipy"):
        (stray / f"{name}.py").write_text("raise ImportError('astray')")
    project.notebook("04_more", *appendix_cells("D", "Mer"), code("import seaborn, scipy.stats"))
    whole = ("-m", "helpers.command")
    build = start(project, whole, PYTHONPATH=str(stray), HOME="/nowhere", MPLCONFIGDIR="/nowhere")
    said = build.communicate()[1]
    assert build.returncode == 0, said
    assert said == ""


def test_the_account_of_time_and_memory(project: Project) -> None:
    build_report(SURVEY, quiet=True)
    account = json.loads((project.root / f"build/{SURVEY}/run.json").read_text())
    assert sorted(account["executed"]) == [
        "01_clean.ipynb",
        "02_rates.ipynb",
        "03_cases.ipynb",
    ]
    for used in account["executed"].values():
        assert used["memory"] > 10_000_000
        assert 0 < used["processor_seconds"] < account["seconds"] * 2
