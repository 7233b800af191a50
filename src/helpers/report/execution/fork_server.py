"""The process that kernels are forked from: it has imported what they need, and nothing else.

Started by ``ForkServer`` in ``forks.py``, with one end of a socket as its standard input. Each
request is one message: JSON, and with it a socket for the kernel asked for. Over that socket go the
kernel's process number, then its exit status. Where the other end is closed, the kernel is killed;
where the server's own socket is closed, everything ends.
"""

import contextlib
import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import struct
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

_MOST_BYTES = 1 << 20
_NUMBER = struct.Struct("i")
_KILLED_WITH_PARENT = 1  # PR_SET_PDEATHSIG
# Slow to import and, imported, without threads, open files or state that a fork would share.
_LIBRARIES = (
    *("pandas", "pyarrow.csv", "pyarrow.parquet", "scipy.stats", "scipy.optimize"),
    *("matplotlib.pyplot", "matplotlib.backends.backend_svg", "seaborn"),
    *("babel.numbers", "babel.dates", "jinja2", "yaml", "pydantic"),
    *("IPython.core.completer", "matplotlib_inline.backend_inline"),
)
_NOT_FOR_NOTEBOOKS = {"archive", "command", "lab", "report", "synthetic"}


def main() -> None:
    """Import, then fork a kernel for every request until the socket is closed."""
    gc.disable()
    _import_all()
    with socket.socket(fileno=os.dup(0)) as requests:
        _Server(requests).serve()


def _import_all() -> None:
    import_module("helpers.report.execution.kernel")
    for name in _LIBRARIES:
        with contextlib.suppress(ImportError):
            import_module(name)
    package = Path(sys.modules["helpers"].__path__[0])
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        if parts[0] not in _NOT_FOR_NOTEBOOKS and parts[-1] != "__main__":
            # One that cannot be imported is met again by the notebook that asks for it.
            with contextlib.suppress(Exception):
                import_module(".".join(("helpers", *parts)).removesuffix(".__init__"))


class _Server:
    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        self._kernels: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._ended, self._wake = socket.socketpair()

    def serve(self) -> None:
        """Fork, watch and kill kernels until the socket is closed."""
        # What is there now stays in memory shared with every kernel.
        gc.freeze()
        self._wake.setblocking(False)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        # Ctrl-C goes to the whole group; the build decides what then happens to the kernels.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        self._selector.register(self._requests, selectors.EVENT_READ)
        self._selector.register(self._ended, selectors.EVENT_READ)
        try:
            while True:
                for key, _ in self._selector.select():
                    if key.fileobj is self._ended:
                        self._ended.recv(_MOST_BYTES)
                        self._bury()
                    elif key.fileobj is self._requests:
                        if not self._answer():
                            return
                    elif key.data in self._kernels:  # else it has ended meanwhile
                        _kill(key.data)
                        self._selector.unregister(key.fileobj)
        finally:
            for process in self._kernels:
                _kill(process)
            # Not before they are gone can the folder in which they worked be removed.
            with contextlib.suppress(ChildProcessError):
                while True:
                    os.wait()

    def _answer(self) -> bool:
        """Start the kernel of the next request; False where there will be none."""
        message, handles, _, _ = socket.recv_fds(self._requests, _MOST_BYTES, 1)
        if not message:
            return False
        kernel = socket.socket(fileno=handles[0])
        server = os.getpid()
        try:
            process = os.fork()
        except OSError:  # no room for it; who asked is told by the closed socket
            kernel.close()
            return True
        if process == 0:
            try:
                kernel.close()
                self._close()
                _become_kernel(server, *json.loads(message))
            finally:
                os._exit(1)
        self._kernels[process] = kernel
        self._selector.register(kernel, selectors.EVENT_READ, process)
        with contextlib.suppress(OSError):  # who asked has gone; found closed, it is killed
            kernel.sendall(_NUMBER.pack(process))
        return True

    def _bury(self) -> None:
        """Tell the exit status of every kernel that has ended."""
        with contextlib.suppress(ChildProcessError):
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                process, status = found
                with contextlib.suppress(OSError):
                    os.killpg(process, signal.SIGKILL)  # what it started ends with it
                kernel = self._kernels.pop(process)
                with contextlib.suppress(KeyError):
                    self._selector.unregister(kernel)
                with contextlib.suppress(OSError):
                    kernel.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(status)))
                kernel.close()

    def _close(self) -> None:
        """Close, in a fork, everything that is the server's own."""
        self._selector.close()
        for one in (self._requests, self._ended, self._wake, *self._kernels.values()):
            one.close()


def _kill(process: int) -> None:
    """Kill a kernel and what it has started: each kernel leads a process group."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:  # not the leader yet
        os.kill(process, signal.SIGKILL)


def _become_kernel(server: int, connection_file: str, folder: str) -> NoReturn:
    """Make the fork what a new interpreter would be, and run the kernel in it."""
    status = 1
    try:
        os.setsid()
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_KILLED_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != server:
                os._exit(status)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.chdir(folder)
        _reseed()
        gc.enable()
        from helpers.report.execution.kernel import run_kernel  # noqa: PLC0415  (imported long ago)

        run_kernel(connection_file)
        status = 0
    finally:
        os._exit(status)


def _reseed() -> None:
    """Seed numpy's generator anew, as at import; Python's own does so by itself."""
    import numpy as np  # noqa: PLC0415

    np.random.seed()


if __name__ == "__main__":
    main()
