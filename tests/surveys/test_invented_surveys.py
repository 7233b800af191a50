"""Surveys with other sectors and questions reach a full report by their codebook alone."""

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from helpers.folders.checking import check_survey
from helpers.report.audit.attack import attack
from helpers.report.audit.read_back import read_back
from helpers.report.build import build_report
from helpers.report.pages.links import page_faults
from helpers.survey.codebook import read_codebook
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder
from tests.conftest import ROOT

from .invented import QUESTIONS, SECTORS, codebook, label, level, make_survey

pytestmark = pytest.mark.report

# Every survey's appendices: those without K, which compares surveys.
PAGES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))[:10]
# Words of the shipped survey that a reader of another must not meet.
FOREIGN = re.compile(
    r"kronoberg|misstänk|misstank|suspect|suspicion|trafficking|människohandel|prostit|"
    r"taxi|privatläkare|private doctor|asyl|presentation|\bbild(?:ens)?\b|\bslide",
    re.IGNORECASE,
)
INVENTED, SMALL, PLANNED = "vatten-2031", "bad-2031", "land-2031"

# Header only: what a new survey's folder starts with.
EMPTY = {
    "reported_crimes": "slide,crime,label_sv,label_en,year,reports\n",
    "suspected_cases": "slide,actor,certainty,low,high,open\n",
    "interview_statements": "slide,statement,topic,theme,theme_sv,theme_en,survey_question,"
    "summary_sv,summary_en\n",
}
# No slides; statements and evidence name questions of every type.
TOLD = {
    "reported_crimes": "crime,label_sv,label_en,year,reports\n"
    + "".join(f"theft,Båtstöld,Boat theft,{year},{year % 3}\n" for year in range(2025, 2031))
    + "".join(f"arson,Mordbrand,Arson,{year},1\n" for year in range(2025, 2031)),
    "interview_statements": "statement,topic,theme,theme_sv,theme_en,survey_question,expected,"
    "summary_sv,summary_en\n"
    "s1,experience,weather,Väder,Weather,seen,most,Det blåser,It is windy\n"
    "s2,background,play,Lek,Play,causes,,Barn leker,Children play\n"
    "s3,knowledge,rest,Annat,Other,,,Inget,Nothing\n",
    "challenges": "challenge,text_sv,text_en,evidence\n"
    "wind,Vinden är hård,The wind is hard,falls causes worry remark\n",
    "follow_up": "item,value,label_sv,label_en\nboats,,Nya båtar,New boats\n",
    "response_rates": "sector,percent\nharbours,81\npools,80\n",
    "key_persons": "organisation_sv,organisation_en\nSjöverket,The Water Office\n",
}


def planned() -> dict[str, Any]:
    """Counts with a role, and answers set against each other: two themes, and one theme."""
    missed = level("missed", "Vet inte", "No idea", unknown=True)
    aid = {
        **QUESTIONS[6], "id": "first_aid", "theme": "preparedness", "column": "q8",
        "label": label("Första hjälpen", "First aid"),
        "levels": [level("none", "Ingen", "None"), level("some", "Viss", "Some"), missed],
        "headline": ["some"],
        "headline_label": label("som kan första hjälpen", "who know first aid"),
    }  # fmt: skip
    unit = label("olyckor", "accidents")
    return codebook(
        PLANNED,
        SECTORS,
        [*QUESTIONS, aid],
        analysis=[
            {"id": "seen_plan", "question": "seen", "confirmatory": True, "key_finding": True},
            {"id": "seen_drills", "question": "seen", "against": "drills", "key_finding": True},
            {"id": "drills_aid", "question": "drills", "against": "first_aid"},
        ],
        cases={
            "id": "accidents", "label": label("Olyckor", "Accidents"), "unit": unit,
            "counts": {"known": "falls"}, "crime": "theft",
        },
        notes={"invited": label("Listan är fullständig.", "The list is complete.")},
        captions={"key_persons": label("Vi talade med", "We spoke to")},
    )  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with three invented surveys, their reports built."""
    root = tmp_path_factory.mktemp("invented")
    make_survey(root, codebook(INVENTED, SECTORS, QUESTIONS))
    make_survey(root, codebook(SMALL, SECTORS[:2], [QUESTIONS[6]]), published=EMPTY)
    make_survey(root, planned(), published=TOLD)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(root))
        for survey in (INVENTED, SMALL, PLANNED):
            assert check_survey(SurveyFolder(survey)) == ()
            build_report(survey, jobs=2, quiet=True)
    return root


def page(root: Path, survey: str, language: str, name: str) -> BeautifulSoup:
    text = (root / "reports" / survey / language / f"{name}.html").read_text("utf-8")
    return BeautifulSoup(text, "html.parser")


def read(soup: BeautifulSoup) -> str:
    """What a reader of the page reads, drawings' descriptions and titles included; no code."""
    for part in soup.select("pre, code, footer"):
        part.decompose()
    told = [soup.get_text(" ")]
    told += [str(drawing.get("aria-label")) for drawing in soup.select("svg[aria-label]")]
    return without_file_names(" ".join(told))


