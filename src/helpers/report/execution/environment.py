"""The environment that every kernel gets, the same on any machine and day."""

import os
from pathlib import Path

# What could make the same notebook give other bytes on another machine or day is fixed here.
_FIXED = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "agg",
    # One thread each: sums come in one order, and kernels at once do not fight over the cores.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # pyarrow's allocator would start a thread at import, which a fork cannot take along.
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    # IPython's kernel imports a debugger that complains about modules frozen into Python.
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def kernel_environment(scratch: Path, cache: Path) -> dict[str, str]:
    """Return the environment of a kernel.

    Parameters
    ----------
    scratch
        A folder for IPython's own files, so that the user's profile stays out.
    cache
        A folder that outlives the run, for what libraries would keep in the user's home.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "LC_")) and name not in {"LANG", "LANGUAGE"}
    }
    return inherited | fixed_environment(scratch, cache)


def fixed_environment(scratch: Path, cache: Path) -> dict[str, str]:
    """Return the part of a kernel's environment that is the project's own.

    Parameters
    ----------
    scratch, cache
        As for :func:`kernel_environment`.
    """
    own = {"IPYTHONDIR": str(scratch / "ipython"), "MPLCONFIGDIR": str(cache / "matplotlib")}
    return _FIXED | own
