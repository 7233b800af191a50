"""Surveys compared: against R, and nothing told that the data do not show."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from helpers.disclosure.counts import ANSWER_COLUMNS, COUNTY, HEADLINE, whole_numbers
from helpers.disclosure.protection import ProtectedCounts
from helpers.exhibits import exhibit
from helpers.exhibits.entries import entry_record
from helpers.results.compared_surveys import (
    Survey,
    comparable,
    compared_folders,
    shared_sectors,
    surveys_table,
)
from helpers.results.funnel import funnel
from helpers.results.funnels import funnel_scope_sentence, funnels
from helpers.results.survey_pair import SurveyPair, compare_surveys
from helpers.results.survey_sectors import SurveySectors
from helpers.statistics import difference_of_proportions
from helpers.survey.codebook import Codebook
from helpers.survey.faults import InputError
from helpers.words.edition import Edition, plain

R: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "reference/surveys.json").read_text("utf-8")
)
SECTORS = ("offices", "firms", "clubs")
Cells = Sequence[Sequence[int | None]]


def named(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def declared(
    name: str, year: int, questions: Sequence[str], invited: Sequence[int], **changes: object
) -> Codebook:
    content: dict[str, Any] = {
        "survey": name,
        "year": year,
        "title": named(name),
        "area": named(f"Area {name}"),
        "authority": named("Authority"),
        "wording": "original",
        "export": {
            "files": ["a.csv"],
            "columns": {"respondent": "id", "actor": "actor", "submitted": "t"},
        },
        "sectors": [
            {
                "id": sector,
                "label": named(sector),
                "actors": [{"id": f"{sector}_all", "label": named(f"{sector}!"), "invited": size}],
            }
            for sector, size in zip(SECTORS, invited, strict=True)
        ],
        "questions": [
            {
                "id": question,
                "theme": "experience",
                "type": "single",
                "column": question,
                "text": named(f"{question}?"),
                "label": named(question.capitalize()),
                "levels": [
                    {"id": "no", "label": named("No")},
                    {"id": "yes", "label": named("Yes")},
                ],
                "headline": ["yes"],
                "headline_label": named(f"who are {question}"),
            }
            for question in questions
        ],
    }
    return Codebook.model_validate(content | changes)


def counted(codebook: Codebook, cells: Mapping[str, Cells], source: Any = "survey") -> Survey:
    """Return a survey from the yes and the answers of every sector, question by question."""
    rows: list[tuple[object, ...]] = []
    for question, sectors in cells.items():
        county: list[Any] = [
            None if any(yes is None for yes, _ in sectors) else sum(yes or 0 for yes, _ in sectors),
            sum(n or 0 for _, n in sectors),
        ]
        for group, (yes, n) in zip((*SECTORS, COUNTY), (*sectors, county), strict=True):
            rows.append((question, group, HEADLINE, n, yes))
    answered = [max(cells[question][place][1] or 0 for question in cells) for place in range(3)]
    response = [
        (sector.id, actor.id, actor.invited, n)
        for sector, n in zip(codebook.sectors, answered, strict=True)
        for actor in sector.actors
    ]
    empty = pd.DataFrame()
    return Survey(
        codebook,
        ProtectedCounts(
            survey=codebook.survey,
            source=source,
            response=pd.DataFrame(response, columns=["sector", "actor", "invited", "answered"]),
            answers=whole_numbers(pd.DataFrame(rows, columns=ANSWER_COLUMNS)),
            pairs=empty,
            items=empty,
            cases=empty,
        ),
    )


def pair(scale: int = 1, **changes: object) -> tuple[Survey, Survey]:
    """Return the two surveys of the reference, or larger ones of the same shares."""
    questions = R["questions"]
    size = [weight * scale for weight in R["weights"]]
    both = []
    for name, year, place in (("here", 2020, 0), ("there", 2015, 2)):
        codebook = declared(name, year, list(questions), [80 * scale] * 3, **changes)
        if place == 0:
            codebook = declared(name, year, list(questions), [s * 10 for s in size])
        cells = {
            question: [[part * scale for part in row[place : place + 2]] for row in rows]
            for question, rows in questions.items()
        }
        both.append(counted(codebook, cells))
    return both[0], both[1]


def edition(survey: Survey) -> Edition:
    return Edition(survey.codebook, "en")


def questions_told(comparison: SurveyPair) -> str:
    return plain(comparison.questions_sentence(edition(comparison.here)).text)


def sectors_told(comparison: SurveyPair) -> str:
    return plain(SurveySectors(comparison).sentence(edition(comparison.here)).text)


def scope_told(comparison: SurveyPair) -> str:
    return plain(comparison.scope_sentence(edition(comparison.here)).text)


def test_p_values_are_those_of_r() -> None:
    here, there = pair()
    (comparison,) = compare_surveys(here, [there])
    fisher = [sector.p for one in comparison.questions for sector in one.sectors]
    assert fisher == pytest.approx(R["fisher"]["known"] + R["fisher"]["alike"], abs=1e-8)
    adjusted = [sector.p_adjusted for one in comparison.questions for sector in one.sectors]
    assert adjusted == pytest.approx(R["fisher_adjusted"], abs=1e-8)
    for one in comparison.questions:
        assert one.association is not None
        reference = R["within"][one.question.id]
        assert one.association.test.p == pytest.approx(reference["p"], abs=1e-8)
        assert one.association.common.value == pytest.approx(reference["odds_ratio"], rel=1e-4)
    assert [one.p_adjusted for one in comparison.questions] == pytest.approx(
        R["within_adjusted"], abs=1e-8
    )


def test_the_weighted_difference_in_large_lists_is_that_of_r() -> None:
    here, there = pair(scale=1000)
    (comparison,) = compare_surveys(here, [there])
    for one in comparison.questions:
        reference = R["standard"][one.question.id]
        assert one.difference == pytest.approx(reference["value"], abs=1e-12)
        assert one.interval == pytest.approx((reference["low"], reference["high"]), abs=3e-5)


def test_with_one_sector_the_weighted_difference_is_that_sectors() -> None:
    here, there = pair()
    lone = {"sectors": here.codebook.sectors[:1]}
    surveys = [Survey(one.codebook.model_copy(update=lone), one.counts) for one in (here, there)]
    (comparison,) = compare_surveys(surveys[0], surveys[1:])
    one = comparison.questions[0]
    expected = difference_of_proportions((8, 30), (20, 31))
    assert one.difference == pytest.approx(expected.value)
    assert one.interval == pytest.approx(tuple(expected.interval))


def test_the_surveys_exchanged_turn_the_differences() -> None:
    here, there = pair()
    swapped = Survey(
        there.codebook.model_copy(update={"sectors": here.codebook.sectors}), there.counts
    )
    (forth,), (back,) = compare_surveys(here, [swapped]), compare_surveys(swapped, [here])
    for one, other in zip(forth.questions, back.questions, strict=True):
        assert one.interval is not None and other.interval is not None
        assert one.difference == pytest.approx(-(other.difference or 0))
        assert tuple(one.interval) == pytest.approx((-other.interval.high, -other.interval.low))
        assert one.p_adjusted == pytest.approx(other.p_adjusted)


def test_more_surveys_make_a_larger_family() -> None:
    here, there = pair()
    alone = compare_surveys(here, [there])[0].questions[0].p_adjusted
    third = Survey(there.codebook.model_copy(update={"survey": "third"}), there.counts)
    among = compare_surveys(here, [there, third])[0].questions[0].p_adjusted
    assert alone is not None and among is not None
    assert among == pytest.approx(2 * alone)


def test_a_hidden_share_withholds_what_rests_on_it() -> None:
    here, there = pair()
    cells: dict[str, Cells] = {"known": [[None, 31], [30, 60], [22, 38]],
                               "alike": [[12, 30], [28, 58], [22, 41]]}  # fmt: skip
    (comparison,) = compare_surveys(here, [counted(there.codebook, cells)])
    known, alike = comparison.questions
    assert (known.difference, known.interval, known.association, known.p_adjusted) == (None,) * 4
    assert [sector.effect is None for sector in known.sectors] == [True, False, False]
    assert alike.difference is not None
    table = comparison.table(edition(here))
    assert "hidden" in exhibit(table, edition(here), "K1").html
    entry = entry_record(table.entries[0])
    assert "test" not in entry and entry["estimates"][0]["suppressed"] is True
    assert "31" not in json.dumps(entry)
    assert "Known hidden" in comparison.figure(edition(here)).alt
    told = questions_told(comparison)
    assert "because some share is hidden; the sectors that can be compared" in told


def test_no_difference_is_told_that_does_not_hold() -> None:
    here, there = pair()
    (comparison,) = compare_surveys(here, [there])
    told = questions_told(comparison)
    assert "the share who are known is lower in Area here 2020 than in Area there 2015" in told
    assert "who are alike" not in told
    assert "show no clear difference" in told
    same = Survey(there.codebook, here.counts)
    (nothing,) = compare_surveys(here, [same])
    assert questions_told(nothing).startswith("The answers show no")
    assert sectors_told(nothing).startswith("In none of 6 comparisons")


def test_a_difference_unlike_in_sectors_gets_no_direction() -> None:
    here, there = pair(scale=2)
    cells: dict[str, Cells] = {"known": [[60, 60], [34, 114], [80, 80]],
                               "alike": [[24, 56], [60, 114], [40, 80]]}  # fmt: skip
    (comparison,) = compare_surveys(counted(here.codebook, cells), [there])
    assert comparison.questions[0].uneven and comparison.questions[0].differs
    told = questions_told(comparison)
    assert "not alike in all sectors" in told
    assert "who are known is higher" not in told
    which = sectors_told(comparison)
    assert "known among offices (+" in which
    assert "known among firms (−" in which


CHANGES = {
    "missing": {"id": "other"},
    "type": {"type": "ordinal"},
    "levels": {
        "levels": [{"id": "yes", "label": named("Yes")}, {"id": "no", "label": named("No")}]
    },
    "headline": {"headline": ["no"]},
}  # fmt: skip


@pytest.mark.parametrize("reason", CHANGES)
def test_questions_asked_otherwise_are_left_out_and_named(reason: str) -> None:
    here, there = pair()
    content = there.codebook.model_dump(mode="json")
    content["questions"][0] |= CHANGES[reason]
    changed = Codebook.model_validate(content)
    alike, left_out = comparable(here.codebook, changed)
    assert [question.id for question in alike] == ["alike"]
    assert left_out == {"known": reason}
    (comparison,) = compare_surveys(here, [Survey(changed, there.counts)])
    assert scope_told(comparison).endswith(": known.")


def test_sectors_are_matched_by_id() -> None:
    here, there = pair()
    fewer = there.codebook.model_copy(update={"sectors": there.codebook.sectors[1:]})
    assert [one.id for one in shared_sectors(here.codebook, fewer)] == ["firms", "clubs"]
    (comparison,) = compare_surveys(here, [Survey(fewer, there.counts)])
    assert len(comparison.questions[0].sectors) == 2
    assert "in 2 of 3 sectors" in scope_told(comparison)


def test_synthetic_answers_make_the_comparison_synthetic() -> None:
    here, there = pair()
    invented = counted(there.codebook, {"known": [[20, 31], [30, 60], [22, 38]]}, "synthetic")
    only = Survey(
        here.codebook.model_copy(update={"questions": here.codebook.questions[:1]}), here.counts
    )
    (comparison,) = compare_surveys(only, [invented])
    tables = (
        comparison.table(edition(here)),
        SurveySectors(comparison).table(edition(here)),
        surveys_table(only, [invented], edition(here)),
    )
    for table in tables:
        assert table.source == "synthetic"
        assert "Synthetic answers" in exhibit(table, edition(here), "K1").html
    assert comparison.questions_sentence(edition(here)).source == "synthetic"


def test_a_funnel_needs_three_surveys() -> None:
    here, there = pair()
    comparisons = compare_surveys(here, [there])
    assert funnels(comparisons) == ()
    told = plain(funnel_scope_sentence(comparisons, edition(here)).text)
    assert "at least 3 surveys. Here there are 2" in told


def test_a_funnel_tells_who_lies_outside_and_ranks_nobody() -> None:
    here, there = pair()
    third = counted(there.codebook, {"known": [[29, 31], [58, 60], [37, 38]]})
    question = here.codebook.questions[0]
    found = funnel([here, there, third], question)
    assert found.target == pytest.approx((32 + 72 + 124) / (127 + 129 + 129))
    assert {point.share.count for point in found.outside} == {32, 124}
    assert found.frame["proportion"].tolist() == [32 / 127, 72 / 129, 124 / 129]
    told = found.sentence(edition(here)).text
    assert told.startswith("Outside the outer limits: Area here 2020 and Area there 2015.")
    inside = funnel([here, *[Survey(there.codebook, here.counts)] * 2], question)
    assert "should not be ranked" in inside.sentence(edition(here)).text
    assert "Common share" in found.figure(edition(here)).alt


def test_beyond_the_inner_limits_alone_a_survey_is_not_outside() -> None:
    """By the normal law 95 % of 129 lie within 8.6 points of one half, 99.8 % within 13.6."""
    codebook = pair()[1].codebook
    surveys = [
        counted(codebook, {"known": [[count - 32, 65], [16, 32], [16, 32]]})
        for count in (79, 50, 64)
    ]
    found = funnel(surveys, codebook.questions[0])
    assert [point.share.n for point in found.points] == [129] * 3
    shares = [(point, point.share.of_answers) for point in found.points]
    inner = [share in point.warning for point, share in shares if point.warning is not None]
    assert inner == [False, False, True]
    assert found.outside == ()


def test_a_hidden_share_is_left_out_of_the_funnel() -> None:
    here, there = pair()
    third = counted(there.codebook, {"known": [[None, 31], [58, 60], [37, 38]]})
    found = funnel([here, there, third], here.codebook.questions[0])
    assert found.target == pytest.approx((32 + 72) / (127 + 129))
    assert found.points[-1].alarm is None
    assert found.sentence(edition(here)).text.endswith("Share hidden: Area there 2015.")


def test_surveys_that_cannot_be_compared_get_one_clear_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SURVEY_REPORT_ROOT", str(tmp_path))
    here, there = pair()
    other = json.dumps(there.codebook.model_dump(mode="json", exclude_none=True))
    unlike = other.replace('"known"', '"unknown"').replace('"alike"', '"unlike"')
    strangers = other
    for sector in SECTORS:
        strangers = strangers.replace(f'"{sector}"', f'"not_{sector}"')
    for name, text in {"unlike": unlike, "strangers": strangers, "broken": "survey: ["}.items():
        folder = tmp_path / "data/raw" / name
        folder.mkdir(parents=True)
        (folder / "codebook.yml").write_text(text, "utf-8")
    names = ("missing", "unlike", "strangers", "broken")
    codebook = here.codebook.model_copy(update={"compared_with": names})
    with pytest.raises(InputError) as caught:
        compared_folders(codebook)
    faults = [str(fault) for fault in caught.value.faults]
    assert len(faults) == 4
    for name, fault, said in zip(
        names,
        faults,
        ("no survey of this name", "no question in common", "no sector in common", "not in order"),
        strict=True,
    ):
        assert fault.startswith(f"codebook.yml, column compared_with: found {name!r};")
        assert said in fault


@pytest.mark.parametrize("names", [["here"], ["a", "a"]])
def test_a_survey_is_compared_with_others_once_each(names: list[str]) -> None:
    with pytest.raises(ValueError, match="compared_with names"):
        declared("here", 2020, ["known"], [9, 9, 9], compared_with=names)
