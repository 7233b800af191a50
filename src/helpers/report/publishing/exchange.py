"""Put a finished report in the place of the former one, in one step."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.report.failure import ReportError

if sys.platform != "win32":
    import fcntl

_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
_HERE = -100  # AT_FDCWD


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a folder for one build at a time; the hold ends with the process, however it ends.

    Raises
    ------
    ReportError
        Another build holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        if sys.platform != "win32":
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ReportError(
                    "another build of this survey is running; wait until it has finished"
                ) from None
        yield


@contextmanager
def publication(target: Path) -> Iterator[Path]:
    """Give an empty folder to write the report into, and publish it when all went well.

    The folder stands beside the target, so that the last step is a rename. Left by an exception,
    the target stays as it was. What a killed build left is removed.

    Parameters
    ----------
    target
        Where the report is to stand.

    Yields
    ------
    Path
        The folder to write into.
    """
    waiting = target.with_name(f".{target.name}.new")
    former = target.with_name(f".{target.name}.old")
    if former.exists() and not target.exists():
        former.rename(target)  # killed between the two renames of a system without exchange
    _remove(waiting)
    _remove(former)
    waiting.mkdir(parents=True)
    waiting.chmod(0o700)  # nobody reads it before it has been checked
    try:
        yield waiting
        _make_readable(waiting)
        if not target.exists():
            waiting.rename(target)
        elif _exchange(waiting, target):
            waiting.rename(former)
        else:
            target.rename(former)
            waiting.rename(target)
    finally:
        _remove(waiting)
        _remove(former)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, _SWAP) == 0)
        return bool(library.renameat2(_HERE, paths[0], _HERE, paths[1], _SWAP) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def _make_readable(folder: Path) -> None:
    """Let everyone read the report, whatever the umask of the one who built it."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
