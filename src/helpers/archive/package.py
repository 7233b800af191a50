"""A deposit package of one published report: a BagIt bag in a zip file, with RO-Crate and DDI."""

import hashlib
import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from helpers.archive.crate import crate_json
from helpers.archive.ddi import codebook_xml
from helpers.archive.deposit import Deposit
from helpers.archive.texts import said
from helpers.disclosure.count_files import read_counts
from helpers.report.audit.safety import figure_faults, text_faults
from helpers.report.failure import ReportError
from helpers.report.publishing.exchange import only_one
from helpers.report.publishing.manifest import verify
from helpers.report.sources import project_version, read_sources
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder, project_root

_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can tell
_READ_ME = """\
# {title}

{warnings}{abstract}

- `report/`: {report}
- `report/tables/`: {table}
- `codebook.ddi.xml`: DDI-Codebook 2.5
- `codebook.yml`, `provenance.yml`: survey-report {version}
- `ro-crate-metadata.json`: RO-Crate 1.2
- `LICENSE.txt`: {licence}

{disclosure}

{access}
"""


def write_package(folder: SurveyFolder, date: str, licence: str | None = None) -> Path:
    """Write the deposit package of a survey's published report.

    Parameters
    ----------
    folder
        The survey.
    date
        Day of the deposit, ``YYYY-MM-DD``. The same day gives the same bytes.
    licence
        SPDX name of the licence; None is allowed where the answers are synthetic, and gives the
        project's own.

    Returns
    -------
    Path
        The zip file, ``build/<survey>/archive/<survey>.zip``.

    Raises
    ------
    InputError
        The survey's folder is not fit to run.
    ReportError
        The report is not current or not as published, no licence is given, or the package holds
        something private. A package written before stays as it was.
    """
    build = project_root() / "build" / folder.name
    with only_one(build), tempfile.TemporaryDirectory(prefix="archive-", dir=build) as scratch:
        sources = read_sources(folder)
        _demand_current(folder, sources)
        codebook = read_codebook(folder)
        counts, _ = read_counts(folder)
        if licence is None and counts.source != "synthetic":
            raise ReportError("say under which licence it is deposited, such as CC-BY-4.0")
        if licence is not None and not _SPDX.fullmatch(licence):
            raise ReportError(f"{licence}: a licence is given by its SPDX name, such as CC-BY-4.0")
        deposit = Deposit(
            codebook=codebook,
            counts=counts,
            date=date,
            version=project_version(),
            licence=licence or "MIT",
            tables=tuple(sorted(path.name for path in folder.report.glob("tables/*"))),
        )
        bag = Path(scratch) / folder.name
        _fill(bag / "data", folder, deposit, sources)
        _seal(bag, date)
        _demand_harmless(bag, folder, codebook)
        target = build / "archive" / f"{folder.name}.zip"
        target.parent.mkdir(exist_ok=True)
        waiting = Path(scratch) / target.name
        waiting.write_bytes(_zipped(bag))
        waiting.replace(target)
    return target


def _demand_current(folder: SurveyFolder, sources: dict[str, str]) -> None:
    faults, changed = verify(folder.report, sources)
    if faults or changed:
        listed = "\n  ".join([*faults, *(f"since it was built, {name}" for name in changed)])
        raise ReportError(f"the report is not current; make it anew first\n  {listed}")


def _fill(payload: Path, folder: SurveyFolder, deposit: Deposit, sources: dict[str, str]) -> None:
    """Write everything that is deposited."""
    shutil.copytree(folder.report, payload / "report")
    for path in (folder.codebook, folder.provenance):
        shutil.copy(path, payload / path.name)
    _write(payload / "codebook.ddi.xml", codebook_xml(deposit))
    _write(payload / "LICENSE.txt", f"https://spdx.org/licenses/{deposit.licence}\n")
    _write(payload / "README.md", _read_me(deposit))
    _write(payload / "ro-crate-metadata.json", crate_json(payload, deposit, sources))


def _read_me(deposit: Deposit) -> str:
    return "\n".join(
        _READ_ME.format(
            title=deposit.codebook.title[language],
            warnings="".join(f"**{one[language]}**\n\n" for one in deposit.warnings.values()),
            abstract=deposit.abstract[language],
            report=said("report")[language],
            table=said("table")[language],
            version=deposit.version,
            licence=deposit.licence,
            disclosure=deposit.protection[language],
            access=deposit.access[language],
        )
        for language in deposit.codebook.languages
    )


def _seal(bag: Path, date: str) -> None:
    """Make a bag of a folder with payload: BagIt 1.0 (RFC 8493)."""
    payload = list(_files(bag / "data"))
    size = sum(path.stat().st_size for path in payload)
    _write(bag / "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    _write(bag / "bag-info.txt", f"Bagging-Date: {date}\nPayload-Oxum: {size}.{len(payload)}\n")
    _write(bag / "manifest-sha256.txt", _checksums(bag, payload))
    tags = [bag / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]
    _write(bag / "tagmanifest-sha256.txt", _checksums(bag, tags))


def _checksums(bag: Path, paths: list[Path]) -> str:
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n"
        for path in paths
    )


def _demand_harmless(bag: Path, folder: SurveyFolder, codebook: Codebook) -> None:
    """Search the package, and attack the counts that its codebook tells beside the report's."""
    faults = figure_faults(folder.report, folder, codebook) + text_faults(bag, folder, codebook)
    if faults:
        listed = "\n  ".join(dict.fromkeys(faults))
        raise ReportError(f"the package is not fit to deposit:\n  {listed}")


def _zipped(bag: Path) -> bytes:
    """Return a zip file of a folder: the same bytes for the same files on any machine."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as package:
        for path in _files(bag):
            entry = zipfile.ZipInfo(path.relative_to(bag.parent).as_posix(), _EPOCH)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = 0o644 << 16
            package.writestr(entry, path.read_bytes())
    return content.getvalue()


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix()
    )


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
