"""A copy of the project under version control of its own, which tests may edit."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import ROOT

FILES = (
    "data/raw", "jupyter", "notebooks", "src", "tests",
    "Makefile", "install.py", "pyproject.toml", "requirements.lock", "requirements-lab.lock",
    ".gitignore", ".gitattributes", ".pre-commit-config.yaml",
)  # fmt: skip


def git(root: Path, *arguments: str) -> str:
    author = ("-c", "user.name=Test", "-c", "user.email=test@localhost")
    command = ["git", "-C", str(root), *author, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of the project as it is in the folder, with this environment as its ``.venv``."""
    root = tmp_path_factory.mktemp("clone") / "project with a blank"
    for name in FILES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, root / name)
    for bytecode in list(root.rglob("__pycache__")):
        shutil.rmtree(bytecode)
    (root / ".venv").symlink_to(sys.prefix)
    git(root, "init", "--quiet")
    (root / ".git/info/exclude").write_text(".venv\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "As it is")
    return root
