"""When a helper changes, what helpers have worked out before is worked out anew.

IPython's autoreload brings in the changed helper; this extension of IPython lets results forget
what they keep from the one before. What a cell has put in a variable stays until it runs again.
"""

import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

PACKAGE = __name__.partition(".")[0]


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Watch helpers from now on; IPython calls this when a kernel starts."""
    times: dict[str, int] = {}

    def before(*_: Any) -> None:
        now = _times()
        if any(now[file] != times.get(file, now[file]) for file in now):
            _forget(shell.user_ns)
        times.update(now)

    def after(*_: Any) -> None:
        # Modules that the cell imported; a change while it ran counts at the next.
        times.update(_times() | times)

    shell.events.register("pre_run_cell", before)
    shell.events.register("post_run_cell", after)


def _helpers() -> Iterator[ModuleType]:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == PACKAGE and module is not None:
            yield module


def _times() -> dict[str, int]:
    """Return when each helper's file was last changed."""
    files = [Path(module.__file__) for module in _helpers() if module.__file__]
    return {str(file): file.stat().st_mtime_ns for file in files if file.is_file()}


def _forget(names: dict[str, Any]) -> None:
    """Drop what variables' cached properties and helpers' cached functions keep."""
    for value in list(names.values()):
        if str(type(value).__module__).partition(".")[0] == PACKAGE:
            kept = getattr(value, "__dict__", {})
            for name in [name for name in kept if _is_cached(type(value), name)]:
                del kept[name]
    for module in _helpers():
        for function in list(vars(module).values()):
            if hasattr(function, "cache_clear"):
                function.cache_clear()


def _is_cached(owner: type, name: str) -> bool:
    return isinstance(getattr(owner, name, None), cached_property)
