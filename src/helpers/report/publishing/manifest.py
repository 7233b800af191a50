"""The manifest of a published report: SHA-256 of everything it was made from and consists of."""

import json
from pathlib import Path
from typing import Any

from helpers.report.sources import checksum, project_version

MANIFEST = "manifest.json"


def write_manifest(report: Path, survey: str, sources: dict[str, str]) -> None:
    """Write the manifest of a finished report into its folder.

    Parameters
    ----------
    report
        The report's folder.
    survey
        The survey's name.
    sources
        SHA-256 of every source, by name.
    """
    content = {
        "survey": survey,
        "version": project_version(),
        "inputs": sources,
        "outputs": _outputs(report),
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (report / MANIFEST).write_text(text, encoding="utf-8", newline="\n")


def is_current(report: Path, sources: dict[str, str]) -> bool:
    """Return whether a published report is undamaged and made from just these sources."""
    manifest = _read(report)
    return (
        manifest.get("inputs") == sources
        and manifest.get("version") == project_version()
        and not _output_faults(report, manifest)
    )


def verify(report: Path, sources: dict[str, str]) -> tuple[list[str], list[str]]:
    """Check a published report against its manifest.

    Parameters
    ----------
    report
        The report's folder.
    sources
        SHA-256 of every source as it is now.

    Returns
    -------
    list of str
        What is wrong with the report; empty where it is just what was published.
    list of str
        Which sources have changed since.
    """
    manifest = _read(report)
    if not manifest:
        return [f"{MANIFEST} is missing or unreadable"], []
    return _output_faults(report, manifest), _differences(manifest.get("inputs", {}), sources)


def _output_faults(report: Path, manifest: dict[str, Any]) -> list[str]:
    return _differences(manifest.get("outputs", {}), _outputs(report))


def _differences(known: dict[str, str], found: dict[str, str]) -> list[str]:
    return [
        f"{name} {'is new' if name not in known else 'is gone' if name not in found else 'differs'}"
        for name in sorted(known.keys() | found.keys())
        if known.get(name) != found.get(name)
    ]


def _outputs(report: Path) -> dict[str, str]:
    return {
        path.relative_to(report).as_posix(): checksum(path)
        for path in sorted(report.rglob("*"))
        if path.is_file() and path != report / MANIFEST
    }


def _read(report: Path) -> dict[str, Any]:
    try:
        content = json.loads((report / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
