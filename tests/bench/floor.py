"""The least that a report can cost: the imports once, then every cell, in one process."""

import json
import sys

import matplotlib
from IPython.core.interactiveshell import InteractiveShell

from helpers.report.notebooks.appendices import appendices_of
from helpers.survey.codebook import LANGUAGES, read_codebook
from helpers.survey.paths import SurveyFolder, notebook_folder


def main(survey: str) -> None:
    """Execute every notebook in every language; show nothing."""
    matplotlib.use("agg")
    shell = InteractiveShell.instance()
    shell.display_pub.publish = lambda *_, **__: None  # type: ignore[method-assign]
    for appendix in appendices_of(read_codebook(SurveyFolder(survey)), notebook_folder()):
        cells = json.loads(appendix.notebook.read_text("utf-8"))["cells"]
        for language in LANGUAGES:
            names: dict[str, object] = {"__name__": "__main__"}
            for cell in cells:
                if cell["cell_type"] == "code":
                    exec("".join(cell["source"]), names)
                if "parameters" in cell["metadata"].get("tags", []):
                    names |= {"survey": survey, "lang": language}


if __name__ == "__main__":
    main(sys.argv[1])
