"""The exhibits of an executed notebook: what its cells display for publication."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from helpers.exhibits.display import MIME_TYPE, VIEW_TYPE, Kind
from helpers.exhibits.sheets import Sheet
from helpers.report.failure import ReportError
from helpers.report.notebooks.appendices import Appendix
from helpers.survey.provenance import Source

_SAME_IN_EVERY_LANGUAGE = ("kind", "id", "number", "source", "csv", "results", "key_finding")


@dataclass(frozen=True)
class Exhibit:
    """A table, figure, statement or heading of the report.

    Parameters
    ----------
    appendix
        Where it stands.
    kind
        ``table``, ``figure``, ``statement`` or ``heading``.
    id
        Unique in the report: the anchor on the page and the stem of the CSV file.
    number
        Number shown, such as ``C1``; None for what is not numbered.
    caption
        What it shows, in the page's language.
    source
        Where its figures come from, by the data's provenance record.
    html
        The exhibit as it stands on the page.
    csv
        Its figures as CSV.
    results
        Its entries of ``results.json``.
    key_finding
        True where the cover shows it.
    declared, declared_results
        What each number of the CSV and of the entries counts.
    shown
        The columns of the CSV that each column of the page's table shows.
    alt
        The drawing's description, with what its numbers count.
    sources
        Where the values of a column come from, if not from where the exhibit's do.
    sheet
        What the workbook shows of it; None for a sentence.
    brief
        What the cover shows of a key finding.
    small
        A figure's small picture, without words; empty where it has none.
    """

    appendix: Appendix
    kind: Kind
    id: str
    number: str | None
    caption: str
    source: Source
    html: str
    csv: str | None
    results: tuple[dict[str, Any], ...]
    key_finding: bool
    declared: dict[str, list[str | None]] = field(default_factory=dict)
    declared_results: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    shown: list[list[str]] = field(default_factory=list)
    alt: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    sheet: Sheet | None = None
    small: str = ""
    brief: str = ""

    @property
    def topic(self) -> str:
        """The caption's first sentence, for lists."""
        return self.caption.split(". ")[0].rstrip(".")


def cell_exhibits(cell: Any, appendix: Appendix, language: str) -> Iterator[Exhibit]:
    """Yield the exhibits that one executed code cell displays, in one language.

    Parameters
    ----------
    cell
        A notebook cell of any type.
    appendix
        The appendix it belongs to.
    language
        Of the page.

    Raises
    ------
    ReportError
        An exhibit that lacks something.
    """
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        if MIME_TYPE in data:
            yield _exhibit(data[MIME_TYPE], appendix, language)


def is_silent(cell: Any) -> bool:
    """Return True where a cell displays no exhibit."""
    return not any(MIME_TYPE in output.get("data", {}) for output in cell.get("outputs", ()))


def is_unpublished(cell: Any) -> bool:
    """Return True where a cell displays something that is no exhibit, and not by its last line.

    Only exhibits are published: a stray printout of a table of answers must not reach a page. What
    a result shows of itself, and the value of a cell's last line, are for the analyst.
    """
    return any(
        not {MIME_TYPE, VIEW_TYPE} & output.get("data", {}).keys()
        and output.output_type != "execute_result"
        for output in cell.get("outputs", ())
    )


def _exhibit(records: dict[str, Any], appendix: Appendix, language: str) -> Exhibit:
    record = records[language]
    place = f"notebooks/{appendix.notebook.name}: exhibit {record.get('id', '?')}"
    for other in records.values():
        for name in _SAME_IN_EVERY_LANGUAGE:
            if other.get(name) != record.get(name):
                raise ReportError(
                    f"{place} has another {name} in each language; it must be the same, whatever "
                    "the language of the page"
                )
    try:
        exhibit = Exhibit(
            appendix=appendix,
            kind=record["kind"],
            id=record["id"],
            number=record.get("number"),
            caption=record["caption"],
            source=record["source"],
            html=record["html"],
            csv=record.get("csv"),
            results=tuple(record.get("results") or ()),
            key_finding=bool(record.get("key_finding", False)),
            declared=record.get("declared") or {},
            declared_results=record.get("declared_results") or {},
            shown=record.get("shown") or [],
            alt=record.get("alt", ""),
            sources=record.get("sources") or {},
            sheet=Sheet(**record["sheet"]) if record.get("sheet") else None,
            small=record.get("small", ""),
            brief=record.get("brief", ""),
        )
    except KeyError as error:
        raise ReportError(f"{place} lacks {error.args[0]}") from None
    if exhibit.kind not in get_args(Kind):
        raise ReportError(f"{place}: kind {exhibit.kind!r} is none of {', '.join(get_args(Kind))}")
    if exhibit.source not in get_args(Source):
        raise ReportError(
            f"{place}: source {exhibit.source!r} is none of {', '.join(get_args(Source))}"
        )
    return exhibit
