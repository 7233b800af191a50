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
COMMAND: tuple[str, ...] = (sys.executable, "-P", "-m", "helpers.report.execution.fork_server")
_GONE = "the process that kernels are forked from has ended"


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
            self._process = subprocess.Popen(COMMAND, stdin=theirs.fileno(), env=environment)

    def start(self, connection_file: str, folder: str) -> "Forked":
        """Fork a kernel.

        Parameters
        ----------
        connection_file
            Where kernel and client meet.
        folder
            Its working directory.

        Raises
        ------
        RuntimeError
            The process that kernels are forked from has ended.
        """
        ours, theirs = socket.socketpair()
        request = json.dumps([connection_file, folder]).encode()
        with theirs, self._lock:
            # One request at a time: the next goes out when this one's kernel is there.
            try:
                socket.send_fds(self._socket, [request], [theirs.fileno()])
            except OSError:
                raise RuntimeError(_GONE) from None
            theirs.close()
            return Forked(ours)

    def close(self) -> None:
        """End the process, also while it still imports, and every kernel forked from it."""
        self._socket.close()
        self._process.terminate()  # ignored once there can be kernels: it ends them first
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
        self._told = b""
        self._lock = threading.Lock()
        self.returncode: int | None = None
        process = self._receive(blocking=True)
        if process is None:
            raise RuntimeError(_GONE)
        self.pid = process

    def poll(self) -> int | None:
        """Return the exit status; None while it runs."""
        with self._lock:
            if self.returncode is None:
                with contextlib.suppress(BlockingIOError):
                    self._end(self._receive(blocking=False))
            return self.returncode

    def wait(self) -> int:
        """Wait for its end and return the exit status."""
        with self._lock:
            if self.returncode is None:
                self._end(self._receive(blocking=True))
            assert self.returncode is not None
            return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to it and what it has started, unless it has ended."""
        if number == signal.SIGKILL:
            # The server does it, who knows whether the process number is still this kernel's.
            with contextlib.suppress(OSError):
                self._connection.shutdown(socket.SHUT_WR)
        elif self.poll() is None:
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

    def _end(self, status: int | None) -> None:
        # Where the server has gone, so has the kernel.
        self.returncode = -signal.SIGKILL if status is None else status

    def _receive(self, blocking: bool) -> int | None:
        """Return the next number told; None where the server has gone.

        Raises
        ------
        BlockingIOError
            Nothing, or not all of it, has been told yet, and it is not to be waited for.
        """
        while len(self._told) < NUMBER.size:
            flags = 0 if blocking else socket.MSG_DONTWAIT
            try:
                more = self._connection.recv(NUMBER.size - len(self._told), flags)
            except BlockingIOError:
                raise
            except OSError:
                more = b""
            if not more:
                return None
            self._told += more
        told, self._told = self._told, b""
        return int(NUMBER.unpack(told)[0])
