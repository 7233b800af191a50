"""Notebooks as they are kept: cells and tags, nothing of a run.

JupyterLab saves them so, the commit hook and ``make strip`` make them so. Outputs never reach a
file of the repository: they may hold answers, and they hide what was edited.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbstripout import strip_output

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def strip(notebook: Any) -> Any:
    """Return a notebook as it is kept.

    Parameters
    ----------
    notebook
        In nbformat 4; it is changed.
    """
    notebook = strip_output(notebook, keep_output=False, keep_count=False, keep_id=True)
    for cell in notebook.cells:
        cell.metadata = {key: value for key, value in cell.metadata.items() if key == "tags"}
    notebook.metadata = {"kernelspec": dict(KERNEL), "language_info": {"name": "python"}}
    return notebook


def main(files: Sequence[str]) -> int:
    """Strip files; 1 where one was changed, which stops a commit, 2 where one is no notebook."""
    status = 0
    for name in files:
        path = Path(name)
        before = path.read_text(encoding="utf-8")
        try:
            notebook: Any = nbformat.reads(before, as_version=4)  # type: ignore[no-untyped-call]
        except (ValueError, TypeError, AttributeError, KeyError, nbformat.ValidationError):
            print(f"{name}: is no notebook (left as it is)", file=sys.stderr)
            status = 2
            continue
        after = nbformat.writes(strip(notebook), indent=1) + "\n"  # type: ignore[no-untyped-call]
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"{name}: outputs taken out")
            status = status or 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
