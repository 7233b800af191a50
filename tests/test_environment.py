"""Both roads to an environment, Makefile and conda, give the locked packages."""

import re
import subprocess
import tomllib
from itertools import chain

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from .conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = {
    canonicalize_name(name): Version(version)
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.MULTILINE)
}


def test_every_dependency_is_locked_at_an_allowed_version() -> None:
    groups = PROJECT["dependency-groups"].values()
    wanted = [Requirement(line) for line in chain(PROJECT["project"]["dependencies"], *groups)]
    assert len(wanted) > 20
    for requirement in wanted:
        pinned = PINNED[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(pinned), requirement


def test_every_locked_package_has_hashes_and_no_address() -> None:
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(blocks) == len(PINNED)
    for block in blocks:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert not re.search(r"https?:|--index|--find-links", LOCK)


def test_the_conda_road_installs_the_lock_file_and_nothing_else() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    *plain, pip = environment["dependencies"]
    assert pip == {"pip": ["--require-hashes", "-r requirements.lock"]}
    names = {re.split(r"[<>=]", package)[0] for package in plain}
    assert names == {"python", "make", "pip"}, "packages come from the lock file alone"
    python = next(package for package in plain if package.startswith("python"))
    assert python.startswith("python" + PROJECT["project"]["requires-python"])
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert f"ENVIRONMENT_NAME := {environment['name']}" in makefile


def test_the_kernel_stays_lean() -> None:
    assert "statsmodels" not in PINNED, "seaborn imports it when it is there: its start doubles"


@pytest.mark.parametrize(
    "target",
    ["report", "reports", "check", "test", "lab", "scratch", "hooks", "bench", "clean", "help"],
)
def test_make_help_explains_every_target(target: str) -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert re.search(rf"^  {target} +\S", shown, re.MULTILINE)


def test_real_answers_stay_out_of_version_control() -> None:
    for path, ignored in {
        "data/raw/kronoberg-2026/responses.csv": True,
        "data/raw/kronoberg-2010/answers.xlsx": True,
        "data/processed/kronoberg-2010/responses.parquet": True,
        "reports/kronoberg-2010/index.html": True,
        "data/raw/kronoberg-2026/codebook.yml": False,
        "data/raw/kronoberg-2010/responses.csv": False,
    }.items():
        run = subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False)
        assert (run.returncode == 0) is ignored, path
