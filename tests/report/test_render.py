"""The built pages, as a reader gets them."""

import hashlib
import json
import os

import pytest
from bs4 import BeautifulSoup

from helpers.report.build import build_report
from helpers.survey.paths import ROOT_VARIABLE

from .sample import SURVEY, Project, appendix_cells, code, make_project, statement_cell

PAGES = ["index", "01_clean", "02_rates", "03_cases"]


def page(project: Project, name: str) -> BeautifulSoup:
    return BeautifulSoup((project.report / f"{name}.html").read_text("utf-8"), "html.parser")


def test_the_folder(built: Project) -> None:
    pages = [f"{language}/{name}.html" for language in ("sv", "en") for name in PAGES]
    assert sorted(built.files()) == sorted(
        [
            *pages,
            "declared.json",
            "en/search.html",
            "sv/search.html",
            "en/tables.xlsx",
            "sv/tables.xlsx",
            "index.html",
            "manifest.json",
            "results.json",
            "tables/cases.csv",
            "tables/rates.csv",
        ]
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_banner_follows_the_exhibits(built: Project, language: str) -> None:
    banners = {name: page(built, f"{language}/{name}").find(class_="banner") for name in PAGES}
    assert [name for name, banner in banners.items() if banner] == ["index", "03_cases"]


@pytest.mark.parametrize(("language", "other"), [("sv", "en"), ("en", "sv")])
def test_a_page_keeps_to_its_language(built: Project, language: str, other: str) -> None:
    soup = page(built, f"{language}/03_cases")
    for folded in soup.find_all(class_="code"):
        folded.decompose()
    assert soup.html and soup.title and soup.h1
    assert soup.html["lang"] == language
    assert soup.h1.text.endswith(f"Fall {language}")
    text = soup.get_text()
    captions = {"sv": "Fall per aktör", "en": "Cases by actor"}
    assert captions[language] in text
    assert captions[other] not in text
    assert f"Fall {other}" not in text


def test_code_is_folded_and_exhibits_are_not(built: Project) -> None:
    soup = page(built, "sv/02_rates")
    assert not [fold for fold in soup.find_all("details", class_="code") if fold.find(id=True)]
    assert soup.find(id="rates") and soup.find(id="two-cases")
    assert not [fold for fold in soup.find_all("details") if fold.has_attr("open")]
    parameters = next(code for code in soup.find_all("pre") if "survey" in code.text)
    assert SURVEY in parameters.text
    assert '"none"' not in soup.get_text()


@pytest.mark.parametrize("name", PAGES)
def test_the_language_switch_leads_to_the_same_place(built: Project, name: str) -> None:
    soup = page(built, f"sv/{name}")
    links = [link["href"] for link in soup.find(class_="language").find_all("a")]  # type: ignore[union-attr]
    assert links[0] == f"../en/{name}.html"
    expected = {"02_rates": ["rates", "two-cases", "Data"], "03_cases": ["cases", "Data"]}
    if name in expected:
        assert links[1:] == [f"../en/{name}.html#{anchor}" for anchor in expected[name]]


def test_previous_and_next(built: Project) -> None:
    def neighbours(name: str) -> list[tuple[str, str]]:
        links = page(built, f"en/{name}").select(".neighbours a")
        return [(link["rel"][0], str(link["href"])) for link in links]

    assert neighbours("01_clean") == [("prev", "index.html"), ("next", "02_rates.html")]
    assert neighbours("02_rates") == [("prev", "01_clean.html"), ("next", "03_cases.html")]
    assert neighbours("03_cases") == [("prev", "02_rates.html")]


def test_the_cover(built: Project) -> None:
    soup = page(built, "en/index")
    findings = soup.find(class_="findings")
    assert findings and findings.find("a")
    assert findings.find("p").text == "Two cases are known."  # type: ignore[union-attr]
    assert findings.find("a")["href"] == "02_rates.html#two-cases"  # type: ignore[index]
    listed = [item.a.text for item in soup.find(class_="appendices").find_all("li")]  # type: ignore[union-attr]
    assert listed == ["Appendix A – Rensning en", "Appendix B – Svar en", "Appendix C – Fall en"]
    assert "What B shows." in soup.get_text()


def test_what_synthetic_answers_would_give_is_no_finding(project: Project) -> None:
    project.notebook("04_more", *appendix_cells("D", "Mer"), statement_cell("made-up", "synthetic"))
    build_report(SURVEY, quiet=True)
    for language in ("sv", "en"):
        soup = page(project, f"{language}/index")
        headings = {str(heading["id"]): heading for heading in soup.find_all("h2")}
        links = {
            name: [link["href"] for link in headings[name].find_next("ul").select("a")]  # type: ignore[union-attr]
            for name in ("key-findings", "synthetic-findings")
        }
        assert links == {
            "key-findings": ["02_rates.html#two-cases"],
            "synthetic-findings": ["04_more.html#made-up"],
        }
        marked = [name for name, heading in headings.items() if heading.select(".mark.synthetic")]
        assert marked == ["synthetic-findings"]
        items = headings["synthetic-findings"].find_next("ul").find_all("li")  # type: ignore[union-attr]
        assert all(item.select(".mark.synthetic") for item in items)


def test_the_first_page_speaks_both_languages(built: Project) -> None:
    soup = page(built, "index")
    assert [link["href"] for link in soup.main.find_all("a")] == ["sv/index.html", "en/index.html"]  # type: ignore[union-attr]
    assert soup.h1 and "Provrapport" in soup.h1.text and "Sample report" in soup.h1.text


@pytest.mark.parametrize("name", [*(f"sv/{name}" for name in PAGES), "index"])
def test_the_policy_stands_in_every_page(built: Project, name: str) -> None:
    policy = page(built, name).find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_the_footer_holds_the_checksums_of_what_the_page_rests_on(project: Project) -> None:
    reads = "open('../data/raw/sample-2024/provenance.yml').read()"
    project.notebook("04_more", *appendix_cells("D", "Mer"), code(f"text = {reads}"))
    build_report(SURVEY, quiet=True)
    inputs = json.loads((project.report / "results.json").read_text("utf-8"))["inputs"]
    assert sorted(inputs) == ["codebook.yml", "provenance.yml", "responses.csv"]
    for name, checksum in inputs.items():
        expected = hashlib.sha256((project.root / f"data/raw/{SURVEY}/{name}").read_bytes())
        assert checksum == expected.hexdigest()
    for page_name, read in {
        "01_clean": inputs.keys(),
        "02_rates": set(),
        "04_more": {"provenance.yml"},
        "index": inputs.keys(),
    }.items():
        foot = page(project, f"sv/{page_name}").footer
        assert foot
        assert {name for name in inputs if inputs[name] in foot.text} == set(read)


def test_the_same_bytes_in_another_folder_zone_and_number_of_jobs(
    built: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_project(tmp_path_factory.mktemp("a folder with blanks"))
    for name, value in {
        ROOT_VARIABLE: str(other.root),
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }.items():
        monkeypatch.setenv(name, value)
    before = os.umask(0o077)
    try:
        build_report(SURVEY, jobs=1, quiet=True)
    finally:
        os.umask(before)
    assert other.files() == built.files()
