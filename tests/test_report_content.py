"""The built report against the figures of the presentation, typed here once more by hand."""

import csv
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

PAGES = [
    "01_clean_survey",
    "02_response_rates",
    "03_experience",
    "04_preparedness",
    "05_collaboration_and_knowledge",
    "06_experience_and_preparedness",
    "07_reported_crime",
    "08_interviews",
    "09_conclusions",
    "10_methods",
]

# Slide 13: strong and doubtful suspicion, as the reader sees them.
CASES = {
    "Myndigheter": ("8+", "–"),
    "Polismyndigheten": ("2+", "–"),
    "Åklagarmyndigheten": ("–", "–"),
    "Kommuner": ("3", "–"),
    "Migrationsverket": ("3+", "–"),
    "Näringsbranscher": ("8–10", "2"),
    "Taxibolag": ("6–8", "1"),
    "Bostadsbolag": ("1", "–"),
    "Restauranger": ("–", "1"),
    "Hotell": ("1", "–"),
    "Behandlare": ("27+", "4"),
    "Landstinget": ("1", "3"),
    "Mottagande av asylsökande": ("4+", "1"),
    "Privatläkare": ("22", "–"),
    "Frivilligsektor": ("3", "–"),
    "Jourer": ("1", "–"),
    "Frivilligorganisationer": ("–", "–"),
    "Kyrkor/religiösa samfund": ("2", "–"),
    "Totalt": ("46–48+", "6"),
}


def page(report: Path, name: str, language: str = "sv") -> BeautifulSoup:
    return BeautifulSoup((report / language / f"{name}.html").read_text("utf-8"), "html.parser")


def rows(soup: BeautifulSoup, identifier: str) -> dict[str, tuple[str, ...]]:
    exhibit = soup.find(id=identifier)
    assert exhibit is not None, identifier
    return {
        cells[0]: tuple(cells[1:])
        for row in exhibit.select("tbody tr")
        if (cells := [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])])
    }


def results(report: Path) -> dict[str, Any]:
    content = json.loads((report / "results.json").read_text("utf-8"))
    return {entry["id"]: entry for entry in content["results"]}


# Public before this report, or nobody's answers; all other tables and figures rest on answers.
PUBLISHED = {
    "analysis-plan", "assignment", "challenges", "cues-published", "follow-up", "glossary",
    "key-persons", "perspectives", "purpose", "questionnaire", "reported-crimes",
    "reported-crimes-periods", "reported-crimes-timeline", "reported-crimes-years",
    "response-rates-published", "statements", "suspected-cases", "suspected-cases-order",
    "suspected-cases-strong", "suspected-to-reported", "topics", "ways-forward",
}  # fmt: skip
SOURCES = "sources"  # a row for each file, with that file's own source
BESIDE_ANSWERS = {"response-agreement", "suspected-cases-reproduced"}  # published beside answers

pytestmark = pytest.mark.report


def test_both_editions_hold_cover_and_ten_appendices(built_report: Path) -> None:
    for language in ("sv", "en"):
        names = {path.name for path in (built_report / language).iterdir()}
        more = {"index.html", "search.html", "tables.xlsx"}
        assert names == more | {f"{name}.html" for name in PAGES}


def test_slide_13_is_shown_cell_by_cell(built_report: Path) -> None:
    assert rows(page(built_report, "03_experience"), "suspected-cases") == CASES


def test_slide_13_totals_in_english(built_report: Path) -> None:
    shown = rows(page(built_report, "03_experience", "en"), "suspected-cases")
    assert shown["Total"] == ("46–48+", "6")
    assert shown["Private doctors"] == ("22", "–")


def test_slide_13_totals_are_sums_in_results(built_report: Path) -> None:
    entry = results(built_report)["suspected_cases"]
    assert entry["source"] == "published"
    cells = {(e["group"], e["level"]): e for e in entry["estimates"]}
    assert cells["total", "strong"] == {
        "group": "total", "level": "strong", "suppressed": False,
        "low": 46, "high": 48, "open": True,
    }  # fmt: skip
    assert cells["total", "doubtful"]["low"] == cells["total", "doubtful"]["high"] == 6
    sectors = ("authorities", "businesses", "care_givers", "voluntary")
    for level in ("strong", "doubtful"):
        for end in ("low", "high"):
            parts = [cells[sector, level][end] for sector in sectors]
            assert sum(parts) == cells["total", level][end]


