"""A notebook's kernel: IPython's own, which also notes the files it reads and writes."""

import json
import logging
import os
import sys
from pathlib import Path
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

from helpers.report.sources import package_folder, source_name
from helpers.survey.paths import project_root

RECORD_SUFFIX = ".record.json"


def run_kernel(connection_file: str) -> None:
    """Run a kernel until it is asked to shut down; leave a record beside its connection file.

    Parameters
    ----------
    connection_file
        Where to meet, written by the kernel's manager.
    """
    files = _Files(project_root(), package_folder())
    sys.addaudithook(files)
    application = IPKernelApp.instance(
        connection_file=connection_file,
        log_level=logging.CRITICAL,
        parent_handle=os.getppid(),  # it ends when that process ends
        config=Config({"HistoryManager": {"enabled": False}}),
    )
    application.initialize([])  # type: ignore[no-untyped-call]
    application.start()  # type: ignore[no-untyped-call]
    record = files.record() | {"memory": _peak_memory(), "seconds": sum(os.times()[:4])}
    Path(connection_file + RECORD_SUFFIX).write_text(json.dumps(record), encoding="utf-8")


class _Files:
    """An audit hook that notes which files of the project are opened, and which are written.

    The folder in which a build works is left out: what is there comes and goes.

    Parameters
    ----------
    folders
        Where the project's files are.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = tuple(f"{folder}{os.sep}" for folder in folders)
        self._build_folder = f"{project_root() / 'build'}{os.sep}"
        self._read: set[str] = set()
        self._written: set[str] = set()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
            self._note(path, self._written if writes else self._read)
        elif event in {"os.rename", "os.link"}:
            self._note(arguments[1], self._written)

    def _note(self, path: Any, where: set[str]) -> None:
        if isinstance(path, str | bytes | os.PathLike):
            absolute = os.path.abspath(os.fsdecode(path))  # noqa: PTH100  (Path.absolute keeps ..)
            if absolute.startswith(self._folders) and not absolute.startswith(self._build_folder):
                where.add(absolute)

    def record(self) -> dict[str, list[str]]:
        """Return the names of files read, and of files written that are still there."""
        names = {
            path: source_name(Path(path))
            for path in self._read | self._written
            if not path.endswith(".pyc")  # made from a source that counts itself
        }
        written = {path for path in self._written if path in names and Path(path).is_file()}
        read = (self._read & names.keys()) - self._written
        return {
            "read": sorted(str(names[path]) for path in read),
            "written": sorted(str(names[path]) for path in written),
        }


def _peak_memory() -> int:
    """Return the most memory the process held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415  (not on Windows)

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    run_kernel(sys.argv[1])
    # Not held up by a thread that a notebook left, as a fork is not.
    os._exit(0)
