"""Start a notebook of one's own: ``python -m helpers.lab.scratch SURVEY [NAME]``."""

import re
import sys
from collections.abc import Sequence
from itertools import count

import nbformat

from helpers.survey.paths import project_root, survey_names

FOLDER = "scratch"
"""Where scratch notebooks lie, outside version control and outside the report."""
TEMPLATE = "jupyter/scratch.ipynb"
_DEFAULT = "exploration"


class ScratchError(ValueError):
    """A scratch notebook cannot be made under this name or for this survey."""


def make_scratch(survey: str, name: str = "") -> str:
    """Make a scratch notebook from the template.

    Parameters
    ----------
    survey
        The survey's folder name.
    name
        Of the notebook; empty takes the first ``exploration-N`` that is free.

    Returns
    -------
    str
        Where it is, from the project's root.

    Raises
    ------
    ScratchError
        For an unknown survey, a name that is none for a file, or one that is taken.
    """
    if survey not in survey_names():
        raise ScratchError(f"no survey {survey} in data/raw; there is {', '.join(survey_names())}")
    if name and not re.fullmatch(r"\w[\w-]*", name):
        raise ScratchError(f"{name}: a name is made of letters, digits, _ and -")
    root = project_root()
    (root / FOLDER).mkdir(mode=0o700, exist_ok=True)
    path = root / FOLDER / f"{name}.ipynb"
    if not name:
        numbered = (root / FOLDER / f"{_DEFAULT}-{number}.ipynb" for number in count(1))
        path = next(path for path in numbered if not path.exists())
    notebook = nbformat.read(root / TEMPLATE, as_version=4)  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(
                r'^survey = ".*"$', f'survey = "{survey}"', cell.source, flags=re.M
            )
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            nbformat.write(notebook, file)  # type: ignore[no-untyped-call]
    except FileExistsError:
        raise ScratchError(f"{FOLDER}/{path.name} is there already; choose another name") from None
    return f"{FOLDER}/{path.name}"


def main(arguments: Sequence[str]) -> int:
    """Make a scratch notebook and say where; 1 where that cannot be done."""
    try:
        print(make_scratch(*arguments))
    except ScratchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
