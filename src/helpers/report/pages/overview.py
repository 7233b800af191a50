"""The overview of every survey's report: ``reports/index.html``."""

import json
import os
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from helpers.report.execution.attempts import failure_file
from helpers.survey.codebook import LANGUAGES, Codebook, Label, Language, read_codebook
from helpers.survey.faults import InputError
from helpers.survey.paths import SurveyFolder, project_root, survey_names
from helpers.words.catalogue import message


@dataclass(frozen=True)
class Entry:
    """One survey of the overview.

    Parameters
    ----------
    name
        The survey's folder name.
    title, area
        From its codebook; its name where the codebook cannot be read.
    year
        The year of the survey; None where the codebook cannot be read.
    published
        True where a report of it is there.
    failed
        True where its last build failed. A report that is there is then an earlier one.
    synthetic
        True where the report rests on synthetic answers.
    languages
        Of the report.
    """

    name: str
    title: Label
    area: Label
    year: int | None
    published: bool
    failed: bool
    synthetic: bool
    languages: tuple[Language, ...]

    def nearest(self, language: Language) -> Language:
        """Return a language, or the report's first where it has no such edition."""
        return language if language in self.languages else self.languages[0]


def write_overview() -> Path:
    """Write the page that links to every survey's report and tells what could not be built.

    Why a build failed may quote an answer and is therefore not told: it stands in
    ``build/<survey>/failed.txt``.

    Returns
    -------
    Path
        The page. Two processes that write it at once do no harm.
    """
    from helpers.report.pages.render import PageRenderer  # noqa: PLC0415  (slow to import)

    entries = overview()
    languages = dict.fromkeys(language for entry in entries for language in entry.languages)
    texts = {language: partial(message, language=language) for language in languages or LANGUAGES}
    page = PageRenderer().plain("overview.html.j2", entries=entries, texts=texts)
    target = project_root() / "reports/index.html"
    target.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".index-")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(page)
    waiting = Path(name)
    waiting.chmod(0o644)
    waiting.replace(target)
    return target


def overview() -> tuple[Entry, ...]:
    """Return what the overview tells of every survey in ``data/raw``, by name."""
    return tuple(_entry(SurveyFolder(name)) for name in survey_names())


def _entry(folder: SurveyFolder) -> Entry:
    codebook = _codebook(folder)
    languages = codebook.languages if codebook else LANGUAGES
    plain = Label(dict.fromkeys(languages, folder.name))
    return Entry(
        name=folder.name,
        title=codebook.title if codebook else plain,
        area=codebook.area if codebook else plain,
        year=codebook.year if codebook else None,
        published=(folder.report / "index.html").exists(),
        failed=failure_file(folder.name).exists(),
        synthetic=_is_synthetic(folder.report),
        languages=languages,
    )


def _codebook(folder: SurveyFolder) -> Codebook | None:
    try:
        return read_codebook(folder)
    except InputError:
        return None


def _is_synthetic(report: Path) -> bool:
    """Return whether a published report has a result that rests on synthetic answers."""
    try:
        results = json.loads((report / "results.json").read_text(encoding="utf-8"))["results"]
    except (OSError, ValueError, KeyError):
        return False
    return any(result.get("source") == "synthetic" for result in results)
