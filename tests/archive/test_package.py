"""A deposit package holds what an archive needs, valid in its formats, and no respondent."""

import csv
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from helpers.archive.package import write_package
from helpers.cleaning.processed import read_cleaned
from helpers.report.failure import ReportError
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from ..conftest import SURVEY
from .ddi_structure import NAMESPACE, structure_faults

pytestmark = pytest.mark.report
DAY = "2026-01-15"


@pytest.fixture(scope="module")
def root(own_root: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ROOT_VARIABLE, str(own_root))
        yield own_root


@pytest.fixture(scope="module")
def package(root: Path) -> Path:
    return write_package(SurveyFolder(SURVEY), DAY)


@pytest.fixture(scope="module")
def bag(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(package) as content:
        content.extractall(folder)
    return folder / SURVEY


@pytest.fixture(scope="module")
def ddi(bag: Path) -> ET.Element:
    return ET.fromstring((bag / "data/codebook.ddi.xml").read_text(encoding="utf-8"))


def test_every_file_is_as_its_checksum_says(bag: Path) -> None:
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "--check", "--strict", manifest], cwd=bag, check=False)
        assert done.returncode == 0
    listed = {
        line.split("  ", 1)[1] for line in (bag / "manifest-sha256.txt").read_text().splitlines()
    }
    assert listed == {
        path.relative_to(bag).as_posix() for path in bag.rglob("data/**/*") if path.is_file()
    }
    size = sum((bag / name).stat().st_size for name in listed)
    assert f"Payload-Oxum: {size}.{len(listed)}\n" in (bag / "bag-info.txt").read_text()


def test_it_holds_the_whole_report(root: Path, bag: Path) -> None:
    report = root / "reports" / SURVEY
    for path in report.rglob("*"):
        if path.is_file():
            copy = bag / "data/report" / path.relative_to(report)
            assert copy.read_bytes() == path.read_bytes()


def test_same_day_same_bytes(package: Path) -> None:
    first = package.read_bytes()
    package.unlink()
    assert write_package(SurveyFolder(SURVEY), DAY).read_bytes() == first


def test_no_respondent_in_it(bag: Path) -> None:
    cleaned = read_cleaned(SurveyFolder(SURVEY))
    keys = [key.encode() for key in cleaned.responses["_respondent"].astype(str)]
    with (SurveyFolder(SURVEY).raw / "responses.csv").open(encoding="cp1252") as file:
        raw = list(csv.DictReader(file, delimiter=";"))
    secrets = keys + [row["SvarsID"].encode() for row in raw if len(row["SvarsID"]) > 3]
    secrets += [row["Kommentar"].encode() for row in raw if len(row["Kommentar"]) > 20]
    for path in bag.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [secret for secret in secrets if secret in content], path


@pytest.mark.slow
def test_ro_crate_validator(bag: Path, tmp_path: Path) -> None:
    try:
        from .validators import crate_issues  # noqa: PLC0415
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("the validator (dependency group archive) is not installed")
    assert crate_issues(bag / "data", tmp_path) == []
    metadata = bag / "data/ro-crate-metadata.json"
    broken = tmp_path / "broken"
    shutil.copytree(bag / "data", broken)
    text = metadata.read_text(encoding="utf-8").replace('"datePublished"', '"dateForgotten"')
    (broken / metadata.name).write_text(text, encoding="utf-8")
    assert crate_issues(broken, tmp_path / "again")


def test_ro_crate_tells_what_it_is(bag: Path) -> None:
    graph = json.loads((bag / "data/ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    assert "SYNTHETIC ANSWERS" in entities["./"]["description"]
    assert entities["./"]["publisher"] != {"@id": "#authority"}
    assert entities["./"]["datePublished"] == DAY
    manifest = json.loads((bag / "data/report/manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"]["requirements.lock"] in entities["#survey-report"]["identifier"]


def test_ddi_structure(bag: Path) -> None:
    assert structure_faults((bag / "data/codebook.ddi.xml").read_text(encoding="utf-8")) == []


def test_ddi_frequencies_are_those_of_the_tables(ddi: ET.Element, bag: Path) -> None:
    """Every frequency stands in a protected table of the report; a hidden one stands nowhere."""
    tables = bag / "data/report/tables"
    hidden = 0
    for var in ddi.iter(f"{NAMESPACE}var"):
        table = tables / f"{var.attrib['name']}-levels.csv"
        if not table.exists():
            continue
        with table.open(encoding="utf-8") as file:
            rows = {row["group"]: row for row in csv.DictReader(file)}
        county = rows.get("county")
        sectors = [row for group, row in rows.items() if group != "county"]
        levels = [name for name in sectors[0] if name not in {"group", "n", "source"}]
        shown = sorted(
            int(statistic.text or "")
            for category in var.iter(f"{NAMESPACE}catgry")
            for statistic in category.iter(f"{NAMESPACE}catStat")
        )
        if county is not None:
            assert shown == sorted(int(county[level]) for level in levels if county[level])
            hidden += sum(not county[level] for level in levels)
        else:
            for level in levels:
                if all(row[level] for row in sectors):
                    assert sum(int(row[level]) for row in sectors) in shown
    rates = [rate.text or "" for rate in ddi.iter(f"{NAMESPACE}respRate")]
    assert any("57 of 94" in rate for rate in rates)


def test_a_report_that_is_not_current_is_refused(root: Path, package: Path) -> None:
    before = package.read_bytes()
    for path in (root / "reports" / SURVEY / "results.json", root / "requirements.lock"):
        kept = path.read_bytes()
        path.write_bytes(kept + b"\n")
        try:
            with pytest.raises(ReportError, match=path.name):
                write_package(SurveyFolder(SURVEY), DAY)
        finally:
            path.write_bytes(kept)
    assert package.read_bytes() == before


def test_a_licence_is_an_spdx_name(root: Path) -> None:
    with pytest.raises(ReportError, match="SPDX"):
        write_package(SurveyFolder(SURVEY), DAY, "see the website")


def test_a_leak_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that gets into the codebook's text does not get out."""
    key = str(read_cleaned(SurveyFolder(SURVEY)).responses["_respondent"].iloc[0])
    monkeypatch.setattr("helpers.archive.package.codebook_xml", lambda _: f"<codeBook>{key}")
    with pytest.raises(ReportError, match="respondent id"):
        write_package(SurveyFolder(SURVEY), DAY)
