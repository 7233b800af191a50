"""Random surveys, and what would be published of them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from hypothesis import assume
from hypothesis import strategies as st

from helpers.disclosure.blocks import count_blocks
from helpers.disclosure.counts import Counts, count_response
from helpers.exhibits import own_id
from helpers.report.audit.read_back import BuiltReport
from helpers.survey.codebook import Codebook, Question

SMALL = {
    "survey": "small-2024",
    "year": 2024,
    "title": {"sv": "Prov", "en": "Sample"},
    "area": {"sv": "Län", "en": "County"},
    "authority": {"sv": "Myndighet", "en": "Authority"},
    "wording": "original",
    "export": {
        "files": ["responses.csv"],
        "columns": {"respondent": "id", "actor": "actor", "submitted": "time"},
    },
    "disclosure": {"threshold": 3},
}


def label(text: str) -> dict[str, str]:
    return {"sv": text, "en": text}


def small_codebook(sectors: int, levels: int, threshold: int = 3) -> Codebook:
    """A survey with one question; the last level is the headline."""
    names = [f"l{number}" for number in range(levels)]
    return Codebook.model_validate(
        SMALL
        | {
            "disclosure": {"threshold": threshold},
            "sectors": [
                {
                    "id": f"s{number}",
                    "label": label(f"S{number}"),
                    "actors": [{"id": f"a{number}", "label": label(f"A{number}"), "invited": 60}],
                }
                for number in range(sectors)
            ],
            "questions": [
                {
                    "id": "q",
                    "theme": "experience",
                    "type": "single",
                    "text": label("Q?"),
                    "label": label("Q"),
                    "column": "q",
                    "levels": [{"id": name, "label": label(name)} for name in names],
                    "headline": [names[-1]],
                    "headline_label": label("yes"),
                }
            ],
        }
    )


def responses_of(codebook: Codebook, table: Sequence[Sequence[int]]) -> pd.DataFrame:
    """Respondents of a survey with one question, from their counts by sector and level."""
    question = codebook.questions[0]
    rows = [
        (sector.id, sector.actors[0].id, level.id)
        for sector, counts in zip(codebook.sectors, table, strict=True)
        for level, count in zip(question.levels, counts, strict=True)
        for _ in range(count)
    ]
    return categorical(pd.DataFrame(rows, columns=["_sector", "_actor", question.id]), codebook)


@st.composite
def responses(draw: st.DrawFn, codebook: Codebook) -> pd.DataFrame:
    """Answers of a random survey: who answered, how lopsided every question is, who kept silent."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    lopsided = draw(st.sampled_from([0.3, 1.0, 4.0]))
    silent = draw(st.sampled_from([0.0, 0.05, 0.2]))
    actors, sectors = [], []
    for sector in codebook.sectors:
        for actor in sector.actors:
            answered = draw(st.integers(0, actor.invited))
            actors += [actor.id] * answered
            sectors += [sector.id] * answered
    assume(actors)
    frame = pd.DataFrame({"_actor": actors, "_sector": sectors}, dtype=object)
    for question in codebook.questions:
        if question.headline:
            frame[question.id] = _answers(question, frame["_sector"], random, lopsided, silent)
        elif question.type == "multiple":
            for level in question.levels:
                frame[f"{question.id}.{level.id}"] = pd.array([pd.NA] * len(frame), "boolean")
        elif question.type == "count":
            frame[f"{question.id}.low"] = pd.array([pd.NA] * len(frame), "Int64")
            frame[f"{question.id}.high"] = pd.array([pd.NA] * len(frame), "Int64")
            frame[f"{question.id}.open"] = pd.array([pd.NA] * len(frame), "boolean")
    return categorical(frame, codebook)


def categorical(frame: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Answers, sectors and actors as categories, as cleaning returns them."""
    closed = [question.id for question in codebook.questions if question.headline]
    return frame.astype(dict.fromkeys(["_actor", "_sector", *closed], "category"))


def _answers(
    question: Question,
    sectors: "pd.Series[str]",
    random: np.random.Generator,
    lopsided: float,
    silent: float,
) -> "pd.Series[str]":
    names = [level.id for level in question.levels]
    answers = pd.Series([None] * len(sectors), dtype=object)
    for sector in sectors.unique():
        mine = np.flatnonzero(sectors == sector)
        shares = random.dirichlet(np.full(len(names), lopsided))
        given = random.choice(names, size=len(mine), p=shares).astype(object)
        given[random.random(len(mine)) < silent] = None
        answers.iloc[mine] = given
    return answers


def unprotected(
    answers: pd.DataFrame, codebook: Codebook, hidden: Sequence[np.ndarray]
) -> dict[str, pd.DataFrame]:
    """Tables of counts with the given cells hidden, block by block."""
    frames: dict[str, list[tuple[object, ...]]] = {"answers": [], "pairs": []}
    for block, mask in zip(count_blocks(answers, codebook), hidden, strict=True):
        for cell, n, value, is_hidden in zip(
            block.cells, block.totals, block.values, mask, strict=True
        ):
            frames[cell.table].append((*cell.key, n, None if is_hidden else value))
    return {
        "answers": pd.DataFrame(
            frames["answers"], columns=["question", "group", "level", "n", "count"]
        ),
        "pairs": pd.DataFrame(
            frames["pairs"],
            columns=["comparison", "group", "level", "against_level", "n", "count"],
        ),
    }


def publish(
    counts: Counts | dict[str, pd.DataFrame], answers: pd.DataFrame, codebook: Codebook
) -> BuiltReport:
    """What a reader of the files finds: every shown count once more in ``results.json``."""
    tables = counts if isinstance(counts, dict) else vars(counts)
    results, declared = [], {}
    for question in tables["answers"]["question"].unique():
        part = tables["answers"][tables["answers"]["question"] == question]
        name = f"{question}_by_sector"
        results.append({"id": name, "question": question, "source": "survey",
                        "estimates": _estimates(part, "level")})  # fmt: skip
        declared[name] = {
            "n": [f"count n/{question}/{group}" for group in part["group"]],
            "count": [
                f"count answer/{question}/{group}/{level}"
                for group, level in zip(part["group"], part["level"], strict=True)
            ],
        }
    for plan in codebook.analysis:
        if plan.against is not None:
            part = tables["pairs"][tables["pairs"]["comparison"] == plan.id]
            declared[plan.id] = {
                "n": [f"count pair_n/{plan.id}/{group}" for group in part["group"]],
                "count": [
                    f"count pair/{plan.id}/{row['group']}/{row['level']}/{row['against_level']}"
                    for row in part.to_dict("records")
                ],
            }
            part = part.assign(level=part["level"] + " x " + part["against_level"])
            both = f"{plan.question} x {plan.against}"
            results.append({"id": plan.id, "question": both, "source": "survey",
                            "estimates": _estimates(part, "level")})  # fmt: skip
    answered = count_response(answers, codebook).groupby("sector", sort=False)["answered"].sum()
    rates = [{"group": str(sector), "answered": str(n)} for sector, n in answered.items()]
    name = own_id("response", "rates")
    counted = {"answered": [f"count respondents/{row['group']}" for row in rates]}
    told = {"tables": {name: counted}, "results": declared}
    return BuiltReport(results, {name: rates}, {}, declared=told)


def _estimates(part: pd.DataFrame, level: str) -> list[dict[str, object]]:
    return [
        {
            "group": row["group"],
            "level": row[level],
            "n": int(row["n"]),
            "count": None if pd.isna(row["count"]) else int(row["count"]),
            "suppressed": bool(pd.isna(row["count"])),
        }
        for row in part.to_dict("records")
    ]
