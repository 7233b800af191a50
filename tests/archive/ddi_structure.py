"""What DDI-Codebook 2.5 lets stand where, for the elements that the project writes.

Source: DDI Alliance, DDI-Codebook 2.5, ``codebook.xsd`` of 2012-01-17. No package that the project
may depend on brings that schema; this states its rules in the project's own form.

It was compared with the published schema: its text was transcribed without the annotations, the
types used here read twice, and compiled beside the DDI's own XHTML and Dublin Core modules. A
program compared every model, every attribute's values and every required attribute below with
those types; of some 24 000 documents changed by chance, each that the types refuse is refused
here. This is stricter in what the project has no use for: XHTML and links within text, Dublin Core
in a citation, attributes that are not written. It follows references from groups to variables,
which not every program that checks by a schema does.

With the schema at hand, ``DDI_CODEBOOK_XSD=.../codebook.xsd`` makes the tests use it as well.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

NAMESPACE = "{ddi:codebook:2_5}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

CHILDREN = {
    "codeBook": "docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*",
    "docDscr": "citation? guide? docStatus? docSrc* controlledVocabUsed* notes*",
    "stdyDscr": "citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* "
    "othrStdyMat* notes*",
    "citation": "titlStmt rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit? holdings* notes*",
    "titlStmt": "titl subTitl* altTitl* parTitl* IDNo*",
    "rspStmt": "AuthEnty* othId*",
    "prodStmt": "producer* copyright? prodDate* prodPlac* software* fundAg* grantNo*",
    "distStmt": "distrbtr* contact* depositr* depDate* distDate?",
    "stdyInfo": "studyBudget* subject* abstract* sumDscr* qualityStatement? notes* "
    "exPostEvaluation*",
    "subject": "keyword* topcClas*",
    "sumDscr": "timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly? anlyUnit* "
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
    "useStmt": "confDec? specPerm? restrctn? contact* citReq? deposReq? conditions? disclaimer?",
    "dataDscr": "varGrp* nCubeGrp* var* nCube* notes*",
    "varGrp": "labl* txt* concept* defntn? universe? notes*",
    "var": "location* labl* imputation? security? embargo? respUnit? anlysUnit? qstn* valrng* "
    "invalrng* undocCod* universe* TotlResp? sumStat* txt* stdCatgry* catgryGrp* catgry* "
    "codInstr* verStmt* concept* derivation? varFormat? geoMap* catLevel* notes*",
    "valrng": "(item|range)+ key? notes*",
    "invalrng": "(item|range)+ key? notes*",
    "item": "",
    "range": "",
    "catgry": "catValu? labl* txt* catStat* mrow?",
    "otherMat": "labl* txt? notes* table* citation? otherMat*",
}
"""Child elements in their order, with no text beside them."""

_CONCEPTUAL = {
    "nation", "geogCover", "anlyUnit", "universe", "dataKind", "timeMeth", "sampProc", "collMode",
}  # fmt: skip
MIXED = dict.fromkeys(sorted(_CONCEPTUAL), "(concept|txt)*") | {
    "qstn": "(preQTxt|qstnLit|postQTxt|forward|backward|ivuInstr)*"
}
"""Child elements that may stand among text."""

TEXTS = {
    "titl", "parTitl", "IDNo", "AuthEnty", "producer", "copyright", "software", "distrbtr",
    "distDate", "keyword", "abstract", "timePrd", "collDate", "notes", "labl", "unitType", "txt",
    "cleanOps", "respRate", "dataProcessing", "restrctn", "qstnLit", "sumStat", "catValu",
    "catStat", "concept", "varFormat",
}  # fmt: skip
"""Elements that hold text alone."""

_NAME = r"[^\W\d][\w.-]*"
_GROUPS = (
    "section|multipleResp|grid|display|repetition|subject|version|iteration|analysis|pragmatic|"
    "record|file|randomized|other"
)
_DATED = {"event": "start|end|single", "date": ".*", "cycle": ".*"}
ANYWHERE = {"ID": _NAME, "source": "archive|producer", XML_LANGUAGE: "[a-z]{2}"}
"""Attributes of every element."""

ATTRIBUTES = {
    "codeBook": {"version": r"2\.5", "codeBookAgency": _NAME, _SCHEMA_LOCATION: r"\S+ \S+"},
    "IDNo": {"agency": ".*", "level": "study|file|project"},
    "AuthEnty": {"affiliation": ".*"},
    "producer": {"abbr": ".*", "affiliation": ".*", "role": ".*"},
    "distrbtr": {"abbr": ".*", "affiliation": ".*", "URI": ".*"},
    "software": {"date": ".*", "version": ".*"},
    "distDate": {"date": ".*"},
    "abstract": {"date": ".*", "contentType": "abstract|purpose|mixed"},
    "timePrd": _DATED,
    "collDate": _DATED,
    "nation": {"abbr": ".*"},
    "universe": {"level": ".*", "clusion": "I|E"},
    "concept": {"vocab": ".*", "vocabURI": ".*"},
    "notes": {"type": ".*", "subject": ".*", "level": ".*", "resp": ".*"},
    "unitType": {"numberOfUnits": r"[+-]?\d+"},
    "dataProcessing": {"type": ".*"},
    "varGrp": {"type": _GROUPS, "var": "IDREFS", "name": ".*"},
    "var": {
        "name": ".*",
        "intrvl": "contin|discrete",
        "nature": "nominal|ordinal|interval|ratio|percent|other",
        "representationType": "text|numeric|code|datetime|other",
    },
    "item": {"UNITS": "INT|REAL", "VALUE": ".*"},
    "range": {"UNITS": "INT|REAL", "min": ".*", "max": ".*"},
    "sumStat": {"type": "mean|medn|mode|vald|invd|min|max|stdev|other"},
    "catgry": {"missing": "Y|N", "missType": ".*"},
    "catStat": {"type": "freq|percent|crosstab|other"},
    "varFormat": {"type": "character|numeric"},
    "otherMat": {"type": ".*", "level": r"[\w.:-]+", "URI": ".*"},
}
"""The attributes that are written, with their values."""

REQUIRED = {"var": {"name"}, "item": {"VALUE"}, "sumStat": {"type"}, "otherMat": {"level"}}


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
        faults += _content_faults(element)
        faults += _attribute_faults(element, set(names))
    return faults


def _content_faults(element: ET.Element) -> Iterator[str]:
    tag = element.tag.removeprefix(NAMESPACE)
    children = "".join(f"{child.tag.removeprefix(NAMESPACE)};" for child in element)
    model = {**CHILDREN, **MIXED}.get(tag, "")
    if tag not in {*CHILDREN, *MIXED, *TEXTS}:
        yield f"{tag}: not known"
    pattern = re.sub(r"\w+", r"(?:\g<0>;)", model).replace(" ", "")
    if not re.fullmatch(pattern, children):
        yield f"{tag}: {children}: not these, or not in this order"
    text = "".join([element.text or "", *(child.tail or "" for child in element)])
    if tag in CHILDREN and text.strip():
        yield f"{tag}: holds text"


def _attribute_faults(element: ET.Element, names: set[str]) -> Iterator[str]:
    tag = element.tag.removeprefix(NAMESPACE)
    allowed = ANYWHERE | ATTRIBUTES.get(tag, {})
    for name, value in element.attrib.items():
        if allowed.get(name) == "IDREFS":
            yield from (f"{tag}: refers to {one}" for one in value.split() if one not in names)
        elif not re.fullmatch(allowed.get(name, "(?!)"), value):
            yield f"{tag}: attribute {name}={value}"
    yield from (f"{tag}: lacks {name}" for name in REQUIRED.get(tag, set()) - set(element.attrib))