def without_file_names(text: str) -> str:
    """Leave out names of files: they are the same in every survey."""
    return re.sub(r"\S+\.csv", "", text)


@pytest.mark.parametrize("survey", [INVENTED, SMALL, PLANNED])
def test_every_page_is_there_and_every_link_resolves(root: Path, survey: str) -> None:
    report = root / "reports" / survey
    for language in ("sv", "en"):
        names = sorted(path.stem for path in (report / language).glob("*.html"))
        assert names == [*PAGES, "index", "search"]
    assert page_faults(report) == []


@pytest.mark.parametrize("survey", [INVENTED, SMALL, PLANNED])
def test_no_page_speaks_of_the_shipped_survey(root: Path, survey: str) -> None:
    for language in ("sv", "en"):
        for name in [*PAGES, "index"]:
            found = FOREIGN.search(read(page(root, survey, language, name)))
            assert found is None, (language, name, found)
    for path in (root / "reports" / survey / "tables").iterdir():
        text = path.read_text("utf-8")
        assert not FOREIGN.search(without_file_names(text.split("\n", 1)[1])), path.name


@pytest.mark.parametrize("survey", [INVENTED, SMALL, PLANNED])
def test_nothing_hidden_can_be_worked_out(
    root: Path, survey: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ROOT_VARIABLE, str(root))
    folder = SurveyFolder(survey)
    assert attack(read_back(folder.report), read_codebook(folder)) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_question_is_shown_by_what_it_is(root: Path, language: str) -> None:
    pages = {"experience": "03_experience", "preparedness": "04_preparedness",
             "collaboration": "05_collaboration_and_knowledge",
             "background": "02_response_rates"}  # fmt: skip
    for question in QUESTIONS:
        soup = page(root, INVENTED, language, pages[question["theme"]])
        anchor = question["id"].replace("_", "-")
        heading = soup.find("h3", id=f"question-{anchor}")
        if question["type"] == "free_text":
            assert heading is None
            continue
        assert heading is not None
        assert heading.get_text() == question["label"][language]
        assert soup.select_one(f'nav a[href="#question-{anchor}"]'), "in the table of contents"
        if question.get("headline"):
            table = soup.select_one(f"#{anchor}-levels thead")
            assert table is not None
            shown = [cell.get_text() for cell in table.select("th")][1:-1]
            assert shown == [one["label"][language] for one in question["levels"]]
            assert soup.find(id=f"{anchor}-sectors") and soup.find(id=f"{anchor}-pairs")
        else:
            rows = len(soup.select(f"#{anchor} tbody tr"))
            assert rows == (3 if question["type"] == "multiple" else 5 + 8 + 1)
    assert "Gäller badsäsongen." in read(page(root, INVENTED, "sv", "03_experience"))


