"""Random surveys of every kind of question: gates of gates, crossed pairs, items and counts."""

from typing import Any

import numpy as np
import pandas as pd

from helpers.survey.codebook import Codebook

from .surveys import SMALL, categorical, label


def random_survey(seed: int, largest: int = 60) -> tuple[Codebook, pd.DataFrame]:
    """Return a random codebook and answers to it, as cleaning returns them.

    Parameters
    ----------
    seed
        Which one.
    largest
        Most respondents of a sector.
    """
    random = np.random.default_rng(seed)
    sizes = [int(size) for size in random.integers(1, largest + 1, random.integers(2, 5))]
    divided = random.choice([1, 1, 2, 5], len(sizes)).tolist()
    questions = _questions(random)
    leveled = [one["id"] for one in questions if one["type"] in ("single", "ordinal")]
    plans: list[dict[str, Any]] = []
    if len(leveled) > 1 and random.random() < 0.5:
        first, second = random.choice(leveled, 2, replace=False)
        plans = [{"id": "crossed", "question": str(first), "against": str(second)}]
    codebook = Codebook.model_validate(
        SMALL
        | {
            "sectors": [
                {"id": f"s{place}", "label": label(f"S{place}"),
                 "actors": [{"id": f"a{place}_{one}", "label": label(f"A{place}.{one}"),
                             "invited": size + int(random.integers(0, 20))}
                            for one in range(actors)]}
                for place, (size, actors) in enumerate(zip(sizes, divided, strict=True))
            ],
            "questions": questions,
            "analysis": plans,
        }
    )  # fmt: skip
    return codebook, _answers(codebook, sizes, random)


def _questions(random: np.random.Generator) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place in range(int(random.integers(2, 6))):
        kinds = ["single", "ordinal", "multiple", "count"] if place else ["single"]
        kind = str(random.choice(kinds))
        names = [f"l{level}" for level in range(int(random.integers(2, 5)))]
        one: dict[str, Any] = {
            "id": f"q{place}", "theme": "experience", "type": kind, "column": f"q{place}",
            "text": label(f"Q{place}?"), "label": label(f"Q{place}"),
        }  # fmt: skip
        if kind != "count":
            one["levels"] = [{"id": name, "label": label(f"{name}{place}")} for name in names]
        if kind in ("single", "ordinal"):
            one |= {"headline": [names[-1]], "headline_label": label("yes")}
        gates = [before for before in found if before["type"] in ("single", "ordinal")]
        if gates and random.random() < 0.5:
            gate = gates[int(random.integers(len(gates)))]
            opening = [level["id"] for level in gate["levels"]]
            kept = int(random.integers(1, len(opening)))
            one["asked_if"] = {"question": gate["id"], "levels": opening[-kept:]}
        found.append(one)
    return found


def _answers(codebook: Codebook, sizes: list[int], random: np.random.Generator) -> pd.DataFrame:
    groups = [place for place, size in enumerate(sizes) for _ in range(size)]
    actors = [random.choice([actor.id for actor in codebook.sectors[one].actors]) for one in groups]
    frame = pd.DataFrame({"_sector": [f"s{one}" for one in groups], "_actor": actors}, dtype=object)
    size = len(frame)
    for question in codebook.questions:
        asked = np.ones(size, dtype=bool)
        if question.asked_if is not None:
            asked = frame[question.asked_if.question].isin(question.asked_if.levels).to_numpy()
        asked = asked & (random.random(size) > random.choice([0.0, 0.1]))
        if question.type == "count":
            stated = pd.array(np.where(random.random(size) < 0.5, 0, random.geometric(0.3, size)))
            for end in ("low", "high"):
                frame[f"{question.id}.{end}"] = pd.Series(stated, dtype="Int64").where(asked)
            frame[f"{question.id}.open"] = pd.Series(False, index=frame.index, dtype="boolean")
            continue
        names = [level.id for level in question.levels]
        if question.type == "multiple":
            for name in names:
                ticked = pd.Series(random.random(size) < random.random(), dtype="boolean")
                frame[f"{question.id}.{name}"] = ticked.where(asked)
            continue
        shares = random.dirichlet(np.full(len(names), random.choice([0.3, 1.0, 4.0])))
        given = random.choice(names, size, p=shares).astype(object)
        given[~asked] = None
        frame[question.id] = given
    return categorical(frame, codebook)
