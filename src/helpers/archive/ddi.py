"""A survey's codebook as DDI-Codebook 2.5 XML, which data archives read.

Source of the structure: DDI Alliance, DDI-Codebook 2.5 (2012), XML schema ``codebook.xsd``.
What a catalogue of archives asks for: CESSDA, profile of DDI 2.5 for its data catalogue, version
2.0.0 (2023); codes are those of the DDI Alliance's controlled vocabularies.
"""

from xml.etree import ElementTree as ET

from helpers.archive.ddi_variables import add_variables
from helpers.archive.deposit import Deposit, listed
from helpers.archive.elements import LANGUAGE, child, coded, twice
from helpers.archive.texts import said, text, theme
from helpers.survey.codebook import Codebook, Label
from helpers.words import formats

NAMESPACE = "ddi:codebook:2_5"
_SCHEMA = "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


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
    root.set(LANGUAGE, deposit.codebook.languages[0])
    _citation(child(root, "docDscr"), deposit)
    _study(child(root, "stdyDscr"), deposit)
    add_variables(child(root, "dataDscr"), deposit.codebook, deposit.counts)
    _material(root, "report", "report/index.html", said("report"))
    for name in deposit.tables:
        named = Label({one: f"{told}: {name}" for one, told in said("table").root.items()})
        _material(root, "table", f"report/tables/{name}", named)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _material(root: ET.Element, kind: str, place: str, label: Label) -> None:
    twice(child(root, "otherMat", type=kind, level="study", URI=place), "labl", label)


def _citation(parent: ET.Element, deposit: Deposit) -> None:
    """Cite it. Its address and a lasting identifier come from the archive that takes it in."""
    citation = child(parent, "citation")
    titles = child(citation, "titlStmt")
    for place, (language, title) in enumerate(deposit.title.root.items()):
        child(titles, "parTitl" if place else "titl", title).set(LANGUAGE, language)
    child(titles, "IDNo", deposit.codebook.survey, agency="survey-report")
    twice(child(citation, "rspStmt"), "AuthEnty", deposit.responsible)
    production = child(citation, "prodStmt")
    if not deposit.synthetic:  # nobody but the program has produced synthetic answers
        twice(production, "producer", deposit.codebook.authority)
    child(production, "copyright", deposit.licence)
    child(production, "software", "survey-report", version=deposit.version)
    distribution = child(citation, "distStmt")
    twice(distribution, "distrbtr", deposit.responsible)
    child(distribution, "distDate", deposit.date, date=deposit.date)


def _study(study: ET.Element, deposit: Deposit) -> None:
    _citation(study, deposit)
    _scope(child(study, "stdyInfo"), deposit)
    method = child(study, "method")
    _collection(child(method, "dataColl"), deposit.codebook)
    _rates(child(method, "anlyInfo"), deposit)
    twice(method, "dataProcessing", deposit.protection, type="disclosure control")
    access = child(study, "dataAccs")
    for language, told in deposit.access.root.items():
        terms = child(access, "useStmt")  # a statement of use holds the restriction once
        child(terms, "restrctn", told).set(LANGUAGE, language)


def _scope(scope: ET.Element, deposit: Deposit) -> None:
    """Tell what the survey is about: subject, time, place, whom."""
    codebook = deposit.codebook
    subject = child(scope, "subject")
    for one in dict.fromkeys(question.theme for question in codebook.questions):
        twice(subject, "keyword", theme(one))
    twice(scope, "abstract", deposit.description)
    summary = child(scope, "sumDscr")
    year = {"event": "single", "date": str(codebook.year)}
    child(summary, "timePrd", str(codebook.year), **year)
    if not deposit.synthetic:  # made-up answers were collected on no day
        child(summary, "collDate", str(codebook.year), **year)
    twice(summary, "nation", Label({"sv": "Sverige", "en": "Sweden"}), abbr="SE")
    twice(summary, "geogCover", codebook.area)
    coded(summary, "anlyUnit", said("unit"), "Analysis Unit", "Organization")
    sectors = listed(sector.label for sector in codebook.sectors)
    twice(summary, "universe", text("universe", area=codebook.area, sectors=sectors), clusion="I")
    twice(summary, "dataKind", said("kind"))
    for name, warning in deposit.warnings.items():
        twice(scope, "notes", warning, type=name)
    if codebook.notes.questions is not None:
        twice(scope, "notes", codebook.notes.questions, type="questions")


def _collection(collection: ET.Element, codebook: Codebook) -> None:
    coded(collection, "timeMeth", said("time"), "Time Method", "CrossSection")
    whole = "TotalUniverseCompleteEnumeration"
    coded(collection, "sampProc", said("sampling"), "Sampling Procedure", whole)
    frame = child(collection, "sampleFrame")
    twice(frame, "labl", said("frame"))
    if codebook.notes.invited is not None:
        twice(frame, "txt", codebook.notes.invited)
    for actor in codebook.actors:
        unit = child(frame, "frameUnit")
        kind = child(unit, "unitType", actor.label.first, numberOfUnits=str(actor.invited))
        kind.set(LANGUAGE, next(iter(actor.label.root)))
        twice(unit, "txt", actor.label)
    mode = "SelfAdministeredQuestionnaire"
    coded(collection, "collMode", said("mode"), "Mode of Collection", mode)
    twice(collection, "cleanOps", said("cleaning"))


def _rates(analysis: ET.Element, deposit: Deposit) -> None:
    """Give the response rate of every sector, and of all."""
    response = deposit.counts.response
    groups = [
        (sector.label, response[response["sector"] == sector.id])
        for sector in deposit.codebook.sectors
    ]
    for label, rows in [*groups, (said("everyone"), response)]:
        invited, answered = int(rows["invited"].sum()), int(rows["answered"].sum())
        for language in deposit.codebook.languages:
            rate = said("rate")[language].format(
                group=label[language],
                answered=answered,
                invited=invited,
                rate=formats.percent(answered / invited, language),
            )
            child(analysis, "respRate", rate).set(LANGUAGE, language)
