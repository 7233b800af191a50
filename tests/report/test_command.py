"""The command line says what is wrong in plain words, and its exit status tells."""

import pytest

from helpers.command import main

from .sample import SURVEY, Project, appendix_cells, code, text


def test_an_unknown_survey(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check"):
        assert main([command, "../elsewhere"]) == 1
        assert f"no survey of this name in data/raw (there: {SURVEY})" in capsys.readouterr().err


def test_faults_of_a_survey_are_listed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    codebook = project.root / "data/raw" / SURVEY / "codebook.yml"
    codebook.write_text(codebook.read_text("utf-8").replace("year: 2024", "year: soon"), "utf-8")
    assert main(["build", SURVEY]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"{SURVEY}: 1 fault in data/raw/{SURVEY}\n  codebook.yml, row ")
    assert "soon" in message
    assert not project.report.exists()


def test_all_goes_on_past_a_survey_that_fails(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = project.root / "data/raw/a-broken-one"
    broken.mkdir()
    (broken / "codebook.yml").write_text("survey: a-broken-one\n")
    assert main(["build", "--all", "--quiet"]) == 1
    said = capsys.readouterr()
    assert "a-broken-one" in said.err
    assert f"reports/{SURVEY}/index.html: 11 pages, 2 tables, 2 results" in said.out


def test_an_output_that_is_no_exhibit_is_noted_and_not_published(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.notebook("04_more", *appendix_cells("D", "Mer"), code("print('Maja', 'Andersson')"))
    assert main(["build", SURVEY, "--quiet"]) == 0
    note = "notebooks/04_more.ipynb, cell 4: displays something that is no exhibit"
    assert note in capsys.readouterr().err
    assert "Maja Andersson" not in (project.report / "sv/04_more.html").read_text("utf-8")


def test_a_broken_link_stops_the_publication(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.notebook("04_more", *appendix_cells("D", "Mer"), text("[x](09_none.ipynb)", "en"))
    assert main(["build", SURVEY, "--quiet"]) == 1
    assert "the link 09_none.html leads nowhere" in capsys.readouterr().err
    assert not project.report.exists()


@pytest.mark.parametrize("words", [["build"], ["build", "a", "--all"], ["build", "a", "--jobs=0"]])
def test_wrong_words(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