def test_slide_8_response_rates(built_report: Path) -> None:
    shown = rows(page(built_report, "02_response_rates"), "response-rates")
    published = rows(page(built_report, "02_response_rates"), "response-rates-published")
    rates = {"Myndigheter": 100, "Näringsbranscher": 61, "Behandlare": 80, "Frivilligsektor": 71}
    for sector, percent in rates.items():
        invited, answered, rate = shown[sector]
        assert rate == str(percent)  # the unit stands in the header
        assert published[sector] == (rate,)
        assert round(100 * int(answered) / int(invited)) == percent
    entries = results(built_report)
    assert [e["proportion"] for e in entries["response_rates_published"]["estimates"]] == [
        1.0, 0.61, 0.8, 0.71,
    ]  # fmt: skip
    assert entries["response_rates"]["source"] == "synthetic"


def test_what_the_silent_could_change(built_report: Path) -> None:
    """Half of those answering said yes: none or all of the silent ones add to that."""

    def table(name: str) -> dict[str, dict[str, str]]:
        with (built_report / f"tables/{name}.csv").open(encoding="utf-8", newline="") as file:
            return {row["group"]: row for row in csv.DictReader(file)}

    answered = table("response-rates")
    for group, row in table("response-silent").items():
        invited, some = int(answered[group]["invited"]), int(answered[group]["answered"])
        assert int(row["silent"]) == invited - some
        assert float(row["low"]) == pytest.approx(some / 2 / invited)
        assert float(row["high"]) == pytest.approx((some / 2 + invited - some) / invited)
        if group != "county":
            assert float(row["weight"]) * some == pytest.approx(invited)


def test_slide_6_reported_crimes_with_its_discrepancy(built_report: Path) -> None:
    soup = page(built_report, "07_reported_crime")
    assert list(rows(soup, "reported-crimes").values()) == [
        (*tuple("11000000"), "2"),
        (*tuple("10110022"), "7"),
        (*tuple("01000001"), "2"),
    ]
    note = soup.find(id="crimes-discrepancy")
    assert note is not None
    assert "2003–2009" in note.get_text()
    assert "2010" in note.get_text()
    assert "synthetic" not in str(soup.find("main"))


def test_slide_31_follow_up(built_report: Path) -> None:
    for language in ("sv", "en"):
        shown = rows(page(built_report, "09_conclusions", language), "follow-up")
        assert list(shown.values()) == [("7",), ("193",), ("–",), ("–",)]
    levels = {e["level"]: e["count"] for e in results(built_report)["follow_up"]["estimates"]}
    assert levels == {"training_occasions": 7, "participants": 193}


def test_slide_9_key_persons_slide_16_cues_and_slides_29_30(built_report: Path) -> None:
    assert len(rows(page(built_report, "02_response_rates"), "key-persons")) == 7
    assert len(rows(page(built_report, "03_experience"), "cues")) == 6
    assert len(rows(page(built_report, "03_experience"), "cues-published")) == 6
    conclusions = page(built_report, "09_conclusions")
    assert len(rows(conclusions, "challenges")) == 4
    assert len(rows(conclusions, "ways-forward")) == 5
    assert len(rows(page(built_report, "08_interviews"), "statements")) == 10


