"""RO-Crate metadata of a deposit package (RO-Crate 1.2)."""

import json
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rocrate.model.contextentity import ContextEntity
from rocrate.rocrate import ROCrate

from helpers.archive.deposit import Deposit
from helpers.archive.texts import said
from helpers.report.sources import LOCK_FILE
from helpers.survey.codebook import Label

_VERSION = "1.2"
_PARTS = {
    "README.md": "What the package holds",
    "LICENSE.txt": "Licence of the package",
    "codebook.ddi.xml": "Description of the survey and its variables, DDI-Codebook 2.5",
    "codebook.yml": "Declaration of the survey, as survey-report reads it",
    "provenance.yml": "Where each input comes from",
    "report/manifest.json": "SHA-256 of every input, source file and file of the report",
}
_TYPES = {".yml": "application/yaml", ".md": "text/markdown", ".json": "application/json"}


def crate_json(payload: Path, deposit: Deposit, inputs: Mapping[str, str]) -> str:
    """Return the text of ``ro-crate-metadata.json``.

    Parameters
    ----------
    payload
        The folder of the package's files; every one of them is described.
    deposit
        What the package is made of.
    inputs
        SHA-256 of everything the report was built from, by name.
    """
    crate = ROCrate(version=_VERSION)
    codebook = deposit.codebook
    root = crate.root_dataset
    licence = crate.add(
        ContextEntity(
            crate,
            f"https://spdx.org/licenses/{deposit.licence}",
            {
                "@type": "CreativeWork",
                "name": deposit.licence,
                "description": f"SPDX-License-Identifier: {deposit.licence}",
            },
        )
    )
    program = crate.add(
        ContextEntity(
            crate,
            "#survey-report",
            {
                "@type": "CreativeWork",
                "name": "survey-report",
                "version": deposit.version,
                "identifier": f"sha256 of requirements.lock: {inputs.get(LOCK_FILE, 'none')}",
                "description": "The program that built the report. report/manifest.json holds the "
                "SHA-256 of every source file, of the lock file and of every input.",
            },
        )
    )
    authority = crate.add(
        ContextEntity(
            crate,
            "#authority",
            {"@type": "Organization", "name": list(codebook.authority.texts)},
        )
    )
    root["name"] = _both(deposit.title)
    root["description"] = _both(deposit.description)
    root["datePublished"] = deposit.date
    root["identifier"] = codebook.survey
    root["license"] = licence
    root["temporalCoverage"] = str(codebook.year)
    root["spatialCoverage"] = _both(codebook.area)
    root["inLanguage"] = list(codebook.languages)
    root["keywords"] = list(said(f"source_{deposit.counts.source}").texts)
    if deposit.synthetic:
        names = list(deposit.responsible.texts)
        root["publisher"] = crate.add(
            ContextEntity(crate, "#developers", {"@type": "Organization", "name": names})
        )
        root["about"] = authority
    else:
        root["publisher"] = authority
    root["mentions"] = crate.add(_action(crate, program))
    for path in sorted(path for path in payload.rglob("*") if path.is_file()):
        name = path.relative_to(payload).as_posix()
        crate.add_file(path, name, properties=_properties(name, path, deposit))
    metadata = crate.metadata.generate()
    return json.dumps(metadata, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _action(crate: Any, program: Any) -> Any:
    """Say what made the report, and of what kind of answers."""
    return ContextEntity(
        crate,
        "#build",
        {
            "@type": "CreateAction",
            "name": "Build of the report",
            "instrument": {"@id": program.id},
            "result": {"@id": "report/manifest.json"},
        },
    )


def _properties(name: str, path: Path, deposit: Deposit) -> dict[str, str]:
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(name, strict=True)[0]
    described = said("synthetic")["en"] if deposit.synthetic else ""
    return {
        "name": name,
        "encodingFormat": kind or "text/plain",
        "contentSize": str(path.stat().st_size),
        "description": f"{_PARTS.get(name) or _part(name)}. {described}".strip(),
    }


def _part(name: str) -> str:
    return said("table" if name.startswith("report/tables/") else "report")["en"]


def _both(label: Label) -> str:
    return " / ".join(label.texts)
