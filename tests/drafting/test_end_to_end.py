"""A drafted survey becomes a report; what a draft must never do."""

import re
import subprocess
from pathlib import Path

import pytest

from helpers.drafting.draft import make_draft
from helpers.survey.faults import InputError

from ..conftest import ROOT
from ..programs import survey_report
from .made import Desk
from .tools import SECRETS, YES_NO, plain, statistical, text


@pytest.mark.slow
@pytest.mark.report
def test_a_drafted_spss_file_becomes_a_report_with_its_scale(desk: Desk, tmp_path: Path) -> None:
    """Its scale from 0 to 10 has bare numbers for answers."""
    (desk.root / "notebooks").symlink_to(ROOT / "notebooks")
    for name in ("requirements.lock", "pyproject.toml"):
        (desk.root / name).write_bytes((ROOT / name).read_bytes())
    files = statistical(tmp_path / "written", "sav")
    draft = desk.draft(*(desk.put(name, data) for name, data in files.items()))
    assert draft.faults == ()
    run = survey_report(desk.root, "build", draft.folder.name, "--quiet")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "no exhibit" not in run.stderr
    pages = "".join(
        page.read_text(encoding="utf-8") for page in draft.folder.report.rglob("*.html")
    )
    assert "“10”" in pages
    assert not re.search("|".join(SECRETS), pages)


def test_a_folder_that_is_there_is_left_as_it_is(desk: Desk) -> None:
    path = desk.put("plain.csv", plain()["plain.csv"])
    made = make_draft([path]).folder
    before = {one.name: one.read_bytes() for one in made.raw.iterdir()}
    assert before["plain.csv"] == path.read_bytes()
    with pytest.raises(InputError) as raised:
        make_draft([path])
    assert [str(fault) for fault in raised.value.faults] == [
        "data/raw/plain: the folder is there already: nothing was changed"
    ]
    assert {one.name: one.read_bytes() for one in made.raw.iterdir()} == before
    assert [one.name for one in made.raw.parent.iterdir()] == ["plain"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"a;b;c\n", "no respondents"),
        (b"text\nI think\nI do not\nperhaps so\n", "could group respondents"),
        (b"%PDF-1.4", "is a PDF"),
        (b"<?xml version='1.0'?><document><LimeSurveyDocType>Survey</Lime", "damaged definition"),
        (b'{"SurveyElements": [{"Element": "SQ"}]}', "damaged definition"),
    ],
)
def test_what_cannot_be_drafted_is_told_and_leaves_nothing(
    desk: Desk, content: bytes, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        make_draft([desk.put("given.csv", content)])
    raw = desk.root / "data" / "raw"
    assert not raw.exists() or list(raw.iterdir()) == []


def test_what_was_written_counts_as_other_and_may_open_a_question(desk: Desk) -> None:
    names = ["Petrol", "Diesel"]
    table = [["Unit", "Fuel", "Price"]]
    for place in range(120):
        fuel = names[place % 2] if place % 4 else f"Own words {place} of Svensson"
        asked = fuel != "Petrol"
        table.append([("East", "West")[place % 3 > 0], fuel, YES_NO[place % 2] if asked else ""])
    table += [["East", "Diesel", "No"]] * 3
    draft = desk.draft(desk.put("fuel.csv", text(table)))
    assert "Svensson" not in draft.text
    fuel_question, price = draft.codebook.questions
    labels = [level.label.first for level in fuel_question.levels]
    assert sorted(labels[:2]) == sorted(names)
    assert labels[2] == "Another answer"
    assert [level.write_in for level in fuel_question.levels] == [False, False, True]
    assert price.asked_if is not None
    opening = [fuel_question.level(name).label.first for name in price.asked_if.levels]
    assert opening == ["Diesel", "Another answer"]
    assert (draft.cleaned.responses["fuel"] == fuel_question.levels[2].id).sum() == 30


@pytest.mark.parametrize(
    ("dates", "order", "year"),
    [
        (["5/10/18 4:06", "5/16/18 7:19"], "mdy", 2018),
        (["1/2/2024", "3/4/2024"], "dmy", 2024),  # asked: every date can be read both ways
        (["13/2/2024", "3/4/2024"], None, 2024),
        (["2024/05/04 3:02:11 em CET", "2024/05/05 3:02:11 fm CET"], None, 2024),
        (["13/2/2024", "2/13/2024"], None, None),
        (["2019-01-01", "2024-01-01"], None, None),  # no survey takes five years
        (["", ""], None, None),
    ],
)
def test_dates_are_taken_only_where_all_are_read(
    desk: Desk, dates: list[str], order: str | None, year: int | None
) -> None:
    table = [["Unit", "Date", "Happy?"]]
    table += [[("East", "West")[n % 3 > 0], dates[n % 2], YES_NO[n % 2]] for n in range(60)]
    draft = desk.draft(desk.put("dated.csv", text(table)))
    assert draft.codebook.export.columns.submitted == ("Date" if year else None)
    assert draft.codebook.export.date_order == order
    assert draft.codebook.year == (year or 2026)
    assert ("decide: dmy or mdy" in draft.text) == (dates[0] == "1/2/2024")
    assert len(draft.cleaned.responses) == 60


def test_make_takes_files_whose_names_have_blanks(desk: Desk) -> None:
    odd = desk.put("it's $(touch run).csv", plain()["plain.csv"])
    run = survey_report(desk.root, "codebook", "--name", "odd", "--", str(odd))
    assert run.returncode == 0, run.stderr
    copied = desk.root / "data" / "raw" / "odd" / odd.name
    assert copied.exists()
    assert not list(desk.root.rglob("run"))
    asked = subprocess.run(
        ["make", "-n", "codebook", f"FROM={odd}", "NAME=x"], cwd=ROOT, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert "touch" not in asked, "make hands the name on as a variable"
