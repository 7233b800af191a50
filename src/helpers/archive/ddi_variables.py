"""The variables of a survey as DDI-Codebook 2.5: groups, questions, categories, frequencies."""

from xml.etree import ElementTree as ET

from helpers.archive.deposit import listed
from helpers.archive.elements import LANGUAGE, child, twice
from helpers.archive.texts import said, text, theme
from helpers.archive.variables import Category, Variable, variables
from helpers.disclosure.counts import COUNTY
from helpers.disclosure.protection import ProtectedCounts
from helpers.survey.codebook import THEMES, Codebook, Label, Question

_NATURES = {"nominal": "nominal", "ordinal": "ordinal", "truth": "nominal"}
_NUMBERS = {"count": "INT", "number": "REAL"}


def add_variables(data: ET.Element, codebook: Codebook, counts: ProtectedCounts) -> None:
    """Describe every variable, in groups by theme and by multiple-response question.

    Parameters
    ----------
    data
        The ``dataDscr`` to fill.
    codebook
        The survey's declaration.
    counts
        Its protected counts. Frequencies are those of the whole county; a hidden one is missing.
    """
    described = variables(codebook)
    for name in THEMES:
        members = [one.name for one in described if one.question and one.question.theme == name]
        _group(data, f"G_{name}", "subject", theme(name), members)
    for question in codebook.questions:
        if question.type == "multiple":
            members = [one.name for one in described if one.question == question]
            _group(data, f"M_{question.id}", "multipleResp", question.label, members)
    for variable in described:
        _variable(data, variable, codebook, counts)


def _group(data: ET.Element, name: str, kind: str, label: Label, members: list[str]) -> None:
    if members:
        names = " ".join(f"V_{member}" for member in members)
        group = child(data, "varGrp", ID=name, type=kind, var=names)
        twice(group, "labl", label)


def _variable(
    data: ET.Element, variable: Variable, codebook: Codebook, counts: ProtectedCounts
) -> None:
    shown, valid = _frequencies(variable, counts)
    question = variable.question
    element = child(
        data,
        "var",
        ID=f"V_{variable.name}",
        name=variable.name,
        intrvl="contin" if variable.kind in _NUMBERS else "discrete",
        nature=_NATURES.get(variable.kind, "ratio"),
        representationType="numeric" if variable.kind in _NUMBERS else "code",
    )
    twice(element, "labl", variable.label)
    if question is not None:
        for language, told in question.text.root.items():
            asked = child(element, "qstn")
            asked.set(LANGUAGE, language)
            child(asked, "qstnLit", told)
    _ranges(element, variable)
    if question is not None and question.asked_if is not None:
        twice(element, "universe", _asked(question, codebook), clusion="I")
    if valid is not None:
        child(element, "sumStat", str(valid), type="vald")
    if question is not None and question.type == "free_text":
        twice(element, "txt", said("free_text"))
    for category in variable.categories:
        _category(element, category, shown.get(category.value))
    if question is not None:
        twice(element, "concept", theme(question.theme))
    child(element, "varFormat", type="numeric")


def _ranges(element: ET.Element, variable: Variable) -> None:
    """Say which values are answers and which stand for a missing one."""
    codes = [category.code for category in variable.categories if not category.missing]
    valid = child(element, "valrng")
    if variable.kind in _NUMBERS:  # no highest value: that would be one respondent's
        child(valid, "range", UNITS=_NUMBERS[variable.kind], min="0")
    for code in codes:
        child(valid, "item", VALUE=str(code))
    missing = [category.code for category in variable.categories if category.missing]
    if missing:
        invalid = child(element, "invalrng")
        for code in missing:
            child(invalid, "item", VALUE=str(code))


def _asked(question: Question, codebook: Codebook) -> Label:
    assert question.asked_if is not None
    gate = codebook.question(question.asked_if.question)
    levels = listed((gate.level(name).label for name in question.asked_if.levels), "or")
    return text("asked", gate=gate.label, levels=levels)


def _category(variable: ET.Element, category: Category, count: int | None) -> None:
    kind = {"missing": "Y", "missType": str(category.value)} if category.missing else {}
    element = child(variable, "catgry", **kind)
    child(element, "catValu", str(category.code))
    twice(element, "labl", category.label)
    if count is not None:
        child(element, "catStat", str(count), type="freq")


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
    if variable.column not in {"_sector", "_actor"}:
        return {}
    return {
        str(name): int(answered)
        for name, answered in counts.response.groupby(variable.column.lstrip("_"))["answered"]
        .sum()
        .items()
    }
