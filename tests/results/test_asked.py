"""Whom a question is about: a follow-up is about those who were asked, whatever its type."""

import re
from random import Random

import pandas as pd
import pytest

from helpers.disclosure.counts import COUNTY, whole_numbers
from helpers.disclosure.protection import ProtectedCounts
from helpers.results.asked import Asked, asked_in
from helpers.results.certainty import Family
from helpers.results.questions import Answers
from helpers.statistics import Domain, domain_proportion, worst_best_case
from helpers.survey.codebook import Codebook
from helpers.words.edition import Edition, plain

from ..figures.made import answers, protected

LEVELS = [{"id": one, "label": {"sv": one, "en": one}} for one in ("no", "yes", "maybe")]
SECTORS = {"authorities": 30, "businesses": 94, "care_givers": 50, "voluntary": 52}


@pytest.fixture
def book(codebook: Codebook) -> Codebook:
    """Met; of those who did, told; of those who told, helped. And what they saw, and how often."""
    content = codebook.model_dump(mode="json")
    asked = {"met": None, "told": ("met", ["yes", "maybe"]), "helped": ("told", ["yes"])}
    content["questions"] = [
        {
            "id": name, "theme": "experience", "type": "single", "column": name, "levels": LEVELS,
            "text": {"sv": name, "en": name}, "label": {"sv": name, "en": name},
            "headline": ["yes"], "headline_label": {"sv": name, "en": name},
            "asked_if": gate and {"question": gate[0], "levels": gate[1]},
        }
        for name, gate in asked.items()
    ]  # fmt: skip
    saw: dict[str, object] = {
        "id": "saw",
        "type": "multiple",
        "label": {"sv": "saw", "en": "saw"},
        "headline": [],
        "headline_label": None,
    }
    content["questions"].append({**content["questions"][2], **saw, "column": "saw"})
    return Codebook.model_validate(content | {"analysis": [], "cases": None})


def counted(book: Codebook, people: pd.DataFrame, hides: float, random: Random) -> ProtectedCounts:
    """Count invented people, some cells hidden; who was silent has no answer."""
    rows = []
    for question in book.questions[:3]:
        table = {}
        for sector in SECTORS:
            mine = people.loc[people["_sector"] == sector, question.id]
            table[sector] = [int((mine == level.id).sum()) for level in question.levels]
        rows += answers(book, question.id, table)
    frame = whole_numbers(pd.DataFrame(rows, columns=["question", "group", "level", "n", "count"]))
    hidden = [random.random() < hides for _ in range(len(frame))]
    frame["count"] = frame["count"].mask(pd.Series(hidden))
    counts = protected(book, [], source="survey")
    items = pd.DataFrame(
        [("saw", level.id, 7, 3) for level in book.question("saw").levels],
        columns=["question", "level", "n", "count"],
    )
    return ProtectedCounts(**{**vars(counts), "answers": frame, "items": whole_numbers(items)})


