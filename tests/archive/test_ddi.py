"""The codebook is DDI-Codebook 2.5, as full as a catalogue asks for, and invents nothing."""

import os
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from helpers.archive.ddi import codebook_xml
from helpers.archive.deposit import Deposit, listed
from helpers.cleaning import clean
from helpers.disclosure.protection import protect
from helpers.reading import read_export
from helpers.survey.codebook import NO_ANSWER, Label, read_codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.published import has_published

from ..conftest import ROOT, SURVEY
from .ddi_structure import (
    ATTRIBUTES,
    CHILDREN,
    MIXED,
    NAMESPACE,
    TEXTS,
    XML_LANGUAGE,
    structure_faults,
)

DDI = NAMESPACE.strip("{}")
XML = XML_LANGUAGE.removesuffix("lang").strip("{}")
SURVEYS = sorted(path.parent.name for path in (ROOT / "data/raw").glob("*/codebook.yml"))
ET.register_namespace("", DDI)


def deposit_of(survey: str) -> Deposit:
    folder = SurveyFolder(survey)
    codebook = read_codebook(folder)
    answers = clean(read_export(folder, codebook), codebook).responses
    published = has_published(folder, "suspected_cases")
    counts, _ = protect(answers, codebook, "synthetic", cases_are_published=published)
    return Deposit(codebook, counts, "2026-01-15", "1.0", "CC-BY-4.0", ("1.csv", "2.csv"))


@pytest.fixture(scope="module", params=SURVEYS)
def deposit(request: pytest.FixtureRequest) -> Deposit:
    return deposit_of(request.param)


@pytest.fixture(scope="module")
def shipped() -> Deposit:
    return deposit_of(SURVEY)


@pytest.fixture(scope="module")
def document(shipped: Deposit) -> str:
    return codebook_xml(shipped)


@pytest.fixture(scope="module")
def schema_faults() -> Callable[[str], list[str]]:
    """The schema of the DDI Alliance, where someone has it: no package brings it."""
    place = os.environ.get("DDI_CODEBOOK_XSD")
    if place is None:
        pytest.skip("DDI_CODEBOOK_XSD does not say where codebook.xsd is")
    etree: Any = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(place))

    def faults(xml: str) -> list[str]:
        schema.validate(etree.fromstring(xml.encode()))
        return [str(error) for error in schema.error_log]

    return faults


def real(deposit: Deposit) -> Deposit:
    """The same answers, had they been given by people."""
    return replace(deposit, counts=replace(deposit.counts, source="survey"))


def test_it_has_the_structure(deposit: Deposit) -> None:
    for one in (deposit, real(deposit)):
        assert structure_faults(codebook_xml(one)) == []


def test_it_is_valid_by_the_schema(
    deposit: Deposit, schema_faults: Callable[[str], list[str]]
) -> None:
    for one in (deposit, real(deposit)):
        assert schema_faults(codebook_xml(one)) == []


def at(root: ET.Element, path: str) -> ET.Element:
    found = root.find(path, {"": DDI})
    assert found is not None, path
    return found


def last_first(root: ET.Element, path: str) -> None:
    """Put the last child of an element before the others."""
    parent = at(root, path)
    child = parent[-1]
    parent.remove(child)
    parent.insert(0, child)


def without(root: ET.Element, path: str, name: str) -> None:
    """Take an attribute or all children of a name away."""
    element = at(root, path)
    element.attrib.pop(name, None)
    for child in element.findall(name, {"": DDI}):
        element.remove(child)


def added(root: ET.Element, path: str, name: str) -> None:
    ET.SubElement(at(root, path), f"{NAMESPACE}{name}").text = "words"


