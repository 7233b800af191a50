"""A survey's codebook as DDI-Codebook 2.5 XML, which data archives read.

Source of the structure: DDI Alliance, DDI-Codebook 2.5 (2012), XML schema ``codebook.xsd``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from helpers import formats
from helpers.archive.texts import SOURCES, TEXTS, THEMES, text
from helpers.archive.variables import Category, Variable, variables
from helpers.codebook import LANGUAGES, Codebook, Label
from helpers.counts import COUNTY
from helpers.disclosure.protection import ProtectedCounts

NAMESPACE = "ddi:codebook:2_5"
_SCHEMA = "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NATURES = {"nominal": "nominal", "ordinal": "ordinal", "truth": "nominal"}


@dataclass(frozen=True)
class Deposit:
    """What a package is made of and when.

    Parameters
    ----------
    codebook
        The survey's declaration.
    counts
        Its protected counts.
    date
        Day of the deposit, ``YYYY-MM-DD``.
    version
        Version of the program that built the report.
    licence
        SPDX name of the licence.
    tables
        Names of the report's tables.
    """

    codebook: Codebook
    counts: ProtectedCounts
    date: str
    version: str
    licence: str
    tables: tuple[str, ...] = ()

    @property
    def synthetic(self) -> bool:
        """True where the answers are made up."""
        return self.counts.source == "synthetic"


def codebook_xml(deposit: Deposit) -> str:
    """Return the codebook as DDI-Codebook 2.5, in both languages.

    Frequencies are those of the whole county and come from protected counts alone: a hidden one
    is missing.

    Parameters
    ----------
    deposit
        What the package is made of.
    """
    root = ET.Element("codeBook", {"xmlns": NAMESPACE, "version": "2.5"})
    root.set("xmlns:xsi", _XSI)
    root.set("xsi:schemaLocation", f"{NAMESPACE} {_SCHEMA}")
    root.set(_LANGUAGE, LANGUAGES[0])
    document = _child(root, "docDscr")
    _citation(document, deposit)
    _study(_child(root, "stdyDscr"), deposit)
    _data(_child(root, "dataDscr"), deposit)
    for name in deposit.tables:
        table = _child(root, "otherMat", type="table", level="study", URI=f"report/tables/{name}")
        _twice(table, "labl", text("table"), after=f": {name}")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _citation(parent: ET.Element, deposit: Deposit) -> None:
    codebook = deposit.codebook
    citation = _child(parent, "citation")
    titles = _child(citation, "titlStmt")
    mark = SOURCES["synthetic"] if deposit.synthetic else None
    title = codebook.title
    if mark is not None:
        title = Label(sv=f"{title.sv} ({mark.sv})", en=f"{title.en} ({mark.en})")
    _child(titles, "titl", title.sv).set(_LANGUAGE, "sv")
    _child(titles, "parTitl", title.en).set(_LANGUAGE, "en")
    _child(titles, "IDNo", codebook.survey, agency="survey-report")
    production = _child(citation, "prodStmt")
    if not deposit.synthetic:  # nobody but the program has produced synthetic answers
        _twice(production, "producer", codebook.authority)
    _child(production, "copyright", deposit.licence)
    _child(production, "software", "survey-report", version=deposit.version)
    distribution = _child(citation, "distStmt")
    _child(distribution, "distDate", deposit.date, date=deposit.date)


def _study(study: ET.Element, deposit: Deposit) -> None:
    codebook, response = deposit.codebook, deposit.counts.response
    sectors = _listed(sector.label for sector in codebook.sectors)
    _citation(study, deposit)
    scope = _child(study, "stdyInfo")
    subject = _child(scope, "subject")
    for theme in dict.fromkeys(question.theme for question in codebook.questions):
        _twice(subject, "keyword", THEMES[theme])
    invited, answered = int(response["invited"].sum()), int(response["answered"].sum())
    abstract = text("abstract", invited=invited, answered=answered, sectors=sectors)
    _twice(scope, "abstract", abstract)
    summary = _child(scope, "sumDscr")
    _child(summary, "timePrd", str(codebook.year), event="single", date=str(codebook.year))
    _twice(summary, "nation", Label(sv="Sverige", en="Sweden"), abbr="SE")
    _twice(summary, "geogCover", codebook.area)
    _twice(summary, "anlyUnit", TEXTS["unit"])
    _twice(summary, "universe", text("universe", area=codebook.area, sectors=sectors))
    _twice(summary, "dataKind", TEXTS["kind"])
    for name in _warnings(deposit):
        _twice(scope, "notes", TEXTS[name], type=name)
    method = _child(study, "method")
    _collection(_child(method, "dataColl"), codebook)
    _rates(_child(method, "anlyInfo"), deposit)
    protection = text("disclosure", threshold=codebook.disclosure.threshold)
    _twice(method, "dataProcessing", protection, type="disclosure control")
    access = _child(study, "dataAccs")
    _twice(access, "notes", text("access", authority=codebook.authority), type="access")


def _warnings(deposit: Deposit) -> list[str]:
    reconstructed = deposit.codebook.wording == "reconstructed"
    return ["synthetic"] * deposit.synthetic + ["reconstructed"] * reconstructed


def _collection(collection: ET.Element, codebook: Codebook) -> None:
    _twice(collection, "timeMeth", TEXTS["time"])
    _twice(collection, "sampProc", TEXTS["sampling"])
    frame = _child(collection, "sampleFrame")
    _twice(frame, "labl", TEXTS["frame"])
    for actor in codebook.actors:
        unit = _child(frame, "frameUnit")
        _child(unit, "unitType", actor.label.sv, numberOfUnits=str(actor.invited))
        _twice(unit, "txt", actor.label)
    _twice(collection, "collMode", TEXTS["mode"])
    _twice(collection, "cleanOps", TEXTS["cleaning"])


def _rates(analysis: ET.Element, deposit: Deposit) -> None:
    """Give the response rate of every sector, and of all."""
    response = deposit.counts.response
    groups = [
        (sector.label, response[response["sector"] == sector.id])
        for sector in deposit.codebook.sectors
    ]
    for label, rows in [*groups, (TEXTS["everyone"], response)]:
        invited, answered = int(rows["invited"].sum()), int(rows["answered"].sum())
        for language in LANGUAGES:
            said = TEXTS["rate"][language].format(
                group=label[language],
                answered=answered,
                invited=invited,
                rate=formats.percent(answered / invited, language),
            )
            _child(analysis, "respRate", said).set(_LANGUAGE, language)


def _data(data: ET.Element, deposit: Deposit) -> None:
    described = variables(deposit.codebook)
    for theme, label in THEMES.items():
        members = [one.name for one in described if one.question and one.question.theme == theme]
        _group(data, f"G_{theme}", "subject", label, members)
    for question in deposit.codebook.questions:
        if question.type == "multiple":
            members = [one.name for one in described if one.question == question]
            _group(data, f"M_{question.id}", "multipleResp", question.label, members)
    for variable in described:
        _variable(data, variable, deposit)


def _group(data: ET.Element, name: str, kind: str, label: Label, members: list[str]) -> None:
    if members:
        names = " ".join(f"V_{member}" for member in members)
        group = _child(data, "varGrp", ID=name, type=kind, var=names)
        _twice(group, "labl", label)


def _variable(data: ET.Element, variable: Variable, deposit: Deposit) -> None:
    shown, valid = _frequencies(variable, deposit.counts)
    element = _child(
        data,
        "var",
        ID=f"V_{variable.name}",
        name=variable.name,
        intrvl="contin" if variable.kind in {"count", "number"} else "discrete",
        nature=_NATURES.get(variable.kind, "ratio"),
        representationType="numeric" if variable.kind in {"count", "number"} else "code",
    )
    _twice(element, "labl", variable.label)
    question = variable.question
    if question is not None:
        for language in LANGUAGES:
            asked = _child(element, "qstn")
            asked.set(_LANGUAGE, language)
            _child(asked, "qstnLit", question.text[language])
    missing = [category for category in variable.categories if category.missing]
    if missing:
        invalid = _child(element, "invalrng")
        for category in missing:
            _child(invalid, "item", VALUE=str(category.code))
    if question is not None and question.asked_if is not None:
        gate = deposit.codebook.question(question.asked_if.question)
        levels = _listed((gate.level(name).label for name in question.asked_if.levels), "or")
        _twice(element, "universe", text("asked", gate=gate.label, levels=levels), clusion="I")
    if valid is not None:
        _child(element, "sumStat", str(valid), type="vald")
    if question is not None and question.type == "free_text":
        _twice(element, "txt", TEXTS["free_text"])
    for category in variable.categories:
        _category(element, category, shown.get(category.value))
    if question is not None:
        _twice(element, "concept", THEMES[question.theme])
    _child(element, "varFormat", type="numeric")


def _category(variable: ET.Element, category: Category, count: int | None) -> None:
    kind = {"missing": "Y", "missType": str(category.value)} if category.missing else {}
    element = _child(variable, "catgry", **kind)
    _child(element, "catValu", str(category.code))
    _twice(element, "labl", category.label)
    if count is not None:
        _child(element, "catStat", str(count), type="freq")


def _frequencies(
    variable: Variable, counts: ProtectedCounts
) -> tuple[dict[str | bool, int], int | None]:
    """Return the published counts of a variable's categories and of all who answered."""
    if variable.question is None:
        return _of_recipients(variable, counts), int(counts.response["answered"].sum())
    name = variable.question.id
    shown: dict[str | bool, int] = {}
    if variable.level is not None:
        items = counts.items
        rows = items[(items["question"] == name) & (items["level"] == variable.level)]
        for _, row in rows.dropna().iterrows():
            shown = {True: int(row["count"]), False: int(row["n"] - row["count"])}
    else:
        answers = counts.answers
        rows = answers[(answers["question"] == name) & (answers["group"] == COUNTY)]
        rows = rows[rows["level"].isin([category.value for category in variable.categories])]
        shown = {row["level"]: int(row["count"]) for _, row in rows.dropna().iterrows()}
    valid = rows["n"].dropna()
    return shown, int(valid.iloc[0]) if len(valid) else None


def _of_recipients(variable: Variable, counts: ProtectedCounts) -> dict[str | bool, int]:
    if variable.name not in {"sector", "actor"}:
        return {}
    return {
        str(name): int(answered)
        for name, answered in counts.response.groupby(variable.name)["answered"].sum().items()
    }


def _listed(labels: Iterable[Label], joint: str = "") -> Label:
    every = list(labels)
    between = TEXTS[joint] if joint else Label.model_construct(sv=", ", en=", ")
    return Label(
        sv=between.sv.join(label.sv for label in every),
        en=between.en.join(label.en for label in every),
    )


def _twice(parent: ET.Element, tag: str, label: Label, after: str = "", **attributes: str) -> None:
    """Add an element for each language."""
    for language in LANGUAGES:
        _child(parent, tag, label[language] + after, **attributes).set(_LANGUAGE, language)


def _child(parent: ET.Element, tag: str, content: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = content or None
    return element
