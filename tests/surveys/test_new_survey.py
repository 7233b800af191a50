"""A new survey: its folder, its questionnaire, and the answers that come back from LimeSurvey."""

import random
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers.cleaning import clean
from helpers.command import main
from helpers.folders.checking import check_survey
from helpers.folders.new_survey import make_survey, write_questionnaire
from helpers.folders.questionnaire.page import questionnaire_page
from helpers.lab.commit_check import refused_files
from helpers.reading import read_export
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.faults import PLACEHOLDER
from helpers.survey.paths import ROOT_VARIABLE, SurveyFolder
from helpers.survey.provenance import read_provenance
from helpers.survey.published import has_published

from ..conftest import ROOT, SURVEY
from . import limesurvey

LIKES = (SURVEY, "kusten-2013")


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "data/raw" / SURVEY, tmp_path / "data/raw" / SURVEY)
    other = Path(__file__).parent / "data/raw/kusten-2013"
    shutil.copytree(other, tmp_path / "data/raw/kusten-2013")
    monkeypatch.setenv(ROOT_VARIABLE, str(tmp_path))
    return tmp_path


def fill_in(folder: SurveyFolder) -> Codebook:
    """Write something wherever the codebook says FILL IN."""
    text = folder.codebook.read_text("utf-8")
    text = text.replace(f"year: {PLACEHOLDER}", "year: 2026")
    text = text.replace(f"invited: {PLACEHOLDER}", "invited: 60")
    folder.codebook.write_text(text.replace(PLACEHOLDER, "Halland & Co"), "utf-8")
    return read_codebook(folder)


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


@pytest.mark.parametrize("like", LIKES)
def test_it_is_refused_until_it_is_filled_in(like: str) -> None:
    folder = make_survey("halland-2026", like)
    faults = [str(fault) for fault in check_survey(folder)]
    lines = folder.codebook.read_text("utf-8").splitlines()
    left = [number for number, line in enumerate(lines, 1)
            if PLACEHOLDER in line and not line.startswith("#")]  # fmt: skip
    told = [int(found[1]) for fault in faults if (found := re.search(r"row (\d+)", fault))]
    assert sorted(set(told)) == left
    assert all("write what is right for this survey" in fault for fault in faults)
    fill_in(folder)
    assert [fault.file for fault in check_survey(folder)] == ["responses.csv"]


@pytest.mark.parametrize("like", LIKES)
def test_nothing_of_the_other_survey_is_told_of_the_new_one(like: str) -> None:
    folder = make_survey("halland-2026", like)
    old = read_codebook(SurveyFolder(like))
    codebook = fill_in(folder)
    assert codebook.survey == "halland-2026"
    assert codebook.wording == "original"
    assert codebook.compared_with == ()
    assert {actor.invited for actor in codebook.actors} == {60}
    assert all(question.slide is None for question in codebook.questions)
    assert [question.id for question in codebook.questions] == [one.id for one in old.questions]
    assert [[level.label for level in one.levels] for one in codebook.questions] == [
        [level.label for level in one.levels] for one in old.questions
    ]
    assert codebook.analysis == old.analysis
    texts = [old.area["sv"], old.title["sv"], old.authority["sv"]]
    for path in folder.raw.rglob("*"):
        if path.is_file():
            content = path.read_text("utf-8")
            assert not [text for text in texts if text in content], path.name


def test_comments_are_kept() -> None:
    folder = make_survey("halland-2026", SURVEY)
    comment = "# The confirmatory family is protected by Holm's method"
    assert comment in folder.codebook.read_text("utf-8")


def test_the_published_tables_are_empty_and_count_as_not_published() -> None:
    folder = make_survey("halland-2026", SURVEY)
    old = SurveyFolder(SURVEY)
    for path in old.published.glob("*.csv"):
        lines = path.read_text("utf-8").splitlines()
        assert (folder.published / path.name).read_text("utf-8").splitlines() == lines[:1]
        assert has_published(old, path.stem)
        assert not has_published(folder, path.stem)
    assert read_provenance(folder).source_of("published/cues.csv") == "published"