def invented(random: Random, silent: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what everyone invited would answer, and what they did."""
    would = pd.DataFrame(
        [
            {"_sector": sector} | {name: random.choice(("no", "yes", "maybe")) for name in GATES}
            for sector, invited in SECTORS.items()
            for _ in range(invited)
        ]
    )
    would.loc[~would["met"].isin(["yes", "maybe"]), ["told", "helped"]] = None
    would.loc[would["told"] != "yes", "helped"] = None
    did = would.copy()
    for place in range(len(did)):
        if random.random() < silent:
            did.loc[place, list(GATES)[random.randint(0, 2) :]] = None
    return would, did


GATES = {"met": None, "told": "met", "helped": "told"}


@pytest.mark.parametrize("hides", [0.0, 0.3])
@pytest.mark.parametrize("silent", [0.0, 0.4])
def test_who_is_asked_lies_within_its_limits(book: Codebook, hides: float, silent: float) -> None:
    """Whatever the silent would have said, and whatever is hidden; exact where all is known."""
    for seed in range(8):
        random = Random(seed)
        would, did = invented(random, silent)
        counts = counted(book, did, hides, random)
        for name in ("met", "told", "helped", "saw"):
            question = book.question(name)
            told = "helped" if name == "saw" else name
            for group in (*SECTORS, COUNTY):
                mine = would if group == COUNTY else would[would["_sector"] == group]
                truth = int(mine[told].notna().sum())
                found = asked_in(counts, book, question, group)
                assert found.least <= truth <= found.most
                if not hides and not silent:
                    assert found.least == truth == found.most
                    assert found.reached == pytest.approx(1)


def test_nothing_hidden_is_used(book: Codebook) -> None:
    """The counts named are shown, and others may be anything."""
    random = Random(1)
    _, did = invented(random, 0.3)
    counts = counted(book, did, 0.4, random)
    shown = counts.answers.dropna(subset="count")
    keys = {
        f"answer/{row.question}/{row.group}/{row.level}"
        for row in shown.itertuples()
    }  # fmt: skip
    for name in ("told", "helped", "saw"):
        for group in (*SECTORS, COUNTY):
            assert set(asked_in(counts, book, book.question(name), group).keys) <= keys


def made(book: Codebook, met: int, told: int, yes: int, question: str = "told") -> Answers:
    """Of ten businesses and of all others invited, so many met, told, and said yes."""
    rows = []
    for name, (among, counted) in {"met": (met, told), "told": (told, yes)}.items():
        table = {sector: [invited, 0, 0] for sector, invited in SECTORS.items()}
        if name == "told":
            table = {key: [0, 0, 0] for key in SECTORS}
        table["businesses"] = [among - counted, counted, 0]
        rows += answers(book, name, table)
    counts = protected(book, rows, source="survey")
    return Answers(book.question(question), counts, book, Family(dict))


def test_all_who_were_asked_have_answered(book: Codebook) -> None:
    """94 businesses answered; 20 met, and all 20 answered the follow-up, 8 with yes."""
    found = made(book, met=94, told=20, yes=8)
    business = found.shares.sectors[1]
    assert business.asked == Asked(20, 20, 94, 1.0, business.asked.keys)
    assert business.proportion == business.low == business.high == pytest.approx(0.4)
    assert found.shares.county.limits == pytest.approx((0.4, 0.4))
    assert business.extremes == worst_best_case(8, 20, 20)
    for language in ("sv", "en"):
        text = plain(found.sensitivity.nonresponse_sentence(Edition(book, language)).text)
        assert re.findall(r"\d+", text) == ["20"]


def test_who_did_not_answer_the_gate_may_belong(book: Codebook) -> None:
    """50 of 94 answered, 20 met: the others may all have met, and none may."""
    found = made(book, met=50, told=20, yes=8)
    business = found.shares.sectors[1]
    assert (business.asked.least, business.asked.most) == (20, 64)
    assert business.extremes is not None
    assert business.extremes.interval == pytest.approx((8 / 64, 52 / 64))
    assert business.low is not None and business.low < 0.4
    for language in ("sv", "en"):
        text = plain(found.sensitivity.nonresponse_sentence(Edition(book, language)).text)
        assert "44" in text and "226" not in text


def test_a_domain_of_unknown_size_is_covered_however_unlike_its_strata() -> None:
    """Every outcome of two strata by its chance: all say yes in one, nobody in the other."""
    from scipy import stats  # noqa: PLC0415

    strata = ((20, 8, 10, 10), (14, 7, 6, 0))  # invited, answered, members, members with yes
    truth = 10 / 16
    covered = 0.0
    chances = [
        [(x, stats.hypergeom.pmf(x, invited, members, n)) for x in range(min(n, members) + 1)]
        for invited, n, members, _ in strata
    ]
    for x, p in chances[0]:
        for y, q in chances[1]:
            estimate, (low, high) = domain_proportion(
                [Domain(x, x, 20, 8 / 20), Domain(0, y, 14, 7 / 14)]
            )
            assert estimate is None or low <= estimate <= high
            covered += p * q * (low - 1e-9 <= truth <= high + 1e-9)
    assert covered >= 0.95
