"""One PDF per language of a built report."""

import tempfile
from pathlib import Path

from helpers.report.audit.leaks import Leak, Secrets, leaks_in, survey_secrets
from helpers.report.audit.opened import Piece, pieces
from helpers.report.failure import ReportError
from helpers.report.pdf.finish import Described, anchor_pages, finish, texts
from helpers.report.pdf.page import CONTENTS, Part, combined_page, page_style, read_parts
from helpers.report.pdf.printing import Printer, printer
from helpers.report.publishing.exchange import only_one
from helpers.report.publishing.manifest import verify
from helpers.report.sources import project_version, read_sources
from helpers.survey.codebook import Codebook, Language, read_codebook
from helpers.survey.paths import SurveyFolder, project_root
from helpers.words.catalogue import message as label


def make_pdfs(survey: str) -> list[Path]:
    """Print a built report: one tagged PDF with bookmarks per language.

    Parameters
    ----------
    survey
        Name of the survey's folder.

    Returns
    -------
    list of Path
        The PDFs, in ``build/<survey>``.

    Raises
    ------
    ReportError
        The report is not built, or not what was published; there is no Chromium; or a PDF
        would hold something private. PDFs made before stay as they were.
    """
    folder = SurveyFolder(survey)
    faults, _ = verify(folder.report, read_sources(folder))
    if faults:
        raise ReportError(f"there is no report to print ({faults[0]}); run make report first")
    codebook = read_codebook(folder)
    secrets = survey_secrets(folder, codebook)
    build = project_root() / "build" / survey
    with only_one(build), tempfile.TemporaryDirectory(prefix="pdf-", dir=build) as scratch:
        finished = []
        with printer() as press:
            for language in codebook.languages:
                document = Path(scratch) / f"{survey}-{language}.pdf"
                _make(folder, codebook, language, press, document)
                leaks = unsafe_texts(document, secrets)
                if leaks:
                    listed = "\n  ".join(map(str, leaks))
                    raise ReportError(f"the PDF is not fit to be handed out:\n  {listed}")
                finished.append(document)
        return [document.replace(build / document.name) for document in finished]


def _make(
    folder: SurveyFolder, codebook: Codebook, language: Language, press: Printer, target: Path
) -> None:
    parts = read_parts(folder.report, language)
    style = page_style(folder.report, language)
    page, printed = target.with_suffix(".html"), target.with_suffix(".printed.pdf")
    numbers: dict[str, int] = {}
    # Only once printed is it known which page an anchor stands on: the contents come second.
    for _ in range(2):
        text = combined_page(parts, style, codebook, language, numbers)
        page.write_text(text, encoding="utf-8", newline="\n")
        press.print(page, printed)
        numbers = anchor_pages(printed)
    synthetic = any(part.synthetic for part in parts)
    authority = codebook.authority[language]
    described = Described(
        title=codebook.title[language],
        author=f"{label('basis', language)}: {authority}" if synthetic else authority,
        language=language,
        program=f"survey-report {project_version()}",
        headings=_headings(parts, language),
        anchors=_anchors(parts, language),
    )
    finish(printed, target, described)


def _headings(parts: tuple[Part, ...], language: Language) -> tuple[str, ...]:
    cover, *appendices = (part.headings for part in parts)
    return sum(appendices, start=(*cover, label("contents", language)))


def _anchors(parts: tuple[Part, ...], language: Language) -> dict[str, str]:
    titles = {CONTENTS: label("contents", language)}
    for part in parts:
        titles |= part.anchors
    return titles


def unsafe_texts(document: Path, secrets: Secrets) -> list[Leak]:
    """Return what is private in a PDF, or in the page of the same name it was printed from.

    Parameters
    ----------
    document
        The PDF.
    secrets
        What to look for besides what looks private.
    """
    page = document.with_suffix(".html")
    found = [Piece(document.name, text) for text in texts(document)]
    found += pieces(page.name, page.read_bytes())
    leaks = {str(leak): leak for piece in found for leak in leaks_in(piece, secrets)}
    return [leaks[key] for key in sorted(leaks)]
