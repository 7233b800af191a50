"""What DDI-Codebook 2.5 lets stand where, for the elements that the project writes.

Source: DDI Alliance, DDI-Codebook 2.5 (2012), ``codebook.xsd``. The schema itself is not in any
package that the project may depend on; this states its rules in the project's own form. With the
schema at hand, ``DDI_CODEBOOK_XSD=.../codebook.xsd`` makes the tests use it as well.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

NAMESPACE = "{ddi:codebook:2_5}"

CHILDREN = {
    "codeBook": "docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*",
    "docDscr": "citation? guide? docStatus? docSrc* controlledVocabUsed* notes*",
    "stdyDscr": "citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* "
    "othrStdyMat* notes*",
    "citation": "titlStmt rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit? holdings* notes*",
    "titlStmt": "titl subTitl* altTitl* parTitl* IDNo*",
    "prodStmt": "producer* copyright? prodDate* prodPlac* software* fundAg* grantNo*",
    "distStmt": "distrbtr* contact* depositr* depDate* distDate?",
    "stdyInfo": "studyBudget* subject* abstract* sumDscr* qualityStatement? notes* "
    "exPostEvaluation*",
    "subject": "keyword* topcClas*",
    "sumDscr": "timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly* anlyUnit* "
    "universe* dataKind*",
    "method": "dataColl* notes* anlyInfo? stdyClas? dataProcessing* codingInstructions*",
    "dataColl": "timeMeth* dataCollector* collectorTraining* frequenc* sampProc* sampleFrame* "
    "targetSampleSize* deviat* collMode* resInstru* instrumentDevelopment* sources? collSitu* "
    "actMin* ConOps* weight* cleanOps*",
    "sampleFrame": "sampleFrameName* labl* txt* validPeriod* custodian* useStmt? universe? "
    "frameUnit* referencePeriod* updateProcedure*",
    "frameUnit": "unitType txt*",
    "anlyInfo": "respRate* EstSmpErr* dataAppr*",
    "dataAccs": "setAvail* useStmt* notes*",
    "dataDscr": "varGrp* nCubeGrp* var* nCube* notes*",
    "varGrp": "labl* txt* concept* defntn? universe? notes*",
    "var": "location* labl* imputation? security? embargo? respUnit? anlysUnit? qstn* valrng* "
    "invalrng* undocCod* universe* TotlResp? sumStat* txt* stdCatgry* catgryGrp* catgry* "
    "codInstr* verStmt* concept* derivation? varFormat? geoMap* catLevel* notes*",
    "qstn": "qstnLit*",
    "invalrng": "item+ key? notes*",
    "catgry": "catValu? labl* txt* catStat* mrow?",
    "otherMat": "labl* txt? notes* table* citation? otherMat*",
}
"""Child elements in their order; those not listed hold text alone."""

_ANY = {"ID", "source", "elementVersion", "elementVersionDate"}
ATTRIBUTES = {
    "codeBook": {"version": r"2\.5", "codeBookAgency": ".*"},
    "IDNo": {"agency": ".*", "level": ".*"},
    "software": {"date": ".*", "version": ".*"},
    "distDate": {"date": ".*"},
    "timePrd": {"event": "start|end|single", "date": ".*", "cycle": ".*"},
    "nation": {"abbr": ".*"},
    "universe": {"level": ".*", "clusion": "I|E"},
    "notes": {"type": ".*", "subject": ".*", "level": ".*", "resp": ".*"},
    "unitType": {"numberOfUnits": r"\d+"},
    "dataProcessing": {"type": ".*"},
    "varGrp": {"type": "section|multipleResp|subject|other", "var": "IDREFS", "name": ".*"},
    "var": {
        "name": ".+",
        "intrvl": "contin|discrete",
        "nature": "nominal|ordinal|interval|ratio|percent|other",
        "representationType": "text|numeric|code|datetime|other",
    },
    "item": {"UNITS": "INT|REAL", "VALUE": ".+"},
    "sumStat": {"type": "mean|medn|mode|vald|invd|min|max|stdev|other"},
    "catgry": {"missing": "Y|N", "missType": ".*"},
    "catStat": {"type": "freq|percent|crosstab|other"},
    "varFormat": {"type": "character|numeric"},
    "otherMat": {"type": ".*", "level": ".*", "URI": ".*"},
}
REQUIRED = {"var": {"name"}, "sumStat": {"type"}}
_TEXTS = {
    "titl", "parTitl", "IDNo", "producer", "copyright", "software", "distDate", "keyword",
    "abstract", "timePrd", "nation", "geogCover", "anlyUnit", "universe", "dataKind", "notes",
    "timeMeth", "sampProc", "labl", "unitType", "txt", "collMode", "cleanOps", "respRate",
    "dataProcessing", "qstnLit", "item", "sumStat", "catValu", "catStat", "concept", "varFormat",
}  # fmt: skip


def structure_faults(xml: str) -> list[str]:
    """Return what in a codebook DDI-Codebook 2.5 does not allow.

    Parameters
    ----------
    xml
        The document.
    """
    root = ET.fromstring(xml)
    names = [name for element in root.iter() if (name := element.get("ID"))]
    faults = [f"ID {name} stands twice" for name in set(names) if names.count(name) > 1]
    if root.tag != f"{NAMESPACE}codeBook":
        faults.append(f"the document is a {root.tag}")
    for element in root.iter():
        faults += _element_faults(element, set(names))
    return faults


def _element_faults(element: ET.Element, names: set[str]) -> Iterator[str]:
    tag = element.tag.removeprefix(NAMESPACE)
    children = "".join(f"{child.tag.removeprefix(NAMESPACE)} " for child in element)
    if tag not in CHILDREN and tag not in _TEXTS:
        yield f"{tag}: not known"
    model = re.sub(r"(\w+)", r"(?:\1 )", CHILDREN.get(tag, "")).replace(") ", ")")
    pattern = re.sub(r"(?<=[)?*+]) (?=\()", "", model)
    if not re.fullmatch(pattern, children):
        yield f"{tag}: {children.strip()}: not these, or not in this order"
    if tag in CHILDREN and (element.text or "").strip():
        yield f"{tag}: holds text"
    attributes = {name: value for name, value in element.attrib.items() if "}" not in name}
    allowed = ATTRIBUTES.get(tag, {})
    for name, value in attributes.items():
        if allowed.get(name) == "IDREFS":
            yield from (f"{tag}: refers to {one}" for one in value.split() if one not in names)
        elif name not in _ANY and not re.fullmatch(allowed.get(name, "(?!)"), value):
            yield f"{tag}: attribute {name}={value}"
    yield from (f"{tag}: lacks {name}" for name in REQUIRED.get(tag, set()) - set(attributes))
