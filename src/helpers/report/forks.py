"""Kernels forked from one process that has the imports loaded, in place of new interpreters."""

import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading

NUMBER = struct.Struct("i")


class ForkServer:
    """The process that kernels are forked from; it starts at once and imports in the background.

    Parameters
    ----------
    environment
        The environment it, and so every kernel, starts with.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        ours, theirs = socket.socketpair()
        self._socket = ours
        self._lock = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "helpers.report.fork_server"],
                stdin=theirs.fileno(),
                env=environment,
            )

    def start(self, connection_file: str, folder: str) -> "Forked":
        """Fork a kernel.

        Parameters
        ----------
        connection_file
            Where kernel and client meet.
        folder
            Its working directory.
        """
        ours, theirs = socket.socketpair()
        request = json.dumps([connection_file, folder]).encode()
        with theirs, self._lock:
            # One request at a time: the next goes out when this one's kernel is there.
            socket.send_fds(self._socket, [request], [theirs.fileno()])
            theirs.close()
            return Forked(ours)

    def close(self) -> None:
        """End the process and every kernel forked from it."""
        self._socket.close()
        self._process.wait()


class Forked:
    """A forked kernel, in the manner of ``subprocess.Popen``.

    Parameters
    ----------
    connection
        Tells its process number and, when it has ended, its exit status; closed, it is killed.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.returncode: int | None = None
        self.pid = self._receive(blocking=True) or 0

    def poll(self) -> int | None:
        """Return the exit status; None while it runs."""
        if self.returncode is None:
            self.returncode = self._receive(blocking=False)
        return self.returncode

    def wait(self) -> int:
        """Wait for its end and return the exit status."""
        if self.returncode is None:
            self.returncode = self._receive(blocking=True)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to it and what it has started, unless it has ended."""
        if self.poll() is not None:
            return
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:  # not the leader of its group yet, or just gone
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it and what it has started."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def _receive(self, blocking: bool) -> int | None:
        """Return the next number told; where the server has gone, so has the kernel."""
        try:
            told = self._connection.recv(NUMBER.size, 0 if blocking else socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None
        except OSError:
            told = b""
        if told:
            return int(NUMBER.unpack(told)[0])
        self.returncode = -signal.SIGKILL
        return self.returncode
