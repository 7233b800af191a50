"""Locked packages are installed by uv, and by pip where uv is not to be had; both check hashes."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT
from .programs import need


@pytest.fixture(scope="module")
def empty_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with pip alone, to copy."""
    environment = tmp_path_factory.mktemp("empty") / "environment"
    venv.create(environment, symlinks=True, with_pip=True)
    return environment


@pytest.fixture
def place(tmp_path: Path, empty_environment: Path) -> Path:
    """A folder with a package to install, an environment, and a lock file with the hash."""
    wheel = tmp_path / "packages" / "rapport-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    about = "rapport-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("rapport.py", "SAID = 'hej'\n")
        archive.writestr(
            f"{about}/METADATA", "Metadata-Version: 2.1\nName: rapport\nVersion: 1.0\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (tmp_path / "some.lock").write_text(f"rapport==1.0 \\\n    --hash=sha256:{digest}\n")
    shutil.copytree(empty_environment, tmp_path / "environment", symlinks=True)
    return tmp_path


def with_uv(place: Path) -> None:
    uv = Path(need(str(Path(sys.prefix, "bin", "uv"))))
    (place / "environment/bin/uv").symlink_to(uv)


def install(place: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Install as the Makefile does, from a folder that only pip's configuration names."""
    command = [sys.executable, str(ROOT / "install.py"), "environment", "some.lock"]
    pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(place / "packages")}
    return subprocess.run(
        command, cwd=place, capture_output=True, text=True, check=False,
        env={**os.environ, "UV_CACHE_DIR": str(place / "cache"), **pip, **surroundings},
    )  # fmt: skip


def said(place: Path) -> str:
    python = str(place / "environment/bin/python")
    command = [python, "-c", "import rapport; print(rapport.SAID)"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def test_uv_finds_packages_where_pip_does(place: Path) -> None:
    with_uv(place)
    run = install(place)
    assert run.returncode == 0, run.stderr
    assert "Installed 1 package" in run.stderr, "that is uv's word"
    assert "takes minutes" not in run.stdout
    assert said(place) == "hej"


def test_pip_installs_where_uv_is_not_to_be_had(place: Path) -> None:
    run = install(place)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        "Installing 1 packages of some.lock",
        "uv is not to be had here: pip installs, which takes minutes",
    ]
    assert not run.stderr
    assert said(place) == "hej"


def test_pip_installs_where_uv_fails(place: Path) -> None:
    with_uv(place)
    run = install(place, UV_FIND_LINKS=str(place / "nowhere"), UV_PYTHON_PREFERENCE="nonsense")
    assert run.returncode == 0, run.stderr
    assert "uv could not install them: pip tries, which takes minutes" in run.stdout
    assert said(place) == "hej"


@pytest.mark.parametrize("uv", [True, False], ids=["uv", "pip"])
def test_another_hash_is_refused(place: Path, uv: bool) -> None:
    if uv:
        with_uv(place)
    lock = place / "some.lock"
    lock.write_text(f"rapport==1.0 \\\n    --hash=sha256:{'0' * 64}\n")
    run = install(place)
    assert run.returncode != 0
    assert "hash" in run.stderr.lower()
    assert not said(place)
