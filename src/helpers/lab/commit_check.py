"""Refuse to put respondents under version control: ``python -m helpers.lab.commit_check``.

Run before a commit (``.pre-commit-config.yaml``) and by the tests. Under ``data`` only codebooks,
provenance records, published figures and files recorded as synthetic, checksum included, are let
through; anywhere, files of formats that hold answers are refused outside the tests.
"""

import hashlib
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import yaml

_DECLARATIONS = {"codebook.yml", "provenance.yml", "synthetic.yml", "README.md"}
_QUESTIONNAIRE = re.compile(r"limesurvey\.txt|questionnaire\.[a-z]+\.html")
_FORMATS = {".sav", ".zsav", ".xlsx", ".xlsm", ".parquet", ".feather", ".dta", ".rds", ".pkl"}


def refused_files(root: Path) -> list[str]:
    """Return which files in the index of a repository must not be committed, and why.

    Parameters
    ----------
    root
        The repository. What is judged is what would be committed, not what lies in the folder.
    """
    faults = []
    for name in _git(root, "ls-files", "-z").decode().split("\0"):
        path = PurePosixPath(name)
        if path.parts[:2] == ("data", "processed") and path.name != ".gitkeep":
            faults.append(f"{name}: processed data hold respondents; they are made anew, not kept")
        elif path.parts[:2] == ("data", "raw") and len(path.parts) > 3:
            faults += [f"{name}: {reason}" for reason in _raw_fault(root, path)]
        elif path.parts[:1] == ("scratch",):
            faults.append(f"{name}: scratch notebooks may hold answers; they stay where they are")
        elif path.suffix.lower() in _FORMATS and path.parts[0] != "tests":
            faults.append(f"{name}: may hold answers; survey data belong in data/raw")
    return faults


def _raw_fault(root: Path, path: PurePosixPath) -> list[str]:
    inside = PurePosixPath(*path.parts[3:])
    if str(inside) in _DECLARATIONS or path.name == "README.md":
        return []
    if inside.parts[0] == "questionnaire" and _QUESTIONNAIRE.fullmatch(inside.name):
        return []
    record = _record(root, path.parts[2]).get(str(inside))
    source = record.get("source") if isinstance(record, dict) else None
    if source == "published":
        return [] if inside.parts[0] == "published" else ["is no published table"]
    if not isinstance(record, dict) or source != "synthetic":
        return [f"holds answers of source {source or 'unknown'}; only synthetic ones may be kept"]
    checksum = hashlib.sha256(_git(root, "show", f":{path}")).hexdigest()
    if record.get("sha256") != checksum:
        return ["is not the synthetic file that provenance.yml describes; its checksum differs"]
    return []


def _record(root: Path, survey: str) -> dict[str, object]:
    try:
        text = _git(root, "show", f":data/raw/{survey}/provenance.yml").decode()
        content = yaml.safe_load(text)
    except (subprocess.CalledProcessError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    return files if isinstance(files, dict) else {}


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def main() -> int:
    """Check the repository of the working directory; 1 where a file is refused."""
    faults = refused_files(Path(_git(Path(), "rev-parse", "--show-toplevel").decode().strip()))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
