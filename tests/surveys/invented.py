"""Surveys that share nothing with the shipped one, written into a project folder.

About safety by the water: other sectors, questions and levels; the answers follow a fixed rule.
"""

import csv
import io
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

Row = dict[str, Any]
Answer = Callable[[int, int], Any]
"""What a respondent answers: of the respondent's number and the sector's."""


def label(sv: str, en: str) -> Row:
    """A text in both languages."""
    return {"sv": sv, "en": en}


def level(identifier: str, sv: str, en: str, **more: Any) -> Row:
    """An answer that a question offers."""
    return {"id": identifier, "label": label(sv, en), **more}


UNSURE = level("unsure", "Osäker", "Unsure", unknown=True)
SECTORS: list[Any] = [
    ("harbours", "Hamnar", "Harbours", [("guest", "Gästhamnar", "Guest harbours", 22),
                                        ("fishing", "Fiskehamnar", "Fishing harbours", 14)]),
    ("pools", "Simhallar", "Swimming pools", [("indoor", "Inomhusbad", "Indoor pools", 30)]),
    ("campsites", "Campingplatser", "Campsites", [("seaside", "Havscamping", "By the sea", 18),
                                                  ("lakeside", "Sjöcamping", "By a lake", 16)]),
    ("ferries", "Färjelinjer", "Ferry lines", [("car", "Bilfärjor", "Car ferries", 24)]),
    ("rowing", "Roddklubbar", "Rowing clubs", [("junior", "Juniorklubbar", "Junior clubs", 20),
                                               ("senior", "Seniorklubbar", "Senior clubs", 12)]),
]  # fmt: skip

