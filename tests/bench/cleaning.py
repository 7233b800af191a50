"""Measure reading, cleaning and counting against reading alone, for more and more respondents.

``python -m tests.bench.cleaning [respondents ...]`` makes an export with thirty
questions, runs each step in a process of its own and prints the ratios. About one cell in forty is
written in another way than the codebook says; one submission in two hundred is a duplicate.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import yaml

SURVEY = "scale"
QUESTIONS = 30
SIZES = (10_000, 100_000, 1_000_000)
REPEATS = 3
MOST_TIMES_READING = 3.0
MOST_GIBIBYTES = 3.0
MOST_GROWTH = 11.0

_LEVELS = {"no": "Inte berörd", "partly": "Delvis berörd", "yes": "Berörd", "dont_know": "Vet ej"}
_MESSY = ("berörd", " Inte berörd", "DELVIS BERÖRD", "vet inte", "ej svar", "")


def declaration(respondents: int) -> dict[str, Any]:
    """Return the codebook of a survey with thirty questions."""

    def text(words: str) -> dict[str, str]:
        return {"sv": words, "en": words}

    levels = [
        {"id": name, "label": text(label), "aliases": ["vet inte"] if name == "dont_know" else []}
        for name, label in _LEVELS.items()
    ]
    kinds = ["ordinal"] * 22 + ["single"] * 5 + ["count"] * 2 + ["free_text"]
    questions = [
        {"id": f"q{place}", "theme": "experience", "type": kind, "column": f"F{place}",
         "text": text(f"Q{place}"), "label": text(f"Q{place}")}
        | ({"levels": levels, "headline": ["yes"], "headline_label": text("yes")}
           if kind in {"ordinal", "single"} else {})
        for place, kind in enumerate(kinds, 1)
    ]  # fmt: skip
    return {
        "survey": SURVEY,
        "title": text("Scale"),
        "area": text("County"),
        "authority": text("Board"),
        "year": 2010,
        "wording": "original",
        "export": {
            "files": ["responses.csv"],
            "columns": {"respondent": "Id", "submitted": "Inskickad", "actor": "Aktör",
                        "duration": "Tid", "finished": "Klar"},
            "no_answer": ["ej svar"],
        },
        "sectors": [
            {"id": f"s{sector}", "label": text(f"Sektor {sector}"), "actors": [
                {"id": f"a{sector}_{actor}", "label": text(f"Aktör {sector}.{actor}"),
                 "invited": respondents} for actor in range(3)]}
            for sector in range(4)
        ],
        "questions": questions,
    }  # fmt: skip


def write_survey(folder: Path, respondents: int) -> Path:
    """Write a survey's codebook and export; returns the export's path."""
    generator = np.random.default_rng(respondents)

    def drawn(values: list[str], weights: list[float]) -> pa.Array:
        chances = np.array(weights) / np.sum(weights)
        codes = generator.choice(len(values), respondents, p=chances).astype(np.int8)
        return pa.DictionaryArray.from_arrays(codes, values).cast(pa.string())

    ids = np.arange(respondents)
    again = generator.random(respondents) < 0.005
    ids[again] = np.maximum(ids[again] - 1, 0)
    seconds = np.datetime64("2010-04-01T00:00:00") + generator.integers(0, 3_000_000, respondents)
    actors = [f"Aktör {sector}.{actor}" for sector in range(4) for actor in range(3)]
    columns = {
        "Id": pa.array([f"S{number:07d}" for number in ids]),
        "Inskickad": pa.array(np.datetime_as_string(seconds)),
        "Aktör": drawn([*actors, actors[0].upper()], [1] * 12 + [0.3]),
        "Tid": pa.array([f"{tenths / 10:.1f}".replace(".", ",")
                         for tenths in generator.integers(20, 400, respondents)]),
        "Klar": drawn(["Ja", "Nej"], [95, 5]),
    }  # fmt: skip
    for question in declaration(respondents)["questions"]:
        if question["type"] == "count":
            values = drawn(["", "0", "1", "2", "2 eller fler", "6-8"], [60, 20, 10, 6, 2, 2])
        elif question["type"] == "free_text":
            values = drawn(["", 'Ett svar; med "citat"', "Mer"], [90, 5, 5])
        else:
            values = drawn([*_LEVELS.values(), *_MESSY], [30, 30, 25, 12.5, *[0.4] * 5, 0.5])
        columns[question["column"]] = values
    folder.mkdir(parents=True)
    text = yaml.safe_dump(declaration(respondents), allow_unicode=True, sort_keys=False)
    (folder / "codebook.yml").write_text(text, encoding="utf-8")
    options = pa.csv.WriteOptions(delimiter=";", quoting_style="needed")
    pa.csv.write_csv(pa.table(columns), folder / "responses.csv", options)
    return folder / "responses.csv"


def read_alone(path: Path) -> Callable[[], object]:
    """Return the yardstick: pandas with the same parser, every cell as text."""
    return lambda: pd.read_csv(path, sep=";", engine="pyarrow", dtype=str)


def whole_way(count: bool) -> Callable[[], object]:
    """Return reading and cleaning, and counting where asked for."""
    from helpers.cleaning import clean  # noqa: PLC0415
    from helpers.disclosure.blocks import count_blocks  # noqa: PLC0415
    from helpers.disclosure.counts import count_cases, count_items, count_response  # noqa: PLC0415
    from helpers.reading import read_export  # noqa: PLC0415
    from helpers.survey.codebook import read_codebook  # noqa: PLC0415
    from helpers.survey.paths import SurveyFolder  # noqa: PLC0415

    folder = SurveyFolder(SURVEY)
    codebook = read_codebook(folder)

    def run() -> object:
        cleaned = clean(read_export(folder, codebook), codebook, b"secret")
        if count:
            counters = (count_blocks, count_response, count_items, count_cases)
            return [counter(cleaned.responses, codebook) for counter in counters]
        return cleaned

    return run


STEPS = ("pandas.read_csv", "read + clean", "read + clean + count")


def measure(step: str, path: Path) -> dict[str, float]:
    """Return the shortest time of a step in seconds and its peak memory in GiB."""
    run = read_alone(path) if step == STEPS[0] else whole_way(count=step == STEPS[2])
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
        del result
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": min(times), "gibibytes": peak / 2**20}


def _in_own_process(step: str, root: Path, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--step", step, "--path", str(path)]
    environment = os.environ | {"SURVEY_REPORT_ROOT": str(root)}
    output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(output.stdout)
    return result


def main() -> int:
    """Run the benchmark; returns 1 where a limit is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("respondents", nargs="*", type=int, default=SIZES)
    parser.add_argument("--step", choices=STEPS)
    parser.add_argument("--path", type=Path)
    options = parser.parse_args()
    if options.step:
        sys.stdout.write(json.dumps(measure(options.step, options.path)))
        return 0
    exceeded = False
    before: float | None = None
    sys.stdout.write(f"{QUESTIONS} questions; shortest of {REPEATS} runs\n")
    for respondents in options.respondents:
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            path = write_survey(root / "data/raw" / SURVEY, respondents)
            results = {step: _in_own_process(step, root, path) for step in STEPS}
        alone = results[STEPS[0]]["seconds"]
        for step, result in results.items():
            sys.stdout.write(
                f"{respondents:>9} respondents  {step:<22}{result['seconds']:8.2f} s"
                f"{result['seconds'] / alone:6.2f} x reading{result['gibibytes']:6.2f} GiB\n"
            )
        whole = results[STEPS[2]]
        growth = whole["seconds"] / before if before else None
        if growth:
            sys.stdout.write(f"{'':>9} {growth:.1f} times the time of the size before\n")
        exceeded |= respondents >= SIZES[-1] and (
            whole["seconds"] / alone > MOST_TIMES_READING or whole["gibibytes"] > MOST_GIBIBYTES
        )
        exceeded |= growth is not None and growth > MOST_GROWTH
        before = whole["seconds"]
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
