"""Drafts for tests: made in a folder of their own, and the decisions that a person makes."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from helpers.cleaning import Cleaned, clean
from helpers.drafting.draft import make_draft
from helpers.folders.checking import every_fault
from helpers.reading import read_export
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import PLACEHOLDER, Fault
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder

from ..conftest import ROOT

PUBLIC = ROOT.parent / "shared" / "surveys"


def public_survey(name: str) -> Path:
    """Return a public survey's file; skip where it is not at hand, in CI fail."""
    path = PUBLIC / name
    if not path.exists():
        missing = f"{path.parent.name}/{name} is not beside the project"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return path


@dataclass
class Draft:
    """A draft whose decisions are made."""

    folder: SurveyFolder
    text: str
    changed: int

    @property
    def codebook(self) -> Codebook:
        return read_codebook(self.folder)

    @property
    def faults(self) -> tuple[Fault, ...]:
        return every_fault(self.folder)

    @property
    def cleaned(self) -> Cleaned:
        return clean(read_export(self.folder, self.codebook), self.codebook)

    def types(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Type and labels of each question's levels, in order, by the question's label."""
        return {
            question.label.first: (
                question.type,
                tuple(level.label.first for level in question.levels),
            )
            for question in self.codebook.questions
        }


class Desk:
    """A project of its own, where surveys are drafted."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        monkeypatch.setenv(ROOT_VARIABLE, str(root))

    def draft(self, *files: Path, name: str = "drafted", **decided: Any) -> Draft:
        """Draft a survey, and decide: as many were invited as answered, 2026 without dates."""
        made = make_draft(files, name)
        path = made.folder.codebook
        text = path.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if PLACEHOLDER in line]
        filled = text
        for group, number in made.groups.items():
            row = re.compile(rf"^(    {group}: ){PLACEHOLDER}$", re.MULTILINE)
            filled = row.sub(rf"\g<1>{max(number, 1)}", filled)
        year = decided.get("year", 2026)
        filled = filled.replace(f"year: {PLACEHOLDER}", f"year: {year}")
        filled = re.sub(rf" +readings: {PLACEHOLDER}\n", "", filled)
        for key in ("title", "area", "authority"):
            filled = re.sub(rf"({key}: \{{\w+: ){PLACEHOLDER}", rf"\g<1>Trial {key}", filled)
        path.write_text(filled, encoding="utf-8")
        explained = sum(line.startswith("# FILL IN") for line in lines)
        return Draft(made.folder, text, len(lines) - explained)

    def put(self, name: str, data: bytes | str) -> Path:
        """Write a file outside the survey folders."""
        path = self.root / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path