SEEN: Row = {
    "id": "seen",
    "theme": "experience",
    "type": "single",
    "column": "q1",
    "text": label("Har någon fallit i vattnet?", "Has anyone fallen into the water?"),
    "label": label("Fall i vattnet", "Falls into the water"),
    "note": label("Gäller badsäsongen.", "Of the bathing season."),
    "levels": [level("no", "Nej", "No"), level("yes", "Ja", "Yes"), UNSURE],
    "headline": ["yes"],
    "headline_label": label("som sett någon falla i", "who saw someone fall in"),
}
QUESTIONS: list[Row] = [
    {
        "id": "season",
        "theme": "background",
        "type": "single",
        "column": "q0",
        "text": label("När har ni öppet?", "When are you open?"),
        "label": label("Öppet", "Open"),
        "levels": [level("summer", "Sommar", "Summer"), level("all_year", "Hela året", "All year")],
        "headline": ["all_year"],
        "headline_label": label("med öppet hela året", "open all year"),
    },
    SEEN,
    {
        "id": "falls",
        "theme": "experience",
        "type": "count",
        "column": "q2",
        "text": label("Hur många?", "How many?"),
        "label": label("Antal fall i vattnet", "Number of falls into the water"),
        "unit": label("fall i vattnet", "falls into the water"),
    },
    {
        "id": "causes",
        "theme": "experience",
        "type": "multiple",
        "text": label("Vad berodde det på?", "What caused it?"),
        "label": label("Orsaker", "Causes"),
        "asked_if": {"question": "seen", "levels": ["yes"]},
        "levels": [
            level("ice", "Halka", "Slipping", column="q3_1"),
            level("play", "Lek", "Play", column="q3_2"),
            level("wind", "Vind", "Wind", column="q3_3"),
        ],
    },
    {
        "id": "worry",
        "theme": "experience",
        "type": "ordinal",
        "column": "q4",
        "text": label("Hur orolig är du?", "How worried are you?"),
        "label": label("Oro", "Worry"),
        "levels": [
            level("w1", "Inte alls", "Not at all"),
            level("w2", "Lite", "A little"),
            level("w3", "Måttligt", "Moderately"),
            level("w4", "Mycket", "Very"),
            level("w5", "Oerhört", "Extremely"),
        ],
        "headline": ["w4", "w5"],
        "headline_label": label("som är mycket oroliga", "who are very worried"),
    },
    {
        "id": "lifebuoys",
        "theme": "preparedness",
        "type": "ordinal",
        "column": "q5",
        "text": label("Har ni livbojar?", "Do you have lifebuoys?"),
        "label": label("Livbojar", "Lifebuoys"),
        "levels": [
            level("lacking", "Saknas", "Lacking"),
            level("few", "Några", "A few"),
            level("enough", "Tillräckligt", "Enough"),
            UNSURE,
        ],
        "headline": ["enough"],
        "headline_label": label("med tillräckligt av livbojar", "with enough lifebuoys"),
    },
    {
        "id": "drills",
        "theme": "preparedness",
        "type": "single",
        "column": "q6",
        "text": label("Övar ni?", "Do you drill?"),
        "label": label("Övning", "Drills"),
        "levels": [level("never", "Aldrig", "Never"), level("yearly", "Varje år", "Yearly")],
        "headline": ["yearly"],
        "headline_label": label("som övar varje år", "who drill yearly"),
    },
    {
        "id": "lookout",
        "theme": "collaboration",
        "type": "ordinal",
        "column": "q7",
        "text": label("Delar ni utkik med andra?", "Do you share lookouts with others?"),
        "label": label("Delad utkik", "Shared lookout"),
        "levels": [
            level("apart", "Var för sig", "Apart"),
            level("weekends", "Helger", "Weekends"),
            level("daily", "Dagligen", "Daily"),
        ],
        "headline": ["weekends", "daily"],
        "headline_label": label("som delar utkik", "who share lookouts"),
    },
    {
        "id": "remark",
        "theme": "background",
        "type": "free_text",
        "column": "q9",
        "text": label("Övrigt?", "Anything else?"),
        "label": label("Övrigt", "Other"),
    },
]
NUMBERS: list[Row] = [
    SEEN,
    {
        "id": "age",
        "theme": "experience",
        "type": "number",
        "column": "q10",
        "text": label("Hur gammal är badvakten?", "How old is the lifeguard?"),
        "label": label("Badvaktens ålder", "The lifeguard's age"),
        "unit": label("år", "years"),
        "lowest": 15,
        "highest": 80,
    },
    {
        "id": "minutes",
        "theme": "experience",
        "type": "number",
        "column": "q11",
        "text": label("Hur länge låg någon i vattnet?", "How long was someone in the water?"),
        "label": label("Tid i vattnet", "Time in the water"),
        "unit": label("minuter", "minutes"),
        "asked_if": {"question": "seen", "levels": ["yes", "unsure"]},
    },
    {
        "id": "calm",
        "theme": "preparedness",
        "type": "ordinal",
        "column": "q12",
        "text": label("Hur lugn är du, 0–10?", "How calm are you, 0–10?"),
        "label": label("Lugn", "Calm"),
        "levels": [level(f"c{one}", str(one), str(one)) for one in range(0, 11, 5)],
        "headline": ["c10"],
        "headline_label": label("som är helt lugna", "who are entirely calm"),
        "mean": True,
    },
]
ANSWERS: dict[str, Answer] = {
    "q0": lambda number, sector: ["Sommar", "Hela året"][(number + sector) % 2],
    "q1": lambda number, sector: ["Nej", "Ja", "Ja", "Nej", "Osäker"][(number * (sector + 1)) % 5],
    "q2": lambda number, sector: ["0", "2", "1-3", "4 eller fler"][(number + sector) % 4],
    "q3_1": lambda number, sector: "1" if number % 2 else "0",
    "q3_2": lambda number, sector: "1" if number % 3 else "0",
    "q3_3": lambda number, sector: "1" if (number + sector) % 3 == 0 else "0",
    "q4": lambda number, sector: ["Inte alls", "Lite", "Måttligt", "Mycket", "Oerhört"][
        (number + number // 7 * sector) % 5
    ],
    "q5": lambda number, sector: ["Saknas", "Några", "Tillräckligt", "Osäker"][
        (number * (sector + 2) // 3) % 4
    ],
    "q6": lambda number, sector: ["Aldrig", "Varje år"][(number + sector) % 3 > 0],
    "q7": lambda number, sector: ["Var för sig", "Helger", "Dagligen"][(number // 2 + sector) % 3],
    "q8": lambda number, sector: ["Ingen", "Viss", "Vet inte"][number % 3],
    "q10": lambda number, sector: f"{20 + 3 * sector + number * 7 % 31} år",
    "q11": lambda number, sector: (
        f"{3 + number * 5 % 23 / 2:g}".replace(".", ",")
        if ANSWERS["q1"](number, sector) != "Nej"
        else ""
    ),
    "q12": lambda number, sector: ["0", "5", "10"][(number * 5 + sector) % 3],
    "q9": lambda number, sector: "Ring Pelle Påhittad" if number == 3 else "",
}


def codebook(survey: str, sectors: list[Any], questions: list[Row], **more: Any) -> Row:
    """The declaration of an invented survey."""
    return {
        "survey": survey,
        "year": 2031,
        "title": label("Trygg vid vattnet", "Safe by the water"),
        "area": label("Skärgårdsriket", "The Archipelago"),
        "authority": label("Sjöverket", "The Water Office"),
        "wording": "original",
        "export": {
            "files": ["answers.csv"],
            "columns": {"respondent": "nr", "actor": "who", "submitted": "day"},
        },
        "sectors": [
            {
                "id": sector,
                "label": label(sv, en),
                "actors": [
                    {"id": actor, "label": label(name, english), "invited": invited}
                    for actor, name, english, invited in actors
                ],
            }
            for sector, sv, en, actors in sectors
        ],
        "questions": questions,
        **more,
    }


def responses(declared: Row, share: float) -> Iterator[Row]:
    """Answers of a share of those invited, by the fixed rule."""
    columns = {
        name
        for question in declared["questions"]
        for name in (
            question.get("column"),
            *(one.get("column") for one in question.get("levels", ())),
        )
        if name
    }
    number = 0
    for place, sector in enumerate(declared["sectors"]):
        for actor in sector["actors"]:
            for _ in range(round(share * actor["invited"])):
                number += 1
                row = {
                    "nr": f"r{number}",
                    "who": actor["label"]["sv"],
                    "day": f"2031-05-{1 + number % 28:02d} 10:00",
                }
                row |= {column: ANSWERS[column](number, place) for column in sorted(columns)}
                for column in columns & {"q3_1", "q3_2", "q3_3"}:
                    row[column] = row[column] if row["q1"] == "Ja" else ""
                yield row


def make_survey(
    root: Path, declared: Row, share: float = 0.8, published: Mapping[str, str] | None = None
) -> None:
    """Write a survey's folder into a project that has the shipped notebooks.

    Parameters
    ----------
    root
        The project's folder; made where it is missing.
    declared
        The codebook.
    share
        How many of those invited answer.
    published
        Published tables, as CSV by name without ending.
    """
    folder = root / "data/raw" / declared["survey"]
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "notebooks", root / "notebooks", dirs_exist_ok=True)
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    rows = list(responses(declared, share))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "answers.csv").write_text(text.getvalue(), encoding="utf-8")
    files: Row = {"answers.csv": {"source": "survey", "note": "Invented by a test."}}
    for name, content in (published or {}).items():
        path = folder / "published" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        files[f"published/{name}.csv"] = {"source": "published", "note": "Invented by a test."}
    _write_yaml(folder / "codebook.yml", declared)
    _write_yaml(folder / "provenance.yml", {"survey": declared["survey"], "files": files})


def _write_yaml(path: Path, content: Row) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
