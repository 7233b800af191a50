"""Many counties through a real Slurm of one node, with a job killed on the way.

``make test-slurm`` runs it. It needs root, Debian's packages ``slurm-wlm`` and ``munge``, and the
environment that ``WORKFLOW`` names; it starts the Slurm itself, on the loopback address.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.survey.paths import ROOT_VARIABLE

from .counties import make_counties

pytestmark = pytest.mark.slow
SLURM = Path(__file__).parent / "slurm"
PROGRAM = Path(sys.executable).with_name("survey-report")


@pytest.fixture
def slurm(tmp_path: Path) -> Iterator[None]:
    for program in ("slurmctld", "slurmd", "munged"):
        if shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") is None:
            pytest.skip(f"{program} is missing: install Debian's packages slurm-wlm and munge")
    folder = tmp_path / "slurm"
    subprocess.run([SLURM / "start.sh", folder], check=True)
    yield
    subprocess.run([SLURM / "stop.sh", folder], check=True)


@pytest.mark.usefixtures("slurm")
def test_counties(tmp_path: Path) -> None:
    workflow = os.environ.get("WORKFLOW")
    if workflow is None:
        pytest.skip("WORKFLOW does not name the environment that has Snakemake: make test-slurm")
    root = tmp_path / "project"
    root.mkdir()
    counties = make_counties(root, int(os.environ.get("COUNTIES", "3")))
    broken = root / "data/raw/broken"
    broken.mkdir()
    (broken / "codebook.yml").write_text("survey: broken\n")
    environment = os.environ | {ROOT_VARIABLE: str(root)}
    command = [f"{workflow}/bin/python", "-m", "snakemake"]
    command += ["--profile", "workflow/profiles/slurm", "--config", f"program={PROGRAM}"]
    with (tmp_path / "snakemake.log").open("w+") as log:
        started = time.monotonic()
        run = subprocess.Popen(command, cwd=root, env=environment, stdout=log, stderr=log)
        killed = kill_a_running_job(root, counties)
        status = run.wait()
        print(f"{len(counties)} counties through Slurm: {time.monotonic() - started:.0f} s")
        log.seek(0)
        said = log.read()
    assert status != 0, "the broken survey must be told"
    assert f"SLURM-job '{killed}' failed, SLURM status is: 'CANCELLED'" in said
    for county in counties:
        assert (root / "reports" / county / "manifest.json").exists(), said[-5000:]
        assert not (root / "build" / county / "failed.txt").exists()
    page = (root / "reports/index.html").read_text(encoding="utf-8")
    assert all(f'href="{county}/sv/index.html"' in page for county in counties)
    assert "Kunde inte byggas" in page
    assert (root / "build/broken/failed.txt").exists()
    demand_same_as_here(root, counties, tmp_path / "here")


def kill_a_running_job(root: Path, counties: list[str]) -> str:
    """Kill the first job that has begun to build, and return its number."""
    for _ in range(1200):
        if any((root / "build" / county / "failed.txt").exists() for county in counties):
            queue = ["squeue", "--noheader", "--states=R", "--sort=i", "--format=%i"]
            jobs = subprocess.run(queue, capture_output=True, text=True, check=True).stdout.split()
            if jobs:
                subprocess.run(["scancel", jobs[-1]], check=True)
                return jobs[-1]
        time.sleep(0.5)
    pytest.fail("no job has started")


def demand_same_as_here(root: Path, counties: list[str], here: Path) -> None:
    """Build every county without Snakemake, elsewhere, and compare the reports byte by byte."""
    here.mkdir()
    for part in ("notebooks", "data/raw", "requirements.lock", "pyproject.toml"):
        source = root / part
        (here / part).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, here / part)
        else:
            shutil.copy(source, here / part)
    started = time.monotonic()
    environment = os.environ | {ROOT_VARIABLE: str(here)}
    subprocess.run([PROGRAM, "build", "--all", "--quiet"], env=environment, check=False)
    print(f"{len(counties)} counties through build --all: {time.monotonic() - started:.0f} s")
    for county in counties:
        built = root / "reports" / county
        files = sorted(path.relative_to(built) for path in built.rglob("*") if path.is_file())
        assert files
        for name in files:
            assert (here / "reports" / county / name).read_bytes() == (built / name).read_bytes()
