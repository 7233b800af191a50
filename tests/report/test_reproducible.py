"""The same inputs give the same bytes: in any folder, on any day, however the machine is set."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.survey.paths import ROOT_VARIABLE

from .sample import SURVEY, make_project

ROOT = Path(__file__).parents[2]
SHIPPED = "kronoberg-2010"
DAYS_AHEAD = 2000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sets cores, clock and umask")

# Put before the C library's own functions, it makes every process live on a later day.
CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *now) {
    int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
    int status = real(clock, now);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec += AHEAD;
    return status;
}
time_t time(time_t *told) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (told) *told = now.tv_sec;
    return now.tv_sec;
}
int gettimeofday(struct timeval *restrict told, void *restrict zone) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    told->tv_sec = now.tv_sec;
    told->tv_usec = now.tv_nsec / 1000;
    return 0;
}
"""


@pytest.fixture
def later(tmp_path: Path) -> dict[str, str]:
    """Environment variables that set the date years ahead."""
    if shutil.which("cc") is None:
        pytest.skip("no C compiler to build another clock with")
    source, library = tmp_path / "clock.c", tmp_path / "clock.so"
    source.write_text(CLOCK)
    ahead = f"-DAHEAD={DAYS_AHEAD * 86400}L"
    subprocess.run(["cc", "-shared", "-fPIC", ahead, source, "-o", library, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library)}


def days(**environment: str) -> int:
    """Return the days since 1970 as a process with these variables sees them."""
    command = [sys.executable, "-c", "import time; print(int(time.time() // 86400))"]
    told = subprocess.run(command, env=os.environ | environment, capture_output=True, check=True)
    return int(told.stdout)


def build(
    root: Path, survey: str, jobs: int, umask: int, cores: set[int], **environment: str
) -> dict[str, bytes]:
    """Build a report in a process set up so, and return its files."""

    def set_up() -> None:
        os.umask(umask)
        os.sched_setaffinity(0, cores)

    run = subprocess.run(
        [sys.executable, "-m", "helpers.command", "build", survey, "--jobs", str(jobs)],
        env=os.environ | {ROOT_VARIABLE: str(root)} | environment,
        preexec_fn=set_up,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    report = root / "reports" / survey
    return {
        path.relative_to(report).as_posix(): path.read_bytes()
        for path in report.rglob("*")
        if path.is_file()
    }


def assert_same(one: Path, other: Path, survey: str, later: dict[str, str]) -> None:
    """Build in two folders, with everything else different as well, and compare all bytes."""
    assert DAYS_AHEAD <= days(**later) - days() <= DAYS_AHEAD + 1
    cores = os.sched_getaffinity(0)
    plain = build(one, survey, 1, 0o022, cores, LC_ALL="C", TZ="UTC", PYTHONHASHSEED="0")
    varied = build(
        other, survey, 3, 0o077, {min(cores)},
        LC_ALL="sv_SE.UTF-8", LANG="sv_SE.UTF-8", TZ="Asia/Tokyo", PYTHONHASHSEED="4711", **later,
    )  # fmt: skip
    assert plain.keys() == varied.keys()
    assert [name for name in plain if plain[name] != varied[name]] == []


def test_a_small_report_is_the_same_everywhere(tmp_path: Path, later: dict[str, str]) -> None:
    folders = tmp_path / "a", tmp_path / "another folder, åäö" / "deeper"
    for folder in folders:
        folder.mkdir(parents=True)
        make_project(folder)
    assert_same(*folders, SURVEY, later)


@pytest.mark.slow
def test_the_shipped_report_is_the_same_everywhere(tmp_path: Path, later: dict[str, str]) -> None:
    folders = tmp_path / "a", tmp_path / "another folder, åäö" / "deeper"
    for folder in folders:
        for name in ("notebooks", "data/raw"):
            shutil.copytree(ROOT / name, folder / name)
        for name in ("requirements.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, folder)
    assert_same(*folders, SHIPPED, later)
