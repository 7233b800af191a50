"""The kernels of one run: all started alike, and none left behind."""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Float

from helpers.report.execution.forks import ForkServer
from helpers.report.execution.provisioner import PROVISIONER

PATIENCE = 1800
"""Seconds to wait for what a kernel does at once: no load of the machine makes a build fail."""

_KERNEL = "helpers.report.execution.kernel"
_LONGEST_SOCKET_PATH = 90  # a system takes 104 to 108 bytes, of which a port takes a few


class Kernels:
    """The kernels of one run.

    Parameters
    ----------
    scratch
        A folder for connection files.
    environment
        The environment that every kernel gets.
    server
        Where kernels are forked; None starts a new interpreter for each.
    """

    def __init__(
        self, scratch: Path, environment: dict[str, str], server: ForkServer | None
    ) -> None:
        self.scratch = scratch
        self._sockets = _socket_folder(scratch)
        self._environment = environment
        self._server = server
        self._running: list[AsyncKernelManager] = []
        self._lock = Lock()
        self._numbers = count(1)
        self.stopped = False

    def connection_file(self, name: str) -> Path:
        """Return where the kernel of a notebook and its client meet."""
        return self.scratch / f"{name}.connection"

    def manager_class(self, name: str, is_busy: Callable[[], bool]) -> type[AsyncKernelManager]:
        """Return the kernel manager to hand to papermill.

        Parameters
        ----------
        name
            The notebook's, different for each run.
        is_busy
            Whether a cell runs: a kernel that has to end meanwhile is not asked but killed.
        """
        kernels = self

        class Manager(AsyncKernelManager):
            # Asked to end, it first writes its record.
            shutdown_wait_time = Float(float(PATIENCE))

            @property
            def kernel_spec(self) -> KernelSpec:
                return kernels.specification()

            async def start_kernel(self, **arguments: Any) -> None:  # type: ignore[override]
                self.connection_file = str(kernels.connection_file(name))
                if kernels._sockets:
                    self.transport = "ipc"
                    self.ip = f"{kernels._sockets}/{next(kernels._numbers)}"
                await super().start_kernel(**arguments, env=kernels._environment)
                kernels.started(self)

            async def shutdown_kernel(  # type: ignore[override]
                self, now: bool = False, restart: bool = False
            ) -> None:
                await super().shutdown_kernel(now=now or is_busy(), restart=restart)

        return Manager

    def specification(self) -> KernelSpec:
        """Return how to start a kernel: in this interpreter, whatever is installed elsewhere."""
        provisioner = {"provisioner_name": PROVISIONER, "config": {"server": self._server}}
        return KernelSpec(
            argv=[sys.executable, "-P", "-m", _KERNEL, "{connection_file}"],
            display_name="Python 3",
            language="python",
            metadata={"supported_encryption": ["curve"]}
            | ({"kernel_provisioner": provisioner} if self._server else {}),
        )

    def started(self, manager: AsyncKernelManager) -> None:
        """Remember a kernel; one that comes up after the stop is ended at once."""
        with self._lock:
            self._running.append(manager)
            if self.stopped:
                _end(manager)

    def stop(self) -> None:
        """End every kernel that still runs."""
        with self._lock:
            self.stopped = True
            for manager in self._running:
                _end(manager)
        if self._server:
            self._server.close()

    def close(self) -> None:
        """Remove the sockets."""
        if self._sockets and self._sockets != self.scratch:
            shutil.rmtree(self._sockets, ignore_errors=True)


def _socket_folder(scratch: Path) -> Path | None:
    """Return where kernel and client meet by files; None where they must meet by ports.

    Files are better: a port free a moment ago may be taken when the kernel binds it. Where the
    project lies too deep for a socket's path, the folder is one of the system's, always the same
    for one project, so that what a killed run left there goes with the next.
    """
    if sys.platform == "win32":
        return None
    if len(os.fsencode(scratch)) < _LONGEST_SOCKET_PATH:
        return scratch
    name = hashlib.sha256(os.fsencode(scratch.parent)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir(), f"survey-report-{name}")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
    except OSError:  # somebody else's
        return None
    return folder if len(os.fsencode(folder)) < _LONGEST_SOCKET_PATH else None


def _end(manager: AsyncKernelManager) -> None:
    process = getattr(manager.provisioner, "process", None)
    if process is not None:
        process.kill()
