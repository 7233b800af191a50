"""Make a synthetic export: answers that nobody gave, in the shape a survey tool delivers.

The file ``synthetic.yml`` of the survey folder says what is reproduced and what is invented. The
same file and seed give the same bytes.
"""

import csv
import io
import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from helpers.survey.codebook import Actor, Codebook, Question, read_codebook
from helpers.survey.faults import Fault, InputError
from helpers.survey.paths import SurveyFolder
from helpers.survey.yaml_files import read_yaml

ENCODING = "cp1252"
RECIPE = "synthetic.yml"
Option = TypeVar("Option")
Row = dict[str, str]


class Recipe(BaseModel):
    """What a synthetic export is made of; the keys are explained in ``synthetic.yml``.

    Every question with levels, a multiple-response one apart, needs ``weights`` for every sector.
    A respondent with ``cases`` (one text a count question) passes every filter question.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    survey: str
    seed: int
    respondent_prefix: str
    first_day: str
    days: int
    answered: dict[str, int]
    cases: dict[str, tuple[tuple[str, ...], ...]]
    weights: dict[str, dict[str, tuple[float, ...]]]
    items: dict[str, dict[str, float]]
    left_unanswered: float
    spelled_otherwise: float
    unfinished: int
    opened_only: int
    repeated: int
    comments: tuple[str, ...]


class Chance:
    """Seeded choices built on ``random.random`` alone, which every Python version repeats."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def happens(self, probability: float) -> bool:
        """Return True with the given probability."""
        return self._random() < probability

    def between(self, low: float, high: float) -> float:
        """Return a number between two limits."""
        return low + (high - low) * self._random()

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to limit - 1."""
        return int(self._random() * limit)

    def one_of(self, options: Sequence[Option], weights: Sequence[float] | None = None) -> Option:
        """Return one option, in proportion to the weights where there are any."""
        if weights is None:
            return options[self.below(len(options))]
        mark = self._random() * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            mark -= weight
            if mark < 0:
                return option
        return options[-1]

    def shuffled(self, options: Sequence[Option]) -> list[Option]:
        """Return the options in random order."""
        return [option for _, option in sorted((self._random(), option) for option in options)]


def synthetic_export(folder: SurveyFolder) -> bytes:
    """Make the synthetic export of a survey.

    Parameters
    ----------
    folder
        The survey, with ``codebook.yml`` and ``synthetic.yml``.

    Returns
    -------
    bytes
        A semicolon-separated file in Windows-1252 with CRLF line ends, one line a submission:
        misspelt, repeated and half-finished ones among them.

    Raises
    ------
    InputError
        The codebook or the recipe is faulty, or they do not fit together.
    """
    codebook = read_codebook(folder)
    return export_of(codebook, read_yaml(folder.raw / RECIPE, Recipe))


def export_of(codebook: Codebook, recipe: Recipe) -> bytes:
    """Make the synthetic export of a codebook and a recipe; see ``synthetic_export``."""
    faults = list(_faults(codebook, recipe))
    if faults:
        raise InputError(faults)
    rows = _Generator(codebook, recipe).submissions()
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(ENCODING)


def _faults(codebook: Codebook, recipe: Recipe) -> Iterator[Fault]:
    """Yield what the recipe lacks of the codebook's."""
    for actor in codebook.actors:
        answered = recipe.answered.get(actor.id)
        place = f"answered.{actor.id}"
        if answered is None:
            yield Fault(RECIPE, "say how many of this actor answered", column=place)
        elif not 0 <= answered <= actor.invited:
            expected = f"expected 0 to {actor.invited}, the number invited"
            yield Fault(RECIPE, expected, column=place, value=str(answered))
        elif len(recipe.cases.get(actor.id, ())) > answered:
            yield Fault(RECIPE, "more respondents with cases than answered", column=place)
    for question in codebook.questions:
        if question.type == "multiple":
            chances = recipe.items.get(question.id, {})
            for level in question.levels:
                if level.id not in chances:
                    place = f"items.{question.id}.{level.id}"
                    yield Fault(RECIPE, "give the chance of a tick", column=place)
        elif question.levels:
            weights = recipe.weights.get(question.id, {})
            for sector in codebook.sectors:
                if len(weights.get(sector.id, ())) != len(question.levels):
                    place = f"weights.{question.id}.{sector.id}"
                    expected = f"expected {len(question.levels)} weights, one a level"
                    yield Fault(RECIPE, expected, column=place)


