"""The PDF of a whole report: tagged, bookmarked, linked, without code, and always alike."""

import io
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bs4 import BeautifulSoup
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader

from helpers.command import main
from helpers.report.audit.leaks import Secrets
from helpers.report.failure import ReportError
from helpers.report.pdf import printing
from helpers.report.pdf.document import make_pdfs, unsafe_texts
from helpers.report.pdf.page import combined_page, read_parts
from helpers.report.pdf.printing import find_chromium, printer
from helpers.survey.codebook import LANGUAGES, Codebook, Language
from helpers.survey.paths import ROOT_VARIABLE
from helpers.words.catalogue import message as label

from ..conftest import SURVEY
from ..programs import survey_report
from ..report.sample import SURVEY as SAMPLE
from ..report.sample import make_project

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="session")
def chromium() -> Path:
    try:
        return find_chromium()
    except ReportError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))


def print_report(root: Path) -> dict[str, bytes]:
    run = survey_report(root, "pdf", SURVEY)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.split() == [f"build/{SURVEY}/{SURVEY}-{one}.pdf" for one in LANGUAGES]
    return {one: (root / f"build/{SURVEY}/{SURVEY}-{one}.pdf").read_bytes() for one in LANGUAGES}


@pytest.fixture(scope="module")
def printed(chromium: Path, own_root: Path) -> dict[str, bytes]:
    return print_report(own_root)


