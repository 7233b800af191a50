"""The kernels of one run: all started alike, and none left behind."""

import os
import sys
from pathlib import Path
from threading import Lock
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

# What could make the same notebook give other bytes on another machine or day is fixed here.
_FIXED_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "agg",
    # One thread each: sums come in one order, and kernels at once do not fight over the cores.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class Kernels:
    """The kernels of one run.

    Parameters
    ----------
    scratch
        A folder for connection files and IPython's own files; IPython's user profile stays out.
    """

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self._running: list[AsyncKernelManager] = []
        self._lock = Lock()
        self._stopped = False

    @property
    def manager_class(self) -> type[AsyncKernelManager]:
        """The kernel manager to hand to papermill."""
        kernels = self

        class Manager(AsyncKernelManager):
            @property
            def kernel_spec(self) -> KernelSpec:
                # This interpreter, whatever kernels the user has installed elsewhere.
                return KernelSpec(
                    argv=[
                        *(sys.executable, "-m", "ipykernel_launcher"),
                        *("-f", "{connection_file}", "--log-level=CRITICAL"),
                    ],
                    display_name="Python 3",
                    language="python",
                    metadata={"supported_encryption": ["curve"]},
                )

            async def start_kernel(self, **arguments: Any) -> None:  # type: ignore[override]
                self.connection_file = str(kernels.scratch / f"kernel-{id(self)}.json")
                await super().start_kernel(**arguments, env=kernels.environment())
                kernels.started(self)

        return Manager

    def environment(self) -> dict[str, str]:
        """Return the environment that every kernel gets."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "LC_")) and name not in {"LANG", "LANGUAGE"}
        }
        return inherited | _FIXED_ENVIRONMENT | {"IPYTHONDIR": str(self.scratch / "ipython")}

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