BAD_NAMES = ["", "x", "Halland-2026", "halland 2026", "../halland", "halland/2026", "åland-2026",
             "-halland", ".halland", "h" * 65]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_bad_name_gets_one_message_and_leaves_nothing(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    assert main(["new-survey", "--", name, SURVEY]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith(f"data/raw, column NAME: found {name[:79]!r}"[:60])
    assert "small letters a-z, digits and hyphens" in said[0]
    assert files(root) == before


def test_it_overwrites_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_survey("halland-2026", SURVEY)
    mine = root / "data/raw/halland-2026/codebook.yml"
    mine.write_text("mine", "utf-8")
    before = files(root)
    assert main(["new-survey", "halland-2026", SURVEY]) == 1
    assert "the folder is there already: nothing was changed" in capsys.readouterr().err
    assert mine.read_text("utf-8") == "mine"
    assert files(root) == before


def test_an_unknown_example_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert main(["new-survey", "halland-2026", "nowhere"]) == 1
    assert "column LIKE: found 'nowhere'" in capsys.readouterr().err
    assert files(root) == before


def test_stopped_half_way_it_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    monkeypatch.setattr("helpers.folders.new_survey.empty_tables", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_survey("halland-2026", SURVEY)
    assert files(root) == before


def test_it_may_be_put_under_version_control(
    tmp_path_factory: pytest.TempPathFactory, root: Path
) -> None:
    make_survey("halland-2026", SURVEY)
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "init", "-q", str(root)], check=True)
    answers = root / "data/raw/halland-2026/questionnaire/answers.csv"
    answers.write_text("id\n1\n", "utf-8")
    subprocess.run([git, "-C", str(root), "add", "data/raw/halland-2026"], check=True)
    refused = refused_files(root)
    assert len(refused) == 1
    assert refused[0].startswith("data/raw/halland-2026/questionnaire/answers.csv: ")


# ---- the questionnaire for LimeSurvey


@pytest.mark.parametrize("like", LIKES)
def test_limesurvey_can_import_the_questionnaire(like: str) -> None:
    folder = make_survey("halland-2026", like)
    codebook = fill_in(folder)
    write_questionnaire(folder.raw, codebook)
    data = (folder.raw / "questionnaire/limesurvey.txt").read_bytes()
    settings, questions = limesurvey.import_structure(data)
    assert settings["anonymized"] == "Y" and settings["ipaddr"] == "N"
    kinds = {"single": "L", "ordinal": "L", "multiple": "M", "count": "S", "free_text": "T"}
    assert [question.kind for question in questions.values()] == [
        "!", *(kinds[question.type] for question in codebook.questions)
    ]  # fmt: skip
    assert "Halland &amp; Co" in data.decode("utf-8")
    filtered = [one for one in codebook.questions if one.asked_if]
    conditions = [one.relevance for one in questions.values() if one.relevance != "1"]
    assert len(conditions) == len(filtered) > 0
    assert next(iter(questions.values())).mandatory


@pytest.mark.parametrize("headings", ["code", "expression", "codetext"])
@pytest.mark.parametrize("codes", [True, False])
@pytest.mark.parametrize("like", LIKES)
def test_the_answers_come_back(like: str, codes: bool, headings: str) -> None:
    folder = make_survey("halland-2026", like)
    codebook = fill_in(folder)
    data = (folder.raw / "questionnaire/limesurvey.txt").read_bytes()
    _, questions = limesurvey.import_structure(data)
    chance = random.Random(5)
    given = [limesurvey.answer(questions, chance) for _ in range(40)]
    (folder.raw / "responses.csv").write_bytes(
        limesurvey.export(questions, given, codes=codes, headings=headings)
    )
    responses = clean(read_export(folder, codebook), codebook).responses
    actor, *asked = questions.values()
    kept = [row for row in given if any(row.get(q.code) for q in asked if q.kind != "T")]
    assert len(responses) == len(kept) > 30
    shown = responses.astype(object).where(responses.notna(), None).to_dict("records")
    by_label = {one.label["sv"]: one.id for one in codebook.actors}
    counts = {"0": (0, 0, False), "3": (3, 3, False), "6–8": (6, 8, False),
              "2 eller fler": (2, 2, True)}  # fmt: skip
    for row, back in zip(kept, shown, strict=True):
        assert back["_actor"] == by_label[actor.answers[str(row[actor.code])]["sv"]]
        for question, mine in zip(codebook.questions, asked, strict=True):
            said = row.get(mine.code)
            if question.type in ("single", "ordinal"):
                levels = {level.label["sv"]: level.id for level in question.levels}
                expected = levels[mine.answers[str(said)]["sv"]] if said else None
                assert back[question.id] == expected
            elif question.type == "count":
                ends = [back[f"{question.id}.{end}"] for end in ("low", "high", "open")]
                assert ends == list(counts[str(said)] if said else (None, None, None))
            elif question.type == "multiple" and said:
                for code, level in zip(mine.items, question.levels, strict=True):
                    assert back[f"{question.id}.{level.id}"] == (code in said)


def test_codes_that_limesurvey_would_not_take_are_all_named(
    capsys: pytest.CaptureFixture[str], root: Path
) -> None:
    before = files(root)
    assert main(["questionnaire", SURVEY]) == 1
    said = capsys.readouterr().err
    assert "column export.columns.actor: found 'Aktör'" in said
    assert "column question concerned, level partly" in said
    assert files(root) == before


# ---- the questionnaire to print


class Page(HTMLParser):
    """What a test asks of a questionnaire's page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inputs: dict[str, list[str]] = {}
        self.legends: list[str] = []
        self.language = ""
        self.filters = 0
        self._legend = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("input", "textarea"):
            kind = values.get("type") or tag
            self.inputs.setdefault(str(values["name"]), []).append(kind)
        elif tag == "html":
            self.language = str(values["lang"])
        elif tag == "legend":
            self._legend = True
            self.legends.append("")
        elif tag == "p" and values.get("class") == "filter":
            self.filters += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "legend":
            self._legend = False

    def handle_data(self, data: str) -> None:
        if self._legend:
            self.legends[-1] += data


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_asks_what_the_codebook_declares(language: str) -> None:
    codebook = read_codebook(SurveyFolder(SURVEY))
    text = questionnaire_page(codebook, language)
    page = Page(text)
    assert page.language == language
    assert page.inputs.pop("actor") == ["radio"] * len(codebook.actors)
    kinds = {"single": "radio", "ordinal": "radio", "multiple": "checkbox", "count": "text",
             "free_text": "textarea"}  # fmt: skip
    assert list(page.inputs.values()) == [
        [kinds[question.type]] * max(1, len(question.levels)) for question in codebook.questions
    ]
    assert list(page.inputs) == ["F1", "F2", "F3a", "F3b", "F4", "F5", "F6", "F7", "F8", "F9",
                                 "F10", "Kommentar"]  # fmt: skip
    for question, legend in zip(codebook.questions, page.legends[1:], strict=True):
        assert question.text[language] in legend
    assert page.filters == sum(1 for question in codebook.questions if question.asked_if)
    assert ("”Ja” på fråga F2" if language == "sv" else "“Yes” to question F2") in text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


def test_texts_are_escaped() -> None:
    codebook = read_codebook(SurveyFolder(SURVEY))
    tricky = codebook.title.model_copy(update={"sv": "<script>alert(1)</script>"})
    text = questionnaire_page(codebook.model_copy(update={"title": tricky}), "sv")
    assert "<script>" not in text
