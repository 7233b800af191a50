"""Make the survey folder of a county that does not exist, after the example of another survey.

``python -m tests.workflow.county NUMBER FOLDER``. The questionnaire stays; how many are invited and
answer, and how they answer, changes by chance. The number of the county is the seed: the same
number gives the same folder, in a second or so.
"""

import argparse
import hashlib
from pathlib import Path
from typing import Any

from helpers.folders.survey_folders import empty_tables, new_folder, remove_particulars, write_text
from helpers.folders.yaml_copies import read_to_change, written
from helpers.survey.codebook import Codebook, read_codebook
from helpers.survey.paths import SurveyFolder
from helpers.survey.yaml_files import read_yaml
from helpers.synthetic.export import RECIPE, Chance, Recipe, export_of

_CODEBOOK_HEAD = """\
# An invented county: no such county exists and nobody gave these answers. The folder was made by
# `python -m tests.workflow.county --like {like} --year {year} {number} {name}`.
"""
_RECIPE_HEAD = """\
# What the synthetic export is made of; read by `python -m helpers.synthetic {name}`.
# Varied by chance from the recipe of {like}; all of it is invented.
"""
_README = """\
# {name}: an invented county

Made by a program (`tests/workflow/county.py`) to show how surveys are compared. No such county
exists, and nobody gave these answers. The published tables are empty: nothing has been published.
"""
_NOTE = (
    "Made up by helpers.synthetic from synthetic.yml; every answer is invented. Not a finding "
    "about any county."
)


def make_county(
    like: SurveyFolder, number: int, target: Path, year: int | None = None
) -> SurveyFolder:
    """Make the survey folder of an invented county.

    Parameters
    ----------
    like
        A survey with a recipe (``synthetic.yml``).
    number
        Number of the county, from 1; it seeds every choice and stands in the county's name.
    target
        The folder to make; its name is the survey's. It must not be there yet.
    year
        Year of the survey; None for that of ``like``.
    """
    codebook = read_codebook(like)
    recipe = read_yaml(like.raw / RECIPE, Recipe)
    year = year or codebook.year
    with new_folder(target) as folder:
        chance = Chance(number)
        invited = {
            actor.id: max(3, round(actor.invited * (0.6 + chance.between(0, 1))))
            for actor in codebook.actors
        }
        content = _codebook_content(like, invited, (number, year, target.name))
        head = _CODEBOOK_HEAD.format(like=like.name, number=number, year=year, name=target.name)
        write_text(folder, "codebook.yml", head + written(content))
        mine = read_yaml(folder / "codebook.yml", Codebook)
        varied = _varied(recipe, codebook, mine, chance)
        head = _RECIPE_HEAD.format(name=target.name, like=like.name)
        write_text(folder, RECIPE, head + written(varied))
        export = export_of(mine, read_yaml(folder / RECIPE, Recipe))
        name = mine.export.files[0]
        (folder / name).write_bytes(export)
        tables = empty_tables(like)
        for table, header in tables.items():
            write_text(folder, table, header)
        write_text(folder, "README.md", _README.format(name=target.name))
        checksum = hashlib.sha256(export).hexdigest()
        origin = {"seed": varied["seed"], "sha256": checksum, "note": _NOTE}
        files: dict[str, dict[str, object]] = {name: {"source": "synthetic"} | origin}
        files |= {table: {"source": "published", "note": "Empty."} for table in tables}
        record = {"survey": target.name, "files": files}
        write_text(folder, "provenance.yml", written(record))
    return SurveyFolder(target.name)


def _codebook_content(
    like: SurveyFolder, invited: dict[str, int], what: tuple[int, int, str]
) -> Any:
    number, year, name = what
    content = read_to_change(like.codebook.read_text(encoding="utf-8"))
    content |= {
        "survey": name,
        "year": year,
        "title": {
            "sv": f"Påhittat exempel: enkät i Exempellän {number}",
            "en": f"Invented example: survey in Example County {number}",
        },
        "area": {"sv": f"Exempellän {number}", "en": f"Example County {number}"},
        "authority": {
            "sv": f"Påhittad myndighet i Exempellän {number}",
            "en": f"Invented authority of Example County {number}",
        },
    }
    for sector in content["sectors"]:
        for actor in sector["actors"]:
            actor["invited"] = invited[actor["id"]]
    remove_particulars(content)
    return content


def _varied(recipe: Recipe, like: Codebook, mine: Codebook, chance: Chance) -> dict[str, object]:
    """Return the recipe with other numbers: its keys in order, as plain data."""
    answered, cases = {}, {}
    for before, actor in zip(like.actors, mine.actors, strict=True):
        rate = recipe.answered[actor.id] / before.invited * chance.between(0.85, 1.1)
        answered[actor.id] = max(1, min(actor.invited, round(rate * actor.invited)))
        kept = [list(case) for case in recipe.cases.get(actor.id, ()) if chance.happens(0.8)]
        if kept:
            cases[actor.id] = kept[: answered[actor.id]]
    weights = {}
    for question, sectors in recipe.weights.items():
        levels = len(next(iter(sectors.values())))
        county = [chance.between(0.6, 1.5) for _ in range(levels)]
        weights[question] = {
            sector: [
                round(weight * factor * chance.between(0.8, 1.25), 2)
                for weight, factor in zip(shares, county, strict=True)
            ]
            for sector, shares in sectors.items()
        }
    changed: dict[str, object] = {
        "survey": mine.survey,
        "seed": 1 + chance.below(100_000),
        "respondent_prefix": f"X{mine.year % 100:02d}-",
        "first_day": f"{mine.year}{recipe.first_day[4:]}",
        "answered": answered,
        "cases": cases,
        "weights": weights,
    }
    return recipe.model_dump(mode="json") | changed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--like", default="kronoberg-2010")
    parser.add_argument("--year", type=int)
    options = parser.parse_args()
    make_county(SurveyFolder(options.like), options.number, options.folder, options.year)
