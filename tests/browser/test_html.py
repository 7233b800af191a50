"""The pages' mark-up: valid by the HTML standard, in the right language, counted."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from ..programs import need

HERE = Path(__file__).parent
LARGEST = 400_000  # bytes
ENGLISH = re.compile(r"\b(the|of|and|with|from|which|were|their)\b", re.IGNORECASE)
REFERENCE = re.compile(r"\b[A-Z]+\d+/[\w/]+")  # a document's number has no language
SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(och|som|inte|från|att)\b", re.IGNORECASE)

pytestmark = pytest.mark.report


def soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


@pytest.fixture(scope="session")
def html_validate(request: pytest.FixtureRequest) -> list[str]:
    """The command that checks HTML, installed from the lock file where it is missing."""
    node, npm = need("node"), need("npm")
    tools = HERE
    if not (tools / "node_modules").exists():
        tools = request.config.cache.mkdir("html-validate")
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, tools)
        if not (tools / "node_modules/html-validate").exists():
            command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(command, cwd=tools, check=True, capture_output=True)
    # The rules' file imports nothing, so that it works from any folder.
    program = tools / "node_modules/html-validate/bin/html-validate.mjs"
    return [node, str(program), "--config", str(HERE / "htmlvalidate.config.mjs")]


def test_valid_html(html_validate: list[str], pages: list[Path], tmp_path: Path) -> None:
    run = subprocess.run([*html_validate, *pages], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    broken = tmp_path / "broken.html"
    broken.write_text(pages[0].read_text("utf-8").replace("</main>", "<p><div></div></p></main>"))
    run = subprocess.run([*html_validate, broken], capture_output=True, text=True, check=False)
    assert run.returncode != 0


def test_pages_are_light(pages: list[Path]) -> None:
    sizes = {f"{file.parent.name}/{file.name}": file.stat().st_size for file in pages}
    print(sizes)
    assert {name: size for name, size in sizes.items() if size >= LARGEST} == {}


def test_the_language_of_pages_and_passages(pages: list[Path]) -> None:
    faults = []
    for file in pages:
        page = soup(file)
        assert page.html
        language = str(page.html["lang"])
        if file.parent.name in ("sv", "en"):
            assert language == file.parent.name
        foreign = {"sv": ENGLISH, "en": SWEDISH}[language]
        assert page.body
        for text in page.body.find_all(string=True):
            parent = text.parent
            if not isinstance(text, NavigableString) or parent is None:
                continue
            if parent.find_parent(["style", "script", "code", "pre"]) or parent.name in (
                "style", "script", "code", "pre", "svg",
            ):  # fmt: skip
                continue
            nearest = parent if parent.has_attr("lang") else parent.find_parent(lang=True)
            if nearest and nearest["lang"] == language and foreign.search(REFERENCE.sub("", text)):
                faults.append(f"{file.parent.name}/{file.name}: {text.strip()[:80]}")
    assert faults == []


def test_each_place_has_its_twin(appendices: list[Path]) -> None:
    """Headings, exhibits and terms: the switch at each leads to the same of the other page."""
    for file in appendices:
        page, other = soup(file), "en" if file.parent.name == "sv" else "sv"
        twin = soup(file.parent.parent / other / file.name)
        links = [str(link["href"]) for link in page.select(".language a.at")]
        here = page.select("main :is(h2, h3, figure, tr, .statement)[id]:not(#notes, #terms)")
        rules = re.findall(r'\[id="([^"]+)"\]:target\) \.at-\d', str(page.style))
        assert {one["id"] for one in here} <= {*rules}
        for anchor, link in zip(rules, links, strict=True):
            mine = page.find(id=anchor)
            theirs = twin.find(id=unquote(link.partition("#")[2]))
            assert isinstance(mine, Tag) and isinstance(theirs, Tag), (file.name, anchor, link)
            assert mine.name == theirs.name
            if mine.name in ("figure", "tr", "p"):
                assert mine["id"] == theirs["id"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_figures_and_tables_counted(appendices: list[Path], language: str) -> None:
    figures = tables = 0
    for file in appendices:
        if file.parent.name != language:
            continue
        page = soup(file)
        for figure in page.select("figure.figure-exhibit"):
            figures += 1
            assert figure.figcaption
            drawing = figure.select_one("svg[role=img]")
            assert drawing, figure["id"]
            alt = str(drawing["aria-label"])
            cells = [cell.text for cell in figure.select("td.number")]
            numbers = {number for cell in cells for number in re.findall(r"\d+", cell)}
            assert set(re.findall(r"\d+", alt)) & numbers, (figure["id"], alt)
            assert figure.find(class_="source"), figure["id"]
        for table in page.select("main table"):
            tables += 1
            labelled = page.find(id=str(table.get("aria-labelledby", "")))
            assert table.caption or (labelled and labelled.text.strip())
            assert table.thead and table.tbody
            for head in table.thead.find_all("th"):
                assert head["scope"] == "col"
            for row in table.tbody.find_all("tr"):
                first, *others = row.find_all(["th", "td"])
                assert (first.name, first["scope"]) == ("th", "row")
                assert {cell.name for cell in others} <= {"td"}
    print(f"{language}: {figures} figures with alt text, {tables} tables with caption and scopes")
    assert figures >= 20
    assert tables >= 60


def test_a_unit_stands_once_in_a_column(appendices: list[Path]) -> None:
    for file in appendices:
        for table in soup(file).select("main table"):
            rows = [row.find_all("td") for row in table.select("tbody tr")]
            for column in zip(*rows, strict=True):
                texts = [cell.text for cell in column if re.search(r"\d", cell.text)]
                assert not texts or not all(text.endswith("%") for text in texts), table
