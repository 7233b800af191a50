"""Tables and results: the same in both languages, unique, and honest about their source."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpers.report.failure import ReportError
from helpers.report.files.collect import collect, results_json
from helpers.report.notebooks.appendices import Appendix
from helpers.report.notebooks.displayed import Exhibit
from helpers.survey.codebook import Language

A = Appendix(1, Path("01_a.ipynb"))
B = Appendix(2, Path("02_b.ipynb"))
MARK = '<span class="mark synthetic">Synthetic</span>'

Exhibits = dict[tuple[Appendix, Language], tuple[Exhibit, ...]]


def exhibit(appendix: Appendix = A, name: str = "cases", **changes: Any) -> Exhibit:
    plain = Exhibit(
        appendix=appendix,
        kind="table",
        id=name,
        number="A1",
        caption="Cases",
        source="published",
        html="<figure></figure>",
        csv="actor,cases\r\nPolice,2\r\n",
        results=({"id": name, "source": "published", "n": 2},),
        key_finding=False,
    )
    return replace(plain, **changes)


def both(*exhibits: Exhibit) -> Exhibits:
    appendices = {one.appendix for one in exhibits}
    languages: tuple[Language, ...] = ("sv", "en")
    return {
        (appendix, language): tuple(one for one in exhibits if one.appendix == appendix)
        for appendix in appendices
        for language in languages
    }


def test_results_are_sorted_and_name_their_appendix() -> None:
    collection = collect(both(exhibit(B, "a"), exhibit(A, "z"), exhibit(A, "b")))
    assert [(one["appendix"], one["id"]) for one in collection.results] == [
        ("A", "b"),
        ("A", "z"),
        ("B", "a"),
    ]


def test_tables_say_their_source_and_end_lines_alike() -> None:
    assert collect(both(exhibit())).tables == {"cases": "actor,cases,source\nPolice,2,published\n"}
    own = exhibit(csv="cases,source\n2,published\n")
    assert collect(both(own)).tables == {"cases": "cases,source\n2,published\n"}
    for source in ("survey", "synthetic"):
        other = exhibit(source=source, html=MARK)
        text = collect(both(other)).tables["cases"]
        assert text == f"actor,cases,source\nPolice,2,{source}\n"


def test_an_id_stands_once_in_the_report() -> None:
    with pytest.raises(ReportError, match="the id cases stands twice"):
        collect(both(exhibit(A), exhibit(B)))
    twice = exhibit(B, "other", results=({"id": "cases", "source": "published"},))
    with pytest.raises(ReportError, match="the id cases stands twice"):
        collect(both(exhibit(A), twice))


def test_what_is_synthetic_says_so() -> None:
    result = ({"id": "cases", "source": "synthetic"},)
    marked = exhibit(source="synthetic", results=result, html=MARK)
    assert collect(both(marked)).synthetic
    assert not collect(both(exhibit())).synthetic
    for kind in ("table", "figure", "statement"):
        with pytest.raises(ReportError, match="does not carry the mark"):
            collect(both(exhibit(kind=kind, source="synthetic", results=result)))
    for claimed in ("published", "survey"):
        with pytest.raises(ReportError, match=f"calls itself {claimed}"):
            collect(both(exhibit(source=claimed, results=result)))
    with pytest.raises(ReportError, match="needs a source"):
        collect(both(exhibit(results=({"id": "cases"},))))


def test_json_holds_only_numbers() -> None:
    text = results_json("s", {"a": "b"}, [{"id": "å", "p": 0.1}])
    assert json.loads(text) == {
        "survey": "s",
        "inputs": {"a": "b"},
        "results": [{"id": "å", "p": 0.1}],
    }
    with pytest.raises(ReportError):
        results_json("s", {}, [{"id": "a", "p": float("nan")}])
