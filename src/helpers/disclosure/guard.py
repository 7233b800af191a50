"""Keep respondents out of reach of every notebook but the one that cleans them.

In the kernel of a later notebook, opening a respondent file ends with an explanation. The guard is
there against mistakes, not against someone who wants to get past it; that nothing published gives a
respondent away is checked anew in every finished report.
"""

import sys
from pathlib import Path
from typing import Any

from helpers.survey.codebook import Codebook
from helpers.survey.paths import SurveyFolder

COUNTS = "counts.json"
"""The one processed file that holds no respondents."""

# These read files without Python's knowledge, or exist to read respondents.
_READERS = {
    "helpers.cleaning", "helpers.cleaning.processed", "helpers.reading",
    "pyarrow.csv", "pyarrow.dataset", "pyarrow.feather", "pyarrow.parquet",
    "pyreadstat", "python_calamine",
}  # fmt: skip
_EXPLANATION = (
    "{what} holds respondents, and this notebook works on protected counts only "
    "(appendix.counts, appendix.sectors, appendix.questions). To look at the answers themselves, "
    "open a new notebook outside the folder notebooks, in scratch (`make scratch`), where nothing "
    "is published, and start with `from helpers.cleaning.processed import read_cleaned`. What the "
    "report needs from them is counted in helpers.disclosure.counts and protected in notebook 01."
)


class RespondentsError(PermissionError):
    """A notebook that works on counts tried to reach respondents; says what to do instead."""


def close_respondent_files(folder: SurveyFolder, codebook: Codebook) -> None:
    """Make this process unable to open a survey's respondent files.

    Parameters
    ----------
    folder
        The survey.
    codebook
        Its declaration: which files the export consists of.
    """
    exports = {(folder.raw / name).resolve() for name in codebook.export.files}
    processed = folder.processed.resolve()

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes | Path):
            name = arguments[0]
            path = Path(name.decode() if isinstance(name, bytes) else name).resolve()
            private = path.is_relative_to(processed) and path.name != COUNTS and path != processed
            if private or path in exports:
                raise RespondentsError(_EXPLANATION.format(what=path.name))
        elif event == "import" and arguments[0] in _READERS:
            raise RespondentsError(_EXPLANATION.format(what=f"What {arguments[0]} reads"))

    sys.addaudithook(check)
