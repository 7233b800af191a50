"""What the program advises is accepted when it is done, to the letter."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from helpers.cleaning import cells
from helpers.cleaning.actors import actor_reader
from helpers.cleaning.names import RefusalError
from helpers.survey.codebook import Codebook
from helpers.survey.yaml_files import quoted, read_yaml

from .exports import codebook

DECLARED = Codebook.model_validate(codebook())
ANSWERS = st.text(min_size=1, max_size=200) | st.sampled_from(
    ["1.200", "1 200", "1,5", "-3", "dussin", "-", "ca 20", "12:30", "Null", "~", "true", "#",
     "a: b", "[x]", "{", "'", '"', "\\", "!x", "&a", "*a", "%", "@", "`", "? ", "| x", "=", "<<",
     "01"]
)  # fmt: skip


class Held(BaseModel):
    """What a piece of advice is, as part of a file."""

    advice: Any


class Texts(BaseModel):
    """Texts in a file."""

    texts: list[str]
    keyed: dict[str, str]


def _read(text: str, model: type[BaseModel]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "codebook.yml"
        path.write_text(text, encoding="utf-8", newline="\n")
        return read_yaml(path, model)


def _advised(refusal: RefusalError) -> Any:
    """Return what stands after "such as", as it is read from a codebook."""
    advice = re.search(r"such as ([\[{].*[\]}])$", str(refusal))
    assert advice is not None, str(refusal)
    return _read(f"advice: {advice[1]}", Held).advice


def _refusals(read: cells.Reader, texts: Iterator[str]) -> Iterator[tuple[str, RefusalError]]:
    for text in texts:
        try:
            read(text)
        except RefusalError as refusal:
            yield text, refusal


@given(ANSWERS)
def test_a_reading_of_a_count_as_advised(text: str) -> None:
    question = DECLARED.question("cases")
    for answer, refusal in _refusals(cells.count_reader(question, DECLARED.export), iter([text])):
        declared = codebook()
        declared["questions"][2]["readings"] = _advised(refusal)
        changed = Codebook.model_validate(declared)
        read = cells.count_reader(changed.question("cases"), changed.export)
        assert read(answer).text == "2–3"


@given(ANSWERS)
def test_an_alias_as_advised(text: str) -> None:
    question = DECLARED.question("suspicion")
    for answer, refusal in _refusals(cells.closed_reader(question, DECLARED.export), iter([text])):
        declared = codebook()
        declared["questions"][1]["levels"][0]["aliases"] = _advised(refusal)
        changed = Codebook.model_validate(declared)
        assert (
            cells.closed_reader(changed.question("suspicion"), changed.export)(answer).text == "no"
        )


def _grouped(**level: Any) -> dict[str, Any]:
    """The codebook with groups that the answers to its first question make."""
    declared = codebook()
    del declared["sectors"], declared["export"]["columns"]["actor"]
    question = declared["questions"][0]
    question["levels"][0] |= level
    invited = {one["id"]: 9 for one in question["levels"] if not one.get("unknown")}
    return declared | {"groups": {"question": question["id"], "invited": invited}}


@given(ANSWERS)
def test_an_alias_or_the_outside_of_the_frame_as_advised(text: str) -> None:
    for answer, refusal in _refusals(actor_reader(DECLARED), iter([text])):
        outside = _advised(refusal)
        declared = codebook()
        declared["export"]["outside_frame"] = outside
        assert actor_reader(Codebook.model_validate(declared))(answer).text == ""
        declared = codebook()
        declared["sectors"][0]["actors"][0]["aliases"] = outside
        assert actor_reader(Codebook.model_validate(declared))(answer).text == "prosecutor"


@given(ANSWERS)
def test_an_alias_or_the_outside_of_groups_as_advised(text: str) -> None:
    grouped = Codebook.model_validate(_grouped())
    for answer, refusal in _refusals(actor_reader(grouped), iter([text])):
        outside = _advised(refusal)
        aliased = Codebook.model_validate(_grouped(aliases=outside))
        assert actor_reader(aliased)(answer).text == f"{aliased.sectors[0].id}_all"
        declared = _grouped()
        declared["export"]["outside_frame"] = outside
        assert actor_reader(Codebook.model_validate(declared))(answer).text == ""


@given(st.text(min_size=1))
def test_a_quoted_text_is_itself(text: str) -> None:
    line = quoted(text)
    assert line.splitlines() == [line]
    assert yaml.safe_load(line) == text


@pytest.mark.parametrize(
    "plain",
    ["1", "01", "0x10", "1e3", "1_000", "12:30", "1.200", "1 200", "-99", "Null", "null", "~",
     "true", "True", "yes", "no", "on", "2026-01-01", ".inf", ".nan", "=", "0o7", "+1", "1.0"],
)  # fmt: skip
def test_a_plain_scalar_is_the_text_in_the_file(plain: str) -> None:
    texts = _read(f"texts: [{plain}]\nkeyed: {{{plain}: {plain}}}\n", Texts)
    assert texts == Texts(texts=[plain], keyed={plain: plain})


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.from_regex(r"[0-9A-Za-z~.+=_:-]{1,8}", fullmatch=True), min_size=1, max_size=5))
def test_whatever_a_plain_scalar_looks_like(plain: list[str]) -> None:
    try:  # what YAML itself does not take for a plain scalar is no matter here
        known = yaml.load("\n".join(f"- {text}" for text in plain), yaml.BaseLoader)
    except yaml.YAMLError:
        return
    if known == plain:
        block = "".join(f"  - {text}\n" for text in plain)
        assert _read(f"texts:\n{block}keyed: {{}}\n", Texts).texts == plain
