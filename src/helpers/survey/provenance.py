"""Where each input comes from: published, synthetic, or a survey's own answers."""

import hashlib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder
from helpers.survey.yaml_files import read_yaml

Source = Literal["published", "synthetic", "survey"]


class FileRecord(BaseModel):
    """The origin of one file.

    Parameters
    ----------
    source
        ``published`` (public before this report), ``synthetic`` (made up by a program) or
        ``survey`` (answers of real respondents).
    note
        One sentence on the origin, for the person who reads the file.
    sha256
        Checksum of the file. Demanded of a synthetic export: a real export that takes its place
        can then not pass as synthetic, nor the other way round.
    seed
        Seed of the generator of a synthetic file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Source
    note: str
    sha256: str | None = None
    seed: int | None = None


class Provenance(BaseModel):
    """The provenance record of a survey folder: one entry per file, by path inside the folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    survey: str
    files: dict[str, FileRecord]

    def source_of(self, *files: str) -> Source:
        """Return the common source of files: synthetic if any is, then survey, then published.

        Parameters
        ----------
        files
            Paths inside the survey folder, such as ``responses.csv``.

        Raises
        ------
        InputError
            For a file without an entry.
        """
        unknown = [file for file in files if file not in self.files]
        if unknown:
            raise InputError(
                Fault(
                    "provenance.yml",
                    f"has no entry for {file}; add where it comes from",
                    column=f"files.{file}",
                )
                for file in unknown
            )
        sources = {self.files[file].source for file in files}
        order: tuple[Source, ...] = ("synthetic", "survey", "published")
        return next(source for source in order if source in sources)


def read_provenance(folder: SurveyFolder, *, compare: bool = True) -> Provenance:
    """Read and check a survey's provenance record.

    Parameters
    ----------
    folder
        The survey.
    compare
        False takes the record as it is, without opening the files to compare their checksums.

    Returns
    -------
    Provenance
        One record per file.

    Raises
    ------
    InputError
        The record is faulty, a published table lacks an entry, an entry lacks its file, a
        synthetic file lacks its checksum, or a checksum does not match.
    """
    provenance = read_yaml(folder.provenance, Provenance)
    present = _present(folder)
    published = [name for name in present if folder.raw / name in folder.published.rglob("*")]
    faults = [
        Fault(
            "provenance.yml",
            f"has no entry for {name}; add where it comes from",
            column=f"files.{name}",
        )
        for name in sorted(published)
        if name not in provenance.files
    ]
    for name, record in provenance.files.items():
        place = f"files.{name}"
        if name not in present:
            faults.append(Fault("provenance.yml", "the file is not in the folder", column=place))
        elif record.source == "synthetic" and record.sha256 is None:
            faults.append(
                Fault("provenance.yml", "a synthetic file needs its sha256", column=place)
            )
        elif compare and record.sha256 is not None and record.sha256 != sha256(present[name]):
            faults.append(
                Fault(
                    "provenance.yml",
                    "the file is not the one this entry describes: its checksum differs. If it "
                    "holds real answers, set source to survey and remove sha256",
                    column=place,
                    value=record.source,
                )
            )
    if faults:
        raise InputError(faults)
    return provenance


def data_files(folder: SurveyFolder) -> list[Path]:
    """Return the files that a survey's record names, sorted; a spare file beside them is none."""
    present = _present(folder)
    named = read_provenance(folder, compare=False).files
    return sorted(path for name, path in present.items() if name in named)


def _present(folder: SurveyFolder) -> dict[str, Path]:
    """Return the files of a folder by name, but for YAML, read-mes and the questionnaire."""
    return {
        path.relative_to(folder.raw).as_posix(): path
        for path in folder.raw.rglob("*")
        if path.is_file()
        and path.suffix not in {".md", ".yml"}
        and not path.name.startswith((".", "~$"))
        and path.parent != folder.raw / "questionnaire"
    }


def sha256(path: Path) -> str:
    """Return the SHA-256 checksum of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