BREAKS: dict[str, Callable[[ET.Element], object]] = {
    "order of sections": lambda root: last_first(root, "stdyDscr"),
    "order in a citation": lambda root: last_first(root, "stdyDscr/citation"),
    "order in the scope": lambda root: last_first(root, "stdyDscr/stdyInfo"),
    "order in the collection": lambda root: last_first(root, "stdyDscr/method/dataColl"),
    "order in a variable": lambda root: last_first(root, "dataDscr/var"),
    "order in a category": lambda root: last_first(root, "dataDscr/var/catgry"),
    "no study": lambda root: without(root, ".", "stdyDscr"),
    "no citation": lambda root: without(root, "stdyDscr", "citation"),
    "no title": lambda root: without(root, "stdyDscr/citation/titlStmt", "titl"),
    "two titles": lambda root: at(root, "stdyDscr/citation/titlStmt").insert(
        0, at(root, "stdyDscr/citation/titlStmt/titl")
    ),
    "no unit in the frame": lambda root: without(root, ".//frameUnit", "unitType"),
    "a range of nothing": lambda root: without(root, ".//invalrng", "item"),
    "restricted twice": lambda root: added(root, ".//useStmt", "restrctn"),
    "unknown element": lambda root: added(root, "dataDscr", "variable"),
    "element in a wrong place": lambda root: added(root, "stdyDscr/stdyInfo/sumDscr", "labl"),
    "element within plain text": lambda root: added(root, ".//catValu", "concept"),
    "text between elements": lambda root: setattr(at(root, "dataDscr"), "text", "words"),
    "unknown attribute": lambda root: at(root, "dataDscr/var").set("label", "words"),
    "attribute of another": lambda root: at(root, ".//catgry").set("abbr", "words"),
    "language without xml": lambda root: at(root, ".//labl").set("lang", "sv"),
    "variable without name": lambda root: without(root, "dataDscr/var", "name"),
    "statistic without type": lambda root: without(root, ".//sumStat", "type"),
    "value without value": lambda root: without(root, ".//valrng/item", "VALUE"),
    "material without level": lambda root: without(root, "otherMat", "level"),
    "version": lambda root: root.set("version", "2.6"),
    "unknown nature": lambda root: at(root, "dataDscr/var").set("nature", "scale"),
    "unknown group": lambda root: at(root, "dataDscr/varGrp").set("type", "theme"),
    "missing, or not": lambda root: at(root, ".//catgry").set("missing", "yes"),
    "units no number": lambda root: at(root, ".//unitType").set("numberOfUnits", "some"),
    "ID twice": lambda root: at(root, "dataDscr/varGrp").set(
        "ID", at(root, "dataDscr/var").attrib["ID"]
    ),
    "ID with a space": lambda root: at(root, ".//qstn").set("ID", "a question"),
    "no codebook": lambda root: setattr(root, "tag", f"{NAMESPACE}dataDscr"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_seen(name: str, document: str) -> None:
    root = ET.fromstring(document)
    BREAKS[name](root)
    assert structure_faults(ET.tostring(root, "unicode"))


def test_a_group_of_variables_that_are_not_there_is_seen(document: str) -> None:
    """By the statement alone: programs that check by the schema do not all follow references."""
    root = ET.fromstring(document)
    at(root, "dataDscr/varGrp").set("var", "V_nobody")
    assert structure_faults(ET.tostring(root, "unicode")) == ["varGrp: refers to V_nobody"]


def test_the_schema_sees_it_too(document: str, schema_faults: Callable[[str], list[str]]) -> None:
    for name, break_it in BREAKS.items():
        root = ET.fromstring(document)
        break_it(root)
        assert schema_faults(ET.tostring(root, "unicode")), name


def test_the_statement_is_no_laxer_than_the_schema(
    document: str, schema_faults: Callable[[str], list[str]]
) -> None:
    """Whatever is changed by chance: what the schema refuses, the statement refuses."""
    chance = random.Random(25)
    names = [*CHILDREN, *MIXED, *TEXTS]
    attributes = [*{name for every in ATTRIBUTES.values() for name in every}, "ID", "source", "n"]
    refused = 0
    for _ in range(1500):
        root = ET.fromstring(document)
        changed_by_chance(root, chance, names, attributes)
        xml = ET.tostring(root, "unicode")
        if errors := schema_faults(xml):
            refused += 1
            assert structure_faults(xml), errors
    assert refused > 500


def changed_by_chance(
    root: ET.Element, chance: random.Random, names: list[str], attributes: list[str]
) -> None:
    parent = chance.choice([element for element in root.iter() if len(element)])
    child = parent[chance.randrange(len(parent))]
    what = chance.randrange(6)
    if what == 0:
        parent.remove(child)
    elif what == 1:
        parent.remove(child)
        parent.insert(chance.randrange(len(parent) + 1), child)
    elif what == 2:
        parent.insert(chance.randrange(len(parent) + 1), child)
    elif what == 3:
        child.tag = NAMESPACE + chance.choice(names)
    elif what == 4:
        child.set(chance.choice(attributes), chance.choice(["", "1", "1x", "Y", "freq", "a b"]))
    else:
        child.attrib.pop(chance.choice([*child.attrib, ""]), None)


MANDATORY = (
    "stdyDscr/citation/titlStmt/titl[@xml:lang]",
    "stdyDscr/citation/titlStmt/IDNo[@agency]",
    "stdyDscr/citation/distStmt/distrbtr[@xml:lang]",
    "stdyDscr/stdyInfo/abstract[@xml:lang]",
)
RECOMMENDED = (
    "stdyDscr/citation/titlStmt/parTitl[@xml:lang]",
    "stdyDscr/citation/rspStmt/AuthEnty[@xml:lang]",
    "stdyDscr/citation/distStmt/distDate[@date]",
    "stdyDscr/stdyInfo/subject/keyword[@xml:lang]",
    "stdyDscr/stdyInfo/sumDscr/nation[@xml:lang][@abbr]",
    "stdyDscr/stdyInfo/sumDscr/anlyUnit[@xml:lang]/concept[@vocab='DDI Analysis Unit']",
    "stdyDscr/stdyInfo/sumDscr/universe[@xml:lang][@clusion]",
    "stdyDscr/stdyInfo/sumDscr/dataKind[@xml:lang]",
    "stdyDscr/method/dataColl/timeMeth[@xml:lang]/concept[@vocab='DDI Time Method']",
    "stdyDscr/method/dataColl/sampProc[@xml:lang]/concept[@vocab='DDI Sampling Procedure']",
    "stdyDscr/method/dataColl/collMode[@xml:lang]/concept[@vocab='DDI Mode of Collection']",
    "stdyDscr/dataAccs/useStmt/restrctn[@xml:lang]",
)


def test_it_holds_what_a_catalogue_asks_for(document: str, shipped: Deposit) -> None:
    """CESSDA's profile of DDI 2.5 for its data catalogue, version 2.0.0.

    Left to the archive, and named in docs/archives.md: a lasting identifier, the address of the
    study's page (both mandatory), topics and keywords from its vocabularies.
    """
    root = ET.fromstring(document)
    for path in (*MANDATORY, *RECOMMENDED):
        assert root.find(path, {"": DDI, "xml": XML}) is not None, path
    years = ET.fromstring(codebook_xml(real(shipped))).iter(f"{NAMESPACE}collDate")
    assert [year.attrib for year in years] == [{"event": "single", "date": "2010"}]


def test_every_text_tells_its_language(document: str) -> None:
    """Left out are names, numbers, codes and dates, which are the same in both."""
    alike = {"IDNo", "copyright", "software", "distDate", "timePrd", "sumStat", "catValu"}
    alike |= {"catStat", "varFormat", "qstnLit"}  # the question tells it for its wording
    texts = {*TEXTS, *MIXED} - alike
    for element in ET.fromstring(document).iter():
        tag = element.tag.removeprefix(NAMESPACE)
        if tag in texts and "vocab" not in element.attrib:
            assert element.get(XML_LANGUAGE) in {"sv", "en"}, tag


def test_every_text_stands_in_both_languages(deposit: Deposit) -> None:
    once = {"titl", "parTitl", "unitType", "restrctn"}  # each has its translation elsewhere
    root = ET.fromstring(codebook_xml(deposit))
    for tag in ("restrctn", "qstn"):
        told = [element.get(XML_LANGUAGE) for element in root.iter(f"{NAMESPACE}{tag}")]
        assert told == ["sv", "en"] * (len(told) // 2)
    for parent in root.iter():
        said: dict[str, list[str]] = {}
        for child in parent:
            said.setdefault(child.tag, []).append(child.get(XML_LANGUAGE, ""))
        for tag, languages in said.items():
            if any(languages) and tag.removeprefix(NAMESPACE) not in once:
                assert languages == ["sv", "en"] * (len(languages) // 2), tag


def test_made_up_answers_are_nobodys(shipped: Deposit) -> None:
    """No authority has asked for them, no day has seen them, and a catalogue says so first."""
    root = ET.fromstring(codebook_xml(shipped))
    authority = shipped.codebook.authority
    for tag in ("AuthEnty", "distrbtr", "producer", "restrctn"):
        for element in root.iter(f"{NAMESPACE}{tag}"):
            assert authority["sv"] not in str(element.text)
            assert authority["en"] not in str(element.text)
    assert root.find(".//collDate", {"": DDI}) is None
    for title in (*root.iter(f"{NAMESPACE}titl"), *root.iter(f"{NAMESPACE}parTitl")):
        assert "syntheti" in str(title.text) or "syntetisk" in str(title.text)
    for abstract in root.iter(f"{NAMESPACE}abstract"):
        assert str(abstract.text).startswith(("SYNTHETIC", "SYNTETISKA"))


def test_real_answers_are_the_authoritys(shipped: Deposit) -> None:
    xml = codebook_xml(real(shipped))
    root = ET.fromstring(xml)
    for tag in ("AuthEnty", "distrbtr", "producer"):
        names = {element.text for element in root.iter(f"{NAMESPACE}{tag}")}
        assert names == {shipped.codebook.authority["sv"], shipped.codebook.authority["en"]}
    assert "SYNTHETIC" not in xml
    assert "synthetic" not in xml


def test_what_the_frame_rests_on_is_told(document: str, shipped: Deposit) -> None:
    """The number invited is an assumption of this codebook; a bare number would hide it."""
    note = shipped.codebook.notes.invited
    assert note is not None
    frame = at(ET.fromstring(document), ".//sampleFrame")
    assert [text.text for text in frame.findall("txt", {"": DDI})] == [note["sv"], note["en"]]


def test_it_describes_every_answer(shipped: Deposit, document: str) -> None:
    root = ET.fromstring(document)
    variables = {var.attrib["name"]: var for var in root.iter(f"{NAMESPACE}var")}
    for question in shipped.codebook.questions:
        if question.type not in {"single", "ordinal"}:
            continue
        for language in ("sv", "en"):
            said = [
                label.text
                for category in variables[question.id].iter(f"{NAMESPACE}catgry")
                for label in category.iter(f"{NAMESPACE}labl")
                if label.get(XML_LANGUAGE) == language and category.get("missing") != "Y"
            ]
            assert said == [level.label[language] for level in question.levels]
    assert NO_ANSWER in {
        category.get("missType") for category in variables["concerned"].iter(f"{NAMESPACE}catgry")
    }
    assert variables["strong_cases"].find(f"{NAMESPACE}universe") is not None


def test_every_value_is_an_answer_or_missing(deposit: Deposit) -> None:
    """Ranges and categories agree; no range tells a highest value, which is one respondent's."""
    for var in ET.fromstring(codebook_xml(deposit)).iter(f"{NAMESPACE}var"):
        codes: dict[str, list[str | None]] = {"N": [], "Y": []}
        for category in var.iter(f"{NAMESPACE}catgry"):
            codes[category.get("missing", "N")].append(category.findtext(f"{NAMESPACE}catValu"))
        for tag, missing in (("valrng", "N"), ("invalrng", "Y")):
            items = var.iterfind(f"{NAMESPACE}{tag}/{NAMESPACE}item")
            assert [item.get("VALUE") for item in items] == codes[missing]
        numeric = var.get("representationType") == "numeric"
        ranges = [dict(one.attrib) for one in var.iter(f"{NAMESPACE}range")]
        assert [one.pop("UNITS") in {"INT", "REAL"} for one in ranges] == [True] * numeric
        assert ranges == [{"min": "0"}] * numeric


def test_levels_that_lead_to_a_question_stand_apart() -> None:
    levels = [Label({"sv": "Ja", "en": "Yes"}), Label({"sv": "Vet ej", "en": "Don't know"})]
    assert listed(levels, "or") == Label({"sv": "Ja eller Vet ej", "en": "Yes or Don't know"})
    assert listed(levels) == Label({"sv": "Ja, Vet ej", "en": "Yes, Don't know"})
