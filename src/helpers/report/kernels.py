"""The kernels of one run: all started alike, and none left behind."""

import sys
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from helpers.report.forks import ForkServer
from helpers.report.provisioner import PROVISIONER

_LONGEST_SOCKET_PATH = 90


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
        self._environment = environment
        self._server = server
        self._running: list[AsyncKernelManager] = []
        self._lock = Lock()
        self._numbers = count(1)
        self._stopped = False

    def connection_file(self, name: str) -> Path:
        """Return where the kernel of a notebook and its client meet."""
        return self.scratch / f"{name}.connection"

    def manager_class(self, name: str) -> type[AsyncKernelManager]:
        """Return the kernel manager to hand to papermill.

        Parameters
        ----------
        name
            The notebook's, different for each run.
        """
        kernels = self

        class Manager(AsyncKernelManager):
            @property
            def kernel_spec(self) -> KernelSpec:
                return kernels.specification()

            async def start_kernel(self, **arguments: Any) -> None:  # type: ignore[override]
                self.connection_file = str(kernels.connection_file(name))
                sockets = f"{kernels.scratch}/{next(kernels._numbers)}"
                if sys.platform != "win32" and len(sockets) < _LONGEST_SOCKET_PATH:
                    self.transport, self.ip = "ipc", sockets
                await super().start_kernel(**arguments, env=kernels._environment)
                kernels.started(self)

        return Manager

    def specification(self) -> KernelSpec:
        """Return how to start a kernel: in this interpreter, whatever is installed elsewhere."""
        provisioner = {"provisioner_name": PROVISIONER, "config": {"server": self._server}}
        return KernelSpec(
            argv=[sys.executable, "-P", "-m", "helpers.report.kernel", "{connection_file}"],
            display_name="Python 3",
            language="python",
            metadata={"supported_encryption": ["curve"]}
            | ({"kernel_provisioner": provisioner} if self._server else {}),
        )

    def started(self, manager: AsyncKernelManager) -> None:
        """Remember a kernel; one that comes up after the stop is ended at once."""
        with self._lock:
            self._running.append(manager)
            if self._stopped:
                _end(manager)

    def stop(self) -> None:
        """End every kernel that still runs."""
        with self._lock:
            self._stopped = True
            for manager in self._running:
                _end(manager)


def _end(manager: AsyncKernelManager) -> None:
    process = getattr(manager.provisioner, "process", None)
    if process is not None:
        process.kill()
