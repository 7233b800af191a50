"""Both roads to an environment, Makefile and conda, give the locked packages."""

import re
import subprocess
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from .conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
EXTRAS = ("archive", "browser", "installer", "lab", "test")


def pinned(lock: str) -> dict[str, Version]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in found}


LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = pinned(LOCK)
LOCKS = {name: (ROOT / f"requirements-{name}.lock").read_text("utf-8") for name in EXTRAS}


def test_every_dependency_is_locked_at_an_allowed_version() -> None:
    assert set(GROUPS) == {"build", *EXTRAS}
    wanted = [(line, PINNED) for line in [*PROJECT["project"]["dependencies"], *GROUPS["build"]]]
    wanted += [(line, PINNED | pinned(LOCKS[name])) for name in EXTRAS for line in GROUPS[name]]
    assert len(wanted) > 20
    for line, there in wanted:
        requirement = Requirement(line)
        assert requirement.specifier.contains(there[canonicalize_name(requirement.name)]), line


def test_the_lock_files_agree() -> None:
    versions: dict[str, set[Version]] = {}
    for lock in (LOCK, *LOCKS.values()):
        for name, version in pinned(lock).items():
            versions.setdefault(name, set()).add(version)
    assert {name for name, found in versions.items() if len(found) > 1} == set()


@pytest.mark.parametrize("lock", [LOCK, *LOCKS.values()], ids=["report", *EXTRAS])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert len(blocks) == len(pinned(lock))
    for block in blocks:
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert not re.search(r"https?:|--index|--find-links", lock)


def test_a_report_needs_no_package_of_the_extras() -> None:
    heavy = {"hypothesis", "jupyterlab", "mypy", "playwright", "pytest", "rocrate", "ruff", "uv"}
    assert not heavy & set(PINNED)


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