def test_what_follows_from_the_levels(root: Path) -> None:
    """Without "don't know" nothing is said of it; without order nothing of an order."""
    soup = page(root, INVENTED, "sv", "03_experience")
    assert soup.find(id="seen-unknown")
    assert not soup.find(id="worry-unknown")
    assert soup.find(id="worry-ordered")
    assert not soup.find(id="seen-ordered")
    words = "Frågan ställdes till dem som svarat ”Ja” på ”Fall i vattnet”."
    assert words in read(soup)


@pytest.mark.parametrize(("language", "words"), [("sv", "finns inga"), ("en", "are no")])
@pytest.mark.parametrize("survey", [INVENTED, SMALL])
def test_what_a_survey_lacks_is_said_once_and_leaves_nothing_behind(
    root: Path, survey: str, language: str, words: str
) -> None:
    for name in ("07_reported_crime", "08_interviews"):
        main = page(root, survey, language, name).find("main")
        assert main is not None
        assert len(main.select("p.statement")) == 1
        assert words in main.select("p.statement")[0].get_text()
        assert not main.select("figure, h3")
        headings = [heading.get_text() for heading in main.select("h2")]
        assert "Resultat" not in headings and "Results" not in headings
    crossed = page(root, survey, language, "06_experience_and_preparedness")
    assert not crossed.select("figure.exhibit")
    conclusions = page(root, survey, language, "09_conclusions")
    assert len(conclusions.select("p.statement")) == 5


def test_real_answers_are_not_called_synthetic(root: Path) -> None:
    for name in [*PAGES, "index"]:
        assert not page(root, INVENTED, "sv", name).select(".banner, .mark")


def test_counts_with_a_role_stand_beside_reports(root: Path) -> None:
    """Båtstöld: 0 + 1 + 2 twice makes 6 reports. Only what the survey itself counted is there."""
    soup = page(root, PLANNED, "sv", "03_experience")
    assert soup.find("h3", id="accidents-heading")
    assert soup.find(id="accidents-order")
    assert not soup.find(id="question-falls")
    beside = page(root, PLANNED, "sv", "07_reported_crime").find(id="crimes-dark-figure")
    assert beside is not None
    assert "fall i vattnet står 6 anmälningar av båtstöld" in beside.get_text()


def test_answers_of_one_theme_are_told_apart_by_their_names(root: Path) -> None:
    crossed = page(root, PLANNED, "en", "06_experience_and_preparedness")
    told = {sentence["id"]: sentence.get_text() for sentence in crossed.select("p.statement")}
    assert "have experience than preparedness" in told["seen-drills-gap-largest"]
    assert "“Drills”" in told["drills-aid-gap-largest"], told["drills-aid-gap-largest"]
    assert "“First aid”" in told["drills-aid-gap-largest"]
    assert "than experience" in told["seen-drills-gap-direction"]
    assert "experience" not in told["drills-aid-gap-direction"]


def test_the_cover_shows_what_the_codebook_calls_key_findings(root: Path) -> None:
    links = [
        str(link["href"]).split("#")[1]
        for link in page(root, PLANNED, "en", "index").select("#key-findings a, section a")
        if "#" in str(link["href"])
    ]
    found = {link for link in links if not link.startswith("appendix")}
    assert {"accidents-total", "seen-sectors", "seen-drills-gap-direction"} <= found
    assert "drills-aid-gap-direction" not in found
    assert "drills-sectors" not in found


def test_notes_and_captions_are_the_surveys_own(root: Path) -> None:
    recipients = read(page(root, PLANNED, "sv", "02_response_rates"))
    assert "Listan är fullständig." in recipients
    assert "Vi talade med" in recipients
    assert "Bild" not in page(root, PLANNED, "sv", "08_interviews").find(id="statements").get_text()  # type: ignore[union-attr]
