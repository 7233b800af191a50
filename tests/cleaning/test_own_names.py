"""A question may have any id: the program's own names do not meet it."""

import ast
import re

import pandas as pd
import pytest

from helpers.archive.variables import variables
from helpers.cleaning import clean
from helpers.disclosure.blocks import joint_counts
from helpers.disclosure.counts import count_cases, count_items, count_response
from helpers.exhibits import exhibit_id
from helpers.exhibits.addresses import OWN
from helpers.folders.clashes import clashing_ids
from helpers.reading import read_export
from helpers.survey.codebook import Codebook

from ..conftest import ROOT
from .exports import Survey, codebook, delimited

ORDINARY = ("actor", "sector", "duration", "finished", "submitted", "respondent", "straight_lined",
            "group", "level", "question", "n", "count", "county", "cases_low", "cues__wrong",
            "sources", "protection", "glossary", "index", "self", "name", "class")  # fmt: skip


def _renamed(place: int, name: str) -> Codebook:
    declared = codebook()
    old = declared["questions"][place]["id"]
    declared["questions"][place]["id"] = name
    for question in declared["questions"]:
        if question.get("asked_if", {}).get("question") == old:
            question["asked_if"] = question["asked_if"] | {"question": name}
    return Codebook.model_validate(declared)


@pytest.mark.parametrize("name", ORDINARY)
def test_a_question_of_any_name_is_counted_as_under_another(survey: Survey, name: str) -> None:
    survey.write({"responses.csv": delimited()})
    plain = Codebook.model_validate(codebook())
    for place in (0, 1, 2, 3, 4, 6):
        old, renamed = plain.questions[place].id, _renamed(place, name)
        assert not list(clashing_ids(renamed))
        counted = []
        for one in (plain, renamed):
            responses = clean(read_export(survey.folder, one), one).responses
            assert responses.columns.is_unique
            closed = [one.question(q.id) for q in one.questions if q.type in {"single", "ordinal"}]
            joint = joint_counts(responses, one, closed).to_numpy()
            counted.append(
                [pd.DataFrame(joint), *(count(responses, one) for count in (
                    count_response, count_items, count_cases))]
            )  # fmt: skip
            names = [variable.name for variable in variables(one)]
            assert len(set(names)) == len(names)
        for before, after in zip(*counted, strict=True):
            assert after.replace(name, old).equals(before.replace(name, old))


def test_the_reports_own_ids_are_all_known() -> None:
    found = set()
    for path in (ROOT / "src/helpers/results").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Table", "Statement"}:
                given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "id")]
                found |= {one.value for one in given if isinstance(one, ast.Constant)}
    for path in (ROOT / "src/helpers/report/pages/templates").rglob("*.j2"):
        found |= set(re.findall(r'\bid="([a-z-]+)"', path.read_text("utf-8")))
    own = re.compile("across-|funnel-|.*-caption")
    assert {name for name in found if not own.match(str(name))} <= OWN
    assert not {name for name in found if exhibit_id(str(name)) in found}


def test_declared_ids_that_would_meet_are_told() -> None:
    assert [fault.value for fault in clashing_ids(_renamed(4, "prepared_levels"))] == ["prepared"]
    assert not list(clashing_ids(Codebook.model_validate(codebook())))