@pytest.fixture(scope="module")
def pages(printed: dict[str, bytes]) -> dict[str, list[str]]:
    """The text of every page, by language."""
    return {
        language: [said(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]
        for language, content in printed.items()
    }


@pytest.fixture
def document(printed: dict[str, bytes], own_root: Path, language: Language) -> Iterator[Any]:
    path = own_root / f"build/{SURVEY}/{SURVEY}-{language}.pdf"
    with pikepdf.open(path) as pdf:
        yield pdf


def headings(report: Path, language: Language) -> list[tuple[str, list[str]]]:
    """Title and sections of every appendix, from the pages themselves."""
    found = []
    for path in sorted((report / language).glob("[0-9][0-9]_*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser").main
        assert page is not None
        (title,) = page("h1")
        found.append((said(title.get_text()), [said(tag.get_text()) for tag in page("h2")]))
    return found


def said(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_it_is_tagged_and_says_what_it_is(
    document: Any, codebook: Codebook, language: Language
) -> None:
    root = document.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == language
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with document.open_metadata() as record:
        assert record["dc:title"] == codebook.title[language]
    assert {str(page.obj.Tabs) for page in document.pages} == {"/S"}
    assert set(document.docinfo.keys()) == {"/Title", "/Author", "/Creator", "/Producer"}
    kinds = {str(element.S) for element in elements(document)}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Caption", "/Figure", "/L"} <= kinds


def elements(document: Any) -> Iterator[Any]:
    for part in document.objects:
        if isinstance(part, Dictionary) and part.get("/Type") == Name.StructElem:
            yield part


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_bookmarks_are_the_appendices_and_their_sections(
    document: Any, built_report: Path, language: Language
) -> None:
    with document.open_outline() as outline:
        found = [(one.title, [below.title for below in one.children]) for one in outline.root]
    assert found[2:] == headings(built_report, language)
    assert found[1][0] in ("Innehåll", "Contents")


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_every_font_is_embedded(document: Any, language: Language) -> None:
    fonts = [
        one
        for one in document.objects
        if isinstance(one, Dictionary) and one.get("/Type") == Name.Font
    ]
    assert fonts
    for font in fonts:
        below = font.get("/DescendantFonts", Array([font]))[0]
        descriptor = below.get("/FontDescriptor", Dictionary())
        embedded = {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert embedded or font.get("/Subtype") == Name.Type3, font.get("/BaseFont")


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_links_lead_to_pages_of_the_same_document(document: Any, language: Language) -> None:
    pages = {page.obj.objgen for page in document.pages}
    names = {name.lstrip("/"): place for name, place in dict(document.Root.Dests).items()}
    inside = 0
    for page in document.pages:
        for link in page.obj.get("/Annots", ()):
            assert str(link.Contents).strip()
            if "/Dest" in link:
                place = names[str(link.Dest).lstrip("/")]
                place = place.D if isinstance(place, Dictionary) else place
                assert place[0].objgen in pages
                inside += 1
            else:
                assert re.match(r"https?://|mailto:", str(link.A.URI)), link.A.URI
    assert inside > 50


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_figures_have_alternative_text_and_tables_scoped_headers(
    document: Any, built_report: Path, language: Language
) -> None:
    drawings = [
        said(str(drawing["aria-label"]))
        for path in sorted((built_report / language).glob("*.html"))
        for drawing in BeautifulSoup(path.read_text("utf-8"), "html.parser").select(
            "main svg[role=img][aria-label]"
        )
    ]
    figures = [element for element in elements(document) if Name.Figure == element.S]
    alternatives = [said(str(figure.Alt)) for figure in figures]
    assert all(alternatives)
    # A mark in a table that stands for a hidden number says so, too.
    assert set(alternatives) == {*drawings, label("hidden", language)}
    for header in (element for element in elements(document) if element.S == Name.TH):
        attributes = header.A if isinstance(header.A, Array) else Array([header.A])
        assert any("/Scope" in one for one in attributes)


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_all_content_is_tagged_or_an_artifact(document: Any, language: Language) -> None:
    for page in list(document.pages)[::5]:
        depth = 0
        for step in pikepdf.parse_content_stream(page):
            name = str(step.operator)
            depth += (name in ("BMC", "BDC")) - (name == "EMC")
            assert depth >= 0
            if name in ("Tj", "TJ", "S", "f", "f*", "B", "Do", "sh"):
                assert depth, f"{name} outside any marked content"
        assert depth == 0


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_it_reads_as_the_pages_do_and_holds_no_code(
    pages: dict[str, list[str]], built_report: Path, language: Language
) -> None:
    letters, code = 0, set()
    for path in sorted((built_report / language).glob("[0-9][0-9]_*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for block in soup.select(".highlight, pre"):
            code |= {said(line) for line in block.get_text().splitlines() if len(line) > 25}
            block.decompose()
        assert soup.main is not None
        letters += len(said(soup.main.get_text()))
    text = " ".join(pages[language])
    assert code and not [line for line in code if line in text]
    assert len(pages[language]) > letters / 5000, "a full A4 page holds some 4000 letters"
    assert len(text) > 0.8 * letters
    for number, page in enumerate(pages[language], start=1):
        assert f"{number} / {len(pages[language])}" in page


@pytest.mark.browser
@pytest.mark.report
@each_language
def test_the_contents_give_the_right_pages(
    pages: dict[str, list[str]], built_report: Path, language: Language
) -> None:
    heading = label("contents", language)
    start = next(at for at, page in enumerate(pages[language]) if f"{heading} " in page[:80])
    listed = " ".join(pages[language][start : start + 2])
    for title, _ in headings(built_report, language):
        found = re.search(rf"{re.escape(title)} (\d+)", listed)
        assert found, title
        assert title in pages[language][int(found[1]) - 1]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.report
def test_another_run_gives_the_same_bytes(printed: dict[str, bytes], own_root: Path) -> None:
    again = print_report(own_root)
    # By checksum: telling where two such files differ would take hours.
    assert {one: sha256(content).digest() for one, content in again.items()} == {
        one: sha256(content).digest() for one, content in printed.items()
    }


@pytest.mark.browser
def test_what_is_private_is_found_in_a_pdf(chromium: Path, tmp_path: Path) -> None:
    page, document = tmp_path / "a.html", tmp_path / "a.pdf"
    page.write_text("<title>x</title><p>ring anna.berg@example.se eller respondent-77</p>")

    def print_page() -> None:
        with printer() as press:
            press.print(page, document)

    # In a thread of its own: the tests' browser may be open in this one.
    with ThreadPoolExecutor(1) as threads:
        threads.submit(print_page).result()
    secrets = Secrets(identifiers=frozenset({"respondent-77"}))
    assert {leak.kind for leak in unsafe_texts(document, secrets)} == {
        "e-mail address",
        "respondent id",
    }


@pytest.mark.report
@each_language
def test_the_combined_page_is_whole(
    built_report: Path, codebook: Codebook, language: Language
) -> None:
    parts = read_parts(built_report, language)
    soup = BeautifulSoup(combined_page(parts, "", codebook, language, {}), "html.parser")
    identifiers = [str(tag["id"]) for tag in soup.select("[id]")]
    assert len(set(identifiers)) == len(identifiers)
    for tag in soup.select("a[href^='#']"):
        assert str(tag["href"])[1:] in identifiers
    for name in ("aria-labelledby", "aria-describedby", "headers"):
        for tag in soup.select(f"[{name}]"):
            value = tag[name]
            words = value if isinstance(value, list) else str(value).split()
            assert set(words) <= set(identifiers), name
    assert not soup.select("script, nav, details, pre code, .code, .download")
    # A figure's caption and its table are no part of what is drawn.
    assert not soup.select("figure")
    assert len(soup.select(".mark.synthetic")) > 20


def test_without_chromium_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(printing, "_PLACES", ())
    with pytest.raises(ReportError, match=r"needs Chromium.*chromium-browser"):
        find_chromium()


def test_without_a_report_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    with pytest.raises(ReportError, match="run make report first"):
        make_pdfs(SAMPLE)
    assert main(["pdf", SAMPLE]) == 1
    assert "run make report first" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.pdf"))
