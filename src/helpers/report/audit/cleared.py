"""What was looked at before and found safe, so that it need not be looked at again.

A verdict is kept under a SHA-256 over everything that decided it: the bytes looked at, what was
looked for, and the code that looked. Only "nothing found" is kept. Whatever changes, the key is
another, and the look is taken anew; a damaged file holds keys of nothing.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from helpers.report.sources import LOCK_FILE, checksum, package_folder
from helpers.survey.paths import project_root


class Cleared:
    """Verdicts kept between builds.

    Parameters
    ----------
    file
        Where they are kept; None keeps none.
    trusted
        False takes every look anew.
    """

    def __init__(self, file: Path | None = None, trusted: bool = True) -> None:
        self._file = file
        self._known = set(_read(file)) if file and trusted else set()
        self._used: set[str] = set()
        self._code = _code()

    def key(self, kind: str, *decisive: object) -> str:
        """Return the key of a verdict.

        Parameters
        ----------
        kind
            What is looked for.
        decisive
            All that decides besides the code and the packages: anything that JSON can write.
        """
        text = json.dumps([kind, self._code, *decisive], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def holds(self, key: str) -> bool:
        """Return whether nothing was found under a key."""
        if key in self._known:
            self._used.add(key)
        return key in self._known

    def add(self, keys: Iterable[str]) -> None:
        """Note that nothing was found."""
        self._used |= set(keys)

    def save(self) -> None:
        """Keep what was used or added, unless the code has changed meanwhile."""
        if self._file and self._code == _code():
            part = self._file.with_suffix(".part")
            part.write_text(json.dumps(sorted(self._used), indent=1), encoding="utf-8")
            part.replace(self._file)


def _read(file: Path) -> list[str]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [key for key in known if isinstance(key, str)] if isinstance(known, list) else []


def _code() -> list[str]:
    """Return what stands for the code that looks: the package, what it rests on, Python."""
    lock = project_root() / LOCK_FILE
    files = [*sorted(package_folder().rglob("*.py")), *([lock] if lock.exists() else [])]
    return [sys.version, *(f"{path.name} {checksum(path)}" for path in files)]
