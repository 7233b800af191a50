"""Make the folder of a survey: whole, or not at all."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder

PROVENANCE_HEAD = """\
# Where every file of this folder comes from. The report marks what is synthetic by this record.
"""

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}[a-z0-9]")


def demand_fit_name(name: str) -> None:
    """Raise an InputError for what cannot be a survey's name, as a path or a command."""
    if NAME.fullmatch(name) is None:
        expected = (
            "a survey's name has small letters a-z, digits and hyphens only, two to 64 of them, "
            "such as kronoberg-2013: choose another"
        )
        raise InputError([Fault("data/raw", expected, column="NAME", value=name)])


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to write into, and put it in its place when all went well.

    Parameters
    ----------
    target
        Where the folder is to stand; its name is the survey's.

    Yields
    ------
    Path
        The folder to write into, beside the target.

    Raises
    ------
    InputError
        The name is not fit for a survey, the folder is there already, or it cannot be written.
    """
    demand_fit_name(target.name)
    taken = Fault(f"data/raw/{target.name}", "the folder is there already: nothing was changed")
    if target.exists():
        raise InputError([taken])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        expected = f"cannot be written ({error.strerror}): check that you may write there"
        raise InputError([Fault(str(target.parent), expected)]) from error
    try:
        yield waiting
        waiting.chmod(0o755)
        try:
            waiting.rename(target)
        except OSError as error:
            raise InputError([taken]) from error
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def write_text(folder: Path, name: str, text: str) -> None:
    """Write a text file of a folder as UTF-8 with plain line ends."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def empty_tables(like: SurveyFolder) -> dict[str, str]:
    """Return the published tables of a survey without their rows.

    Parameters
    ----------
    like
        The survey whose tables they are.

    Returns
    -------
    dict of str
        The header line by file name, such as ``published/cues.csv``.
    """
    tables = {}
    for path in sorted(like.published.glob("*.csv")):
        header = path.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
        tables[path.relative_to(like.raw).as_posix()] = f"{header}\n"
    return tables


def remove_particulars(content: Any) -> None:
    """Take out of a copied codebook what is told of the other survey alone.

    Parameters
    ----------
    content
        The codebook, read to be changed.
    """
    for key in ("notes", "compared_with"):
        content.pop(key, None)
    for question in content["questions"]:
        for key in ("slide", "note"):
            question.pop(key, None)
