"""The codebook's reference, made from its model: ``python -m tests.docs.codebook_reference``."""

import re
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from helpers.survey.codebook import Codebook
from helpers.survey.parts import Label

from ..conftest import ROOT

EXAMPLES: Mapping[str, str] = {
    "survey": "halland-2026", "title": "{sv: Våld i nära relationer, en: Domestic violence}",
    "area": "{sv: Hallands län, en: Halland County}",
    "authority": "{sv: Länsstyrelsen, en: County Administrative Board}", "year": "2026",
    "wording": "original", "languages": "[sv, en]", "compared_with": "[halland-2023]",
    "export": "{files: [svar.csv], columns: {actor: Enhet}}", "disclosure": "{threshold: 5}",
    "sectors": "[{id: care, label: {sv: Vård, en: Care}, actors: […]}]",
    "groups": "{question: age, invited: {young: 40, old: 60}, blank: leave_out}",
    "Groups.question": "age", "Groups.invited": "{young: 40, old: 60}", "blank": "own_group",
    "blank_label": "{sv: Ej uppgivet, en: Not stated}",
    "leave_out": "{Status: [Survey Preview, Spam]}",
    "questions": "[{id: met, type: single, …}]", "analysis": "[{id: met_by_sector, question: met}]",
    "cases": "{id: cases, …}", "notes": "{invited: {sv: Enligt sändlistan, en: By the list}}",
    "captions": "{cues: {sv: Vad som väckte misstanke, en: What raised suspicion}}",
    "files": "[norr.csv, syd.csv]",
    "columns": "{actor: Enhet, respondent: id, submitted: submitdate}", "format": "xlsx",
    "encoding": "cp1252", "delimiter": '";"', "sheet": "Svar", "header_row": "3",
    "header_rows": "2", "date_order": "mdy", "duration_unit": "seconds",
    "finished_values": "[ja, klar]", "no_answer": "[N/A, -99]", "repeated": "last",
    "answers_for": "organisation",
    "outside_frame": '[Testare, ""]', "threshold": "5", "dominance": "15", "id": "care",
    "label": "{sv: Vård, en: Care}", "among": "{sv: i vården, en: in health care}",
    "actors": "[{id: dental, label: {sv: Tandvård, en: Dental care}, invited: 14}]",
    "theme": "background", "type": "ordinal", "slide": "10", "column": "F1", "separator": '", "',
    "text": '{sv: "Har du mött någon?", en: "Have you met anyone?"}', "unticked": "[Ej vald]",
    "readings": "{ca 20: 15-25}",
    "Question.levels": "[{id: no, label: {sv: Nej, en: No}}, {id: yes, label: {sv: Ja, en: Yes}}]",
    "headline": "[some, good]", "headline_label": "{sv: med beredskap, en: who are prepared}",
    "note": "{sv: Frågan ställdes sist., en: The question came last.}",
    "unit": "{sv: fall, en: cases}", "asked_if": "{question: met, levels: [yes, perhaps]}",
    "lowest": "15", "highest": "110", "mean": "true",
    "harmless": "{sv: Svaret skadar ingen, en: The answer hurts nobody}", "question": "met",
    "against": "preparedness", "confirmatory": "true", "key_finding": "true",
    "counts": "{strong: strong_cases, doubtful: doubtful_cases}", "crime": "trafficking",
    "Notes.invited": "{sv: Enligt sändlistan, en: By the mailing list}",
    "Notes.questions": "{sv: Provad på tio, en: Tried with ten}",
    "Notes.analysis": "{sv: Beslutad i maj, en: Decided in May}", "actor": "Enhet",
    "respondent": "id", "submitted": "submitdate", "duration": "interviewtime",
    "finished": "Klar", "code": "A1", "aliases": "[ja då, japp]", "invited": "24",
    "proper_name": "true", "unknown": "true", "write_in": "true", "levels": "[yes]",
}  # fmt: skip
"""Of each key; of one that means different things, by the part it stands in."""

_HEAD = """\
# The codebook, key by key

Everything particular to a survey stands in `data/raw/<survey>/codebook.yml`. `make codebook`
drafts it from an export, `make check` says what is wrong with it. This page is made from the
program by `make docs`.

A plain value is the text that stands there: `code: 01` and `no` need no quotation marks. A text
that readers see stands in each of the survey's languages: `{sv: Nej, en: No}`.
"""
_PARAMETER = re.compile(r"^(\w+(?:, \w+)*)\n((?: {4}.*\n|\n)+)", re.MULTILINE)
_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true, false"}


def codebook_reference() -> str:
    """Return the reference as Markdown: each part of the codebook, and in it each key."""
    parts = [_HEAD]
    for model in models(Codebook):
        intro = (model.__doc__ or "").split("\n\n")[0].strip()
        parts.append(f"## {model.__name__}\n{intro}\n")
        told = dict(_told(model))
        rows = [
            f"| `{name}` | {told[name]} | {_named(field.annotation)} | {_default(field)} | "
            f"`{example(model, name)}` |"
            for name, field in model.model_fields.items()
        ]
        parts.append("\n".join(["| key | what it says | takes | without it | example |",
                                "|---|---|---|---|---|", *rows]) + "\n")  # fmt: skip
    return "\n".join(parts)


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those it holds, each once, the outer before the inner."""
    seen: list[type[BaseModel]] = []
    waiting = [model]
    while waiting:
        one = waiting.pop(0)
        if one not in seen and one is not Label:
            seen.append(one)
            yield one
            waiting += [
                inner for field in one.model_fields.values() for inner in _inside(field.annotation)
            ]


def _inside(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _inside(part)]


def _told(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield what the docstrings of a model and of what it extends say of each key."""
    for base in reversed(model.__mro__):
        doc = (base.__doc__ or "").partition("----------\n")[2]
        lines = [line.removeprefix("    ") for line in f"{doc}\n".splitlines()]
        for names, said in _PARAMETER.findall("\n".join(lines)):
            text = " ".join(said.split()).replace("``", "`").replace("|", "\\|")
            yield from ((name, text) for name in names.split(", "))


def _named(annotation: Any) -> str:
    """Return in words what a key takes."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if annotation is Label:
        told = "a text a language"
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        told = f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    elif origin is Literal:
        told = ", ".join(f"`{value}`" for value in inner)
    elif origin in (Union, types.UnionType, Annotated):
        told = _named(next(one for one in inner if one is not type(None)))
    elif origin is tuple:
        told = f"list: {_named(inner[0])}"
    elif origin is dict:
        told = f"names: {_named(inner[1])}"
    else:
        told = _PLAIN[annotation]
    return told


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**needed**"
    value = field.default
    if value is None or value in ((), {}) or value is PydanticUndefined:
        return "–"
    if isinstance(value, BaseModel):
        return "as its keys say"
    if isinstance(value, tuple):
        return f"`[{', '.join(value)}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def example(model: type[BaseModel], name: str) -> str:
    """Return an example of a key."""
    return EXAMPLES.get(f"{model.__name__}.{name}", EXAMPLES[name])


if __name__ == "__main__":
    (ROOT / "docs/codebook.md").write_text(codebook_reference(), encoding="utf-8", newline="\n")
