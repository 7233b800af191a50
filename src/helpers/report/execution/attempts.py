"""What became of the last build of each survey, told by a file that lasts until one succeeds.

The file is there from the moment a build starts. So a build that is killed, on this machine or on
another of a cluster, counts as failed without having to say so.
"""

import contextlib
from pathlib import Path

from helpers.survey.paths import project_root

_STOPPED = "The build was stopped before it had finished.\n"


def failure_file(survey: str) -> Path:
    """Return the file that is there while a survey's last build has not succeeded."""
    return project_root() / "build" / survey / "failed.txt"


def note_start(survey: str) -> None:
    """Note that a build has started."""
    note_failure(survey, _STOPPED)


def note_failure(survey: str, reason: str) -> None:
    """Note that a build has failed.

    Parameters
    ----------
    survey
        The survey's name.
    reason
        What stopped it. It may quote an answer: only the file's owner can read it.
    """
    path = failure_file(survey)
    # Where there is no room for a note, the build itself tells so.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(0o600)
        path.write_text(reason, encoding="utf-8", newline="\n")


def note_success(survey: str) -> None:
    """Note that a build has succeeded, or that there was nothing to do."""
    failure_file(survey).unlink(missing_ok=True)