class _Generator:
    def __init__(self, codebook: Codebook, recipe: Recipe) -> None:
        self.codebook = codebook
        self.recipe = recipe
        self.chance = Chance(recipe.seed)
        self.columns = codebook.export.columns
        self.respondent = self.columns.respondent or "respondent"
        self.submitted = self.columns.submitted or "submitted"
        words = codebook.export.finished_values
        self.finished = "Ja" if "ja" in words else words[0]
        # The answers that lead past each filter question.
        self.passing = {q.asked_if.question: q.asked_if.levels[0]
                        for q in reversed(codebook.questions) if q.asked_if}  # fmt: skip

    def submissions(self) -> list[Row]:
        """Return all lines of the export, in the order of submission."""
        rows = [row for actor in self.codebook.actors for row in self._answers_of(actor)]
        without_cases = [row for row in rows if not self._has_cases(row)]
        order = self.chance.shuffled(range(len(without_cases)))
        for index in order[: self.recipe.unfinished]:
            self._break_off(without_cases[index])
        rows += [self._opened_only() for _ in range(self.recipe.opened_only)]
        for number, index in enumerate(self.chance.shuffled(range(len(rows))), start=1):
            rows[index][self.respondent] = f"{self.recipe.respondent_prefix}{number:04d}"
        finished = [row for row in rows if self._is_finished(row)]
        for index in self.chance.shuffled(range(len(finished)))[: self.recipe.repeated]:
            rows.append(self._earlier_attempt(finished[index]))
        rows.sort(key=lambda row: row[self.submitted])
        return rows

    def _answers_of(self, actor: Actor) -> Iterator[Row]:
        answered = self.recipe.answered[actor.id]
        cases = self.recipe.cases.get(actor.id, ())
        for number in range(answered):
            yield self._answer(actor, cases[number] if number < len(cases) else None)

    def _answer(self, actor: Actor, cases: tuple[str, ...] | None) -> Row:
        sector = self.codebook.sector_of[actor.id]
        row = self._opened_only()
        row[self.columns.actor] = self._spell(actor.label.first, actor.aliases)
        self._mark(row, finished=True)
        case_answers = iter(cases or ())
        for question in self.codebook.questions:
            if question.type == "count":
                row[question.columns[0]] = next(case_answers, "")
            elif question.type == "multiple" and cases is not None:
                chances = self.recipe.items[question.id]
                ticked = [lv for lv in question.levels if self.chance.happens(chances[lv.id])]
                if question.column is not None:
                    names = [level.label.first for level in ticked]
                    row[question.column] = question.separator.join(names)
                else:
                    row |= {level.column or "": "Ja" for level in ticked}
            elif question.type == "free_text" and self.chance.happens(0.25):
                row[question.columns[0]] = self.chance.one_of(self.recipe.comments)
            elif question.levels and question.type != "multiple":
                row[question.columns[0]] = self._level(question, sector, cases is not None)
        return row

    def _level(self, question: Question, sector: str, has_cases: bool) -> str:
        passing = self.passing.get(question.id)
        if passing is not None and has_cases:
            level = question.level(passing)
            return self._spell(level.label.first, level.aliases)
        if passing is None and self.chance.happens(self.recipe.left_unanswered):
            return self.chance.one_of(["", *self.codebook.export.no_answer])
        level = self.chance.one_of(question.levels, self.recipe.weights[question.id][sector])
        return self._spell(level.label.first, level.aliases)

    def _spell(self, name: str, aliases: Sequence[str]) -> str:
        """Return a name as people type it: most as offered, some otherwise."""
        if not self.chance.happens(self.recipe.spelled_otherwise):
            return name
        split = name[0] + " " + name[1:] if name[0] == "Å" else name
        return self.chance.one_of(
            [name.upper(), name.lower(), f" {name}", f"{name}  ", f"{name}\xa0", split, *aliases]
        )

    def _opened_only(self) -> Row:
        """Return a line of someone who opened the questionnaire and answered nothing."""
        columns = self.columns
        day = datetime.fromisoformat(self.recipe.first_day)
        minutes = self.chance.below(self.recipe.days) * 1440 + 420 + self.chance.below(660)
        submitted = day + timedelta(minutes=minutes)
        duration = 4 + self.chance.below(260) / 10
        row = {
            self.respondent: "",
            self.submitted: submitted.strftime("%Y-%m-%d %H:%M"),
            columns.actor: self.chance.one_of(self.codebook.actors).label.first,
        }
        if columns.duration is not None:
            row[columns.duration] = f"{duration:.1f}".replace(".", ",")
        self._mark(row, finished=False)
        return row | {
            column: "" for question in self.codebook.questions for column in question.columns
        }

    def _mark(self, row: Row, *, finished: bool) -> None:
        if self.columns.finished is not None:
            row[self.columns.finished] = self.finished if finished else "Nej"

    def _is_finished(self, row: Row) -> bool:
        name = self.columns.finished
        return name is not None and row[name] == self.finished

    def _has_cases(self, row: Row) -> bool:
        counts = [question for question in self.codebook.questions if question.type == "count"]
        return any(row[question.columns[0]] for question in counts)

    def _break_off(self, row: Row) -> None:
        """Empty a line from some question on, as when a respondent gives up."""
        columns = [column for question in self.codebook.questions for column in question.columns]
        gates = [self.codebook.question(gate).columns[0] for gate in self.passing]
        answered = max((columns.index(gate) for gate in gates), default=0) + 1
        keep = answered + self.chance.below(len(columns) - answered - 1)
        for column in columns[keep:]:
            row[column] = ""
        self._mark(row, finished=False)

    def _earlier_attempt(self, row: Row) -> Row:
        """Return the respondent's first, unfinished try: the later one is the one to keep."""
        earlier = dict(row)
        submitted = datetime.fromisoformat(row[self.submitted]) - timedelta(minutes=45)
        earlier[self.submitted] = submitted.strftime("%Y-%m-%d %H:%M")
        self._break_off(earlier)
        return earlier
