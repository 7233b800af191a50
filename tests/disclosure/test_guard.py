"""Notebooks 02 to 10 open no respondent file, and an analyst who tries is told what to do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.cleaning import clean
from helpers.disclosure.count_files import write_counts
from helpers.disclosure.protection import protect
from helpers.reading import read_export
from helpers.survey.codebook import Codebook
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from ..conftest import ROOT, SURVEY

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))[1:10]

RUN = """
import json, pathlib, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import matplotlib
matplotlib.use("agg")
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for path in sys.argv[1:]:
    shell.reset(new_session=False)
    for cell in json.loads(pathlib.Path(path).read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            shell.run_cell("".join(cell["source"]), silent=True).raise_error()
print("OPENED", json.dumps(opened))
"""


@pytest.fixture(scope="module")
def root(
    tmp_path_factory: pytest.TempPathFactory, folder: SurveyFolder, codebook: Codebook
) -> Path:
    """A project with protected counts, whose respondent files cannot be read by anyone."""
    root = tmp_path_factory.mktemp("guarded")
    shutil.copytree(ROOT / "data/raw", root / "data/raw")
    responses = clean(read_export(folder, codebook), codebook).responses
    counts, hidden = protect(responses, codebook, "synthetic", cases_are_published=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(root))
        write_counts(SurveyFolder(SURVEY), counts, hidden)
    (root / "data/raw" / SURVEY / "responses.csv").write_bytes(b"\x00nothing to read here")
    (root / "data/processed" / SURVEY / "responses.parquet").write_bytes(b"nor here")
    return root


def run(root: Path, source: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {ROOT_VARIABLE: str(root), "IPYTHONDIR": str(root / "ipython")}
    return subprocess.run(
        [sys.executable, "-c", source, *arguments],
        env=environment, cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_later_notebooks_open_no_respondent_file(root: Path) -> None:
    """Run with nothing but counts: what they need is there, and what they open is watched."""
    ran = run(root, RUN, *map(str, NOTEBOOKS))
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
    listed = next(line for line in ran.stdout.splitlines() if line.startswith("OPENED "))
    opened = {Path(name) for name in json.loads(listed.removeprefix("OPENED "))}
    processed = {path.name for path in opened if path.is_relative_to(root / "data/processed")}
    assert processed == {"counts.json"}
    assert not [path for path in opened if path.name == "responses.csv"]


ATTEMPTS = {
    "the import": "from helpers.cleaning.processed import read_cleaned",
    "reading the export": "from helpers.reading import read_export",
    "pandas, export": "import pandas; pandas.read_csv(appendix.folder.raw / 'responses.csv')",
    "pandas, processed": "import pandas; "
    "pandas.read_parquet(appendix.folder.processed / 'responses.parquet')",
    "arrow": "import pyarrow.parquet",
    "open": "open(appendix.folder.processed / 'cleaning_log.csv')",
    "a roundabout way": "open(f'{appendix.folder.raw}/../{survey}/responses.csv', 'rb')",
}


@pytest.fixture(scope="module")
def told(root: Path) -> dict[str, str]:
    """What an analyst is told at each attempt, all made from one notebook."""
    source = f"""
import json
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.instance()
from helpers.appendix import Appendix
survey = {SURVEY!r}
appendix = Appendix("C", survey, "sv")
assert not appendix.counts.answers.empty
told = {{}}
for name, attempt in {ATTEMPTS!r}.items():
    try:
        exec(attempt)
    except PermissionError as error:
        told[name] = str(error)
print(json.dumps(told))
"""
    ran = run(root, source)
    assert ran.returncode == 0, ran.stderr
    return dict(json.loads(ran.stdout))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_an_analyst_who_tries_is_told_what_to_do(told: dict[str, str], attempt: str) -> None:
    assert "protected counts only" in told[attempt]
    assert "new notebook outside the folder notebooks" in told[attempt]


def test_the_first_notebook_may(root: Path) -> None:
    source = f"""
from IPython.core.interactiveshell import InteractiveShell
InteractiveShell.instance()
import shutil
from helpers.survey.paths import SurveyFolder
shutil.copy({str(ROOT / "data/raw" / SURVEY / "responses.csv")!r}, SurveyFolder({SURVEY!r}).raw)
from helpers.appendix import Appendix
appendix = Appendix("A", {SURVEY!r}, "sv")
from helpers.reading import read_export
print(len(read_export(appendix.folder, appendix.codebook)))
"""
    ran = run(root, source)
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > 0
