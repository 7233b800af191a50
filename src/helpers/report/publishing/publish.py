"""From executed notebooks to a published report: write, check, exchange."""

from dataclasses import dataclass, field
from pathlib import Path

from helpers.report.audit.safety import safety_faults
from helpers.report.execution.store import Run, Store, Usage
from helpers.report.failure import ReportError
from helpers.report.pages.links import page_faults
from helpers.report.publishing.assemble import Assembly
from helpers.report.publishing.exchange import publication
from helpers.report.publishing.manifest import write_manifest
from helpers.survey.paths import SurveyFolder


@dataclass(frozen=True)
class Built:
    """What a build published.

    Parameters
    ----------
    folder
        Where the report is.
    pages, tables, results
        How many of each.
    usage
        What each notebook took that was executed.
    notes
        What the analyst should know, though it stops nothing.
    """

    folder: Path
    pages: int
    tables: int
    results: int
    usage: dict[Run, Usage] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def publish_report(
    folder: SurveyFolder,
    store: Store,
    runs: list[Run],
    sources: dict[str, str],
    usage: dict[Run, Usage],
) -> Built:
    """Write a report, check it and publish it.

    Parameters
    ----------
    folder
        The survey.
    store
        Holds the executed notebook of every run.
    runs
        Every appendix.
    sources
        SHA-256 of every source.
    usage
        What each notebook took that was executed.

    Raises
    ------
    ReportError
        The pages are not fit to publish; what was published before is untouched.
    """
    assembly = Assembly(folder, store, runs, sources)
    with publication(folder.report) as target:
        collection = assembly.write(target)
        write_manifest(target, folder.name, sources)
        faults = page_faults(target) + safety_faults(target, folder, assembly.codebook)
        if faults:
            raise ReportError("the pages are not fit to publish:\n  " + "\n  ".join(faults))
        pages = len(list(target.rglob("*.html")))
    store.keep_only(runs)
    return Built(
        folder=folder.report,
        pages=pages,
        tables=len(collection.tables),
        results=len(collection.results),
        usage=usage,
        notes=assembly.notes(),
    )