def test_every_synthetic_exhibit_is_marked_and_its_page_has_the_banner(built_report: Path) -> None:
    for language in ("sv", "en"):
        for name in PAGES:
            soup = page(built_report, name, language)
            marked = soup.select("main .mark.synthetic")
            synthetic_sources = [
                line for line in soup.select("main .source")
                if "syntetiska svar" in line.get_text() or "synthetic answers" in line.get_text()
            ]  # fmt: skip
            for line in synthetic_sources:
                exhibit = line.find_parent("figure")
                assert exhibit is not None
                assert exhibit.select(".mark.synthetic"), (name, exhibit.get("id"))
            banner = soup.select(".banner")
            assert bool(banner) == bool(marked), name


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_published_can_be_read_unmarked_and_without_invented_shares(
    built_report: Path, language: str
) -> None:
    """Slides 8 and 16 by themselves; no number of made-up answers beside slides 29 and 30."""
    for name, identifier, slide in (
        ("02_response_rates", "response-rates-published", "8"),
        ("03_experience", "cues-published", "16"),
        ("09_conclusions", "challenges", "29"),
        ("09_conclusions", "ways-forward", "30"),
    ):
        exhibit = page(built_report, name, language).find(id=identifier)
        assert exhibit is not None
        assert not exhibit.select(".mark")
        source = exhibit.select_one(".source")
        assert source is not None
        assert re.search(rf"\b{slide}\b", source.get_text())
        if name == "09_conclusions":
            assert "%" not in exhibit.get_text()
    interviews = page(built_report, "08_interviews", language)
    assert interviews.find(id="agreement") is None
    assert not interviews.select("main .mark")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_the_pages_promise_of_every_table_is_kept(built_report: Path, language: str) -> None:
    """Sources and CSV files of all; the threshold below a page's first table with hidden figures.

    The promises: appendix C, "Data"; appendix J, on protection and on availability.
    """
    threshold, hiding = re.compile(r"(?:färre än|fewer than)\s+3\s"), 0
    for name in PAGES:
        soup = page(built_report, name, language)
        for exhibit in soup.select("main figure.exhibit[id]"):
            assert exhibit.select(".source"), exhibit["id"]
            if exhibit.find("table"):
                table = str(exhibit["id"]).removesuffix("-figure")
                links = [str(one["href"]) for one in exhibit.select("a[href$='.csv']")]
                assert links, table
                assert all((built_report / language / link).resolve().is_file() for link in links)
        hides = [one for one in soup.select("main figure.exhibit[id]")
                 if one.select("td .hidden, td [role=img]")]  # fmt: skip
        if hides:
            assert threshold.search(hides[0].get_text(" ")), (name, hides[0]["id"])
            hiding += 1
    assert hiding >= 4


def test_every_csv_file_says_what_it_rests_on(built_report: Path) -> None:
    sources: dict[str, set[str]] = {}
    for path in (built_report / "tables").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            sources[path.stem] = {row["source"] for row in csv.DictReader(file)}
    assert {name for name, found in sources.items() if found == {"published"}} == PUBLISHED
    answers = sources.keys() - PUBLISHED - {SOURCES}
    assert {name for name, found in sources.items() if found == {"synthetic"}} == answers
    assert len(answers) > 40


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whatever_rests_on_answers_is_marked_and_nothing_else(
    built_report: Path, language: str
) -> None:
    source = {name: entry["source"] for name, entry in results(built_report).items()}
    exhibits = sentences = 0
    for name in PAGES:
        soup = page(built_report, name, language)
        for exhibit in soup.select("main .exhibit[id]"):
            rests = exhibit["id"] not in PUBLISHED | {SOURCES}
            assert bool(exhibit.select(".mark.synthetic")) == rests, exhibit["id"]
            exhibits += rests
        for sentence in soup.select("main p.statement"):
            if result := sentence.get("data-result"):
                rests = source[str(result)] == "synthetic" or sentence["id"] in BESIDE_ANSWERS
                assert bool(sentence.select(".mark.synthetic")) == rests, sentence["id"]
                sentences += rests
    assert exhibits > 40
    assert sentences > 30


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_key_finding_of_the_cover_rests_on_made_up_answers(
    built_report: Path, language: str
) -> None:
    soup = page(built_report, "index", language)
    findings: dict[str, list[str]] = {}
    for heading in soup.select("h2[id$=findings]"):
        items = heading.find_next("ul")
        assert items is not None
        links = [str(link["href"]).split("#") for link in items.select("a")]
        findings[str(heading["id"])] = [anchor for _, anchor in links]
        for file, anchor in links:
            sentence = page(built_report, file.removesuffix(".html"), language).find(id=anchor)
            assert sentence is not None
            marked = bool(sentence.select(".mark.synthetic"))
            assert marked == (heading["id"] == "synthetic-findings"), anchor
    assert all(findings[name] for name in ("key-findings", "synthetic-findings"))


