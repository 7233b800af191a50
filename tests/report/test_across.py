"""A report that compares surveys: the others' counts come first, and nothing else is read."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers.disclosure.count_files import read_counts
from helpers.report.build import build_report
from helpers.report.failure import ReportError
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder

from .sample import CODEBOOK, SURVEY, Project, appendix_cells, code

OTHER = "sample-2023"
READS = """\
from helpers.appendix import Appendix
appendix = Appendix("K", survey, lang)
names = [other.name for other in appendix.others]
assert names == ["sample-2023"], names
assert appendix.others[0].counts.source == "survey"
"""


def write(project: Project, name: str, answers: str, **changes: Any) -> None:
    """Write a survey like the sample's own."""
    raw = project.root / "data/raw" / name
    raw.mkdir(exist_ok=True)
    codebook = CODEBOOK | {"survey": name, "year": 2023} | changes
    (raw / "codebook.yml").write_text(yaml.safe_dump(codebook, allow_unicode=True), "utf-8")
    rows = [f"s-{number};Polisen;2023-01-02 10:00;{said}" for number, said in enumerate(answers)]
    words = {"y": "Ja", "n": "Nej"}
    text = "\n".join(row[:-1] + words[row[-1]] for row in rows)
    (raw / "responses.csv").write_text(f"id;actor;time;seen\n{text}\n", "utf-8")
    record = {"survey": name, "files": {"responses.csv": {"source": "survey", "note": "x"}}}
    (raw / "provenance.yml").write_text(yaml.safe_dump(record), "utf-8")


def compare(project: Project, *names: str) -> None:
    """Let the sample's codebook name other surveys."""
    path = project.root / "data/raw" / SURVEY / "codebook.yml"
    codebook = CODEBOOK | {"compared_with": list(names)}
    path.write_text(yaml.safe_dump(codebook, allow_unicode=True), "utf-8")


@pytest.fixture
def both(project: Project) -> Project:
    """The sample project with a second survey, and a notebook that reads both."""
    write(project, OTHER, "yyn")
    # As every report's first notebook does, this one makes its own survey's counts.
    project.notebook(
        "01_clean",
        *appendix_cells("A", "Rensning"),
        code(
            "from helpers.survey.paths import SurveyFolder\n"
            "from helpers.cleaning.prepare import prepare_counts\n"
            "counts = prepare_counts(SurveyFolder(survey))"
        ),
    )
    project.notebook("11_across_surveys", *appendix_cells("K", "Jämförelse"), code(READS))
    return project


def executed() -> set[str]:
    built = build_report(SURVEY, quiet=True)
    return {run.file for run in built.usage} if built else set()


def test_without_surveys_to_compare_there_is_no_such_appendix(both: Project) -> None:
    build_report(SURVEY, quiet=True)
    assert (both.report / "sv/03_cases.html").exists()
    assert not list(both.report.rglob("11_*"))
    assert not SurveyFolder(OTHER).processed.exists()


def test_the_other_surveys_counts_are_prepared_and_count_as_input(both: Project) -> None:
    compare(both, OTHER)
    build_report(SURVEY, quiet=True)
    assert len(list(both.report.rglob("11_across_surveys.html"))) == 2
    counts, _ = read_counts(SurveyFolder(OTHER))
    assert counts.response["answered"].tolist() == [3]
    assert [path.name for path in SurveyFolder(OTHER).processed.iterdir()] == ["counts.json"]
    inputs = json.loads((both.report / "results.json").read_text("utf-8"))["inputs"]
    assert {"responses.csv", f"{OTHER}/responses.csv", f"{OTHER}/codebook.yml"} <= inputs.keys()
    page = (both.report / "sv/11_across_surveys.html").read_text("utf-8")
    assert inputs[f"{OTHER}/responses.csv"] in page
    assert inputs[f"{OTHER}/responses.csv"] not in (both.report / "sv/02_rates.html").read_text(
        "utf-8"
    )
    assert build_report(SURVEY, quiet=True) is None


@pytest.mark.slow
def test_other_answers_in_the_other_survey_rerun_the_comparison_alone(both: Project) -> None:
    many = yaml.safe_load(yaml.safe_dump(CODEBOOK["sectors"]))
    many[0]["actors"][0]["invited"] = 20
    write(both, OTHER, "yyyyynnnnn", sectors=many)
    compare(both, OTHER)
    build_report(SURVEY, quiet=True)
    write(both, OTHER, "yyyyyynnnn", sectors=many)
    assert executed() == {"11_across_surveys.ipynb"}
    assert executed() == set()


@pytest.mark.slow
def test_counts_that_were_lost_are_made_again(both: Project) -> None:
    compare(both, OTHER)
    build_report(SURVEY, quiet=True)
    path = SurveyFolder(OTHER).processed / "counts.json"
    before = path.read_bytes()
    path.unlink()
    path = both.root / "data/raw" / SURVEY / "codebook.yml"
    path.write_text(path.read_text("utf-8") + "# read anew\n", "utf-8")
    executed()
    assert (SurveyFolder(OTHER).processed / "counts.json").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("nowhere", "there is no survey of this name"), (OTHER, "no question in common")],
)
def test_a_survey_that_cannot_be_compared_stops_the_build_with_one_message(
    both: Project, name: str, said: str
) -> None:
    question = CODEBOOK["questions"][0]  # type: ignore[index]
    write(both, OTHER, "yyn", questions=[question | {"id": "heard"}])
    compare(both, name)
    with pytest.raises(InputError) as caught:
        build_report(SURVEY, quiet=True)
    assert len(caught.value.faults) == 1
    assert said in str(caught.value)
    assert not both.report.exists()


@pytest.mark.parametrize("path", ["raw/{}/responses.csv", "processed/{}/responses.parquet"])
def test_respondents_of_the_other_survey_are_out_of_reach(both: Project, path: str) -> None:
    compare(both, OTHER)
    place = Path("..") / "data" / path.format(OTHER)
    peeks = code(f"{READS}open({str(place)!r})")
    both.notebook("11_across_surveys", *appendix_cells("K", "Jämförelse"), peeks)
    with pytest.raises(ReportError, match="RespondentsError"):
        build_report(SURVEY, quiet=True)
