"""Fork kernels for notebooks that need no helpers: without the libraries, which take seconds."""

from importlib import import_module

from helpers.report.execution import fork_server


def _import_kernel() -> None:
    import_module("helpers.report.execution.kernel")


if __name__ == "__main__":
    fork_server._import_all = _import_kernel
    fork_server.main()