def test_every_result_says_its_source(built_report: Path) -> None:
    entries = results(built_report)
    assert {entry["source"] for entry in entries.values()} == {"published", "synthetic"}
    published = {name for name, entry in entries.items() if entry["source"] == "published"}
    assert published == {
        "follow_up",
        "reported_crimes",
        "reported_crimes_rates",
        "reported_crimes_years",
        "response_rates_published",
        "suspected_cases",
        "suspected_cases_order",
        "suspected_to_reported",
    }


def test_hidden_figures_are_null_everywhere(built_report: Path) -> None:
    hidden = 0
    for entry in results(built_report).values():
        for estimate in entry["estimates"]:
            if estimate["suppressed"]:
                hidden += 1
                assert estimate.get("count") is None
                assert estimate.get("proportion") is None
    assert hidden > 0


def test_every_sentence_names_the_result_it_was_built_from(built_report: Path) -> None:
    """Only what was cleaned, coded, planned and asked is no result."""
    known, told = results(built_report).keys(), 0
    without = {
        "interview-themes", "crossed", "quality-wording", "quality-period", "response-organisations"
    }  # fmt: skip
    for language in ("sv", "en"):
        for name in PAGES[1:]:
            for sentence in page(built_report, name, language).select("p.statement"):
                result = sentence.get("data-result")
                assert result in known or sentence["id"] in without, sentence["id"]
                told += result is not None
    assert told > 100


def test_which_orders_of_slide_13_are_certain(built_report: Path) -> None:
    shown = rows(page(built_report, "03_experience"), "suspected-cases-order")
    assert shown["Privatläkare"] == ("22", "10", "3", "0", "1–4", "0–48")
    assert shown["Taxibolag"] == ("6–8", "9", "3", "1", "2–5", "0–17")
    assert shown["Jourer"] == ("1", "3", "3", "7", "8", "0–2")
    assert shown["Frivilligsektor"][1:5] == ("0", "0", "3", "4")
    assert len(shown) == 18


def test_each_sentence_holds_one_p_value_at_most(built_report: Path) -> None:
    for language in ("sv", "en"):
        for name in PAGES:
            for paragraph in page(built_report, name, language).select("p.statement"):
                for sentence in re.split(r"(?<=[.!?]) ", paragraph.get_text()):
                    assert len(re.findall(r"\bp\s*[=<]", sentence)) <= 1, sentence


def test_counts_of_levels_add_up_where_all_are_shown(built_report: Path) -> None:
    checked = 0
    for entry in results(built_report).values():
        if not entry["id"].endswith("_by_sector"):
            continue
        groups: dict[str, list[dict[str, Any]]] = {}
        for estimate in entry["estimates"]:
            if estimate["level"] != "headline":
                groups.setdefault(estimate["group"], []).append(estimate)
        for estimates in groups.values():
            if not any(estimate["suppressed"] for estimate in estimates):
                assert sum(e["count"] for e in estimates) == estimates[0]["n"]
                checked += 1
    assert checked > 10


def written(path: Path) -> str:
    """Return the text of a file, of a workbook that of all its parts."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    with ZipFile(path) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def test_free_text_and_ids_never_come_out(built_report: Path) -> None:
    texts = [
        "Maja Testsson", "070-174", "121212", "kalle.exempel", "HYPERLINK", "Nils Påhittad",
        "Låtsasgatan", "ingen har tid att skriva", "Bra att någon frågar", "K10-0",
    ]  # fmt: skip
    for path in built_report.rglob("*"):
        if path.is_file():
            content = written(path)
            for text in texts:
                assert text not in content, (path.name, text)


def test_no_page_asks_for_anything_from_outside(built_report: Path) -> None:
    for path in built_report.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", text), path.name
        assert "@import" not in text
        assert "url(http" not in text
        assert ("<script" in text) == (path.name == "search.html")


def test_languages_do_not_mix(built_report: Path) -> None:
    assert page(built_report, "03_experience").html["lang"] == "sv"  # type: ignore[index]
    english = page(built_report, "03_experience", "en")
    assert english.html["lang"] == "en"  # type: ignore[index]
    main = english.find("main")
    assert main is not None
    for code in main.select("pre, code"):
        code.decompose()
    for word in ("Bilaga", "svarande", "Källa", "Tabell", "Andelen"):
        assert word not in main.get_text()
