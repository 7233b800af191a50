"""A third language is one catalogue and the survey's labels; one language is enough."""

import csv
import hashlib
import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup

from helpers.words.catalogue import FOLDER

from ..conftest import ROOT, SURVEY
from ..programs import survey_report

ACCENTS = str.maketrans("aeiouyAEIOUY", "ȧḗīǿūẏȦḖĪǾŪẎ")
KEPT = re.compile(r"(\{[a-z_A-Z0-9]*\}|`[^`]*`|\]\([^)]*\)|^#+ )", re.MULTILINE)


def accented(text: str) -> str:
    """Every vowel changed, but those in gaps, code, links and marks of headings."""
    parts = KEPT.split(text)
    return "".join(
        part if place % 2 else part.translate(ACCENTS) for place, part in enumerate(parts)
    )


def pseudo(content: Any) -> Any:
    """Labels of a codebook, or texts of a published table, with a third language beside two."""
    if isinstance(content, dict):
        if content.keys() >= {"sv", "en"}:
            return content | {"qps": accented(content["en"])}
        return {key: pseudo(value) for key, value in content.items()}
    return [pseudo(value) for value in content] if isinstance(content, list) else content


def project(root: Path, languages: list[str]) -> Path:
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    raw = root / "data/raw" / SURVEY
    shutil.copytree(ROOT / "data/raw" / SURVEY, raw)
    codebook = yaml.load((raw / "codebook.yml").read_text("utf-8"), yaml.BaseLoader)
    text = yaml.safe_dump(pseudo(codebook) | {"languages": languages}, allow_unicode=True)
    (raw / "codebook.yml").write_text(text, "utf-8")
    for path in (raw / "published").glob("*.csv"):
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        for row in rows:
            for name in [name for name in row if name.endswith("_en")]:
                row[name.removesuffix("_en") + "_qps"] = accented(row[name])
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    record = yaml.safe_load((raw / "provenance.yml").read_text("utf-8"))
    for name, known in record["files"].items():
        if "sha256" in known:
            known["sha256"] = hashlib.sha256((raw / name).read_bytes()).hexdigest()
    (raw / "provenance.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    return raw


def write_pseudo_catalogue(root: Path) -> None:
    with (FOLDER / "en.po").open("rb") as file:
        english = read_po(file)
    other = Catalog(locale="en")
    for message in english:
        if message.id:
            told = message.string
            changed = accented(told) if isinstance(told, str) else tuple(map(accented, told or ()))
            other.add(message.id, told if message.id == "locale" else changed)
    (root / "catalogues").mkdir()
    with (root / "catalogues/qps.po").open("wb") as file:
        write_po(file, other)


def build(root: Path) -> subprocess.CompletedProcess[str]:
    return survey_report(root, "build", SURVEY, "--quiet")


@pytest.mark.report
def test_a_third_language_is_one_catalogue_and_labels(tmp_path: Path) -> None:
    project(tmp_path, ["qps"])
    refused = build(tmp_path)
    assert refused.returncode != 0
    assert "has no catalogue of words: add catalogues/qps.po" in refused.stderr
    write_pseudo_catalogue(tmp_path)
    run = build(tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    report = tmp_path / "reports" / SURVEY
    assert sorted(path.name for path in report.iterdir() if path.is_dir()) == ["qps", "tables"]
    plain = re.compile(r"\b[a-zA-Z]*[aeiou][a-z]*\b")
    for path in sorted((report / "qps").glob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert page.html is not None
        assert page.html["lang"] == "qps"
        assert page.find("nav", class_="language") is None
        for part in page.select("script, style, details.code, footer, svg, code, .record"):
            part.decompose()
        # Names, numbers and statistics' own names stay; a sentence of another language would not.
        for block in page.select("p.statement, h2, h3, figcaption, caption, .note"):
            words = plain.findall(block.get_text(" "))
            assert len(words) < 4, (path.name, block.get_text(" "))


@pytest.mark.report
def test_one_language_is_enough(tmp_path: Path) -> None:
    project(tmp_path, ["sv"])
    run = build(tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    report = tmp_path / "reports" / SURVEY
    assert sorted(path.name for path in report.iterdir() if path.is_dir()) == ["sv", "tables"]
    for name in ("archive", "colleague-data"):
        made = survey_report(tmp_path, name, SURVEY)
        assert made.returncode == 0, (name, made.stderr)
