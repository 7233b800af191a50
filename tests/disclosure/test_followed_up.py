"""What follow-ups, two releases and public sums tell of answers that are hidden elsewhere."""

from typing import Any

import pandas as pd

from helpers.disclosure.blocks import count_blocks
from helpers.disclosure.counts import Counts, count_cases
from helpers.disclosure.protection import protect
from helpers.report.audit.attack import attack_facts
from helpers.report.audit.facts import Fact
from helpers.survey.codebook import Codebook

from .surveys import SMALL, categorical, label

Row = tuple[str, dict[str, Any]]
"""An actor, and the answers of one respondent."""


def asked(name: str, kind: str = "single", gate: str | None = None, **more: Any) -> dict[str, Any]:
    """A question; after a gate it is put to those who said yes there."""
    one: dict[str, Any] = {
        "id": name, "theme": "experience", "type": kind, "column": name, "text": label(f"{name}?"),
        "label": label(name),
    }  # fmt: skip
    if kind == "single":
        levels = [{"id": level, "label": label(f"{level} {name}")} for level in ("no", "yes")]
        one |= {"levels": levels, "headline": ["yes"], "headline_label": label("yes")}
    if gate is not None:
        one["asked_if"] = {"question": gate, "levels": ["yes"]}
    return one | more


def survey(sectors: dict[str, str], *questions: dict[str, Any], **more: Any) -> Codebook:
    """A survey; each sector's actors have names of one letter."""
    return Codebook.model_validate(
        SMALL
        | {
            "sectors": [
                {"id": sector, "label": label(sector.title()),
                 "actors": [{"id": one, "label": label(f"Actor {one}"), "invited": 90}
                            for one in actors]}
                for sector, actors in sectors.items()
            ],
            "questions": list(questions),
        }
        | more
    )  # fmt: skip


def answers(codebook: Codebook, rows: list[Row]) -> pd.DataFrame:
    """The responses, as cleaning returns them."""
    frame = pd.DataFrame(
        {"_sector": [codebook.sector_of[actor] for actor, _ in rows],
         "_actor": [actor for actor, _ in rows]}, dtype=object,
    )  # fmt: skip
    for question in codebook.questions:
        said = [given.get(question.id) for _, given in rows]
        if question.type == "count":
            for end in ("low", "high"):
                frame[f"{question.id}.{end}"] = pd.array(said, dtype="Int64")
            nobody = pd.Series(False, index=frame.index, dtype="boolean")
            frame[f"{question.id}.open"] = nobody.mask(frame[f"{question.id}.low"].isna())
        else:
            frame[question.id] = pd.Series(said, dtype=object)
    return categorical(frame, codebook)


def pairs_of(counts: Counts, comparison: str, sector: str) -> pd.DataFrame:
    mine = counts.pairs
    return mine[(mine["comparison"] == comparison) & (mine["group"] == sector)]


def test_two_follow_ups_do_not_tell_who_passed_both_gates() -> None:
    """Nine answered both: of ten who passed one gate, at most one did not pass the other."""
    plans = [{"id": "gates", "question": "g", "against": "h"},
             {"id": "both", "question": "x", "against": "y"}]  # fmt: skip
    codebook = survey(
        {"first": "a", "second": "b"},
        asked("g"), asked("h"), asked("x", gate="g"), asked("y", gate="h"),
        analysis=plans,
    )  # fmt: skip
    tables = {"a": (9, 1, 5, 6), "b": (8, 7, 6, 6)}
    rows = [
        (actor, {"g": g, "h": h} | ({"x": said} if g == "yes" else {})
         | ({"y": said} if h == "yes" else {}))
        for actor, sizes in tables.items()
        for size, (g, h) in zip(sizes, [("yes", "yes"), ("yes", "no"), ("no", "yes"),
                                        ("no", "no")], strict=True)
        for said in ("yes", "no") * size
    ]  # fmt: skip
    counts, _ = protect(answers(codebook, rows), codebook, "survey")
    assert counts.pairs[counts.pairs["comparison"] == "both"][["n", "count"]].isna().all(axis=None)
    assert counts.pairs[counts.pairs["comparison"] == "gates"]["n"].notna().all()


def test_a_harmless_number_does_not_tell_a_hidden_gate() -> None:
    """One respondent an actor, and each stated something: so each was asked."""
    harmless = {"harmless": label("Only a number.")}
    codebook = survey(
        {"first": "abcd", "second": "e"}, asked("g"), asked("n", "count", "g", **harmless)
    )
    rows: list[Row] = [(actor, {"g": "yes", "n": 2}) for actor in "abcd"]
    rows += [("e", {"g": "yes", "n": 1})] * 8 + [("e", {"g": "no"})] * 9
    counts, _ = protect(answers(codebook, rows), codebook, "survey")
    gate = counts.answers[(counts.answers["question"] == "g") & (counts.answers["level"] == "yes")]
    assert pd.isna(gate.set_index("group")["count"]["first"])
    assert counts.cases["high"].isna().all()


def test_the_difference_of_two_crossed_tables_tells_no_row() -> None:
    """All who came later and said yes to one said yes to the other."""
    codebook = survey({"first": "a"}, asked("g"), asked("h"),
                      analysis=[{"id": "both", "question": "g", "against": "h"}])  # fmt: skip

    def who(sizes: dict[tuple[str, str], int]) -> list[Row]:
        return [("a", {"g": g, "h": h}) for (g, h), size in sizes.items() for _ in range(size)]

    early = who({("yes", "yes"): 9, ("yes", "no"): 8, ("no", "yes"): 7, ("no", "no"): 9})
    late = who({("yes", "yes"): 4, ("no", "no"): 5})
    first, _ = protect(answers(codebook, early), codebook, "survey")
    second, _ = protect(answers(codebook, early + late), codebook, "survey", released=[first])
    assert pairs_of(first, "both", "first")["count"].notna().all()
    assert pairs_of(second, "both", "first")["count"].isna().all()


def test_public_sums_tell_of_every_gate_before_them() -> None:
    codebook = survey({"first": "abcd"}, asked("g"), asked("h", gate="g"), asked("n", "count", "h"))
    rows: list[Row] = [(actor, {"g": "yes", "h": "yes", "n": 2}) for actor in "abcd"]
    responses = answers(codebook, [*rows, ("d", {"g": "no"})])
    cases = count_cases(responses, codebook)
    cases["reporters"] = cases["reporters"].clip(upper=1)
    blocks = count_blocks(responses, codebook, cases)
    assert [[least for _, least in block.floors] for block in blocks] == [[4], [4]]


def test_the_audit_refuses_two_gates_crossed_by_their_follow_ups() -> None:
    codebook = survey(
        {"first": "a"}, asked("g"), asked("h"), asked("x", gate="g"), asked("y", gate="h"),
        analysis=[{"id": "both", "question": "x", "against": "y"}],
    )  # fmt: skip
    told = [Fact(((("pair_n", "both", "first"), 1.0),), 9, 9, "a table")]
    found = [str(one) for one in attack_facts(told, codebook)]
    assert any("tells who passed two gates" in one for one in found)
