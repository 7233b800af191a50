"""What helps a reader: notes where they belong and once, numbers with their sign, the cover."""

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers.exhibits import Column, Figure, Statement, Table, exhibit
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition

from .test_report_content import page

EXPLAINED = "färre än 3 personer står bakom siffran"


def table(*texts: tuple[str, str, str]) -> Table:
    names = ("theme", "said", "asked")
    return Table(
        id="sample",
        caption="Prov",
        source="published",
        source_line="prov.",
        columns=tuple(Column(name, name.capitalize()) for name in names),
        frame=pd.DataFrame(texts or [("a", "b", "c")], columns=list(names)),
        notes=("Om bilden.",),
        data_notes=("Om tabellen.",),
    )


def shown(content: Table | Figure | Statement, codebook: Codebook) -> BeautifulSoup:
    return BeautifulSoup(exhibit(content, Edition(codebook, "sv"), "C1").html, "html.parser")


def notes(soup: BeautifulSoup, where: str) -> list[str]:
    return [note.get_text() for note in soup.select(f"{where} > p.note")]


def test_what_only_the_table_of_a_figure_shows_is_explained_there(codebook: Codebook) -> None:
    figure = shown(Figure("Fynd", '<svg viewBox="0 0 1 1"></svg>', "Fynd.", table()), codebook)
    assert notes(figure, "figure") == ["Om bilden."]
    assert notes(figure, "details") == ["Om tabellen."]
    assert notes(shown(table(), codebook), "figure") == ["Om bilden.", "Om tabellen."]


def test_a_number_and_its_sign_stay_on_one_line(codebook: Codebook) -> None:
    said = shown(Statement("x", "95 % av 8 svar, inte % alls", "published"), codebook).get_text()
    assert said == "95\N{NO-BREAK SPACE}% av 8 svar, inte % alls"


def test_only_much_text_in_many_columns_is_set_row_by_row(codebook: Codebook) -> None:
    wordy = shown(table(("Tema", "Den intervjuade " * 8, "Fråga")), codebook)
    assert wordy.select("table.wordy")
    assert [cell["data-header"] for cell in wordy.select("td")] == ["Said", "Asked"]
    assert not shown(table(("Tema", "Kort", "Fråga")), codebook).select(".wordy, [data-header]")


def test_the_mark_of_a_hidden_value_is_explained_in_full_once(built_report: Path) -> None:
    told = [note.get_text() for note in page(built_report, "04_preparedness").select("p.note")]
    hidden = [note for note in told if note.startswith("..")]
    assert [EXPLAINED in note for note in hidden] == [True] + [False] * (len(hidden) - 1)
    assert len(hidden) > 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_cover_answers_the_studys_questions(built_report: Path, language: str) -> None:
    soup = page(built_report, "index", language)
    lead = soup.select_one("p.lead")
    asked = {
        "sv": ("erfarenhet, beredskap, samverkan och kunskap", "utbildning och rutiner"),
        "en": ("experience, preparedness, collaboration and knowledge", "training and routines"),
    }[language]
    assert lead is not None
    assert all(words in lead.get_text() for words in asked)
    anchors = [str(link["href"]).split("#")[1] for link in soup.select(".findings.synthetic h3 a")]
    questions = ("suspicion", "preparedness", "collaboration", "need-for-knowledge")
    assert [f"{name}-sectors" for name in questions] == anchors[:4]
    for finding in soup.select(".findings.synthetic li"):
        assert finding.select_one(".mark.synthetic")
        assert "p\N{NO-BREAK SPACE}" not in finding.get_text()  # tests stand in the appendix


def test_every_question_of_the_study_leads_to_its_answer(built_report: Path) -> None:
    table = page(built_report, "02_response_rates").find(id="purpose")
    assert table is not None
    leads = [[str(a["href"])[:2] for a in row.select("td a")] for row in table.select("tbody tr")]
    assert leads == [["03", "07"], ["03"], ["04", "06"], ["05"], ["05"]]
