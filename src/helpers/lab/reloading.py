"""IPython extension: a helper changed on disk is what the next cell runs.

IPython's own ``autoreload`` patches one module at a time. A constant that another module has
imported, a field added to a dataclass and a template stay as they were, and a class that two
modules share becomes two. So here all helpers that the notebook has imported are imported anew,
together, and what the notebook holds of them is moved over: names to the new objects, instances to
their new classes. What a cell has computed stays as it is until that cell runs again.
"""

import gc
import importlib
import importlib.util
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

_PACKAGE = __name__.split(".", maxsplit=1)[0]
_FOLDER = Path(__file__).parents[1]
_SOURCES = {".py", ".j2"}
_OWN = {__name__, __name__.rpartition(".")[0]}

Stamps = dict[Path, tuple[int, int]]


def load_ipython_extension(shell: Any) -> None:
    """Reload helpers before every cell that finds one changed; called by ``%load_ext``."""
    shell.events.register("pre_run_cell", Reloader(shell.user_ns).before_cell)


class Reloader:
    """Keeps a notebook's helpers as they are on disk.

    Parameters
    ----------
    namespace
        The notebook's variables.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace
        self._stamps = _read_stamps()

    def before_cell(self, _: object = None) -> None:
        """Reload the helpers if a file of theirs has changed.

        Where one cannot be imported all stay as they were. That is said below every cell, until
        the file is mended.
        """
        stamps = _read_stamps()
        if stamps == self._stamps:
            return
        for path in [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]:
            _forget_bytecode(path)
        try:
            old = _import_anew()
        except Exception as error:
            told = "".join(traceback.format_exception_only(error)).strip()
            print(f"{_place(error)}{told}\nThis cell ran with the helpers as they were before.",
                  file=sys.stderr)  # fmt: skip
            return
        _move(self._namespace, old)
        self._stamps = stamps


def _read_stamps() -> Stamps:
    """Return when each source was last changed, and its size in bytes."""
    stamps = {}
    for path in _FOLDER.rglob("*"):
        if path.suffix in _SOURCES:
            with suppress(FileNotFoundError):  # an editor replaces a file by renaming another
                status = path.stat()
                stamps[path] = (status.st_mtime_ns, status.st_size)
    return stamps


def _forget_bytecode(path: Path) -> None:
    """Remove a file's bytecode, which Python would take for new within the same second."""
    if path.suffix == ".py":
        Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)


def _import_anew() -> dict[str, ModuleType]:
    """Import all loaded helpers again; return the modules they replace.

    Raises
    ------
    Exception
        Whatever a module raises; the old ones are in place then.
    """
    old = {
        name: module
        for name, module in sys.modules.items()
        if name.split(".", maxsplit=1)[0] == _PACKAGE and name not in _OWN
    }
    importlib.invalidate_caches()
    _forget(old)
    try:
        for name, module in old.items():
            if Path(str(module.__file__)).is_file():
                importlib.import_module(name)
    except Exception:
        _forget(name for name in list(sys.modules) if name in old)
        sys.modules.update(old)
        raise
    return old


def _forget(names: Any) -> None:
    for name in names:
        sys.modules.pop(name, None)


def _move(namespace: dict[str, Any], old: dict[str, ModuleType]) -> None:
    """Let a notebook's names and instances refer to the modules now loaded."""
    replaced: dict[int, tuple[str, Any]] = {}
    classes: dict[type, type] = {}
    for name, module in old.items():
        new = sys.modules.get(name)
        for attribute, value in vars(module).items():
            if attribute.startswith("__") or not hasattr(new, attribute):
                continue
            successor = getattr(new, attribute)
            replaced[id(value)] = attribute, successor
            if isinstance(value, type) and isinstance(successor, type) and value is not successor:
                classes[value] = successor
    for variable, value in namespace.items():
        if isinstance(value, ModuleType) and value.__name__ in old:
            namespace[variable] = sys.modules.get(value.__name__, value)
        elif id(value) in replaced:
            attribute, successor = replaced[id(value)]
            # A string or number may be the same object by chance: its name has to be the same too.
            if callable(value) or attribute == variable:
                namespace[variable] = successor
    if classes:  # without arguments all objects would be returned
        for instance in gc.get_referrers(*classes):
            successor = classes.get(type(instance))
            if successor is not None:
                with suppress(TypeError):  # laid out otherwise now: stays of the old class
                    object.__setattr__(instance, "__class__", successor)


def _place(error: Exception) -> str:
    """Return where in the helpers an error was raised; a syntax error says so itself."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(_FOLDER)]
    if isinstance(error, SyntaxError) or not inside:
        return ""
    path = Path(inside[-1].filename).relative_to(_FOLDER.parent)
    return f"{path.as_posix()}, line {inside[-1].lineno}: "
