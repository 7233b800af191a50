"""jupyter_client's way to a kernel, with a fork in the place of a new process."""

import asyncio
import time
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Any as AnyTrait

PROVISIONER = "survey-report-forked"  # the entry point's name in pyproject.toml
_BETWEEN_LOOKS = 0.004  # seconds


class ForkedKernel(LocalProvisioner):
    """The provisioner of local kernels, forking from a server.

    Parameters
    ----------
    server
        The ``ForkServer``.
    """

    server = AnyTrait()

    async def launch_kernel(self, cmd: list[str], **arguments: Any) -> KernelConnectionInfo:
        """Fork the kernel that a command would start.

        Parameters
        ----------
        cmd
            The command, which is not needed.
        arguments
            Of ``subprocess.Popen``; only ``cwd`` matters, the environment is the server's.
        """
        manager: Any = self.parent
        self.process = self.server.start(manager.connection_file, arguments["cwd"])
        self.pid = self.process.pid
        self.cwd = arguments["cwd"]
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Wait for a kernel asked to shut down, more closely than the manager then does."""
        manager: Any = self.parent
        end = time.monotonic() + manager.shutdown_wait_time
        while await self.poll() is None and time.monotonic() < end:
            await asyncio.sleep(_BETWEEN_LOOKS)
